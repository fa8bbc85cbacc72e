"""Samples of maintenance mode: signing in, the menu, pages; see `ui.samples`. Plainly synthetic.

What pages say here is what `kiosk.maintenance.pages` say (a test holds the two together).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.domain import StaffRole
from kiosk.maintenance.sheet import PAGES, PageId, Tone
from kiosk.maintenance.words import Said
from kiosk.reasons import Code, Failure
from kiosk.session.screens import Action, View
from kiosk.session.staff_screens import (
    MenuTile,
    SignInPhase,
    StaffMenu,
    StaffPage,
    StaffSignIn,
)
from kiosk.staff.access import may
from ui.samples_failures import failure
from ui.samples_staff_pages import page_screens

_BACK: Final = (Action.BACK,)
_IN: Final = (Action.BACK, Action.SIGN_OUT)
_CHALLENGE: Final = "YIMA-07:7K3QX-M2R9T-4F"
_TYPED: Final = "0G4TZ9QKX 2M73HV8C1 7K3"
_HAND_OVER: Final = Said("Hand over to the desk")
_ORDER_NUMBER: Final = "YM-07 2027 0115 004 711K"


def staff_samples() -> dict[str, View]:
    return {**_sign_in_samples(), **_menu_samples(), **_page_samples()}


def _sign_in_samples() -> dict[str, View]:
    phase = SignInPhase
    pin = StaffSignIn(phase.PIN, typed=4)
    wrong = Failure(Code.STAFF_PIN_WRONG, {"left": 3})
    recovery = StaffSignIn(phase.RECOVERY, challenge=_CHALLENGE)
    screens = {
        "": StaffSignIn(phase.BADGE),
        "-no_camera": StaffSignIn(phase.BADGE, camera_ready=False),
        "-refused": StaffSignIn(phase.BADGE, trouble=failure(Code.STAFF_LOCKED)),
        "-judging": StaffSignIn(phase.JUDGING),
        "-pin": pin,
        "-pin_empty": replace(pin, typed=0),
        "-pin_long": replace(pin, typed=12),
        "-pin_wrong": replace(pin, typed=0, tries_left=3, trouble=wrong),
        "-pin_last": replace(pin, typed=6, tries_left=1),
        "-pin_wait": replace(pin, typed=0, wait_seconds=87, trouble=failure(Code.STAFF_PIN_WRONG)),
        "-checking": StaffSignIn(phase.CHECKING),
        "-invitation": StaffSignIn(phase.INVITATION),
        "-old_pin": StaffSignIn(phase.OLD_PIN, typed=2),
        "-new_pin": StaffSignIn(phase.NEW_PIN, typed=5),
        "-new_pin_weak": StaffSignIn(phase.NEW_PIN, trouble=failure(Code.STAFF_PIN_WEAK)),
        "-new_pin_again": StaffSignIn(phase.NEW_PIN_AGAIN, typed=6),
        "-storing": StaffSignIn(phase.STORING),
        "-second": StaffSignIn(phase.BADGE, second_for=_HAND_OVER, second_about=_ORDER_NUMBER),
        "-second_pin": StaffSignIn(
            phase.PIN, typed=3, second_for=_HAND_OVER, second_about=_ORDER_NUMBER
        ),
        "-second_same": StaffSignIn(
            phase.BADGE, second_for=_HAND_OVER, trouble=failure(Code.STAFF_SAME_PERSON)
        ),
        "-recovery": recovery,
        "-recovery_typed": replace(recovery, text=_TYPED),
        "-recovery_all": replace(recovery, text=" ".join(["7K3QXM2R9"] * 13)),
        "-recovery_mistyped": replace(
            recovery, text=_TYPED, trouble=failure(Code.STAFF_RECOVERY_MISTYPED)
        ),
        "-recovery_making": StaffSignIn(phase.RECOVERY),
    }
    return {f"staff_sign_in{name}": View(screen, _BACK) for name, screen in screens.items()}


def _tiles(
    *roles: StaffRole, list_stale: bool = False, by_recovery: bool = False
) -> tuple[MenuTile, ...]:
    held = frozenset(roles)
    return tuple(
        _NOTED.get(page, MenuTile(page))
        for page, act in PAGES.items()
        if may(act, held, is_list_stale=list_stale, by_recovery=by_recovery)
    )


_NOTED: Final = {
    PageId.PAPER: MenuTile(PageId.PAPER, Tone.WARN, Said("Paper is low")),
    PageId.PAYMENTS: MenuTile(PageId.PAYMENTS, Tone.BAD, Said("%1 open", ("2",))),
    PageId.CAMERA: MenuTile(PageId.CAMERA, Tone.GOOD),
    PageId.SCANNER: MenuTile(PageId.SCANNER, Tone.BAD, Said("Does not answer")),
    PageId.TRUST: MenuTile(PageId.TRUST, Tone.GOOD, Said("Good for %1 days", ("12",))),
    PageId.PRESENCE: MenuTile(PageId.PRESENCE, Tone.QUIET, Said("Not fitted")),
}


def _menu_samples() -> dict[str, View]:
    operator, engineer, auditor = StaffRole.OPERATOR, StaffRole.ENGINEER, StaffRole.AUDITOR
    screens = {
        "": StaffMenu("7c1b68d0", (engineer,), _tiles(engineer)),
        "-operator": StaffMenu("51c077e2", (operator,), _tiles(operator)),
        "-auditor": StaffMenu("aa029c8e", (auditor,), _tiles(auditor)),
        "-both": StaffMenu("7c1b68d0", (operator, engineer), _tiles(operator, engineer)),
        "-closed": StaffMenu("51c077e2", (operator,), _tiles(operator), closed=True),
        "-stale": StaffMenu(
            "7c1b68d0", (engineer,), _tiles(engineer, list_stale=True), list_stale=True
        ),
        "-recovery": StaffMenu(
            "", (engineer,), _tiles(engineer, by_recovery=True), by_recovery=True, minutes_left=27
        ),
        "-trouble": StaffMenu(
            "7c1b68d0", (engineer,), _tiles(engineer), trouble=failure(Code.STAFF_NOT_ALLOWED)
        ),
    }
    return {
        f"staff_menu{name}": View(screen, (Action.SIGN_OUT,)) for name, screen in screens.items()
    }


def _page_samples() -> dict[str, View]:
    return {
        f"staff_page-{name}": View(screen, _actions(screen))
        for name, screen in page_screens().items()
    }


def _actions(screen: StaffPage) -> tuple[Action, ...]:
    return _BACK if screen.typing is not None or screen.asking is not None else _IN
