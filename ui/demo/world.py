"""The world around a demo terminal: lobby with camera, printers, hospital, card authority.

The terminal under test sees none of this but a camera, a printer's port and the hospital's address,
written into a settings file as on a real installation.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hardware.identity.standin import StandInReader
from hardware.lamp.standin import StandInRelay
from hardware.report_printer.standin import StandInReportPrinter
from hardware.scanner.standin import StandInScanner
from hardware.scene.server import SceneServer
from hardware.scene.situations import SITUATIONS, STEADY, HeldCard, Medium
from hardware.ticket.standin.server import StandInPrinter
from kiosk.clock import OffsetClock
from kiosk.demo.authority import Authority
from kiosk.demo.gateway.process import RunningGateway, start_gateway
from kiosk.demo.hospital.numbers import identity_number
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.demo.phones import Phone, Phones, Shown
from kiosk.demo.site_server import SiteServer
from kiosk.demo.staff import DemoStaff
from kiosk.demo.trust_site import DemoTrustSite
from kiosk.trust.trust_list import REPORT_USAGE
from ui.demo.bound import end_with
from ui.demo.dock_choices import BY_SCANNER
from ui.demo.faulty_world import FaultyWorld
from ui.demo.installation import (
    enrol_terminal,
    payment_settings,
    platform_settings,
    report_settings,
)
from ui.demo.paying_world import SEED, TERMINAL, PayingWorld
from ui.demo.printing_world import PrintingWorld
from ui.demo.staff_world import StaffWorld

TIME_ZONE = "Asia/Shanghai"
HOSPITAL_NAME = "示范医院"
_LIGHT_POLL = 0.2  # seconds
_PAGES_PER_SECOND = 0.7  # a printer of 40 pages a minute
# Without the time that a hand takes to come in: for measuring from the first whole frame.
_SITUATIONS = {**SITUATIONS, "at_once": replace(STEADY, entrance=0.0)}
_SETTINGS = """\
[terminal]
id = "{terminal}"
hospital = "{hospital}"
time_zone = "{zone}"
[screen]
width = {width}
height = {height}
px_per_mm = {px_per_mm}
fullscreen = false
backlight = "none"
[camera]
source = '{camera}'
[hospital]
base_url = "{base_url}"
connect_seconds = 2.0
read_seconds = 5.0
[trust]
repository = "{trust_url}"
[ticket_printer]
host = "{printer_host}"
port = {printer_port}
[identity_reader]
host = "{reader_host}"
port = {reader_port}
[scanner]
kind = "serial"
port = '{scanner}'
[lamp]
kind = "relay"
port = '{lamp}'
[storage]
folder = "state"
[pace]
printer_poll = 2.0
"""


@dataclass(frozen=True, slots=True)
class Glass:
    """The window of the terminal: dots, and dots per millimetre."""

    width: int = 1080
    height: int = 1920
    px_per_mm: float = 4.03


class DemoWorld(PayingWorld, PrintingWorld, FaultyWorld, StaffWorld):
    """Everything outside of the terminal. `folder` holds its files and is the caller's to remove."""

    def __init__(self, folder: Path, *, at: str = "", film_every: int = 1) -> None:
        """`at`: "HH:MM" that the hospital's day begins with; empty: now. `film_every`: SceneServer's."""
        self._folder = folder
        self._at = at
        self.clock_offset = _seconds_until(at) if at else 0.0
        folder.mkdir(parents=True, exist_ok=True)
        self.printer = StandInPrinter(folder=folder / "slips").start()
        self.report_printer = StandInReportPrinter(
            folder=folder / "reports", pages_per_second=_PAGES_PER_SECOND
        ).start()
        self.reader = StandInReader().start()
        self.scene = SceneServer(every=film_every)
        self.scene.start()
        self.scanner = StandInScanner(folder / "scanner")
        self.lamp = StandInRelay(folder / "lamp")
        self._devices = ExitStack()
        self._devices.enter_context(self.scanner)
        self._devices.enter_context(self.lamp)
        self._lit = threading.Thread(target=self._light, name="light", daemon=True)
        self._stopping = threading.Event()
        self._lit.start()
        self._clock = OffsetClock(self.clock_offset, ZoneInfo(TIME_ZONE))
        self._days = 0
        self.hospital = self._start_hospital()
        self.gateway = self._start_gateway()
        self._authority = Authority.create(b"demo authority")
        self._sealer = Authority.create(
            b"demo terminal",
            issuer=TERMINAL,
            name=f"{HOSPITAL_NAME} {TERMINAL}",
            usage=REPORT_USAGE,
        )
        self._staff, self._badges = DemoStaff.create(b"demo staff"), {}
        self._phones = Phones(
            self._authority, self._clock, seed=SEED, signed_in=self._signed_in_for
        )
        self._phones.revoke()
        self.trust_site = DemoTrustSite(
            folder / "authority",
            [self._authority, self._sealer, self._staff.badges, self._staff.recovery],
            clock_now=self._clock.now,
        )
        self.trust_site.publish()
        self.trust_server = SiteServer(self.trust_site.site)
        self.trust_server.start()

    def _start_hospital(self, port: int = 0) -> RunningHospital:
        self._days += 1
        self._hospital_faults, self._insurance_faults = [], []
        file = self._folder / f"hospital-{self._days}.db"
        day = self._clock.local()
        return start_hospital(
            file, seed=SEED, day=day.date(), at=f"{day:%H:%M:%S}", zone=TIME_ZONE, port=port
        )

    def _start_gateway(self) -> RunningGateway:
        self._manners = {}
        return start_gateway(
            self._folder / "gateway.db",
            scheme="sm2-sm3",
            terminals=(TERMINAL,),
            keys=(self._folder / "keys").resolve(),
            ahead=self.clock_offset,
            zone=TIME_ZONE,
        )

    def new_day(self) -> None:
        """The same day over again, at the same address: nobody has signed in yet."""
        port = urlsplit(self.hospital.base_url).port or 0
        self.hospital.stop()
        self.hospital = self._start_hospital(port)

    def patients_left(self, phone: str) -> int:
        """How many could still sign in with this phone."""
        return self._phones.fresh(Phone(phone))

    def get_clock_offset(self) -> float:
        """Seconds that this world's clocks are ahead of the machine's."""
        return self.clock_offset

    def stop(self) -> None:
        self.trust_server.stop()
        self.hospital.stop()
        self.gateway.stop()
        self._stopping.set()
        self._lit.join()
        self.scene.stop()
        self.reader.stop()
        self.printer.stop()
        self.report_printer.stop()
        self._devices.close()

    def _light(self) -> None:
        """What the lamp's relay does is seen in the lobby."""
        lit = False
        while not self._stopping.is_set():
            if self.lamp.wait_until(closed=not lit, seconds=_LIGHT_POLL):
                lit = not lit
                self.scene.light(on=lit)

    def write_settings(
        self, glass: Glass, camera: str = "", *, payments: bool = True, reports: bool = True
    ) -> Path:
        """The terminal's settings file. `camera`: another source than the played lobby; `payments`:
        whether they can be taken; `reports`: whether they can be had here.
        """
        host, port = self.printer.address
        reader_host, reader_port = self.reader.address
        path = self._folder / "terminal.toml"
        text = _SETTINGS.format(
            terminal=TERMINAL,
            hospital=HOSPITAL_NAME,
            zone=TIME_ZONE,
            width=glass.width,
            height=glass.height,
            px_per_mm=glass.px_per_mm,
            camera=camera or f"stand-in:{self.scene.address}",
            base_url=self.hospital.base_url,
            trust_url=self.trust_server.base_url,
            printer_host=host,
            printer_port=port,
            reader_host=reader_host,
            reader_port=reader_port,
            scanner=self.scanner.path,
            lamp=self.lamp.path,
        )
        text += platform_settings(self._folder, self.hospital)
        if payments:
            keys = self.gateway.keys(TERMINAL)
            text += payment_settings(self._folder, self.gateway.base_url, keys, self.hospital)
        if reports:
            text += report_settings(
                self._folder, self.report_printer.uri, HOSPITAL_NAME, self._sealer
            )
        path.write_text(text, encoding="utf-8")
        self.enrol(self._folder / "state")
        return path

    def enrol(self, state: Path, *, refresh: bool = True) -> None:
        """What staff do once on each terminal: `yima trust enrol`, then `refresh` and `yima staff enrol`.

        `state`: its storage folder.
        """
        enrol_terminal(
            state,
            self.trust_site.root,
            self.trust_server.base_url,
            self._clock if refresh else None,
        )
        self.enrol_staff(state)

    def serve_trust(self, served: bool) -> None:  # noqa: FBT001 - a switch is what it is
        """Have the web server of the trust list there, or gone."""
        if served:
            self.trust_server.start()
        else:
            self.trust_server.stop()

    # -- hands ---------------------------------------------------------------------------------

    def hold_up(self, phone: str, situation: str = "steady") -> None:
        """`phone`: a `Phone`; `situation`: a name of `hardware.scene.situations`, "at_once", or
        "by_scanner": not to the camera, the hand scanner reads it.
        """
        shown = self._phones.shows(Phone(phone))
        if situation == BY_SCANNER:
            self.scene.put_away()
            self.scanner.scan(shown.text)
            return
        self.scene.hold_up(_card(shown), _SITUATIONS[situation])

    def refresh(self, phone: str) -> None:
        """The phone in the hand makes a new code."""
        self.scene.refresh(_card(self._phones.refreshed(Phone(phone))))

    def put_away(self) -> None:
        self.scene.put_away()

    def lay_document(self, phone: str) -> None:
        """Whoever has this phone lays their identity card on the reader instead."""
        name, _masked, card_id = self._phones.identity(Phone(phone))
        self.reader.lay(identity_number(card_id), name)

    def take_document(self) -> None:
        """Take away what lies on the reader."""
        self.reader.take_away()

    def code_of(self, phone: str) -> str:
        """The text that is on the phone now, for showing it on a real screen."""
        return self._phones.shows(Phone(phone)).text

    def identity_of(self, phone: str) -> tuple[str, str, str]:
        """Full name, masked name and card id of who holds the phone."""
        return self._phones.identity(Phone(phone))

    def first_shown_at(self) -> float | None:
        """When the first frame with the whole code was sent; CLOCK_MONOTONIC seconds."""
        shown = self.scene.first_shown()
        return None if shown is None else shown.sent_at

    # -- what came of it -----------------------------------------------------------------------

    def lamp_is_on(self) -> bool:
        return self.lamp.closed()

    def slips(self) -> list[tuple[str, bool]]:
        """Picture and completeness of every ticket so far."""
        return [(str(slip.path), slip.complete) for slip in self.printer.slips]

    def printer_errors(self) -> tuple[str, ...]:
        return self.printer.errors

    def hospital_state(self) -> dict[str, Any]:
        return self.hospital.state()

    def _signed_in_for(self) -> list[str]:
        try:
            appointments = self.hospital.state()["appointments"]
        except OSError:  # told to be gone, as the demo may
            return []
        return [key for key, status in appointments.items() if status != "booked"]


