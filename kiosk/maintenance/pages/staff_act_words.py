"""What staff did, who they were and why they were refused, as the audit log's values name it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.audit.staff import StaffFactor, StaffLeft, StaffRefusal, StaffTask
from kiosk.domain import StaffRole
from kiosk.maintenance.words import QT_TRANSLATE_NOOP

TASKS: Final[Mapping[StaffTask, str]] = {
    StaffTask.PAPER: QT_TRANSLATE_NOOP("Maintenance", "Paper and printers"),
    StaffTask.OUT_OF_SERVICE: QT_TRANSLATE_NOOP("Maintenance", "Taken out of service"),
    StaffTask.IN_SERVICE: QT_TRANSLATE_NOOP("Maintenance", "Put into service again"),
    StaffTask.VOLUME: QT_TRANSLATE_NOOP("Maintenance", "Volume changed"),
    StaffTask.BRIGHTNESS: QT_TRANSLATE_NOOP("Maintenance", "Brightness changed"),
    StaffTask.CLEANING: QT_TRANSLATE_NOOP("Maintenance", "Screen locked for cleaning"),
    StaffTask.REPRINT: QT_TRANSLATE_NOOP("Maintenance", "Ticket printed again"),
    StaffTask.QUERY: QT_TRANSLATE_NOOP("Maintenance", "Payment asked about"),
    StaffTask.HAND_OVER: QT_TRANSLATE_NOOP("Maintenance", "Payment handed over"),
    StaffTask.RESTART: QT_TRANSLATE_NOOP("Maintenance", "Program restarted"),
    StaffTask.DEVICE_TEST: QT_TRANSLATE_NOOP("Maintenance", "Device tested"),
    StaffTask.TRUST_REFRESH: QT_TRANSLATE_NOOP("Maintenance", "Trust list refreshed"),
    StaffTask.READINESS: QT_TRANSLATE_NOOP("Maintenance", "Readiness report"),
    StaffTask.SETTING_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Setting changed"),
    StaffTask.SETTING_UNDONE: QT_TRANSLATE_NOOP("Maintenance", "Setting taken back"),
    StaffTask.LOG_EXPORT: QT_TRANSLATE_NOOP("Maintenance", "Log exported"),
    StaffTask.PICTURE: QT_TRANSLATE_NOOP("Maintenance", "Camera picture looked at"),
    StaffTask.RECORDING: QT_TRANSLATE_NOOP("Maintenance", "Camera recording switched"),
    StaffTask.PAYMENTS: QT_TRANSLATE_NOOP("Maintenance", "Payments looked at"),
    StaffTask.REVERSE: QT_TRANSLATE_NOOP("Maintenance", "Payment reversed"),
    StaffTask.SETTLE: QT_TRANSLATE_NOOP("Maintenance", "Payment settled by hand"),
    StaffTask.NETWORK: QT_TRANSLATE_NOOP("Maintenance", "Network looked at"),
    StaffTask.TRUST_LOADED: QT_TRANSLATE_NOOP("Maintenance", "Trust list loaded from USB stick"),
    StaffTask.STORAGE: QT_TRANSLATE_NOOP("Maintenance", "Storage looked at"),
    StaffTask.SETTINGS: QT_TRANSLATE_NOOP("Maintenance", "Settings looked at"),
    StaffTask.KEYS_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Setting of trust changed"),
    StaffTask.LOG_SEARCH: QT_TRANSLATE_NOOP("Maintenance", "Log searched"),
    StaffTask.BADGE_UNLOCKED: QT_TRANSLATE_NOOP("Maintenance", "Badge unlocked"),
    StaffTask.AUDIT_READ: QT_TRANSLATE_NOOP("Maintenance", "Audit log read"),
    StaffTask.AUDIT_VERIFIED: QT_TRANSLATE_NOOP("Maintenance", "Audit log verified"),
    StaffTask.AUDIT_EXPORT: QT_TRANSLATE_NOOP("Maintenance", "Audit log exported"),
    StaffTask.PIN_SET: QT_TRANSLATE_NOOP("Maintenance", "PIN set"),
    StaffTask.PIN_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "PIN changed"),
    StaffTask.MANUAL: QT_TRANSLATE_NOOP("Maintenance", "Manual read"),
}

REFUSALS: Final[Mapping[StaffRefusal, str]] = {
    StaffRefusal.BADGE: QT_TRANSLATE_NOOP("Maintenance", "Badge not valid here"),
    StaffRefusal.NOT_ENROLLED: QT_TRANSLATE_NOOP("Maintenance", "No PIN at this terminal"),
    StaffRefusal.WRONG_PIN: QT_TRANSLATE_NOOP("Maintenance", "Wrong PIN"),
    StaffRefusal.WAITING: QT_TRANSLATE_NOOP("Maintenance", "Has to wait after wrong PINs"),
    StaffRefusal.LOCKED: QT_TRANSLATE_NOOP("Maintenance", "Badge is locked"),
    StaffRefusal.RECOVERY: QT_TRANSLATE_NOOP("Maintenance", "Recovery not valid"),
    StaffRefusal.ROLE: QT_TRANSLATE_NOOP("Maintenance", "Not for this role"),
    StaffRefusal.SECOND_PERSON: QT_TRANSLATE_NOOP("Maintenance", "Second person not accepted"),
    StaffRefusal.CLOCK: QT_TRANSLATE_NOOP("Maintenance", "Terminal's clock is wrong"),
}

LEFT: Final[Mapping[StaffLeft, str]] = {
    StaffLeft.LEFT: QT_TRANSLATE_NOOP("Maintenance", "By themselves"),
    StaffLeft.IDLE: QT_TRANSLATE_NOOP("Maintenance", "Nothing touched for long"),
    StaffLeft.NEXT_BADGE: QT_TRANSLATE_NOOP("Maintenance", "Another badge"),
    StaffLeft.STOPPED: QT_TRANSLATE_NOOP("Maintenance", "Program stopped"),
}

FACTORS: Final[Mapping[StaffFactor, str]] = {
    StaffFactor.PIN: QT_TRANSLATE_NOOP("Maintenance", "Badge and PIN"),
    StaffFactor.RECOVERY: QT_TRANSLATE_NOOP("Maintenance", "Recovery by the hospital"),
}

ROLES: Final[Mapping[StaffRole, str]] = {
    StaffRole.OPERATOR: QT_TRANSLATE_NOOP("Maintenance", "Operator"),
    StaffRole.ENGINEER: QT_TRANSLATE_NOOP("Maintenance", "Engineer"),
    StaffRole.AUDITOR: QT_TRANSLATE_NOOP("Maintenance", "Auditor"),
}

BY: Final[Mapping[StaffRole, str]] = {
    StaffRole.OPERATOR: QT_TRANSLATE_NOOP("Maintenance", "Operator %1"),
    StaffRole.ENGINEER: QT_TRANSLATE_NOOP("Maintenance", "Engineer %1"),
    StaffRole.AUDITOR: QT_TRANSLATE_NOOP("Maintenance", "Auditor %1"),
}
BY_SOMEBODY: Final = QT_TRANSLATE_NOOP("Maintenance", "Staff %1")
BY_TWO: Final = QT_TRANSLATE_NOOP("Maintenance", "Staff %1, confirmed by %2")
BY_RECOVERY: Final = QT_TRANSLATE_NOOP("Maintenance", "Somebody by recovery")
BY_TERMINAL: Final = QT_TRANSLATE_NOOP("Maintenance", "The terminal itself")
