"""Pictures in numbers, on drawings whose numbers are known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from hardware.checks.focus_card import CardFinder
from hardware.checks.picture import measure
from hardware.qr import qr_symbol
from kiosk.maintenance.camera import SOFT
from kiosk.maintenance.trial_codes import CARD


def drawing(width: int = 1280, height: int = 720) -> np.ndarray:
    rng = np.random.default_rng(7)
    blocks = rng.integers(40, 220, (height // 40, width // 40, 3), np.uint8)
    return cv2.resize(blocks, (width, height), interpolation=cv2.INTER_NEAREST)


def test_blur_takes_sharpness_away_step_by_step() -> None:
    sharp = drawing()
    steps = [measure(cv2.GaussianBlur(sharp, (0, 0), sigma), 0).sharpness for sigma in (1, 4, 12)]
    assert measure(sharp, 0).sharpness > steps[0] > steps[1] > steps[2]
    assert steps[2] < SOFT < steps[1]


def test_sharpness_does_not_hang_on_the_camera_s_resolution() -> None:
    large, small = drawing(), cv2.resize(drawing(), (640, 360), interpolation=cv2.INTER_AREA)
    assert measure(large, 0).sharpness == pytest.approx(measure(small, 0).sharpness, rel=0.05)


def test_noise_is_no_sharpness() -> None:
    rng = np.random.default_rng(1)
    grain = np.clip(rng.normal(120, 5, (720, 1280, 3)), 0, 255).astype(np.uint8)
    assert measure(grain, 0).sharpness < SOFT


def test_clipping_and_brightness() -> None:
    image = np.full((480, 640), 128, np.uint8)
    image[:120] = 255
    image[120:168] = 0
    facts = measure(image, 1.5)
    assert (facts.bright_share, facts.dark_share) == (0.25, 0.1)
    assert facts.brightness == pytest.approx(0.25 * 255 + 0.65 * 128, abs=0.1)
    assert (facts.width, facts.height, facts.at) == (640, 480, 1.5)


def held(module: int) -> np.ndarray:
    """The test card's code, so many px a module, before grey."""
    symbol = qr_symbol(CARD)
    code = np.frombuffer(symbol.light, np.uint8).reshape(symbol.side, symbol.side)
    code = np.pad(code, 4, constant_values=255)
    code = np.kron(code, np.ones((module, module), np.uint8))
    image = np.full((720, 1280), 150, np.uint8)
    top, left = (720 - code.shape[0]) // 2, (1280 - code.shape[1]) // 2
    image[top : top + code.shape[0], left : left + code.shape[1]] = code
    return image


def test_the_card_s_distance_is_told_by_its_size() -> None:
    finder = CardFinder(view_degrees=90.0)  # so half the view is as wide as the distance
    seen = [finder.look(held(module), 0.1 * n) for n, module in enumerate((10, 5))]
    near, far = (each.millimetres for each in seen if each is not None)
    side = qr_symbol(CARD).side
    assert near == pytest.approx(40.0 * 640 / (10 * side), rel=0.06)
    assert far == pytest.approx(2 * near, rel=0.06)


def test_a_blurred_card_is_less_sharp() -> None:
    finder = CardFinder()
    sharp = finder.look(held(8), 0.0)
    blurred = finder.look(cv2.GaussianBlur(held(8), (0, 0), 3), 0.1)
    assert sharp is not None
    assert blurred is not None
    assert blurred.sharpness < sharp.sharpness / 2


def test_another_code_is_no_card() -> None:
    assert CardFinder().look(np.full((480, 640), 128, np.uint8), 0.0) is None
    with pytest.raises(ValueError, match="degrees"):
        CardFinder(view_degrees=5)
