"""Unpaid bills: every shape in which a hospital may write them, and what is no bill at all."""

from __future__ import annotations

import json
import random
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.bills import Bill, BillItem, BillVisit
from kiosk.hospital.invoice import e_invoice_url
from kiosk.money import Fen
from kiosk.reasons import Code, Failure
from tests.kiosk.hospital.invoices_made import (
    BEIJING,
    ME,
    OTHERS,
    bundle,
    charge_item,
    cny,
    component,
    encounter,
    insured_by,
    invoice,
    line,
    refers,
    split_of,
    the_one,
)

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
