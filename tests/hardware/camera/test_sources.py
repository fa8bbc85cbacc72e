from __future__ import annotations

import subprocess
import sys

import pytest

from hardware.camera.opencv import OpenCvCamera
from hardware.camera.sources import camera_factory
from hardware.camera.standin import StandInCamera


def test_a_setting_names_a_device_a_scene_or_whatever_opencv_opens() -> None:
    assert isinstance(camera_factory("stand-in:127.0.0.1:4000")(), StandInCamera)
    device, stream, film = (
        camera_factory(name)() for name in ("0", "rtsp://127.0.0.1/1", "film.avi")
    )
    assert isinstance(device, OpenCvCamera)
    assert isinstance(stream, OpenCvCamera)
    assert isinstance(film, OpenCvCamera)
    assert (device._source, device._is_file) == (0, False)
    assert (stream._source, stream._is_file) == ("rtsp://127.0.0.1/1", False)
    assert (film._source, film._is_file) == ("film.avi", True)


def test_every_opening_gets_a_camera_of_its_own() -> None:
    make = camera_factory("0")
    assert make() is not make()


@pytest.mark.parametrize("name", ["", "  ", "stand-in:", "stand-in:4000"])
def test_a_wrong_name_is_found_at_once(name: str) -> None:
    with pytest.raises(ValueError, match="camera"):
        camera_factory(name)


def test_the_first_screen_waits_for_no_heavy_library() -> None:
    """Everything of the camera path can be imported and made without numpy, OpenCV, decoders."""
    program = """
import sys
from hardware.camera.sources import camera_factory
from hardware.decode.source import CameraCodeSource
from hardware.scene.server import SceneServer
CameraCodeSource(camera_factory("stand-in:127.0.0.1:1"))
heavy = {"numpy", "cv2", "zxingcpp", "pyzbar", "PIL", "segno", "PySide6"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert (answer.returncode, answer.stderr) == (0, "")
