"""Frozen and black pictures, hanging drivers, what is told of them; over fakes and over the scene."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from hardware.camera.capture import CaptureWorker, Patience
from hardware.camera.frames import Camera, Frame
from hardware.camera.picture_check import CheckTimes
from hardware.camera.standin import StandInCamera
from hardware.camera.wishes import CameraMode, Origin
from hardware.scene.faults import CameraFault
from hardware.scene.server import SceneServer
from hardware.scene.situations import HeldCard
from kiosk.devices import CameraState

STARTING, RUNNING = CameraState.STARTING, CameraState.RUNNING
ABSENT, SILENT = CameraState.ABSENT, CameraState.SILENT
FROZEN, BLACK = CameraState.FROZEN, CameraState.BLACK
BRIEF = Patience(
    opening=0.6,
    silence=0.8,
    after_loss=0.02,
    first_retry=0.05,
    last_retry=0.2,
    last_words=0.1,
    first_watch=0.2,
    last_watch=0.4,
    check=CheckTimes(0.3, 0.3, 0.3, 0.1),
)
CODE = np.random.default_rng(8).integers(60, 250, (8, 8, 3), np.uint8)  # who was here has left
Until = Callable[[Callable[[], bool]], None]
Start = Callable[..., CaptureWorker]


@pytest.fixture
def start(states: Any) -> Iterator[Start]:
    workers: list[CaptureWorker] = []

    def make(camera: Callable[[], Camera], **settings: Any) -> CaptureWorker:
        worker = CaptureWorker(
            camera, states, on_fault=states.faults.append, patience=BRIEF, **settings
        )
        workers.append(worker)
        worker.start()
        return worker

    yield make
    for worker in workers:
        worker.stop()


def test_a_frozen_picture_is_told_cured_by_reopening_and_told_again(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    start(plug.camera)
    until(lambda: states.last is RUNNING)
    plug.picture = CODE
    until(lambda: states.last is FROZEN)
    until(lambda: plug.opened >= 3)
    plug.picture = None
    until(lambda: states.last is RUNNING)
    assert states.all == [STARTING, RUNNING, FROZEN, RUNNING]
    assert plug.closed >= plug.opened - 1


@pytest.mark.parametrize("buffers", [1, 4])
def test_no_consumer_sees_a_frozen_picture_also_over_reopenings_and_forgetting(
    start: Start, plug: Any, states: Any, until: Until, buffers: int
) -> None:
    worker = start(plug.camera)
    box = worker.subscribe()
    until(lambda: states.last is RUNNING)
    shown = [np.roll(CODE, number, axis=0) for number in range(buffers)]
    plug.ring = shown
    until(lambda: states.last is FROZEN)
    worker.forget()  # the session of who held the code up is over
    opened = plug.opened
    until(lambda: plug.opened >= opened + 2)
    worker.forget()
    until(lambda: plug.opened >= opened + 3)
    assert box.empty() is None
    assert states.last is FROZEN
    plug.ring = []
    frame = box.take(10)
    assert frame is not None
    assert not any(np.array_equal(frame.image, picture) for picture in shown)


def test_withheld_pictures_are_blackened(plug: Any, states: Any) -> None:
    from hardware.camera.reader import Reader  # noqa: PLC0415 - for this test alone

    worker = CaptureWorker(plug.camera, states, patience=BRIEF)
    frame = Frame(CODE.copy(), time.monotonic(), 1)
    worker.publish(frame, Reader(worker))
    assert not frame.image.any()


def test_a_black_picture_is_told_and_the_uncovered_lens_works_again(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    start(plug.camera)
    until(lambda: states.last is RUNNING)
    plug.covered = True
    until(lambda: states.last is BLACK)
    until(lambda: plug.opened >= 3)
    assert states.last is BLACK  # opening alone is no cure
    plug.covered = False
    until(lambda: states.last is RUNNING)
    assert states.all == [STARTING, RUNNING, BLACK, RUNNING]


def test_black_from_the_start_is_told_too(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    plug.picture = np.zeros((8, 8, 3), np.uint8)
    worker = start(plug.camera)
    until(lambda: states.last is BLACK)
    assert states.all == [STARTING, BLACK]
    assert worker.report_now.frames_per_second > 0


def test_unplugged_while_frozen_is_absent_and_back_it_works(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    start(plug.camera)
    until(lambda: states.last is RUNNING)
    plug.picture = CODE
    until(lambda: states.last is FROZEN)
    plug.plugged = False
    until(lambda: states.last is ABSENT)
    plug.picture = None
    plug.plugged = True
    until(lambda: states.last is RUNNING)
    assert states.all == [STARTING, RUNNING, FROZEN, ABSENT, RUNNING]


def test_a_still_film_is_no_frozen_camera(start: Start, plug: Any, states: Any) -> None:
    plug.origin = Origin.FILE
    plug.picture = CODE
    box = start(plug.camera).subscribe()
    for _ in range(100):
        assert box.take(10) is not None
    assert states.all == [STARTING, RUNNING]


def test_the_watches_over_a_blind_camera_grow_to_a_limit(plug: Any) -> None:
    worker = CaptureWorker(plug.camera, lambda _state: None)
    assert [worker._watch_for(FROZEN, blind) for blind in (0, 1, 2, 3, 99)] == [0, 5, 10, 20, 60]
    assert [worker._watch_for(BLACK, blind) for blind in (0, 1, 2, 3, 99)] == [5, 10, 20, 40, 60]


@pytest.mark.parametrize("where", ["hangs_in_open", "hangs", "hangs_in_close"])
def test_a_driver_that_hangs_anywhere_is_told_once_at_the_bound_and_goes_on_if_it_can(
    start: Start, plug: Any, states: Any, until: Until, where: str
) -> None:
    told: list[int] = []
    worker = start(plug.camera, on_stuck=lambda: told.append(1))
    until(lambda: states.last is RUNNING)
    assert not worker.stuck
    getattr(plug, where).set()
    if where != "hangs":
        plug.quiet = True  # so that it is closed and opened again
    until(lambda: worker.stuck)
    until(lambda: told == [1])
    assert worker.report_now.hanging == 3
    getattr(plug, where).clear()
    plug.quiet = False
    until(lambda: states.last is RUNNING)
    assert told == [1]


def test_a_listener_to_the_bound_that_has_a_bug_is_contained(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    def fail() -> None:
        raise LookupError

    plug.hangs.set()
    start(plug.camera, on_stuck=fail)
    until(lambda: [type(fault) for fault in states.faults] == [LookupError])


def test_the_report_tells_how_it_goes(start: Start, plug: Any, states: Any, until: Until) -> None:
    idle = CaptureWorker(plug.camera, lambda _state: None).report_now
    assert (idle.state, idle.mode, idle.frames_per_second) == (STARTING, None, 0.0)
    assert (idle.reopenings, idle.hanging) == (0, 0)
    worker = start(plug.camera)
    until(lambda: states.last is RUNNING)
    until(lambda: worker.report_now.frames_per_second > 0)
    report = worker.report_now
    assert (report.state, report.reopenings) == (RUNNING, 0)
    assert report.mode == CameraMode("fake", Origin.SENSOR, 8, 8)
    plug.plugged = False
    until(lambda: states.last is ABSENT)
    plug.plugged = True
    until(lambda: worker.report_now.state is RUNNING)
    assert worker.report_now.reopenings >= 2


def test_subscribing_late_and_leaving_early(start: Start, plug: Any) -> None:
    worker = start(plug.camera)
    for _ in range(5):
        box = worker.subscribe()
        assert box.take(10) is not None
        box.close()
    assert len(worker._boxes) == 1
    worker.stop()
    assert worker.subscribe().closed


def test_every_fault_of_the_scene_is_recovered_from_over_a_real_socket(
    start: Start, scene: SceneServer, states: Any, until: Until, health_code: Callable[[int], str]
) -> None:
    address = scene.address
    worker = start(lambda: StandInCamera(address))
    box = worker.subscribe()
    scene.hold_up(HeldCard(health_code(120)))
    for fault, state in (
        (CameraFault.FROZEN, FROZEN),
        (CameraFault.BLACK, BLACK),
        (CameraFault.HANGING, SILENT),
        (CameraFault.SILENT, SILENT),
    ):
        until(lambda: states.last is RUNNING)
        scene.suffer(fault)
        until(lambda wanted=state: states.last is wanted)  # type: ignore[misc] # a default, so as to bind
        if fault is CameraFault.FROZEN:
            box.empty()
            worker.forget()
            assert box.take(0.5) is None
        scene.suffer(CameraFault.NONE)
    until(lambda: states.last is RUNNING)
    assert {FROZEN, BLACK, SILENT} <= set(states.all)
    assert states.faults == []


def test_a_slow_camera_is_a_working_one(scene: SceneServer, states: Any, until: Until) -> None:
    scene.suffer(CameraFault.SLOW)
    worker = CaptureWorker(lambda: StandInCamera(scene.address), states)
    box = worker.subscribe()
    worker.start()
    assert box.take(20) is not None
    until(lambda: states.all == [STARTING, RUNNING])
    worker.stop()
