"""The greeting, the offer, the home screen and the number, as screens. Pure; see `kiosk.session.present`."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import assert_never

from kiosk.domain import Appointment
from kiosk.services import home as homes
from kiosk.services import offer as offers
from kiosk.services import reports
from kiosk.services.access import ServiceId
from kiosk.services.queue import can_reprint
from kiosk.session import screens
from kiosk.session.present_pay import dues
from kiosk.session.screens import Action, PartOfDay, Screen, Tile
from kiosk.session.state import Arrived, AtHome, Kiosk, Moment, Offering, Switching, Welcoming

_NOON, _EVENING = 12, 18


Visited = Welcoming | Offering | AtHome | Arrived | Switching


def visit_screen(kiosk: Kiosk, stage: Visited, at: Moment) -> Screen:
    match stage:
        case Welcoming(since=since):
            waited = int(at.monotonic - since)
            part = _part_of_day(at.local)
            return screens.Welcome(name(kiosk), part, waited, homes.asks_for_the_day(kiosk))
        case Offering():
            return _offer(kiosk, stage, at)
        case AtHome():
            return _home(kiosk, stage, at)
        case Arrived():
            return _signed_in(kiosk, stage, at)
        case Switching(card=other, until=until, covered=covered):
            first = "" if covered else name(kiosk)  # they have hidden whose screen it is
            return screens.SwitchCard(first, other.name or "", _left(until, at))
        case _:
            assert_never(stage)


def visit_actions(kiosk: Kiosk, screen: Screen) -> tuple[Action, ...] | None:
    """The bottom row of a screen of these, but for larger text; None: as others have it."""
    match screen:
        case screens.SignedIn(can_reprint=True):
            return (Action.REPRINT, Action.FINISH)
        case screens.SwitchCard():
            return (Action.BACK, Action.FINISH)
        case screens.Home() if isinstance(kiosk.stage, AtHome) and kiosk.stage.back is not None:
            return (Action.BACK, Action.FINISH)
        case _:
            return None


def _offer(kiosk: Kiosk, stage: Offering, at: Moment) -> screens.Offer | screens.Choice:
    cards = tuple(card(one, at) for one in stage.appointments)
    who, part = name(kiosk), _part_of_day(at.local)
    due, more = dues(kiosk), homes.has_more(kiosk)
    shows, new = reports.is_offered(kiosk), _new_reports(kiosk)
    if len(cards) == 1:
        return screens.Offer(who, part, cards[0], due, shows, new, more)
    return screens.Choice(who, part, cards, due, shows, new, more)


def _home(kiosk: Kiosk, stage: AtHome, at: Moment) -> screens.Home | screens.NothingToday:
    who, part, seconds = name(kiosk), _part_of_day(at.local), _left(stage.until, at)
    tiles = tuple(
        _tile(kiosk, service, at) for service in stage.order if offers.is_offered(kiosk, service)
    )
    if not tiles:
        return screens.NothingToday(who, part, seconds)
    return screens.Home(who, part, tiles, stage.nothing_today, seconds)


def _tile(kiosk: Kiosk, service: ServiceId, at: Moment) -> Tile:
    """What is known of it, as far as this holder may be told without more proof."""
    person, due = kiosk.person, dues(kiosk)
    match service:
        case ServiceId.CHECKIN if person is not None and person.appointments:
            first = card(person.appointments[0], at)
            detail = f"{first.department} {first.start}"
            return Tile(service, detail, len(person.appointments))
        case ServiceId.QUEUE if person is not None and person.arrived is not None:
            return Tile(service, person.arrived.visit.number)
        case ServiceId.PAY if due is not None:
            return Tile(service, count=due.count, amount=due.amount)
        case ServiceId.REPORTS:
            return Tile(service, count=_new_reports(kiosk))
        case _:
            return Tile(service)


def _signed_in(kiosk: Kiosk, stage: Arrived, at: Moment) -> screens.SignedIn:
    visit, place = stage.visit, stage.place
    ahead = place.ahead if place else None
    wait = place.wait_minutes if place else None
    return screens.SignedIn(
        number=visit.number,
        department=visit.department,
        doctor=visit.doctor,
        ahead=-1 if ahead is None else ahead,
        wait_minutes=-1 if wait is None else wait,
        place=visit.place.name if visit.place else "",
        directions=visit.place.directions if visit.place else "",
        ticket=stage.ticket,
        trouble=stage.trouble,
        can_reprint=can_reprint(kiosk, stage),
        already=stage.already,
        seconds_left=-1 if stage.until is None else _left(stage.until, at),
        dues=dues(kiosk),
        reports=reports.is_offered(kiosk),
        new_reports=_new_reports(kiosk),
        services=homes.has_more(kiosk),
    )


def name(kiosk: Kiosk) -> str:
    """The hospital's masked name once known, the card's until then."""
    person = kiosk.person
    if person is None:
        return ""
    if person.patient is not None:
        return person.patient.masked_name
    return person.card.name or ""


def card(appointment: Appointment, at: Moment) -> screens.AppointmentCard:
    return screens.AppointmentCard(
        id=appointment.id,
        department=appointment.department,
        doctor=appointment.doctor,
        start=_hour(appointment.start, at),
        end=_hour(appointment.end, at),
        place=appointment.place.name if appointment.place else "",
    )


def _new_reports(kiosk: Kiosk) -> int:
    person = kiosk.person
    return -1 if person is None or not reports.is_offered(kiosk) else person.new_reports


def _hour(moment: datetime, at: Moment) -> str:
    """In the terminal's time zone, which is the hospital's; servers answer in any."""
    return moment.astimezone(at.local.tzinfo).strftime("%H:%M")


def _part_of_day(moment: datetime) -> PartOfDay:
    if moment.hour < _NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if moment.hour < _EVENING else PartOfDay.EVENING


def _left(until: float, at: Moment) -> int:
    return max(0, ceil(until - at.monotonic))
