"""Unpaid bills: every shape in which a hospital may write them, and what is no bill at all."""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bills import Bill, BillItem, BillVisit, InsuredVisit, Split
from kiosk.domain import Patient, PatientId
from kiosk.hospital.invoice import e_invoice_url, money
from kiosk.hospital.parse import Rejected
from kiosk.money import Fen, to_yuan
from kiosk.net import strict_json
from kiosk.reasons import Code, Failure

ME = Patient(PatientId("me"), "张*明", "张")
BEIJING = timezone(timedelta(hours=8))
MINE = {"reference": "Patient/me"}
OTHERS = {"reference": "Patient/other"}


def cny(yuan: Any, currency: str = "CNY") -> dict[str, Any]:
    return {"value": yuan, "currency": currency}


def line(text: str, yuan: Any, **changes: Any) -> dict[str, Any]:
    price = [{"type": "base", "amount": cny(yuan)}]
    return {"chargeItemCodeableConcept": {"text": text}, "priceComponent": price, **changes}


def refers(charge_item: str, *components: dict[str, Any], **reference: Any) -> dict[str, Any]:
    named = {"reference": f"ChargeItem/{charge_item}", **reference}
    return {"chargeItemReference": named, "priceComponent": list(components)}


def component(kind: str, yuan: Any, **changes: Any) -> dict[str, Any]:
    return {"type": kind, "amount": cny(yuan), **changes}


def invoice(**changes: Any) -> dict[str, Any]:
    whole = {
        "resourceType": "Invoice",
        "id": "i1",
        "meta": {"versionId": "4"},
        "status": "issued",
        "subject": MINE,
        "lineItem": [line("血常规", 25)],
        "totalGross": cny(25),
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def charge_item(logical_id: str = "c1", **changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "ChargeItem",
        "id": logical_id,
        "status": "billable",
        "code": {"text": "阿莫西林胶囊"},
        "subject": MINE,
        "context": {"reference": "Encounter/e1"},
        **changes,
    }


def encounter(**changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Encounter",
        "id": "e1",
        "status": "finished",
        "class": {"code": "AMB"},
        "serviceType": {"text": "心内科"},
        "subject": MINE,
        "participant": [{"individual": {"reference": "Practitioner/d1", "display": "李建华"}}],
        "period": {"start": "2030-03-04T09:10:00+08:00"},
        **changes,
    }


def split_of(**parts: Any) -> dict[str, Any]:
    inside = [{"url": name, "valueMoney": cny(yuan)} for name, yuan in parts.items()]
    return {"url": "urn:yima:fhir:split", "extension": inside}


INSURED = {
    "psn_no": "99",
    "mdtrt_id": "M1",
    "chrg_bchno": "B1",
    "insutype": "310",
    "med_type": "11",
}


def insured_by(**changes: Any) -> dict[str, Any]:
    parts = {**INSURED, **changes}
    inside = [{"url": name, "valueString": value} for name, value in parts.items()]
    return {"url": "urn:yima:fhir:insured-visit", "extension": inside}


def bundle(*resources: Any, **changes: Any) -> dict[str, Any]:
    entries = [{"resource": r} for r in resources]
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries, **changes}


def exact(value: Any) -> bytes:
    """JSON with the digits of its Decimals."""
    return strict_json.dumps(value)


@pytest.fixture
def bills(server, hospital) -> Any:
    """What the adapter makes of these invoices."""

    def read(*found: Any) -> Any:
        server.routes["GET Invoice"] = (200, exact(bundle(*found)))
        return hospital.bills(ME)

    return read


def the_one(found: Any) -> Bill:
    assert isinstance(found, tuple), found
    (bill,) = found
    assert isinstance(bill, Bill)
    return bill


# what is asked, and whose it is


def test_nothing_to_pay_takes_one_question(server, bills) -> None:
    assert bills() == ()
    (query,) = server.queries("Invoice")
    assert query == [("subject", "Patient/me"), ("status", "issued"), ("_count", "50")]
    assert len(server.scripted.asked) == 1


def test_pages_are_followed_and_a_bill_that_comes_twice_is_one(server, hospital) -> None:
    following = [{"relation": "next", "url": f"{server.base_url}/Invoice?page=2"}]
    first, second = invoice(), invoice(id="i2")
    server.routes["GET Invoice"] = [bundle(first, link=following), bundle(first, second)]
    found = hospital.bills(ME)
    assert [bill.id for bill in found] == ["i1", "i2"]


