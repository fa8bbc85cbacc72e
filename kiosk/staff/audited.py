"""What signing in records, as entries of the event log's catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from kiosk.audit.entry import EventId
from kiosk.audit.staff import StaffFactor, StaffLeft, StaffRefusal, StaffTask
from kiosk.audit.values import Digest, StaffId
from kiosk.domain import StaffRole
from kiosk.reasons import Code
from kiosk.staff.access import Act, foremost
from kiosk.staff.effects import Happening, Leave, Record
from kiosk.staff.patience import LOCKED_AT

Value: TypeAlias = (
    StaffId | StaffRole | StaffFactor | StaffRefusal | StaffLeft | StaffTask | Digest | int
)
Fields: TypeAlias = Mapping[str, Value]

BY_RECOVERY: Final = StaffId("recovery")
"""Whoever came in without a badge."""

_TASKS: Final[Mapping[Act, StaffTask]] = {
    Act.HAND_OVER: StaffTask.HAND_OVER,
    Act.REVERSE: StaffTask.REVERSE,
    Act.SETTLE: StaffTask.SETTLE,
    Act.LOAD_TRUST: StaffTask.TRUST_LOADED,
    Act.CHANGE_KEYS: StaffTask.KEYS_CHANGED,
    Act.UNLOCK_BADGE: StaffTask.BADGE_UNLOCKED,
}
_DONE: Final = {Happening.PIN_SET: StaffTask.PIN_SET, Happening.PIN_CHANGED: StaffTask.PIN_CHANGED}
_REFUSALS: Final = {
    Code.STAFF_NO_PIN: StaffRefusal.NOT_ENROLLED,
    Code.STAFF_PIN_WRONG: StaffRefusal.WRONG_PIN,
    Code.STAFF_PIN_WAIT: StaffRefusal.WAITING,
    Code.STAFF_LOCKED: StaffRefusal.LOCKED,
    Code.STAFF_NOT_ALLOWED: StaffRefusal.ROLE,
    Code.STAFF_NO_ROLE: StaffRefusal.ROLE,
}
_LEFT: Final = {
    Leave.LEFT: StaffLeft.LEFT,
    Leave.IDLE: StaffLeft.IDLE,
    Leave.EXPIRED: StaffLeft.IDLE,
    Leave.FAULT: StaffLeft.STOPPED,
}


def event_of(record: Record) -> tuple[EventId, Fields]:
    """The event and its fields."""
    staff = BY_RECOVERY if record.subject is None else StaffId(record.subject)
    match record.what:
        case Happening.SIGNED_IN if record.by_recovery:
            digest = Digest(record.recovery)
            return EventId.RECOVERY_USED, {"role": foremost(record.roles), "recovery": digest}
        case Happening.SIGNED_IN:
            role = foremost(record.roles)
            return EventId.STAFF_SIGNED_IN, {
                "staff": staff,
                "role": role,
                "factor": StaffFactor.PIN,
            }
        case Happening.SIGNED_OUT:
            assert record.leave is not None  # noqa: S101 - whoever is out has left somehow
            why = _LEFT[record.leave]
            return EventId.STAFF_SIGNED_OUT, {"staff": staff, "why": why, "seconds": record.seconds}
        case Happening.BADGE_LOCKED:
            return EventId.STAFF_LOCKED, {"staff": staff, "tries": LOCKED_AT}
        case Happening.SECONDED:
            assert record.act is not None and record.second is not None  # noqa: S101, PT018
            return seconded(staff, StaffId(record.second), foremost(record.roles), record.act)
        case Happening.RECOVERY_ASKED:
            return EventId.RECOVERY_ASKED, {}
        case Happening.PIN_SET | Happening.PIN_CHANGED:
            return _done(staff, record)
        case _:
            return EventId.STAFF_REFUSED, _refused(record)


def seconded(by: StaffId, second: StaffId, role: StaffRole, act: Act) -> tuple[EventId, Fields]:
    """A second person vouched for what `staff` wants to do."""
    task = _TASKS[act]
    return EventId.SECOND_PERSON, {"staff": by, "second": second, "role": role, "task": task}


def _done(staff: StaffId, record: Record) -> tuple[EventId, Fields]:
    role = foremost(record.roles)
    task = _DONE[record.what]
    return EventId.STAFF_TASK, {"staff": staff, "role": role, "task": task, "done": True}


def _refused(record: Record) -> Fields:
    fields: dict[str, Value] = {"why": _why(record)}
    if record.subject is not None:
        fields["staff"] = StaffId(record.subject)
    return fields


def _why(record: Record) -> StaffRefusal:
    if record.what is Happening.RECOVERY_REFUSED:
        return StaffRefusal.RECOVERY
    if record.act is not None and record.what is not Happening.ACT_REFUSED:
        return StaffRefusal.SECOND_PERSON
    return _REFUSALS.get(record.why, StaffRefusal.BADGE) if record.why else StaffRefusal.BADGE
