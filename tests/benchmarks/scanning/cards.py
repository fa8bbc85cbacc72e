"""What is held up: a phone or a printed card in a hand, with the code on it, in linear light."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

import cv2
import numpy as np
import segno
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.benchmarks.scanning.optics import Light, linear

QUIET_ZONE = 4  # modules, ISO/IEC 18004 clause 9.1
CODE_MM = 56.0  # side with the quiet zone, as payment codes have it on a phone
_LEFT, _RIGHT, _TOP, _BOTTOM = -62, 62, -84, 240  # mm around the code's middle: hand and sleeve too
_BODY_PX_PER_MM = 6
_MODULE_PX = 12  # of the master drawing
_INK_SPREAD = 0.03  # mm
_SKINS = ((205, 160, 132), (224, 182, 152), (150, 108, 84))
_FINGERS = ((-42, 2), (-43, 17), (-42, 32), (-41, 46))  # mm: beside the code, not over it
_THUMB = (42, 44)


class Medium(StrEnum):
    PHONE = auto()
    PAPER = auto()


@dataclass(frozen=True, slots=True)
class Cover:
    """Something dark over the quiet zone: a finger, or the phone's edge or dark theme.

    `sides`: of left, top, right, bottom; `left_over`: modules of the quiet zone that stay.
    """

    sides: tuple[int, ...]
    left_over: float
    finger: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Flat. `picture`: height x width x 4, BGR times cover, and cover; white is 1."""

    picture: Light
    hand: Light  # height x width: 1 where fingers are
    px_per_mm: float
    symbol_mm: float  # side of the symbol without its quiet zone

    @property
    def outline(self) -> NDArray[np.float64]:
        """Corners, mm from the code's middle."""
        return _corners(_LEFT, _TOP, _RIGHT, _BOTTOM)

    def on_picture(self, u: Light, v: Light) -> tuple[Light, Light]:
        """Card coordinates (mm) as coordinates of `picture` (px, pixel centres are whole)."""
        return (u - _LEFT) * self.px_per_mm - 0.5, (v - _TOP) * self.px_per_mm - 0.5


@lru_cache(maxsize=64)
def modules_of(text: str, level: str) -> NDArray[np.uint8]:
    """The symbol without quiet zone: 1 is dark. Not to be written to.

    Raises ValueError where the level cannot hold the text.
    """
    matrix = segno.make_qr(text, error=level, boost_error=False).matrix
    modules = np.array([list(row) for row in matrix], np.uint8)
    modules.flags.writeable = False
    return modules


def draw(
    modules: NDArray[np.uint8],
    medium: Medium,
    *,
    module_mm: float,
    px_per_mm: float,
    contrast: float,
    cover: Cover | None,
    variant: int,
) -> Card:
    """Draw a card for a camera that sees it with about `px_per_mm`.

    `contrast` is light to dark modules in linear light; the white of the code is 1.
    """
    black = 1 / contrast
    picture, hand = _veiled(medium, variant, px_per_mm, black)
    alpha = cv2.extractChannel(picture, 3)
    spread = _INK_SPREAD if medium is Medium.PAPER else 0.0
    _paste_code(picture, modules, (module_mm, px_per_mm), black=black, spread=spread)
    if cover is not None:
        _cover(picture, cover, len(modules), (module_mm, px_per_mm), _SKINS[variant % len(_SKINS)])
    cv2.multiply(picture, cv2.merge([alpha, alpha, alpha, np.ones_like(alpha)]), dst=picture)
    return Card(picture, hand, px_per_mm, len(modules) * module_mm)


def _veiled(medium: Medium, variant: int, px_per_mm: float, black: float) -> tuple[Light, Light]:
    """Body and hand in linear light, not yet multiplied by the cover; and where the hand is.

    Where contrast is lost, all of the screen or the paper loses it, as under a veil; the hand not.
    """
    scale = px_per_mm / _BODY_PX_PER_MM
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    body, hand = (
        np.asarray(cv2.resize(part, None, fx=scale, fy=scale, interpolation=method), np.uint8)
        for part in _body(medium, variant)
    )
    plain = linear(np.arange(256, dtype=np.uint8).reshape(256, 1))
    veiled = np.float32(black) + np.float32(1 - black) * plain
    cover = (np.arange(256, dtype=np.float32) / 255).reshape(256, 1)
    picture = cv2.LUT(body, cv2.merge([veiled, veiled, veiled, cover]))
    bare = cv2.LUT(body, cv2.merge([plain, plain, plain, cover]))
    light = np.asarray(cv2.copyTo(bare, hand, picture), np.float32)
    return light, np.asarray(hand / 255, np.float32)