@pytest.mark.parametrize(
    "subject",
    [OTHERS, {}, None, "Patient/me", {"reference": "http://elsewhere.example/fhir/Patient/me"}],
)
def test_one_invoice_of_somebody_else_spoils_the_whole_answer(bills, subject) -> None:
    foreign = invoice(id="i2", status="balanced", subject=subject)
    assert bills(invoice(), foreign) == Failure(Code.WRONG_PATIENT)


@pytest.mark.parametrize("status", ["draft", "balanced", "cancelled", "entered-in-error"])
def test_what_is_not_to_be_paid_is_left_out(bills, status) -> None:
    assert the_one(bills(invoice(), invoice(id="i2", status=status))).id == "i1"


def test_somebody_elses_charge_or_visit_is_not_shown(server, bills) -> None:
    asked = invoice(lineItem=[refers("c1", component("base", 25))])
    server.routes["GET ChargeItem"] = bundle(charge_item(subject=OTHERS))
    assert bills(asked) == Failure(Code.WRONG_PATIENT)
    server.routes["GET ChargeItem"] = bundle(charge_item())
    server.routes["GET Encounter"] = bundle(encounter(subject=OTHERS))
    assert bills(asked) == Failure(Code.WRONG_PATIENT)


# lines


def test_an_inline_bill(bills) -> None:
    asked = invoice(
        identifier=[
            {"system": "urn:x", "value": ""},
            {"system": "urn:x", "value": "内部7"},
            {"use": "official", "system": "urn:x", "value": "MZ\u202e001"},
        ],
        lineItem=[line("血常规", 25), line("静脉采血", Decimal("3.05"))],
        totalGross=cny(Decimal("28.05")),
    )
    assert the_one(bills(asked)) == Bill(
        id="i1",
        version="4",
        number="MZ001",
        visit=BillVisit("i1"),
        items=(BillItem("血常规", Fen(2500)), BillItem("静脉采血", Fen(305))),
        total=Fen(2805),
    )


def test_a_bill_by_reference_takes_three_questions(server, bills) -> None:
    lines = [refers("c1", component("base", 25)), refers("c2", component("base", 10))]
    server.routes["GET ChargeItem"] = bundle(
        charge_item("c1", quantity={"value": 2, "unit": "盒"}), charge_item("c2")
    )
    server.routes["GET Encounter"] = bundle(encounter())
    bill = the_one(bills(invoice(lineItem=lines, totalGross=cny(35))))
    assert bill.items == (
        BillItem("阿莫西林胶囊", Fen(2500), "2 盒"),
        BillItem("阿莫西林胶囊", Fen(1000)),
    )
    seen = datetime(2030, 3, 4, 9, 10, tzinfo=BEIJING)
    assert bill.visit == BillVisit("e1", "心内科", "李建华", seen)
    assert ("_id", "c1,c2") in server.queries("ChargeItem")[0]
    assert len(server.scripted.asked) == 3


def test_a_visit_that_came_along_is_not_asked_for(server, bills) -> None:
    server.routes["GET ChargeItem"] = bundle(charge_item(), encounter())
    assert the_one(bills(invoice(lineItem=[refers("c1", component("base", 25))]))).visit.id == "e1"
    assert len(server.scripted.asked) == 2


@pytest.mark.parametrize(
    "batch",
    [
        400,
        404,
        bundle(),
        bundle(charge_item("everybody-elses", subject=OTHERS)),
        bundle(charge_item("everybody-elses", subject=OTHERS), charge_item("c1")),
    ],
)
def test_charges_that_no_batch_brings_are_read_one_by_one(server, bills, batch) -> None:
    server.routes |= {
        "GET ChargeItem": batch,
        "GET ChargeItem/c1": charge_item("c1", context={}),
        "GET ChargeItem/c2": charge_item("c2", context={}, code={"text": "静脉采血"}),
    }
    lines = [refers("c1", component("base", 20)), refers("c2", component("base", 5))]
    bill = the_one(bills(invoice(lineItem=lines)))
    assert [item.text for item in bill.items] == ["阿莫西林胶囊", "静脉采血"]


