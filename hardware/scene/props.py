"""The things held up: a phone in a hand, or a printed card, as flat pictures with transparency.

Drawn at `PX_PER_MM`, with the code's centre at `ORIGIN`. Smaller copies are kept (a mip chain), so
that a far card is averaged as a lens would average it and not picked at single points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import cv2
import numpy as np
import segno
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from hardware.scene import lettering
from hardware.scene.situations import HeldCard, Medium

Picture = NDArray[np.uint8]

PX_PER_MM = 8
CODE_MM = 56.0  # side of the code with its quiet zone
_LEFT, _RIGHT, _TOP, _BOTTOM = -60, 60, -84, 236  # extent in mm around the code's centre
ORIGIN = (-_LEFT * PX_PER_MM, -_TOP * PX_PER_MM)
_PHONE = (-37, -70, 37, 86)  # mm
_PAPER = (-44, -62, 44, 62)
_QUIET_ZONE = 4  # modules, ISO/IEC 18004 clause 9.1
_SKIN = (205, 160, 132)
_SLEEVE = (70, 84, 104)
_INK = (40, 44, 52)
# Colour (BGR) of light modules, grey of dark ones: a screen shines, paper does not.
_CODE_SHADES = {Medium.PHONE: ((238, 240, 240), 26), Medium.PAPER: ((206, 214, 216), 52)}
_LEVELS = 4


class _Joint(NamedTuple):
    """A part of a finger, an ellipse: mm from the code's centre, degrees."""

    x: float
    y: float
    half_length: float
    half_thickness: float
    angle: float


# They stay clear of the code: whoever holds up a code does not cover it.
_FINGERS = (
    _Joint(-41, 2, 9.5, 7, 12),
    _Joint(-42, 17, 9.5, 7, 8),
    _Joint(-41, 32, 9, 6.8, 4),
    _Joint(-40, 46, 8, 6, 0),
)
_THUMB = _Joint(41, 34, 21, 8.5, 80)


@dataclass(frozen=True, slots=True)
class Prop:
    """A held thing: the same picture at falling sizes, each BGRA and premultiplied by its alpha."""

    levels: tuple[Picture, ...]
    px_per_mm: tuple[float, ...]
    outline: NDArray[np.float64]  # corners of the picture, mm from the code's centre
    code: NDArray[np.float64]  # corners of the code without quiet zone, mm

    def level_for(self, px_per_mm: float) -> int:
        """The smallest level that still has at least the wanted detail."""
        fitting = [index for index, have in enumerate(self.px_per_mm) if have >= px_per_mm]
        return fitting[-1] if fitting else 0


