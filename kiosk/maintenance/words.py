"""What staff read on the pages of maintenance mode: English sources, translated in `ui` (Qt Linguist, context
"Maintenance").
"""

from __future__ import annotations

from dataclasses import dataclass


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for Qt Linguist and return it as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a label. `words`: marked by QT_TRANSLATE_NOOP; `facts`: what %1, %2 ... stand for, untranslated.

    A fact is a number, a time, a program's word; never anything of a patient.
    """

    words: str
    facts: tuple[str, ...] = ()
