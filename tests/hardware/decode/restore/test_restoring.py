"""What is read although zxing cannot, plain or sharpened."""

from __future__ import annotations

import numpy as np
import pytest

_BEYOND = {
    "defocus of 1.75 modules": {"defocus": 1.75},
    "defocus of 2 modules": {"defocus": 2.0},
    "a streak of 2 modules": {"streak": 2.0},
    "a streak of 3 modules": {"streak": 3.0},
    "1.4 px a module": {"px": 1.4},
    "grain": {"noise": 0.12, "defocus": 1.0},
}


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("damage", _BEYOND.values(), ids=_BEYOND.keys())
def test_read_although_decoders_cannot(bench, damage, seed) -> None:
    shot = bench.shot(seed=seed, **damage)
    photograph = bench.take(shot)
    assert bench.zxing(photograph.grey) == set()
    assert bench.text(shot) == photograph.text


@pytest.mark.parametrize(
    "more", [{"turn": 100.0}, {"turn": 200.0}, {"mirrored": True}, {"tilt": 0.09}]
)
def test_whichever_way_it_is_held(bench, more) -> None:
    shot = bench.shot(seed=3, defocus=1.75, **more)
    assert bench.text(shot) == bench.take(shot).text


@pytest.mark.parametrize(("characters", "level"), [(20, "m"), (120, "l"), (300, "m"), (480, "l")])
def test_of_every_size(bench, characters, level) -> None:
    shot = bench.shot(seed=4, characters=characters, level=level, defocus=1.8, size=(800, 600))
    photograph = bench.take(shot)
    assert bench.zxing(photograph.grey) == set()
    assert bench.text(shot) == photograph.text


def test_large_in_a_large_picture(bench) -> None:
    shot = bench.shot(seed=5, px=14.0, defocus=1.9, size=(1920, 1080))
    photograph = bench.take(shot)
    assert bench.text(shot) == photograph.text


def test_a_covered_patch(bench) -> None:
    shot = bench.shot(seed=0, cover=0.1, defocus=1.6)
    photograph = bench.take(shot)
    assert bench.zxing(photograph.grey) == set()
    assert bench.text(shot) == photograph.text


def test_bent_paper(bench) -> None:
    shot = bench.shot(seed=6, fold=1.5, defocus=1.75)
    assert bench.text(shot) == bench.take(shot).text


def test_refined_corners_come_with_it(bench) -> None:
    shot = bench.shot(seed=7, defocus=1.75)
    photograph = bench.take(shot)
    attempt = bench.attempts(bench.look(photograph.grey, bench.guessed(photograph, shot)))
    (sighting,) = attempt.read
    assert sighting.decoder == "restore"
    off = np.hypot(*(np.array(sighting.corners) - np.array(photograph.corners)).T) / shot.px
    assert off.max() < 0.6


def test_where_it_is_is_told_although_it_cannot_be_read(bench) -> None:
    """More is burnt out than level L can make up for, but the modules around are clear."""
    shot = bench.shot(seed=1, glare=0.15, level="l")
    photograph = bench.take(shot)
    look = bench.look(photograph.grey, bench.guessed(photograph, shot))
    attempts = [bench.rung.attempt(look) for _ in range(6)]
    assert not any(attempt.read for attempt in attempts)
    places = [place for attempt in attempts for place in attempt.places]
    assert places
    off = np.hypot(*(np.array(places[0].corners) - np.array(photograph.corners)).T) / shot.px
    assert off.max() < 0.8
    assert places[0].located
    assert places[0].seen_at == look.taken_at
