from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from hardware.camera.frames import Frame
from hardware.camera.mailbox import Mailbox
from hardware.camera.mirror import MirrorFeed, MirrorPicture, mirror_picture

Until = Callable[[Callable[[], bool]], None]


def left_blue_right_red(width: int = 1280, height: int = 720) -> Frame:
    image = np.zeros((height, width, 3), np.uint8)
    image[:, : width // 2, 0] = 250
    image[:, width // 2 :, 2] = 200
    return Frame(image, 12.5, 1)


def test_a_mirror_shows_left_on_the_right_in_rgb_for_qt() -> None:
    picture = mirror_picture(left_blue_right_red())
    assert (picture.width, picture.height, picture.bytes_per_line) == (640, 360, 1920)
    assert picture.pixels.flags["C_CONTIGUOUS"]
    assert picture.pixels.dtype == np.uint8
    assert picture.pixels[180, 100].tolist() == [200, 0, 0]
    assert picture.pixels[180, 500].tolist() == [0, 0, 250]
    assert picture.captured_at == 12.5
    assert bytes(picture.pixels.data)[:3] == bytes([200, 0, 0])


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ((640, 480), (640, 480)),
        ((320, 240), (320, 240)),
        ((1920, 1080), (640, 360)),
        ((4000, 2), (640, 1)),
    ],
)
def test_sizes_keep_their_proportion_and_are_never_enlarged(
    given: tuple[int, int], made: tuple[int, int]
) -> None:
    picture = mirror_picture(left_blue_right_red(*given))
    assert (picture.width, picture.height) == made
    assert picture.bytes_per_line == 3 * picture.width


def test_the_mirror_does_not_draw_on_the_frame_it_was_lent() -> None:
    frame = left_blue_right_red(320, 240)
    before = frame.image.copy()
    picture = mirror_picture(frame)
    picture.pixels.fill(9)
    assert np.array_equal(frame.image, before)


def test_a_slow_screen_gets_the_newest_and_never_more_than_thirty_a_second(until: Until) -> None:
    box: Mailbox[Frame] = Mailbox()
    pictures: list[MirrorPicture] = []
    feed = MirrorFeed(box, pictures.append)
    feed.start()
    image = np.zeros((8, 8, 3), np.uint8)
    for number in range(300):  # a camera of 120 a second, by its stamps
        box.put(Frame(image, 100 + number / 120, number))
        time.sleep(0.001)
    until(lambda: bool(pictures) and pictures[-1].captured_at > 102.4)
    feed.stop()
    assert len(pictures) <= 78  # two and a half seconds, and the slack
    stamps = [picture.captured_at for picture in pictures]
    assert stamps == sorted(stamps)


def test_an_irregular_camera_of_thirty_a_second_loses_no_frame() -> None:
    box: Mailbox[Frame] = Mailbox()
    shown = threading.Event()
    count = [0]

    def show(_picture: MirrorPicture) -> None:
        count[0] += 1
        shown.set()

    feed = MirrorFeed(box, show)
    feed.start()
    image = np.zeros((8, 8, 3), np.uint8)
    for number in range(60):
        early = 0.012 if number % 2 else 0.0
        shown.clear()
        box.put(Frame(image, 100 + number / 30 - early, number))
        assert shown.wait(10), f"frame {number} was left out"
    feed.stop()
    assert count[0] == 60


def test_a_receiver_with_a_bug_does_not_stop_the_mirror(until: Until) -> None:
    box: Mailbox[Frame] = Mailbox()
    calls: list[float] = []
    faults: list[Exception] = []

    def show(picture: MirrorPicture) -> None:
        calls.append(picture.captured_at)
        raise ZeroDivisionError

    feed = MirrorFeed(box, show, on_fault=faults.append)
    feed.start()
    for number in range(3):
        box.put(Frame(np.zeros((8, 8, 3), np.uint8), 100.0 + number, number))
        until(lambda wanted=number: len(calls) > wanted)
    feed.stop()
    assert [type(fault) for fault in faults] == [ZeroDivisionError] * 3


def test_stopping_ends_the_thread_also_before_a_frame_came() -> None:
    feed = MirrorFeed(Mailbox(), lambda _picture: None)
    feed.stop()
    feed = MirrorFeed(Mailbox(), lambda _picture: None)
    feed.start()
    feed.stop()
    assert not feed._thread.is_alive()
