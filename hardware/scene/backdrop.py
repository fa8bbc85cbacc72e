"""The lobby behind the card: drawn once, out of focus, with people who walk through it slowly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from hardware.scene import lettering
from hardware.scene.motion import Wander
from hardware.scene.situations import FRAME_HEIGHT, FRAME_WIDTH

Picture = NDArray[np.uint8]

_HORIZON = 400
_CLOTHES = ((92, 70, 58), (150, 146, 140), (60, 84, 96), (206, 208, 210), (58, 52, 92))
_SKIN = (142, 170, 206)  # BGR here and below
_HAIR = (38, 36, 40)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A person as a soft patch: premultiplied BGR and what of the scene shows through (0..255)."""

    colour: Picture
    through: Picture

    def stand(self, frame: Picture, x: int, y: int) -> None:
        """Blend into `frame` with the upper left corner at (x, y), cut at the picture's edges."""
        height, width = self.colour.shape[:2]
        left, top = max(x, 0), max(y, 0)
        right, bottom = min(x + width, frame.shape[1]), min(y + height, frame.shape[0])
        if left >= right or top >= bottom:
            return
        here = (slice(top - y, bottom - y), slice(left - x, right - x))
        scene = frame[top:bottom, left:right]
        shown = cv2.multiply(scene, self.through[here], scale=1 / 255)
        cv2.add(shown, self.colour[here], dst=scene)


