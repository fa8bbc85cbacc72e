"""Whatever is in view and wherever it is said to be: no exception, and never a wrong text."""

from __future__ import annotations

import math
from itertools import product

import cv2
import numpy as np
import pytest
import segno

from hardware.decode.look import Attempt, Look, Place
from hardware.decode.restore.rung import Restoration
from tests.sampling import sampled

_HEIGHT, _WIDTH = 480, 640
_INF = math.inf
_NAN = math.nan
_SQUARE = ((200.0, 120.0), (400.0, 120.0), (400.0, 320.0), (200.0, 320.0))
_GARBAGE = {
    "a point": ((5.0, 5.0),) * 4,
    "a line": ((0.0, 0.0), (100.0, 100.0), (200.0, 200.0), (300.0, 300.0)),
    "self-crossing": ((200.0, 120.0), (400.0, 320.0), (400.0, 120.0), (200.0, 320.0)),
    "dented": ((200.0, 120.0), (400.0, 120.0), (240.0, 160.0), (200.0, 320.0)),
    "not a number": ((_NAN, 120.0), (400.0, 120.0), (400.0, 320.0), (200.0, 320.0)),
    "infinite": ((200.0, 120.0), (_INF, 120.0), (400.0, 320.0), (200.0, -_INF)),
    "far outside": ((2000.0, 120.0), (2400.0, 120.0), (2400.0, 520.0), (2000.0, 520.0)),
    "left of it": ((-500.0, 120.0), (-100.0, 120.0), (-100.0, 520.0), (-500.0, 520.0)),
    "half outside": ((-200.0, 120.0), (200.0, 120.0), (200.0, 520.0), (-200.0, 520.0)),
    "around all": ((-300.0, -300.0), (1000.0, -300.0), (1000.0, 1000.0), (-300.0, 1000.0)),
    "enormous": ((-1e30, -1e30), (1e30, -1e30), (1e30, 1e30), (-1e30, 1e30)),
    "tiny": ((300.0, 200.0), (304.0, 200.0), (304.0, 204.0), (300.0, 204.0)),
    "a sliver": ((100.0, 200.0), (500.0, 200.0), (500.0, 203.0), (100.0, 203.0)),
    "a triangle": ((200.0, 120.0), (400.0, 120.0), (400.0, 120.0), (200.0, 320.0)),
}


def _attempts(grey, corners, times=3) -> list[Attempt]:
    rung = Restoration()
    look = Look(grey, 10.0, (Place(corners, True, 10.0),))
    return [rung.attempt(look) for _ in range(times)]


def _texts(grey, corners, times=3) -> set[str]:
    return {
        sighting.text for attempt in _attempts(grey, corners, times) for sighting in attempt.read
    }


def _noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (_HEIGHT, _WIDTH)).astype(np.uint8)


def _checkerboard(px: int) -> np.ndarray:
    y, x = np.mgrid[0:_HEIGHT, 0:_WIDTH] // px
    return (255 * ((x + y) % 2)).astype(np.uint8)


def _finders_only() -> np.ndarray:
    """Three finder patterns and timing around nothing but noise."""
    code = segno.make_qr("x", version=5, error="l", boost_error=False)
    modules = np.array([list(row) for row in code.matrix], np.uint8)
    modules[9:28, 9:28] = np.random.default_rng(1).integers(0, 2, (19, 19))
    return _placed(modules)


def _placed(modules: np.ndarray) -> np.ndarray:
    """Drawn over `_SQUARE`."""
    grey = np.full((_HEIGHT, _WIDTH), 220, np.uint8)
    part = np.where(cv2.resize(modules, (200, 200), interpolation=cv2.INTER_NEAREST) > 0, 20, 220)
    grey[120:320, 200:400] = part
    return cv2.GaussianBlur(grey, (0, 0), 1.5)


def _micro() -> np.ndarray:
    code = segno.make_micro("MICRO 12")
    return _placed(np.array([list(row) for row in code.matrix], np.uint8))