def test_a_server_that_ignores_ids_is_not_read_to_the_end(server, bills) -> None:
    link = [{"relation": "next", "url": f"{server.base_url}/ChargeItem?page=2"}]
    server.routes["GET ChargeItem"] = bundle(charge_item("x", subject=OTHERS), link=link)
    server.routes["GET ChargeItem/c1"] = charge_item(context={})
    assert the_one(bills(invoice(lineItem=[refers("c1", component("base", 25))])))
    assert len(server.queries("ChargeItem")) == 1


def test_many_charges_are_asked_for_in_batches(server, bills) -> None:
    def some(asked: Any) -> dict[str, Any]:
        wanted = dict(parse_qsl(urlsplit(asked.target).query))["_id"].split(",")
        return bundle(*(charge_item(each, context={}) for each in wanted))

    server.routes["GET ChargeItem"] = some
    lines = [refers(f"c{n}", component("base", 1)) for n in range(100)]
    bill = the_one(bills(invoice(lineItem=lines, totalGross=cny(100))))
    assert len(bill.items) == 100
    assert bill.adds_up
    assert len(server.scripted.asked) == 4


def test_a_charge_that_is_gone_or_secret_is_shown_as_far_as_the_invoice_tells(
    server, bills
) -> None:
    server.routes |= {"GET ChargeItem": 400, "GET ChargeItem/c1": 404, "GET ChargeItem/c2": 403}
    lines = [
        refers("c1", component("base", 20), display="西药费"),
        refers("c2", component("base", 5)),
    ]
    bill = the_one(bills(invoice(lineItem=lines)))
    assert bill.items == (BillItem("西药费", Fen(2000)), BillItem("", Fen(500)))


def test_trouble_while_fetching_charges_is_trouble(server, bills) -> None:
    asked = invoice(lineItem=[refers("c1", component("base", 25))])
    server.routes["GET ChargeItem"] = 500
    assert bills(asked) == Failure(Code.HOSPITAL_ERROR, {"status": 500})
    server.routes |= {"GET ChargeItem": 400, "GET ChargeItem/c1": b""}
    assert bills(asked) == Failure(Code.HOSPITAL_UNREACHABLE)


def test_a_contained_charge_needs_no_fetching(server, bills) -> None:
    inside = charge_item("c", context={}, priceOverride=cny(Decimal("25.00")))
    named = {"chargeItemReference": {"reference": "#c"}}
    bill = the_one(bills(invoice(contained=[inside], lineItem=[named])))
    assert bill.items == (BillItem("阿莫西林胶囊", Fen(2500)),)
    assert len(server.scripted.asked) == 1


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


# the visit


def test_bills_of_one_visit_name_the_same_visit_and_the_oldest_visit_comes_first(
    server, bills
) -> None:
    server.routes["GET ChargeItem"] = bundle(charge_item())
    server.routes["GET Encounter"] = bundle(encounter())
    of_visit = {"url": "urn:yima:fhir:encounter", "valueReference": {"reference": "Encounter/e1"}}
    found = bills(
        invoice(id="no-day"),
        invoice(id="by-reference", lineItem=[refers("c1", component("base", 25))]),
        invoice(id="older", date="2030-02-01"),
        invoice(id="inline", extension=[of_visit], date="2030-03-05T08:00:00Z"),
    )
    assert [bill.id for bill in found] == ["older", "by-reference", "inline", "no-day"]
    assert found[1].visit == found[2].visit
    assert found[0].visit.on == datetime(2030, 2, 1, tzinfo=BEIJING)


def test_where_no_visit_is_named_the_invoice_stands_for_it(server, bills) -> None:
    doctor = {"actor": {"reference": "Practitioner/d1"}}
    hospital = {"reference": "Organization/o1"}
    server.routes |= {
        "GET Practitioner/d1": {
            "resourceType": "Practitioner",
            "id": "d1",
            "name": [{"text": "李建华"}],
        },
        "GET Organization/o1": {"resourceType": "Organization", "id": "o1", "name": "示范医院"},
    }
    told = {"participant": [doctor], "issuer": hospital}
    first, second = bills(
        invoice(**told, date="2030-03-04T23:30:00Z"), invoice(id="i2", **told, date="2030-03-05")
    )
    assert first.visit == second.visit
    assert (first.visit.department, first.visit.doctor) == ("示范医院", "李医生")
    other = invoice(participant=[doctor], issuer=hospital, date="2030-03-06")
    assert the_one(bills(other)).visit.id != first.visit.id


