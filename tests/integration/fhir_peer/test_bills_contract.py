"""The port's promises about bills and payments, kept by both hospitals.

The demo hospital balances an invoice at once and refuses a second payment. The other server knows
nothing of money: somebody behind it goes through its notices a little later (`AccountsOffice`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.bills import Bill, Split
from kiosk.demo.hospital.bill_plans import bills_of
from kiosk.demo.hospital.bill_resources import insured_visit_of
from kiosk.demo.hospital.cast import Role
from kiosk.domain import Patient
from kiosk.hospital.port import Noticed, PaidBill, PaymentNotice
from kiosk.reasons import Code, Failure
from tests.sampling import sampled

DAY = date(2030, 3, 5)
PAID_AT = datetime(2030, 3, 5, 7, 41, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def accounts(world) -> Any:
    """A world whose people have bills."""
    world.open_accounts()
    return world


def owed(world, terminal, role: Role = Role.NOTHING_TODAY) -> tuple[Patient, tuple[Bill, ...]]:
    patient = terminal.hospital.find_patient(world.identifier(world.cast(role)))
    assert isinstance(patient, Patient), patient
    bills = terminal.hospital.bills(patient)
    assert isinstance(bills, tuple), bills
    return patient, bills


def notice(patient: Patient, *bills: Bill, order: str = "") -> PaymentNotice:
    paid = tuple(PaidBill(bill.id, bill.split or Split.all_own(bill.total)) for bill in bills)
    return PaymentNotice(order or f"T1-{bills[0].id}"[:64], patient.id, paid, PAID_AT, "4200001")


def test_unpaid_bills(accounts) -> None:
    terminal = accounts.terminal()
    for role in (Role.NOTHING_TODAY, Role.ONE_APPOINTMENT):
        _, bills = owed(accounts, terminal, role)
        plans = sorted(
            bills_of(accounts.cast(role)), key=lambda plan: (-plan.days_ago, plan.number)
        )
        assert len(bills) == len(plans)
        for bill, plan in zip(bills, plans, strict=True):
            assert (bill.total, bill.split) == (plan.total, plan.split)
            assert bill.insured == insured_visit_of(plan, DAY)
            assert [item.amount for item in bill.items] == [line.amount for line in plan.lines]
            assert all(item.text for item in bill.items)
            assert bill.visit.doctor == f"{plan.doctor.name[0]}医生"
            assert bill.adds_up


def test_paying(accounts) -> None:
    terminal = accounts.terminal()
    patient, bills = owed(accounts, terminal)
    told = notice(patient, *bills)
    noticed = terminal.hospital.notify_paid(told)
    assert isinstance(noticed, Noticed), noticed
    assert [invoice.bill for invoice in noticed.e_invoices] == [bill.id for bill in bills]
    assert all(invoice.url.startswith("https://") for invoice in noticed.e_invoices)
    assert terminal.hospital.bills(patient) == ()
    assert len(accounts.notices(told.order)) == len(bills)
    for again in (terminal, accounts.terminal()):
        assert again.hospital.notify_paid(told) == noticed
    assert len(terminal.client.written) == 1


def test_a_bill_that_the_insurance_pays_whole(accounts) -> None:
    terminal = accounts.terminal()
    patient, bills = owed(accounts, terminal)
    (covered,) = [bill for bill in bills if bill.split and not bill.split.own]
    told = notice(patient, covered)
    assert isinstance(terminal.hospital.notify_paid(told), Noticed)
    assert [n["amount"]["value"] for n in accounts.notices(told.order)] == [0]


def test_an_answer_lost_after_the_work_was_done(accounts) -> None:
    terminal = accounts.terminal()
    patient, bills = owed(accounts, terminal)
    told = notice(patient, *bills)
    terminal.client.answers_to_lose = 1
    assert isinstance(terminal.hospital.notify_paid(told), Noticed)
    assert len(terminal.client.written) == 1
    assert len(accounts.notices(told.order)) == len(bills)


def at_once(terminals: list[Any], notices: list[PaymentNotice]) -> list[Any]:
    ready, results = threading.Barrier(len(terminals)), {}

    def go(number: int) -> None:
        ready.wait(10)
        results[number] = terminals[number].hospital.notify_paid(notices[number])

    threads = [threading.Thread(target=go, args=(n,)) for n in range(len(terminals))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return [results[number] for number in range(len(terminals))]


def test_two_terminals_paying_the_same_bills_at_once(accounts) -> None:
    terminals = [accounts.terminal() for _ in range(2)]
    patient, bills = owed(accounts, terminals[0])
    notices = [notice(patient, *bills, order=f"T{n}-{bills[0].id}") for n in range(2)]
    results = at_once(terminals, notices)
    assert sum(isinstance(result, Noticed) for result in results) == 1, results
    assert Failure(Code.BILL_PAID_ALREADY) in results
    for terminal, told, result in zip(terminals, notices, results, strict=True):
        assert terminal.hospital.notify_paid(told) == result


def test_the_same_order_told_by_four_processes_at_once(accounts) -> None:
    terminals = [accounts.terminal() for _ in range(4)]
    patient, bills = owed(accounts, terminals[0])
    told = notice(patient, *bills)
    results = at_once(terminals, [told] * 4)
    assert all(isinstance(result, Noticed) for result in results), results
    assert len(accounts.notices(told.order)) == len(bills)


@pytest.mark.parametrize(
    ("change", "code"),
    sampled(
        [
            ({"status": "balanced"}, Code.BILL_PAID_ALREADY),
            ({"status": "cancelled"}, Code.BILL_CHANGED),
            ({"totalGross": {"value": 1.01, "currency": "CNY"}}, Code.BILL_CHANGED),
        ],
        one_in=3,
    ),
)
def test_what_the_desk_did_meanwhile(accounts, change, code) -> None:
    terminal = accounts.terminal()
    patient, bills = owed(accounts, terminal)
    accounts.at_the_desk("Invoice", bills[1].id, **change)
    told = notice(patient, *bills)
    assert terminal.hospital.notify_paid(told) == Failure(code)
    assert accounts.notices(told.order) == []
    assert isinstance(terminal.hospital.notify_paid(notice(patient, bills[0])), Noticed)


def test_a_card_of_one_and_a_bill_of_another(accounts) -> None:
    terminal = accounts.terminal()
    _, bills = owed(accounts, terminal)
    stranger, _ = owed(accounts, terminal, Role.ONE_APPOINTMENT)
    told = notice(stranger, *bills)
    assert terminal.hospital.notify_paid(told) == Failure(Code.WRONG_PATIENT)
    assert accounts.notices(told.order) == []


def test_what_the_kiosk_writes_is_valid_fhir(accounts, code_systems) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - slow to import

    terminal = accounts.terminal()
    patient, bills = owed(accounts, terminal)
    assert isinstance(terminal.hospital.notify_paid(notice(patient, *bills)), Noticed)
    (written,) = terminal.client.written
    Bundle.model_validate(written)
    for code, system in _codes(written):
        assert code in code_systems[system], (code, system)


def _codes(written: dict[str, Any]) -> Iterable[tuple[str, str]]:
    yield written["type"], "bundle-type"
    for entry in written["entry"]:
        yield entry["request"]["method"], "http-verb"
        yield entry["resource"]["status"], "fm-status"
        for coding in entry["resource"]["paymentStatus"]["coding"]:
            yield coding["code"], coding["system"]


def test_nothing_of_a_payment_stays_behind(accounts, texts_of) -> None:
    terminal = accounts.terminal()
    patient, bills = owed(accounts, terminal)
    told = notice(patient, *bills)
    terminal.client.answers_to_lose = 1
    assert isinstance(terminal.hospital.notify_paid(told), Noticed)
    terminal.client.written.clear()
    member = accounts.cast(Role.NOTHING_TODAY)
    secrets = [member.name, accounts.card(member), patient.id, told.order, *(b.id for b in bills)]
    assert [s for s in secrets for text in texts_of(terminal.hospital) if s in text] == []
