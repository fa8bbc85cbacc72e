"""What is said of a report, in which order, and what is left unsaid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.reading import Explanation, Remark
from kiosk.reports.readings import MOST_REMARKS, Readings, explainer_of, load_readings
from kiosk.reports.report import Flag, Quantity, ReferenceRange, Report, Result
from kiosk.settings import SettingsError
from kiosk.settings.reports import ReportsSettings

FILE = Path(__file__).parents[3] / "resources/readings/analytes.toml"
OURS = load_readings(None)
assert isinstance(OURS, Readings)


@pytest.fixture
def blood(result) -> Callable[..., Result]:
    """Results of a blood count by their codes: `blood("WBC", "11.8", Flag.HIGH)`."""
    usual = {
        "WBC": ("3.5–9.5", "10*9/L"),
        "NEUT#": ("1.8–6.3", "10*9/L"),
        "NEUT%": ("40–75", "%"),
        "LYMPH%": ("20–50", "%"),
        "EO#": ("0.02–0.52", "10*9/L"),
        "EO%": ("0.4–8.0", "%"),
        "PLT": ("125–350", "10*9/L"),
        "HGB": ("115–150", "g/L"),
        "RBC": ("3.8–5.1", "10*12/L"),
        "MCV": ("82–100", "fL"),
        "K": ("3.5–5.3", "mmol/L"),
        "GLU": ("3.9–6.1", "mmol/L"),
    }

    def make(code: str, value: str, flag: Flag) -> Result:
        ends, unit = usual[code]
        return result(value, ends, unit=unit, flag=flag, local_code=code, name=code, id=code)

    return make


@pytest.fixture
def remarks(report) -> Callable[..., tuple[Remark, ...]]:
    def make(
        *results: Result, title: str = "检验报告", language: str = "zh_CN"
    ) -> tuple[Remark, ...]:
        return OURS.explain(report(*results, title=title), language).remarks

    return make


def test_a_value_out_of_range_is_explained(blood, remarks) -> None:
    (remark,) = remarks(blood("WBC", "11.8", Flag.HIGH), blood("PLT", "210", Flag.NORMAL))
    assert (remark.result, remark.title, remark.soon) == ("WBC", "白细胞偏高", False)
    assert "感染" in remark.means
    assert remark.measures
    assert remark.advice == "请在下次就诊时把报告给医生看。"
    assert "WS/T 405—2012" in remark.source


def test_it_is_told_in_the_patients_language(blood, remarks) -> None:
    (remark,) = remarks(blood("WBC", "11.8", Flag.HIGH), language="en")
    assert remark.title == "White blood cells: high"
    assert remark.advice == "Please show this report to your doctor at your next visit."
    assert "; " in remark.source


def test_another_language_than_the_files_gets_english(blood, remarks) -> None:
    high = blood("WBC", "11.8", Flag.HIGH)
    assert remarks(high, language="ug") == remarks(high, language="en")


@pytest.mark.parametrize("flag", [Flag.NONE, Flag.NORMAL])
def test_nothing_is_said_of_what_is_usual(blood, remarks, flag) -> None:
    assert remarks(blood("WBC", "30", flag)) == ()


def test_nothing_is_said_where_there_is_no_rule(result, remarks) -> None:
    assert remarks(result("9", "1–3", flag=Flag.HIGH, name="某项")) == ()
    # ALT below its range is of no meaning, and has no rule.
    assert remarks(result("3", "7–40", flag=Flag.LOW, local_code="ALT", unit="U/L")) == ()


@pytest.mark.parametrize(
    ("told", "soon"),
    [
        (("WBC", "18.9", Flag.HIGH), False),
        (("WBC", "19.0", Flag.HIGH), True),  # twice the end of the range
        (("WBC", ">20", Flag.HIGH), True),
        (("WBC", "2.2", Flag.LOW), False),
        (("WBC", "2.1", Flag.LOW), True),  # six tenths of it
        (("HGB", "87", Flag.LOW), False),
        (("HGB", "86", Flag.LOW), True),
        (("K", "5.4", Flag.HIGH), True),  # always
    ],
)
def test_what_is_far_out_is_to_be_shown_soon(blood, remarks, told, soon) -> None:
    (remark,) = remarks(blood(*told))
    assert remark.soon is soon
    assert ("下次就诊" in remark.advice) is not soon
    assert ("今天" in remark.advice or "这几天" in remark.advice) is soon


def test_a_sentence_of_its_own_goes_after_the_advice(blood, remarks) -> None:
    (remark,) = remarks(blood("PLT", "110", Flag.LOW))
    assert remark.advice.startswith("请在下次就诊时把报告给医生看。如果身上有不明的青紫")
    (remark,) = remarks(blood("PLT", "60", Flag.LOW), language="en")
    assert "within the next few days" in remark.advice
    assert " please go today. If you bruise easily" in remark.advice


@pytest.mark.parametrize(
    "told",
    [("GLU", "33.0", Flag.HIGH), ("K", "2.1", Flag.LOW), ("HGB", "45", Flag.LOW)],
)
def test_nobody_who_feels_ill_is_told_to_wait_for_days(blood, remarks, told) -> None:
    """A hospital may flag them high or low alone, and not critical."""
    (remark,) = remarks(blood(*told))
    assert "很不舒服，请今天就去看" in remark.advice
    (remark,) = remarks(blood(*told), language="en")
    assert "please go today" in remark.advice


def test_without_a_range_nothing_is_far_out(result, remarks) -> None:
    (remark,) = remarks(result("99", flag=Flag.HIGH, local_code="WBC", unit="10*9/L"))
    assert not remark.soon


def test_a_critical_value_says_only_that_it_has_to_be_seen_at_once(blood, remarks) -> None:
    (remark,) = remarks(blood("K", "7.1", Flag.CRITICAL_HIGH))
    assert remark.title == "血钾：危急值"
    assert (remark.measures, remark.means) == ("", "")
    assert remark.advice == "这项结果需要马上请医生看。"
    assert remark.soon


@pytest.mark.parametrize("flag", [Flag.CRITICAL, Flag.CRITICAL_LOW, Flag.CRITICAL_HIGH])
def test_a_critical_value_needs_no_rule_for_its_side(result, remarks, flag) -> None:
    (remark,) = remarks(result("1", "7–40", flag=flag, local_code="ALT", unit="U/L"))
    assert remark.advice == "这项结果需要马上请医生看。"


def test_the_most_urgent_comes_first_and_else_the_reports_order(blood, remarks) -> None:
    told = remarks(
        blood("PLT", "110", Flag.LOW),
        blood("WBC", "25", Flag.HIGH),
        blood("MCV", "104", Flag.HIGH),
        blood("K", "7.1", Flag.CRITICAL_HIGH),
    )
    assert [each.result for each in told] == ["K", "WBC", "PLT", "MCV"]


def test_white_cells_and_their_neutrophils_are_told_as_one(blood, remarks) -> None:
    (remark,) = remarks(
        blood("WBC", "11.8", Flag.HIGH),
        blood("NEUT%", "82", Flag.HIGH),
        blood("NEUT#", "9.7", Flag.HIGH),
    )
    assert remark.title == "白细胞和中性粒细胞偏高"
    assert not remark.soon
    assert remark.result == "WBC"


def test_what_is_told_as_one_is_as_urgent_as_its_most_urgent(blood, remarks) -> None:
    (remark,) = remarks(blood("WBC", "11.8", Flag.HIGH), blood("NEUT#", "15", Flag.HIGH))
    assert (remark.title, remark.soon, remark.result) == ("白细胞和中性粒细胞偏高", True, "NEUT#")


def test_a_pattern_that_misses_a_part_is_none(blood, remarks) -> None:
    told = remarks(blood("WBC", "11.8", Flag.HIGH), blood("NEUT#", "1.5", Flag.LOW))
    assert [each.title for each in told] == ["白细胞偏高", "中性粒细胞偏低"]


def test_the_wider_pattern_goes_first(blood, remarks) -> None:
    told = remarks(
        blood("RBC", "3.5", Flag.LOW), blood("HGB", "100", Flag.LOW), blood("MCV", "75", Flag.LOW)
    )
    assert [each.title for each in told] == ["血红蛋白偏低，红细胞偏小"]
    told = remarks(blood("HGB", "100", Flag.LOW))
    assert [each.title for each in told] == ["血红蛋白偏低"]
    told = remarks(blood("RBC", "3.5", Flag.LOW), blood("HGB", "100", Flag.LOW))
    assert [each.title for each in told] == ["红细胞和血红蛋白偏低"]


def test_what_is_critical_is_never_told_among_others(blood, remarks) -> None:
    told = remarks(blood("WBC", "60", Flag.CRITICAL_HIGH), blood("NEUT#", "9.7", Flag.HIGH))
    assert [each.title for each in told] == ["白细胞：危急值", "中性粒细胞偏高"]


def test_a_share_whose_count_is_usual_says_little(blood, remarks) -> None:
    (remark,) = remarks(blood("NEUT#", "5.9", Flag.NORMAL), blood("NEUT%", "78", Flag.HIGH))
    assert remark.means.startswith("只是所占的比例有变化")
    assert not remark.soon
    (remark,) = remarks(blood("EO#", "0.5", Flag.NORMAL), blood("EO%", "30", Flag.HIGH))
    assert not remark.soon  # however far out
    # Nor does it make a pattern.
    told = remarks(
        blood("WBC", "9.9", Flag.HIGH),
        blood("NEUT#", "5.9", Flag.NORMAL),
        blood("NEUT%", "78", Flag.HIGH),
    )
    assert [each.title for each in told] == ["白细胞偏高", "中性粒细胞偏高"]


def test_a_count_goes_before_its_share(blood, remarks) -> None:
    """Of few cells in all, neutrophils may be a large part and still too few."""
    (remark,) = remarks(blood("NEUT%", "80", Flag.HIGH), blood("NEUT#", "1.2", Flag.LOW))
    assert remark.title == "中性粒细胞偏低"


def test_the_same_analyte_twice_is_told_once_by_the_worse(blood, remarks) -> None:
    first, second = blood("GLU", "6.5", Flag.HIGH), blood("GLU", "13.0", Flag.HIGH)
    (remark,) = remarks(first, second)
    assert remark.soon


def words(value: str, flag: Flag, name: str) -> Result:
    usual = ReferenceRange(text="阴性")
    return Result(id=name, name=name, text=value, range=usual, flag=flag)


@pytest.mark.parametrize("flag", [Flag.ABNORMAL, Flag.HIGH])
@pytest.mark.parametrize("value", ["阳性", "+", "++", "弱阳性(±)", "positive"])
def test_a_result_in_words_is_explained(remarks, value, flag) -> None:
    (remark,) = remarks(words(value, flag, "尿蛋白"), title="尿常规")
    assert remark.title == "尿蛋白阳性"


@pytest.mark.parametrize(
    "value",
    ["阴性", "阴性(-)", "-", "－", "未检出", "Negative", "neg", "非反应性", "Non-reactive"],
)
def test_what_was_not_found_has_no_words_for_what_was(remarks, value) -> None:
    assert remarks(words(value, Flag.ABNORMAL, "乙肝表面抗原")) == ()


def test_an_abnormal_number_is_told_by_its_side(blood, remarks) -> None:
    (remark,) = remarks(blood("WBC", "11.8", Flag.ABNORMAL))
    assert remark.title == "白细胞偏高"
    (remark,) = remarks(blood("WBC", "3.1", Flag.ABNORMAL))
    assert remark.title == "白细胞偏低"
    assert remarks(blood("WBC", "5", Flag.ABNORMAL)) == ()


def test_no_more_is_said_than_is_read(result, remarks) -> None:
    codes = ["MCV", "CRP", "ESR", "ALP", "TP", "ALB", "UA", "HBA1C", "FER", "PSA", "CEA", "AFP"]
    made = [result(flag=Flag.HIGH, local_code=code, name=code, id=code) for code in codes]
    critical = result("7.1", flag=Flag.CRITICAL_HIGH, loinc="2823-3", id="last")
    told = remarks(*made, critical)
    assert len(told) == MOST_REMARKS
    assert told[0].result == "last"


flags = st.sampled_from(Flag)
known = st.sampled_from([each.loinc[0] for each in OURS._rules.analyte if each.loinc])
values = st.none() | st.decimals(allow_nan=True).map(lambda number: Quantity(number, str(number)))
ends = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
lines = st.lists(
    st.builds(
        Result,
        id=st.uuids().map(str),
        name=st.sampled_from(["白细胞", "尿蛋白", ""]),
        loinc=known | st.just(""),
        quantity=values,
        text=st.sampled_from(["", "阳性", "阴性"]),
        range=st.none() | st.builds(ReferenceRange, ends, ends, st.just("…")),
        flag=flags,
    ),
    max_size=20,
)


@given(lines)
def test_whatever_a_laboratory_sends_it_is_explained_or_left(report, results) -> None:
    made: Report = report(*results)
    for language in ("zh_CN", "en"):
        told = OURS.explain(made, language).remarks
        assert len(told) <= MOST_REMARKS
        assert {each.result for each in told} <= {
            each.id for each in results if each.flag.needs_attention
        }
        critical = [not each.measures for each in told]
        assert critical == sorted(critical, reverse=True)
        for remark in told:
            assert remark.title
            assert remark.advice
            assert "{" not in remark.title


# What the settings ask for.


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    file = tmp_path / "analytes.toml"
    text = FILE.read_text(encoding="utf-8")
    nobody = 'review = { by = "", on = "" }'
    assert nobody in text
    file.write_text(text.replace(nobody, 'review = { by = "检验科", on = "2030-03-01" }'), "utf-8")
    return file


def test_an_unreviewed_file_is_silent_unless_asked_for(blood, report) -> None:
    made = report(blood("WBC", "11.8", Flag.HIGH))
    silent = Explanation(())
    assert explainer_of(ReportsSettings()).explain(made, "zh_CN") == silent
    assert explainer_of(ReportsSettings(readings="reviewed")).explain(made, "zh_CN") == silent
    assert explainer_of(ReportsSettings(readings="off")).explain(made, "zh_CN") == silent
    asked = explainer_of(ReportsSettings(readings="unreviewed"))
    for _ in range(2):
        told = asked.explain(made, "zh_CN")
        assert len(told.remarks) == 1
        assert told.reviewed == ""  # which the screen has to say


@pytest.mark.parametrize("readings", ["reviewed", "unreviewed"])
def test_a_reviewed_file_says_who_reviewed_it(blood, report, reviewed, readings) -> None:
    explainer = explainer_of(ReportsSettings(readings=readings, readings_file=reviewed))
    made = report(blood("WBC", "11.8", Flag.HIGH))
    assert explainer.explain(made, "zh_CN").reviewed == "检验科，2030-03-01"
    assert explainer.explain(made, "en").reviewed == "检验科, 2030-03-01"
    assert len(explainer.explain(made, "en").remarks) == 1


def test_off_is_off_whoever_reviewed_it(blood, report, reviewed) -> None:
    explainer = explainer_of(ReportsSettings(readings="off", readings_file=reviewed))
    assert explainer.explain(report(blood("WBC", "20", Flag.HIGH)), "en") == Explanation(())


@pytest.mark.parametrize("readings", ["reviewed", "unreviewed"])
def test_a_file_with_mistakes_is_told_when_the_terminal_starts(tmp_path, readings) -> None:
    file = tmp_path / "analytes.toml"
    file.write_text("version = 1\n")
    with pytest.raises(SettingsError) as told:
        explainer_of(ReportsSettings(readings=readings, readings_file=file))
    assert "reports.readings_file: version: Expected `str`, got `int`" in told.value.problems
    assert len(told.value.problems) > 3
    explainer_of(ReportsSettings(readings="off", readings_file=file))


def test_nothing_of_a_patient_is_in_the_text_forms(blood, report) -> None:
    told = OURS.explain(report(blood("WBC", "11.8", Flag.HIGH)), "zh_CN")
    text = repr(told) + repr(told.remarks) + repr(OURS)
    assert "11.8" not in text
    assert "感染" not in text


def test_a_multiple_of_an_end_below_zero_is_nothing_to_go_by(result, remarks) -> None:
    (remark,) = remarks(result("-9", "-5–-1", flag=Flag.LOW, loinc="2823-3"))
    assert not remark.soon


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "1e999999"])
def test_what_is_no_measured_number_is_not_far_out(result, remarks, value) -> None:
    (remark,) = remarks(result(value, "3.5–9.5", flag=Flag.HIGH, loinc="6690-2"))
    assert not remark.soon
