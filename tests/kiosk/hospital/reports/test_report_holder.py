"""Whose report it is, masked unless the hospital wants it whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kiosk.hospital.report_holder import masked_number
from kiosk.names import full_name
from kiosk.reasons import Code, Failure
from kiosk.reports.report import Holder

MR = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]}


def patient(**changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": "me",
        "identifier": [
            {"system": "urn:cn:ehc:card-id", "value": "ab" * 32},
            {"type": MR, "use": "old", "value": "0000000001"},
            {"type": MR, "period": {"end": "2020-01-01"}, "value": "0000000002"},
            {"type": MR, "value": "0012345678"},
        ],
        "name": [{"text": "张小明"}],
        "gender": "male",
        "birthDate": "1980-01-02",
        **changes,
    }


@pytest.fixture
def holder(server, reports, me) -> Any:
    def read(*, full: bool = False, **changes: Any) -> Any:
        server.routes["GET Patient/me"] = patient(**changes)
        return reports.holder(me, full=full)

    return read


def test_masked(holder) -> None:
    assert holder() == Holder("张*明", "张*明", "男", date(1980, 1, 2), "******5678")


def test_whole(holder) -> None:
    assert holder(full=True) == Holder("张小明", "张*明", "男", date(1980, 1, 2), "0012345678")


def test_nothing_of_it_is_shown_by_accident(holder) -> None:
    shown = repr(holder(full=True))
    assert not any(secret in shown for secret in ("张", "明", "1980", "5678"))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"gender": "other"}, ""),
        ({"gender": ["male"]}, ""),
        ({"gender": "female"}, "女"),
    ],
)
def test_sex(holder, changes, expected) -> None:
    assert holder(**changes).sex == expected


@pytest.mark.parametrize("born", ["1980", "1980-01", "1980-13-01", 19800102, None])
def test_a_day_of_birth_that_nobody_knows(holder, born) -> None:
    assert holder(birthDate=born).born is None


@pytest.mark.parametrize("identifiers", [[], "x", [{"value": "1"}], [{"type": MR, "value": 5}]])
def test_without_a_record_number(holder, identifiers) -> None:
    assert holder(identifier=identifiers).record_number == ""


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("", ""),
        ("1", "*"),
        ("12", "**"),
        ("123", "**3"),
        ("12345", "***45"),
        ("123456789", "*****6789"),
    ],
)
def test_record_numbers_masked(number, masked) -> None:
    assert masked_number(number) == masked


@pytest.mark.parametrize(
    ("names", "full"),
    [
        ([{"text": "张小明"}], "张小明"),
        ([{"family": "张", "given": ["小明"]}], "张小明"),
        ([{"family": "Smith", "given": ["Mary", "Ann"]}], "Mary Ann Smith"),
        ([{"family": "Zhang", "given": ["Xiaoming"], "text": "张小明"}], "张小明"),
        ([{"text": "Mary Smith"}], "Mary Smith"),
        ([{"given": ["Mary"]}], "Mary"),
        ([{"family": "欧阳"}], "欧阳"),
        ([{"use": "nickname", "text": "明明"}, {"use": "official", "text": "张小明"}], "张小明"),
        ([], ""),
        (None, ""),
    ],
)
def test_whole_names(names, full) -> None:
    assert full_name(names) == full


def test_nobody_there(reports, me) -> None:
    assert reports.holder(me, full=True) == Failure(Code.PATIENT_UNKNOWN)


def test_somebody_else(server, reports, me) -> None:
    server.routes["GET Patient/me"] = patient(id="other")
    assert reports.holder(me, full=True).code is Code.HOSPITAL_BAD_ANSWER
