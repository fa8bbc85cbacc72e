"""A file of rules with mistakes in it: each is named, and nothing of it is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.reports.readings import Readings, ReadingsProblem, load_readings

SMALL = """
version = "1"
languages = ["zh_CN"]
review = { by = "检验科", on = "2026-11-01" }

[words]
high = { zh_CN = "{label}偏高" }
low = { zh_CN = "{label}偏低" }
abnormal = { zh_CN = "{label}异常" }
critical = { zh_CN = "{label}危急" }
critical_advice = { zh_CN = "马上看。" }
soon = { zh_CN = "近日看。" }
visit = { zh_CN = "下次看。" }
share = { zh_CN = "只是比例。" }

[sources]
book = { zh_CN = "某书" }

[[analyte]]
id = "wbc"
loinc = ["6690-2"]
codes = ["WBC"]
names = ["白细胞", "白细胞计数"]
units = ["10^9/L"]
sources = ["book"]
label = { zh_CN = "白细胞" }
measures = { zh_CN = "白细胞的多少。" }
high = { means = { zh_CN = "可能是感染。" }, soon_at = 2.0 }

[[analyte]]
id = "plt"
loinc = ["777-3"]
sources = ["book"]
label = { zh_CN = "血小板" }
measures = { zh_CN = "血小板的多少。" }
low = { means = { zh_CN = "可能与药物有关。" }, soon_at = 0.5 }

[[pattern]]
needs = ["wbc.high"]
takes = ["plt.low"]
sources = ["book"]
title = { zh_CN = "两项异常" }
measures = { zh_CN = "两种细胞。" }
means = { zh_CN = "可能是感染。" }
"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str | bytes], Readings | ReadingsProblem]:
    def make(text: str | bytes) -> Readings | ReadingsProblem:
        file = tmp_path / "rules.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_readings(file)

    return make


def test_a_file_without_mistakes_is_used(load) -> None:
    assert isinstance(load(SMALL), Readings)


