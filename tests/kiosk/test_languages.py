"""What is said where something has no words in the language of the screen."""

from __future__ import annotations

import pytest

from kiosk.languages import nearest


@pytest.mark.parametrize(
    ("language", "among", "said"),
    [
        ("ar", ("zh_CN", "en", "ar"), "ar"),
        ("ar", ("zh_CN", "en"), "en"),
        ("ar", ("zh_CN",), "zh_CN"),
        ("zh_CN", ("zh_CN", "en"), "zh_CN"),
    ],
)
def test_the_language_else_english_else_what_there_is(
    language: str, among: tuple[str, ...], said: str
) -> None:
    assert nearest(language, among) == said


def test_no_words_at_all_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no languages"):
        nearest("ar", ())
