from __future__ import annotations

import subprocess
import sys

import pytest

from hardware.camera.opencv import OpenCvCamera
from hardware.camera.search import FoundCamera
from hardware.camera.sources import camera_factory
from hardware.camera.standin import StandInCamera
from hardware.camera.wishes import Origin


@pytest.mark.parametrize("name", ["auto", "0", "/dev/video2", "opencv:0", "opencv:auto"])
def test_a_device_is_searched_for_anew_at_each_opening(name: str) -> None:
    assert isinstance(camera_factory(name)(), FoundCamera)


@pytest.mark.parametrize(
    ("name", "source", "origin"),
    [
        ("rtsp://127.0.0.1/1", "rtsp://127.0.0.1/1", Origin.STREAM),
        ("film.avi", "film.avi", Origin.FILE),
        ("opencv: film.avi", "film.avi", Origin.FILE),
        ("/dev/v4l/by-id/usb-1", "/dev/v4l/by-id/usb-1", Origin.SENSOR),
    ],
)
def test_everything_else_is_for_opencv(name: str, source: str, origin: Origin) -> None:
    camera = camera_factory(name)()
    assert isinstance(camera, OpenCvCamera)
    assert (camera._source, camera.mode.origin) == (source, origin)


def test_a_scene_is_named_by_its_address() -> None:
    assert isinstance(camera_factory("stand-in:127.0.0.1:4000")(), StandInCamera)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rtsp://admin:secret@10.0.0.9:554/live?token=x", "rtsp://10.0.0.9:554/live"),
        ("http://[bad", "a network camera"),
        ("film.avi", "film.avi"),
    ],
)
def test_what_is_told_of_a_stream_holds_no_password(name: str, told: str) -> None:
    assert camera_factory(name)().mode.device == told


def test_every_opening_gets_a_camera_of_its_own() -> None:
    make = camera_factory("0")
    assert make() is not make()


@pytest.mark.parametrize("name", ["", "  ", "stand-in:", "stand-in:4000", "opencv:", "opencv: "])
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
for name in ("auto", "0", "qt:", "film.avi"):
    camera_factory(name)
heavy = {"numpy", "cv2", "zxingcpp", "pyzbar", "PIL", "segno", "PySide6"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert (answer.returncode, answer.stderr) == (0, "")
