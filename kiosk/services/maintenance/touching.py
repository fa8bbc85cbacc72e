"""The drawing test of the glass: over when all of it was touched, when nobody draws, or by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.maintenance.touch import Touch, TouchGrid
from kiosk.services.maintenance import noted
from kiosk.services.maintenance.places import by, moved
from kiosk.session.ending import Step
from kiosk.session.events import Tapped
from kiosk.session.screens import Action
from kiosk.session.staff_effects import KeepCheck
from kiosk.session.staff_stages import Menu, OnTouchTest
from kiosk.session.state import Kiosk, Moment

PATIENCE: Final = 60.0
"""Seconds without a touch of the glass, after which it is over."""
_PARTS: Final = (2, 3)  # "X Y", or "X Y down"
_LONGEST: Final = 8  # characters of a coordinate


def is_possible(kiosk: Kiosk) -> bool:
    """How large the glass is has been said."""
    return min(kiosk.panel_px) > 0 and kiosk.px_per_mm > 0


def begun(kiosk: Kiosk, at: Moment) -> Step:
    if not is_possible(kiosk):
        return kiosk, ()
    width, height = kiosk.panel_px
    grid = TouchGrid(width, height, kiosk.px_per_mm)
    return moved(kiosk, OnTouchTest(grid, at.monotonic + PATIENCE)), ()


def tapped(kiosk: Kiosk, where: OnTouchTest, tap: Tapped, at: Moment) -> Step:
    if where.over:
        if tap.action is Action.LOOK_AGAIN:
            return begun(kiosk, at)
        return (moved(kiosk, Menu()), ()) if tap.action is Action.BACK else (kiosk, ())
    if tap.action is Action.BACK:
        return _over(kiosk, where)
    touch = _read(tap.argument, at) if tap.action is Action.TOUCH_AT else None
    if touch is None:
        return kiosk, ()
    where = OnTouchTest(where.grid.touched(touch), at.monotonic + PATIENCE)
    return (moved(kiosk, where), ()) if where.grid.dead else _over(kiosk, where)


def ticked(kiosk: Kiosk, where: OnTouchTest, at: Moment) -> Step:
    return (kiosk, ()) if where.over or at.monotonic < where.until else _over(kiosk, where)


def _over(kiosk: Kiosk, where: OnTouchTest) -> Step:
    session = kiosk.sign_in.session
    if session is None:
        return kiosk, ()
    kiosk = moved(kiosk, replace(where, over=True))
    return kiosk, (noted.tested(by(session)), KeepCheck(where.grid.result()))


def _read(argument: str, at: Moment) -> Touch | None:
    parts = argument.split(" ")
    if len(parts) not in _PARTS or parts[2:] not in ([], ["down"]):
        return None
    x, y = (_number(part) for part in parts[:2])
    return None if x is None or y is None else Touch(x, y, at.monotonic, down=len(parts) > 2)  # noqa: PLR2004


def _number(text: str) -> float | None:
    digits = text.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST):
        return None
    return float(text)
