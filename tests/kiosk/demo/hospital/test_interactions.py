"""The demo hospital keeps FHIR's rules and its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.demo.hospital.interactions import Interactions, capability_statement
from kiosk.demo.hospital.life import catch_up, hospital_clock
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.parameters import span
from kiosk.demo.hospital.store import Store

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2030, 3, 5, 10, 5, tzinfo=ZONE)
KEY = "urn:test|k1"


class Hands:
    """A hospital without a network, and a clock to turn."""

    def __init__(self, store: Store) -> None:
        self.now = START
        self.store = store
        catch_up(store, 1, START)
        self.do = Interactions(store, lambda: self.now)
        self.do.base = "http://hospital.example/fhir"

    def appointment(self, **wanted: str) -> dict[str, Any]:
        """A booked appointment that may be signed in for now, by the patient's role in the plan."""
        query = [("status", "booked"), ("date", wanted.get("start", "2030-03-05T10:30:00+08:00"))]
        bundle = self.do.search("Appointment", query)
        found: dict[str, Any] = bundle["entry"][0]["resource"]
        return found


@pytest.fixture
def hands(tmp_path, seeded) -> Iterator[Hands]:
    made = Hands(Store(Path(shutil.copy(seeded, tmp_path)), ZONE))
    yield made
    made.store.close()


def encounter(appointment: dict[str, Any], **changes: Any) -> dict[str, Any]:
    actors = [p["actor"]["reference"] for p in appointment["participant"]]
    return {
        "resourceType": "Encounter",
        "identifier": [{"system": "urn:test", "value": "k1"}],
        "status": "arrived",
        "class": {"code": "AMB"},
        "subject": {"reference": actors[0]},
        "appointment": [{"reference": f"Appointment/{appointment['id']}"}],
        "location": [{"location": {"reference": actors[2]}}],
        "period": {"start": "1999-01-01T00:00:00Z"},
        **changes,
    }


def sign_in(appointment: dict[str, Any], **changes: Any) -> dict[str, Any]:
    version = appointment["meta"]["versionId"]
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {
                "resource": {**appointment, "status": "arrived"},
                "request": {
                    "method": "PUT",
                    "url": f"Appointment/{appointment['id']}",
                    "ifMatch": f'W/"{version}"',
                },
            },
            {
                "resource": encounter(appointment, **changes),
                "request": {
                    "method": "POST",
                    "url": "Encounter",
                    "ifNoneExist": f"identifier={KEY}",
                },
            },
        ],
    }


def refused(work, *arguments: Any) -> tuple[int, str]:
    with pytest.raises(FhirError) as caught:
        work(*arguments)
    return caught.value.status, caught.value.words


def test_a_sign_in_gets_the_hospitals_time_and_a_number(hands) -> None:
    done = hands.do.transaction(sign_in(hands.appointment()))
    signed = done["entry"][1]["resource"]
    number = signed["identifier"][1]["value"]
    assert number[0].isalpha()
    assert number[1:].isdigit()
    assert len(number) == 4
    assert datetime.fromisoformat(signed["period"]["start"]) == START
    assert [e["response"]["status"] for e in done["entry"]] == ["200 OK", "201 Created"]


def test_numbers_go_up_by_department(hands) -> None:
    appointment = hands.appointment()
    signed = hands.do.transaction(sign_in(appointment))["entry"][1]["resource"]
    number = signed["identifier"][1]["value"]
    of_letter = "SELECT number FROM ticket WHERE letter = ? ORDER BY number"
    given = [row[0] for row in hands.store.query(of_letter, number[0])]
    assert given == list(range(1, len(given) + 1))
    assert int(number[1:]) == given[-1] > 1


def test_a_repeat_with_the_old_version_changes_nothing(hands) -> None:
    request = sign_in(hands.appointment())
    hands.do.transaction(request)
    before = hands.store.query("SELECT type, id, version FROM resource ORDER BY 1, 2")
    assert refused(hands.do.transaction, request)[0] == 412
    assert hands.store.query("SELECT type, id, version FROM resource ORDER BY 1, 2") == before


def test_a_transaction_is_all_or_nothing(hands) -> None:
    appointment = hands.appointment()
    others = hands.appointment(start="2030-03-05T11:00:00+08:00")
    request = sign_in(appointment, subject=others["participant"][0]["actor"])
    before = hands.store.query("SELECT COUNT(*) FROM ticket")
    status, _ = refused(hands.do.transaction, request)
    assert status == 422
    assert hands.do.read("Appointment", appointment["id"])["status"] == "booked"
    assert hands.store.query("SELECT COUNT(*) FROM ticket") == before


def test_an_encounter_alone_signs_nobody_in(hands) -> None:
    appointment = hands.appointment()
    assert refused(hands.do.create, "Encounter", encounter(appointment))[0] == 422
    unlinked = {**encounter(appointment), "appointment": []}
    assert refused(hands.do.create, "Encounter", unlinked)[0] == 422


