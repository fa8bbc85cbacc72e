from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from hardware.camera.frames import Frame
from hardware.camera.mailbox import Mailbox
from hardware.decode.scan import Scanner
from hardware.decode.worker import ScanWorker

Picture = Callable[..., Any]
Until = Callable[[Callable[[], bool]], None]


def frame_of(grey: Any, serial: int = 1) -> Frame:
    return Frame(np.dstack([grey] * 3), time.monotonic(), serial)


def test_the_frame_of_a_text_comes_with_it(picture: Picture, until: Until) -> None:
    box: Mailbox[Frame] = Mailbox()
    seen: list[tuple[str, int]] = []
    worker = ScanWorker(box, lambda text, frame: seen.append((text, frame.serial)))
    worker.start()
    box.put(frame_of(picture("ONE"), 41))
    until(lambda: bool(seen))
    box.put(frame_of(picture("TWO"), 42))
    until(lambda: len(seen) == 2)
    worker.stop()
    assert seen == [("ONE", 41), ("TWO", 42)]
    assert not worker._thread.is_alive()


def test_bugs_in_decoder_and_listener_are_counted_and_passed_on_without_secrets(
    picture: Picture, until: Until
) -> None:
    class Faulty(Scanner):
        calls = 0

        def look(self, image: Any, at: float) -> Any:
            Faulty.calls += 1
            if Faulty.calls == 1:
                raise ValueError("first frame")
            return super().look(image, at)

    box: Mailbox[Frame] = Mailbox()
    seen: list[str] = []
    faults: list[Exception] = []

    def listen(text: str, _frame: Frame) -> None:
        seen.append(text)
        if len(seen) == 1:
            secret = text
            raise KeyError(len(secret))

    worker = ScanWorker(box, listen, scanner=Faulty(), on_fault=faults.append)
    worker.start()
    for expected in (1, 2, 3):
        box.put(frame_of(picture("EHC1:SECRET")))
        until(lambda wanted=expected: worker.frames_read == wanted)
    worker.stop()
    assert seen == ["EHC1:SECRET"] * 2
    assert [type(fault) for fault in faults] == [ValueError, KeyError]
    assert worker.faults == 2
    step = faults[1].__traceback__
    assert step is not None
    while step.tb_next is not None:
        step = step.tb_next
    assert step.tb_frame.f_code.co_name == "listen"  # the place is known
    assert "secret" not in step.tb_frame.f_locals  # what it held is not


def test_a_frame_in_hand_when_the_session_ends_is_not_reported(
    picture: Picture, until: Until
) -> None:
    box: Mailbox[Frame] = Mailbox()
    seen: list[str] = []

    class Slow(Scanner):
        def look(self, image: Any, at: float) -> Any:
            glance = super().look(image, at)
            worker.forget()  # the session ends while this frame is decoded
            return glance

    worker = ScanWorker(
        box,
        lambda text, _frame: seen.append(text),
        on_glance=lambda glance, _frame: seen.append(str(len(glance.read))),
        scanner=Slow(),
    )
    worker.start()
    box.put(frame_of(picture("EHC1:OLD")))
    until(lambda: worker.frames_read == 1)
    worker.stop()
    assert seen == []


def test_no_frame_is_kept_while_waiting_for_the_next(picture: Picture, until: Until) -> None:
    import gc  # noqa: PLC0415 - for this test alone
    import weakref  # noqa: PLC0415 - for this test alone

    box: Mailbox[Frame] = Mailbox()
    worker = ScanWorker(box, lambda _text, _frame: None)
    worker.start()
    frame = frame_of(picture("EHC1:GONE"))
    gone = weakref.ref(frame)
    box.put(frame)
    del frame
    until(lambda: worker.frames_read == 1)
    gc.collect()
    until(lambda: gone() is None)
    worker.stop()


def test_every_frame_is_told_of_before_its_text(picture: Picture, until: Until) -> None:
    box: Mailbox[Frame] = Mailbox()
    told: list[object] = []
    worker = ScanWorker(
        box,
        lambda text, _frame: told.append(text),
        on_glance=lambda glance, frame: told.append((frame.serial, len(glance.read))),
    )
    worker.start()
    for serial, grey in ((1, np.full((90, 90), 200, np.uint8)), (2, picture("TWO"))):
        frame = frame_of(grey, serial)
        box.put(frame)
        until(lambda wanted=serial: worker.frames_read == wanted)
    worker.stop()
    assert told == [(1, 0), (2, 1), "TWO"]


def test_the_scanner_forgets_on_its_own_thread_and_without_waiting_for_a_frame(
    picture: Picture, until: Until
) -> None:
    forgotten_on: list[str] = []

    class Noting(Scanner):
        def forget(self) -> None:
            forgotten_on.append(threading.current_thread().name)
            super().forget()

    box: Mailbox[Frame] = Mailbox()
    worker = ScanWorker(box, lambda _text, _frame: None, scanner=Noting())
    worker.start()
    box.put(frame_of(picture("ONE")))
    until(lambda: worker.frames_read == 1)
    before = len(forgotten_on)
    worker.forget()
    until(lambda: len(forgotten_on) == before + 1)
    worker.stop()
    assert set(forgotten_on) == {"scan"}
    assert len(forgotten_on) >= before + 2  # and once more at its end


def test_stopping_without_starting() -> None:
    ScanWorker(Mailbox(), lambda _text, _frame: None).stop()


def test_without_frames_the_scanner_soon_forgets(picture: Picture, until: Until) -> None:
    forgotten: list[float] = []

    class Noting(Scanner):
        def forget(self) -> None:
            forgotten.append(time.monotonic())
            super().forget()

    box: Mailbox[Frame] = Mailbox()
    worker = ScanWorker(box, lambda _text, _frame: None, scanner=Noting())
    worker.start()
    box.put(frame_of(picture("ONE")))
    until(lambda: worker.frames_read == 1)
    before = len(forgotten)
    until(lambda: len(forgotten) == before + 1)
    worker.stop()


def test_when_forgetting_returns_no_report_is_under_way(picture: Picture, until: Until) -> None:
    box: Mailbox[Frame] = Mailbox()
    reporting, go_on = threading.Event(), threading.Event()
    order: list[str] = []

    def listen(_text: str, _frame: Frame) -> None:
        reporting.set()
        go_on.wait(5)
        order.append("reported")

    def forget() -> None:
        worker.forget()
        order.append("forgotten")

    worker = ScanWorker(box, listen)
    worker.start()
    box.put(frame_of(picture("EHC1:OLD")))
    until(reporting.is_set)
    other = threading.Thread(target=forget)
    other.start()
    go_on.set()
    other.join(5)
    worker.stop()
    assert order == ["reported", "forgotten"]
