"""The words that come along: complete, careful, short, sourced, and of nobody's but a doctor's business."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stdnum import luhn

from kiosk.reports.rules import Analyte, Direction, Pattern, Rule, Rules
from kiosk.reports.rules_file import read_rules

FILE = Path(__file__).parents[3] / "resources/readings/analytes.toml"
RULES: Rules = read_rules(FILE)
LANGUAGES = ("zh_CN", "en")

# What a lobby prints, panel by panel: the hospital's own codes.
PRINTED = {
    "blood": """WBC RBC HGB HCT MCV MCH MCHC PLT NEUT# NEUT% LYMPH# LYMPH% MONO# MONO% EO# EO% BASO# BASO%
        CRP PCT ESR ALT AST ALP GGT TBIL DBIL TP ALB CREA UREA UA eGFR CysC TC TG HDL-C LDL-C GLU HbA1c
        K Na Cl Ca P Mg TSH FT3 FT4 PT APTT INR FIB D-D HBsAg cTnI CK-MB BNP AFP CEA PSA FER 25-OH-VD""",
    "urine": "PRO GLU LEU WBC BLD RBC KET NIT SG",
    "stool": "OB FOB",
}
TUMOUR_MARKERS = {"afp", "cea", "psa"}

# In characters, by which `ui` lays a card out.
MOST = {
    "title": {"zh_CN": 16, "en": 44},
    "measures": {"zh_CN": 36, "en": 120},
    "means": {"zh_CN": 64, "en": 190},
    "advice": {"zh_CN": 48, "en": 150},
    "source": {"zh_CN": 64, "en": 120},
}

FORBIDDEN = {
    "zh_CN": re.compile(
        r"诊断为|确诊|[您你]得了|[您你]患|患有|一定是|肯定|服用|吃药|停药|用药|加药|处方|剂量|毫克|mg|克/天|治疗|手术切除"
        r"|放心|没事|不用看|不必就医|死|致命|绝症|华法林|阿司匹林|胰岛素|二甲双胍|他汀|抗生素|偏方"
    ),
    "en": re.compile(
        r"\byou have\b|\byou are ill|diagnos|\bmg\b|\bdose|\btablet|\bpill|treat|prescri|\bcure|certain|definite"
        r"|\bstop taking|\bstart taking|\byou should take|nothing to worry|\bdie\b|deadly|fatal|warfarin|aspirin"
        r"|insulin|metformin|\bstatins?\b|antibiotic",
        re.IGNORECASE,
    ),
}
HEDGED = {
    "zh_CN": re.compile(r"可能|常见|多数|多与|多是|会|略|不能"),
    "en": re.compile(
        r"\bmay\b|\boften\b|\busually\b|\bcan\b|\brarely\b|\bmostly\b|little", re.IGNORECASE
    ),
}


def rules_of(entry: Analyte | Pattern) -> Iterator[tuple[str, Rule | Pattern]]:
    if isinstance(entry, Pattern):
        yield " + ".join(entry.needs), entry
        return
    for direction in Direction:
        rule = entry.rule(direction)
        if rule is not None:
            yield f"{entry.id}.{direction}", rule


ENTRIES = [pair for entry in (*RULES.analyte, *RULES.pattern) for pair in rules_of(entry)]


def titled(words: dict[str, str], analyte: Analyte) -> dict[str, str]:
    return {each: words[each].replace("{label}", analyte.label[each]) for each in LANGUAGES}


def texts() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each text that can stand on a card: where, what part of the card, in all languages."""
    for name, rule in ENTRIES:
        yield name, "means", rule.means
        if rule.title is not None:
            yield name, "title", rule.title
        usual = (RULES.words.soon, RULES.words.visit)
        for advice in (rule.advice,) if rule.advice is not None else usual:
            if rule.also is not None:
                yield name, "advice", {each: advice[each] + rule.also[each] for each in LANGUAGES}
            elif rule.advice is not None:
                yield name, "advice", advice
    for entry in RULES.analyte:
        yield entry.id, "measures", entry.measures
    for number, pattern in enumerate(RULES.pattern):
        yield f"pattern {number}", "measures", pattern.measures
    words = RULES.words
    yield "share", "means", words.share
    for name in ("critical_advice", "soon", "visit"):
        yield name, "advice", getattr(words, name)
    for entry in RULES.analyte:
        for direction in ("critical", *(each for each in Direction if entry.rule(each))):
            yield f"{direction} {entry.id}", "title", titled(getattr(words, direction), entry)
    for entry in (*RULES.analyte, *RULES.pattern):
        yield (
            f"sources of {entry.label if isinstance(entry, Analyte) else entry.title}",
            "source",
            {
                each: "；".join(RULES.sources[one][each] for one in entry.sources)
                for each in LANGUAGES
            },
        )


