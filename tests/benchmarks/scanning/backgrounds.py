"""What stands behind the hand: a lobby with much in it that is not a code, in linear light."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.scanning.optics import Light, linear

LOBBIES = 6
_WIDTH, _HEIGHT = 1280, 720
_DEFOCUS = 2.2  # px, sigma: a few metres away from a lens that is set to a hand's distance
_CLOTHES = ((92, 70, 58), (150, 146, 140), (60, 84, 96), (196, 200, 206), (58, 52, 92))  # BGR


@lru_cache(maxsize=LOBBIES)
def lobby(number: int, size: tuple[int, int]) -> Light:
    """Height x width x 3, BGR, linear light with white at 1; not to be written to."""
    rng = np.random.default_rng([20, number % LOBBIES])
    picture = np.full((_HEIGHT, _WIDTH, 3), (198, 200, 194), np.uint8)
    horizon = int(rng.integers(330, 440))
    _floor(picture, horizon, rng)
    _lights(picture, rng)
    _blinds(picture, rng)
    for _ in range(int(rng.integers(3, 6))):
        _poster(picture, horizon, rng)
    _seats(picture, horizon, rng)
    for _ in range(int(rng.integers(2, 5))):
        _person(picture, rng)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), _DEFOCUS), np.uint8)
    light = linear(np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR), np.uint8))
    light *= _texture(size, rng) * float(rng.uniform(0.7, 1.3))
    light.flags.writeable = False
    return light


def _colour(rng: np.random.Generator, low: int = 40, high: int = 230) -> tuple[int, int, int]:
    b, g, r = (int(value) for value in rng.integers(low, high, 3))
    return b, g, r


def _floor(picture: NDArray[np.uint8], horizon: int, rng: np.random.Generator) -> None:
    cv2.rectangle(picture, (0, horizon), (_WIDTH, _HEIGHT), (158, 162, 166), cv2.FILLED)
    vanishing = int(rng.integers(400, 880))
    for x in range(-2400, 3700, 150):
        cv2.line(
            picture,
            (vanishing + (x - vanishing) // 6, horizon),
            (x, _HEIGHT),
            (132, 136, 140),
            3,
            cv2.LINE_AA,
        )
    for step in range(1, 8):
        y = horizon + int((_HEIGHT - horizon) * (step / 7) ** 2)
        cv2.line(picture, (0, y), (_WIDTH, y), (132, 136, 140), 3)


def _lights(picture: NDArray[np.uint8], rng: np.random.Generator) -> None:
    for left in range(int(rng.integers(20, 160)), _WIDTH, int(rng.integers(260, 400))):
        cv2.rectangle(picture, (left, 24), (left + 150, 52), (255, 255, 255), cv2.FILLED)


def _blinds(picture: NDArray[np.uint8], rng: np.random.Generator) -> None:
    left, top = int(rng.integers(0, 1000)), int(rng.integers(80, 140))
    cv2.rectangle(picture, (left, top), (left + 230, top + 230), (246, 244, 238), cv2.FILLED)
    for y in range(top, top + 230, 9):
        cv2.line(picture, (left, y), (left + 230, y), (168, 170, 166), 3)


def _poster(picture: NDArray[np.uint8], horizon: int, rng: np.random.Generator) -> None:
    """A notice: a heading, lines of words, and something like a table or a picture."""
    width, height = (int(value) for value in rng.integers((110, 130), (230, 250)))
    left, top = int(rng.integers(0, _WIDTH - width)), int(rng.integers(60, horizon - 40))
    paper = _colour(rng, 150, 250)
    cv2.rectangle(picture, (left, top), (left + width, top + height), paper, cv2.FILLED)
    cv2.rectangle(picture, (left, top), (left + width, top + 24), _colour(rng, 20, 160), cv2.FILLED)
    for y in range(top + 34, top + height - 50, 11):
        x = left + 8
        while x < left + width - 20:
            word = int(rng.integers(6, 26))
            cv2.rectangle(picture, (x, y), (x + word, y + 5), (70, 66, 60), cv2.FILLED)
            x += word + int(rng.integers(4, 9))
    cells = rng.integers(0, 2, (4, max((width - 20) // 10, 1)))
    for row, column in np.argwhere(cells):
        x, y = left + 10 + 10 * int(column), top + height - 44 + 10 * int(row)
        cv2.rectangle(picture, (x, y), (x + 9, y + 9), _colour(rng), cv2.FILLED)


def _seats(picture: NDArray[np.uint8], horizon: int, rng: np.random.Generator) -> None:
    shade = _colour(rng, 60, 140)
    for left in range(int(rng.integers(0, 500)), int(rng.integers(800, 1280)), 66):
        cv2.rectangle(picture, (left, horizon - 10), (left + 52, horizon + 70), shade, cv2.FILLED)
        cv2.rectangle(
            picture, (left, horizon + 70), (left + 52, horizon + 92), (84, 84, 80), cv2.FILLED
        )


def _person(picture: NDArray[np.uint8], rng: np.random.Generator) -> None:
    """Head and body; every other one wears stripes or checks."""
    scale = float(rng.uniform(0.8, 2.2))
    x, top = int(rng.integers(40, _WIDTH - 40)), int(rng.integers(150, 320))
    coat = _CLOTHES[int(rng.integers(len(_CLOTHES)))]
    half, height = int(62 * scale), int(420 * scale)
    shoulders = top + int(95 * scale)
    cv2.rectangle(picture, (x - half, shoulders), (x + half, top + height), coat, cv2.FILLED)
    if rng.random() < 0.5:
        light = tuple(min(part + 90, 255) for part in coat)
        pitch = int(rng.integers(9, 18))
        for y in range(shoulders, top + height, pitch):
            cv2.line(picture, (x - half, y), (x + half, y), light, pitch // 3)
        for along in range(x - half, x + half, pitch):
            cv2.line(picture, (along, shoulders), (along, top + height), light, pitch // 3)
    centre = (x, top + int(48 * scale))
    for reach, colour in ((1.0, (38, 36, 40)), (0.82, (142, 170, 206))):
        axes = (int(36 * scale * reach), int(46 * scale * reach))
        cv2.ellipse(picture, centre, axes, 0, 0, 360, colour, cv2.FILLED, cv2.LINE_AA)


def _texture(size: tuple[int, int], rng: np.random.Generator) -> Light:
    """Unevenness of walls and light, coarse to fine; and the lens is darker towards its corners."""
    width, height = size
    total = np.zeros((height, width), np.float32)
    for cells, strength in ((4, 0.10), (16, 0.05), (80, 0.03), (320, 0.03)):
        grain = rng.standard_normal((cells * 9 // 16 + 1, cells), np.float32) * strength
        total += cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC)
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    down = np.linspace(-0.5625, 0.5625, height, dtype=np.float32)[:, None]
    vignette = 1 / (1 + 0.25 * (across**2 + down**2)) ** 2
    return np.asarray(np.clip(1 + total, 0.4, 1.6) * vignette, np.float32)[:, :, None]
