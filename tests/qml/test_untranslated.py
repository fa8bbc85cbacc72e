"""In the pseudo-language every word of ours is in brackets: what is not was never translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from kiosk.session.screens import View
from tests.brief_looks import screen_of
from tests.sampling import sampled
from ui.gallery import LANGUAGES, Look, Studio
from ui.inspection import targets_on, visible_items, words_on
from ui.pseudo import LONG
from ui.samples import HOSPITAL, samples
from ui.view_props import props_of

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_SPOKEN = ("heading", "spoken", "spokenPrivately", "aloud")
# What is the same in every language: names of languages and signs in which results are told.
_OF_NO_LANGUAGE = ("中文", "English", "العربية", "PDF", "X", "SM3", "SHA-256", "https://")


@pytest.mark.parametrize("screen", sorted({screen_of(name) for name in samples()}))
def test_every_word_of_ours_is_translated(studio: Studio, screen: str) -> None:
    found = {}
    for name in sampled((each for each in samples() if screen_of(each) == screen), one_in=2):
        view = samples()[name]
        studio.show(name, view, Look(language=LONG))
        studio.picture()
        # One letter alone is a key of staff's keyboard.
        words = (text for text in _told(studio) if len(text) > 1)
        left = {text for text in words if _untranslated(text, view)}
        if left:
            found[name] = left
    assert found == {}


def test_a_word_that_is_not_translated_is_found() -> None:
    view = samples()["offer"]
    assert not _untranslated("[Ýõõüür ñåmêê]: 张*明", view)
    assert not _untranslated("[[Gõõõõď] 张*明, [ïït ïïş] 9:42]", view)
    assert _untranslated("Your name: 张*明", view)
    assert _untranslated("[Ýõõüür ñåmêê] and mine", view)


def _told(studio: Studio) -> Iterator[str]:
    """Everything that is written, read by a screen reader, or said aloud."""
    yield from (words.text for words in words_on(studio.window))
    yield from (target.name for target in targets_on(studio.window))
    for item in visible_items(studio.window):
        for name in _SPOKEN:
            text = item.property(name)
            if isinstance(text, str):
                yield text


def _untranslated(text: str, view: View) -> bool:
    while (left := _BRACKETED.sub("", text)) != text:
        text = left
    text = "".join(text.split())
    given = sorted(("".join(known.split()) for known in _known(view)), key=len, reverse=True)
    if any(text in known for known in given):  # long texts are shown in slices
        return False
    for known in given:
        text = text.replace(known, "")
    return any(letter.isalpha() for letter in text)


def _known(view: View) -> Iterator[str]:
    """What comes from the hospital, and what Qt writes of a date."""
    yield HOSPITAL
    yield from _OF_NO_LANGUAGE
    yield from (*LANGUAGES, LONG)
    locale = QLocale(LONG)
    for month in range(1, 13):
        yield from (
            locale.monthName(month),
            locale.monthName(month, QLocale.FormatType.ShortFormat),
        )
    yield from _texts(props_of(view.screen, LONG))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