ALL = list(texts())


def test_nobody_has_reviewed_it_yet() -> None:
    """So that nobody enters a reviewer by mistake: this file is for hospitals to have reviewed."""
    assert (RULES.review.by, RULES.review.on) == ("", "")


def test_it_covers_what_a_lobby_prints() -> None:
    known = {
        specimen: {
            code
            for analyte in RULES.analyte
            if analyte.specimen == specimen
            for code in (*analyte.codes, *(analyte.share.codes if analyte.share else ()))
        }
        for specimen in PRINTED
    }
    missing = {name: set(codes.split()) - known[name] for name, codes in PRINTED.items()}
    assert missing == {"blood": set(), "urine": set(), "stool": set()}


@pytest.mark.parametrize("part", MOST)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_every_language_and_fits_a_card(part, language) -> None:
    found = {where: said.get(language, "") for where, each, said in ALL if each == part}
    assert len(found) > len(RULES.pattern)
    misfits = {
        where: text for where, text in found.items() if not 2 <= len(text) <= MOST[part][language]
    }
    assert misfits == {}


def test_every_text_is_in_the_language_that_it_says() -> None:
    latin, han = re.compile(r"[a-z]{4,}"), re.compile(r"[\u4e00-\u9fff，。；]")
    strange = [
        where
        for where, part, said in ALL
        if part != "source" and (latin.search(said["zh_CN"]) or han.search(said["en"]))
    ]
    assert strange == []


def test_sentences_are_whole() -> None:
    parts = {"means", "advice", "measures"}
    cut = [
        where
        for where, part, said in ALL
        if part in parts and not (said["zh_CN"].endswith("。") and said["en"].endswith("."))
    ]
    assert cut == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_diagnoses_treats_promises_or_frightens(language) -> None:
    found = {
        where: text[0]
        for where, part, said in ALL
        if part != "source" and (text := FORBIDDEN[language].search(said[language]))
    }
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_may_mean_is_hedged(language) -> None:
    bald = {
        name: rule.means[language]
        for name, rule in ENTRIES
        if not HEDGED[language].search(rule.means[language])
    }
    assert bald == {}


@pytest.mark.parametrize("word", ["癌", "肿瘤", "白血病", "cancer", "tumour", "leukaemia"])
def test_grave_words_are_only_where_a_report_has_them_already(word) -> None:
    named = {
        analyte.id
        for analyte in RULES.analyte
        for text in repr(analyte).lower().splitlines()
        if word in text
    }
    assert named <= TUMOUR_MARKERS
    assert not any(word in repr(pattern).lower() for pattern in RULES.pattern)


@pytest.mark.parametrize("name", sorted(TUMOUR_MARKERS))
def test_a_tumour_marker_says_that_it_cannot_tell(name) -> None:
    (analyte,) = [each for each in RULES.analyte if each.id == name]
    assert analyte.high is not None
    assert "只凭这一项不能判断有没有肿瘤" in analyte.high.means["zh_CN"]
    assert "alone cannot tell whether there is a tumour" in analyte.high.means["en"]
    assert (analyte.low, analyte.abnormal) == (None, None)


def loinc_codes() -> list[str]:
    codes = []
    for analyte in RULES.analyte:
        codes += [*analyte.loinc, *(analyte.share.loinc if analyte.share else ())]
    return codes


def test_every_loinc_is_once_and_has_a_right_check_digit() -> None:
    codes = loinc_codes()
    assert len(codes) == len(set(codes)) > 120
    for code in codes:
        assert re.fullmatch(r"[0-9]{1,5}-[0-9]", code)
        assert luhn.validate(code.replace("-", ""))


def test_every_entry_names_its_sources_and_every_source_is_used() -> None:
    used = {source for entry in (*RULES.analyte, *RULES.pattern) for source in entry.sources}
    assert used == set(RULES.sources)
    for entry in (*RULES.analyte, *RULES.pattern):
        assert len(entry.sources) >= 2


def test_every_unit_is_as_such_results_have_it() -> None:
    """Where a code is another analyte's too, in the same specimen, only the unit keeps them apart."""
    shared = {"PCT": "ng/mL", "TP": "g/L", "PT": "s"}
    for code, unit in shared.items():
        (analyte,) = [each for each in RULES.analyte if code in each.codes]
        assert unit in analyte.units
        assert "%" not in analyte.units


def test_the_head_of_the_file_says_how_it_is_to_be_used() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert "NO CLINICIAN HAS REVIEWED IT" in text
    tables: dict[str, Any] = tomllib.loads(text)
    for key in ("loinc", "share", "soon_at", "needs", "takes", "measures", "abnormal"):
        assert f"#   {key}" in text or f"`{key}`" in text or f" {key}" in text
    assert set(tables["languages"]) == set(LANGUAGES)
