"""The home screen and the way to it: what comes after the welcome, and what a tile does.

It comes by itself to whoever has nothing to sign in for and, as far as may be said, nothing to pay; by
hand from an offer or from the end of an errand, and then it leads back there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kiosk.services import offer, pay, queue, reports
from kiosk.services.access import ServiceId
from kiosk.session.effects import CountReports, Effect, FindBills, FindDay
from kiosk.session.ending import Step
from kiosk.session.events import DayFound, PatientFound, Tapped
from kiosk.session.pay_stages import PaidUp
from kiosk.session.screens import Action, TicketState
from kiosk.session.state import Arrived, AtHome, Kiosk, Moment, Offering, Welcoming

_OF_THE_DAY: Final = frozenset({ServiceId.CHECKIN, ServiceId.QUEUE})
_ASKED_BY: Final[Mapping[type[Effect], ServiceId]] = {
    FindBills: ServiceId.PAY,
    CountReports: ServiceId.REPORTS,
}
_Opened = Offering | Arrived | PaidUp


def asks_for_the_day(kiosk: Kiosk) -> bool:
    """Something that is offered here is made of appointments or sign-ins of today."""
    return not _OF_THE_DAY.isdisjoint(kiosk.services)


def patient_found(kiosk: Kiosk, event: PatientFound, at: Moment) -> Step:
    """The hospital knows them. Their day is asked for where something here is made of it."""
    person = kiosk.person
    if not isinstance(kiosk.stage, Welcoming) or person is None or person.patient is not None:
        return kiosk, ()
    kiosk = replace(kiosk, person=replace(person, patient=event.patient))
    if not asks_for_the_day(kiosk):
        return day_found(kiosk, DayFound(kiosk.session, (), ()), at)
    waiting = ServiceId.CHECKIN not in kiosk.services
    return kiosk, (FindDay(kiosk.session, event.patient, sign_ins=waiting),)


def day_found(kiosk: Kiosk, event: DayFound, at: Moment) -> Step:
    """Offer the likeliest errand (`offer.ERRANDS`). What can only be said once the hospital has been
    asked once more (bills, new reports) is asked now, and waited for where nothing else is likely.
    """
    stage, person = kiosk.stage, kiosk.person
    if not isinstance(stage, Welcoming) or person is None or stage.awaits:
        return kiosk, ()
    signable = event.appointments if ServiceId.CHECKIN in kiosk.services else ()
    arrived = _signed_in_today(kiosk, event, at)
    person = replace(person, appointments=signable, arrived=arrived)
    kiosk = replace(kiosk, person=person, touched=at.monotonic)
    ahead = (*pay.look_ahead(kiosk), *reports.look_ahead(kiosk, at))
    match offer.likeliest(offer.facts_of(kiosk)):
        case ServiceId.CHECKIN:
            return replace(kiosk, stage=Offering(signable)), ahead
        case ServiceId.QUEUE:
            kiosk, effects = queue.shown_again(kiosk, at)
            return kiosk, (*effects, *ahead)
        case None if ahead:
            awaits = frozenset(_ASKED_BY[type(effect)] for effect in ahead)
            return replace(kiosk, stage=Welcoming(at.monotonic, awaits)), ahead
        case _:
            return arrive(kiosk, at), ahead


def _signed_in_today(kiosk: Kiosk, event: DayFound, at: Moment) -> Arrived | None:
    """Who scans once more in the same session keeps theirs where sign-ins were not asked for again."""
    if event.visits and ServiceId.QUEUE in kiosk.services:
        return queue.signed_in_before(kiosk, event.visits[-1], at)
    return kiosk.person.arrived if kiosk.person and event.appointments else None


def told(kiosk: Kiosk, service: ServiceId, at: Moment) -> Kiosk:
    """What the welcome waited for has been said, or will not be."""
    stage = kiosk.stage
    if not isinstance(stage, Welcoming) or service not in stage.awaits:
        return kiosk
    awaits = stage.awaits - {service}
    if awaits and offer.likeliest(offer.facts_of(kiosk)) is None:
        return replace(kiosk, stage=replace(stage, awaits=awaits))
    return arrive(kiosk, at)


def arrive(kiosk: Kiosk, at: Moment) -> Kiosk:
    """Nothing to sign in for: the bills at once where there are any, else home."""
    person = kiosk.person
    if person is None:
        return kiosk
    if offer.likeliest(offer.facts_of(kiosk)) is ServiceId.PAY and person.bills:
        more = any(service is not ServiceId.PAY for service in offer.tiles(kiosk))
        return pay.show(kiosk, person.bills, at_home(kiosk, None, at) if more else None, at)
    return replace(kiosk, stage=at_home(kiosk, None, at), touched=at.monotonic)


def at_home(kiosk: Kiosk, back: _Opened | None, at: Moment) -> AtHome:
    asked_for_the_day = ServiceId.CHECKIN in kiosk.services
    return AtHome(
        at.monotonic + kiosk.pace.nothing,
        nothing_today=back is None and asked_for_the_day,
        back=back,
        order=offer.tiles(kiosk),
    )


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """On a tile, or for home itself."""
    if tap.action is Action.SERVICES:
        return _opened(kiosk, at), ()
    return _chosen(kiosk, tap, at)


def _chosen(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """A tile that is not there any more changes nothing."""
    person = kiosk.person
    if not isinstance(kiosk.stage, AtHome) or person is None:
        return kiosk, ()
    if tap.argument not in offer.tiles(kiosk):
        return kiosk, ()
    match ServiceId(tap.argument):
        case ServiceId.CHECKIN:
            offering = Offering(person.appointments)
            return replace(kiosk, stage=offering, touched=at.monotonic), ()
        case ServiceId.QUEUE:
            return queue.shown_again(kiosk, at)
        case ServiceId.PAY:
            return pay.pay(kiosk, at)
        case ServiceId.REPORTS:
            return reports.reports(kiosk, at)
        case _:
            return kiosk, ()


def _opened(kiosk: Kiosk, at: Moment) -> Kiosk:
    """What else can be done here, by hand."""
    stage = kiosk.stage
    if not isinstance(stage, _Opened) or not has_more(kiosk):
        return kiosk
    return replace(kiosk, stage=at_home(kiosk, stage, at), touched=at.monotonic)


def has_more(kiosk: Kiosk) -> bool:
    """Whether home shows anything that the screen itself does not. In elder mode that shows its own
    errand alone. What money has come in is not left before nothing of it can change any more.
    """
    match kiosk.stage:
        case Offering():
            own, beside = {ServiceId.CHECKIN}, {ServiceId.PAY, ServiceId.REPORTS}
        case Arrived(ticket=ticket) if ticket is not TicketState.PRINTING:
            own, beside = {ServiceId.QUEUE}, {ServiceId.PAY, ServiceId.REPORTS}
        case PaidUp(order=order, paper=paper) if order.resolved:
            if paper.state is TicketState.PRINTING:
                return False
            own, beside = {ServiceId.PAY}, set()
        case _:
            return False
    shown = own if kiosk.preferences.elder else own | beside
    return not shown.issuperset(offer.tiles(kiosk))
