"""The first seconds after a crash, and safe mode: what patients see, and what is done meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.payment.progress import CashierState
from kiosk.session.events import CodeSeen
from kiosk.session.state import Attracting
from kiosk.settings import load
from kiosk.supervision.beginning import Beginning
from kiosk.supervision.crash_record import FILE_NAME, CrashBook, CrashCause
from tests.house import GLASS, QUICK
from ui.demo.recorder import Recorder
from ui.run import Starter
from ui.safe_words import RESTARTING, SAFE

PATIENCE = 30.0


class Started:
    def __init__(self, file: Path, state: Path, beginning: Beginning) -> None:
        environment = {**QUICK, "YIMA__STORAGE__FOLDER": str(state)}
        self.starter = Starter(lambda: load(file, environment), beginning=beginning)
        self.first = dict(self.starter.stage.values)

    @property
    def screen(self) -> object:
        return self.starter.stage.values["screen"]

    @property
    def app(self) -> Any:
        assert Recorder.wait_until(lambda: self.starter.app is not None, PATIENCE)
        return self.starter.app

    def comes(self, condition: Callable[[], bool]) -> bool:
        return Recorder.wait_until(condition, PATIENCE)


@pytest.fixture
def start(qapp: Any, world: Any, tmp_path: Path) -> Iterator[Callable[[Beginning], Started]]:  # noqa: ARG001 - Qt is up
    state = tmp_path / "state"
    file = world.write_settings(GLASS)
    world.enrol(state)
    book = CrashBook(state / FILE_NAME)
    made: list[Started] = []

    def begin(beginning: Beginning) -> Started:
        book.add(CrashCause.KILLED)
        made.append(Started(file, state, beginning))
        return made[-1]

    yield begin
    for each in made:
        each.starter.put_away()
        if each.starter.app is not None:
            each.starter.app.stop()
            each.starter.stage.close()


def test_after_a_crash_patients_come_in_once_the_journal_was_seen_to(
    start: Callable[[Beginning], Started],
) -> None:
    started = start(Beginning.AFTER_CRASH)
    assert started.first["screen"] == "OutOfService"
    assert started.first["props"]["title"] == RESTARTING["zh_CN"].title
    assert started.first["props"]["number"].endswith("1×")
    assembly = started.app.assembly
    states: list[tuple[object, CashierState]] = []

    def attracts() -> bool:
        states.append((started.screen, assembly.terminal.state.equipment.payments))
        return started.screen == "Attract"

    assert started.comes(attracts)
    held = {payments for screen, payments in states if screen != "Attract"}
    assert held, "it was not there at once"
    assert states[-1][1] is CashierState.READY
    assert started.starter.stage.values["actions"] != []


def test_a_code_held_up_meanwhile_is_nobodys(
    start: Callable[[Beginning], Started], world: Any
) -> None:
    started = start(Beginning.SAFE_MODE)
    assembly = started.app.assembly
    code = world.code_of(Phone.PAPER_CARD.value)
    assembly.inputs.on_text(code)
    assert started.comes(lambda: assembly.terminal.state.equipment.payments is CashierState.READY)
    assert isinstance(assembly.terminal.state.stage, Attracting)
    assert assembly.terminal.state.visits == 0

    def is_looked_at() -> bool:
        assembly.terminal.post(CodeSeen(code))
        return bool(assembly.terminal.state.visits > 0)

    assert started.comes(is_looked_at), "it is no code that would not be looked at anyway"
    assert started.screen == "OutOfService"


def test_safe_mode_serves_nobody_and_settles_money(start: Callable[[Beginning], Started]) -> None:
    started = start(Beginning.SAFE_MODE)
    assert started.first["props"]["title"] == SAFE["zh_CN"].title
    app = started.app
    assert started.comes(lambda: app.assembly.recovered)
    assert app.assembly.till.cashier.standing.state is CashierState.READY
    devices = app.devices
    assert (devices.scanner, devices.lamp, devices.reader, devices.presence) == (None,) * 4
    Recorder.pause(0.5)
    assert started.screen == "OutOfService"
    assert not [thread for thread in threading.enumerate() if thread.name == "vision"]
