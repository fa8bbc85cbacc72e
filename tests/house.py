"""A whole terminal in a played world: camera, hospital and printer as real as they get here."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import OffsetClock
from kiosk.demo.phones import Phone
from kiosk.session.screens import SignedIn, TicketState
from kiosk.settings import load
from ui.app import App
from ui.demo.player import tap
from ui.demo.recorder import Drawn, Recorder
from ui.demo.world import TIME_ZONE, Glass, start_world, use_time_zone
from ui.run import assemble
from ui.window import open_attract

# A small window draws faster; what is tested here is not how it looks.
GLASS = Glass(540, 960, 2.0)
QUICK = {
    "YIMA__HOSPITAL__CONNECT_SECONDS": "1",
    "YIMA__HOSPITAL__READ_SECONDS": "1",
    "YIMA__PACE__PRINTER_POLL": "0.5",
    "YIMA__PACE__REPAIR_POLL": "0.5",
    # As most terminals are; a test that wants them says "serial" and "relay".
    "YIMA__SCANNER__KIND": "none",
    "YIMA__LAMP__KIND": "none",
    "YIMA__VOICE__ON": "false",
}

ENOUGH = 2  # patients that one test may sign in


class House:
    """One terminal and the world around it."""

    def __init__(self, world: Any, settings_file: Path, environment: dict[str, str]) -> None:
        self.world = world
        self.stopped = False
        self.folder = settings_file.parent
        settings = load(settings_file, {**QUICK, **environment})
        if not (settings.storage.folder / "trust").exists():
            world.enrol(settings.storage.folder)
        clock = OffsetClock(world.get_clock_offset(), ZoneInfo(TIME_ZONE))
        self.app: App = assemble(settings, open_attract(settings), clock=clock)
        self.app.start()
        self.recorder = Recorder(self.app)

    def stop(self) -> None:
        """Harmless when repeated: a test may start the terminal anew."""
        if self.stopped:
            return
        self.stopped = True
        self.recorder.forget()
        self.app.stop()
        self.app.stage.close()

    @property
    def screen(self) -> Any:
        """What is to be shown at this moment, as a value."""
        return self.app.assembly.terminal.shown.screen

    def hold_up(self, phone: Phone, situation: str = "steady") -> None:
        self.world.hold_up(phone.value, situation)

    def sees(self, *screens: str, seconds: float = 20.0) -> Drawn:
        return self.recorder.wait_for(*screens, seconds=seconds)

    def comes(self, condition: Callable[[Any], bool], seconds: float = 20.0) -> Any:
        """Wait until `condition` holds of the screen; the screen."""
        came = Recorder.wait_until(lambda: condition(self.screen), seconds)
        assert came, self.screen
        return self.screen

    def taps(self, object_name: str) -> None:
        tap(self.app.window, object_name)

    def signs_in(self, phone: Phone = Phone.ONE_APPOINTMENT) -> SignedIn:
        """From the attract screen to the ticket's outcome."""
        self.hold_up(phone)
        self.sees("Offer")
        self.world.put_away()
        self.taps("signIn")
        screen = self.comes(
            lambda shown: isinstance(shown, SignedIn) and shown.ticket is not TicketState.PRINTING
        )
        assert isinstance(screen, SignedIn)
        return screen


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One world for all tests of a worker; each test finds it in order (see `house`)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        use_time_zone()
        # The morning, whatever the hour: there are patients of every kind.
        manager, played = start_world(tmp_path_factory.mktemp("world"), at="09:42")
        yield played
        played.stop()
        manager.shutdown()


@pytest.fixture
def house(qapp: Any, world: Any, tmp_path: Path) -> Iterator[Callable[..., House]]:  # noqa: ARG001 - Qt must be up
    """Starts terminals: `house(**environment)`."""
    started: list[House] = []
    if world.patients_left(Phone.ONE_APPOINTMENT.value) < ENOUGH:
        world.new_day()

    def start(**environment: str) -> House:
        settings_file = world.write_settings(GLASS)
        storage = {"YIMA__STORAGE__FOLDER": str(tmp_path / "state")}
        started.append(House(world, settings_file, {**storage, **environment}))
        return started[-1]

    yield start
    while started:
        started.pop().stop()
    # Objects of Qt's go here, on its thread. Left to itself the collector would run on whichever
    # thread allocates next: a worker of the next terminal.
    gc.collect()
    world.put_away()
    world.take_document()
    world.set_reader("ready")
    world.plug_camera(True)
    world.set_camera("none")
    world.set_scanner("ready")
    world.set_lamp("ready")
    world.set_printer("ready")
    world.set_hospital("fine")