def _card(shown: Shown) -> HeldCard:
    medium = Medium.PAPER if shown.paper else Medium.PHONE
    return HeldCard(shown.text, medium, shown.title, shown.name)


def _seconds_until(at: str) -> float:
    now = datetime.now(ZoneInfo(TIME_ZONE))
    hour, minute = (int(part) for part in at.split(":"))
    return (now.replace(hour=hour, minute=minute, second=0) - now).total_seconds()


class WorldManager(BaseManager):
    """Runs a `DemoWorld` in a process of its own, so that it takes no time from the terminal's."""


WorldManager.register("DemoWorld", DemoWorld)


def _begin(parent: int) -> None:
    use_time_zone()
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()


def use_time_zone() -> None:
    """Put this process, and what it starts, into the demo hospital's time zone."""
    os.environ["TZ"] = TIME_ZONE
    time.tzset()


def start_world(folder: Path, *, at: str = "", film_every: int = 1) -> tuple[WorldManager, Any]:
    """A world in its own process: the manager (to shut down) and the proxy to play with."""
    manager = WorldManager(ctx=get_context("spawn"))
    manager.start(_begin, (os.getpid(),))
    return manager, manager.DemoWorld(folder, at=at, film_every=film_every)  # type: ignore[attr-defined] # registered above
