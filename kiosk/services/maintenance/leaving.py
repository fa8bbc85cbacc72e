"""Nobody of the staff is at it any more: what they had on the glass is gone, and patients are served."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause
from kiosk.services.maintenance import noted
from kiosk.session import scanning
from kiosk.session.effects import Effect, Record
from kiosk.session.ending import Step, end, in_house_order
from kiosk.session.staff_effects import AskDesk, EndTests
from kiosk.session.state import Kiosk, Moment
from kiosk.staff.audited import event_of
from kiosk.staff.effects import Leave, WithdrawChallenge
from kiosk.staff.effects import Record as StaffRecord
from kiosk.staff.states import Out, Recovering, pins_of
from kiosk.staff.step import leave


def out(kiosk: Kiosk, at: Moment) -> Step:
    """The last one is out, by `Kiosk.sign_in`."""
    kiosk, stopped = scanning.stop_recording(kiosk)
    kiosk, ended = end(kiosk, EndCause.LEFT, at)
    return in_house_order(kiosk), (EndTests(), *stopped, *ended)


def thrown_out(kiosk: Kiosk, at: Moment) -> Step:
    """A bug, anywhere: everybody is out, and of what workers are at nothing more may be heard.

    It does not go through signing in, where the bug may be.
    """
    effects: tuple[Effect, ...] = ()
    for task in kiosk.open_tasks:
        effects += () if task.is_recorded else noted.done(task.doing, done=False)
    kiosk = replace(kiosk, open_tasks=())
    before = kiosk.sign_in
    for pin in pins_of(before.stage):
        pin.wipe()
    if before.is_out:
        return kiosk, effects
    if isinstance(before.stage, Recovering):
        effects += (AskDesk(WithdrawChallenge()),)
    if before.session is not None:
        _, records = leave(before, before.session, Leave.FAULT, at.monotonic)
        effects += tuple(
            Record(*event_of(each)) for each in records if isinstance(each, StaffRecord)
        )
    kiosk = in_house_order(replace(kiosk, sign_in=before.at(Out())))
    return kiosk, (*effects, EndTests())
