"""What signing in records, as lines of the event log."""

from __future__ import annotations

import pytest

from kiosk.audit.catalogue import CATALOGUE
from kiosk.audit.entry import EventId
from kiosk.audit.staff import StaffFactor, StaffLeft, StaffRefusal
from kiosk.codes.staff_badge import Subject
from kiosk.domain import StaffRole
from kiosk.reasons import Code
from kiosk.staff.access import TWO_PEOPLE, Act
from kiosk.staff.audited import BY_RECOVERY, event_of
from kiosk.staff.effects import Happening, Leave, Record

WHO, OTHER = Subject("ab" * 32), Subject("cd" * 32)
ROLES = frozenset({StaffRole.ENGINEER, StaffRole.OPERATOR})
RECORDS = (
    Record(Happening.BADGE_REFUSED, why=Code.EXPIRED),
    Record(Happening.PIN_REFUSED, WHO, why=Code.STAFF_PIN_WRONG),
    Record(Happening.BADGE_LOCKED, WHO),
    Record(Happening.SIGNED_IN, WHO, ROLES),
    Record(Happening.SIGNED_IN, roles=ROLES, by_recovery=True, recovery="ef" * 32),
    Record(Happening.SECOND_REFUSED, OTHER, why=Code.STAFF_SAME_PERSON, act=Act.SETTLE),
    Record(Happening.ACT_REFUSED, WHO, ROLES, why=Code.STAFF_NOT_ALLOWED, act=Act.READ_AUDIT),
    Record(Happening.INVITATION_REFUSED, WHO, why=Code.STAFF_INVITES_OTHER),
    Record(Happening.RECOVERY_REFUSED, why=Code.STAFF_RECOVERY_REFUSED, by_recovery=True),
    Record(Happening.RECOVERY_ASKED),
    Record(Happening.PIN_SET, WHO, ROLES),
    Record(Happening.PIN_CHANGED, WHO, ROLES),
    Record(Happening.SIGNED_OUT, WHO, ROLES, leave=Leave.IDLE, seconds=600),
    Record(Happening.SIGNED_OUT, roles=ROLES, leave=Leave.EXPIRED, seconds=1_800, by_recovery=True),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.what))
def test_each_is_an_entry_of_the_catalogue_with_fields_that_it_has(record: Record) -> None:
    event, fields = event_of(record)
    known = CATALOGUE[event].fields
    assert set(fields) <= set(known)
    assert all(isinstance(value, known[name]) for name, value in fields.items())


def test_nothing_that_happens_is_left_out() -> None:
    assert {record.what for record in RECORDS} == set(Happening) - {Happening.SECONDED}, "see below"


def test_who_comes_in_and_how() -> None:
    assert event_of(RECORDS[3]) == (
        EventId.STAFF_SIGNED_IN,
        {"staff": WHO, "role": StaffRole.ENGINEER, "factor": StaffFactor.PIN},
    )
    event, fields = event_of(RECORDS[4])
    assert (event, fields["recovery"]) == (EventId.RECOVERY_USED, "ef" * 32)
    assert event_of(RECORDS[-1])[1] == {
        "staff": BY_RECOVERY,
        "why": StaffLeft.IDLE,
        "seconds": 1_800,
    }


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (RECORDS[0], StaffRefusal.BADGE),
        (RECORDS[1], StaffRefusal.WRONG_PIN),
        (Record(Happening.PIN_REFUSED, WHO, why=Code.STAFF_LOCKED), StaffRefusal.LOCKED),
        (Record(Happening.PIN_REFUSED, WHO, why=Code.STAFF_PIN_WRONG, act=Act.SETTLE), StaffRefusal.SECOND_PERSON),
        (RECORDS[5], StaffRefusal.SECOND_PERSON),
        (RECORDS[6], StaffRefusal.ROLE),
        (RECORDS[8], StaffRefusal.RECOVERY),
    ],
)  # fmt: skip
def test_why_somebody_was_not_let_in(record: Record, why: StaffRefusal) -> None:
    assert event_of(record)[1]["why"] is why


@pytest.mark.parametrize("act", sorted(TWO_PEOPLE))
def test_what_takes_two_names_both_and_what_it_was(act: Act) -> None:
    record = Record(Happening.SECONDED, WHO, ROLES, act=act, second=OTHER)
    event, fields = event_of(record)
    assert set(fields) == set(CATALOGUE[event].fields)
    assert event is EventId.SECOND_PERSON
    assert (fields["staff"], fields["second"]) == (WHO, OTHER)
