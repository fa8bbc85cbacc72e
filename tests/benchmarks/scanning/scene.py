"""One scene, from the card in the hand to the picture that the sensor gives."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.scanning.backgrounds import lobby
from tests.benchmarks.scanning.cards import (
    CODE_MM,
    QUIET_ZONE,
    Card,
    Cover,
    Medium,
    draw,
    modules_of,
)
from tests.benchmarks.scanning.conditions import (
    Case,
    Circumstances,
    Condition,
    circumstances,
)
from tests.benchmarks.scanning.geometry import Camera, Fold, Pose
from tests.benchmarks.scanning.motion import Wanderer, hand
from tests.benchmarks.scanning.optics import (
    LENS_SIGMA,
    Light,
    Panel,
    Picture,
    Sensor,
    Spot,
    blur,
    jpeg,
)

FRAMES_PER_SECOND = 30
_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"  # RFC 9285
_OVERSAMPLED_FROM = 20.0  # degrees of tilt


def text_of(case: Case) -> str:
    """What the case's code says: "EHC1:" and characters of Base45 that mean nothing."""
    letters = case.rng("text").choice(list(_BASE45), case.length - 5)
    return "EHC1:" + "".join(letters)


def medium_of(case: Case) -> Medium:
    """Paper folds and phones have pixels; else every other seed is paper."""
    if case.condition is Condition.CREASE:
        return Medium.PAPER
    if case.condition is Condition.MOIRE:
        return Medium.PHONE
    return (Medium.PHONE, Medium.PAPER)[case.seed % 2]


def code_size(case: Case) -> int:
    """Modules along a side of the symbol, without quiet zone."""
    return len(modules_of(text_of(case), case.level))


@dataclass(frozen=True, slots=True)
class _Moment:
    """What changes from frame to frame. Lengths in px are those of the picture that is drawn."""

    pose: Pose
    defocus: float
    streak: tuple[float, float]
    lamp: tuple[float, float]  # mm
    bands: float  # phase of the rolling backlight, radians
    brightness: float