def test_a_second_sign_in_under_another_key_is_a_conflict(hands) -> None:
    appointment = hands.appointment()
    hands.do.transaction(sign_in(appointment))
    again = encounter(appointment, identifier=[{"system": "urn:test", "value": "k2"}])
    assert refused(hands.do.create, "Encounter", again)[0] == 409


def test_if_none_exist_finds_what_is_there(hands) -> None:
    appointment = hands.appointment()
    hands.do.transaction(sign_in(appointment))
    again = hands.do.create("Encounter", encounter(appointment), f"identifier={KEY}")
    assert again.status == 200


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2030-03-05T08:59:59+08:00", "尚未到签到时间，请于 09:00 后再来"),
        ("2030-03-05T09:00:00+08:00", ""),
        ("2030-03-05T10:59:59+08:00", ""),
        ("2030-03-05T11:00:00+08:00", "已过签到时间，请到分诊台咨询"),
    ],
)
def test_hours(hands, moment, words) -> None:
    appointment = hands.appointment()
    hands.now = datetime.fromisoformat(moment).astimezone(ZONE)
    if words:
        assert refused(hands.do.transaction, sign_in(appointment)) == (422, words)
    else:
        assert hands.do.transaction(sign_in(appointment))


@pytest.mark.parametrize("status", ["noshow", "fulfilled", "booked"])
def test_statuses_go_only_their_way(hands, status) -> None:
    appointment = hands.appointment()
    cancelled = {**appointment, "status": "cancelled"}
    hands.do.update("Appointment", appointment["id"], cancelled)
    changed = {**appointment, "status": status}
    assert refused(hands.do.update, "Appointment", appointment["id"], changed)[0] == 422


def test_what_an_update_may_not_do(hands) -> None:
    appointment = hands.appointment()
    name = appointment["id"]
    update = hands.do.update
    assert refused(update, "Appointment", name, {**appointment, "status": "nonsense"})[0] == 422
    assert refused(update, "Appointment", name, {**appointment, "id": "other"})[0] == 400
    assert refused(update, "Appointment", name, {"resourceType": "Patient", "id": name})[0] == 400
    assert refused(update, "Appointment", name, appointment, 'W/"99"')[0] == 412
    assert refused(update, "Appointment", "none", {**appointment, "id": "none"})[0] == 404
    somebody = [{"actor": {"reference": "Patient/p0001"}, "status": "accepted"}]
    assert refused(update, "Appointment", name, {**appointment, "participant": somebody})[0] == 422
    assert update("Appointment", name, appointment, 'W/"1"').resource["meta"]["versionId"] == "2"


# searches


def total(hands, kind: str, *query: tuple[str, str]) -> int:
    found: int = hands.do.search(kind, [*query, ("_summary", "count")])["total"]
    return found


def test_pages_hold_everything_once(hands) -> None:
    seen: list[str] = []
    query = [("status", "booked,arrived"), ("_sort", "date"), ("_count", "7")]
    while query:
        bundle = hands.do.search("Appointment", query)
        seen += [e["resource"]["id"] for e in bundle["entry"]]
        links = {link["relation"]: link["url"] for link in bundle["link"]}
        query = _query(links.get("next", ""))
    assert len(seen) == len(set(seen)) == bundle["total"] > 100


def _query(url: str) -> list[tuple[str, str]]:
    from urllib.parse import parse_qsl, urlsplit  # noqa: PLC0415

    return parse_qsl(urlsplit(url).query)


def test_alternatives_add_up_and_parameters_narrow(hands) -> None:
    both = total(hands, "Appointment", ("status", "booked,arrived"))
    one, other = (total(hands, "Appointment", ("status", s)) for s in ("booked", "arrived"))
    assert both == one + other
    assert one
    assert other
    day = ("date", "2030-03-05")
    assert total(hands, "Appointment", day, ("date", "lt2030-03-05T12:00:00+08:00")) + total(
        hands, "Appointment", day, ("date", "ge2030-03-05T12:00:00+08:00")
    ) == total(hands, "Appointment", day)


def test_open_periods_overlap_with_all_that_follows(hands) -> None:
    waiting = [("status", "arrived")]
    some = total(hands, "Encounter", *waiting)
    assert some
    assert total(hands, "Encounter", *waiting, ("date", "ge2031-01-01")) == some
    assert total(hands, "Encounter", *waiting, ("date", "2030-03-05")) == 0
    assert total(hands, "Encounter", *waiting, ("date", "sa2030-03-04T23:59:59+08:00")) == some
    assert total(hands, "Encounter", *waiting, ("date", "sa2030-03-05")) == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2030", 365 * 86_400),
        ("2028-02", 29 * 86_400),
        ("2030-12", 31 * 86_400),
        ("2030-03-05", 86_400),
        ("2030-03-05T10:00", 60),
        ("2030-03-05T10:00:00Z", 1),
        ("2030-03-05T10:00:00.5Z", 0.1),
        ("2030-03-05T10:00:00.250+08:00", 0.001),
    ],
)
def test_dates_last_as_long_as_they_are_precise(text, seconds) -> None:
    low, high = span(text, ZONE)
    assert high - low == pytest.approx(seconds, abs=1e-6)