def _paste_code(
    picture: Light,
    modules: NDArray[np.uint8],
    scales: tuple[float, float],
    *,
    black: float,
    spread: float,
) -> None:
    """The symbol with its quiet zone, each pixel averaged over what falls on it.

    `scales`: mm a module, px a mm. `spread`: how far ink runs, mm (sigma).
    """
    module_mm, px_per_mm = scales
    framed = np.pad(modules, QUIET_ZONE)
    master = np.kron(1 - framed, np.ones((_MODULE_PX, _MODULE_PX), np.uint8)).astype(np.float32)
    scale = module_mm * px_per_mm / _MODULE_PX
    side = int(np.ceil(len(master) * scale)) + 1
    sigma = max(spread * _MODULE_PX / module_mm, 0.4 / scale if scale < 1 else 0.0)
    if sigma > 0:
        master = np.asarray(cv2.GaussianBlur(master, (0, 0), sigma), np.float32)
    left = -_LEFT * px_per_mm - len(master) * scale / 2
    top = -_TOP * px_per_mm - len(master) * scale / 2
    x, y = int(np.floor(left)), int(np.floor(top))
    place = np.array(
        [[scale, 0, left - x + scale / 2 - 0.5], [0, scale, top - y + scale / 2 - 0.5]], np.float64
    )
    patch = cv2.warpAffine(master, place, (side, side), borderMode=cv2.BORDER_REPLICATE)
    shade = black + (1 - black) * np.asarray(patch, np.float32)
    x0, y0 = max(x, 0), max(y, 0)
    part = shade[y0 - y :, x0 - x :][: picture.shape[0] - y0, : picture.shape[1] - x0]
    picture[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1], :3] = part[:, :, None]


def _cover(
    picture: Light,
    cover: Cover,
    modules: int,
    scales: tuple[float, float],
    skin: tuple[int, int, int],
) -> None:
    """Darken the quiet zone of some sides as far as `cover` says, and on beyond it."""
    module_mm, px_per_mm = scales
    symbol_mm = modules * module_mm
    inner = symbol_mm / 2 + cover.left_over * module_mm
    # A finger comes in over the card's edge; a dark frame surrounds the code.
    outer = symbol_mm / 2 + (30 if cover.finger else (QUIET_ZONE + 4) * module_mm)
    along = 9.0 if cover.finger else outer
    shade = linear(np.array([[skin[::-1]]], np.uint8))[0, 0] * np.float32(0.35)
    colour = shade if cover.finger else np.full(3, 0.02, np.float32)
    height, width = picture.shape[:2]
    u = (np.arange(width, dtype=np.float32) + 0.5) / px_per_mm + _LEFT
    v = (np.arange(height, dtype=np.float32) + 0.5) / px_per_mm + _TOP
    for side in cover.sides:
        across, other = (u[None, :], v[:, None]) if side % 2 == 0 else (v[:, None], u[None, :])
        away = -across if side < 2 else across
        # A finger is round: it reaches furthest in its middle.
        bulge = (other / along) ** 2 * 9 if cover.finger else 0 * other
        depth = np.clip((away - inner - bulge) * px_per_mm + 0.5, 0, 1)
        depth *= (away < outer) & (np.abs(other) < along)
        weight = np.asarray(depth, np.float32)[:, :, None]
        picture[:, :, :3] += weight * (colour - picture[:, :, :3])


