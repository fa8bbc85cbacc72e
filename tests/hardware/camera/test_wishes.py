"""What is wished of a device, and what devices of several kinds make of it."""

from __future__ import annotations

import math
from typing import Any

import pytest

from hardware.camera.library import opencv
from hardware.camera.opencv import device_backend
from hardware.camera.opencv_controls import configure, read_mode
from hardware.camera.wishes import CameraMode, CameraWishes, rank

MJPG, YUYV = "MJPG", "YUYV"
Modes = dict[tuple[int, int, str], float]


class Device:
    """A cv2.VideoCapture of a device with certain modes and controls: takes what it has, else keeps.

    `modes` gives the most frames a second by width, height and coding; `controls` which values each
    control takes.
    """

    def __init__(self, modes: Modes, controls: dict[int, Any], backend: int) -> None:
        self.cv2 = opencv()
        self.modes = modes
        self.controls = controls
        self.values: dict[int, float] = {self.cv2.CAP_PROP_BACKEND: backend}
        self.mode = next(iter(modes))

    def set(self, name: int, value: float) -> bool:
        cv2, (width, height, coding) = self.cv2, self.mode
        if name == cv2.CAP_PROP_FOURCC:
            letters = int(value).to_bytes(4, "little").decode()
            return self._take(width, height, letters)
        if name == cv2.CAP_PROP_FRAME_WIDTH:
            self.asked_width = int(value)
            return True
        if name == cv2.CAP_PROP_FRAME_HEIGHT:
            return self._take(self.asked_width, int(value), coding)
        if name in self.controls and value in self.controls[name]:
            self.values[name] = value
            return True
        return False

    def get(self, name: int) -> float:
        cv2, (width, height, coding) = self.cv2, self.mode
        shown: dict[int, float] = {
            cv2.CAP_PROP_FRAME_WIDTH: width,
            cv2.CAP_PROP_FRAME_HEIGHT: height,
            cv2.CAP_PROP_FPS: self.modes[self.mode],
            cv2.CAP_PROP_FOURCC: int.from_bytes(coding.encode(), "little"),
        }
        return float({**shown, **self.values}.get(name, -1))

    def _take(self, width: int, height: int, coding: str) -> bool:
        """As V4L2 does: the nearest size of that coding."""
        same = [mode for mode in self.modes if mode[2] == coding]
        if not same:
            return False
        self.mode = min(same, key=lambda mode: abs(mode[0] - width) + abs(mode[1] - height))
        return True


def make(modes: Modes, v4l2: bool = True, **controls: Any) -> Device:
    cv2 = opencv()
    named = {getattr(cv2, f"CAP_PROP_{name.upper()}"): takes for name, takes in controls.items()}
    return Device(modes, named, cv2.CAP_V4L2 if v4l2 else cv2.CAP_MSMF)


def outcome(device: Device, wishes: CameraWishes) -> CameraMode:
    configure(device.cv2, device, wishes)
    return read_mode(device.cv2, device, CameraMode("one"))


USUAL: Modes = {
    (640, 480, YUYV): 30,
    (1280, 720, YUYV): 10,
    (1920, 1080, YUYV): 5,
    (640, 480, MJPG): 30,
    (1280, 720, MJPG): 30,
    (1920, 1080, MJPG): 30,
}


@pytest.mark.parametrize(
    ("modes", "wishes", "expected"),
    [
        (USUAL, CameraWishes(), (1280, 720, 30, MJPG)),
        (USUAL, CameraWishes(width=1920, height=1080), (1920, 1080, 30, MJPG)),
        # USB 2 without MJPG: large is slow, so small and fluid wins.
        ({(640, 480, YUYV): 30, (1280, 720, YUYV): 10}, CameraWishes(), (640, 480, 30, YUYV)),
        ({(640, 480, YUYV): 10, (1280, 720, YUYV): 8}, CameraWishes(), (1280, 720, 8, YUYV)),
        ({(1280, 720, YUYV): 30, (320, 240, MJPG): 30}, CameraWishes(), (1280, 720, 30, YUYV)),
        ({(1920, 1080, "NV12"): 30}, CameraWishes(), (1920, 1080, 30, "NV12")),
    ],
)
def test_the_best_mode_that_a_device_really_takes(
    modes: Modes, wishes: CameraWishes, expected: tuple[int, int, float, str]
) -> None:
    got = outcome(make(modes), wishes)
    assert (got.width, got.height, got.frames_per_second, got.coding) == expected


