"""Processes that hang, die at once or cannot be started; and one whose decoder hangs."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from hardware.scene.server import SceneServer
from hardware.vision.client import VisionProcess
from hardware.vision.options import VisionOptions
from hardware.vision.wire import BrokenStreamError, Kind, receive
from kiosk.devices import CameraState

PATIENCE = 30.0
NO_CAMERA = "stand-in:nowhere"  # an address that the process refuses: it dies at start


@pytest.fixture
def states() -> Queue[CameraState]:
    return Queue()


@pytest.fixture
def vision(states: Queue[CameraState]) -> Iterator[Callable[..., VisionProcess]]:
    made: list[VisionProcess] = []

    def start(source: str, **settings: Any) -> VisionProcess:
        process = VisionProcess(VisionOptions(source), **settings)
        made.append(process)
        process.start(lambda _text: None, states.put, lambda _conditions: None)
        return process

    yield start
    for each in made:
        each.stop()
        assert each.pid is None


def comes(states: Queue[CameraState], wanted: CameraState) -> None:
    while states.get(timeout=PATIENCE) is not wanted:
        pass


def options_for(scene: SceneServer) -> dict[str, str]:
    return VisionOptions(f"stand-in:{scene.address}").to_environment()


def zombies() -> list[int]:
    """Children of this process that have ended and that nobody has asked about."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            status = (entry / "stat").read_text()
        except OSError:
            continue
        name, _, rest = status.rpartition(")")
        if rest.split()[1] == str(os.getpid()) and rest.split()[0] == "Z":
            found.append(int(name.split()[0]))
    return found


def test_a_process_that_hangs_is_replaced(
    scene: SceneServer, vision: Callable[..., VisionProcess], states: Queue[CameraState]
) -> None:
    process = vision(f"stand-in:{scene.address}", pause=0.1, silence=3.0)
    comes(states, CameraState.RUNNING)
    first = process.pid
    assert first is not None
    os.kill(first, signal.SIGSTOP)
    comes(states, CameraState.ABSENT)
    comes(states, CameraState.RUNNING)
    assert process.pid not in (None, first)
    assert first not in zombies()


def test_a_quiet_camera_is_no_hanging_process(
    scene: SceneServer, vision: Callable[..., VisionProcess], states: Queue[CameraState]
) -> None:
    """Nothing to tell but signs of life, for longer than the silence that is suffered."""
    scene.unplug()
    process = vision(f"stand-in:{scene.address}", pause=0.1, silence=3.0)
    comes(states, CameraState.ABSENT)
    first = process.pid
    threading.Event().wait(5)
    assert process.pid == first


def test_a_process_that_keeps_dying_is_started_less_and_less_often(
    vision: Callable[..., VisionProcess], states: Queue[CameraState]
) -> None:
    pauses: list[float] = []
    process = vision(NO_CAMERA, pause=0.1)
    waited = process._stopping.wait

    def wait(seconds: float | None = None) -> bool:
        pauses.append(seconds or 0.0)
        return waited(0)

    process._stopping.wait = wait  # type: ignore[method-assign] # to see the pauses, not to live them
    while len(pauses) < 4:
        comes(states, CameraState.ABSENT)
    assert pauses == sorted(pauses)
    assert pauses[-1] >= 4 * pauses[0]
    process.stop()
    assert zombies() == []


def test_a_process_that_cannot_be_started_is_tried_again(
    scene: SceneServer, states: Queue[CameraState]
) -> None:
    process = VisionProcess(VisionOptions(f"stand-in:{scene.address}"), pause=0.1)
    right, process._command = process._command, ["/nowhere/python"]
    process.launch()
    process.start(lambda _text: None, states.put, lambda _conditions: None)
    try:
        comes(states, CameraState.ABSENT)
        process._command = right
        comes(states, CameraState.RUNNING)
    finally:
        process.stop()


def test_stopping_while_it_is_started_anew_leaves_nothing_running(
    vision: Callable[..., VisionProcess], states: Queue[CameraState]
) -> None:
    for _ in range(5):
        process = vision(NO_CAMERA, pause=0.0)
        comes(states, CameraState.ABSENT)
        process.stop()
        assert process.pid is None
        assert process._thread is not None
        process._thread.join(PATIENCE)
        assert process.pid is None


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("hardware.decode.scan", "Scanner.look"),
        ("hardware.camera.mirror", "MirrorFeed._show"),
        ("hardware.camera.mailbox", "Mailbox.take"),  # both of them at once
    ],
)
def test_a_decoder_or_mirror_that_hangs_ends_its_process(
    scene: SceneServer, tmp_path: Path, module: str, name: str
) -> None:
    """The other goes on and the camera runs: only the process itself can tell."""
    script = tmp_path / "hanging.py"
    script.write_text(
        "import sys, threading\n"
        f"from {module} import {name.partition('.')[0]}\n"
        "from hardware.vision import __main__ as vision\n"
        f"{name} = lambda *_: threading.Event().wait()\n"
        "vision._STALLED = 2.0\n"
        "vision.main()\n"
    )
    code, kinds = _listen([sys.executable, str(script)], options_for(scene))
    assert code == 70
    assert Kind.BEAT in kinds


def test_bugs_of_the_decoder_are_told_once_and_without_words(
    scene: SceneServer, tmp_path: Path
) -> None:
    script = tmp_path / "faulty.py"
    script.write_text(
        "import sys\n"
        "from hardware.decode.scan import Scanner\n"
        "from hardware.vision import __main__ as vision\n"
        "def look(_self, _image, _at):\n"
        "    raise ValueError('the text of a code')\n"
        "Scanner.look = look\n"
        "vision.main()\n"
    )
    told: Queue[str] = Queue()
    process = VisionProcess(VisionOptions(f"stand-in:{scene.address}"), on_report=told.put)
    process._command = [sys.executable, str(script)]
    process.start(lambda _text: None, lambda _state: None, lambda _conditions: None)
    try:
        place = told.get(timeout=PATIENCE)
        assert place.startswith("ValueError ")
        assert "the text of a code" not in place
        threading.Event().wait(1.5)
        assert told.empty()
    finally:
        process.stop()


def _listen(command: list[str], options: dict[str, str]) -> tuple[int, set[Kind]]:
    """Take in what a vision process says until it ends; its exit code and the kinds of messages."""
    import subprocess  # noqa: PLC0415 - used here alone

    kinds: set[Kind] = set()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **options}
    ) as process:
        until = time.monotonic() + PATIENCE
        try:
            while time.monotonic() < until:
                kinds.add(receive(process.stdout)[0])  # type: ignore[arg-type] # is a BinaryIO in all that is used
        except BrokenStreamError:
            return process.wait(PATIENCE), kinds
        process.kill()
    return -1, kinds
