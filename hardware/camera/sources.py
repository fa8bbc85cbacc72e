"""From the words of a setting to a camera."""

from __future__ import annotations

from collections.abc import Callable

from hardware.camera.frames import Camera
from hardware.camera.opencv import OpenCvCamera
from hardware.camera.standin import StandInCamera

STAND_IN = "stand-in:"

CameraFactory = Callable[[], Camera]


def camera_factory(source: str) -> CameraFactory:
    """How to make the camera named by `source`, anew for each opening.

    `"0"` is a device index, `"/dev/v4l/by-id/..."` a device, `"stand-in:127.0.0.1:4321"` a scene
    server, everything else a URL or a video file for OpenCV. Raises ValueError for an empty name or
    a wrong stand-in address.
    """
    name = source.strip()
    if not name:
        raise ValueError("the camera has no name")
    if name.startswith(STAND_IN):
        address = name.removeprefix(STAND_IN)
        StandInCamera(address)  # a wrong address is found now, not at each opening
        return lambda: StandInCamera(address)
    if name.isdecimal():
        index = int(name)
        return lambda: OpenCvCamera(index)
    return lambda: OpenCvCamera(name)