_PICTURES = {
    "black": np.zeros((_HEIGHT, _WIDTH), np.uint8),
    "white": np.full((_HEIGHT, _WIDTH), 255, np.uint8),
    "grey": np.full((_HEIGHT, _WIDTH), 128, np.uint8),
    "a gradient": np.tile(np.linspace(0, 255, _WIDTH).astype(np.uint8), (_HEIGHT, 1)),
    "noise": _noise(0),
    "soft noise": cv2.GaussianBlur(_noise(1), (0, 0), 4),
    "checkerboard": _checkerboard(5),
    "large checkerboard": _checkerboard(9),
    "finder patterns around noise": _finders_only(),
    "Micro QR": _micro(),
}


@pytest.mark.parametrize("corners", _GARBAGE.values(), ids=_GARBAGE.keys())
def test_corners_that_cannot_be(corners) -> None:
    for grey in (_PICTURES["noise"], _PICTURES["finder patterns around noise"]):
        assert _texts(grey, corners) == set()


@pytest.mark.parametrize("grey", _PICTURES.values(), ids=_PICTURES.keys())
def test_pictures_without_a_code(grey) -> None:
    assert _texts(grey, _SQUARE) == set()
    assert _texts(grey, tuple((x + 7, y - 11) for x, y in _SQUARE)) == set()


def test_tiny_pictures() -> None:
    for height, width in product((1, 2, 30), repeat=2):
        assert _texts(np.zeros((height, width), np.uint8), _SQUARE) == set()


def test_random_corners(bench) -> None:
    photograph = bench.take(bench.shot(seed=1, defocus=1.6))
    rng = np.random.default_rng(0)
    for _ in range(60):
        corners = tuple(
            (float(x), float(y)) for x, y in rng.uniform((-80, -80), (720, 560), (4, 2))
        )
        assert _texts(photograph.grey, corners, 2) <= {photograph.text}


def test_nothing_is_tried_where_nothing_is_located() -> None:
    rung = Restoration()
    look = Look(_PICTURES["noise"], 1.0, (Place(_SQUARE, False, 1.0),))
    assert rung.suits(look) == 0
    assert rung.attempt(look) == Attempt()
    assert rung.attempt(Look(look.grey, 1.0, ())) == Attempt()
    assert rung.suits(Look(look.grey, 1.0, (Place(_SQUARE, True, 1.0),))) > 0.5


def test_another_code_than_the_one_pointed_at_is_still_a_code(bench) -> None:
    """Corners a whole symbol's width off: nothing, or what really is there."""
    photograph = bench.take(bench.shot(seed=2, defocus=1.6))
    for dx, dy in product((-150.0, 0.0, 150.0), repeat=2):
        corners = tuple((x + dx, y + dy) for x, y in photograph.corners)
        assert _texts(photograph.grey, corners) <= {photograph.text}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_two_codes_that_overlap(bench, share) -> None:
    one = bench.take(bench.shot(seed=1, defocus=1.2))
    other = bench.take(bench.shot(seed=2, defocus=1.2))
    grey = one.grey.copy()
    split = int(_WIDTH * share)
    grey[:, split:] = other.grey[:, split:]
    blended = cv2.addWeighted(one.grey, 0.5, other.grey, 0.5, 0)
    for picture in (grey, blended):
        for corners in (one.corners, other.corners):
            assert _texts(picture, corners, 5) <= {one.text, other.text}


@pytest.mark.parametrize(
    ("characters", "flipped"),
    sampled(product((8, 25, 120, 300), (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5)), one_in=4),
)
def test_never_a_wrong_text_whatever_is_broken(bench, characters, flipped) -> None:
    rng = np.random.default_rng([characters, int(100 * flipped)])
    for seed in range(4):
        shot = bench.shot(
            seed=seed, characters=characters, level="lmqh"[seed % 4], px=4.0, defocus=0.8
        )
        text = bench.take(shot).text
        modules = bench.modules(text, shot.level)
        broken = rng.random(modules.shape) < flipped
        broken[:9, :9] = broken[:9, -8:] = broken[-8:, :9] = False  # else it is not even found
        photograph = bench.take(shot, modules ^ broken.astype(np.uint8))
        assert _texts(photograph.grey, photograph.corners, 4) <= {text}
