"""Starting anew for settings of the fleet: never in the middle of anything, never in a loop."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from kiosk.assembly.renewal import EVERY, FILE_NAME, REST, Renewal
from kiosk.clock import ManualClock
from kiosk.settings.differences import Difference

NEW = Difference(("attract.notices",), ("camera.width", "voice.on"))


@dataclass
class Terminal:
    folder: Path
    clock: ManualClock = field(default_factory=ManualClock)
    at_rest: bool = True
    restarts: list[int] = field(default_factory=list)

    def starts(self) -> Renewal:
        return Renewal(
            self.folder,
            self.clock,
            at_rest=lambda: self.at_rest,
            renew=self.restarts.append,
            looks=3_600,
        )

    def passes(self, seconds: float) -> None:
        self.clock.wall += seconds
        self.clock.uptime += seconds


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "settings")


def rested(terminal: Terminal, renewal: Renewal) -> bool:
    """Whether it starts anew after a minute of rest, and not a second before."""
    assert not renewal.look()
    terminal.passes(REST - 1)
    assert not renewal.look()
    terminal.passes(1)
    return renewal.look()


def test_after_a_minute_of_rest_and_with_how_many_are_others(terminal: Terminal) -> None:
    renewal = terminal.starts()
    terminal.passes(10 * REST)
    assert not renewal.look(), "there is nothing new"
    renewal.came(NEW)
    assert rested(terminal, renewal)
    assert terminal.restarts == [3]
    renewal.stop()


def test_whoever_comes_in_between_is_waited_for(terminal: Terminal) -> None:
    renewal = terminal.starts()
    renewal.came(NEW)
    assert not renewal.look()
    terminal.passes(REST - 1)
    terminal.at_rest = False
    assert not renewal.look()
    terminal.passes(10 * REST)
    assert not renewal.look()
    terminal.at_rest = True
    assert rested(terminal, renewal)
    renewal.stop()


def test_what_was_taken_back_meanwhile_starts_nothing(terminal: Terminal) -> None:
    renewal = terminal.starts()
    renewal.came(NEW)
    renewal.came(Difference((), ()))
    assert not rested(terminal, renewal)
    renewal.stop()


def test_once_an_hour_at_most_over_restarts_too(terminal: Terminal) -> None:
    first = terminal.starts()
    first.came(NEW)
    assert rested(terminal, first)
    first.stop()
    second = terminal.starts()
    second.came(NEW)
    assert not rested(terminal, second)
    terminal.passes(EVERY - REST - 1)
    assert not second.look()
    terminal.passes(1)
    assert second.look()
    assert len(terminal.restarts) == 2
    second.stop()


def test_a_clock_that_was_put_back_does_not_stop_it_for_years(terminal: Terminal) -> None:
    first = terminal.starts()
    first.came(NEW)
    assert rested(terminal, first)
    first.stop()
    terminal.clock.wall -= 10 * 365 * 86_400
    second = terminal.starts()
    second.came(NEW)
    assert rested(terminal, second)
    second.stop()


def test_what_cannot_be_counted_is_not_done(terminal: Terminal) -> None:
    terminal.folder.write_text("no folder")
    renewal = terminal.starts()
    renewal.came(NEW)
    assert not rested(terminal, renewal)
    assert terminal.restarts == []
    renewal.stop()


def test_a_damaged_note_counts_as_none(terminal: Terminal) -> None:
    terminal.folder.mkdir()
    (terminal.folder / FILE_NAME).write_text('{"at": "yesterday"}')
    renewal = terminal.starts()
    renewal.came(NEW)
    assert rested(terminal, renewal)
    renewal.stop()


def test_its_thread_looks_by_itself(tmp_path: Path) -> None:
    clock, told = ManualClock(), Event()

    def at_rest() -> bool:
        clock.uptime += REST / 2  # time flies
        return True

    renewal = Renewal(
        tmp_path, clock, at_rest=at_rest, renew=lambda _changed: told.set(), looks=0.01
    )
    renewal.came(NEW)
    assert told.wait(5)
    renewal.stop()
