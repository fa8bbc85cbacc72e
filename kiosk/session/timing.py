"""What time alone brings about: screens that leave by themselves, idle, a ticket that waited enough."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause
from kiosk.services import home, identify, paying, queue, report_printing, switching
from kiosk.services.maintenance import opening
from kiosk.session import leaving, presence
from kiosk.session.effects import (
    AskGateway,
    AskHospital,
    AskPrinter,
    AskReportPrinter,
    CheckStorage,
    CheckTrust,
    DeliverOutbox,
    Effect,
    SettlePrints,
)
from kiosk.session.ending import Step, end, in_house_order
from kiosk.session.lamp import lamp_follows
from kiosk.session.pay_stages import GivenBack, NothingDue, Ordering, PaidUp, Uncertain
from kiosk.session.preferences import Panel
from kiosk.session.present import idle_seconds
from kiosk.session.report_stages import Listing, NoneFound, PrintEnded, Printing, Reading
from kiosk.session.scanning import recording_ticked
from kiosk.session.staff_stages import Maintaining
from kiosk.session.state import (
    Arrived,
    AtHome,
    Attracting,
    Helping,
    Kiosk,
    Moment,
    Refusing,
    Switching,
    Waiting,
    Welcoming,
)
from kiosk.trust.health import TrustState

_ASKED_AHEAD = 6.0  # seconds that the welcome waits for what nobody has asked for


def ticked(kiosk: Kiosk, at: Moment) -> Step:
    kiosk = leaving.let_go(presence.ticked(kiosk, at), at)
    kiosk, opened = opening.ticked(kiosk, at)
    kiosk, lost = identify.judging_lost(kiosk, at)
    kiosk, upkeep = _upkeep(kiosk, at)
    kiosk = replace(kiosk, acceptance=kiosk.acceptance.now(at.monotonic))
    kiosk, light = lamp_follows(kiosk, at)
    kiosk, recording = recording_ticked(kiosk, at)
    # Not while a code is judged: it may be the next patient's, and its answer would be lost.
    cause = _over(kiosk, at) if kiosk.judging is None else None
    if cause is not None:
        kiosk, effects = end(kiosk, cause, at)
    else:
        kiosk, effects = _waited(kiosk, at)
    return kiosk, (*opened, *lost, *upkeep, *light, *recording, *effects)


def _upkeep(kiosk: Kiosk, at: Moment) -> Step:
    """Ask after what does not speak up by itself; what is broken is asked after more often."""
    kiosk, standing = _standing(kiosk, at)
    effects, every = _next_questions(kiosk)
    if not effects or at.monotonic - kiosk.asked < every:
        return kiosk, standing
    return replace(kiosk, asked=at.monotonic), (*standing, *effects)


def _standing(kiosk: Kiosk, at: Moment) -> Step:
    """What is looked at all the time; the outbox only while nobody is here to wait for it."""
    effects: tuple[Effect, ...] = ()
    if at.monotonic - kiosk.looked >= kiosk.pace.trust_poll:
        kiosk, effects = replace(kiosk, looked=at.monotonic), (CheckTrust(),)
    if (
        isinstance(kiosk.stage, Attracting | Maintaining)
        and kiosk.equipment.storage_writable
        and at.monotonic - kiosk.delivered >= kiosk.pace.outbox_poll
    ):
        kiosk, effects = replace(kiosk, delivered=at.monotonic), (*effects, DeliverOutbox())
        if kiosk.equipment.untold_prints:
            effects = (*effects, SettlePrints())
    return kiosk, effects


def _next_questions(kiosk: Kiosk) -> tuple[tuple[Effect, ...], float]:
    equipment, pace = kiosk.equipment, kiosk.pace
    if not equipment.storage_writable:
        return (CheckStorage(),), pace.repair_poll
    if equipment.trust.state is TrustState.MISSING:
        return (CheckTrust(),), pace.repair_poll
    if not isinstance(kiosk.stage, Attracting | Maintaining):
        return _printer_beside(kiosk)
    if not equipment.hospital_answering:
        return (AskHospital(),), pace.repair_poll
    if not equipment.gateway_answering:
        return (AskGateway(),), pace.repair_poll
    both = (AskPrinter(), AskReportPrinter()) if kiosk.reports else (AskPrinter(),)
    return both, pace.printer_poll


def _printer_beside(kiosk: Kiosk) -> tuple[tuple[Effect, ...], float]:
    """Whoever looks at reports, or has some to print still, while the printer wants a hand sees when it
    has had one.
    """
    waits = isinstance(kiosk.stage, Listing | Reading | PrintEnded)
    if not waits or kiosk.equipment.report_printer.prints:
        return (), 0.0
    return (AskReportPrinter(),), kiosk.pace.printer_poll


def _waited(kiosk: Kiosk, at: Moment) -> Step:
    match kiosk.stage:
        case Maintaining():
            return _of_staff(kiosk, at)
        case Arrived():
            return queue.overdue(kiosk, at)
        case Ordering() | PaidUp() | Uncertain() | GivenBack():
            return paying.overdue(kiosk, at)
        case Printing():
            return report_printing.overdue(kiosk, at)
        case Welcoming(since=since, awaits=awaits) if awaits and _is_enough(since, at):
            return home.arrive(kiosk, at), ()
        case Switching(until=until) if at.monotonic >= until:
            return switching.back(kiosk, at), ()
        case Helping(until=until, back=back) if at.monotonic >= until:
            return replace(kiosk, stage=back), ()
        case AtHome(until=until) | NothingDue(until=until) | NoneFound(until=until) if (
            at.monotonic >= until
        ):
            return _led_back(kiosk, at), ()
        case Attracting() if at.monotonic - presence.quiet_since(kiosk) > kiosk.pace.idle_warning:
            return replace(in_house_order(kiosk), panel=Panel.NONE), ()
        case _:
            return kiosk, ()


def _of_staff(kiosk: Kiosk, at: Moment) -> Step:
    from kiosk.services.maintenance import mode  # noqa: PLC0415 - no patient has to wait for it

    return mode.ticked(kiosk, at)


def _led_back(kiosk: Kiosk, at: Moment) -> Kiosk:
    """To an offer, where it is asked whether anybody is there, or to home, which leaves by itself."""
    back = leaving.leads_back(kiosk)
    return kiosk if back is None else replace(kiosk, stage=leaving.anew(back, kiosk, at))


def _is_enough(since: float, at: Moment) -> bool:
    return at.monotonic - since >= _ASKED_AHEAD


def _over(kiosk: Kiosk, at: Moment) -> EndCause | None:
    """Why the session is over at this moment, if it is."""
    now = at.monotonic
    match kiosk.stage:
        case Arrived(until=float() as until) if now >= until:
            return EndCause.FINISHED
        case AtHome(until=until) | NothingDue(until=until) | NoneFound(until=until):
            stays = now < until or leaving.leads_back(kiosk) is not None  # see `_waited`
            return None if stays else EndCause.FINISHED
        case PrintEnded(until=until) if now >= until:
            return EndCause.FINISHED
        case PaidUp(until=float() as until) | GivenBack(until=float() as until) if now >= until:
            return EndCause.FINISHED
        case Uncertain(until=float() as until) if now >= until:
            return EndCause.FINISHED
        case Refusing(until=until) if now >= until:
            return EndCause.REFUSED
        case Waiting(until=until) if now >= until:
            return EndCause.IDLE
        case _:
            return EndCause.IDLE if idle_seconds(kiosk, at) == 0 else None