class Scene:
    """A case, drawn once as far as it does not change.

    `given` replaces what the condition's severity says, and `module_mm` and `distance` (mm) what the
    seed would choose: for the payload's measurement.
    """

    def __init__(
        self,
        case: Case,
        size: tuple[int, int],
        *,
        given: Circumstances | None = None,
        module_mm: float | None = None,
        distance: float | None = None,
    ) -> None:
        self._case = case
        self._given = given if given is not None else circumstances(case)
        self._camera = Camera(*size)
        self._scale = size[0] / 1280
        self._medium = medium_of(case)
        modules = modules_of(text_of(case), case.level)
        self._module_mm = module_mm or CODE_MM / (len(modules) + 2 * QUIET_ZONE)
        self._symbol_mm = len(modules) * self._module_mm
        self._rest = self._resting(distance)
        self._card = self._drawn(modules)
        self._spot = self._reflection()
        self._folds = self._folded()
        self._panel = self._pixels()
        self._hand = hand(case, self._rest, self._given.streak * self._scale, self._camera.focal)
        self._hunting = Wanderer.seeded(case.rng("focus"), 0.8, 1.5)
        self._sliding = Wanderer.seeded(case.rng("lamp"), 0.4, 0.9)
        self._lobby = lobby(int(case.rng("lobby").integers(100)), size)
        self._sensor = Sensor(size, self._given.electrons / self._given.white)
        self._light = np.empty((size[1], size[0], 3), np.float32)

    def still(self) -> Picture:
        rng = self._case.rng("still")
        direction = float(rng.uniform(0, math.pi))
        length = self._given.streak * self._scale
        return self._draw(
            _Moment(
                pose=self._rest,
                defocus=self._given.defocus * self._scale,
                streak=(length * math.cos(direction), length * math.sin(direction)),
                lamp=(0.0, 0.0),
                bands=float(rng.uniform(0, 2 * math.pi)),
                brightness=float(rng.uniform(0.9, 1.08)),
            ),
            rng,
        )

    @property
    def pose(self) -> Pose:
        """Of the still picture."""
        return self._rest

    def corners(self) -> NDArray[np.float64]:
        """Of the symbol in the still picture, were it flat: 4 x 2, px, from its upper left on."""
        half = self._symbol_mm / 2
        square = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
        return self._camera.project(self._rest, square)

    def at(self, number: int) -> Picture:
        """Frame `number` of the clip."""
        seconds = number / FRAMES_PER_SECOND
        hunting = 1.0
        if self._case.condition is Condition.DEFOCUS:
            hunting = 0.85 + 0.45 * self._hunting(seconds)
        reach = 0.3 * self._symbol_mm * self._sliding(seconds)
        aside = 0.15 * self._symbol_mm * self._hunting(seconds)
        return self._draw(
            _Moment(
                pose=self._hand.pose(seconds),
                defocus=self._given.defocus * self._scale * hunting,
                streak=self._hand.streak(seconds, self._given.exposure, self._camera.focal),
                lamp=(reach, aside),
                bands=2 * math.pi * 0.37 * number,
                brightness=1 + 0.04 * self._sliding(seconds + 3),
            ),
            self._case.rng(f"frame {number}"),
        )

    def _resting(self, distance: float | None) -> Pose:
        """A hand holds a card 15 to 21 cm away, nearly in the middle, nearly straight."""
        rng, given = self._case.rng("pose"), self._given
        z = distance or float(rng.uniform(150, 210))
        if given.module_px is not None:
            z = self._camera.focal * self._module_mm / (given.module_px * self._scale)
        reach = z / 210
        x, y = float(rng.uniform(-45, 45)) * reach, float(rng.uniform(-12, 12)) * reach
        roll = float(rng.uniform(-6, 6))
        if given.roll > 0:
            roll = given.roll * float(rng.choice((-1, 1))) + 90 * int(rng.integers(4))
        slant = float(rng.uniform(0, 2 * math.pi))
        tilt = math.radians(given.tilt if given.tilt > 0 else float(rng.uniform(0, 8)))
        pitch = math.asin(math.sin(tilt) * math.sin(slant))
        yaw = math.atan2(math.sin(tilt) * math.cos(slant), math.cos(tilt))
        return Pose(x, y, z, roll, math.degrees(yaw), math.degrees(pitch))

    def _drawn(self, modules: NDArray[np.uint8]) -> Card:
        rng, given = self._case.rng("card"), self._given
        cover = None
        variant = int(rng.integers(6))
        if given.covered_sides > 0:
            sides = tuple(int(side) for side in rng.permutation(4)[: given.covered_sides])
            cover = Cover(sides, given.quiet_left, finger=variant % 2 == 1)
        return draw(
            modules,
            self._medium,
            module_mm=self._module_mm,
            px_per_mm=self._camera.focal / self._rest.z,
            contrast=given.contrast,
            cover=cover,
            variant=variant,
        )

    def _reflection(self) -> Spot | None:
        """A lamp or a window of the ceiling, somewhere on the symbol."""
        rng = self._case.rng("glare")
        if self._given.glare <= 0:
            return None
        x, y = (float(value) for value in rng.uniform(-0.25, 0.25, 2) * self._symbol_mm)
        area, shape = self._given.glare * self._symbol_mm**2, float(rng.uniform(0.6, 1.6))
        edge = 2.2 if self._medium is Medium.PHONE else 0.9
        half = math.sqrt(area * shape / math.pi)
        return Spot(x, y, half, half / shape, edge)

    def _folded(self) -> tuple[Fold, ...]:
        """Folded once anywhere across the code, or twice, about at right angles."""
        rng = self._case.rng("folds")
        first = float(rng.uniform(0, math.pi))
        turns = (first, first + math.pi / 2 + float(rng.uniform(-0.1, 0.1)))
        offsets = rng.uniform(-0.3, 0.3, 2) * self._symbol_mm
        folds = zip(turns, offsets, strict=True)
        return tuple(
            Fold(turn, float(offset), self._given.fold_angle)
            for turn, offset in itertools.islice(folds, self._given.folds)
        )

    def _pixels(self) -> Panel | None:
        """A panel with about as many pixels as the camera sees of it: where fringes are widest."""
        if self._given.moire <= 0:
            return None
        seen = self._rest.z / self._camera.focal  # mm a camera pixel
        return Panel(seen * float(self._case.rng("panel").uniform(0.93, 1.12)), self._given.moire)

    def _draw(self, moment: _Moment, rng: np.random.Generator) -> Picture:
        np.copyto(self._light, self._lobby)
        self._put_card(self._light, moment)
        self._light *= self._rolling(moment)
        picture = self._sensor.expose(self._light, rng)
        return picture if self._given.jpeg is None else jpeg(picture, self._given.jpeg)

    def _put_card(self, light: Light, moment: _Moment) -> None:
        margin = moment.defocus + math.hypot(*moment.streak) + 4
        box = self._camera.box(moment.pose, self._card.outline, margin)
        if box is None:
            return
        tilted = max(abs(moment.pose.yaw), abs(moment.pose.pitch)) > _OVERSAMPLED_FROM
        fine = 2 if tilted else 1
        u, v = self._camera.on_card(moment.pose, box, self._folds, fine)
        layer = self._layer(u, v)
        if fine > 1:
            layer, u, v = (
                np.asarray(cv2.resize(part, box.size, interpolation=cv2.INTER_AREA), np.float32)
                for part in (layer, u, v)
            )
        layer = blur(layer, moment.defocus, moment.streak, LENS_SIGMA * self._scale)
        alpha = layer[:, :, 3:]
        shown = layer[:, :, :3]
        if self._panel is not None:
            of_panel = 1 - self._hand_at(u, v)[:, :, None]
            shown = shown * (1 + of_panel * (self._panel.pattern(u, v) - 1))
        if self._spot is not None:
            dx, dy = moment.lamp
            mirrored = self._spot.light(u - np.float32(dx), v - np.float32(dy))
            shown = shown + alpha * mirrored[:, :, None] / np.float32(self._given.white)
        part = light[box.top : box.bottom, box.left : box.right]
        part *= 1 - alpha
        part += shown

    def _layer(self, u: Light, v: Light) -> Light:
        """What of the card each ray meets, in the light that falls on it there."""
        x, y = self._card.on_picture(u, v)
        layer = np.asarray(
            cv2.remap(self._card.picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT),
            np.float32,
        )
        if not self._folds:
            return layer
        before, hand = layer.copy(), self._hand_at(u, v)[:, :, None]
        for fold in self._folds:
            away = fold.distance(u, v)
            # Lit from above, the half that leans up is lighter than the other.
            lean = fold.slope * math.sin(fold.direction) - 0.4 * fold.slope
            layer[:, :, :3] *= (1 + lean * np.tanh(away / 0.8))[:, :, None]
            layer[:, :, :3] *= (1 - 0.3 * np.exp(-((away / 0.5) ** 2)))[:, :, None]
            worn = np.clip((self._given.worn / 2 - np.abs(away)) / 0.1 + 0.5, 0, 1)
            worn = (worn * 0.9)[:, :, None]
            layer[:, :, :3] += worn * (0.9 * layer[:, :, 3:] - layer[:, :, :3])
        return np.asarray(layer + hand * (before - layer), np.float32)

    def _hand_at(self, u: Light, v: Light) -> Light:
        x, y = self._card.on_picture(u, v)
        return np.asarray(cv2.remap(self._card.hand, x, y, cv2.INTER_LINEAR), np.float32)

    def _rolling(self, moment: _Moment) -> Light:
        """Exposure, and the bands that a dimmed backlight or mains light leaves: height x 1 x 1."""
        rows = np.arange(self._camera.height, dtype=np.float32) / self._camera.height
        wave = np.sin(2 * np.pi * 2.6 * rows + moment.bands)
        factor = (
            self._given.white * moment.brightness * (1 - self._given.banding * (0.5 + 0.5 * wave))
        )
        return np.asarray(factor, np.float32)[:, None, None]
