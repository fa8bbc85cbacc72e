"""The developers' recording: off unless switched on, bounded in every way, its own user's only."""

from __future__ import annotations

import os
import stat
import sys
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hardware.camera.capture import CaptureWorker
from hardware.camera.frames import Frame
from hardware.camera.library import opencv
from hardware.camera.mailbox import Mailbox
from hardware.camera.recorder import FrameRecorder, RecordingEnd
from kiosk.codes.sm2_curve import UNCOMPRESSED
from kiosk.codes.sm2_signing import SigningKey
from kiosk.maintenance.sealed_log import SealedLogError, opened

Until = Callable[[Callable[[], bool]], None]
DAY = 24 * 3600.0
KEPT = 7 * DAY
PRIVATE = bytes(range(1, 33))
VENDOR = bytes((UNCOMPRESSED,)) + SigningKey.from_bytes(PRIVATE).public.coordinates
posix = pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")


def frame(number: int) -> Frame:
    image = np.random.default_rng(number).integers(0, 255, (48, 64, 3), np.uint8)
    return Frame(image, float(number), number)


class Recording:
    """A recorder, what it is fed with, and how it ended."""

    def __init__(self, folder: Path, until: Until, **settings: Any) -> None:
        self.folder = folder
        self.until = until
        self.ends: list[RecordingEnd] = []
        self.time = 0.0
        settings = {
            "recipient": VENDOR, "spare_bytes": 0, "clock": lambda: self.time, **settings,
        }  # fmt: skip
        self.recorder = FrameRecorder(folder, on_end=self.ends.append, **settings)
        self.box: Mailbox[Frame] = Mailbox()

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("recording-*/*.png.sealed"))

    def on(self) -> None:
        self.recorder.on(self.box)

    def feed(self, number: int) -> None:
        """Give a frame and wait until it is on the disk, or the recording over."""
        before = len(self.files)
        self.box.put(frame(number))
        self.until(lambda: len(self.files) > before or bool(self.ends))


def unsealed(path: Path, private: bytes = PRIVATE) -> np.ndarray[Any, Any]:
    """The picture in the file, as the vendor opens it."""
    with path.open("rb") as file:
        content = b"".join(opened(file, private))
    image = opencv().imdecode(np.frombuffer(content, np.uint8), opencv().IMREAD_COLOR)
    assert image is not None
    return image


@pytest.fixture
def record(tmp_path: Path, until: Until) -> Callable[..., Recording]:
    return lambda **settings: Recording(tmp_path / "recordings", until, **settings)


def test_without_being_switched_on_no_file_is_ever_written(tmp_path: Path, plug: Any) -> None:
    recorder = FrameRecorder(tmp_path / "recordings")
    worker = CaptureWorker(plug.camera, lambda _state: None)
    box = worker.subscribe()
    worker.start()
    for _ in range(20):
        assert box.take(10) is not None
    worker.forget()
    recorder.delete_old()
    recorder.off()
    worker.stop()
    assert not recorder.running
    assert list(tmp_path.iterdir()) == []


def test_what_is_recorded_is_what_the_camera_gave(record: Callable[..., Recording]) -> None:
    recording = record()
    recording.on()
    assert recording.recorder.running
    for number in (3, 4):
        recording.feed(number)
    recording.recorder.off()
    assert recording.ends == [RecordingEnd.SWITCHED_OFF]
    assert not recording.recorder.running
    assert recording.box.closed
    images = [unsealed(path) for path in recording.files]
    for image, number in zip(images, (3, 4), strict=True):
        assert np.array_equal(image, frame(number).image)
    assert [path.name.split("-")[:2] for path in recording.files] == [["0000", "3"], ["0001", "4"]]


def test_only_the_vendor_can_open_it(record: Callable[..., Recording]) -> None:
    recording = record()
    recording.on()
    recording.feed(3)
    recording.recorder.off()
    (picture,) = recording.files
    assert b"PNG" not in picture.read_bytes()
    with pytest.raises(SealedLogError, match="another key"):
        unsealed(picture, bytes(range(2, 34)))


def test_without_a_key_to_encrypt_for_nothing_is_written(
    record: Callable[..., Recording], tmp_path: Path
) -> None:
    recording = record(recipient=b"")
    recording.on()
    recording.feed(3)
    recording.recorder.off()
    assert recording.ends == [RecordingEnd.NO_KEY]
    assert recording.box.closed
    assert list(tmp_path.iterdir()) == []


@posix
def test_nobody_else_may_read_it(record: Callable[..., Recording]) -> None:
    recording = record()
    recording.folder.mkdir(mode=0o777)
    before = os.umask(0)
    try:
        recording.on()
        recording.feed(1)
        recording.recorder.off()
    finally:
        os.umask(before)
    (picture,) = recording.files
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (picture, picture.parent)]
    assert modes == [0o600, 0o700]
    assert stat.S_IMODE(recording.folder.stat().st_mode) == 0o700