@pytest.mark.parametrize(
    "query",
    [
        [("nonsense", "1")],
        [("date", "yesterday")],
        [("date", "ge2030-13-01")],
        [("_sort", "nonsense")],
        [("_include", "Appointment:nonsense")],
        [("_count", "many")],
        [("_offset", "9" * 20)],
    ],
)
def test_what_it_does_not_understand_it_says(hands, query) -> None:
    assert refused(hands.do.search, "Appointment", query)[0] == 400


def test_types_it_does_not_keep(hands) -> None:
    assert refused(hands.do.search, "Medication", [])[0] == 404
    assert refused(hands.do.read, "Medication", "1")[0] == 404
    assert refused(hands.do.create, "Medication", {"resourceType": "Medication"})[0] == 404


def test_quotes_in_a_query_are_only_text(hands) -> None:
    assert total(hands, "Patient", ("identifier", "x') OR 1=1 --|'; DROP TABLE resource")) == 0
    assert total(hands, "Patient") > 100


def test_includes_and_elements(hands) -> None:
    query = [("_include", "Appointment:practitioner"), ("_include", "Appointment:location")]
    bundle = hands.do.search("Appointment", [*query, ("_count", "1"), ("_elements", "status")])
    kinds = [(e["search"]["mode"], e["resource"]["resourceType"]) for e in bundle["entry"]]
    assert kinds == [("match", "Appointment"), ("include", "Practitioner"), ("include", "Location")]
    assert set(bundle["entry"][0]["resource"]) == {"resourceType", "id", "meta", "status"}


def test_what_it_sends_is_valid_fhir(hands) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - slow to import
    from fhir.resources.R4B.capabilitystatement import CapabilityStatement  # noqa: PLC0415
    from fhir.resources.R4B.operationoutcome import OperationOutcome  # noqa: PLC0415

    CapabilityStatement.model_validate(capability_statement(hands.do.base, "2030-03-05"))
    Bundle.model_validate(hands.do.search("Appointment", [("_include", "Appointment:patient")]))
    Bundle.model_validate(hands.do.search("Encounter", [("_summary", "count")]))
    Bundle.model_validate(hands.do.transaction(sign_in(hands.appointment())))
    Bundle.model_validate(hands.do.search("Encounter", [("status", "arrived")]))
    OperationOutcome.model_validate(FhirError(422, "business-rule", "请到分诊台").outcome())


# the day


def statuses(hands) -> dict[str, int]:
    return {
        s: total(hands, "Encounter", ("status", s)) for s in ("arrived", "in-progress", "finished")
    }


def test_the_day_goes_on(hands) -> None:
    before = statuses(hands)
    assert all(before.values())
    hands.now += timedelta(hours=2)
    catch_up(hands.store, 1, hands.now)
    after = statuses(hands)
    assert after["finished"] > before["finished"]
    again = hands.store.query("SELECT SUM(version) FROM resource")
    catch_up(hands.store, 1, hands.now)
    assert hands.store.query("SELECT SUM(version) FROM resource") == again


def test_a_new_day_has_new_appointments_for_the_same_people(hands) -> None:
    patients = total(hands, "Patient")
    catch_up(hands.store, 1, START + timedelta(days=1))
    assert total(hands, "Patient") == patients
    assert total(hands, "Appointment", ("date", "2030-03-06")) == total(
        hands, "Appointment", ("date", "2030-03-05")
    )
    assert total(hands, "Encounter", ("status", "arrived"), ("date", "lt2030-03-06")) == 0


def test_the_hospitals_clock_can_be_elsewhere() -> None:
    moments = iter([START, START + timedelta(seconds=90)])
    clock = hospital_clock(lambda: next(moments), datetime(2031, 1, 2).date(), time(7, 0))  # noqa: DTZ001 - a date
    assert clock() == datetime(2031, 1, 2, 7, 1, 30, tzinfo=ZONE)


def test_nothing_is_lost_when_it_starts_again(hands, tmp_path) -> None:
    appointment = hands.appointment()
    hands.do.transaction(sign_in(appointment))
    kept = json.dumps(hands.do.read("Appointment", appointment["id"]))
    hands.store.close()
    hands.store = Store(tmp_path / "hospital.db", ZONE)
    catch_up(hands.store, 1, hands.now)
    again = Interactions(hands.store, lambda: hands.now)
    assert json.dumps(again.read("Appointment", appointment["id"])) == kept
