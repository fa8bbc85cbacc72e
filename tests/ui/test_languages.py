"""A third language, from right to left: switched on by the settings, spelt by its own face."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QFont, QGlyphRun, QGuiApplication, QRawFont, QTextLayout

from ui.fonts import FAMILIES, use_house_font
from ui.languages import SOURCE_LANGUAGE, TRANSLATIONS, Languages, is_right_to_left, locale_of

SENTENCE = "وجّه رمز بطاقتك الصحية نحو الكاميرا؟"
ARABIC = "Noto Sans Arabic UI"
LATIN = "Noto Sans CJK SC"


@pytest.fixture
def face(qapp: QGuiApplication) -> Iterator[QFont]:  # noqa: ARG001 - fonts need one
    before = QGuiApplication.font()
    use_house_font()
    font = QGuiApplication.font()
    font.setPixelSize(100)
    yield font
    QGuiApplication.setFont(before)


def laid_out(text: str, font: QFont) -> list[QGlyphRun]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(100_000)
    layout.endLayout()
    return layout.glyphRuns()


def runs(text: str, font: QFont) -> list[tuple[str, QRawFont]]:
    """The families that draw it, and their fonts."""
    return [(run.rawFont().familyName(), run.rawFont()) for run in laid_out(text, font)]


def test_every_language_has_its_file() -> None:
    for language in ("zh_CN", "ar"):
        assert (TRANSLATIONS / f"yima_{language}.qm").exists()
    assert SOURCE_LANGUAGE == "en"


@pytest.mark.parametrize(("language", "turned"), [("zh_CN", False), ("en", False), ("ar", True)])
def test_which_are_written_from_the_right(language: str, turned: bool) -> None:
    assert is_right_to_left(language) is turned


@pytest.mark.parametrize("language", ["zh_CN", "en", "ar"])
def test_figures_are_the_hospitals_in_every_language(language: str) -> None:
    day = locale_of(language).toString(QDate(2026, 11, 30), "d MMMM yyyy")
    assert "30" in day
    assert "2026" in day


def test_the_words_change_with_the_language(qapp: QGuiApplication) -> None:
    languages = Languages()
    try:
        assert languages.use("ar")
        assert qapp.translate("BottomBar", "Back") == "رجوع"
        assert languages.use("zh_CN")
        assert qapp.translate("BottomBar", "Back") == "返回"
    finally:
        languages.use(SOURCE_LANGUAGE)


def test_arabic_is_drawn_by_its_own_face_and_figures_by_the_house_face(face: QFont) -> None:
    assert FAMILIES.index(LATIN) < FAMILIES.index(ARABIC)
    assert {family for family, _ in runs("صباح", face)} == {ARABIC}
    assert {family for family, _ in runs("126.50 A017", face)} == {LATIN}
    face.setBold(True)
    assert {family for family, _ in runs("صباح", face)} == {ARABIC}


def test_no_sign_of_an_arabic_sentence_is_missing(face: QFont) -> None:
    for run in laid_out(SENTENCE + "\u200f\u2068心内科\u2069، «12»", face):
        assert 0 not in run.glyphIndexes()


def test_arabic_letters_fit_into_the_lines_of_the_house_face(face: QFont) -> None:
    """A line is as high as the first family says, whoever draws the letters."""
    line = runs("A", face)[0][1]
    letters = [run for family, run in runs(SENTENCE, face) if family == ARABIC]
    for run in letters:
        assert run.ascent() <= line.ascent() + 1
        assert run.descent() <= line.descent() + 1
