"""Several frames of a moving code."""

from __future__ import annotations

from typing import Any

import pytest

from hardware.decode.look import Attempt, Look
from hardware.decode.restore.evidence import KEPT


def _film(bench, shots, first=10.0, every=0.1) -> list[Attempt]:
    """Attempts at one frame after the other, at the places that the ladder would hand on."""
    attempts, corners = [], None
    for number, shot in enumerate(shots):
        photograph = bench.take(shot)
        if corners is None:
            corners = bench.guessed(photograph, shot)
        attempt = bench.rung.attempt(bench.look(photograph.grey, corners, first + every * number))
        attempts.append(attempt)
        if attempt.read:
            break
        if attempt.places:
            corners = attempt.places[0].corners
    return attempts


def _texts(attempts) -> list[str]:
    return [sighting.text for attempt in attempts for sighting in attempt.read]


def _wandering(bench, seed) -> list[Any]:
    return [
        bench.shot(
            seed=seed,
            glare=0.1,
            level="l",
            moment=moment,
            shift=(2.0 * moment, 1.5 * moment),
        )
        for moment in range(9)
    ]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_glare_that_wanders_hides_nothing_for_long(bench, seed) -> None:
    shots = _wandering(bench, seed)
    photographs = [bench.take(shot) for shot in shots]
    assert not any(bench.text(shot) for shot in shots[:2])
    assert not any(bench.zxing(photograph.grey) for photograph in photographs)
    bench.rung.forget()
    assert _texts(_film(bench, shots)) == [photographs[0].text]


def test_one_frame_after_more_than_a_second_is_one_frame(bench) -> None:
    shots = _wandering(bench, 0)
    assert _texts(_film(bench, shots, every=KEPT + 0.05)) == []


def test_nothing_is_kept_after_forget(bench) -> None:
    photograph = bench.take(bench.shot(seed=1, glare=0.15, level="l"))
    look = bench.look(photograph.grey, photograph.corners)
    for _ in range(4):
        bench.rung.attempt(look)
    assert not bench.rung._evidence.empty
    bench.rung.forget()
    assert bench.rung._evidence.empty
    assert bench.rung._version is None
    assert bench.rung._begun is None


def test_nothing_is_kept_for_longer_than_a_second(bench) -> None:
    photograph = bench.take(bench.shot(seed=1, glare=0.15, level="l"))
    for _ in range(4):
        bench.rung.attempt(bench.look(photograph.grey, photograph.corners, 10.0))
    assert not bench.rung._evidence.empty
    blank = photograph.grey * 0 + 128
    bench.rung.attempt(bench.look(blank, photograph.corners, 10.0 + KEPT + 0.01))
    assert bench.rung._evidence.empty
    assert bench.rung._begun is None or bench.rung._begun.seen_at > 10.5


def test_time_that_goes_backwards_keeps_nothing(bench) -> None:
    photograph = bench.take(bench.shot(seed=1, glare=0.15, level="l"))
    for _ in range(4):
        bench.rung.attempt(bench.look(photograph.grey, photograph.corners, 10.0))
    blank = photograph.grey * 0 + 128
    assert bench.rung.attempt(bench.look(blank, photograph.corners, 3.0)) == Attempt()
    assert bench.rung._evidence.empty


@pytest.mark.parametrize("seed", range(3))
def test_a_refreshed_code_is_not_mixed_with_the_old_one(bench, seed) -> None:
    """The same card with a new signature: most of the data agrees, and so does every size."""
    first = bench.shot(seed=seed, glare=0.1, level="l")
    second = bench.shot(seed=seed + 100, glare=0.1, level="l")
    old, new = bench.take(first).text, bench.take(second).text
    new = old[:150] + new[150:]
    shown = [
        bench.take(
            bench.shot(seed=seed, glare=0.1, level="l", moment=moment),
            bench.modules(old if moment < 3 else new, "l"),
        )
        for moment in range(9)
    ]
    read = []
    for number, photograph in enumerate(shown):
        look = bench.look(photograph.grey, photograph.corners, 10 + number * 0.1)
        for sighting in bench.rung.attempt(look).read:
            assert sighting.text == (old if number < 4 else new)
            read.append(sighting.text)
    assert new in read


def test_no_text_in_what_is_shown_of_it(bench) -> None:
    shot = bench.shot(seed=2, defocus=1.75)
    photograph = bench.take(shot)
    attempt = bench.attempts(bench.look(photograph.grey, photograph.corners))
    assert attempt.read
    assert photograph.text[:12] not in repr(attempt) + repr(bench.rung) + repr(bench.rung._evidence)


def test_what_is_kept_grows_old_without_a_turn(bench) -> None:
    photograph = bench.take(bench.shot(seed=1, glare=0.15, level="l"))
    for _ in range(4):
        bench.rung.attempt(bench.look(photograph.grey, photograph.corners, 10.0))
    assert not bench.rung._evidence.empty
    assert bench.rung.suits(Look(photograph.grey, 10.0 + KEPT + 0.01, ())) == 0
    assert bench.rung._evidence.empty
    assert bench.rung._begun is None


def test_starting_over_drops_evidence_and_begun_work(bench) -> None:
    photograph = bench.take(bench.shot(seed=1, glare=0.15, level="l"))
    for _ in range(4):
        bench.rung.attempt(bench.look(photograph.grey, photograph.corners, 10.0))
    bench.rung.start_over()
    assert bench.rung._evidence.empty
    assert bench.rung._begun is None
