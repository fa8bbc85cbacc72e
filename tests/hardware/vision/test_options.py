"""What the vision process is told at its start."""

from __future__ import annotations

import pytest

from hardware.camera.wishes import CameraWishes
from hardware.vision.options import VisionOptions


@pytest.mark.parametrize(
    "options",
    [
        VisionOptions("auto"),
        VisionOptions(
            "qt:摄像头 1", CameraWishes(1920, 1080, autofocus=False, focus=40.0), "/a b/c"
        ),
    ],
)
def test_options_come_through_exactly(options: VisionOptions) -> None:
    assert VisionOptions.from_argument(options.to_argument()) == options


@pytest.mark.parametrize("argument", ["", "0", "{}", '{"source": "0", "wishes": {"x": 1}}', "[]"])
def test_anything_else_is_no_start(argument: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        VisionOptions.from_argument(argument)