def test_it_ends_by_itself_after_its_time_also_without_frames(
    record: Callable[..., Recording], until: Until
) -> None:
    recording = record(limit_seconds=60)
    recording.on()
    recording.feed(1)
    recording.time = 59.0
    recording.feed(2)
    recording.time = 60.0
    until(lambda: recording.ends == [RecordingEnd.TIME])
    assert recording.box.closed
    assert len(recording.files) == 2


def test_it_ends_before_it_is_too_large(record: Callable[..., Recording]) -> None:
    recording = record(limit_bytes=25_000)
    recording.on()
    for number in range(9):
        if not recording.ends:
            recording.feed(number)
    assert recording.ends == [RecordingEnd.SIZE]
    assert 9_000 < sum(path.stat().st_size for path in recording.files) <= 25_000


def test_it_leaves_the_disk_room_for_everything_else(record: Callable[..., Recording]) -> None:
    recording = record(spare_bytes=1 << 60)
    recording.on()
    recording.feed(1)
    assert recording.ends == [RecordingEnd.DISK]
    assert recording.files == []


def test_a_full_disk_ends_it_and_leaves_no_half_a_picture(
    record: Callable[..., Recording], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel's answer of a full disk, from the device that always gives it."""
    if not sys.platform.startswith("linux"):
        pytest.skip("/dev/full is Linux's")
    recording = record()
    really_open = os.open

    def open_full(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if not str(path).endswith(".png.sealed"):
            return really_open(path, flags, *rest, **more)
        os.close(really_open(path, flags, *rest, **more))
        return really_open("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", open_full)
    recording.on()
    recording.feed(1)
    recording.recorder.off()
    assert recording.ends == [RecordingEnd.DISK]
    assert recording.files == []


@posix
def test_it_does_not_write_by_way_of_a_link(tmp_path: Path, until: Until) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "recordings").symlink_to(elsewhere)
    recording = Recording(tmp_path / "recordings", until)
    recording.on()
    recording.feed(1)
    assert recording.ends == [RecordingEnd.DISK]
    assert list(elsewhere.iterdir()) == []


def test_where_a_folder_cannot_be_made_it_ends(tmp_path: Path, until: Until) -> None:
    (tmp_path / "recordings").write_text("in the way")
    recording = Recording(tmp_path / "recordings", until)
    recording.on()
    recording.feed(1)
    assert recording.ends == [RecordingEnd.DISK]


def test_old_recordings_go_and_nothing_else(
    record: Callable[..., Recording], tmp_path: Path
) -> None:
    recording = record()
    recording.on()
    recording.feed(1)
    recording.recorder.off()
    (old,) = recording.folder.glob("recording-*")
    began = old.stat().st_mtime
    other = recording.folder / "notes.txt"
    other.write_text("kept")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (recording.folder / "recording-link").symlink_to(elsewhere)
    record(now=lambda: began + KEPT - 60)
    assert old.exists()
    record(now=lambda: began + KEPT + 60)
    assert not old.exists()
    assert other.exists()
    assert elsewhere.exists()


def test_a_recording_from_the_future_of_a_wrong_clock_goes_too(
    record: Callable[..., Recording],
) -> None:
    recording = record()
    recording.on()
    recording.feed(1)
    recording.recorder.off()
    (early,) = recording.folder.glob("recording-*")
    began = early.stat().st_mtime
    record(now=lambda: began - KEPT - DAY)
    assert not early.exists()


def test_a_second_recording_gets_a_folder_of_its_own_and_never_runs_beside_the_first(
    record: Callable[..., Recording],
) -> None:
    recording = record()
    recording.on()
    recording.feed(1)
    late: Mailbox[Frame] = Mailbox()
    recording.recorder.on(late)
    assert late.closed
    assert not recording.box.closed
    recording.recorder.off()
    recording.recorder.off()
    assert recording.ends == [RecordingEnd.SWITCHED_OFF]
    recording.ends.clear()
    recording.box = Mailbox()
    recording.on()
    recording.feed(2)
    recording.recorder.off()
    assert recording.ends == [RecordingEnd.SWITCHED_OFF]
    assert len({path.parent for path in recording.files}) == 2


def test_a_camera_that_stops_ends_the_recording(
    record: Callable[..., Recording], plug: Any, until: Until
) -> None:
    recording = record()
    worker = CaptureWorker(plug.camera, lambda _state: None)
    worker.start()
    recording.box = worker.subscribe()
    recording.on()
    until(lambda: len(recording.files) >= 2)
    worker.stop()
    until(lambda: recording.ends == [RecordingEnd.SWITCHED_OFF])


def test_the_disk_is_asked_how_much_room_it_has(
    record: Callable[..., Recording], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fills up, by others, in the middle of a recording."""
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as shutil's own
    free = [1000 << 20]
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(0, 0, free[0]))
    recording = record(spare_bytes=500 << 20)
    recording.on()
    recording.feed(1)
    free[0] = 400 << 20
    recording.feed(2)
    assert recording.ends == [RecordingEnd.DISK]
    assert len(recording.files) == 1
