"""Telling the hospital of a payment: once, whatever is lost on the way, and never a wrong "no"."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.bills import EInvoice, Split
from kiosk.domain import PatientId
from kiosk.hospital.port import Noticed, PaidBill, PaymentNotice
from kiosk.money import Fen
from kiosk.reasons import Code, Failure

BEIJING = timezone(timedelta(hours=8))
ALL_OWN = Split.all_own(Fen(2550))
SETTLED = Split(Fen(2550), Fen(1500), Fen(550), Fen(500))
PAID = PaymentNotice(
    order="T01-20300305-000017",
    patient=PatientId("me"),
    bills=(PaidBill("i1", ALL_OWN),),
    paid_at=datetime(2030, 3, 4, 16, 30, 5, 250_000, tzinfo=UTC),
    transaction="4200001234",
)
ALREADY, CHANGED = Failure(Code.BILL_PAID_ALREADY), Failure(Code.BILL_CHANGED)
NOT_BALANCED = Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "Invoice.status: not balanced yet"})


def paid(**changes: Any) -> PaymentNotice:
    return dataclasses.replace(PAID, **changes)


def split_of(split: Split) -> dict[str, Any]:
    parts = {"fund": split.fund, "account": split.account, "own": split.own}
    inside = [
        {"url": name, "valueMoney": {"value": fen / 100, "currency": "CNY"}}
        for name, fen in parts.items()
    ]
    return {"url": "urn:yima:fhir:split", "extension": inside}


# what is sent


def test_what_a_notice_says(accounts, hospital) -> None:
    accounts.issue(issuer={"reference": "Organization/o1", "display": "示范医院", "x": 1})
    assert hospital.notify_paid(PAID) == Noticed()
    (sent,) = accounts.sent
    (entry,) = sent["entry"]
    assert entry["request"] == {
        "method": "POST",
        "url": "PaymentNotice",
        "ifNoneExist": (
            "identifier=urn:yima:order|T01-20300305-000017&identifier=urn:yima:bill|i1"
        ),
    }
    notice = entry["resource"]
    assert notice["identifier"] == [
        {"system": "urn:yima:order", "value": "T01-20300305-000017"},
        {"system": "urn:yima:bill", "value": "i1"},
    ]
    assert notice["request"] == {"reference": "Invoice/i1"}
    assert notice["recipient"] == {"reference": "Organization/o1", "display": "示范医院"}
    assert notice["payment"]["identifier"] == {
        "system": "urn:yima:transaction",
        "value": "4200001234",
    }
    assert notice["created"] == "2030-03-05T00:30:05+08:00"
    assert notice["paymentDate"] == "2030-03-05"  # the hospital's day, not that of UTC
    raw = next(a.body for a in accounts.server.scripted.asked if a.method == "POST")
    assert b'"amount":{"value":25.50,"currency":"CNY"}' in raw


def test_what_is_sent_is_valid_fhir(accounts, hospital) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - slow to import

    accounts.issue("i2", extension=[split_of(SETTLED)])
    bills = (PaidBill("i1", ALL_OWN), PaidBill("i2", SETTLED))
    assert hospital.notify_paid(paid(bills=bills, transaction="")) == Noticed()
    (sent,) = accounts.sent
    checked = Bundle.model_validate(sent)
    assert [str(entry.resource.amount.value) for entry in checked.entry] == ["25.5", "5.0"]
    assert len({entry["fullUrl"] for entry in sent["entry"]}) == 2


def test_a_bill_that_the_insurance_pays_whole(accounts, hospital) -> None:
    covered = Split(Fen(2550), Fen(2000), Fen(550), Fen(0))
    accounts.issue(extension=[split_of(covered)])
    notice = paid(bills=(PaidBill("i1", covered),), transaction="")
    assert hospital.notify_paid(notice) == Noticed()
    resource = accounts.sent[0]["entry"][0]["resource"]
    assert resource["amount"] == {"value": 0.0, "currency": "CNY"}
    assert resource["payment"]["identifier"]["value"] == PAID.order


def test_the_electronic_invoices_come_back(accounts, hospital) -> None:
    address = {"url": "urn:yima:fhir:e-invoice", "valueUrl": "https://e.example/1"}
    accounts.issue("i2", extension=[address])
    bills = (PaidBill("i1", ALL_OWN), PaidBill("i2", ALL_OWN))
    expected = Noticed((EInvoice("i2", "https://e.example/1"),))
    assert hospital.notify_paid(paid(bills=bills)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"order": ""},
        {"order": "1,2"},
        {"order": "1|2"},
        {"order": "1&status=active"},
        {"bills": ()},
        {"bills": (PaidBill("../Patient/x", ALL_OWN),)},
        {"bills": (PaidBill("i1", ALL_OWN), PaidBill("i1", ALL_OWN))},
        {"paid_at": datetime(2030, 3, 5)},  # noqa: DTZ001 - that is the point
    ],
)
def test_a_notice_that_cannot_be_is_a_bug(accounts, hospital, changes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever
        hospital.notify_paid(paid(**changes))
    assert accounts.server.scripted.asked == []


# once, and for ever


def test_a_repeat_finds_what_is_there_and_writes_nothing(accounts, hospital) -> None:
    for _ in range(3):
        assert hospital.notify_paid(PAID) == Noticed()
    assert len(accounts.sent) == len(accounts.notices) == 1


@pytest.mark.parametrize("told", [b"", 500, 503, 422, 412, 409, 400, (200, b"<html>")])
def test_whatever_was_answered_a_notice_that_is_there_counts(accounts, hospital, told) -> None:
    accounts.posts = [("lost", told)]
    assert hospital.notify_paid(PAID) == Noticed()
    assert len(accounts.sent) == 1


@pytest.mark.parametrize("told", [b"", 500, 503, 429])
def test_a_notice_lost_on_the_way_is_sent_again_as_it_was(accounts, hospital, told) -> None:
    accounts.posts = [told]
    assert hospital.notify_paid(PAID) == Noticed()
    first, second = accounts.sent
    assert first == second


@pytest.mark.parametrize(
    ("told", "failure"),
    [
        (b"", Failure(Code.HOSPITAL_UNREACHABLE)),
        (500, Failure(Code.HOSPITAL_ERROR, {"status": 500})),
        (422, Failure(Code.HOSPITAL_REFUSED, {"status": 422})),
        (412, Failure(Code.HOSPITAL_REFUSED, {"status": 412})),
        (409, Failure(Code.HOSPITAL_REFUSED, {"status": 409})),
        (401, Failure(Code.HOSPITAL_REFUSED, {"status": 401})),
        ({}, Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "the notice is not there"})),
    ],
)
def test_a_bill_that_is_still_open_is_to_be_told_again(accounts, hospital, told, failure) -> None:
    accounts.posts = [told, told]
    assert hospital.notify_paid(PAID) == failure
    accounts.posts.clear()
    assert hospital.notify_paid(PAID) == Noticed()


def test_the_first_trouble_is_the_one_to_tell(accounts, hospital) -> None:
    accounts.posts = [b"", b""]
    accounts.server.routes["GET PaymentNotice"] = 500
    assert hospital.notify_paid(PAID) == Failure(Code.HOSPITAL_UNREACHABLE)


def test_a_search_that_lags_behind_the_answer(accounts, hospital) -> None:
    accounts.searchable = False
    assert hospital.notify_paid(PAID) == Noticed()


def test_an_order_of_several_bills_is_one_transaction(accounts, hospital) -> None:
    accounts.issue("i2")
    bills = (PaidBill("i1", ALL_OWN), PaidBill("i2", ALL_OWN))
    accounts.posts = [("lost", b"")]
    assert hospital.notify_paid(paid(bills=bills)) == Noticed()
    assert [len(sent["entry"]) for sent in accounts.sent] == [2]


def test_a_transaction_that_was_none_is_completed(accounts, hospital) -> None:
    accounts.issue("i2")
    accounts.note(PAID.order, "i1")
    accounts.invoices["i1"]["status"] = "balanced"
    bills = (PaidBill("i1", ALL_OWN), PaidBill("i2", ALL_OWN))
    assert hospital.notify_paid(paid(bills=bills)) == Noticed()
    assert len(accounts.notices) == 2


# a hospital that takes its time


@pytest.mark.parametrize("readings", [1, 2, 3])
def test_a_hospital_that_balances_in_a_moment_of_its_own(accounts, hospital, readings) -> None:
    accounts.balances_after = readings
    assert hospital.notify_paid(PAID) == Noticed()
    assert len(accounts.notices) == 1


def test_a_hospital_that_has_not_balanced_yet_is_told_again(accounts, hospital) -> None:
    accounts.balances_after = None
    assert hospital.notify_paid(PAID) == NOT_BALANCED
    assert hospital.notify_paid(PAID) == NOT_BALANCED
    accounts.balances_after = 1
    assert hospital.notify_paid(PAID) == Noticed()
    assert len(accounts.notices) == 1


# no, for good


def test_a_bill_paid_by_another_order(accounts, hospital) -> None:
    other = paid(order="T02-1")
    assert hospital.notify_paid(other) == Noticed()
    assert hospital.notify_paid(PAID) == ALREADY
    assert hospital.notify_paid(other) == Noticed()
    assert len(accounts.sent) == 1


def test_a_bill_paid_at_the_desk(accounts, hospital) -> None:
    accounts.invoices["i1"]["status"] = "balanced"
    assert hospital.notify_paid(PAID) == ALREADY
    assert accounts.sent == []


@pytest.mark.parametrize("status", [422, 409, 412, 400])
def test_a_refusal_because_somebody_was_quicker(accounts, hospital, status) -> None:
    def too_late(_asked: Any) -> Any:
        accounts.note("T02-1")
        accounts.invoices["i1"]["status"] = "balanced"
        return status

    accounts.server.routes["POST "] = too_late
    assert hospital.notify_paid(PAID) == ALREADY


@pytest.mark.parametrize(
    "change",
    [
        {"status": "cancelled"},
        {"status": "entered-in-error"},
        {"status": "draft"},
        {"totalGross": {"value": 25.51, "currency": "CNY"}},
        {"extension": [split_of(SETTLED)]},
    ],
)
def test_a_bill_that_changed_is_not_paid(accounts, hospital, change) -> None:
    accounts.invoices["i1"].update(change)
    assert hospital.notify_paid(PAID) == CHANGED
    assert accounts.sent == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_bill_that_is_gone(accounts, hospital, status) -> None:
    accounts.server.routes["GET Invoice/i1"] = status
    assert hospital.notify_paid(PAID) == CHANGED
    accounts.server.routes["GET PaymentNotice"] = 404  # nothing is there: the wrong address
    assert hospital.notify_paid(PAID) == Failure(Code.HOSPITAL_REFUSED, {"status": 404})


def test_what_the_terminal_settled_with_the_insurance_needs_no_split_of_the_hospitals(
    accounts, hospital
) -> None:
    notice = paid(bills=(PaidBill("i1", SETTLED),))
    assert hospital.notify_paid(notice) == Noticed()
    accounts.issue("i2", extension=[split_of(SETTLED)])
    assert hospital.notify_paid(paid(order="T3", bills=(PaidBill("i2", SETTLED),))) == Noticed()


def test_a_refusal_while_cancelled_meanwhile(accounts, hospital) -> None:
    def cancelled(_asked: Any) -> Any:
        accounts.invoices["i1"]["status"] = "cancelled"
        return 422

    accounts.server.routes["POST "] = cancelled
    assert hospital.notify_paid(PAID) == CHANGED


def test_one_bill_of_an_order_that_cannot_be_paid_refuses_the_order(accounts, hospital) -> None:
    accounts.issue("i2", status="cancelled")
    bills = (PaidBill("i1", ALL_OWN), PaidBill("i2", ALL_OWN))
    assert hospital.notify_paid(paid(bills=bills)) == CHANGED
    accounts.invoices["i1"]["status"] = "balanced"
    assert hospital.notify_paid(paid(bills=bills)) == ALREADY
    assert accounts.sent == []


# a hospital that keeps no order among notices


def test_of_two_notices_the_older_counts_and_all_terminals_agree(accounts, hospital) -> None:
    accounts.refuses = False
    accounts.balances_after = 2
    accounts.note("T02-1")
    assert hospital.notify_paid(PAID) == ALREADY
    assert hospital.notify_paid(paid(order="T02-1")) == Noticed()
    assert hospital.notify_paid(PAID) == ALREADY


def test_a_notice_that_the_hospital_has_cancelled_counts_no_more(accounts, hospital) -> None:
    accounts.refuses = False
    accounts.note(PAID.order, status="cancelled")
    accounts.note("T02-1")
    accounts.invoices["i1"]["status"] = "balanced"
    assert hospital.notify_paid(PAID) == ALREADY
    assert hospital.notify_paid(paid(order="T02-1")) == Noticed()


# the hospital's books have the money: not a word that would send it back


@pytest.mark.parametrize("status", ["cancelled", "draft", "entered-in-error"])
def test_what_became_of_a_bill_after_it_was_noticed_is_for_staff(
    accounts, hospital, status
) -> None:
    accounts.note(PAID.order)
    accounts.invoices["i1"]["status"] = status
    assert hospital.notify_paid(PAID) == NOT_BALANCED
    assert accounts.sent == []


@pytest.mark.parametrize("status", ["cancelled", "balanced"])
def test_an_order_noticed_in_part_is_for_staff(accounts, hospital, status) -> None:
    accounts.issue("i2", status=status)
    accounts.note(PAID.order, "i1")
    accounts.invoices["i1"]["status"] = "balanced"
    bills = (PaidBill("i1", ALL_OWN), PaidBill("i2", ALL_OWN))
    assert hospital.notify_paid(paid(bills=bills)) == NOT_BALANCED


def test_trouble_while_looking_is_never_a_no(accounts, hospital) -> None:
    accounts.invoices["i1"]["status"] = "balanced"
    for answer, code in (
        (500, Code.HOSPITAL_ERROR),
        (b"", Code.HOSPITAL_UNREACHABLE),
        (403, Code.HOSPITAL_REFUSED),
        ({"resourceType": "Bundle", "type": "collection"}, Code.HOSPITAL_BAD_ANSWER),
    ):
        accounts.server.routes["GET PaymentNotice"] = answer
        failure = hospital.notify_paid(PAID)
        assert isinstance(failure, Failure)
        assert failure.code is code


# whose it is


def test_an_invoice_of_somebody_else_is_not_paid(accounts, hospital) -> None:
    accounts.issue(subject={"reference": "Patient/other"})
    assert hospital.notify_paid(PAID) == Failure(Code.WRONG_PATIENT)
    assert accounts.sent == []


def test_a_record_mixed_up_after_the_notice_sends_no_money_back(accounts, hospital) -> None:
    accounts.note(PAID.order)
    accounts.issue(subject={"reference": "Patient/other"})
    failure = hospital.notify_paid(PAID)
    assert isinstance(failure, Failure)
    assert failure.code is Code.HOSPITAL_BAD_ANSWER


def test_notices_of_other_bills_are_not_believed(accounts, hospital) -> None:
    accounts.invoices["i1"]["status"] = "balanced"
    unrelated = accounts.note(PAID.order, "i9")
    accounts.server.routes["GET PaymentNotice"] = {
        "resourceType": "Bundle",
        "type": "searchset",
        "entry": [{"resource": unrelated}],
    }
    assert hospital.notify_paid(PAID) == ALREADY


@pytest.mark.parametrize(
    "entry", [{"resource": {"resourceType": "PaymentNotice"}}, {"resource": []}, None, {}]
)
def test_a_strange_answer_to_the_transaction(accounts, hospital, entry) -> None:
    accounts.posts = [
        ("lost", {"resourceType": "Bundle", "type": "transaction-response", "entry": [entry]})
    ]
    result = hospital.notify_paid(PAID)
    assert result in (Noticed(), Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "PaymentNotice.id"}))
    assert hospital.notify_paid(PAID) == Noticed()
