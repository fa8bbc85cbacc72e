"""What the audit log hears of: pages that were opened, tasks that were done or tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from kiosk.audit.catalogue import EventId, FieldValue
from kiosk.audit.staff import StaffTask
from kiosk.audit.values import OrderNumber, PrintNumber, SettingName
from kiosk.maintenance.sheet import By, Doing, PageId, Task
from kiosk.session.effects import Record
from kiosk.staff.access import foremost

_SHOWN: Final[Mapping[PageId, StaffTask]] = {
    PageId.PAPER: StaffTask.PAPER,
    PageId.PAYMENTS: StaffTask.PAYMENTS,
    PageId.CAMERA: StaffTask.PICTURE,
    PageId.NETWORK: StaffTask.NETWORK,
    PageId.STORAGE: StaffTask.STORAGE,
    PageId.READINESS: StaffTask.READINESS,
    PageId.SETTINGS: StaffTask.SETTINGS,
    PageId.LOGS: StaffTask.LOG_SEARCH,
    PageId.AUDIT: StaffTask.AUDIT_READ,
    PageId.MANUAL: StaffTask.MANUAL,
}
"""Pages that tell whoever opens them something. On others nothing has happened until a task is done."""

_TASKS: Final[Mapping[Task, StaffTask]] = {
    Task.CLOSE: StaffTask.OUT_OF_SERVICE,
    Task.OPEN: StaffTask.IN_SERVICE,
    Task.VOLUME: StaffTask.VOLUME,
    Task.BRIGHTNESS: StaffTask.BRIGHTNESS,
    Task.CLEAN: StaffTask.CLEANING,
    Task.CHANGE_PIN: StaffTask.PIN_CHANGED,
    Task.RECORD_FRAMES: StaffTask.RECORDING,
    Task.REFILLED: StaffTask.PAPER,
    Task.SAY_PRINTED: StaffTask.REPRINT,
    Task.REPRINT_TICKET: StaffTask.REPRINT,
    Task.QUERY_ORDER: StaffTask.QUERY,
    Task.HAND_OVER: StaffTask.HAND_OVER,
    Task.REVERSE: StaffTask.REVERSE,
    Task.SETTLE: StaffTask.SETTLE,
    Task.RESTART: StaffTask.RESTART,
    Task.TEST: StaffTask.DEVICE_TEST,
    Task.ANSWER: StaffTask.DEVICE_TEST,
    Task.STOP: StaffTask.DEVICE_TEST,
    Task.LIGHT: StaffTask.DEVICE_TEST,
    Task.REFRESH_TRUST: StaffTask.TRUST_REFRESH,
    Task.LOAD_TRUST: StaffTask.TRUST_LOADED,
    Task.RUN_CHECKS: StaffTask.READINESS,
    Task.EXPORT_READINESS: StaffTask.READINESS,
    Task.PRINT_READINESS: StaffTask.READINESS,
    Task.CHANGE_SETTING: StaffTask.SETTING_CHANGED,
    Task.CHANGE_KEY_SETTING: StaffTask.KEYS_CHANGED,
    Task.UNDO_SETTINGS: StaffTask.SETTING_UNDONE,
    Task.EXPORT_LOGS: StaffTask.LOG_EXPORT,
    Task.UNLOCK_BADGE: StaffTask.BADGE_UNLOCKED,
    Task.VERIFY_AUDIT: StaffTask.AUDIT_VERIFIED,
    Task.EXPORT_AUDIT: StaffTask.AUDIT_EXPORT,
}
_FACTS: Final[Mapping[Task, tuple[str, Callable[[str], FieldValue]]]] = {
    Task.QUERY_ORDER: ("order", OrderNumber),
    Task.HAND_OVER: ("order", OrderNumber),
    Task.REVERSE: ("order", OrderNumber),
    Task.SETTLE: ("order", OrderNumber),
    Task.SAY_PRINTED: ("print", PrintNumber),
    Task.CHANGE_SETTING: ("setting", SettingName),
    Task.CHANGE_KEY_SETTING: ("setting", SettingName),
}
"""What the first word of the argument is."""


def shown(page: PageId, by: By) -> tuple[Record, ...]:
    task = _SHOWN.get(page)
    return () if task is None else (_record(task, by, done=True, facts={}),)


def done(doing: Doing, *, done: bool) -> tuple[Record, ...]:
    """`done` False: it was tried, or nobody heard what came of it."""
    return (_record(_TASKS[doing.task], doing.by, done=done, facts=_facts(doing)),)


def tested(by: By) -> Record:
    """A device, by the terminal itself."""
    return _record(StaffTask.DEVICE_TEST, by, done=True, facts={})


def _record(task: StaffTask, by: By, *, done: bool, facts: Mapping[str, FieldValue]) -> Record:
    role = foremost(by.roles)
    return Record(
        EventId.STAFF_TASK, {"task": task, "staff": by.staff, "role": role, "done": done, **facts}
    )


def _facts(doing: Doing) -> Mapping[str, FieldValue]:
    """What of it the log may hold; a value that somebody typed never is among that."""
    if doing.task is Task.CLOSE and doing.typed:
        return {"minutes": int(doing.typed)}
    if doing.task not in _FACTS:
        return {}
    name, read = _FACTS[doing.task]
    with suppress(ValueError):  # of a form the log has no room for: it does without
        return {name: read(doing.argument.partition(" ")[0])}
    return {}
