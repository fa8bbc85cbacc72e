"""What the vision process is told at its start."""

from __future__ import annotations

import pytest

from hardware.camera.wishes import CameraWishes
from hardware.vision.options import VARIABLE, VisionOptions


@pytest.mark.parametrize(
    "options",
    [
        VisionOptions("auto"),
        VisionOptions(
            "qt:摄像头 1", CameraWishes(1920, 1080, autofocus=False, focus=40.0), "/a b/c", "04ab"
        ),
    ],
)
def test_options_come_through_exactly(options: VisionOptions) -> None:
    assert VisionOptions.of_environment(options.to_environment()) == options


@pytest.mark.parametrize("argument", ["", "0", "{}", '{"source": "0", "wishes": {"x": 1}}', "[]"])
def test_anything_else_is_no_start(argument: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        VisionOptions.of_environment({VARIABLE: argument})


def test_nothing_is_no_start_either() -> None:
    with pytest.raises(KeyError):
        VisionOptions.of_environment({})


def test_an_address_is_not_printed() -> None:
    """It may hold a password."""
    assert "secret" not in repr(VisionOptions("rtsp://user:secret@camera/"))
