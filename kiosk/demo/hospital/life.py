"""The day goes on: people sign in at the desk, are called in, and go home.

Everything follows from the clock and from what is in the store, so a server started in the
afternoon catches up with the morning, and one restarted carries on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from kiosk.demo.hospital import rules
from kiosk.demo.hospital.bill_resources import bill_resources
from kiosk.demo.hospital.cast import Plan, day_plan
from kiosk.demo.hospital.report_stories import PENDING
from kiosk.demo.hospital.report_switch import expected_at, finish
from kiosk.demo.hospital.seed import appointment_id, day_resources, moment, world_resources
from kiosk.demo.hospital.store import Store

Resource = dict[str, Any]

_CALLED_AFTER: Final = timedelta(minutes=10)  # at the earliest, and not before the appointment
_SEEN_FOR: Final = timedelta(minutes=15)


def catch_up(store: Store, seed: int, now: datetime) -> None:
    """Bring the hospital to `now`, the hospital's clock: a new day's plan, arrivals, calls."""
    day = now.date()
    with store.transaction():
        if store.claim_seed(f"world {seed}"):
            _put_all(store, world_resources(seed), now)
        if store.claim_seed(f"day {seed} {day}"):
            _put_all(store, day_resources(seed, day, now.tzinfo), now)
        if store.claim_seed(f"bills {seed} {day}"):
            _expire_bills(store, now)
            _put_all(store, bill_resources(seed, day, now.tzinfo), now)
        _finish_reports(store, now)
        for plan in _arrivals(seed):
            _arrive(store, plan, day, now)
        _move(store, "arrived", "in-progress", now, _called_at)
        _move(store, "in-progress", "finished", now, lambda s, e: _called_at(s, e) + _SEEN_FOR)


def _put_all(store: Store, resources: Iterable[Resource], now: datetime) -> None:
    for resource in resources:
        store.put(resource, now)


def _expire_bills(store: Store, now: datetime) -> None:
    """What nobody has paid by the end of the day is cancelled, or the demo's people drown in bills."""
    rows = store.query(
        "SELECT id FROM term WHERE type = 'Invoice' AND param = 'status' AND value = 'issued'"
    )
    for (logical_id,) in rows:
        invoice = store.must_read(f"Invoice/{logical_id}")
        store.put({**invoice, "status": "cancelled", "cancelledReason": "逾期未缴费，已作废"}, now)


def _finish_reports(store: Store, now: datetime) -> None:
    """What was expected by now is there."""
    rows = store.query(
        "SELECT id FROM term WHERE type = 'DiagnosticReport' AND param = 'status'"
        " AND value IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(PENDING)),),
    )
    for (logical_id,) in rows:
        expected = expected_at(store.must_read(f"DiagnosticReport/{logical_id}"))
        if expected and expected <= now:
            finish(store, logical_id, expected)


def _arrivals(seed: int) -> list[Plan]:
    return sorted(
        (p for p in day_plan(seed) if p.arrives is not None), key=lambda p: (p.arrives, p.number)
    )


def _arrive(store: Store, plan: Plan, day: date, now: datetime) -> None:
    """Sign in at the desk, when it is time; the desk knows no key of a kiosk."""
    at = moment(day, plan.arrives or 0, now.tzinfo)
    appointment = store.must_read(f"Appointment/{appointment_id(plan, day)}")
    if at > now or appointment["status"] != "booked":
        return
    store.put({**appointment, "status": "arrived"}, at)
    encounter = _desk_encounter(plan, appointment)
    store.put(rules.admit(store, encounter, at), at)


def _desk_encounter(plan: Plan, appointment: Resource) -> Resource:
    return {
        "resourceType": "Encounter",
        "id": f"e-{appointment['id']}",
        "meta": {"tag": appointment["meta"]["tag"]},
        "status": "arrived",
        "class": {
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "code": "AMB",
            "display": "ambulatory",
        },
        "serviceType": appointment["serviceType"][0],
        "subject": {"reference": f"Patient/{plan.patient_id}"},
        "participant": [{"individual": {"reference": f"Practitioner/{plan.doctor.id}"}}],
        "appointment": [{"reference": f"Appointment/{appointment['id']}"}],
        "location": [
            {"location": {"reference": f"Location/{plan.doctor.room_id}"}, "status": "active"}
        ],
    }


def _move(
    store: Store,
    old: str,
    new: str,
    now: datetime,
    due: Callable[[Store, Resource], datetime],
) -> None:
    rows = store.query(
        "SELECT id FROM term WHERE type = 'Encounter' AND param = 'status' AND value = ?", (old,)
    )
    for (logical_id,) in rows:
        encounter = store.must_read(f"Encounter/{logical_id}")
        if due(store, encounter) <= now:
            store.put({**encounter, "status": new, **_end(encounter, new, now)}, now)


def _end(encounter: Resource, status: str, now: datetime) -> Resource:
    if status != "finished":
        return {}
    return {"period": {**encounter["period"], "end": now.isoformat(timespec="milliseconds")}}


def _called_at(store: Store, encounter: Resource) -> datetime:
    appointment = store.must_read(encounter["appointment"][0]["reference"])
    arrived = datetime.fromisoformat(encounter["period"]["start"])
    return max(datetime.fromisoformat(appointment["start"]), arrived + _CALLED_AFTER)


def hospital_clock(
    real: Callable[[], datetime], day: date | None, at: time | None
) -> Callable[[], datetime]:
    """A clock that runs like `real` but began on `day`, at this time of it, where these are given."""
    start = real()
    wanted = datetime.combine(day or start.date(), at or start.time(), start.tzinfo)
    shift = wanted - start
    return lambda: real() + shift
