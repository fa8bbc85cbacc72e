"""What a bill comes to: the parts of a price, quantities, sums, and the insurance's share."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bills import BillItem, InsuredVisit, Split
from kiosk.hospital.invoice import money
from kiosk.hospital.parse import Rejected
from kiosk.money import Fen, to_yuan
from kiosk.net import strict_json
from kiosk.reasons import Code, Failure
from tests.kiosk.hospital.invoices_made import (
    bundle,
    charge_item,
    cny,
    component,
    exact,
    insured_by,
    invoice,
    line,
    refers,
    split_of,
    the_one,
)


@pytest.mark.parametrize(
    ("components", "fen"),
    [
        ([component("base", 20), component("surcharge", 2), component("tax", 1)], 2300),
        ([component("base", 20), component("discount", 5)], 1500),
        ([component("base", 20), component("deduction", -5)], 1500),
        ([component("base", 20), component("informational", 99)], 2000),
        ([component("base", 20), {"type": "discount", "factor": Decimal("0.5")}], 2000),
    ],
)
def test_the_parts_of_a_price(bills, components, fen) -> None:
    asked = invoice(lineItem=[line("检查", 0, priceComponent=components)])
    assert the_one(bills(asked)).items == (BillItem("检查", Fen(fen)),)


def test_what_is_taken_off_the_whole_is_a_line_of_its_own(bills) -> None:
    lines = [line("检查", 20), line("治疗", 10)]
    whole = [component("base", 30), component("deduction", 5, code={"text": "老年减免"})]
    bill = the_one(bills(invoice(lineItem=lines, totalPriceComponent=whole)))
    assert bill.items[-1] == BillItem("老年减免", Fen(-500))
    assert bill.adds_up


def test_what_only_sums_the_lines_up_is_not_counted_twice(bills) -> None:
    less = [component("base", 30), component("discount", 5)]
    bill = the_one(bills(invoice(lineItem=[line("检查", 0, priceComponent=less)], totalPriceComponent=less)))  # fmt: skip
    assert bill.items == (BillItem("检查", Fen(2500)),)


def test_what_cancels_out_on_the_whole_is_not_shown(bills) -> None:
    whole = [component("surcharge", 5), component("discount", 5)]
    assert len(the_one(bills(invoice(totalPriceComponent=whole))).items) == 1


def test_a_bill_without_prices_on_its_lines_is_its_total(bills) -> None:
    unpriced = {"chargeItemCodeableConcept": {"text": "检查"}}
    for lines in ([unpriced], [], None):
        bill = the_one(bills(invoice(lineItem=lines)))
        assert (bill.items, bill.total, bill.adds_up) == ((), Fen(2500), True)


def test_a_line_without_a_price_among_others_costs_nothing(bills) -> None:
    included = {"chargeItemCodeableConcept": {"coding": [{"display": "采血针"}]}}
    bill = the_one(bills(invoice(lineItem=[line("检查", 25), included])))
    assert bill.items == (BillItem("检查", Fen(2500)), BillItem("采血针", Fen(0)))


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        ({"value": 2, "unit": "盒"}, "2 盒"),
        ({"value": Decimal("2.50"), "unit": "m\u202el"}, "2.5 ml"),
        ({"value": Decimal("20.0"), "unit": "片"}, "20 片"),
        ({"value": 3}, "3"),
        ({"value": 1, "unit": "盒"}, ""),
        ({"value": Decimal("1.0"), "unit": "盒"}, ""),
        ({"value": -2, "unit": "盒"}, ""),
        ({"value": Decimal("1e400"), "unit": "盒"}, ""),
        ({"value": "2", "unit": "盒"}, ""),
        ({"value": True}, ""),
        ("2", ""),
        ({"value": 2, "unit": "很长很长很长的单位"}, "2 很长很长很长的…"),
    ],
)
def test_quantities(server, bills, quantity, text) -> None:
    item = exact(bundle(charge_item(quantity=quantity, context={})))
    server.routes["GET ChargeItem"] = (200, item)
    bill = the_one(bills(invoice(lineItem=[refers("c1", component("base", 25))])))
    assert bill.items[0].quantity == text


# money


@pytest.mark.parametrize(
    ("amount", "what"),
    [
        (cny(25, "USD"), "Invoice.totalGross.currency"),
        (cny(25, "cny"), "Invoice.totalGross.currency"),
        ({"value": 25}, "Invoice.totalGross.currency"),
        (25, "Invoice.totalGross.currency"),
        (cny("25"), "Invoice.totalGross.value"),
        (cny(True), "Invoice.totalGross.value"),
        (cny(None), "Invoice.totalGross.value"),
        (cny(Decimal("25.505")), "Invoice.totalGross.value"),
        (cny(Decimal("25.50000000000000000000000000000000000000001")), "Invoice.totalGross.value"),
        (cny(Decimal("1e999999")), "Invoice.totalGross.value"),
        (cny(Decimal("1e-999999")), "Invoice.totalGross.value"),
        (cny(10**12), "Invoice.totalGross.value"),
    ],
)
def test_amounts_that_are_none(bills, amount, what) -> None:
    assert bills(invoice(totalGross=amount)) == Failure(Code.HOSPITAL_BAD_ANSWER, {"what": what})


def test_an_amount_that_is_none_anywhere_in_a_bill(bills) -> None:
    half = Decimal("0.005")
    for changes in (
        {"lineItem": [line("检查", half)]},
        {"lineItem": [line("检查", 20)], "totalPriceComponent": [component("discount", half)]},
        {"totalGross": None},
        {"extension": [split_of(fund=half, account=0, own=25)]},
        {"extension": [split_of(fund=0, account=0)]},
        {"lineItem": [line("检查", 25, priceComponent=[component("bribe", 25)])]},
    ):
        failure = bills(invoice(**changes))
        assert isinstance(failure, Failure)
        assert failure.code is Code.HOSPITAL_BAD_ANSWER


@given(st.integers(-(10**11), 10**11))
def test_every_amount_survives_the_wire(fen) -> None:
    sent = strict_json.loads(strict_json.dumps(cny(to_yuan(Fen(fen)))))
    assert money(sent, "x") == fen


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_decimal_is_rounded_or_raises(value) -> None:
    try:
        fen = money(cny(value), "x")
    except Rejected:
        return
    numerator, denominator = value.as_integer_ratio()
    assert numerator * 100 == fen * denominator


def test_the_total_with_taxes_goes_before_the_one_without(bills) -> None:
    both = the_one(bills(invoice(totalNet=cny(20))))
    assert both.total == 2500
    assert the_one(bills(invoice(totalGross=None, totalNet=cny(25)))).total == 2500


@pytest.mark.parametrize(
    "changes",
    [
        {"totalGross": cny(26)},
        {"totalGross": cny(0), "lineItem": None},
        {"totalGross": cny(-25), "lineItem": [line("退费", -25)]},
        {"extension": [split_of(fund=10, account=10, own=4)]},
        {"extension": [split_of(fund=30, account=-10, own=5)]},
    ],
)
def test_a_bill_that_does_not_add_up_is_returned_as_it_is(bills, changes) -> None:
    assert not the_one(bills(invoice(**changes))).adds_up


# the insurance


def test_a_split_that_the_hospital_has_settled(bills) -> None:
    parts = split_of(fund=Decimal("12.50"), account=Decimal("7.25"), own=Decimal("5.25"))
    bill = the_one(bills(invoice(extension=[{"url": "urn:x"}, parts, insured_by()])))
    assert bill.split == Split(Fen(2500), Fen(1250), Fen(725), Fen(525))
    assert bill.insured is None  # there is nothing left to settle
    assert bill.adds_up


def test_a_visit_registered_with_the_insurance(bills) -> None:
    bill = the_one(bills(invoice(extension=[insured_by()])))
    assert bill.insured == InsuredVisit("99", "M1", "B1", "310", "11")
    assert bill.split is None


@pytest.mark.parametrize(
    "extension",
    [
        insured_by(psn_no=""),
        insured_by(mdtrt_id="M 1"),
        insured_by(chrg_bchno=None),
        insured_by(insutype=310),
        insured_by(med_type="1" * 41),
        {"url": "urn:yima:fhir:insured-visit"},
        {"url": "urn:yima:fhir:insured-visit", "extension": [{"url": ["psn_no"]}]},
    ],
)
def test_a_registration_that_cannot_be_used(bills, extension) -> None:
    failure = bills(invoice(extension=[extension]))
    assert isinstance(failure, Failure)
    assert failure.code is Code.HOSPITAL_BAD_ANSWER
