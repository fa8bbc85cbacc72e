"""The patient's words: complete, filled in, and in the language that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.reasons import CATALOGUE, Code, Failure
from ui.languages import Languages
from ui.samples_failures import failure
from ui.words import words

LANGUAGES = ("zh_CN", "en", "ar")


@pytest.fixture
def languages(qapp: QGuiApplication) -> Iterator[Languages]:  # noqa: ARG001 - translators need one
    made = Languages()
    yield made
    made.use("en")


@pytest.mark.parametrize("code", list(Code))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_with_all_facts_filled_in(
    languages: Languages, code: Code, language: str
) -> None:
    languages.use(language)
    title, advice = words(failure(code), language)
    assert title.strip()
    assert advice.strip()
    assert not re.search(r"[{}]", title + advice)


@pytest.mark.parametrize("code", list(Code))
def test_chinese_is_chinese(languages: Languages, code: Code) -> None:
    languages.use("zh_CN")
    for text in words(failure(code), "zh_CN"):
        assert re.search(r"[\u4e00-\u9fff]", text)
        assert not re.search(r"[A-Za-z]{2,}", text)
        assert not re.search(r"[,;:?!](?!\d)", text), "half-width punctuation"


@pytest.mark.parametrize("code", list(Code))
def test_no_reason_speaks_of_codes_keys_or_errors(languages: Languages, code: Code) -> None:
    languages.use("zh_CN")
    title, advice = words(failure(code), "zh_CN")
    for jargon in ("错误", "异常", "密钥", "签名", "HTTP", "无效", "失败", "非法"):
        assert jargon not in title + advice


def test_the_age_of_a_code_is_said(languages: Languages) -> None:
    languages.use("zh_CN")
    title, advice = words(Failure(Code.PRESENTATION_TOO_OLD, {"minutes": 4}), "zh_CN")
    assert title == "这个码过期了"
    assert advice.startswith("它是 4 分钟前生成的。")


@pytest.mark.parametrize("code", list(Code))
def test_arabic_is_arabic(languages: Languages, code: Code) -> None:
    languages.use("ar")
    title, advice = words(failure(code), "ar")
    assert re.search(r"[\u0600-\u06ff]", title)
    assert re.search(r"[\u0600-\u06ff]", advice) or failure(code).facts.get("words")
    left = re.sub(r"WeChat Pay|Alipay|UnionPay", "", title + advice)
    assert not re.search(r"[A-Za-z]{2,}", left)
    assert not re.search(r"[,;?]", left), "punctuation of another script"


@pytest.mark.parametrize(
    ("language", "day"),
    [("zh_CN", "2025年6月30日"), ("en", "30 June 2025"), ("ar", "30 يونيو 2025")],
)
def test_dates_are_written_as_each_language_writes_them(
    languages: Languages, language: str, day: str
) -> None:
    languages.use(language)
    _, advice = words(Failure(Code.EXPIRED, {"date": "2025-06-30"}), language)
    assert day in advice


def test_a_missing_fact_is_a_bug(languages: Languages) -> None:
    languages.use("en")
    with pytest.raises(KeyError):
        words(Failure(Code.PRESENTATION_TOO_OLD), "en")


@pytest.mark.parametrize("said", ["{minutes}", "{0}", "a } b {", "100 %1 %s"])
def test_the_hospitals_words_are_only_shown(languages: Languages, said: str) -> None:
    languages.use("en")
    _, advice = words(Failure(Code.SIGN_IN_REFUSED, {"words": said}), "en")
    assert advice == said


def test_a_refusal_without_words_sends_to_the_desk(languages: Languages) -> None:
    languages.use("en")
    _, advice = words(Failure(Code.SIGN_IN_REFUSED, {"words": "  "}), "en")
    assert advice == CATALOGUE[Code.HOSPITAL_REFUSED].advice


def test_a_language_without_a_file_is_said_so(languages: Languages) -> None:
    with pytest.raises(LookupError, match="fr"):
        languages.use("fr")
    assert languages.current == "en"


def test_switching_says_whether_it_changed_anything(languages: Languages) -> None:
    assert languages.use("zh_CN")
    assert not languages.use("zh_CN")
    assert languages.use("en")
    assert words(failure(Code.PAYMENT_CODE), "en")[0] == "This is a payment code"
