"""Video files and devices through OpenCV."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from hardware.camera.frames import CameraLostError, CameraUnavailableError
from hardware.camera.library import opencv
from hardware.camera.opencv import OpenCvCamera


def write_video(path: Path, *, size: tuple[int, int], frames: int, rate: float) -> None:
    """A film of MJPG pictures, each of one grey level: 20, 40, 60..."""
    cv2 = opencv()
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, size)
    assert writer.isOpened()
    for number in range(frames):
        writer.write(np.full((size[1], size[0], 3), 20 * (number + 1), np.uint8))
    writer.release()


def test_a_film_plays_over_and_over(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    write_video(film, size=(320, 240), frames=4, rate=60)
    camera = OpenCvCamera(str(film))
    camera.open()
    frames = [camera.read() for _ in range(9)]
    camera.close()
    images = [frame.image for frame in frames if frame is not None]
    assert [round(float(image.mean()) / 20) for image in images] == [1, 2, 3, 4, 1, 2, 3, 4, 1]
    assert {(image.shape, str(image.dtype)) for image in images} == {((240, 320, 3), "uint8")}
    assert [frame.serial for frame in frames if frame is not None] == list(range(1, 10))


def test_a_film_keeps_its_own_pace(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    write_video(film, size=(64, 48), frames=3, rate=20)
    camera = OpenCvCamera(str(film))
    camera.open()
    began = time.monotonic()
    for _ in range(7):
        camera.read()
    # Six periods of 50 ms lie between seven frames; a wait is never shorter than asked for.
    assert time.monotonic() - began > 0.29
    camera.close()


def test_pictures_too_large_to_decode_in_time_are_shrunk(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    write_video(film, size=(3840, 2160), frames=1, rate=30)
    camera = OpenCvCamera(str(film))
    camera.open()
    frame = camera.read()
    assert frame is not None
    assert frame.image.shape == (1080, 1920, 3)
    camera.close()


@pytest.mark.parametrize("content", [None, b"", b"RIFF\x00\x00\x00\x00AVI LIST", b"\xff" * 5000])
def test_what_is_no_film_cannot_be_opened(tmp_path: Path, content: bytes | None) -> None:
    film = tmp_path / "film.avi"
    if content is not None:
        film.write_bytes(content)
    camera = OpenCvCamera(str(film))
    with pytest.raises(CameraUnavailableError):
        camera.open()
    camera.close()


def test_a_device_that_is_away_cannot_be_opened_and_says_so_quietly(
    capfd: pytest.CaptureFixture[str],
) -> None:
    index = next(number for number in range(60, 99) if not os.path.exists(f"/dev/video{number}"))  # noqa: PTH110 - a device node
    for source in (index, f"/dev/video{index}"):
        camera = OpenCvCamera(source)
        with pytest.raises(CameraUnavailableError):
            camera.open()
    assert capfd.readouterr().err == ""


def test_a_stream_that_nobody_serves_cannot_be_opened(capfd: pytest.CaptureFixture[str]) -> None:
    camera = OpenCvCamera("http://127.0.0.1:9/stream.mjpg")
    with pytest.raises(CameraUnavailableError):
        camera.open()
    assert capfd.readouterr().err == ""


def test_a_closed_camera_gives_no_frames(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    write_video(film, size=(64, 48), frames=1, rate=30)
    camera = OpenCvCamera(str(film))
    camera.open()
    camera.close()
    camera.close()
    with pytest.raises(CameraLostError):
        camera.read()
