"""What a first start tries on the spot: cameras with their pictures, printers with a page.

A `kiosk.enrolment.desk.Devices`; all calls but `give_up` block, and are made from workers.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hardware.camera.devices import VideoDevice, VideoDevices
from hardware.vision.client import VisionProcess
from hardware.vision.options import VisionOptions
from kiosk.devices import CameraState, TicketOutcome
from kiosk.enrolment.states import Choice, Picture

if TYPE_CHECKING:
    from hardware.vision.wire import Picture as Pixels

_BY_ID: Final = Path("/dev/v4l/by-id")
_FIRST_PICTURE: Final = 20.0  # seconds: a cold disk, and a camera that was just plugged in
_ABSENT: Final = 5.0
_LOOK: Final = 0.1  # seconds between two looks whether it is still wanted
_STILL_SECONDS: Final = 20.0
_NAME: Final = "yima-setup"
_GONE: Final = frozenset({CameraState.ABSENT, CameraState.SILENT})
_NAME_BYTES: Final = 4


class _First:
    """A camera's first picture: in time, or after it was said that there is none."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.gone = False  # it says that it is away
        self._lock = threading.Lock()
        self._was_given_up = False

    def state(self, state: CameraState) -> None:
        self.gone = state in _GONE

    def is_late(self) -> bool:
        """Of each picture: it is the first one, and nobody waits for it any more."""
        with self._lock:
            late, self._was_given_up = self._was_given_up, False
            self.came.set()
        return late

    def given_up(self) -> Picture:
        with self._lock:
            self._was_given_up = not self.came.is_set()
        return Picture.FAILED if self._was_given_up else Picture.LIVE


class GlassDevices:
    """`on_picture` gets each picture of the camera that was asked for last, on a thread of its own; `on_late` its
    name, once it gives one after all: it was plugged in, or slow.
    """

    def __init__(
        self,
        on_picture: Callable[[Pixels], None],
        *,
        devices: VideoDevices | None = None,
        first_picture: float = _FIRST_PICTURE,
        absent: float = _ABSENT,
    ) -> None:
        """`first_picture`: seconds that a camera has for it; `absent`: that one has which says it is away."""
        self._on_picture = on_picture
        self.on_late: Callable[[str], None] | None = None
        self._devices = devices or VideoDevices()
        self._first_picture, self._absent = first_picture, absent
        self._lock = threading.Lock()
        self._asked = 0  # how often a camera, or none, was wanted; and how many of those were begun
        self._begun = 0
        self._vision: VisionProcess | None = None

    def give_up(self) -> None:
        """Something else is wanted of the camera, and is called next: no more of what there is. Does not block."""
        with self._lock:
            self._asked += 1

    def cameras(self) -> tuple[Choice, ...]:
        """By the name that outlasts plugging in anew, where udev gives one."""
        named = _names()
        return tuple(_choice(each, named) for each in self._devices.all())

    def show_camera(self, source: str) -> Picture:
        number = self._begin()
        if not self._is_wanted(number):
            return Picture.FAILED
        first = _First()

        def show(picture: Pixels) -> None:
            if self._is_wanted(number):
                self._on_picture(picture)
                if first.is_late() and self.on_late is not None:
                    self.on_late(source)

        vision = VisionProcess(VisionOptions(source), on_picture=show)
        self._vision = vision
        vision.launch()
        vision.start(lambda _text: None, first.state, lambda _conditions: None)
        left, was_gone = self._first_picture, False
        while left > 0 and self._is_wanted(number):
            if first.came.wait(_LOOK):
                return Picture.LIVE
            # It may only be slow to be opened, on a machine that has much to do.
            left = min(left, self._absent) if first.gone and not was_gone else left
            was_gone, left = first.gone, left - _LOOK
        return first.given_up()

    def hide_camera(self) -> None:
        self._begin()

    def printers(self) -> tuple[Choice, ...]:
        from hardware.report_printer.queues import queues  # noqa: PLC0415 - not before it is wanted

        return tuple(Choice(each.uri, each.words) for each in queues())

    def print_ticket(self, host: str, port: int) -> str | None:
        from hardware.checks.ticket_page import TicketTrial  # noqa: PLC0415 - as above
        from hardware.ticket.escpos_printer import EscPosTicketPrinter  # noqa: PLC0415 - as above

        trial = TicketTrial(EscPosTicketPrinter(host, port), _NAME, _now)
        outcome, state = trial.print_test_page()
        return None if outcome is TicketOutcome.PRINTED else f"{outcome}: {state}"

    def print_report(self, uri: str) -> str | None:
        from hardware.report_printer.ipp_report_printer import (  # noqa: PLC0415 - as above
            IppReportPrinter,
        )
        from kiosk.reports.printer import PrintJob, PrintOutcome  # noqa: PLC0415 - as above
        from ui.paper.readiness_test_page import a4_test_page  # noqa: PLC0415 - as above

        try:
            printer = IppReportPrinter(
                uri, requesting_user_name=_NAME, still_seconds=_STILL_SECONDS
            )
        except ValueError as wrong:
            return str(wrong)
        name = f"{_NAME}-{secrets.token_hex(_NAME_BYTES)}"
        job = PrintJob(name, a4_test_page(_NAME, _now()), 1)
        made = printer.print(job, lambda _progress: None, lambda: False)
        return None if made.outcome is PrintOutcome.PRINTED else f"{made.outcome}: {made.state}"

    def _begin(self) -> int:
        """The next that was wanted: what there was ends. Its number."""
        with self._lock:
            self._begun += 1
            self._asked = max(self._asked, self._begun)  # nobody gave up before
            number = self._begun
        if self._vision is not None:
            self._vision.stop()
            self._vision = None
        return number

    def _is_wanted(self, number: int) -> bool:
        with self._lock:
            return number == self._asked


def _choice(device: VideoDevice, named: dict[str, str]) -> Choice:
    return Choice(named.get(device.path, device.path), device.identity.name or device.path)


def _names() -> dict[str, str]:
    """Names that udev gave, by the device that each leads to now."""
    found: dict[str, str] = {}
    with suppress(OSError):
        for link in sorted(_BY_ID.iterdir()):
            found.setdefault(os.path.realpath(link), str(link))
    return found


def _now() -> datetime:
    return datetime.now().astimezone()