@lru_cache(maxsize=8)
def _body(medium: Medium, variant: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """All but the code, at `_BODY_PX_PER_MM`: BGR (sRGB) and cover; and where it is hand."""
    size = ((_RIGHT - _LEFT) * _BODY_PX_PER_MM, (_BOTTOM - _TOP) * _BODY_PX_PER_MM)
    canvas = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(canvas)
    rng = np.random.default_rng([30, variant])
    skin = _SKINS[variant % len(_SKINS)]
    pen.polygon(_px((-30, 60), (34, 52), (44, 120), (40, 150), (-26, 150), (-36, 110)), skin)
    pen.polygon(_px((-32, 142), (46, 142), (58, 240), (-40, 240)), (70, 84, 104))
    if medium is Medium.PHONE:
        _phone(pen, rng)
    else:
        _paper(pen, rng)
    for x, y in (*_FINGERS, _THUMB):
        _finger(pen, x, y, 9.5, skin)
    rgba = np.asarray(canvas)
    hand = np.zeros(rgba.shape[:2], np.uint8)
    axes = (round(9.5 * _BODY_PX_PER_MM), round(7 * _BODY_PX_PER_MM))
    for across, down in _px(*_FINGERS, _THUMB):
        cv2.ellipse(hand, (round(across), round(down)), axes, 0, 0, 360, 255, cv2.FILLED)
    return np.ascontiguousarray(rgba[:, :, (2, 1, 0, 3)]), hand


def _phone(pen: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    theme = tuple(int(part) for part in rng.integers((10, 70, 70), (60, 130, 160)))
    pen.rounded_rectangle(_box(-37, -70, 37, 86), 9 * _BODY_PX_PER_MM, (24, 25, 28))
    pen.rounded_rectangle(_box(-34.5, -67, 34.5, 83), 7 * _BODY_PX_PER_MM, theme)
    pen.rounded_rectangle(_box(-32, -48, 32, 54), 3 * _BODY_PX_PER_MM, (255, 255, 255))
    _words(pen, rng, (-14, -60, 5.0), (250, 252, 252), 5)
    _words(pen, rng, (-10, -40, 4.0), (40, 44, 52), 4)
    _words(pen, rng, (-20, 36, 3.0), (96, 104, 110), 10)
    _words(pen, rng, (-12, 44, 2.5), theme, 8)


def _paper(pen: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    heading = tuple(int(part) for part in rng.integers((40, 70, 110), (110, 130, 190)))
    pen.rectangle(_box(-44, -62, 44, 62), (255, 255, 252))
    pen.rectangle(_box(-44, -62, 44, -47), heading)
    _words(pen, rng, (-16, -57, 5.5), (240, 240, 236), 5)
    _words(pen, rng, (-14, -40, 4.0), (40, 44, 52), 6)
    for line in range(5):
        _words(pen, rng, (-38, 36 + 4.6 * line, 2.6), (60, 62, 66), 20)


def _words(
    pen: ImageDraw.ImageDraw,
    rng: np.random.Generator,
    at: tuple[float, float, float],
    colour: tuple[int, ...],
    number: int,
) -> None:
    """Square characters of a few strokes each: what Chinese print is to a camera.

    `at`: left, top and height, mm.
    """
    x, y, height = at
    for _ in range(number):
        for _stroke in range(3):
            level = y + float(rng.uniform(0.05, 0.9)) * height
            pen.line(_px((x, level), (x + 0.85 * height, level)), colour, 2)
            upright = x + float(rng.uniform(0.05, 0.8)) * height
            pen.line(_px((upright, y), (upright, y + 0.9 * height)), colour, 2)
        x += 1.15 * height


def _finger(
    pen: ImageDraw.ImageDraw, x: float, y: float, reach: float, skin: tuple[int, int, int]
) -> None:
    """Lighter along its middle, as round things are."""
    for part in np.linspace(1, 0.15, 12):
        shade = tuple(int(value * (1.05 - 0.4 * part)) for value in skin)
        pen.ellipse(_box(x - reach * part, y - 7 * part, x + reach * part, y + 7 * part), shade)


def _px(*points: tuple[float, float]) -> list[tuple[float, float]]:
    return [((x - _LEFT) * _BODY_PX_PER_MM, (y - _TOP) * _BODY_PX_PER_MM) for x, y in points]


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = _px((left, top), (right, bottom))
    return x0, y0, x1, y1


def _corners(left: float, top: float, right: float, bottom: float) -> NDArray[np.float64]:
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)
