"""Video files and devices through QtMultimedia.

Where a Qt application of its own is needed, in a process of its own: as in the kiosk, where the vision
process has no other. No camera can be had here, so what speaks to QCamera is tried on stand-ins.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QCamera, QVideoFrameFormat

from hardware.camera.library import opencv
from hardware.camera.qt_multimedia import _mode, _set_controls, best_format
from hardware.camera.wishes import CameraWishes

Format = QVideoFrameFormat.PixelFormat
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run() -> Run:
    """Run a program with arguments; what it writes to standard error is part of what is tested."""

    def start(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    return start


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Four pictures of MJPG: blue 40, 80, 120, 160 over green 100, red 200, white at the top left."""
    cv2 = opencv()
    path = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (320, 240))
    assert writer.isOpened()
    for number in range(4):
        image = np.full((240, 320, 3), (40 * (number + 1), 100, 200), np.uint8)
        image[:64, :64] = 255
        writer.write(image)
    writer.release()
    return path


PLAY = """
import sys
from hardware.camera.sources import camera_factory
make = camera_factory("qt:" + sys.argv[1])
assert "PySide6" not in sys.modules
for _ in range(2):  # as after a loss
    camera = make()
    camera.open()
    frames = []
    while len(frames) < 12:
        frame = camera.read()
        if frame is not None:
            frames.append(frame)
    camera.close()
    assert [frame.serial for frame in frames] == list(range(1, 13))
    assert all(a.captured_at < b.captured_at for a, b in zip(frames, frames[1:]))
    image = frames[-1].image
    assert image.shape == (240, 320, 3) and image.flags.writeable and image.flags.c_contiguous
    assert camera.mode.device == "qt:" + sys.argv[1], camera.mode
    assert (camera.mode.width, camera.mode.height) == (320, 240)
    assert min(image[20, 20]) > 245, image[20, 20]
    blue, green, red = (int(value) for value in image[200, 300])
    assert abs(green - 100) < 8 and abs(red - 200) < 8, (green, red)
    seen = {round(int(frame.image[200, 300, 0]) / 40) for frame in frames}
    assert seen == {1, 2, 3, 4}, seen  # it began anew after the fourth
"""


def test_a_film_plays_over_and_over_in_the_right_colours(run: Run, film: Path) -> None:
    answer = run(PLAY, str(film))
    assert (answer.returncode, answer.stderr) == (0, "")


WORK = """
import sys, threading
from hardware.camera.capture import CaptureWorker
from hardware.camera.sources import camera_factory
states, faults = [], []
worker = CaptureWorker(camera_factory("qt:" + sys.argv[1]), states.append, on_fault=faults.append)
box = worker.subscribe()
worker.start()
for _ in range(5):
    assert box.take(30) is not None
worker.stop()
assert [state.value for state in states] == ["starting", "running"], states
assert faults == []
"""


def test_the_worker_runs_it_like_any_other_camera(run: Run, film: Path) -> None:
    answer = run(WORK, str(film))
    assert (answer.returncode, answer.stderr) == (0, "")


REFUSE = """
import sys
from pathlib import Path
from hardware.camera.frames import CameraError
from hardware.camera.sources import camera_factory
Path(sys.argv[1]).write_bytes(b"RIFF nonsense" * 100)
for name in ("qt:", "qt:No such camera", "qt:/nowhere/film.mp4", "qt:" + sys.argv[1]):
    camera = camera_factory(name)()
    try:
        camera.open()
        while camera.read() is None:
            pass
    except CameraError as error:
        print(type(error).__name__)
    camera.close()
    camera.close()
"""


def test_what_is_not_there_or_no_film_is_trouble_of_the_camera(run: Run, tmp_path: Path) -> None:
    answer = run(REFUSE, str(tmp_path / "film.mp4"))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.split() == ["CameraUnavailableError"] * 3 + ["CameraLostError"]


OTHER = """
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from hardware.camera.frames import CameraUnavailableError
from hardware.camera.sources import camera_factory
for _ in range(2):
    try:
        camera_factory("qt:")()
    except CameraUnavailableError as error:
        print(error)
"""


def test_in_a_process_with_another_application_it_declines(run: Run) -> None:
    answer = run(OTHER)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.count("Qt cannot be used in this process") == 2


HANG = """
import os, sys, threading, time
from hardware.camera.capture import CaptureWorker, Patience
from hardware.camera.qt_loop import qt_loop
from hardware.camera.sources import camera_factory
states = []
patience = Patience(opening=0.3, silence=0.3, first_retry=0.05, last_words=0.1)
worker = CaptureWorker(camera_factory("qt:" + sys.argv[1]), states.append, patience=patience,
                       on_stuck=lambda: os._exit(71))
box = worker.subscribe()
worker.start()
assert box.take(30) is not None
threading.Thread(target=qt_loop().call, args=(lambda: time.sleep(600),), daemon=True).start()
time.sleep(60)
"""


def test_a_driver_that_hangs_in_qt_comes_to_the_bound_like_any_other(run: Run, film: Path) -> None:
    assert run(HANG, str(film)).returncode == 71


