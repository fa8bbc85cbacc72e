"""Staff's words in the language that is installed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.languages import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from kiosk.maintenance.words import Said

_CONTEXT: Final = "Maintenance"
_LANGUAGES: Final = ("zh", SOURCE_LANGUAGE)
_PLACE: Final = re.compile(r"%([1-9])")


def said_words(said: Said | str) -> str:
    """What is said, as it is read. A `str` stays as it is.

    Filled in at once: a fact may hold a "%1" of its own. One that is missing is a bug and raises IndexError.
    """
    if isinstance(said, str):
        return said
    words = QCoreApplication.translate(_CONTEXT, said.words)
    return _PLACE.sub(lambda place: said.facts[int(place[1]) - 1], words)


def staff_language(language: str) -> str:
    """Of staff's screens, on a glass in `language`: English for what staff's words are not in."""
    return language if language.partition("_")[0] in _LANGUAGES else SOURCE_LANGUAGE
