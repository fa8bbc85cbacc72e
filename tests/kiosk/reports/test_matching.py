"""Which analyte a result is of, and where it is better not to say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.reports.matching import Matcher, is_loinc, plain_unit
from kiosk.reports.readings import Readings, load_readings

READINGS = load_readings(None)
assert isinstance(READINGS, Readings)
MATCHER: Matcher = READINGS._matcher


@pytest.fixture
def found(result, report) -> Callable[..., str]:
    """The analyte of one result, and "%" after it where it is the share; "" where there is none."""

    def find(value: str = "", *, title: str = "检验报告", specimen: str = "", **rest: str) -> str:
        made = result(value, **rest)
        match = MATCHER.find(made, report(made, title=title, specimen=specimen))
        return "" if match is None else match.analyte.id + ("%" if match.share else "")

    return find


@pytest.mark.parametrize(
    ("named", "analyte"),
    [
        ({"loinc": "6690-2"}, "wbc"),
        ({"local_code": "WBC"}, "wbc"),
        ({"name": "白细胞计数"}, "wbc"),
        ({"name": "White blood cells"}, "wbc"),
        # LOINC before code, code before name.
        ({"loinc": "777-3", "local_code": "WBC", "name": "白细胞"}, "plt"),
        ({"local_code": "PLT", "name": "白细胞"}, "plt"),
        # As laboratories write them.
        ({"local_code": "neut%"}, "neutrophils%"),
        ({"local_code": "ＮＥＵＴ％"}, "neutrophils%"),
        ({"local_code": "NEUT#"}, "neutrophils"),
        ({"name": "中性粒细胞百分比"}, "neutrophils%"),
        ({"name": "C-反应蛋白"}, "crp"),
        ({"name": "γ-谷氨酰转移酶"}, "ggt"),
        ({"local_code": "HDL-C"}, "hdl"),
        ({"local_code": "25(OH)D"}, "vitamin_d"),
        # A LOINC whose check digit is wrong is none.
        ({"loinc": "6690-3", "local_code": "PLT"}, "plt"),
        ({"loinc": "LOCAL", "name": "血小板"}, "plt"),
        # One that is not known here is more exact than a code.
        ({"loinc": "33051-4", "local_code": "RBC", "name": "红细胞"}, ""),
        ({"name": "某项"}, ""),
        ({}, ""),
    ],
)
def test_a_result_goes_by_its_loinc_then_its_code_then_its_name(found, named, analyte) -> None:
    assert found(**{"name": "", **named}) == analyte


@pytest.mark.parametrize(
    ("where", "analyte"),
    [
        ({"title": "血常规"}, "wbc"),
        ({"title": "体检报告"}, "wbc"),
        ({"title": "尿常规"}, "urine_leukocytes"),
        ({"title": "Urinalysis"}, "urine_leukocytes"),
        ({"title": "体检报告", "group": "尿常规"}, "urine_leukocytes"),
        ({"title": "体检报告", "specimen": "尿"}, "urine_leukocytes"),
        ({"title": "检验报告", "specimen": "中段尿"}, "urine_leukocytes"),
        ({"title": "血常规", "specimen": "静脉血"}, "wbc"),
        ({"title": "血常规", "specimen": "EDTA whole blood"}, "wbc"),
        # 尿酸, 尿素 and 糖尿病 are no urine.
        ({"title": "尿素、肌酐、尿酸"}, "wbc"),
        ({"title": "糖尿病筛查"}, "wbc"),
        # Neither blood nor urine, several of them, or nobody can tell what.
        ({"title": "脑脊液常规"}, ""),
        ({"title": "体检报告", "group": "胸水常规"}, ""),
        ({"title": "常规检查", "specimen": "腹水"}, ""),
        ({"title": "血常规", "specimen": "骨髓血"}, ""),
        ({"title": "血常规", "specimen": "血, 尿"}, ""),
        ({"title": "血常规", "specimen": "标本3"}, ""),
        ({"title": "粪便常规"}, ""),
        ({"title": "腹膜透析液检查"}, ""),
        ({"title": "腹透液常规"}, ""),
        ({"title": "心包液检查"}, ""),
        ({"title": "胆汁检查"}, ""),
        ({"title": "肝功能（总胆汁酸）"}, "wbc"),
        ({"title": "血液透析前检查"}, "wbc"),
    ],
)
def test_a_code_counts_only_in_its_specimen(found, where, analyte) -> None:
    assert found(name="白细胞", local_code="WBC", **where) == analyte


@pytest.mark.parametrize(
    ("code", "name", "analyte"),
    [
        ("CRE", "耐碳青霉烯类肠杆菌", ""),  # no creatinine
        ("TP", "梅毒螺旋体抗体", ""),  # no total protein
        ("TB", "结核抗体", ""),  # no total bilirubin
        ("HBsAg", "乙型肝炎抗原", "hbsag"),  # told in words anyway
        ("TP", "总蛋白", "tp"),  # its name says so
    ],
)
def test_a_code_of_what_is_measured_in_numbers_does_not_count_with_words(
    found, code, name, analyte
) -> None:
    assert found(text="阳性", local_code=code, name=name) == analyte


def test_a_loinc_has_its_specimen_in_itself(found) -> None:
    assert found(loinc="5799-2", title="血常规", specimen="血") == "urine_leukocytes"


def test_a_name_can_say_the_specimen(found) -> None:
    assert found(name="尿蛋白", title="体检报告") == "urine_protein"
    assert found(name="尿潜血", title="体检报告", specimen="血, 尿") == "urine_blood"
    assert found(name="大便隐血", title="体检报告") == "stool_blood"
    assert found(name="尿酸", title="肾功能") == "ua"


def test_occult_blood_is_of_urine_or_of_stool(found) -> None:
    assert found(name="隐血", title="尿常规") == "urine_blood"
    assert found(name="隐血", title="便常规") == "stool_blood"
    assert found(name="隐血", local_code="OB", title="粪便常规") == "stool_blood"
    assert found(name="隐血", title="体检报告") == ""


@pytest.mark.parametrize(
    ("code", "unit", "analyte"),
    [
        ("PCT", "ng/mL", "pct"),
        ("PCT", "%", ""),  # the share of platelets, plateletcrit
        ("PCT", "", ""),  # nobody says which
        ("TP", "g/L", "tp"),
        ("TP", "S/CO", ""),  # antibodies of Treponema pallidum
        ("PT", "s", "pt"),
        ("PT", "%", ""),  # prothrombin activity, of which little is what much is of the time
        ("WBC", "10*9/L", "wbc"),
        ("WBC", "10⁹/L", "wbc"),
        ("WBC", "×10^9/L", "wbc"),
        ("WBC", "10E9/L", "wbc"),
        ("WBC", "/uL", ""),
        ("CREA", "µmol/L", "crea"),
        ("CREA", "μmol/L", "crea"),
        ("TSH", "m[IU]/L", "tsh"),
        ("NEUT%", "%", "neutrophils%"),
        ("NEUT%", "", "neutrophils%"),
        ("NEUT%", "10*9/L", ""),
    ],
)
def test_a_code_of_several_things_needs_the_unit_of_one(found, code, unit, analyte) -> None:
    assert found("1.5", local_code=code, unit=unit, name="") == analyte


def test_a_name_needs_no_unit_but_not_a_strange_one(found) -> None:
    assert found("6.1", name="白细胞计数") == "wbc"
    assert found("6.1", name="白细胞计数", unit="%") == ""
    assert found("80", name="凝血酶原时间", unit="%") == ""


def test_a_loinc_needs_no_unit(found) -> None:
    assert found("33", loinc="33959-8", unit="%") == "pct"


def test_units_are_compared_as_they_are_meant() -> None:
    assert plain_unit("mL/min/{1.73_m2}") == plain_unit("mL/min/1.73_m²")
    assert plain_unit("mg/L") != plain_unit("g/L")
    assert plain_unit("10^9/L") != plain_unit("10^12/L")


@pytest.mark.parametrize("code", ["6690-2", "777-3", "98979-8"])
def test_what_is_formed_like_a_loinc(code) -> None:
    assert is_loinc(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "-",
        "6690",
        "6690-",
        "-2",
        "6690-3",
        "6690-22",
        "669O-2",
        "６６９０-2",
        "6690-²",
        "6690-2\n",
        "0" * 9 + "-0",
    ],
)
def test_what_is_not(code) -> None:
    assert not is_loinc(code)
