"""Translations are complete, in step with the sources, and come out the same every time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QGuiApplication

from ui import translations
from ui.languages import TRANSLATIONS, is_right_to_left
from ui.paper.readiness_words import CHINESE as ON_PAPER

FILES = translations.translation_files()
CHINESE = TRANSLATIONS / "yima_zh_CN.ts"
ISOLATED = re.compile("\u2068¥?(?:%\\d|\\{\\w+\\})\u2069")

every_language = pytest.mark.parametrize("ts", FILES, ids=translations.language_of)


def test_nothing_is_behind_or_unfinished_and_nothing_is_translated_that_is_not_there() -> None:
    assert translations.problems() == []


def test_the_languages_are_those_of_the_files() -> None:
    assert [translations.language_of(each) for each in FILES] == ["ar", "zh_CN"]


def test_a_text_without_translation_is_found(tmp_path: Path) -> None:
    ts = tmp_path / "yima_zh_CN.ts"
    whole = CHINESE.read_text(encoding="utf8")
    ts.write_text(whole.replace("<translation>返回</translation>", "<translation/>"), "utf8")
    assert set(translations.unfinished(ts)) - set(translations.unfinished(CHINESE)) == {"Back"}


@pytest.mark.parametrize(
    ("context", "for_staff"),
    [
        ("Maintenance", True),
        ("StaffPageScreen", True),
        ("StaffKeys", True),
        ("StaffNote", False),
        ("AttractScreen", False),
    ],
)
def test_what_only_staff_read_is_demanded_in_chinese_alone(
    tmp_path: Path, context: str, *, for_staff: bool
) -> None:
    written = (
        f"<TS><context><name>{context}</name><message><source>Paper</source><translation/></message>"
        "</context></TS>"
    )
    for language, demanded in (("zh_CN", True), ("ar", not for_staff)):
        ts = tmp_path / f"yima_{language}.ts"
        ts.write_text(written, "utf8")
        assert translations.unfinished(ts) == ["Paper"] * demanded


def test_the_words_of_checks_are_the_same_on_the_paper_and_on_the_glass() -> None:
    glass = {
        source: text
        for context, source, text in translations._messages(CHINESE)
        if context == "Maintenance"
    }
    shared = glass.keys() & ON_PAPER.keys()
    assert {ON_PAPER[each] for each in shared} >= {"小票打印机", "合格", "负载"}
    assert {each: glass[each] for each in shared} == {each: ON_PAPER[each] for each in shared}


def test_a_translation_that_loses_what_is_filled_in_is_found(tmp_path: Path) -> None:
    ts = tmp_path / "yima_zh_CN.ts"
    whole = CHINESE.read_text(encoding="utf8")
    ts.write_text(
        whole.replace("<translation>单号 %1</translation>", "<translation>单号 %2</translation>")
    )
    assert translations.mismatched(ts) == ["Bill %1"]


@every_language
def test_updating_twice_changes_nothing(ts: Path, tmp_path: Path) -> None:
    copy, qm = tmp_path / ts.name, tmp_path / "compiled.qm"
    copy.write_bytes(ts.read_bytes())
    translations.update_translations(copy)
    translations.compile_translations(copy, qm)
    assert copy.read_bytes() == ts.read_bytes()
    assert qm.read_bytes() == ts.with_suffix(".qm").read_bytes()


def test_a_new_file_has_every_text_of_the_sources(tmp_path: Path) -> None:
    ts = tmp_path / "yima_de.ts"
    translations.update_translations(ts)
    fresh = translations.unfinished(ts)
    assert "This is a payment code" in fresh
    assert "How would you like to pay?" in fresh


@pytest.mark.parametrize(
    ("text", "kept_apart"),
    [
        ("رجوع", "رجوع"),
        ("%1، %2", "\u200f\u2068%1\u2069، \u2068%2\u2069"),
        ("دفع ¥%1", "\u200fدفع \u2068¥%1\u2069"),
        ("تسري من {date}", "\u200fتسري من \u2068{date}\u2069"),
    ],
)
def test_what_is_filled_in_is_kept_apart_from_the_sentence(text: str, kept_apart: str) -> None:
    assert translations.isolated(text) == kept_apart


@every_language
def test_compiled_sentences_from_the_right_isolate_all_that_is_filled_in(
    qapp: QGuiApplication,  # noqa: ARG001 - a translator needs one
    ts: Path,
) -> None:
    translator = QTranslator()
    assert translator.load(str(ts.with_suffix(".qm")))
    for source, context in (("Paid with %1", "PaidScreen"), ("This bill has changed", "Reasons")):
        text = translator.translate(context, source)
        assert text
        assert bool(ISOLATED.search(text)) == (is_right_to_left(ts.stem[5:]) and "%1" in source)


@every_language
def test_every_translation_is_of_its_own_script(ts: Path) -> None:
    script = {"ar": "[\u0600-\u06ff]", "zh_CN": "[\u4e00-\u9fff]"}[translations.language_of(ts)]
    brands = {"WeChat Pay", "Alipay", "UnionPay"}
    bare = [
        text
        for _context, source, text in translations._messages(ts)
        if text
        and re.search("[a-z]{2}", re.sub(r"%\d|\{\w+\}", "", source))
        and not re.search(script, text)
        and re.search(
            "[^\\W\\d_]", re.sub(r"\{\w+\}", "", text)
        )  # more than signs, as in "%1 / %2"
    ]
    assert set(bare) <= brands


def test_arabic_counts_with_the_figures_of_the_hospital() -> None:
    text = (TRANSLATIONS / "yima_ar.ts").read_text(encoding="utf8")
    assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", text)


def test_arabic_has_its_own_commas_and_question_marks() -> None:
    text = (TRANSLATIONS / "yima_ar.ts").read_text(encoding="utf8")
    assert not re.search("[\u0600-\u06ff][,;?]", text)


@pytest.mark.parametrize("letters", ["<translation>[^<]*(?<=[\u4e00-\u9fff])[,;:?!](?!\\d)"])
def test_chinese_has_punctuation_of_its_own_width(letters: str) -> None:
    assert not re.findall(letters, CHINESE.read_text(encoding="utf8"))