class Backdrop:
    """The lobby without a card. `seed` decides who walks there."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._hall = _hall()
        self._walkers = [
            (_figure(clothes, scale, 5.0), Wander(int(rng.integers(1 << 30)), 0.01, 0.06), base)
            for clothes, scale, base in ((0, 0.62, 250), (1, 0.74, 820), (3, 0.55, 1040))
        ]
        self._holder = _figure(2, 2.3, 9.0)
        self._holder_sway = Wander(int(rng.integers(1 << 30)), 0.08, 0.5)

    def paint(self, seconds: float, *, holder: bool) -> Picture:
        """A fresh frame of the lobby; with `holder`, somebody stands close in front of the lens."""
        frame = self._hall.copy()
        for figure, walk, base in self._walkers:
            height = figure.colour.shape[0]
            figure.stand(frame, round(base + 330 * walk(seconds)), 640 - height)
        if holder:
            x = round(330 + 24 * self._holder_sway(seconds))
            self._holder.stand(frame, x, round(40 + 10 * self._holder_sway(seconds + 40)))
        return frame


@lru_cache(maxsize=1)
def _hall() -> Picture:
    """Walls, floor, lights, window, desk and a sign; defocused, darker towards the corners."""
    image = Image.new("RGB", (FRAME_WIDTH, FRAME_HEIGHT), (196, 202, 204))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, FRAME_WIDTH, 150), (214, 216, 214))
    draw.rectangle((0, _HORIZON, FRAME_WIDTH, FRAME_HEIGHT), (168, 166, 160))
    for x in range(-1600, 2900, 180):
        draw.line((640 + (x - 640) * 0.18, _HORIZON, x, FRAME_HEIGHT), (150, 148, 142), 4)
    for y in (412, 436, 476, 540, 640):
        draw.line((0, y, FRAME_WIDTH, y), (150, 148, 142), 3)
    for x, width in ((120, 170), (520, 230), (960, 190)):
        draw.polygon(
            ((x, 30), (x + width, 30), (x + width - 26, 66), (x + 26, 66)), (255, 255, 250)
        )
    draw.rectangle((30, 130, 240, 400), (238, 246, 252))
    for x in (98, 168):
        draw.line((x, 130, x, 400), (150, 158, 160), 7)
    draw.rectangle((470, 120, 830, 178), (28, 112, 118))
    lettering.centred(draw, "门诊大厅", (650, 149), 42, (240, 250, 250))
    for left, right, bottom in ((410, 884, 486), (1004, 1280, 506), (340, 420, 492)):
        draw.ellipse((left, bottom - 24, right, bottom + 12), (128, 126, 122))
    draw.rectangle((430, 330, 860, 470), (226, 224, 216))
    draw.rectangle((430, 336, 860, 350), (186, 182, 174))
    draw.rectangle((430, 318, 860, 336), (120, 96, 78))
    draw.rectangle((930, 190, 1020, 300), (44, 52, 60))
    draw.rectangle((938, 198, 1012, 292), (70, 138, 150))
    for x in range(1010, 1270, 62):
        draw.rounded_rectangle((x, 400, x + 50, 470), 8, (74, 104, 122))
        draw.rectangle((x, 470, x + 50, 490), (86, 92, 96))
    draw.ellipse((330, 300, 420, 430), (86, 116, 72))
    draw.rectangle((356, 420, 396, 480), (140, 120, 104))
    scene = np.asarray(image)[:, :, ::-1].astype(np.float32)
    bloom = _soft(np.maximum(scene - 225, 0), 40) * 2.5
    scene = cv2.GaussianBlur(scene, (0, 0), 5.5) + bloom
    # The polished floor mirrors what stands above it.
    above = scene[2 * _HORIZON - FRAME_HEIGHT : _HORIZON][::-1]
    fading = np.linspace(0.34, 0.1, FRAME_HEIGHT - _HORIZON, dtype=np.float32)[:, None, None]
    floor = scene[_HORIZON:]
    floor += fading * (_soft(above, 16) - floor)
    across = np.linspace(-1, 1, FRAME_WIDTH, dtype=np.float32)[None, :, None]
    down = np.linspace(-1, 1, FRAME_HEIGHT, dtype=np.float32)[:, None, None]
    scene *= (1.0 - 0.22 * (across**2 + 0.6 * down**2)) * (0.94 - 0.06 * across)
    return np.ascontiguousarray(np.clip(scene, 0, 255).astype(np.uint8))


def _soft(picture: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """A wide Gaussian, made on a picture of an eighth of the size."""
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (width // 8, height // 8), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / 8)
    return np.asarray(cv2.resize(small, (width, height)), np.float32)


@lru_cache(maxsize=16)
def _figure(clothes: int, scale: float, defocus: float) -> _Figure:
    """Head, shoulders, body and legs of somebody about 420 px tall at scale 1."""
    margin = round(defocus * 3)
    width, height = round(190 * scale) + 2 * margin, round(440 * scale) + 2 * margin
    colour = np.zeros((height, width, 3), np.float32)
    cover = np.zeros((height, width), np.float32)

    def blob(
        kind: str, x: float, y: float, half: tuple[float, float], bgr: tuple[int, ...]
    ) -> None:
        centre = (round(x * scale) + margin, round(y * scale) + margin)
        axes = (round(half[0] * scale), round(half[1] * scale))
        if kind == "ellipse":
            for layer, value in ((colour, bgr), (cover, (1.0,))):
                cv2.ellipse(layer, centre, axes, 0, 0, 360, value, cv2.FILLED)
        else:
            corner = (centre[0] - axes[0], centre[1] - axes[1])
            opposite = (centre[0] + axes[0], centre[1] + axes[1])
            for layer, value in ((colour, bgr), (cover, (1.0,))):
                cv2.rectangle(layer, corner, opposite, value, cv2.FILLED)

    coat = _CLOTHES[clothes]
    trousers = tuple(round(part * 0.5) for part in coat)
    blob("ellipse", 95, 432, (70, 9), (86, 90, 92))
    blob("box", 72, 350, (19, 85), trousers)
    blob("box", 118, 350, (19, 85), trousers)
    blob("ellipse", 95, 150, (74, 56), coat)
    blob("box", 95, 205, (58, 75), coat)
    blob("ellipse", 34, 205, (18, 88), coat)
    blob("ellipse", 156, 205, (18, 88), coat)
    blob("box", 95, 98, (17, 18), _SKIN)
    blob("ellipse", 95, 46, (38, 45), _HAIR)
    blob("ellipse", 95, 60, (31, 38), _SKIN)
    # Lit from the window on the left.
    colour *= np.linspace(1.1, 0.78, width, dtype=np.float32)[None, :, None]
    soft = cv2.GaussianBlur(colour, (0, 0), defocus)
    edge = cv2.GaussianBlur(cover, (0, 0), defocus)
    through = np.repeat(255 * (1 - np.clip(edge, 0, 1))[:, :, None], 3, axis=2)
    return _Figure(
        np.ascontiguousarray(np.clip(soft, 0, 255).astype(np.uint8)),
        np.ascontiguousarray(through.astype(np.uint8)),
    )
