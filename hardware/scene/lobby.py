"""What the stand-in camera sees: frames of 1280x720 BGR, made anew for every frame number.

A frame depends on the seed, the frame number and what is held up, on nothing else: the same three
give the same bytes. One frame costs about 8 ms of one core.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.scene.backdrop import Backdrop
from hardware.scene.motion import Hand, Pose, Wander
from hardware.scene.optics import Sensor, reflect, smear
from hardware.scene.props import Prop, make_prop
from hardware.scene.situations import (
    FRAME_HEIGHT,
    FRAME_WIDTH,
    FRAMES_PER_SECOND,
    STEADY,
    HeldCard,
    Situation,
)

Picture = NDArray[np.uint8]


_LAMP_GAIN = 0.7  # of the picture's brightness, where there is no other light


@dataclass(frozen=True, slots=True)
class View:
    """One frame and what is true about it."""

    image: Picture  # 720 x 1280 x 3, BGR
    code_in_view: bool  # all four corners of the code lie inside the frame


@dataclass(frozen=True, slots=True)
class _Held:
    prop: Prop
    text: str
    situation: Situation
    hand: Hand
    since: int  # frame number


class Lobby:
    """A lobby in front of a camera. Not thread-safe: one thread draws and changes it."""

    def __init__(self, seed: int = 7) -> None:
        self._seed = seed
        self._backdrop = Backdrop(seed)
        self._sensor = Sensor(seed)
        self._held: _Held | None = None
        self._lit = False
        self._glare_across = Wander(seed + 101, 0.15, 0.8)
        self._glare_down = Wander(seed + 102, 0.15, 0.8)

    def hold_up(self, card: HeldCard, situation: Situation = STEADY, *, at_frame: int = 0) -> None:
        """Bring a card up from frame `at_frame` on. Holding up over another card replaces it."""
        hand = Hand(situation, self._seed)
        self._held = _Held(make_prop(card), card.text, situation, hand, at_frame)

    def refresh(self, card: HeldCard) -> None:
        """The phone that is held up shows another code; the hand stays where it is."""
        held = self._held
        if held is not None:
            self._held = _Held(make_prop(card), card.text, held.situation, held.hand, held.since)

    def put_away(self) -> None:
        """Nothing is held up any more."""
        self._held = None

    def light(self, *, on: bool) -> None:
        """The terminal's lamp."""
        self._lit = on

    def frame(self, number: int) -> View:
        """Draw frame `number`."""
        seconds = number / FRAMES_PER_SECOND
        held = self._held
        image = self._backdrop.paint(seconds, holder=held is not None)
        in_view = False
        if held is not None:
            elapsed = (number - held.since) / FRAMES_PER_SECOND
            pose = held.hand.pose(elapsed)
            before = held.hand.pose(elapsed - held.situation.exposure)
            lamp = pose.project(self._lamp(held.situation, seconds))[0]
            _put(image, held, pose, before, lamp)
            in_view = _inside(pose.project(held.prop.code))
        situation = held.situation if held is not None else STEADY
        if self._lit and situation.gain < _LAMP_GAIN:
            self._sensor.expose(image, number, gain=_LAMP_GAIN, noise=1.0)
        else:
            self._sensor.expose(image, number, gain=situation.gain, noise=situation.noise)
        return View(image, in_view)

    def _lamp(self, situation: Situation, seconds: float) -> NDArray[np.float64]:
        """Where on the card the lamp's reflection sits now: 1 x 2, mm."""
        across = situation.glare_across + situation.glare_drift * self._glare_across(seconds)
        down = situation.glare_down + situation.glare_drift * self._glare_down(seconds)
        return np.array([(across, down)])


def _put(image: Picture, held: _Held, pose: Pose, before: Pose, lamp: NDArray[np.float32]) -> None:
    """Project the held thing into the picture, defocused and smeared by its movement."""
    prop, situation = held.prop, held.situation
    corners = pose.project(prop.outline)
    reach = int(3 * situation.defocus) + 8
    left, top = np.floor(corners.min(axis=0)).astype(int) - reach
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + reach
    left, top = max(left, 0), max(top, 0)
    right, bottom = min(right, FRAME_WIDTH), min(bottom, FRAME_HEIGHT)
    if left >= right or top >= bottom:
        return
    size = pose.project(prop.code)
    level = prop.level_for(float(np.linalg.norm(size[1] - size[0]) / np.ptp(prop.code[:, 0])))
    texture = prop.levels[level]
    height, width = texture.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    corners -= np.array((left, top), np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners)
    layer = cv2.warpPerspective(
        texture, matrix, (int(right - left), int(bottom - top)), flags=cv2.INTER_LINEAR
    )
    moved = pose.project(prop.code).mean(axis=0) - before.project(prop.code).mean(axis=0)
    layer = smear(
        np.asarray(layer, np.uint8), (float(moved[0]), float(moved[1])), situation.defocus
    )
    scene = image[top:bottom, left:right]
    alpha = cv2.extractChannel(layer, 3)
    through = cv2.cvtColor(cv2.bitwise_not(alpha), cv2.COLOR_GRAY2BGR)
    shown = cv2.multiply(scene, through, scale=1 / 255)
    cv2.add(shown, cv2.cvtColor(layer, cv2.COLOR_BGRA2BGR), dst=scene)
    if situation.glare > 0:
        at = (float(lamp[0]) - left, float(lamp[1]) - top)
        reflect(scene, np.asarray(alpha, np.uint8), at, situation.glare)


def _inside(corners: NDArray[np.float32]) -> bool:
    return bool(
        (corners >= 0).all()
        and (corners[:, 0] < FRAME_WIDTH).all()
        and (corners[:, 1] < FRAME_HEIGHT).all()
    )
