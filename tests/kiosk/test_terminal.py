"""The terminal at work: events in, views and effects out, bugs into the safe screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.clock import ManualClock
from kiosk.devices import CameraState
from kiosk.reasons import Code
from kiosk.session import screens
from kiosk.session.effects import Effect, JudgeCode, Record
from kiosk.session.events import CameraChanged, CodeRead, Ticked
from kiosk.session.screens import View
from kiosk.session.state import Equipment, Kiosk, Site, Welcoming
from kiosk.terminal import Terminal


class Stage:
    """A terminal whose effects and views are kept."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.views: list[View] = []
        self.effects: list[Effect] = []
        self.woken = 0
        self.clock = ManualClock()
        self.terminal = Terminal(
            kiosk,
            self.clock,
            run=self.effects.append,
            show=self.views.append,
            wake=self.wake,
        )

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk(Site("示范医院", "T07"), equipment=Equipment(camera=CameraState.RUNNING))


def test_a_view_is_shown_once_until_it_changes(kiosk: Kiosk) -> None:
    stage = Stage(kiosk)
    stage.terminal.drain()
    stage.terminal.post(Ticked())
    stage.terminal.drain()
    assert [type(each.screen) for each in stage.views] == [screens.Attract]
    stage.terminal.post(CameraChanged(CameraState.ABSENT))
    stage.terminal.drain()
    assert isinstance(stage.views[-1].screen, screens.OutOfService)


def test_many_events_are_taken_in_at_once_and_shown_once(kiosk: Kiosk) -> None:
    stage = Stage(kiosk)
    for state in (CameraState.ABSENT, CameraState.SILENT, CameraState.RUNNING):
        stage.terminal.post(CameraChanged(state))
    assert stage.woken == 3
    stage.terminal.drain()
    assert len(stage.views) == 1
    assert [type(effect) for effect in stage.effects] == [Record] * 3


def test_effects_go_to_the_runner(kiosk: Kiosk) -> None:
    stage = Stage(kiosk)
    stage.terminal.post(CodeRead("EHC1:X"))
    stage.terminal.drain()
    assert stage.effects == [JudgeCode(0, "EHC1:X", visit=1)]


def test_a_bug_in_a_flow_lands_in_the_safe_screen(kiosk: Kiosk) -> None:
    """A state that no flow makes: time that is no number."""
    broken = replace(kiosk, stage=Welcoming(since="never"), touched=0.0)  # type: ignore[arg-type]
    stage = Stage(replace(broken, judging="never"))  # type: ignore[arg-type]
    stage.terminal.post(Ticked())
    stage.terminal.drain()
    refused = stage.views[-1].screen
    assert isinstance(refused, screens.Refused)
    assert refused.failure.code is Code.INTERNAL_FAULT
    assert stage.terminal.state.person is None
