"""Maintenance mode as screens. Pure; see `kiosk.session.present`."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import Final

from kiosk.devices import CameraState, ScannerState
from kiosk.maintenance.checks import Verdict
from kiosk.maintenance.sheet import TASKS, Sheet, Tone
from kiosk.maintenance.words import Said
from kiosk.order_number import in_groups
from kiosk.services.maintenance import choosing, menu, own
from kiosk.services.maintenance.places import page_of
from kiosk.services.maintenance.topics import TOPICS
from kiosk.session import staff_screens as screens
from kiosk.session.screens import Action, Screen
from kiosk.session.staff_screens import SignInPhase
from kiosk.session.staff_stages import Maintaining, OnManual, OnPage, OnTouchTest, Wiping
from kiosk.session.state import Kiosk, Moment
from kiosk.staff import spelled
from kiosk.staff.access import MONEY
from kiosk.staff.patience import LOCKED_AT
from kiosk.staff.states import (
    AtBadge,
    AtInvitation,
    AtPin,
    CheckingPin,
    Choosing,
    In,
    JudgingBadge,
    JudgingInvitation,
    Recovering,
    Seconding,
    Session,
    StoringPin,
)

_HANDLE: Final = 8
"""Characters of a subject that are shown: of the staff id the terminal has never heard."""
_TONES: Final = {Verdict.PASS: Tone.GOOD, Verdict.WARN: Tone.WARN, Verdict.FAIL: Tone.BAD}


def staff_screen(kiosk: Kiosk, stage: Maintaining, at: Moment) -> screens.StaffScreen:
    signed_in = kiosk.sign_in.stage
    if not isinstance(signed_in, In):
        return _sign_in(kiosk, stage, at)
    match stage.where:
        case OnPage() as where:
            return _page(kiosk, where, at)
        case OnTouchTest() as where:
            return _touch(where, at)
        case OnManual(topic=topic):
            return screens.StaffManual(topic, TOPICS)
        case Wiping(until=until):
            return screens.Cleaning(_left(until, at))
        case _:
            return _menu(kiosk, signed_in.session, at)


def staff_actions(screen: Screen) -> tuple[Action, ...]:
    """The bottom row; the way out always last."""
    match screen:
        case screens.Cleaning():
            return ()
        case screens.StaffSignIn():
            return (Action.BACK,)
        case screens.StaffPage(typing=typing, asking=asking) if typing or asking:
            return (Action.BACK,)
        case screens.StaffMenu():
            return (Action.SIGN_OUT,)
        case _:
            return (Action.BACK, Action.SIGN_OUT)


def _sign_in(kiosk: Kiosk, stage: Maintaining, at: Moment) -> screens.StaffSignIn:
    now = kiosk.sign_in.stage
    sees = kiosk.equipment.camera is CameraState.RUNNING
    sees = sees or kiosk.equipment.scanner is ScannerState.READY
    screen = screens.StaffSignIn(
        _phase(kiosk),
        second_for=_second_for(kiosk),
        second_about=_second_about(kiosk),
        trouble=getattr(now, "note", None),
        camera_ready=sees,
    )
    match now:
        case AtPin(pin=pin, left=left, wait_until=until):
            tries = left if left < LOCKED_AT else -1
            return _with(screen, typed=len(pin), tries_left=tries, wait_seconds=_left(until, at))
        case Choosing(pin=pin):
            return _with(screen, typed=len(pin))
        case Recovering(challenge=challenge):
            return _with(screen, text=_in_lines(stage.text), challenge=challenge)
        case _:
            return screen


def _with(screen: screens.StaffSignIn, **changes: int | str) -> screens.StaffSignIn:
    return replace(screen, **changes)  # type: ignore[arg-type]  # each of the type of its field


def _phase(kiosk: Kiosk) -> SignInPhase:
    match kiosk.sign_in.stage:
        case JudgingBadge() | JudgingInvitation():
            return SignInPhase.JUDGING
        case AtPin():
            return SignInPhase.PIN
        case CheckingPin() | Recovering(is_checking=True):
            return SignInPhase.CHECKING
        case AtInvitation():
            return SignInPhase.INVITATION
        case Choosing() as choosing_:
            if choosing_.wants_old:
                return SignInPhase.OLD_PIN
            again = choosing_.wants_again
            return SignInPhase.NEW_PIN_AGAIN if again else SignInPhase.NEW_PIN
        case StoringPin():
            return SignInPhase.STORING
        case Recovering():
            return SignInPhase.RECOVERY
        case _:
            return SignInPhase.BADGE


def _second_for(kiosk: Kiosk) -> Said | None:
    match kiosk.sign_in.stage:
        case (
            AtBadge(errand=Seconding())
            | JudgingBadge(errand=Seconding())
            | AtPin(errand=Seconding())
            | CheckingPin(errand=Seconding())
        ):
            where = page_of(kiosk)
            choice = None if where is None else where.choice
            return choosing.ANOTHER_TASK if choice is None else choice.label
        case _:
            return None


def _second_about(kiosk: Kiosk) -> str:
    """Whoever vouches sees for what: not only that money goes back, but whose order it is of."""
    where = page_of(kiosk)
    choice = None if where is None else where.choice
    if where is None or choice is None or _second_for(kiosk) is None:
        return ""
    about = choice.argument.partition(" ")[0]
    if TASKS[choice.task] in MONEY:
        about = in_groups(about)
    return f"{about} = {where.typed}" if where.typed else about


def _in_lines(text: str) -> str:
    """Of a recovery, as it is read out: lines of nine."""
    size = spelled.LINE + 1
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def _menu(kiosk: Kiosk, session: Session, at: Moment) -> screens.StaffMenu:
    return screens.StaffMenu(
        who=(session.subject or "")[:_HANDLE],
        roles=tuple(sorted(session.roles)),
        tiles=menu.tiles(kiosk, session),
        by_recovery=session.by_recovery,
        list_stale=session.is_list_stale,
        closed=kiosk.is_closed,
        minutes_left=-1 if session.until is None else ceil(_left(session.until, at) / 60),
    )


def _page(kiosk: Kiosk, where: OnPage, at: Moment) -> screens.StaffPage:
    sheet = own.sheet_of(kiosk, where, at) or Sheet(where.page)
    choice = where.choice
    return screens.StaffPage(
        page=where.page,
        title=sheet.title,
        sections=sheet.sections,
        picture=sheet.picture,
        query=sheet.query,
        number=sheet.number,
        count=sheet.count,
        busy=sheet.busy,
        waiting=bool(where.ticket) and not where.is_quiet,
        said=where.said,
        good=where.good,
        trouble=where.trouble or where.failed,
        typing=choosing.pad_of(where),
        typed=where.typed,
        asking=choice.sure if choice is not None and where.is_asked else None,
        item=bool(where.item),
    )


def _touch(where: OnTouchTest, at: Moment) -> screens.StaffTouch:
    grid = where.grid
    touched = tuple(sorted(row * grid.columns + column for column, row in grid.reached))
    if not where.over:
        return screens.StaffTouch(
            grid.columns, grid.rows, touched, seconds_left=_left(where.until, at)
        )
    dead = tuple(row * grid.columns + column for column, row in grid.dead)
    tone = _TONES.get(grid.result().verdict, Tone.QUIET)
    return screens.StaffTouch(grid.columns, grid.rows, touched, dead, over=True, tone=tone)


def _left(until: float, at: Moment) -> int:
    return max(0, ceil(until - at.monotonic))