@pytest.mark.parametrize("answers", [404, 403])
def test_a_visit_that_the_server_does_not_show(server, bills, answers) -> None:
    server.routes |= {
        "GET ChargeItem": bundle(charge_item()),
        "GET Encounter": 400,
        "GET Encounter/e1": answers,
    }
    asked = invoice(lineItem=[refers("c1", component("base", 25))], date="2030-03-04")
    visit = the_one(bills(asked)).visit
    assert visit == BillVisit("e1", "", "", datetime(2030, 3, 4, tzinfo=BEIJING))


@pytest.mark.parametrize(
    ("date", "on"),
    [
        ("2030", None),
        ("2030-03", None),
        ("2030-03-04", datetime(2030, 3, 4, tzinfo=BEIJING)),
        ("2030-03-04T10:00:00Z", datetime(2030, 3, 4, 18, tzinfo=BEIJING)),
    ],
)
def test_the_day_of_a_bill(bills, date, on) -> None:
    assert the_one(bills(invoice(date=date))).visit.on == on


@pytest.mark.parametrize("date", ["2030-03-04T10:00:00", "2030-13-01", "yesterday ...", 2030])
def test_a_day_that_is_none(bills, date) -> None:
    assert bills(invoice(date=date)) == Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "Invoice.date"})


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"status": "payed"}, "Invoice.status"),
        ({"status": None}, "Invoice.status"),
        ({"meta": {}}, "Invoice.meta.versionId"),
        ({"id": "a/b"}, "Invoice.id"),
    ],
)
def test_malformed_invoices_are_named_by_element(bills, changes, what) -> None:
    assert bills(invoice(**changes)) == Failure(Code.HOSPITAL_BAD_ANSWER, {"what": what})


@pytest.mark.parametrize("seed", range(6))
def test_junk_anywhere_is_a_failure_or_left_out(server, bills, seed) -> None:
    """One member of a whole bill replaced by something else."""
    chance = random.Random(seed)
    server.routes["GET ChargeItem"] = bundle(charge_item(quantity={"value": 2, "unit": "盒"}))
    server.routes["GET Encounter"] = bundle(encounter())
    whole = invoice(
        extension=[split_of(fund=5, account=5, own=15), insured_by()],
        identifier=[{"system": "urn:x", "value": "MZ1"}],
        participant=[{"actor": {"reference": "Practitioner/d1", "display": "李建华"}}],
        issuer={"display": "示范医院"},
        date="2030-03-04",
        lineItem=[refers("c1", component("base", 20)), line("检查", 5)],
        totalPriceComponent=[component("base", 25)],
    )
    for path in list(_paths(whole)):
        junk = chance.choice([None, 7, "x", True, [], {}, ["x"], [7], {"x": 1}, [[]], "Patient/x"])
        found = bills(_replaced(whole, path, junk))
        assert isinstance(found, tuple | Failure)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Any:
    """Yield the path of every member."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in members:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from _paths(inner, (*path, key))


def _replaced(value: Any, path: tuple[Any, ...], junk: Any) -> Any:
    copy = json.loads(json.dumps(value))
    place = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = junk
    return copy


# electronic invoices


@pytest.mark.parametrize(
    ("element", "url", "shown"),
    [
        ("valueUrl", "https://e.example/v/1?a=b", True),
        ("valueUri", "https://e.example/v/1", True),
        ("valueUrl", "https://e.example/" + "x" * 494, True),
        ("valueUrl", "https://e.example/" + "x" * 495, False),
        ("valueUrl", "http://e.example/v/1", False),
        ("valueUrl", "HTTPS://e.example/v/1", False),
        ("valueUrl", "https://bank.example@e.example/", False),
        ("valueUrl", "https:///v/1", False),
        ("valueUrl", "https://e.example:0/", False),
        ("valueUrl", "https://e.example:x/", False),
        ("valueUrl", "https://[e.example/", False),
        ("valueUrl", "https://e.example/a b", False),
        ("valueUrl", "https://e.example/票", False),
        ("valueUrl", "javascript:alert(1)", False),
        ("valueUrl", ["https://e.example/"], False),
        ("valueString", "https://e.example/v/1", False),
    ],
)
def test_addresses_of_electronic_invoices(element, url, shown) -> None:
    paid = invoice(extension=[{"url": "urn:yima:fhir:e-invoice", element: url}])
    assert e_invoice_url(paid) == (url if shown else "")
