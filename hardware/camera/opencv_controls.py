"""Mode and controls of a device through cv2.VideoCapture, with each backend's own odd values."""

from __future__ import annotations

import math
from typing import Any

from hardware.camera.wishes import CameraMode, CameraWishes, rank

# Sizes that nearly every camera has, for those that have the wished one too slowly or not at all.
_USUAL = ((1280, 720), (640, 480))
_MJPG = "MJPG"
# V4L2_CID_EXPOSURE_AUTO: USB cameras know aperture priority (3) as their automatic and manual (1),
# others automatic (0). OpenCV hands these numbers through.
_V4L2_AUTOMATIC, _V4L2_MANUAL = (3, 0), 1
_V4L2_EXPOSURE_UNIT = 1e-4  # seconds, V4L2_CID_EXPOSURE_ABSOLUTE


def configure(cv2: Any, capture: Any, wishes: CameraWishes) -> None:
    """Choose the best mode the device really takes, then set the controls it has."""
    _choose_size(cv2, capture, wishes)
    # Old frames are of no use; not every backend knows this property.
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    _set_focus(cv2, capture, wishes)
    _set_exposure(cv2, capture, wishes)
    if wishes.gain is not None:
        capture.set(cv2.CAP_PROP_GAIN, wishes.gain)


def read_mode(cv2: Any, capture: Any, mode: CameraMode) -> CameraMode:
    """`mode` with what the device says of itself; OpenCV answers -1 for what it has not."""
    width, height, rate, coding = _size(cv2, capture)
    automatic = _control(capture, cv2.CAP_PROP_AUTO_EXPOSURE)
    autofocus = _control(capture, cv2.CAP_PROP_AUTOFOCUS)
    exposure: float | None = float(capture.get(cv2.CAP_PROP_EXPOSURE))
    if _is_v4l2(cv2, capture):
        is_automatic = None if automatic is None else round(automatic) != _V4L2_MANUAL
        exposure = exposure * _V4L2_EXPOSURE_UNIT if exposure and exposure > 0 else None
    else:  # Media Foundation: the logarithm of the seconds to base 2
        is_automatic = None if automatic is None else bool(automatic)
        exposure = 2.0**exposure if exposure and -20 < exposure < 0 else None  # noqa: PLR2004
    return CameraMode(
        mode.device,
        mode.origin,
        width,
        height,
        rate,
        coding,
        autofocus=None if autofocus is None else bool(autofocus),
        focus=_control(capture, cv2.CAP_PROP_FOCUS),
        automatic_exposure=is_automatic,
        exposure=exposure,
        gain=_control(capture, cv2.CAP_PROP_GAIN),
    )


def _choose_size(cv2: Any, capture: Any, wishes: CameraWishes) -> None:
    """OpenCV does not list modes; ask for some and keep the one whose outcome ranks best.

    MJPG first: uncompressed, USB 2 carries 720p at 10 frames a second only.
    """
    wished = (wishes.width, wishes.height)
    tries = [(size, _MJPG) for size in dict.fromkeys((wished, *_USUAL))]
    tries += [(size, "YUYV") for size, _ in tries]
    best: tuple[tuple[bool, float, float, bool], tuple[int, int], str] | None = None
    for size, coding in tries:
        _ask(cv2, capture, size, coding, wishes.frames_per_second)
        got = _size(cv2, capture)
        worth = rank(*got, wishes)
        if best is None or worth > best[0]:
            best = (worth, size, coding)
        if worth[0] and got[:2] == wished:
            return
    if best is not None and best[1:] != tries[-1]:
        _ask(cv2, capture, best[1], best[2], wishes.frames_per_second)


def _ask(cv2: Any, capture: Any, size: tuple[int, int], coding: str, rate: float) -> None:
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*coding))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, size[0])
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size[1])
    capture.set(cv2.CAP_PROP_FPS, rate)


def _size(cv2: Any, capture: Any) -> tuple[int, int, float, str]:
    """Width and height in px, frames a second (0: not told), FourCC of the coding ("": not told)."""
    code = int(capture.get(cv2.CAP_PROP_FOURCC))
    letters = bytes(code >> shift & 0xFF for shift in (0, 8, 16, 24)) if code > 0 else b""
    coding = letters.decode("ascii") if letters.isalnum() else ""
    rate = float(capture.get(cv2.CAP_PROP_FPS))
    return (
        max(int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), 0),
        max(int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT)), 0),
        rate if math.isfinite(rate) and rate > 0 else 0.0,
        coding,
    )


def _set_focus(cv2: Any, capture: Any, wishes: CameraWishes) -> None:
    if wishes.autofocus is None:
        return
    capture.set(cv2.CAP_PROP_AUTOFOCUS, 1 if wishes.autofocus else 0)
    if not wishes.autofocus and wishes.focus is not None:
        capture.set(cv2.CAP_PROP_FOCUS, wishes.focus)


def _set_exposure(cv2: Any, capture: Any, wishes: CameraWishes) -> None:
    v4l2 = _is_v4l2(cv2, capture)
    seconds = wishes.exposure
    if seconds is None:
        for value in _V4L2_AUTOMATIC if v4l2 else (1,):
            capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, value)
            if round(capture.get(cv2.CAP_PROP_AUTO_EXPOSURE)) == value:
                return
    elif v4l2:
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _V4L2_MANUAL)
        capture.set(cv2.CAP_PROP_EXPOSURE, max(round(seconds / _V4L2_EXPOSURE_UNIT), 1))
    else:
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, 0)
        capture.set(cv2.CAP_PROP_EXPOSURE, round(math.log2(seconds)))


def _control(capture: Any, name: int) -> float | None:
    value = float(capture.get(name))
    return value if math.isfinite(value) and value >= 0 else None


def _is_v4l2(cv2: Any, capture: Any) -> bool:
    return bool(capture.get(cv2.CAP_PROP_BACKEND) == cv2.CAP_V4L2)
