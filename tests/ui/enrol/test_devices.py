"""Cameras and printers as a first start tries them: the real camera process, a played lobby and played printers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.camera.devices import VideoDevices
from hardware.report_printer.standin import Physical as ReportState
from hardware.report_printer.standin import StandInReportPrinter
from hardware.scene.server import SceneServer
from hardware.ticket.standin import Physical, StandInPrinter
from kiosk.enrolment.states import Choice, Picture
from ui.enrol.devices import GlassDevices

NOBODY = "127.0.0.1:9"  # the discard port: nothing listens there


class Album:
    """Pictures as they come, from any thread."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.count = 0

    def put(self, _picture: object) -> None:
        self.count += 1
        self.came.set()


@pytest.fixture
def album() -> Album:
    return Album()


Make = Callable[..., GlassDevices]


@pytest.fixture
def devices(album: Album) -> Iterator[Make]:
    made: list[GlassDevices] = []

    def make(**how: Any) -> GlassDevices:
        made.append(GlassDevices(album.put, **how))
        return made[-1]

    yield make
    for each in made:
        each.hide_camera()


@pytest.fixture
def lobby() -> Iterator[SceneServer]:
    scene = SceneServer()
    scene.start()
    yield scene
    scene.stop()


def test_a_camera_is_shown_until_another_is_wanted(
    devices: Make, album: Album, lobby: SceneServer
) -> None:
    tried = devices()
    assert tried.show_camera(f"stand-in:{lobby.address}") is Picture.LIVE
    album.came.clear()
    assert album.came.wait(20), "pictures go on"
    tried.give_up()
    before = album.count
    tried.hide_camera()
    assert album.count == before, "no picture of a camera that is not wanted"


def test_a_camera_that_is_away_is_told_without_waiting_for_it_for_ever(
    devices: Make, album: Album
) -> None:
    assert devices(absent=0.5).show_camera(f"stand-in:{NOBODY}") is Picture.FAILED
    assert album.count == 0


def test_a_camera_that_is_plugged_in_later_is_seen_and_told(
    devices: Make, album: Album, lobby: SceneServer
) -> None:
    lobby.unplug()
    tried = devices(absent=0.5)
    late = threading.Event()
    named: list[str] = []

    def told(source: str) -> None:
        named.append(source)
        late.set()

    tried.on_late = told
    source = f"stand-in:{lobby.address}"
    assert tried.show_camera(source) is Picture.FAILED
    assert not named
    lobby.plug_in()
    assert late.wait(40)
    assert named == [source]
    assert album.came.is_set()


def test_whoever_wants_another_does_not_wait_for_this_one(devices: Make) -> None:
    tried = devices(first_picture=3_600.0)
    waiting = threading.Thread(target=tried.show_camera, args=("rtsp://192.0.2.1/nobody",))
    waiting.start()
    tried.give_up()
    waiting.join(30)
    assert not waiting.is_alive()


def test_what_was_given_up_before_it_began_is_not_begun(
    devices: Make, album: Album, lobby: SceneServer
) -> None:
    tried = devices()
    tried.give_up()  # for the first
    tried.give_up()  # for the second, at once
    assert tried.show_camera(f"stand-in:{lobby.address}") is Picture.FAILED
    assert album.count == 0
    assert tried.show_camera(f"stand-in:{lobby.address}") is Picture.LIVE


def test_cameras_are_listed_by_what_their_drivers_call_them(devices: Make, tmp_path: Path) -> None:
    for number, name in (("0", "HD Camera"), ("2", "Wide Camera")):
        folder = tmp_path / "sys/class/video4linux" / f"video{number}"
        folder.mkdir(parents=True)
        (folder / "name").write_text(f"{name}\n")
        (folder / "index").write_text("0\n")
    listed = devices(devices=VideoDevices(tmp_path, probe=lambda _path: True)).cameras()
    assert listed == (
        Choice(str(tmp_path / "dev/video0"), "HD Camera"),
        Choice(str(tmp_path / "dev/video2"), "Wide Camera"),
    )


def test_a_ticket_page_comes_out_or_it_is_said_why_not(devices: Make) -> None:
    with StandInPrinter() as printer:
        host, port = printer.address
        assert devices().print_ticket(host, port) is None
        assert len(printer.slips) == 1
        printer.state = Physical.PAPER_OUT
        assert devices().print_ticket(host, port) == "not_printed: paper_out"
    assert devices().print_ticket(host, port) == "not_printed: offline"


@pytest.mark.usefixtures("qapp")
def test_an_a4_page_comes_out_or_it_is_said_why_not(devices: Make) -> None:
    with StandInReportPrinter(pages_per_second=20.0) as printer:
        assert devices().print_report(printer.uri) is None
        assert len(printer.sheets) == 1
        printer.state = ReportState.UNPLUGGED
        assert devices().print_report(printer.uri) == "not_printed: offline"
    assert "ipp" in str(devices().print_report("http://192.0.2.1/"))