def make_prop(card: HeldCard) -> Prop:
    """Draw a card. Takes some tens of milliseconds: once per card, never per frame."""
    code, quiet = draw_code(card.text, card.error_level)
    picture = _body(card.medium, card.title, card.name).copy()
    side = round(CODE_MM * PX_PER_MM)
    left, top = ORIGIN[0] - side // 2, ORIGIN[1] - side // 2
    white_bgr, black = _CODE_SHADES[card.medium]
    grey = cv2.resize(code, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    for channel, white in enumerate(white_bgr):
        shade = black + grey * (white - black)
        picture[top : top + side, left : left + side, channel] = shade.astype(np.uint8)
    levels = [picture]
    for _ in range(_LEVELS - 1):
        half_size = cv2.resize(levels[-1], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        levels.append(np.asarray(half_size, np.uint8))
    half = CODE_MM / 2 * (1 - 2 * quiet)
    return Prop(
        levels=tuple(levels),
        px_per_mm=tuple(PX_PER_MM / 2**index for index in range(_LEVELS)),
        outline=_corners(_LEFT, _TOP, _RIGHT, _BOTTOM),
        code=_corners(-half, -half, half, half),
    )


def draw_code(text: str, error_level: str) -> tuple[Picture, float]:
    """A QR code with quiet zone, 0 or 255, 8 px a module; and the quiet zone's share of the side.

    Raises ValueError (segno's DataOverflowError) when the text does not fit the error level.
    """
    matrix = segno.make_qr(text, error=error_level, boost_error=False).matrix
    modules = 255 - 255 * np.array([bytes(row) for row in matrix], dtype="S").view(np.uint8)
    modules = modules.reshape(len(matrix), -1)
    framed = np.pad(modules, _QUIET_ZONE, constant_values=255).astype(np.uint8)
    return np.kron(framed, np.ones((8, 8), np.uint8)), _QUIET_ZONE / len(framed)


@lru_cache(maxsize=16)
def _body(medium: Medium, title: str, name: str) -> Picture:
    """Everything but the code: BGRA, premultiplied."""
    canvas = Image.new(
        "RGBA", ((_RIGHT - _LEFT) * PX_PER_MM, (_BOTTOM - _TOP) * PX_PER_MM), (0, 0, 0, 0)
    )
    _draw_arm(canvas)
    if medium is Medium.PHONE:
        _draw_phone(canvas, title, name)
    else:
        _draw_paper(canvas, title, name)
    for joint in (*_FINGERS, _THUMB):
        _draw_joint(canvas, joint)
    rgba = np.asarray(canvas)
    alpha = rgba[:, :, 3:].astype(np.uint16)
    bgr = (rgba[:, :, 2::-1] * alpha // 255).astype(np.uint8)
    return np.ascontiguousarray(np.dstack([bgr, rgba[:, :, 3]]))


def _draw_arm(canvas: Image.Image) -> None:
    draw = ImageDraw.Draw(canvas)
    draw.polygon(_px((-30, 60), (34, 52), (44, 120), (40, 150), (-26, 150), (-36, 110)), _SKIN)
    draw.polygon(_px((-32, 142), (46, 142), (58, 236), (-40, 236)), _SLEEVE)


def _draw_phone(canvas: Image.Image, title: str, name: str) -> None:
    draw = ImageDraw.Draw(canvas)
    left, top, right, bottom = _PHONE
    draw.rounded_rectangle(_box(left, top, right, bottom), 9 * PX_PER_MM, (28, 29, 32, 255))
    draw.rounded_rectangle(
        _box(left + 3, top + 3, right - 3, bottom - 3), 6.5 * PX_PER_MM, (22, 120, 118, 255)
    )
    draw.rectangle(_box(left + 3, top + 30, right - 3, bottom - 24), (36, 140, 136, 255))
    draw.ellipse(_box(-1.6, top + 5, 1.6, top + 8.2), (12, 12, 14, 255))
    draw.rounded_rectangle(_box(-31, -46, 31, 52), 3 * PX_PER_MM, (240, 240, 238, 255))
    lettering.centred(draw, title, _at(0, top + 17), 7 * PX_PER_MM, (250, 252, 252))
    lettering.centred(draw, name, _at(0, -37), 6 * PX_PER_MM, _INK)
    lettering.centred(draw, "请向扫码窗口出示此码", _at(0, 36), 4 * PX_PER_MM, (96, 104, 110))
    lettering.centred(draw, "每分钟自动更新", _at(0, 44), 3 * PX_PER_MM, (36, 140, 136))


def _draw_paper(canvas: Image.Image, title: str, name: str) -> None:
    draw = ImageDraw.Draw(canvas)
    left, top, right, bottom = _PAPER
    draw.rectangle(_box(left, top, right, bottom), (216, 214, 206, 255))
    draw.rectangle(_box(left, top, right, top + 15), (70, 112, 150, 255))
    lettering.centred(draw, title, _at(0, top + 7.5), 7 * PX_PER_MM, (226, 226, 222))
    lettering.centred(draw, name, _at(0, -38), 6 * PX_PER_MM, _INK)
    lettering.centred(draw, "就诊时请出示此卡", _at(0, 40), 4 * PX_PER_MM, _INK)
    lettering.centred(draw, "请妥善保管，勿折叠", _at(0, 50), 3.5 * PX_PER_MM, (110, 110, 106))


def _draw_joint(canvas: Image.Image, joint: _Joint) -> None:
    """Lighter along its middle, as round things are."""
    axes = (round(joint.half_length * PX_PER_MM), round(joint.half_thickness * PX_PER_MM))
    reach = max(axes) + 2
    mask = np.zeros((2 * reach, 2 * reach), np.uint8)
    cv2.ellipse(mask, (reach, reach), axes, joint.angle, 0, 360, 255, cv2.FILLED)
    depth = cv2.distanceTransform(mask, cv2.DIST_L2, 3) / axes[1]
    light = 0.62 + 0.42 * np.sqrt(np.clip(depth, 0, 1))
    shaded = np.clip(np.multiply.outer(light, np.array(_SKIN)), 0, 255).astype(np.uint8)
    x, y = _at(joint.x, joint.y)
    corner = (round(x) - reach, round(y) - reach)
    canvas.paste(Image.fromarray(shaded), corner, Image.fromarray(mask))


def _at(x: float, y: float) -> tuple[float, float]:
    return (x - _LEFT) * PX_PER_MM, (y - _TOP) * PX_PER_MM


def _px(*points: tuple[float, float]) -> list[tuple[float, float]]:
    return [_at(x, y) for x, y in points]


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return (*_at(left, top), *_at(right, bottom))


def _corners(left: float, top: float, right: float, bottom: float) -> NDArray[np.float64]:
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)
