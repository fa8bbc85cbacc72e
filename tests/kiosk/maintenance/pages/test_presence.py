"""The page of the presence sensor, with a sensor that a test moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.devices import PresenceState
from kiosk.maintenance.bench import Trial
from kiosk.maintenance.checks import CheckId, Verdict
from kiosk.maintenance.pages.presence import PresencePage
from kiosk.maintenance.sheet import Task
from kiosk.maintenance.words import Said
from kiosk.settings.lobby import PresenceSettings

FITTED = PresenceSettings(kind="gpio", line=17)


class Floor:
    """The place before the terminal, as its sensor has it."""

    def __init__(self) -> None:
        self.state = PresenceState.PRESENT

    def sensed(self) -> PresenceState:
        return self.state


@pytest.fixture
def floor() -> Floor:
    return Floor()


def waits(trial: Trial) -> None:
    trial.until(lambda: False, 30.0)


def page_of(engineer: Any, floor: Floor, seconds: float = 20.0, **settings: Any) -> PresencePage:
    return PresencePage(
        bench=engineer.bench,
        clock=engineer.clock,
        settings=settings.get("settings", FITTED),
        sensed=floor.sensed,
        seconds=seconds,
    )


def test_stepping_aside_and_back_passes(engineer: Any, floor: Floor) -> None:
    page = page_of(engineer, floor)
    engineer.begins(page, CheckId.PRESENCE)
    assert "Step aside" in engineer.reads(page)
    assert engineer.look(page).refresh == 1.0
    engineer.bench.trial.wait(0.3)
    floor.state = PresenceState.ABSENT
    engineer.bench.trial.wait(0.3)
    floor.state = PresenceState.PRESENT
    engineer.ends()
    result = engineer.record.results()[CheckId.PRESENCE]
    assert result.verdict is Verdict.PASS
    assert engineer.look(page).busy is None
    assert f"{engineer.clock.local():%Y-%m-%d}" in engineer.reads(page)


def test_a_sensor_that_always_says_the_same_fails(engineer: Any, floor: Floor) -> None:
    result = engineer.tests(page_of(engineer, floor, seconds=0.3), CheckId.PRESENCE)
    assert result.verdict is Verdict.FAIL


def test_a_terminal_without_one(engineer: Any, floor: Floor) -> None:
    page = page_of(engineer, floor, settings=PresenceSettings())
    assert not engineer.do(page, Task.TEST, CheckId.PRESENCE.value).good
    assert engineer.choices(page) == {}


def test_another_page_s_test_goes_on(
    engineer: Any, floor: Floor, until: Callable[[Callable[[], bool]], None]
) -> None:
    page = page_of(engineer, floor)
    engineer.bench.begin(CheckId.LAMP, Said("Wait."), waits)
    assert "Another test goes on Lamp" in engineer.reads(page)
    assert set(engineer.choices(page)) == {"stop"}
    assert not engineer.do(page, Task.TEST, CheckId.PRESENCE.value).good
    assert engineer.do(page, Task.STOP).good
    until(lambda: engineer.bench.trial is None)
    assert set(engineer.choices(page)) == {"test presence"}


@pytest.mark.parametrize("argument", ["", "lamp", "presence yes"])
def test_what_is_none_of_its_tests_is_refused(engineer: Any, floor: Floor, argument: str) -> None:
    page = page_of(engineer, floor)
    assert not engineer.do(page, Task.TEST, argument).good
    assert not engineer.do(page, Task.ANSWER, argument).good
    assert not engineer.do(page, Task.RESTART, argument).good
