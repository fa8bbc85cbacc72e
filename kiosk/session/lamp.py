"""When the lamp over the camera is on: as long as the measured picture needs it.

A lit lamp makes the picture bright, so brightness alone cannot say when to switch it off. It is tried
while nobody is here: if the picture turns dark at once, the lamp stays on for twice as long as before.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.devices import LampState
from kiosk.maintenance.sheet import PageId
from kiosk.session.effects import SwitchLamp
from kiosk.session.ending import Step
from kiosk.session.heard import LAMP_HOLD
from kiosk.session.staff_stages import Maintaining, OnPage
from kiosk.session.state import Kiosk, Moment

LONGEST_HOLD = 1_800.0
_AT_ONCE = 10.0  # seconds after switching off: dark again within these, and it was too early
_RETRY = 10.0  # seconds before a lamp that failed is told again
_LOST = 30.0  # seconds without a word from the lamp's driver


def lamp_follows(kiosk: Kiosk, at: Moment) -> Step:
    """Switch it as the picture demands. Called when that changes, and with each tick."""
    plan = kiosk.lamp
    if _is_tested(kiosk):
        return kiosk, ()
    if plan.state is LampState.NONE or (plan.waits and at.monotonic - plan.asked < _LOST):
        return kiosk, ()
    if plan.state is LampState.ON:
        return _ask(kiosk, at, on=False) if _may_go_off(kiosk, at) else (kiosk, ())
    failed = plan.state is LampState.FAILED
    if failed and at.monotonic - plan.asked < _RETRY:
        return kiosk, ()
    if not kiosk.conditions.dark:  # one that failed may be lit, and make the picture bright
        return _ask(kiosk, at, on=False) if failed and kiosk.is_at_rest else (kiosk, ())
    return _ask(_held_longer(kiosk, at), at, on=True)


def lamp_switched(kiosk: Kiosk, state: LampState, at: Moment) -> Kiosk:
    """The driver's word."""
    off = at.monotonic if state is LampState.OFF and kiosk.lamp.waits else kiosk.lamp.went_off
    return replace(kiosk, lamp=replace(kiosk.lamp, state=state, waits=False, went_off=off))


def _is_tested(kiosk: Kiosk) -> bool:
    """An engineer switches it by hand."""
    stage = kiosk.stage
    if not isinstance(stage, Maintaining) or not isinstance(stage.where, OnPage):
        return False
    return stage.where.page is PageId.LAMP


def _may_go_off(kiosk: Kiosk, at: Moment) -> bool:
    return (
        not kiosk.conditions.dark
        and kiosk.is_at_rest
        and at.monotonic - kiosk.lamp.asked >= kiosk.lamp.hold
    )


def _held_longer(kiosk: Kiosk, at: Moment) -> Kiosk:
    plan = kiosk.lamp
    early = plan.went_off is not None and at.monotonic - plan.went_off < _AT_ONCE
    hold = min(2 * plan.hold, LONGEST_HOLD) if early else LAMP_HOLD
    return replace(kiosk, lamp=replace(plan, hold=hold))


def _ask(kiosk: Kiosk, at: Moment, *, on: bool) -> Step:
    plan = replace(kiosk.lamp, asked=at.monotonic, waits=True)
    return replace(kiosk, lamp=plan), (SwitchLamp(on),)
