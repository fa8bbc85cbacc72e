"""The vision process for real: a played lobby in, texts, states and pictures out."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from queue import Empty, Queue
from typing import Any

import pytest

from hardware.scene.server import SceneServer
from hardware.scene.situations import TOO_DARK
from hardware.vision.client import VisionProcess
from hardware.vision.options import VisionOptions
from kiosk.devices import CameraState, ScanConditions, ScanHint

TEXT = "EHC1:" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:" * 6
PATIENCE = 60.0


@pytest.fixture
def heard() -> Queue[Any]:
    return Queue()


@pytest.fixture
def vision(scene: SceneServer, heard: Queue[Any]) -> Iterator[VisionProcess]:
    process = VisionProcess(VisionOptions(f"stand-in:{scene.address}"), pause=0.1)
    process.launch()
    process.start(heard.put, heard.put, heard.put)
    yield process
    process.stop()
    assert process.pid is None


def wait_for(heard: Queue[Any], wanted: Any) -> None:
    until = time.monotonic() + PATIENCE
    seen = []
    while time.monotonic() < until:
        try:
            seen.append(heard.get(timeout=0.2))
        except Empty:
            continue
        if seen[-1] == wanted:
            return
    pytest.fail(f"never came; there were {len(seen)} others")


def test_what_is_held_up_is_read(
    scene: SceneServer, vision: VisionProcess, heard: Queue[Any]
) -> None:
    times: list[tuple[float, float]] = []
    vision.on_timing = lambda captured, decoded: times.append((captured, decoded))
    wait_for(heard, CameraState.RUNNING)
    scene.hold_up(TEXT)
    wait_for(heard, TEXT)
    captured, decoded = times[0]
    assert captured <= decoded <= time.monotonic()


def test_the_mirror_shows_what_the_camera_sees(vision: VisionProcess) -> None:
    pictures: Queue[Any] = Queue()
    vision.on_picture = pictures.put
    picture = pictures.get(timeout=PATIENCE)
    assert (picture.width, picture.height) == (640, 360)
    assert len(picture.pixels) >= picture.bytes_per_line * picture.height
    assert len(set(bytes(picture.pixels[:3000]))) > 3


@pytest.mark.usefixtures("vision")
def test_an_unplugged_camera_comes_back(scene: SceneServer, heard: Queue[Any]) -> None:
    wait_for(heard, CameraState.RUNNING)
    scene.unplug()
    wait_for(heard, CameraState.ABSENT)
    scene.plug_in()
    wait_for(heard, CameraState.RUNNING)


def test_a_process_that_dies_is_started_again(vision: VisionProcess, heard: Queue[Any]) -> None:
    wait_for(heard, CameraState.RUNNING)
    first = vision.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    wait_for(heard, CameraState.ABSENT)
    wait_for(heard, CameraState.RUNNING)
    assert vision.pid not in (None, first)


def test_a_receiver_with_a_bug_does_not_end_scanning(scene: SceneServer) -> None:
    faults: Queue[Any] = Queue()
    states: Queue[Any] = Queue()
    process = VisionProcess(
        VisionOptions(f"stand-in:{scene.address}"), on_fault=faults.put, pause=0.1
    )

    def bug(_text: str) -> None:
        raise RuntimeError("a bug of the receiver")

    process.start(bug, states.put, states.put)
    try:
        wait_for(states, CameraState.RUNNING)
        scene.hold_up(TEXT)
        assert isinstance(faults.get(timeout=PATIENCE), RuntimeError)
        scene.put_away()
        wait_for(states, CameraState.RUNNING)
    finally:
        process.stop()


@pytest.mark.usefixtures("vision")
def test_what_the_picture_says_is_told_when_it_changes(
    scene: SceneServer, heard: Queue[Any]
) -> None:
    wait_for(heard, CameraState.RUNNING)
    scene.hold_up(TEXT, situation=TOO_DARK)
    wait_for(heard, ScanConditions(ScanHint.TOO_DARK, dark=True))


def test_forgetting_reports_the_code_in_view_as_new(
    scene: SceneServer, vision: VisionProcess, heard: Queue[Any]
) -> None:
    scene.hold_up(TEXT)
    wait_for(heard, TEXT)
    vision.forget()
    wait_for(heard, TEXT)
