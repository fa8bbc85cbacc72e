"""Frozen and black pictures, on a clock that the test turns."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from hardware.camera.picture_check import PictureCheck, Verdict
from hardware.camera.wishes import Origin
from hardware.scene.lobby import Lobby
from hardware.scene.situations import DIM, TOO_DARK, HeldCard, Situation
from kiosk.devices import CameraState

RUNNING, FROZEN, BLACK = CameraState.RUNNING, CameraState.FROZEN, CameraState.BLACK
RATE = 30.0
HEIGHT, WIDTH = 180, 320
Picture = NDArray[np.uint8]


class Camera:
    """Pictures of a sensor with noise, and the check that looks at them, frame by frame."""

    def __init__(self) -> None:
        self.check = PictureCheck()
        self.now = 100.0
        self.taken = 0
        self.rng = np.random.default_rng(4)
        self.noise = self.rng.normal(0.0, 1.0, (HEIGHT + 64, WIDTH + 64, 3)).astype(np.float32)

    def picture(self, level: float = 90.0, noise: float = 2.0) -> Picture:
        self.taken += 1
        top, left = divmod(self.taken % 4096, 64)
        grey = level + noise * self.noise[top : top + HEIGHT, left : left + WIDTH]
        return np.asarray(np.clip(grey, 0, 255), np.uint8)

    def see(self, image: Picture, origin: Origin = Origin.SENSOR) -> Verdict:
        self.now += 1 / RATE
        return self.check.look(image, self.now, origin)

    def run(self, seconds: float, level: float = 90.0, noise: float = 2.0) -> Verdict:
        for _ in range(round(seconds * RATE)):
            verdict = self.see(self.picture(level, noise))
        return verdict

    def repeat(self, seconds: float, ring: list[Picture], origin: Origin = Origin.SENSOR) -> float:
        """Seconds until it counts as frozen; no repeated picture may pass on the way."""
        began = self.now
        for number in range(round(seconds * RATE)):
            verdict = self.see(ring[number % len(ring)], origin)
            assert not verdict.pass_on
            if verdict.state is FROZEN:
                return self.now - began
        raise AssertionError("it was not found to be frozen")


@pytest.fixture
def camera() -> Camera:
    """One that works and has been found to."""
    camera = Camera()
    assert camera.run(1.0) == Verdict(RUNNING, pass_on=True)
    return camera


def test_a_still_and_noisy_room_is_a_working_camera(camera: Camera) -> None:
    assert camera.run(30.0, level=60, noise=0.6) == Verdict(RUNNING, pass_on=True)


def test_the_first_pictures_wait_until_they_are_sure_to_be_new() -> None:
    camera = Camera()
    assert [camera.see(camera.picture()).pass_on for _ in range(10)] == [False] * 8 + [True] * 2


@pytest.mark.parametrize("buffers", [1, 2, 4, 8])
def test_a_repeated_picture_never_passes_and_is_frozen_within_three_seconds(
    camera: Camera, buffers: int
) -> None:
    ring = [camera.picture() for _ in range(buffers)]
    for picture in ring:
        assert camera.see(picture).pass_on
    assert camera.repeat(3.0, ring) <= 3.0
    trouble = camera.check.trouble
    assert trouble is not None
    assert (trouble.state, trouble.since) == (FROZEN, camera.now)


def test_a_camera_that_gives_every_picture_twice_works(camera: Camera) -> None:
    passed = 0
    for _ in range(200):
        picture = camera.picture()
        passed += sum(camera.see(picture).pass_on for _ in range(2))
    assert passed == 200
    assert camera.check.trouble is None


def test_a_slow_camera_needs_more_than_one_repetition_to_be_frozen(camera: Camera) -> None:
    picture = camera.picture()
    camera.see(picture)
    for _ in range(4):
        camera.now += 1.0
        assert camera.see(picture).state is RUNNING


def test_a_thawed_camera_runs_again_once_it_gives_more_than_old_buffers(camera: Camera) -> None:
    frozen = camera.picture()
    camera.see(frozen)
    camera.repeat(3.0, [frozen])
    for _ in range(8):
        assert camera.see(camera.picture()) == Verdict(None, pass_on=False)
    assert camera.see(camera.picture()) == Verdict(RUNNING, pass_on=True)
    assert camera.check.trouble is None
    assert not camera.see(frozen).pass_on, "it is remembered for a few pictures yet"


@pytest.mark.parametrize("already_known", [True, False])
def test_the_picture_of_who_has_left_does_not_come_back_after_forgetting(
    camera: Camera, already_known: bool
) -> None:
    """Whether the freeze is found before the session ends or after it."""
    ring = [camera.picture() for _ in range(8)]
    for picture in ring:
        camera.see(picture)
    if already_known:
        camera.repeat(3.0, ring)
    camera.check.forget()
    for number in range(300):
        assert not camera.see(ring[number % 8]).pass_on
    assert camera.see(ring[0]).state is FROZEN


def test_forgetting_leaves_nothing_that_could_tell_a_picture_again(camera: Camera) -> None:
    key = camera.check._key
    camera.check.forget()
    assert not camera.check._recent
    assert camera.check._key != key


def test_what_is_remembered_is_a_few_short_keyed_digests(camera: Camera) -> None:
    picture = camera.picture()
    other = Camera()
    camera.see(picture)
    other.see(picture)
    assert [len(digest) for digest in camera.check._recent] == [16] * 16
    assert not set(camera.check._recent) & set(other.check._recent)


def test_a_quiet_stretch_of_a_network_stream_is_not_frozen_and_a_long_one_is(
    camera: Camera,
) -> None:
    still = camera.picture()
    camera.see(still, Origin.STREAM)
    assert 14.0 < camera.repeat(20.0, [still], Origin.STREAM) < 16.0


def test_a_film_may_stand_still() -> None:
    camera = Camera()
    still = camera.picture()
    for _ in range(300):
        assert camera.see(still, Origin.FILE) == Verdict(RUNNING, pass_on=True)


def test_a_pause_between_two_openings_does_not_count_as_time_frozen(camera: Camera) -> None:
    picture = camera.picture()
    camera.see(picture)
    camera.now += 60.0
    assert camera.repeat(4.0, [picture]) > 2.0


@pytest.mark.parametrize(
    ("level", "noise"), [(0.0, 0.0), (2.0, 3.0), (8.0, 3.0), (16.0, 0.0)], ids=str
)
def test_a_covered_lens_is_black_within_three_seconds(
    camera: Camera, level: float, noise: float
) -> None:
    assert camera.run(2.3, level, noise).state is RUNNING
    assert camera.run(0.6, level, noise).state is BLACK
    assert camera.run(10.0, level, noise).state is BLACK, (
        "and stays it, also if it gives zeros only"
    )
    assert camera.run(0.8).state is BLACK
    assert camera.run(0.4) == Verdict(RUNNING, pass_on=True)


def test_the_noise_of_full_amplification_is_no_light() -> None:
    check, rng = PictureCheck(), np.random.default_rng(2)
    noise = np.asarray(np.clip(rng.normal(8, 10, (900, 1280, 3)), 0, 255), np.uint8)
    for number in range(100):
        verdict = check.look(noise[number : number + 720], 50 + number / RATE)
    assert verdict.state is BLACK


def test_something_dark_before_the_lens_for_two_seconds_changes_nothing(camera: Camera) -> None:
    for _ in range(8):
        assert camera.run(2.0, level=3.0).state is RUNNING
        assert camera.run(0.1).state is RUNNING


def dark_lobby(camera: Camera, lamp: float) -> Picture:
    """Night: all at 5 of 255 but a lamp of 20x20 of 320x180 px."""
    image = camera.picture(level=5.0, noise=4.0)
    image[80:100, 100:120] = np.clip(camera.rng.normal(lamp, 4.0, (20, 20, 3)), 0, 255)
    return image


def test_a_dark_lobby_with_one_small_lamp_is_not_black(camera: Camera) -> None:
    for _ in range(300):
        assert camera.see(dark_lobby(camera, lamp=60.0)).state is RUNNING


def test_a_room_at_dusk_does_not_flap(camera: Camera) -> None:
    """The lamp's light wanders about the limit between black and not."""
    states: list[CameraState | None] = []
    for number in range(round(60 * RATE)):
        lamp = 14.0 + 5.0 * np.sin(number / 40) + camera.rng.normal(0.0, 3.0)
        state = camera.see(dark_lobby(camera, lamp)).state
        if not states or states[-1] is not state:
            states.append(state)
    assert len(states) <= 2


@pytest.mark.parametrize("situation", [DIM, TOO_DARK], ids=lambda situation: situation.name)
def test_the_darkest_scenes_of_the_benches_are_not_black(situation: Situation) -> None:
    lobby, check = Lobby(3), PictureCheck()
    lobby.hold_up(HeldCard("EHC1:ABC"), situation, at_frame=0)
    for number in range(12):
        verdict = check.look(lobby.frame(number * 10).image, 50 + number * 0.9)
        assert verdict.state is RUNNING


def test_frozen_and_then_covered_is_black_and_then_works(camera: Camera) -> None:
    picture = camera.picture()
    camera.see(picture)
    camera.repeat(3.0, [picture])
    assert camera.run(3.0, level=2.0).state is BLACK
    assert camera.run(2.0) == Verdict(RUNNING, pass_on=True)
