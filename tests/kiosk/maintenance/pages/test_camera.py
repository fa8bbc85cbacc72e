"""The page of the camera: the vision process for real, and a played lobby before it."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from hardware.checks.camera_bench import VisionBench
from hardware.scene.server import SceneServer
from hardware.scene.situations import Situation
from hardware.vision.client import VisionProcess
from hardware.vision.options import VisionOptions
from kiosk.devices import CameraState
from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.maintenance.pages.camera import CameraPage, without_secrets
from kiosk.maintenance.sheet import Task
from kiosk.maintenance.trial_codes import CARD
from kiosk.settings.sections import CameraSettings


class Booth:
    """The camera's process as the terminal has it: its texts go to the bench, its state is kept."""

    def __init__(self, engineer: Any, scene: SceneServer) -> None:
        self.scene, self.state = scene, CameraState.STARTING
        source = f"stand-in:{scene.address}"
        self.vision = VisionProcess(VisionOptions(source), pause=0.1)
        self.bench = VisionBench(self.vision)
        self.vision.start(engineer.bench.hand, self._on_state, lambda _conditions: None)
        self.page = CameraPage(
            bench=engineer.bench,
            clock=engineer.clock,
            settings=CameraSettings(source=source),
            terminal="YM-07",
            camera=self.bench,
            state_now=lambda: self.state,
            records=False,
        )

    def _on_state(self, state: CameraState) -> None:
        self.state = state


@pytest.fixture
def booth(engineer: Any, until: Callable[..., None]) -> Iterator[Booth]:
    scene = SceneServer()
    scene.start()
    assert scene.wait_ready(20)
    made = Booth(engineer, scene)
    until(lambda: made.state is CameraState.RUNNING, 30.0)
    yield made
    engineer.bench.end()
    engineer.bench.join(5)
    made.vision.stop()
    scene.stop()


def told(page: str) -> str:
    """What it says of where the card was read."""
    return next((line for line in page.splitlines() if "Read so far" in line), "")


def shown(booth: Booth, engineer: Any) -> np.ndarray | None:
    data = engineer.look(booth.page).picture
    if not data:
        return None
    png = base64.b64decode(data.removeprefix("data:image/png;base64,"))
    return cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)


def test_the_picture_comes_while_somebody_looks_and_goes_with_them(
    engineer: Any,
    booth: Booth,
    until: Callable[..., None],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    assert booth.bench.still() == b""  # nobody has looked so far
    until(lambda: shown(booth, engineer) is not None)
    picture = shown(booth, engineer)
    assert picture is not None
    assert picture.shape == (360, 640, 3)
    assert picture.std() > 10
    assert engineer.look(booth.page).refresh == 1.0
    until(lambda: "Width 1280 px" in engineer.reads(booth.page))
    engineer.bench.end()
    assert (booth.bench.still(), booth.bench.pictures()) == (b"", ())
    assert list(tmp_path.iterdir()) == []
    assert caplog.records == []


def test_a_good_picture_passes(engineer: Any, booth: Booth) -> None:
    result = engineer.tests(booth.page, CheckId.CAMERA_PICTURE)
    assert (result.facts[Fact.WIDTH], result.facts[Fact.HEIGHT]) == (1280, 720)
    assert result.verdict is not Verdict.FAIL
    assert result.facts[Fact.FRAMES_PER_SECOND] > 5


def test_nothing_is_recorded_where_there_is_nobody_to_encrypt_it_for(booth: Booth) -> None:
    offered = {each.argument: each.on for each in booth.page.more()}
    assert offered == {"on": False, "off": True}
    booth.page._records = True
    assert all(each.on for each in booth.page.more())


def test_a_camera_that_is_gone_fails(
    engineer: Any, booth: Booth, until: Callable[..., None]
) -> None:
    booth.scene.unplug()
    until(lambda: booth.state is not CameraState.RUNNING)
    result = engineer.tests(booth.page, CheckId.CAMERA_PICTURE)
    assert result.verdict is Verdict.FAIL


def test_a_held_up_test_code_is_read_ten_times(engineer: Any, booth: Booth) -> None:
    engineer.begins(booth.page, CheckId.DECODING)
    booth.scene.hold_up("EHC1:SOMEBODY'S")
    engineer.bench.trial.wait(0.5)
    booth.scene.hold_up(CARD)
    engineer.ends()
    result = engineer.record.results()[CheckId.DECODING]
    assert result.facts[Fact.READ] == 10
    assert result.verdict in {Verdict.PASS, Verdict.WARN}  # as fast as this machine is


def test_the_card_is_found_from_near_to_far(
    engineer: Any, booth: Booth, until: Callable[..., None]
) -> None:
    engineer.begins(booth.page, CheckId.CAMERA_FOCUS)
    for distance in (110.0, 250.0):
        before = engineer.reads(booth.page)
        booth.scene.hold_up(CARD, Situation("held", readable=True, distance=distance))
        until(lambda before=before: told(engineer.reads(booth.page)) != told(before))
    engineer.do(booth.page, Task.STOP)
    engineer.ends()
    assert engineer.record.results() == {}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("auto", "auto"),
        ("/dev/video0", "/dev/video0"),
        ("rtsp://user:secret@10.0.0.9:554/live?token=abc", "rtsp://10.0.0.9:554"),
        ("opencv:http://user:secret@camera.example/live", "http://camera.example"),
        ("rtsp://user:se/cret@10.0.0.9/live", "rtsp://"),
    ],
)
def test_an_address_is_shown_without_what_is_secret_in_it(source: str, told: str) -> None:
    assert without_secrets(source) == told
