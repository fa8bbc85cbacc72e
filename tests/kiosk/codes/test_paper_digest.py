"""Anybody can make the digest anew from the report; and no word or number of it may be another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal

import cbor2
import gmssl_pyx
import pytest

from kiosk.codes.paper_digest import report_digest
from kiosk.reports.report import (
    Flag,
    FormRef,
    Quantity,
    ReferenceRange,
    Report,
    ReportId,
    ReportKind,
    ReportStatus,
    Result,
)
from tests.kiosk.codes.papers_made import report, result

Change = Callable[[Report], Report]


def test_it_is_the_one_described() -> None:
    """Written out by hand from the description, and encoded and hashed by others."""
    line = ["项目1", "1-1", "L1", "", "quantity", "1.50", "10*9/L", "3.5", "9.5", "", "normal", False, ""]  # fmt: skip
    text = ["项目2", "2-1", "L2", "组", "text", "阴性", "", "", "", "阴性", "none", True, "复查"]
    missing = ["项目3", "3-1", "L3", "", "missing", "标本溶血", "", "", "", "", "none", False, ""]
    written = [
        "EHCR1", "laboratory", "final", 1_799_976_600, "血常规", "L20270115-0042", 1_799_971_200,
        "静脉血", [line, text, missing], [["备注", "空腹"]],
    ]  # fmt: skip
    usual = ReferenceRange(text="阴性")
    of = report(
        [
            result(1),
            result(2, Flag.NONE, quantity=None, text="阴性", range=usual, group="组", changed=True, note="复查"),
            result(3, Flag.NONE, quantity=None, missing="标本溶血", range=None),
        ]
    )  # fmt: skip
    assert report_digest(of) == bytes(gmssl_pyx.sm3_hash(cbor2.dumps(written)))


def _line(**changes: object) -> Change:
    def change(of: Report) -> Report:
        return replace(of, results=(replace(of.results[0], **changes), *of.results[1:]))  # type: ignore[arg-type] # any field

    return change


def _head(**changes: object) -> Change:
    return lambda of: replace(of, head=replace(of.head, **changes))  # type: ignore[arg-type] # any field


def _quantity(**changes: object) -> Change:
    def change(of: Report) -> Report:
        quantity = of.results[0].quantity
        assert quantity is not None
        return _line(quantity=replace(quantity, **changes))(of)  # type: ignore[arg-type] # any field

    return change


CHANGES: dict[str, Change] = {
    "kind": _head(kind=ReportKind.OTHER),
    "status": _head(status=ReportStatus.CORRECTED),
    "issued": lambda of: _head(issued=of.head.issued + timedelta(seconds=1))(of),
    "title": _head(title="尿常规"),
    "number": _head(number="L20270115-0043"),
    "collected": _head(collected=None),
    "specimen": lambda of: replace(of, specimen="尿"),
    "no section": lambda of: replace(of, sections=()),
    "a section's title": lambda of: replace(of, sections=(replace(of.sections[0], title=""),)),
    "a section's text": lambda of: replace(of, sections=(replace(of.sections[0], text="餐后"),)),
    "a result less": lambda of: replace(of, results=of.results[1:]),
    "another order": lambda of: replace(of, results=of.results[::-1]),
    "name": _line(name="别的"),
    "loinc": _line(loinc="9-9"),
    "local code": _line(local_code=""),
    "group": _line(group="组"),
    "value": _quantity(text="1.51", value=Decimal("1.51")),
    "a zero at the end": _quantity(text="1.5"),
    "comparator": _quantity(comparator="<"),
    "unit": _quantity(ucum="g/L"),
    "no code of a unit": _quantity(ucum=""),
    "words for a number": _line(quantity=None, text="1.50"),
    "a reason for a number": _line(quantity=None, missing="1.50"),
    "low": _line(range=ReferenceRange(Decimal("3.4"), Decimal("9.5"), "3.5–9.5")),
    "high": _line(range=ReferenceRange(Decimal("3.5"), None, "3.5–9.5")),
    "no range": _line(range=None),
    "flag": _line(flag=Flag.LOW),
    "changed": _line(changed=True),
    "note": _line(note="复查"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_is_other_shows(what: str) -> None:
    of = report()
    assert report_digest(CHANGES[what](of)) != report_digest(of)


def test_no_two_changes_come_to_the_same() -> None:
    digests = {report_digest(change(report())) for change in CHANGES.values()}
    assert len(digests) == len(CHANGES)


SAME: dict[str, Change] = {
    "another hospital's id": _head(id=ReportId("dr-2")),
    "another's view of the time": lambda of: _head(issued=of.head.issued.astimezone(UTC))(of),
    "how a unit is written on the screen": _quantity(unit="10*9/L"),
    "how a range is written": _line(
        range=ReferenceRange(Decimal("3.5"), Decimal("9.5"), "3.5-9.5")
    ),
    "that it was printed": lambda of: _head(printed_at=of.head.issued)(of),
    "a form": _head(forms=(FormRef(0, "PDF", 5),)),
    "who made it": lambda of: replace(of, author=""),
    "who checked it": lambda of: replace(of, reviewer="别人"),
    "who asked for it": _head(doctor="别人", department="别处"),
}


@pytest.mark.parametrize("what", SAME)
def test_what_is_not_the_report_s_makes_no_difference(what: str) -> None:
    of = report()
    assert report_digest(SAME[what](of)) == report_digest(of)


def test_words_cannot_move_from_one_field_into_the_next() -> None:
    one = Result("o", "甲", loinc="乙", quantity=Quantity(Decimal(1), "1", "g"))
    other = replace(one, name="甲乙", loinc="")
    assert report_digest(report([one])) != report_digest(report([other]))
