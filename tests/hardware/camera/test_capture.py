"""Recovery without restart: absent, unplugged, silent, hanging and faulty cameras."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hardware.camera.capture import CaptureWorker, Patience
from hardware.camera.frames import Camera, Frame
from hardware.camera.mailbox import Mailbox
from hardware.camera.standin import StandInCamera
from hardware.scene.server import SceneServer
from kiosk.devices import CameraState

STARTING, RUNNING = CameraState.STARTING, CameraState.RUNNING
ABSENT, SILENT = CameraState.ABSENT, CameraState.SILENT
BRIEF = Patience(
    opening=0.3, silence=0.3, after_loss=0.02, first_retry=0.05, last_retry=0.2, last_words=0.2
)
Until = Callable[[Callable[[], bool]], None]
Start = Callable[..., CaptureWorker]


@pytest.fixture
def start(states: Any) -> Iterator[Start]:
    workers: list[CaptureWorker] = []

    def make(camera: Callable[[], Camera], patience: Patience = BRIEF) -> CaptureWorker:
        worker = CaptureWorker(camera, states, on_fault=states.faults.append, patience=patience)
        workers.append(worker)
        worker.start()
        return worker

    yield make
    for worker in workers:
        worker.stop()


def test_a_camera_that_works(start: Start, plug: Any, states: Any, until: Until) -> None:
    worker = start(plug.camera)
    until(lambda: states.last is RUNNING)
    worker.stop()
    assert states.all == [STARTING, RUNNING]
    assert (plug.opened, plug.closed) == (1, 1)
    assert states.faults == []


def test_absent_at_start_then_plugged_in(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    plug.plugged = False
    start(plug.camera)
    until(lambda: states.last is ABSENT)
    plug.plugged = True
    until(lambda: states.last is RUNNING)
    assert states.all == [STARTING, ABSENT, RUNNING]


def test_unplugged_and_back_many_times(start: Start, plug: Any, states: Any, until: Until) -> None:
    start(plug.camera)
    for _ in range(4):
        until(lambda: states.last is RUNNING)
        plug.plugged = False
        until(lambda: states.last is ABSENT)
        plug.plugged = True
    until(lambda: states.last is RUNNING)
    assert states.all == [STARTING, RUNNING, *[ABSENT, RUNNING] * 4]


def test_silence_is_noticed_and_the_camera_opened_again(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    start(plug.camera)
    until(lambda: states.last is RUNNING)
    plug.quiet = True
    until(lambda: states.last is SILENT)
    until(lambda: plug.opened >= 3)
    assert states.last is SILENT  # opening alone is no sign of life
    plug.quiet = False
    until(lambda: states.last is RUNNING)
    assert plug.closed >= plug.opened - 1


def test_a_short_hiccup_changes_nothing(start: Start, plug: Any, states: Any, until: Until) -> None:
    worker = start(plug.camera, Patience(silence=20))
    box = worker.subscribe()
    until(lambda: states.last is RUNNING)
    plug.quiet = True
    time.sleep(0.2)
    plug.quiet = False
    assert box.take(10) is not None
    assert states.all == [STARTING, RUNNING]


def test_a_driver_that_hangs_is_left_behind_and_another_begun(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    worker = start(plug.camera)
    until(lambda: states.last is RUNNING)
    plug.hangs.set()
    until(lambda: states.last is SILENT)
    until(lambda: plug.opened >= 3)
    until(lambda: worker.stuck)
    assert plug.opened <= 5  # stuck threads do not pile up
    plug.hangs.clear()
    until(lambda: states.last is RUNNING)
    worker.stop()
    until(lambda: plug.closed == plug.opened)


def test_stopping_does_not_wait_for_a_driver_that_hangs(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    worker = start(plug.camera)
    until(lambda: states.last is RUNNING)
    plug.hangs.set()
    worker.stop(timeout=5)
    assert not worker._thread.is_alive()


def test_a_faulty_driver_is_contained_reported_and_tried_again(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    plug.raises = ValueError("a bug")
    start(plug.camera)
    until(lambda: states.last is ABSENT)
    plug.raises = None
    until(lambda: states.last is RUNNING)
    assert states.faults
    assert {type(fault) for fault in states.faults} == {ValueError}


def test_a_factory_that_raises_is_a_fault_too(
    start: Start, plug: Any, states: Any, until: Until
) -> None:
    tries: list[int] = []

    def make() -> Camera:
        tries.append(1)
        if len(tries) < 3:
            raise RuntimeError("no driver")
        return plug.camera()  # type: ignore[no-any-return] # a fake from conftest, untyped there

    start(make)
    until(lambda: states.last is RUNNING)
    assert len(states.faults) == 2


def test_a_listener_with_a_bug_does_not_stop_the_camera(plug: Any, until: Until) -> None:
    seen: list[CameraState] = []
    faults: list[Exception] = []

    def listen(state: CameraState) -> None:
        seen.append(state)
        raise KeyError(state)

    worker = CaptureWorker(plug.camera, listen, on_fault=faults.append, patience=BRIEF)
    box = worker.subscribe()
    worker.start()
    until(lambda: seen == [STARTING, RUNNING])
    assert box.take(10) is not None
    worker.stop()
    assert [type(fault) for fault in faults] == [KeyError, KeyError]


def test_retries_wait_longer_and_longer_up_to_a_limit(plug: Any) -> None:
    worker = CaptureWorker(plug.camera, lambda _state: None)
    assert [worker._pause(tries) for tries in (0, 1, 2, 3, 4, 500)] == [0.1, 0.5, 1, 2, 3, 3]


def test_a_slow_consumer_gets_the_newest_frame_and_holds_up_nobody(plug: Any, states: Any) -> None:
    worker = CaptureWorker(plug.camera, states, patience=BRIEF)
    slow, quick = worker.subscribe(), worker.subscribe()
    worker.start()
    first = slow.take(10)
    assert first is not None
    taken: list[Frame] = []
    while not taken or taken[-1].serial < first.serial + 30:
        frame = quick.take(10)
        assert frame is not None
        taken.append(frame)
    late = slow.take(10)
    assert late is not None
    assert late.serial >= taken[-1].serial
    assert slow.dropped >= 20
    worker.stop()


def test_nothing_is_kept_after_forgetting(plug: Any, states: Any, until: Until) -> None:
    worker = CaptureWorker(plug.camera, states, patience=BRIEF)
    box: Mailbox[Frame] = worker.subscribe()
    worker.start()
    frame = box.take(10)
    assert frame is not None
    until(lambda: box._item is not None)
    plug.quiet = True
    time.sleep(0.2)  # the frame under way has arrived
    kept = box._item
    assert kept is not None
    image = kept.image
    gone = weakref.ref(kept)
    del kept, frame
    worker.forget()
    assert not image.any(), "its pixels were left in memory"
    gc.collect()
    assert gone() is None, "somebody still has the frame"
    assert box.take(0) is None
    worker.stop()


def test_a_frame_taken_before_forgetting_does_not_arrive_after_it(plug: Any, states: Any) -> None:
    import numpy as np  # noqa: PLC0415 - for this test alone

    from hardware.camera.reader import Reader  # noqa: PLC0415 - for this test alone

    worker = CaptureWorker(plug.camera, states, patience=BRIEF)
    box = worker.subscribe()
    reader = Reader(worker)
    old = Frame(np.ones((2, 2, 3), np.uint8), time.monotonic(), 1)
    worker.forget()
    for level in range(11, 19):  # until it is sure that they are not old ones again
        worker.publish(Frame(np.full((2, 2, 3), level, np.uint8), time.monotonic(), 2), reader)
        assert box.take(0) is None
    worker.publish(old, reader)
    assert box.take(0) is None
    worker.publish(Frame(np.full((2, 2, 3), 9, np.uint8), time.monotonic(), 3), reader)
    assert box.take(0) is not None


def test_stopping_at_once_and_without_starting(plug: Any, states: Any) -> None:
    never = CaptureWorker(plug.camera, states)
    never.stop()
    worker = CaptureWorker(plug.camera, states)
    worker.start()
    worker.stop()
    assert not worker._thread.is_alive()
    assert plug.opened == plug.closed


def test_the_whole_way_over_a_real_socket(
    start: Start, scene: SceneServer, states: Any, until: Until
) -> None:
    address = scene.address
    scene.unplug()
    before = threading.active_count()
    # The scene is a real one: on a busy machine it may pause for longer than a fake does.
    patience = Patience(opening=3, silence=3, after_loss=0.02, first_retry=0.05, last_retry=0.2)
    worker = start(lambda: StandInCamera(address), patience)
    until(lambda: states.last is ABSENT)
    scene.plug_in()
    until(lambda: states.last is RUNNING)
    scene.unplug()
    until(lambda: states.last is ABSENT)
    scene.plug_in()
    until(lambda: states.last is RUNNING)
    scene.freeze()
    until(lambda: states.last is SILENT)
    scene.thaw()
    until(lambda: states.last is RUNNING)
    assert states.all == [STARTING, ABSENT, RUNNING, ABSENT, RUNNING, SILENT, RUNNING]
    assert states.faults == []
    worker.stop()
    until(lambda: threading.active_count() <= before + 1)