def test_a_usb_camera_on_linux_with_all_controls() -> None:
    def device() -> Device:
        return make(
            USUAL, autofocus=(0, 1), focus=range(256), auto_exposure=(1, 3), exposure=range(2048),
            gain=range(256),
        )  # fmt: skip

    usual = outcome(device(), CameraWishes())
    assert (usual.autofocus, usual.automatic_exposure) == (True, True)
    fixed = outcome(device(), CameraWishes(autofocus=False, focus=120, exposure=0.005, gain=64))
    assert (fixed.autofocus, fixed.focus, fixed.gain) == (False, 120, 64)
    assert fixed.automatic_exposure is False
    assert fixed.exposure == pytest.approx(0.005)


def test_another_driver_whose_automatic_exposure_is_zero() -> None:
    device = make(USUAL, auto_exposure=(0, 1), exposure=range(2048))
    device.set(device.cv2.CAP_PROP_AUTO_EXPOSURE, 1)  # somebody left it manual
    assert outcome(device, CameraWishes()).automatic_exposure is True


def test_media_foundation_counts_exposure_as_a_power_of_two() -> None:
    device = make(USUAL, v4l2=False, auto_exposure=(0, 1), exposure=range(-13, 0))
    fixed = outcome(device, CameraWishes(exposure=1 / 128))
    assert (fixed.automatic_exposure, fixed.exposure) == (False, 1 / 128)
    assert outcome(device, CameraWishes()).automatic_exposure is True


def test_a_device_without_controls_refuses_all_and_works_on() -> None:
    wishes = CameraWishes(autofocus=False, focus=3, exposure=0.01, gain=5)
    for v4l2 in (True, False):
        got = outcome(make(USUAL, v4l2=v4l2), wishes)
        assert (got.width, got.autofocus, got.focus, got.gain) == (1280, None, None, None)
        assert got.automatic_exposure is None
        assert got.exposure is None or math.isclose(got.exposure, 0.5)  # -1: none, or 2 ** -1 s


def test_what_is_not_wished_is_not_touched() -> None:
    device = make(USUAL, autofocus=(0, 1), gain=range(256))
    device.values[device.cv2.CAP_PROP_AUTOFOCUS] = 0
    device.values[device.cv2.CAP_PROP_GAIN] = 17
    got = outcome(device, CameraWishes(autofocus=None, focus=9))
    assert (got.autofocus, got.gain) == (False, 17)


def test_fluid_comes_before_size_and_size_before_speed() -> None:
    wishes = CameraWishes()
    order: list[tuple[int, int, float, str]] = [
        (1280, 720, 30.0, MJPG),
        (1280, 720, 30.0, YUYV),
        (1280, 720, 15.0, MJPG),
        (1920, 1080, 30.0, MJPG),
        (640, 480, 30.0, MJPG),
        (1280, 720, 10.0, MJPG),
        (640, 480, 10.0, YUYV),
        (0, 0, 0.0, ""),
    ]
    assert sorted(order, key=lambda mode: rank(*mode, wishes=wishes), reverse=True) == order


@pytest.mark.parametrize(
    "wrong",
    [
        {"width": 0},
        {"height": 9000},
        {"frames_per_second": 0},
        {"frames_per_second": math.nan},
        {"exposure": 0},
        {"exposure": 2},
    ],
    ids=str,
)
def test_wishes_that_no_camera_fulfils(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"camera|exposure"):
        CameraWishes(**wrong)  # type: ignore[arg-type] # of several types


def test_each_system_has_its_backend() -> None:
    cv2 = opencv()
    assert device_backend(cv2, "linux") == cv2.CAP_V4L2
    assert device_backend(cv2, "win32") == cv2.CAP_MSMF
    assert device_backend(cv2, "darwin") == cv2.CAP_ANY
