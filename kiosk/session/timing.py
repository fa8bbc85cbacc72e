"""What time alone brings about: screens that leave by themselves, idle, a ticket that waited enough."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause
from kiosk.services import queue
from kiosk.session.effects import AskHospital, AskPrinter, CheckStorage, CheckTrust, Effect
from kiosk.session.ending import Step, end
from kiosk.session.present import idle_seconds
from kiosk.session.state import (
    Arrived,
    Attracting,
    Helping,
    Kiosk,
    Moment,
    NothingToday,
    Refusing,
    Waiting,
)

_JUDGING_LOST = 5.0  # seconds; judging takes milliseconds, so its answer is lost


def ticked(kiosk: Kiosk, at: Moment) -> Step:
    if kiosk.judging is not None and at.monotonic - kiosk.judging > _JUDGING_LOST:
        kiosk = replace(kiosk, judging=None)
    kiosk, upkeep = _upkeep(kiosk, at)
    # Not while a code is judged: it may be the next patient's, and its answer would be lost.
    cause = _over(kiosk, at) if kiosk.judging is None else None
    if cause is not None:
        kiosk, effects = end(kiosk, cause, at)
    else:
        kiosk, effects = _waited(kiosk, at)
    return kiosk, (*upkeep, *effects)


def _upkeep(kiosk: Kiosk, at: Moment) -> Step:
    """Ask after what does not speak up by itself; what is broken is asked after more often."""
    effect, every = _next_question(kiosk)
    if effect is None or at.monotonic - kiosk.asked < every:
        return kiosk, ()
    return replace(kiosk, asked=at.monotonic), (effect,)


def _next_question(kiosk: Kiosk) -> tuple[Effect | None, float]:
    equipment, pace = kiosk.equipment, kiosk.pace
    if not equipment.storage_writable:
        return CheckStorage(), pace.repair_poll
    if not equipment.trust_loaded:
        return CheckTrust(), pace.repair_poll
    if not isinstance(kiosk.stage, Attracting):
        return None, 0.0
    if not equipment.hospital_answering:
        return AskHospital(), pace.repair_poll
    return AskPrinter(), pace.printer_poll


def _waited(kiosk: Kiosk, at: Moment) -> Step:
    match kiosk.stage:
        case Arrived():
            return queue.overdue(kiosk, at)
        case Helping(until=until, back=back) if at.monotonic >= until:
            return replace(kiosk, stage=back), ()
        case Attracting() if at.monotonic - kiosk.touched > kiosk.pace.idle_warning:
            return replace(kiosk, language=kiosk.languages[0], elder=False), ()
        case _:
            return kiosk, ()


def _over(kiosk: Kiosk, at: Moment) -> EndCause | None:
    """Why the session is over at this moment, if it is."""
    now = at.monotonic
    match kiosk.stage:
        case Arrived(until=float() as until) if now >= until:
            return EndCause.FINISHED
        case NothingToday(until=until) if now >= until:
            return EndCause.FINISHED
        case Refusing(until=until) if now >= until:
            return EndCause.REFUSED
        case Waiting(until=until) if now >= until:
            return EndCause.IDLE
        case _:
            return EndCause.IDLE if idle_seconds(kiosk, at) == 0 else None
