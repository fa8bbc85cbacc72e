"""How an entry of the catalogue is written."""

from __future__ import annotations

from kiosk.reasons.codes import NextStep, Reason


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for Qt Linguist and return it as it is."""
    return text


def reason(number: str, title: str, advice: str, staff: str, step: NextStep, *facts: str) -> Reason:
    return Reason(number, title, advice, staff, step, frozenset(facts))