def test_the_one_that_comes_along_is_without_mistakes() -> None:
    readings = load_readings(None)
    assert isinstance(readings, Readings)
    assert (readings.version, readings.is_reviewed) == ("2026-11-22", False)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('version = "1"', "", "version: missing"),
        ('version = "1"', "version = 1", "version: Expected `str`, got `int`"),
        ('["zh_CN"]', '["zh_CN", "zh_CN"]', "languages: one of them twice"),
        ('["zh_CN"]', "[]", "languages: Expected `array` of length >= 1"),
        ('by = "检验科", ', "", "review: by and on go together"),
        ("2026-11-01", "1 November", "review.on: not a day such as 2030-03-05"),
        ("检验科", "检\\n验科", "review.by: not one plain line, or too long"),
        ("review = {", "reviewed = {", "reviewed: no such key"),
        ("review = {", "reviewed = {", "review: missing"),
        ('soon = { zh_CN = "近日看。" }', "", "words.soon: missing"),
        ('zh_CN = "近日看。"', "", "words.soon.zh_CN: missing"),
        ('zh_CN = "近日看。"', 'zh_CN = ""', "words.soon.zh_CN: empty, not one plain line"),
        ("近日看。", "近日" + "看" * 400, "words.soon.zh_CN: empty, not one plain line"),
        ("近日看。", "近日\\u202e看。", "words.soon.zh_CN: empty, not one plain line"),
        (
            'zh_CN = "近日看。"',
            'zh_CN = "近日看。", fr = "Bientôt."',
            "words.soon.fr: not among the languages",
        ),
        ('id = "wbc"', 'id = "WBC"', "analyte WBC.id: Expected `str` matching regex"),
        ('id = "plt"', 'id = "wbc"', "analyte wbc: twice"),
        ('id = "wbc"\n', "", "analyte 1.id: missing"),
        ('"6690-2"', '"6690-3"', "loinc 6690-3: no such code, its check digit is wrong"),
        ('"6690-2"', '"66902"', "loinc 66902: no such code"),
        ('"6690-2"', '"777-3"', "loinc 777-3: twice"),
        ('["777-3"]', '["777-3"]\ncodes = ["wbc "]', "code wbc: twice"),
        ('["777-3"]', '["777-3"]\nnames = ["白细胞"]', "name 白细胞: twice"),
        ('loinc = ["777-3"]', "", "analyte plt: has no code and no name"),
        ('["10^9/L"]', '["10^9/L"]\nspecimen = "hair"', "analyte wbc.specimen: Invalid enum value"),
        (
            'sources = ["book"]\nlabel',
            "sources = []\nlabel",
            "analyte wbc.sources: Expected `array`",
        ),
        ('sources = ["book"]\nlabel', 'sources = ["web"]\nlabel', "web is not among the sources"),
        ("{ means", '{ also = { zh_CN = "" }, means', "analyte wbc.high.also.zh_CN: empty"),
        ("high = { means", "higher = { means", "analyte wbc.higher: no such key"),
        ("high = { means", "higher = { means", "analyte wbc"),
        ('{ means = { zh_CN = "可能是感染。" }, soon', "{ soon", "analyte wbc.high.means: missing"),
        ("soon_at = 2.0", "soon_at = 0.5", "analyte wbc.high.soon_at: above 1 for high"),
        (
            "soon_at = 0.5",
            "soon_at = 2",
            "analyte plt.low.soon_at: above 1 for high, below 1 for low",
        ),
        ("soon_at = 2.0", "soon_at = 0", "analyte wbc.high.soon_at: Expected `float` > 0"),
        ("soon_at = 2.0", 'soon = "yes"', "analyte wbc.high.soon: Expected `bool`, got `str`"),
        ("high = { means", 'high = "x"\nlow = { means', "analyte wbc.high: must be a table"),
        ('"wbc.high"', '"wbc.low"', "pattern 1: wbc.low is not the direction of an analyte"),
        ('"plt.low"', '"wbc.high"', "pattern 1: tells of at least two, each once"),
        ('takes = ["plt.low"]', "", "pattern 1: tells of at least two, each once"),
        ("[[pattern]]", "[pattern]", "pattern: must be one or more tables"),
        ("[sources]", "[[sources]]", "sources: Expected `object`"),
        ("[words]", "[[words]]", "words: must be a table"),
    ],
)
def test_a_mistake_is_named(load, old, new, named) -> None:
    assert old in SMALL
    problem = load(SMALL.replace(old, new, 1))
    assert isinstance(problem, ReadingsProblem)
    assert any(each.startswith(named) or named in each for each in problem.problems), str(problem)


def test_all_mistakes_are_named_at_once(load) -> None:
    text = SMALL.replace('"6690-2"', '"6690-3"').replace("0.5", "5.0").replace("plt.low", "k.low")
    problem = load(text)
    assert isinstance(problem, ReadingsProblem)
    assert len(problem.problems) == 3
    assert str(problem) == "; ".join(problem.problems)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "version: missing"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[[", "not TOML"),
        (b"a = " + b"[" * 5_000, "not TOML"),
        (b"#" * (1024 * 1024 + 1), "larger than 1 MiB"),
        (b"analyte = 1", "analyte: must be one or more tables"),
        (b"analyte = [1]", "analyte 1: must be a table"),
    ],
)
def test_what_is_no_such_file_is_one_problem_more(load, data, named) -> None:
    problem = load(data)
    assert isinstance(problem, ReadingsProblem)
    assert named in str(problem)


def test_a_file_that_is_not_there_is_a_problem(tmp_path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        problem = load_readings(path)
        assert isinstance(problem, ReadingsProblem)
        assert str(problem).startswith("cannot be read (")


_lines = st.integers(0, SMALL.count("\n"))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(
    _lines,
    st.sampled_from(["", "x", "= 1", "[[[", 'zh_CN = "', "high = 3", "\x00", "soon_at = nan"]),
)
def test_whatever_a_line_becomes_it_is_a_value_or_a_problem(load, number, line) -> None:
    lines = SMALL.split("\n")
    lines[number] = line
    assert isinstance(load("\n".join(lines)), Readings | ReadingsProblem)
