"""A page is looked at: opened, in parts, searched, and again by itself. The newest question alone counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.maintenance.sheet import Choice, Look, PageId, Sheet
from kiosk.reasons import Failure
from kiosk.services.maintenance import noted, own
from kiosk.services.maintenance.places import by, moved, page_of
from kiosk.session.ending import Step
from kiosk.session.staff_effects import LookAt
from kiosk.session.staff_events import PageLooked
from kiosk.session.staff_stages import OnPage
from kiosk.session.state import Kiosk, Moment

_TURNS: Final = {"next": 1, "previous": -1}
_SEARCHED: Final = frozenset({PageId.LOGS, PageId.AUDIT})


def ticketed(kiosk: Kiosk) -> tuple[Kiosk, int]:
    """One more question or task, of all there ever are: no answer is taken for another's."""
    ticket = kiosk.staff_tickets + 1
    return replace(kiosk, staff_tickets=ticket), ticket


def opened(kiosk: Kiosk, page: PageId) -> Step:
    """From the menu."""
    session = kiosk.sign_in.session
    records = () if session is None else noted.shown(page, by(session))
    kiosk, looks = look(kiosk, OnPage(page))
    return kiosk, (*records, *looks)


def look(kiosk: Kiosk, where: OnPage, *, quiet: bool = False) -> Step:
    """Be there, and ask for what there is. `quiet`: nobody waits for it."""
    session = kiosk.sign_in.session
    where = replace(where, ticket=0, is_doing=False, is_quiet=False)
    if session is None or where.page in own.PAGES:
        return moved(kiosk, where), ()
    kiosk, ticket = ticketed(kiosk)
    asked = Look(where.page, by(session), where.item, where.number, where.query)
    kiosk = moved(kiosk, replace(where, ticket=ticket, is_quiet=quiet))
    return kiosk, (LookAt(ticket, asked),)


def looked(kiosk: Kiosk, event: PageLooked, at: Moment) -> Step:
    where, now = page_of(kiosk), at.monotonic
    if where is None or where.is_doing or where.ticket != event.ticket:
        return kiosk, ()
    known = where.sheet
    where = replace(where, ticket=0, is_quiet=False, looked=now)
    if isinstance(event.sheet, Failure):
        return moved(kiosk, replace(where, failed=event.sheet)), ()
    sheet = event.sheet
    where = replace(where, sheet=sheet, failed=None, number=sheet.number)
    if known is not None and _choices(known) != _choices(sheet):
        where = replace(where, moved=now)
    if where.item and not sheet.item:  # it is gone, and this is the page
        where = replace(where, item="", beneath=None)
    return moved(kiosk, where), ()


def _choices(sheet: Sheet) -> tuple[tuple[Choice, ...], ...]:
    return tuple(section.choices for section in sheet.sections)


def ticked(kiosk: Kiosk, where: OnPage, at: Moment) -> Step:
    """Look again once what is shown is as old as it may get."""
    if where.ticket or where.sheet is None or not where.sheet.refresh:
        return kiosk, ()
    if at.monotonic - where.looked < where.sheet.refresh:
        return kiosk, ()
    return look(kiosk, where, quiet=True)


def turned(kiosk: Kiosk, where: OnPage, way: str) -> Step:
    """To the next or the previous part of a long list."""
    number = where.number + _TURNS.get(way, 0)
    if where.sheet is None or number == where.number or not 0 <= number < where.sheet.count:
        return kiosk, ()
    return look(kiosk, replace(where, number=number, said=None, trouble=None))


def item_opened(kiosk: Kiosk, where: OnPage, item: str) -> Step:
    """A row that opens nothing any more changes nothing."""
    sections = () if where.sheet is None else where.sheet.sections
    if not item or not any(row.opens == item for each in sections for row in each.rows):
        return kiosk, ()
    beneath = where.beneath or replace(where, ticket=0, said=None, trouble=None)
    return look(kiosk, OnPage(where.page, item, beneath=beneath))


def item_left(kiosk: Kiosk, where: OnPage) -> Step:
    """Back on the page, as it is now; meanwhile as it was."""
    page = where.beneath or OnPage(where.page)
    return look(kiosk, replace(page, said=where.said, good=where.good, trouble=where.trouble))


def searched(kiosk: Kiosk, where: OnPage) -> Step:
    """For what was typed."""
    session = kiosk.sign_in.session
    query = where.typed.strip()
    where = replace(where, query=query, number=0, typed="", searching=False, said=None)
    records = () if session is None else noted.shown(where.page, by(session))
    kiosk, looks = look(kiosk, where)
    return kiosk, (*(records if where.page in _SEARCHED else ()), *looks)
