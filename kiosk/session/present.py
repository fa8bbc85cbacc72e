"""State → what is shown. Pure, total over the stages; no words, only facts and the catalogue's codes."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from kiosk.devices import CameraState, LampState, PrinterState, ReaderState, ScannerState
from kiosk.languages import nearest
from kiosk.payment.progress import CashierState
from kiosk.reports.printer import ReportPrinterState
from kiosk.services.alternatives import BLIND, alternatives, out_of_service
from kiosk.services.maintenance import house
from kiosk.session import (
    presence,
    present_pay,
    present_reports,
    present_visit,
    screens,
)
from kiosk.session.pay_stages import (
    Billing,
    Deciding,
    FindingBills,
    PayStage,
    Quoting,
)
from kiosk.session.preferences import Cover, Preferences
from kiosk.session.present_pay import (
    BACK_FROM_TROUBLE,
    leaves_alone,
    pay_actions,
    pay_screen,
)
from kiosk.session.report_stages import (
    Fetching,
    FindingReports,
    FormShowing,
    Listing,
    Reading,
    ReportStage,
    Trending,
)
from kiosk.session.scanning import hint
from kiosk.session.screens import Action, Screen, View
from kiosk.session.staff_stages import Maintaining
from kiosk.session.state import (
    Arrived,
    AtHome,
    Attracting,
    Checking,
    Equipment,
    Helping,
    Kiosk,
    Moment,
    Offering,
    Proving,
    Refusing,
    SigningIn,
    Switching,
    Waiting,
    Welcoming,
)
from kiosk.trust.health import ClockState, TrustState

_IDLES = (
    Welcoming
    | Offering
    | Proving
    | SigningIn
    | FindingBills
    | Billing
    | Quoting
    | Deciding
    | FindingReports
    | Listing
    | Reading
    | Fetching
    | Trending
    | FormShowing
)
_PRINTS = (PrinterState.READY, PrinterState.PAPER_LOW)


def view(kiosk: Kiosk, at: Moment) -> View:
    """Everything that the screen shows at this moment."""
    screen = _screen(kiosk, at)
    return View(
        screen=screen,
        actions=_actions(kiosk, screen),
        preferences=_preferences(kiosk),
        idle_seconds=idle_seconds(kiosk, at),
        cover=_cover(kiosk, at),
        panel=kiosk.panel,
        recording=kiosk.recording_until is not None,
    )


def _preferences(kiosk: Kiosk) -> Preferences:
    """Staff are not read to, and reach all of the glass."""
    if not isinstance(kiosk.stage, Maintaining):
        return kiosk.preferences
    return replace(kiosk.preferences, voice=False, lowered=False)


def idle_seconds(kiosk: Kiosk, at: Moment) -> int:
    """Seconds left of the idle countdown, or -1 while there is none.

    Only where somebody is known and nothing else will end the screen.
    """
    if not isinstance(kiosk.stage, _IDLES):
        return -1
    left = (
        presence.quiet_since(kiosk)
        + kiosk.pace.idle_warning
        + kiosk.pace.idle_countdown
        - at.monotonic
    )
    return -1 if left > kiosk.pace.idle_countdown else max(0, ceil(left))


def _cover(kiosk: Kiosk, at: Moment) -> Cover:
    if present_pay.is_covered(kiosk, at):
        return Cover.PAYMENT
    return Cover.PRIVACY if kiosk.hidden else Cover.NONE


def _screen(kiosk: Kiosk, at: Moment) -> Screen:
    stage = kiosk.stage
    match stage:
        case Attracting():
            return _attract(kiosk, at)
        case Checking(since=since):
            return screens.Checking(int(at.monotonic - since))
        case Proving():
            return _second_factor(stage, at)
        case SigningIn(appointment=appointment, since=since):
            return screens.SigningIn(present_visit.card(appointment, at), int(at.monotonic - since))
        case Welcoming() | Offering() | AtHome() | Arrived() | Switching():
            return present_visit.visit_screen(kiosk, stage, at)
        case Refusing(failure=failure, until=until):
            works = alternatives(kiosk, failure)
            return screens.Refused(failure, _left(until, at), works, hint(kiosk, at))
        case Waiting(failure=failure, until=until):
            return screens.HospitalTrouble(failure, can_retry=True, seconds_left=_left(until, at))
        case Helping(topic=topic, until=until):
            return screens.Help(topic, _left(until, at), reader=_reads_documents(kiosk))
        case _:
            return _of_service(kiosk, stage, at)


def _of_service(kiosk: Kiosk, stage: PayStage | ReportStage | Maintaining, at: Moment) -> Screen:
    if isinstance(stage, Maintaining):
        from kiosk.session import present_staff  # noqa: PLC0415 - no patient has to wait for it

        return present_staff.staff_screen(kiosk, stage, at)
    if isinstance(stage, PayStage):
        return pay_screen(kiosk, stage, present_visit.name(kiosk), at)
    return present_reports.report_screen(kiosk, stage, present_visit.name(kiosk), at)


def _attract(kiosk: Kiosk, at: Moment) -> screens.Attract | screens.OutOfService:
    failure = house.closed(kiosk, at) or out_of_service(kiosk)
    if failure is not None:
        return screens.OutOfService(failure)
    equipment = kiosk.equipment
    return screens.Attract(
        degraded=not equipment.hospital_answering,
        no_tickets=equipment.printer not in _PRINTS,
        camera_ready=equipment.camera is CameraState.RUNNING,
        reader=_reads_documents(kiosk),
        staff_note=_staff_note(kiosk),
        days_left=equipment.trust.days_left,
        hint=hint(kiosk, at),
        scanner=equipment.scanner is ScannerState.READY,
        open_orders=equipment.orders_for_staff,
        doubtful_prints=equipment.doubtful_prints,
        services=kiosk.invites,
        codes=kiosk.accepts,
        notices=_notices(kiosk),
        picture=kiosk.picture,
    )


def _notices(kiosk: Kiosk) -> tuple[str, ...]:
    notices = kiosk.notices
    return notices[nearest(kiosk.preferences.language, notices)] if notices else ()


def _reads_documents(kiosk: Kiosk) -> bool:
    return kiosk.equipment.reader is ReaderState.READY


def _staff_note(kiosk: Kiosk) -> screens.StaffNote:
    """The most serious of what staff should look at, though patients are still served."""
    equipment, health = kiosk.equipment, kiosk.equipment.trust
    a4 = equipment.report_printer
    notes = (
        (health.state is TrustState.STALE, screens.StaffNote.LIST_STALE),
        (health.clock is not ClockState.FINE, screens.StaffNote.CLOCK_SUSPECT),
        (equipment.camera in BLIND, screens.StaffNote.CAMERA_TROUBLE),
        (equipment.scanner is ScannerState.OFFLINE, screens.StaffNote.SCANNER_OFFLINE),
        (equipment.payments is CashierState.JOURNAL, screens.StaffNote.PAYMENTS_DOWN),
        (equipment.orders_for_staff > 0, screens.StaffNote.ORDERS_OPEN),
        (equipment.doubtful_prints > 0, screens.StaffNote.PRINTS_IN_DOUBT),
        (_a4_is_down(kiosk), screens.StaffNote.REPORT_PRINTER_TROUBLE),
        (kiosk.lamp.state is LampState.FAILED, screens.StaffNote.LAMP_FAILED),
        (_is_low(equipment), screens.StaffNote.PAPER_LOW),
        (a4 is ReportPrinterState.TONER_LOW, screens.StaffNote.TONER_LOW),
        (health.warn, screens.StaffNote.LIST_AGEING),
        (bool(kiosk.refused_release), screens.StaffNote.RELEASE_REFUSED),
    )
    return next((note for holds, note in notes if holds), screens.StaffNote.NONE)


def _is_low(equipment: Equipment) -> bool:
    """Paper is told of before it is out: a receipt or half a report is a poor time to find out."""
    a4_is_low = equipment.report_printer is ReportPrinterState.PAPER_LOW
    return a4_is_low or equipment.printer is PrinterState.PAPER_LOW


def _a4_is_down(kiosk: Kiosk) -> bool:
    """Where there is one at all."""
    state = kiosk.equipment.report_printer
    return kiosk.reports and state is not ReportPrinterState.NONE and not state.prints


def _second_factor(stage: Proving, at: Moment) -> screens.SecondFactor:
    return screens.SecondFactor(
        identity_typed=len(stage.identity),
        phone_typed=len(stage.phone),
        wrong=stage.wrong,
        tries_left=stage.tries_left,
        checking_seconds=-1 if stage.since is None else int(at.monotonic - stage.since),
    )


def _actions(kiosk: Kiosk, screen: Screen) -> tuple[Action, ...]:
    """The bottom row: larger text always first, the way out always last."""
    if isinstance(kiosk.stage, Maintaining):
        return _staff_actions(screen)
    if leaves_alone(screen) or present_reports.leaves_alone(screen):
        return (Action.ELDER_MODE,)
    match screen:
        case screens.OutOfService():
            middle: tuple[Action, ...] = (Action.STAFF,)
        case screens.Attract() | screens.Refused() if kiosk.person is None:
            middle = (Action.NO_PHONE, Action.STAFF)
        case screens.Refused():
            can_go_back = isinstance(kiosk.stage, Refusing) and kiosk.stage.back is not None
            middle = (Action.BACK, Action.FINISH) if can_go_back else (Action.STAFF, Action.FINISH)
        case screens.HospitalTrouble():
            stage = kiosk.stage
            can_go_back = isinstance(stage, Waiting) and isinstance(stage.back, BACK_FROM_TROUBLE)
            middle = (Action.BACK if can_go_back else Action.STAFF, Action.FINISH)
        # Leaving a sign-in under way is safe: it counts once, and the next scan finds it.
        case (
            screens.Checking(waiting_seconds=waited)
            | screens.Welcome(waiting_seconds=waited)
            | screens.SigningIn(waiting_seconds=waited)
        ):
            middle = (Action.FINISH,) if waited >= screens.WAY_OUT_AFTER else ()
        case screens.SecondFactor(checking_seconds=-1):
            middle = (Action.BACK, Action.FINISH)
        case screens.SecondFactor(checking_seconds=waited):
            middle = (Action.FINISH,) if waited >= screens.WAY_OUT_AFTER else ()
        case screens.Help():
            middle = (Action.BACK,)
        case _:
            middle = (
                pay_actions(kiosk, screen)
                or present_reports.report_actions(kiosk, screen)
                or present_visit.visit_actions(kiosk, screen)
                or (Action.FINISH,)
            )
    return (Action.ELDER_MODE, *middle)


def _staff_actions(screen: Screen) -> tuple[Action, ...]:
    from kiosk.session import present_staff  # noqa: PLC0415 - as above

    return present_staff.staff_actions(screen)


def _left(until: float, at: Moment) -> int:
    return max(0, ceil(until - at.monotonic))
