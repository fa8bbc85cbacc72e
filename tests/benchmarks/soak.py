"""Five hundred patients in a row: what the terminal grows by. Its peer is its own first hundred."""

from __future__ import annotations

import gc
import os
import time
from typing import Any

from kiosk.demo.phones import Phone
from kiosk.session.events import Tapped
from kiosk.session.screens import Action, SignedIn, TicketState
from tests.benchmarks.terminals import resident_mb, terminal
from ui.app import App
from ui.demo.recorder import Recorder

WARM_UP, PATIENTS = 50, 500
GOAL_MB = 10.0


def measure() -> dict[str, Any]:
    with terminal() as (app, world, recorder):
        began = time.monotonic()
        for _ in range(WARM_UP):
            _one(app, world, recorder)
        before = _memory(app)
        sizes = []
        for number in range(PATIENTS):
            _one(app, world, recorder)
            if (number + 1) % 100 == 0:
                sizes.append(round(_memory(app), 1))
        after = _memory(app)
    return {
        "patients": PATIENTS,
        "grown_mb": round(after - before, 1),
        "every_hundred_mb": sizes,
        "seconds": round(time.monotonic() - began),
        "met": after - before < GOAL_MB,
    }


def _memory(app: App) -> float:
    """Both processes, after what can be collected was."""
    gc.collect()
    vision = getattr(app.devices.source, "pid", None)
    return resident_mb(os.getpid()) + (resident_mb(vision) if vision else 0.0)


def _one(app: App, world: Any, recorder: Recorder) -> None:
    """Sign in, take the ticket, finish."""
    recorder.forget()
    if not world.patients_left(Phone.ONE_APPOINTMENT.value):
        world.new_day()
    terminal_ = app.assembly.terminal
    world.hold_up(Phone.ONE_APPOINTMENT.value, "at_once")
    offer = recorder.wait_for("Offer").view.screen
    world.put_away()
    terminal_.post(Tapped(Action.SIGN_IN, offer.appointment.id))  # type: ignore[union-attr] # an Offer
    recorder.wait_until(
        lambda: (
            isinstance(terminal_.shown.screen, SignedIn)
            and terminal_.shown.screen.ticket is TicketState.TAKE
        ),
        20,
    )
    terminal_.post(Tapped(Action.FINISH))
    recorder.wait_for("Attract")
    Recorder.pause(0.1)
