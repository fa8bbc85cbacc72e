"""From screen values to QML's properties."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket.layout.order_number import in_groups
from kiosk.reasons import Code, Failure
from kiosk.session.screens import (
    Choice,
    Dues,
    Offer,
    PartOfDay,
    Refused,
    SignedIn,
    TicketState,
    Welcome,
)
from ui.samples import SIGNED_IN, appointment, samples
from ui.samples_pay import PAY_RETURNED, bill
from ui.samples_report_page import REPORT_PAGE
from ui.view_props import camel_case, name_of, props_of, spaced

pytestmark = pytest.mark.usefixtures("qapp")


def test_fields_become_properties_in_camel_case() -> None:
    assert props_of(Welcome("张*明", PartOfDay.MORNING, 6), "zh_CN") == {
        "name": "张*明",
        "partOfDay": "morning",
        "waitingSeconds": 6,
        "findsAppointments": True,
    }


def test_a_failure_becomes_the_patients_words() -> None:
    props = props_of(Refused(Failure(Code.PAYMENT_CODE), 12), "en")
    assert props == {
        "title": "This is a payment code",
        "advice": props["advice"],
        "number": "E-102",
        "next": "show_health_card",
        "quoted": False,
        "secondsLeft": 12,
        "works": [],
        "hint": "none",
    }


def test_the_hospitals_own_sentence_is_marked_as_such() -> None:
    failure = Failure(Code.SIGN_IN_REFUSED, {"words": "现在还不到签到时间"})
    assert props_of(Refused(failure, 12), "en")["quoted"] is True


def test_the_printers_trouble_is_told_beside_the_number() -> None:
    trouble = Failure(Code.PRINTER_PAPER_OUT)
    props = props_of(_signed_in(TicketState.FAILED, trouble), "en")
    assert props["number"] == "A 017"
    assert props["ticket"] == "failed"
    assert props["troubleTitle"] == "There is no paper for the ticket"
    assert props["troubleAdvice"] == "You are signed in. Please remember your number."
    assert props["troubleNumber"] == "E-401"


def test_without_trouble_its_words_are_empty() -> None:
    props = props_of(_signed_in(TicketState.TAKE, None), "en")
    assert {props[f"trouble{what}"] for what in ("Title", "Advice", "Number")} == {""}


def test_why_money_goes_back_is_told_beside_the_number_of_the_order() -> None:
    props = props_of(PAY_RETURNED, "en")
    assert props["number"] == in_groups(PAY_RETURNED.number) == "YM-07 2025 1120 000 0315"
    assert props["whyTitle"] == "This bill is paid already"
    assert props["whyNumber"] == "E-602"
    assert "title" not in props


def test_what_is_to_pay_is_a_map_and_empty_where_nothing_is() -> None:
    offer = Offer("", PartOfDay.EVENING, appointment(0))
    assert props_of(offer, "en")["dues"] == {}
    owing = props_of(replace(offer, dues=Dues(2, "126.50")), "en")
    assert owing["dues"] == {"count": 2, "amount": "126.50"}


def test_bills_are_maps_with_their_lines() -> None:
    props = props_of(samples()["bills"].screen, "en")
    (group,) = props["groups"]
    assert group["on"] == "2025-11-20"
    first = group["bills"][0]
    assert (first["id"], first["number"]) == (bill(0).id, bill(0).number)
    assert first["lines"][0] == {"text": "血常规（五分类）", "quantity": "", "amount": "20.00"}


def test_results_are_maps_with_their_scale_and_without_one() -> None:
    rows = props_of(samples()["report_page-odd"].screen, "en")["rows"]
    assert rows[0]["bar"] == {"low": 250, "high": 750, "value": 1000, "beyond": True}
    assert rows[0]["flag"] == "critical_high"
    assert rows[4]["bar"] == {}
    assert rows[4]["missing"] is True


def test_why_nothing_is_printed_is_told_beside_the_reports() -> None:
    props = props_of(samples()["reports-no_printer"].screen, "en")
    assert props["troubleTitle"] == "Reports cannot be printed at this terminal"
    assert props["troubleNumber"] == "E-721"
    assert [card["id"] for card in props["cards"]] == ["dr-0", "dr-1", "dr-2", "dr-3"]


def test_a_report_keeps_the_number_the_hospital_gave_it() -> None:
    assert props_of(REPORT_PAGE, "en")["number"] == REPORT_PAGE.number
    assert props_of(replace(REPORT_PAGE, number="A017"), "en")["number"] == "A017"


def test_appointments_become_lists_of_plain_maps() -> None:
    choice = Choice("", PartOfDay.EVENING, (appointment(0), appointment(1)))
    first, second = props_of(choice, "en")["appointments"]
    assert first == {
        "id": "ap-0",
        "department": "心内科",
        "doctor": "李医生",
        "start": "9:00",
        "end": "10:00",
        "place": "门诊楼 1 层 B 区 12 诊室",
    }
    assert second["id"] == "ap-1"


@pytest.mark.parametrize("name", sorted(samples()))
def test_nothing_but_plain_values_is_handed_over(name: str) -> None:
    props = props_of(samples()[name].screen, "en")
    assert json.loads(json.dumps(props)) == props
    assert all(type(value) in {str, int, bool, list, dict} for value in props.values())


def test_screens_are_named_as_their_files() -> None:
    assert name_of(samples()["nothing_today"].screen) == "NothingToday"


@pytest.mark.parametrize(
    ("given_number", "shown"),
    [("A017", "A 017"), ("VIP1017", "VIP 1017"), ("17", "17"), ("", ""), ("A-17", "A-17")],
)
def test_numbers_are_spaced_as_they_are_read_out(given_number: str, shown: str) -> None:
    assert spaced(given_number) == shown


@given(st.text(max_size=12))
def test_spacing_never_changes_a_sign(number: str) -> None:
    assert spaced(number).replace(" ", "") == number.replace(" ", "")


def test_camel_case() -> None:
    assert camel_case("wait_minutes") == "waitMinutes"
    assert camel_case("number") == "number"


def _signed_in(ticket: TicketState, trouble: Failure | None) -> SignedIn:
    return replace(SIGNED_IN, ticket=ticket, trouble=trouble)
