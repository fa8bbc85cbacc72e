"""Samples of the screens before and around the first scan. Plainly synthetic."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.devices import ScanHint
from kiosk.reasons import CATALOGUE, Code, NextStep
from kiosk.services.access import ServiceId
from kiosk.session.screens import (
    Action,
    Alternative,
    Attract,
    Checking,
    Help,
    HelpTopic,
    HospitalTrouble,
    OutOfService,
    Refused,
    Screen,
    SecondFactor,
    StaffNote,
    View,
)
from ui.samples_failures import failure

_START_ROW = (Action.ELDER_MODE, Action.NO_PHONE, Action.STAFF)
_WAITING_ROW = (Action.ELDER_MODE,)
_VISIT_ROW = (Action.ELDER_MODE, Action.FINISH)
_TROUBLE_ROW = (Action.ELDER_MODE, Action.STAFF, Action.FINISH)
_PROVING_ROW = (Action.ELDER_MODE, Action.BACK, Action.FINISH)


# Own work, as a hospital's picture of itself might be.
_PICTURE = (Path(__file__).with_name("demo") / "hall.svg").as_uri()
NOTICES = (
    "门诊时间：周一至周六 8:00–17:00，急诊 24 小时",
    "抽血窗口 7:30 开始，请空腹前来",
    "本周六内科专家门诊停诊一天，已预约的患者请留意短信通知，或到一楼服务台改期",
    "停车场入口已移至东门",
)
# As long as the settings allow.
_LONG_NOTICE = (NOTICES[2] + "。") * 5


def _inviting(**fields: Any) -> Attract:
    """The first screen of a terminal that has everything."""
    services = (ServiceId.CHECKIN, ServiceId.PAY, ServiceId.REPORTS)
    codes = (Alternative.OFFLINE_CODE, Alternative.VOUCHER, Alternative.SOCIAL_SECURITY)
    return replace(Attract(services=services, codes=codes), **fields)


def _start(screen: Screen) -> View:
    return View(screen, _START_ROW)


def before_samples() -> dict[str, View]:
    return {
        "attract": _start(_inviting()),
        "attract-degraded": _start(_inviting(degraded=True, no_tickets=True)),
        "attract-camera_starting": _start(_inviting(camera_ready=False)),
        "attract-reader": _start(_inviting(reader=True)),
        "attract-list_ageing": _start(_inviting(staff_note=StaffNote.LIST_AGEING, days_left=6)),
        "attract-list_stale": _start(_inviting(staff_note=StaffNote.LIST_STALE, reader=True)),
        "attract-clock_suspect": _start(
            _inviting(staff_note=StaffNote.CLOCK_SUSPECT, degraded=True, no_tickets=True)
        ),
        "attract-camera_trouble": _start(
            _inviting(camera_ready=False, scanner=True, staff_note=StaffNote.CAMERA_TROUBLE)
        ),
        "attract-scanner_offline": _start(_inviting(staff_note=StaffNote.SCANNER_OFFLINE)),
        "attract-lamp_failed": _start(_inviting(staff_note=StaffNote.LAMP_FAILED, scanner=True)),
        "attract-orders_open": _start(_inviting(staff_note=StaffNote.ORDERS_OPEN, open_orders=3)),
        "attract-prints_in_doubt": _start(
            _inviting(staff_note=StaffNote.PRINTS_IN_DOUBT, doubtful_prints=2)
        ),
        "attract-report_printer": _start(_inviting(staff_note=StaffNote.REPORT_PRINTER_TROUBLE)),
        "attract-paper_low": _start(_inviting(staff_note=StaffNote.PAPER_LOW)),
        "attract-release_refused": _start(_inviting(staff_note=StaffNote.RELEASE_REFUSED)),
        "attract-toner_low": _start(_inviting(staff_note=StaffNote.TONER_LOW, degraded=True)),
        "attract-payments_down": _start(_inviting(staff_note=StaffNote.PAYMENTS_DOWN)),
        "attract-recording": replace(_start(_inviting()), recording=True),
        **_one_service(),
        **_hospitals_own(),
        **_hints(),
        "checking": View(Checking(), _WAITING_ROW),
        "checking-slow": View(Checking(waiting_seconds=6), _WAITING_ROW),
        "checking-very_slow": View(Checking(waiting_seconds=31), _VISIT_ROW),
        "help-no_phone": View(Help(HelpTopic.NO_PHONE, 20), (Action.ELDER_MODE, Action.BACK)),
        "help-no_phone-reader": View(
            Help(HelpTopic.NO_PHONE, 20, reader=True), (Action.ELDER_MODE, Action.BACK)
        ),
        "help-staff": View(Help(HelpTopic.STAFF, 20), (Action.ELDER_MODE, Action.BACK)),
    }


def _one_service() -> dict[str, View]:
    """Nothing else can be had here; no tickets can be printed, where that says anything."""
    return {
        f"attract-only-{service}": _start(_inviting(services=(service,), no_tickets=True))
        for service in tuple(ServiceId)[1:]
    }


def _hospitals_own() -> dict[str, View]:
    both = _inviting(notices=NOTICES, picture=_PICTURE)
    return {
        "attract-notices": _start(_inviting(notices=NOTICES)),
        "attract-notice-long": _start(_inviting(notices=(_LONG_NOTICE,))),
        "attract-picture": _start(_inviting(picture=_PICTURE)),
        "attract-picture-notices": _start(both),
        "attract-picture-notices-degraded": _start(
            replace(both, degraded=True, no_tickets=True, reader=True)
        ),
    }


def _hints() -> dict[str, View]:
    hints = [hint for hint in ScanHint if hint is not ScanHint.NONE]
    refused = Refused(failure(Code.PRESENTATION_TOO_OLD), 12, hint=ScanHint.TOO_FAR)
    return {
        **{f"attract-hint-{hint}": _start(_inviting(hint=hint)) for hint in hints},
        "attract-hint-degraded": _start(
            _inviting(degraded=True, no_tickets=True, reader=True, hint=ScanHint.OVEREXPOSED)
        ),
        "refused-hint": _start(refused),
        "refused-hint-long": _start(replace(refused, hint=ScanHint.OVEREXPOSED)),
    }


def proving_samples() -> dict[str, View]:
    def asked(identity: int, phone: int, *, wrong: bool = False, tries_left: int = -1) -> View:
        return View(SecondFactor(identity, phone, wrong, tries_left), _PROVING_ROW)

    def checked(seconds: int, row: tuple[Action, ...]) -> View:
        return View(SecondFactor(4, 4, checking_seconds=seconds), row)

    return {
        "second_factor": asked(0, 0),
        "second_factor-half": asked(3, 0),
        "second_factor-phone": asked(4, 1),
        "second_factor-full": asked(4, 4),
        "second_factor-wrong": asked(0, 0, wrong=True, tries_left=3),
        "second_factor-last_try": asked(2, 0, wrong=True, tries_left=1),
        "second_factor-checking": checked(0, _WAITING_ROW),
        "second_factor-checking_slow": checked(6, _WAITING_ROW),
        "second_factor-checking_very_slow": checked(31, _VISIT_ROW),
    }


def trouble_samples() -> dict[str, View]:
    refused = {
        f"refused-{code}": _start(Refused(failure(code), 12)) for code in _one_code_for_each_step()
    }
    return {
        **refused,
        "refused-payment_code": _start(Refused(failure(Code.PAYMENT_CODE), 12)),
        "refused-presentation_too_old": _start(Refused(failure(Code.PRESENTATION_TOO_OLD), 12)),
        "refused-platform_unreachable-works": _start(
            Refused(
                failure(Code.PLATFORM_UNREACHABLE),
                12,
                (Alternative.OFFLINE_CODE, Alternative.DOCUMENT),
            )
        ),
        "refused-trust_list_stale-works": _start(
            Refused(failure(Code.TRUST_LIST_STALE), 12, tuple(Alternative)[1:])
        ),
        "refused-sign_in_refused": View(
            Refused(failure(Code.SIGN_IN_REFUSED), 12),
            (Action.ELDER_MODE, Action.BACK, Action.FINISH),
        ),
        "hospital_trouble": View(
            HospitalTrouble(failure(Code.HOSPITAL_TIMEOUT), can_retry=True, seconds_left=30),
            _TROUBLE_ROW,
        ),
        "hospital_trouble-ask": View(
            HospitalTrouble(failure(Code.HOSPITAL_REFUSED), can_retry=False, seconds_left=30),
            _TROUBLE_ROW,
        ),
        "out_of_service": View(
            OutOfService(failure(Code.CAMERA_ABSENT)), (Action.ELDER_MODE, Action.STAFF)
        ),
    }


def _one_code_for_each_step() -> list[Code]:
    """The refusal with the most words for each picture."""
    longest: dict[NextStep, Code] = {}
    for code, reason in CATALOGUE.items():
        best = longest.get(reason.next)
        if best is None or len(reason.advice) > len(CATALOGUE[best].advice):
            longest[reason.next] = code
    return sorted(longest.values())
