"""From light to text, whole: the scene's camera, capture, decoding and the mirror in their threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from hardware.camera.capture import Patience
from hardware.camera.mirror import MirrorPicture
from hardware.camera.standin import StandInCamera
from hardware.decode.source import CameraCodeSource, ScanTiming, _Repeats
from hardware.scene.server import SceneServer
from hardware.scene.situations import BLURRED, MOVING, STEADY, HeldCard
from kiosk.devices import CameraState, CodeSource

BRIEF = Patience(silence=0.4, first_retry=0.05, last_retry=0.2)
AT_ONCE = replace(STEADY, entrance=0.0)
HealthCode = Callable[..., str]
Until = Callable[[Callable[[], bool]], None]


class Terminal:
    """A code source on a scene, and everything that it reported."""

    def __init__(self, scene: SceneServer, repeat_after: float = 60.0) -> None:
        self.texts: list[str] = []
        self.states: list[CameraState] = []
        self.timings: list[ScanTiming] = []
        self.pictures = 0
        self.glances: list[tuple[float, int]] = []
        self.faults: list[Exception] = []
        self.source = CameraCodeSource(
            lambda: StandInCamera(scene.address),
            on_mirror=self._mirror,
            on_glance=lambda glance: self.glances.append((glance.taken_at, len(glance.read))),
            on_timing=self.timings.append,
            on_fault=self.faults.append,
            repeat_after=repeat_after,
            patience=BRIEF,
        )

    def start(self) -> None:
        as_the_kiosk_sees_it: CodeSource = self.source
        as_the_kiosk_sees_it.start(self.texts.append, self.states.append)

    def _mirror(self, _picture: MirrorPicture) -> None:
        self.pictures += 1


@pytest.fixture
def terminal(scene: SceneServer) -> Iterator[Terminal]:
    made = Terminal(scene)
    made.start()
    yield made
    made.source.stop()
    assert made.faults == []


def test_codes_held_up_one_after_another_are_read(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    codes = [health_code(length) for length in (235, 334, 472)]
    for number, code in enumerate(codes):
        scene.hold_up(HeldCard(code), MOVING if number == 1 else STEADY)
        until(lambda wanted=number: len(terminal.texts) > wanted)
    assert terminal.texts == codes
    assert terminal.states == [CameraState.STARTING, CameraState.RUNNING]


def test_the_timing_is_that_of_the_frame_that_was_read(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    until(lambda: terminal.pictures > 0)
    scene.hold_up(HeldCard(health_code(260)), AT_ONCE)
    until(lambda: bool(terminal.texts))
    timing, first = terminal.timings[0], scene.first_shown()
    assert first is not None
    assert timing.serial >= first.serial
    assert first.sent_at <= timing.captured_at < timing.decoded_at


def test_every_frame_is_told_of_whether_read_or_not(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    until(lambda: len(terminal.glances) > 3)
    assert {read for _, read in terminal.glances} == {0}
    scene.hold_up(HeldCard(health_code(260)), AT_ONCE)
    until(lambda: bool(terminal.texts))
    assert (terminal.timings[0].captured_at, 1) in terminal.glances
    times = [taken_at for taken_at, _ in terminal.glances]
    assert times == sorted(set(times))


def test_a_dynamic_code_that_changes_is_reported_again(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    scene.hold_up(HeldCard(health_code(260, seed=1)))
    until(lambda: len(terminal.texts) == 1)
    scene.refresh(HeldCard(health_code(260, seed=2)))
    until(lambda: len(terminal.texts) == 2)
    assert terminal.texts[0] != terminal.texts[1]


def test_a_code_that_stays_is_reported_once_until_the_session_is_over(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    scene.hold_up(HeldCard(health_code(260)))
    until(lambda: len(terminal.texts) == 1)
    seen = terminal.pictures
    until(lambda: terminal.pictures > seen + 15)
    assert len(terminal.texts) == 1
    terminal.source.forget()
    until(lambda: len(terminal.texts) == 2)


def test_what_cannot_be_read_gives_no_text_while_the_mirror_goes_on(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    scene.hold_up(HeldCard(health_code(472)), replace(BLURRED, defocus=14.0))
    until(lambda: terminal.pictures > 20)
    assert terminal.texts == []


def test_the_camera_comes_back_and_reads_again(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    until(lambda: terminal.states[-1:] == [CameraState.RUNNING])
    scene.unplug()
    until(lambda: terminal.states[-1] is CameraState.ABSENT)
    scene.hold_up(HeldCard(health_code(260)))
    scene.plug_in()
    until(lambda: bool(terminal.texts))
    scene.freeze()
    until(lambda: terminal.states[-1] is CameraState.SILENT)
    scene.thaw()
    until(lambda: terminal.states[-1] is CameraState.RUNNING)


def test_it_can_be_stopped_and_started_again(
    scene: SceneServer, terminal: Terminal, health_code: HealthCode, until: Until
) -> None:
    scene.hold_up(HeldCard(health_code(260)))
    until(lambda: len(terminal.texts) == 1)
    with pytest.raises(RuntimeError, match="already"):
        terminal.start()
    terminal.source.stop()
    names = {thread.name for thread in threading.enumerate()}
    assert not names & {"camera", "camera-reader", "scan", "mirror"}
    terminal.source.stop()
    terminal.start()
    until(lambda: len(terminal.texts) == 2)


def test_forgetting_before_the_start_is_fine(scene: SceneServer) -> None:
    Terminal(scene).source.forget()


def test_a_repeat_is_known_without_keeping_the_text() -> None:
    repeats = _Repeats(1.0)
    now = time.monotonic()
    secret = "EHC1:SECRET" * 5
    assert not repeats.is_repeat(secret, now)
    assert repeats.is_repeat(secret, now + 0.9)
    assert not repeats.is_repeat(secret, now + 1.1)
    assert repeats.is_repeat(secret, now + 2.0)
    assert not repeats.is_repeat("OTHER", now + 2.0)
    assert repeats.is_repeat(secret, now + 2.0)
    assert not repeats.is_repeat(secret, now + 2.2)
    kept: Any = vars(repeats)
    assert "SECRET" not in repr(kept)
    repeats.forget()
    assert not repeats.is_repeat(secret, now + 2.0)


def test_the_last_few_texts_are_known_and_no_more() -> None:
    repeats = _Repeats(10.0)
    for text in "ABCD":
        assert not repeats.is_repeat(text, 1.0)
    assert all(repeats.is_repeat(text, 2.0) for text in "ABCDAB")
    assert not repeats.is_repeat("E", 3.0)
    assert not repeats.is_repeat("A", 3.0), "the oldest had to go"
