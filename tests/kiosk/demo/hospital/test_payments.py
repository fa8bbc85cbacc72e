"""The demo hospital takes payments: once, of the right amount, and it writes them down."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from kiosk.bills import Split
from kiosk.demo.hospital.bill_plans import BillPlan, Cover, bill_plans
from kiosk.demo.hospital.bill_resources import cny, invoice_id, split_extension
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.payments import books
from kiosk.domain import PatientId
from kiosk.hospital.payment_notice import notice_bundle
from kiosk.hospital.port import Noticed, PaidBill, PaymentNotice
from kiosk.money import Fen
from kiosk.net import strict_json
from kiosk.reasons import Code, Failure

DAY = datetime(2030, 3, 5, tzinfo=UTC).date()


def plan_of(cover: Cover) -> BillPlan:
    return next(p for p in bill_plans() if p.cover is cover)


def due(plan: BillPlan) -> Split:
    return plan.split or Split.all_own(plan.total)


def notice(*plans: BillPlan, order: str = "T01-1", **changes: Any) -> PaymentNotice:
    made = PaymentNotice(
        order,
        PatientId(plans[0].patient_id),
        tuple(PaidBill(invoice_id(plan, DAY), due(plan)) for plan in plans),
        datetime(2030, 3, 5, 2, 5, tzinfo=UTC),
        "4200001",
    )
    return replace(made, **changes)


class Till:
    """Brings notices to the office, and looks at what it made of them."""

    def __init__(self, office: Any) -> None:
        self.office = office

    def bring(self, told: PaymentNotice, **changes: Any) -> dict[str, Any]:
        """`changes`: of the first PaymentNotice, after it was written."""
        invoices = {b.id: self.invoice(b.id) for b in told.bills}
        bundle = notice_bundle(told, invoices, self.office.now.tzinfo, self.office.do.base)
        bundle["entry"][0]["resource"].update(changes)
        done: dict[str, Any] = self.office.do.transaction(_plain(bundle))
        return done

    def refused(self, told: PaymentNotice, **changes: Any) -> tuple[int, str]:
        before = self.everything()
        with pytest.raises(FhirError) as caught:
            self.bring(told, **changes)
        assert self.everything() == before
        return caught.value.status, caught.value.words

    def invoice(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.office.do.read("Invoice", name)
        return found

    def everything(self) -> Any:
        rows = "SELECT type, id, version FROM resource ORDER BY 1, 2"
        return self.office.store.query(rows), books(self.office.store)


def _plain(value: Any) -> Any:
    """As a request is read: amounts are JSON numbers."""
    return json.loads(strict_json.dumps(value))


@pytest.fixture
def till(office) -> Till:
    return Till(office)


@pytest.mark.parametrize("cover", Cover)
def test_a_payment_balances_the_invoice_and_is_in_the_books(till, cover) -> None:
    plan = plan_of(cover)
    done = till.bring(notice(plan))
    assert done["entry"][0]["response"]["status"] == "201 Created"
    invoice = till.invoice(invoice_id(plan, DAY))
    assert (invoice["status"], invoice["meta"]["versionId"]) == ("balanced", "2")
    (address,) = [e["valueUrl"] for e in invoice["extension"] if "valueUrl" in e]
    assert address.startswith("https://e-invoice.demo.example/")
    split = due(plan)
    assert books(till.office.store) == {
        invoice_id(plan, DAY): {
            "order": "T01-1",
            "total": split.total,
            "fund": split.fund,
            "account": split.account,
            "own": split.own,
            "at": "2030-03-05T10:05:00.000+08:00",
        }
    }


def test_the_same_notice_again_changes_nothing(till) -> None:
    told = notice(plan_of(Cover.NONE))
    first = till.bring(told)
    before = till.everything()
    again = till.bring(told)
    assert again["entry"][0]["response"]["status"] == "200 OK"
    assert again["entry"][0]["resource"] == first["entry"][0]["resource"]
    assert till.everything() == before
    till.office.store.close()
    till.office.open()
    assert till.bring(told)["entry"][0]["response"]["status"] == "200 OK"


def test_an_invoice_is_balanced_once(till) -> None:
    plan = plan_of(Cover.NONE)
    till.bring(notice(plan))
    status, words = till.refused(notice(plan, order="T02-1"))
    assert (status, words) == (422, "该账单已支付，请勿重复缴费")


def test_several_bills_are_paid_together_or_not_at_all(till) -> None:
    first, second = [p for p in bill_plans() if p.patient_id == "p0202"][:2]
    till.bring(notice(second, order="T02-1"))
    assert till.refused(notice(first, second))[0] == 422
    assert till.invoice(invoice_id(first, DAY))["status"] == "issued"


def test_what_the_terminal_has_settled_with_the_insurance_is_believed(till) -> None:
    plan = plan_of(Cover.REGISTERED)
    fund = Fen(plan.total // 2)
    settled = Split(plan.total, fund, Fen(0), Fen(plan.total - fund))
    paid = PaidBill(invoice_id(plan, DAY), settled)
    till.bring(notice(plan, bills=(paid,)))
    assert books(till.office.store)[paid.id]["fund"] == fund


@pytest.mark.parametrize("cover", Cover)
@pytest.mark.parametrize("wrong", [-1, 1])
def test_a_wrong_amount_is_refused(till, cover, wrong) -> None:
    plan = plan_of(cover)
    right = due(plan)
    for split in (
        replace(right, own=Fen(right.own + wrong)),
        replace(right, own=Fen(right.own + wrong), total=Fen(right.total + wrong)),
        replace(right, own=Fen(right.own + 2500 * wrong), fund=Fen(right.fund - 2500 * wrong)),
    ):
        told = notice(plan, bills=(PaidBill(invoice_id(plan, DAY), split),))
        if cover is Cover.REGISTERED and split.adds_up and split.total == right.total:
            continue  # what the insurance pays of it, only the insurance knows
        assert till.refused(told) == (422, "缴费金额与账单不符，请到收费窗口核对")


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": {"value": 1, "currency": "CNY"}},
        {"amount": {"value": Decimal("152.1"), "currency": "USD"}},
        {"amount": {"value": "152.10", "currency": "CNY"}},
        {"amount": {"value": Decimal("152.101"), "currency": "CNY"}},
        {"amount": None},
        {"extension": []},
        {"identifier": []},
        {"identifier": [{"system": "urn:yima:order", "value": v} for v in "ab"]},
        {"request": {"reference": "Patient/p0001"}},
        {"request": None},
        {"payment": None},
        {"recipient": None},
        {"status": "cancelled"},
        {"status": "draft"},
    ],
)
def test_a_notice_of_another_form_is_refused(till, changes) -> None:
    assert till.refused(notice(plan_of(Cover.NONE)), **changes)[0] == 422


def test_a_notice_for_nothing(till) -> None:
    nothing = {"reference": "Invoice/none"}
    assert till.refused(notice(plan_of(Cover.NONE)), request=nothing)[0] == 404


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("cancelled", "该账单已作废，请到收费窗口核对"),
        ("entered-in-error", "该账单已作废，请到收费窗口核对"),
        ("balanced", "该账单已支付，请勿重复缴费"),
    ],
)
def test_what_the_desk_does_counts(till, status, words) -> None:
    plan = plan_of(Cover.SETTLED)
    name = invoice_id(plan, DAY)
    till.office.do.update("Invoice", name, {**till.invoice(name), "status": status})
    assert till.refused(notice(plan)) == (422, words)
    written = books(till.office.store).get(name)
    assert (written is not None) == (status == "balanced")
    if written:
        assert (written["order"], written["own"]) == ("", plan.split.own)


def test_what_nobody_may_do(till) -> None:
    do, plan = till.office.do, plan_of(Cover.NONE)
    name = invoice_id(plan, DAY)
    done = till.bring(notice(plan))["entry"][0]["resource"]
    paid = till.invoice(name)
    for kind, wanted in (
        ("Invoice", {**paid, "status": "issued"}),
        ("Invoice", {**paid, "status": "cancelled"}),
        ("Invoice", {**paid, "totalGross": cny(Fen(1))}),
        ("Invoice", {**paid, "subject": {"reference": "Patient/p0002"}}),
        ("Invoice", {**paid, "status": "payed"}),
        ("PaymentNotice", {**done, "amount": cny(Fen(1))}),
    ):
        with pytest.raises(FhirError) as caught:
            do.update(kind, wanted["id"], wanted)
        assert caught.value.status == 422
    for kind in ("Invoice", "ChargeItem", "Organization"):
        with pytest.raises(FhirError) as caught:
            do.create(kind, {"resourceType": kind, "status": "issued"})
        assert caught.value.status == 422


def test_the_desk_may_correct_a_bill_that_is_not_paid(till) -> None:
    plan = plan_of(Cover.NONE)
    name = invoice_id(plan, DAY)
    split = Split(plan.total, plan.total, Fen(0), Fen(0))
    corrected = {**till.invoice(name), "extension": [split_extension(split)]}
    till.office.do.update("Invoice", name, corrected)
    assert till.refused(notice(plan))[0] == 422


def test_its_answers_are_valid_fhir(till) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - slow to import

    Bundle.model_validate(till.bring(notice(plan_of(Cover.SETTLED))))
    query = [("identifier", "urn:yima:order|T01-1")]
    found = till.office.do.search("PaymentNotice", query)
    assert found["total"] == 1
    Bundle.model_validate(found)
    Bundle.model_validate(till.office.do.search("Invoice", [("status", "balanced")]))


# over the wire


def test_two_terminals_at_the_same_instant(running, kiosk_at) -> None:
    bills = running.add_bills(12, patient="p0001", amount=2550)
    for number, bill in enumerate(bills):
        terminals = [kiosk_at(running.base_url) for _ in range(2)]
        results = at_once(terminals, bill, [f"T{n}-{number}" for n in range(2)])
        assert sorted(map(str, results)) == sorted(
            [str(Failure(Code.BILL_PAID_ALREADY)), str(next(r for r in results if _is_noticed(r)))]
        )
        winner = next(n for n, result in enumerate(results) if _is_noticed(result))
        assert running.state()["payments"][bill.id]["order"] == f"T{winner}-{number}"


def test_the_same_order_from_two_processes_at_the_same_instant(running, kiosk_at) -> None:
    (bill,) = running.add_bills(1, patient="p0001", amount=2550)
    terminals = [kiosk_at(running.base_url) for _ in range(4)]
    results = at_once(terminals, bill, ["T1-1"] * 4)
    assert all(map(_is_noticed, results))
    assert len(set(results)) == 1
    assert running.state()["payments"][bill.id]["order"] == "T1-1"


def _is_noticed(result: object) -> bool:
    return isinstance(result, Noticed)


def at_once(terminals: list[Any], bill: Any, orders: list[str]) -> list[Any]:
    ready, results = threading.Barrier(len(terminals)), {}

    def go(number: int) -> None:
        told = of_added(bill, orders[number])
        ready.wait(10)
        results[number] = terminals[number].notify_paid(told)

    threads = [threading.Thread(target=go, args=(n,)) for n in range(len(terminals))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return [results[number] for number in range(len(terminals))]


def of_added(bill: Any, order: str) -> PaymentNotice:
    paid = PaidBill(bill.id, Split.all_own(Fen(bill.total)))
    return PaymentNotice(order, PatientId(bill.patient), (paid,), datetime.now(UTC), "42")


def test_a_payment_whose_answers_are_lost_is_in_the_books_once(running, kiosk_at) -> None:
    bills = running.add_bills(3, patient="p0001", amount=2550)
    for lost, bill in enumerate(bills, start=1):
        told = of_added(bill, f"T1-{lost}")
        running.fault("drop_after_work", path="/fhir", method="POST", times=lost)
        results = [kiosk_at(running.base_url).notify_paid(told) for _ in range(4)]
        assert _is_noticed(results[-1])
        assert set(map(type, results)) <= {Noticed, Failure}
        running.clear_faults()
    written = running.state()["payments"]
    assert {name: row["own"] for name, row in written.items()} == {b.id: 2550 for b in bills}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_fault_is_told_as_such_and_heals(running, kiosk_at, method) -> None:
    faults = (*({"kind": k} for k in FAULTS), {"kind": "slow", "delay_ms": 3000})
    bills = running.add_bills(len(faults), patient="p0001", amount=2550)
    for fault, bill in zip(faults, bills, strict=True):
        told = of_added(bill, f"T1-{fault['kind']}")
        running.fault(**fault, method=method)
        failure = kiosk_at(running.base_url, read_timeout=0.3, tries=1).notify_paid(told)
        running.clear_faults()
        if isinstance(failure, Failure):
            assert failure.code.value.startswith("hospital_")
        else:
            assert method == "POST"  # the work was done, and was looked up
        assert _is_noticed(kiosk_at(running.base_url).notify_paid(told))
        assert running.state()["payments"][bill.id]["own"] == 2550


FAULTS = ("fail", "hang", "html", "malformed", "gone")


def test_another_patients_invoice_is_not_paid(running, kiosk_at) -> None:
    (bill,) = running.add_bills(1, patient="p0001", amount=2550)
    kiosk = kiosk_at(running.base_url)
    told = of_added(bill, "T1-1")
    assert kiosk.notify_paid(replace(told, patient=PatientId("p0002"))) == Failure(
        Code.WRONG_PATIENT
    )
    running.fault("wrong_patient", path="Invoice")
    assert kiosk.notify_paid(told) == Failure(Code.WRONG_PATIENT)
    assert running.state()["payments"] == {}
