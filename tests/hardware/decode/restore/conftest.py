"""Photographs of symbols that are known to the last module, in linear light."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
import pytest
import segno
import zxingcpp
from numpy.typing import NDArray

from hardware.decode.look import Attempt, Corners, Look, Place
from hardware.decode.restore.rung import Restoration

Grey = NDArray[np.uint8]
Modules = NDArray[np.uint8]
_BASE45 = list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@dataclass(frozen=True)
class Shot:
    """One photograph. Lengths in modules, angles in degrees, glare and cover as shares of the symbol."""

    seed: int = 0
    characters: int = 200
    level: str = "m"
    px: float = 4.5  # a module
    defocus: float = 0.0  # diameter of the disc
    streak: float = 0.0
    glare: float = 0.0
    cover: float = 0.0
    noise: float = 0.004  # of full scale
    turn: float = 9.0
    tilt: float = 0.04
    fold: float = 0.0  # how far the fold across the middle lies from where it should
    mirrored: bool = False
    moment: int = 0  # decides noise, and where glare is
    shift: tuple[float, float] = (0.0, 0.0)
    size: tuple[int, int] = (640, 480)


@dataclass(frozen=True)
class Photograph:
    grey: Grey
    corners: Corners
    text: str


def text_of(shot: Shot) -> str:
    letters = np.random.default_rng([shot.seed, shot.characters]).choice(
        _BASE45, shot.characters - 5
    )
    return "EHC1:" + "".join(letters)


def modules_of(text: str, level: str) -> Modules:
    matrix = segno.make_qr(text, error=level, boost_error=False).matrix
    return np.array([list(row) for row in matrix], np.uint8)


def _corners(quad: NDArray[np.float64]) -> Corners:
    a, b, c, d = ((float(x), float(y)) for x, y in quad)
    return a, b, c, d


def _take(shot: Shot, modules: Modules | None = None) -> Photograph:
    text = text_of(shot)
    if modules is None:
        modules = modules_of(text, shot.level)
    rng = np.random.default_rng([shot.seed, 1])
    moment = np.random.default_rng([shot.seed, shot.moment, 2])
    width, height = shot.size
    side = len(modules)
    half = side / 2 * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float64)
    angle = math.radians(shot.turn)
    turned = half @ np.array(
        [[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]]
    )
    turned += rng.uniform(-1, 1, (4, 2)) * shot.tilt * side
    quad = turned * shot.px + (width / 2, height / 2) + shot.shift
    paper = _drawn(modules.T if shot.mirrored else modules)
    paper_px = 6
    source = (half + side / 2 + 4) * paper_px
    to_picture = cv2.getPerspectiveTransform(
        (source - 0.5).astype(np.float32), (quad - 0.5).astype(np.float32)
    )
    if shot.fold:
        x, y = np.meshgrid(*[np.arange(len(paper), dtype=np.float32)] * 2)
        bent = shot.fold * paper_px * (1 - np.abs(y / len(paper) * 2 - 1))
        paper = cv2.remap(paper, x + bent, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    soft = cv2.GaussianBlur(paper, (0, 0), max(0.5 * paper_px / shot.px, 0.3))
    light = cv2.warpPerspective(
        soft, to_picture, (width, height), flags=cv2.INTER_LINEAR, borderValue=-1
    )
    lobby = cv2.resize(rng.uniform(0.05, 0.5, (5, 7)).astype(np.float32), (width, height))
    light = np.where(light < 0, lobby, light)
    light *= np.linspace(0.85, 1.1, width, dtype=np.float32)
    middle = quad.mean(0)
    reach = side * shot.px
    if shot.cover:
        at = middle + rng.uniform(-0.2, 0.2, 2) * reach
        length = math.sqrt(shot.cover) * reach
        box = cv2.boxPoints(((float(at[0]), float(at[1])), (length, length), 30.0))
        cv2.fillConvexPoly(light, box.astype(np.int32), 0.2)
    if shot.defocus:
        light = cv2.filter2D(light, -1, _disc(shot.defocus * shot.px))
    if shot.streak:
        light = cv2.filter2D(light, -1, _line(shot.streak * shot.px, rng.uniform(0, math.pi)))
    if shot.glare:
        at = middle + moment.uniform(-0.25, 0.25, 2) * reach
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        away = ((x - at[0]) ** 2 + (y - at[1]) ** 2) / (shot.glare * reach**2 / math.pi)
        light += np.exp(np.minimum(1.5 * (1 - away), 1.0)).astype(np.float32)
    light += moment.normal(0, shot.noise, light.shape).astype(np.float32)
    light = np.clip(light, 0, 1)
    grey = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return Photograph(np.rint(grey * 255).astype(np.uint8), _corners(quad), text)


def _drawn(modules: Modules) -> NDArray[np.float32]:
    """Quiet zone included, 6 px a module, in linear light."""
    large = np.kron(np.pad(modules, 4), np.ones((6, 6), np.uint8))
    return np.where(large > 0, 0.04, 0.6).astype(np.float32)


def _disc(diameter: float) -> NDArray[np.float32]:
    half = math.ceil(diameter / 2)
    points = (np.arange((2 * half + 1) * 8) + 0.5) / 8 - half - 0.5
    inside = np.hypot(points[None, :], points[:, None]) <= diameter / 2
    cells = inside.reshape(2 * half + 1, 8, 2 * half + 1, 8).mean((1, 3))
    return (cells / cells.sum()).astype(np.float32)


def _line(length: float, angle: float) -> NDArray[np.float32]:
    half = math.ceil(length / 2) + 1
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    for step in np.linspace(-length / 2, length / 2, 200):
        x, y = half + step * math.cos(angle), half + step * math.sin(angle)
        left, top = int(x), int(y)
        for dx, dy in itertools.product((0, 1), (0, 1)):
            kernel[top + dy, left + dx] += (1 - abs(x - left - dx)) * (1 - abs(y - top - dy))
    return kernel / kernel.sum()


def _guessed(photograph: Photograph, px: float, seed: int, off: float) -> Corners:
    """The corners as a detector would have them: off by up to `off` modules, any corner first."""
    rng = np.random.default_rng([seed, 3])
    quad = np.array(photograph.corners) + rng.uniform(-off, off, (4, 2)) * px
    quad = np.roll(quad, int(rng.integers(4)), 0)
    return _corners(quad[::-1] if rng.integers(2) else quad)


def _look(grey: Grey, corners: Corners, at: float = 10.0) -> Look:
    return Look(grey, at, (Place(corners, True, at),))


@dataclass
class Bench:
    """What the tests do with photographs."""

    rung: Restoration

    def take(self, shot: Shot, modules: Modules | None = None) -> Photograph:
        return _take(shot, modules)

    def look(self, grey: Grey, corners: Corners, at: float = 10.0) -> Look:
        return _look(grey, corners, at)

    def modules(self, text: str, level: str) -> Modules:
        return modules_of(text, level)

    def shot(self, **more: object) -> Shot:
        return replace(Shot(), **more)  # type: ignore[arg-type]  # the fields' own types

    def guessed(self, photograph: Photograph, shot: Shot, off: float = 0.8) -> Corners:
        return _guessed(photograph, shot.px, shot.seed, off)

    def attempts(self, look: Look, most: int = 6) -> Attempt:
        """The same frame again, as when a hand holds still: work goes on until it is done."""
        attempt = Attempt()
        for _ in range(most):
            attempt = self.rung.attempt(look)
            if attempt.read:
                break
        return attempt

    def text(self, shot: Shot) -> str | None:
        """What is read of a photograph, from guessed corners."""
        self.rung.forget()
        photograph = _take(shot)
        attempt = self.attempts(_look(photograph.grey, self.guessed(photograph, shot)))
        return attempt.read[0].text if attempt.read else None

    def zxing(self, grey: Grey) -> set[str]:
        """As the first decoder has it, and once more sharpened as much as helps at best."""
        soft = cv2.GaussianBlur(grey, (0, 0), 3)
        sharpened = cv2.addWeighted(grey, 4.0, soft, -3.0, 0)
        return {
            code.text
            for picture in (grey, sharpened)
            for code in zxingcpp.read_barcodes(
                picture,
                formats=zxingcpp.BarcodeFormat.QRCodeModel2,
                text_mode=zxingcpp.TextMode.Plain,
            )
        }


class _Ticks:
    """A clock that moves when it is looked at: how far a try gets does not depend on the machine."""

    def __init__(self) -> None:
        self._now = 0.0

    def __call__(self) -> float:
        self._now += 0.0005
        return self._now


@pytest.fixture
def bench() -> Bench:
    return Bench(Restoration(clock=_Ticks()))
