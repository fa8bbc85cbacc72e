"""Units as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.reports.units import shown_unit

UCUM = {
    "10*9/L": "10⁹/L",
    "10*12/L": "10¹²/L",
    "10*-3": "10⁻³",
    "10*3/uL": "10³/μL",
    "/10*9": "/10⁹",
    "umol/L": "μmol/L",
    "ug/L": "μg/L",
    "ukat/L": "μkat/L",
    "uU/mL": "μU/mL",
    "us": "μs",
    "mmol/L": "mmol/L",
    "mol/L": "mol/L",
    "U/L": "U/L",
    "[IU]/L": "IU/L",
    "m[IU]/L": "mIU/L",
    "u[IU]/mL": "μIU/mL",
    "k[IU]/L": "kIU/L",
    "[arb'U]/mL": "AU/mL",
    "[CFU]/mL": "CFU/mL",
    "[GPL'U]/mL": "GPL/mL",
    "/[HPF]": "/HPF",
    "{RBC}/[HPF]": "RBC/HPF",
    "{cells}/uL": "cells/μL",
    "{copies}/mL": "copies/mL",
    "ng/mL{FEU}": "ng/mL FEU",
    "mg/L{fibrinogen_equiv}": "mg/L fibrinogen equiv",
    "%": "%",
    "%{vol}": "%",
    "%{of_hemoglobin}": "%",
    "1": "",
    "{INR}": "",
    "{ratio}": "",
    "{s_co_ratio}": "S/CO",
    "[pH]": "",
    "mm[Hg]": "mmHg",
    "mm/h": "mm/h",
    "Cel": "℃",
    "kPa": "kPa",
    "fL": "fL",
    "pg": "pg",
    "s": "s",
    "mosm/kg": "mOsm/kg",
    "meq/L": "mEq/L",
    "mL/min/{1.73_m2}": "mL/min/1.73m²",
    "kg/m2": "kg/m²",
    "g.m/s2": "g·m/s²",
    "nmol/min/mL": "nmol/min/mL",
    "{a.b}/mL": "{a.b}/mL",
}


@pytest.mark.parametrize(("code", "shown"), UCUM.items())
def test_ucum(code, shown) -> None:
    assert shown_unit("", code) == shown
    assert shown_unit(code, code) == shown


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("10^9/L", "10⁹/L"),
        ("x10^9/L", "×10⁹/L"),
        ("*10^9/L", "×10⁹/L"),
        ("×10^12/L", "×10¹²/L"),
        ("10E9/L", "10⁹/L"),
        ("10*9/L", "10⁹/L"),
        ("10⁹/L", "10⁹/L"),
        ("10**9/L", "10⁹/L"),
        ("umol/L", "μmol/L"),
        ("µmol/L", "μmol/L"),
        ("uIU/mL", "μIU/mL"),
        ("ug/ml", "μg/ml"),
        ("ml/min/1.73m^2", "ml/min/1.73m²"),
        ("个/HP", "个/HP"),
        ("U/L", "U/L"),
        ("unit", "unit"),
        ("mmol/L", "mmol/L"),
        ("秒", "秒"),
        ("", ""),
    ],
)
def test_the_hospitals_words(unit, shown) -> None:
    assert shown_unit(unit) == shown
    assert shown_unit(unit, "x" if unit else "") == shown


def test_the_hospitals_words_come_before_its_code() -> None:
    assert shown_unit("个/高倍视野", "/[HPF]") == "个/高倍视野"


@settings(deadline=None)  # machines are shared
@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_it_is_called(unit, ucum) -> None:
    shown = shown_unit(unit, ucum)
    assert len(shown) <= 3 * (len(unit) + len(ucum)) + 20


@settings(deadline=None)  # machines are shared
@given(st.text("0123456789", min_size=1, max_size=6))
def test_numbers_alone_are_not_touched(digits) -> None:
    assert shown_unit(digits) == digits