# -- controls --------------------------------------------------------------------------------------


class FakeFormat:
    """A QCameraFormat, which nobody but Qt can make."""

    def __init__(self, width: int, height: int, rate: float, coding: Any) -> None:
        self._values = (QSize(width, height), rate, coding)

    def resolution(self) -> QSize:
        return self._values[0]

    def maxFrameRate(self) -> float:  # noqa: N802 - Qt's name
        return self._values[1]

    def pixelFormat(self) -> Any:  # noqa: N802 - Qt's name
        return self._values[2]


def test_the_best_readable_format_is_chosen() -> None:
    unreadable: Any = FakeFormat(1280, 720, 30, Format.Format_P010)
    jpeg: Any = FakeFormat(1280, 720, 30, Format.Format_Jpeg)
    slow = FakeFormat(1280, 720, 10, Format.Format_YUYV)
    large: Any = FakeFormat(1920, 1080, 30, Format.Format_Jpeg)
    offered: list[Any] = [unreadable, slow, large, jpeg]
    assert best_format(offered, CameraWishes()) is jpeg
    assert best_format(offered, CameraWishes(width=1920, height=1080)) is large
    assert best_format([unreadable], CameraWishes()) is None


class FakeQCamera:
    """A QCamera with or without controls; refuses with a warning, as Qt does, what it has not."""

    def __init__(self, able: bool) -> None:
        self.able = able
        self.focus = QCamera.FocusMode.FocusModeAuto
        self.mode = QCamera.ExposureMode.ExposureAuto
        self.distance, self.seconds, self.iso = 1.0, -1.0, -1

    def isFocusModeSupported(self, mode: Any) -> bool:  # noqa: N802 - Qt's name
        return self.able or mode is QCamera.FocusMode.FocusModeAuto

    def setFocusMode(self, mode: Any) -> None:  # noqa: N802 - Qt's name
        assert self.isFocusModeSupported(mode)
        self.focus = mode

    def focusMode(self) -> Any:  # noqa: N802 - Qt's name
        return self.focus

    def setFocusDistance(self, distance: float) -> None:  # noqa: N802 - Qt's name
        assert self.able
        assert 0 <= distance <= 1
        self.distance = distance

    def focusDistance(self) -> float:  # noqa: N802 - Qt's name
        return self.distance

    def isExposureModeSupported(self, mode: Any) -> bool:  # noqa: N802 - Qt's name
        return self.able or mode is QCamera.ExposureMode.ExposureAuto

    def setExposureMode(self, mode: Any) -> None:  # noqa: N802 - Qt's name
        assert self.isExposureModeSupported(mode)
        self.mode = mode

    def exposureMode(self) -> Any:  # noqa: N802 - Qt's name
        return self.mode

    def setAutoExposureTime(self) -> None:  # noqa: N802 - Qt's name
        self.seconds = -1.0

    def setManualExposureTime(self, seconds: float) -> None:  # noqa: N802 - Qt's name
        self.seconds = seconds if self.able else -1.0

    def exposureTime(self) -> float:  # noqa: N802 - Qt's name
        return self.seconds

    def setManualIsoSensitivity(self, iso: int) -> None:  # noqa: N802 - Qt's name
        self.iso = iso if self.able else -1

    def isoSensitivity(self) -> int:  # noqa: N802 - Qt's name
        return self.iso

    def supportedFeatures(self) -> Any:  # noqa: N802 - Qt's name
        return QCamera.Feature.IsoSensitivity if self.able else QCamera.Feature(0)

    def cameraFormat(self) -> FakeFormat:  # noqa: N802 - Qt's name
        return FakeFormat(1280, 720, 30, Format.Format_Jpeg)

    def cameraDevice(self) -> FakeQCamera:  # noqa: N802 - Qt's name
        return self

    def description(self) -> str:
        return "Desk Camera"


FIXED = CameraWishes(autofocus=False, focus=7, exposure=0.004, gain=200)


def test_controls_are_set_where_the_camera_has_them_and_read_back() -> None:
    camera: Any = FakeQCamera(able=True)
    _set_controls(camera, FIXED)
    mode = _mode(camera)
    assert (mode.device, mode.width, mode.height, mode.coding) == (
        "qt:Desk Camera",
        1280,
        720,
        "MJPG",
    )
    assert (mode.autofocus, mode.focus, mode.automatic_exposure) == (False, 1.0, False)
    assert (mode.exposure, mode.gain) == (0.004, 200)
    _set_controls(camera, CameraWishes())
    mode = _mode(camera)
    assert (mode.autofocus, mode.automatic_exposure, mode.exposure) == (True, True, None)


def test_a_camera_without_controls_works_on() -> None:
    camera: Any = FakeQCamera(able=False)
    _set_controls(camera, FIXED)
    mode = _mode(camera)
    assert (mode.autofocus, mode.focus, mode.automatic_exposure) == (None, None, None)
    assert (mode.exposure, mode.gain) == (None, None)
