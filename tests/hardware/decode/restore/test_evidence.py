from __future__ import annotations

import numpy as np
import pytest
import segno

from hardware.decode.restore import evidence
from hardware.decode.restore.codewords import Format
from hardware.decode.restore.evidence import KEPT, Evidence

_FORM = Format("L", 3, mirrored=False)
_TEXT = "EHC1:" + "K4" * 100
_LATER = _TEXT[:-40] + "Z9" * 20  # the same card, another signature


def _told(text: str, seed: int, wrong: float = 0.12, mirrored: bool = False) -> np.ndarray:
    """As a poor frame would have it: unsure, and `wrong` of the modules wrong."""
    code = segno.make_qr(text, version=10, error="l", mask=3, boost_error=False)
    modules = np.array([[1 if dark else -1 for dark in row] for row in code.matrix], np.float32)
    rng = np.random.default_rng(seed)
    signs = np.where(rng.random(modules.shape) < wrong, -1, 1)
    told = modules * signs * rng.uniform(0.2, 1.5, modules.shape)
    return (told.T if mirrored else told).astype(np.float32)


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_same_code_is_told_from_its_successor(mirrored) -> None:
    first, again = _told(_TEXT, 1, mirrored=mirrored), _told(_TEXT, 2, mirrored=mirrored)
    successor = _told(_LATER, 3, mirrored=mirrored)
    form = Format("L", 3, mirrored)
    assert evidence.same_code(first, again, 10, form)
    assert not evidence.same_code(first, successor, 10, form)
    data = np.sign(first) == np.sign(successor)
    assert data.mean() > 0.6  # most of it does look the same


def test_frames_of_one_code_add_up() -> None:
    kept = Evidence()
    frames = [_told(_TEXT, seed) for seed in range(5)]
    assert kept.add(frames[0], 10, _FORM, 1.0) is None
    for number, frame in enumerate(frames[1:], 1):
        earlier = kept.add(frame, 10, _FORM, 1.0 + number / 10)
        assert earlier is not None
        assert earlier == pytest.approx(sum(frames[:number]), abs=1e-4)


def test_the_successor_starts_over_and_the_old_one_is_not_mixed_in() -> None:
    kept = Evidence()
    kept.add(_told(_TEXT, 1), 10, _FORM, 1.0)
    kept.add(_told(_TEXT, 2), 10, _FORM, 1.1)
    new = _told(_LATER, 3)
    assert kept.add(new, 10, _FORM, 1.2) is None
    assert kept.add(_told(_LATER, 4), 10, _FORM, 1.3) == pytest.approx(new)


def test_a_frame_that_went_wrong_spoils_nothing() -> None:
    kept = Evidence()
    first = _told(_TEXT, 1)
    kept.add(first, 10, _FORM, 1.0)
    assert kept.add(_told(_TEXT, 2, wrong=0.5), 10, _FORM, 1.1) is None
    assert kept.add(_told(_TEXT, 3), 10, _FORM, 1.2) == pytest.approx(first)


def test_another_version_is_another_code() -> None:
    kept = Evidence()
    kept.add(_told(_TEXT, 1), 10, _FORM, 1.0)
    assert kept.add(np.ones((61, 61), np.float32), 11, _FORM, 1.1) is None


def test_a_frame_counts_once() -> None:
    kept = Evidence()
    kept.add(_told(_TEXT, 1), 10, _FORM, 1.0)
    assert kept.add(_told(_TEXT, 1), 10, _FORM, 1.0) is None


def test_nothing_is_older_than_a_second() -> None:
    kept = Evidence()
    kept.add(_told(_TEXT, 1), 10, _FORM, 1.0)
    kept.drop_old(1.0 + KEPT)
    assert not kept.empty
    kept.drop_old(1.01 + KEPT)
    assert kept.empty


def test_nothing_is_from_the_future() -> None:
    kept = Evidence()
    kept.add(_told(_TEXT, 1), 10, _FORM, 5.0)
    kept.drop_old(4.0)
    assert kept.empty


def test_what_was_seen_agrees_with_its_own_text_only() -> None:
    symbol = np.sign(_told(_TEXT, 0, wrong=0))
    assert evidence.same_code(symbol, _told(_TEXT, 1), 10, _FORM)
    assert not evidence.same_code(np.sign(_told(_LATER, 0, wrong=0)), _told(_TEXT, 1), 10, _FORM)
    noise = np.random.default_rng(0).normal(0, 1, (57, 57)).astype(np.float32)
    assert not evidence.same_code(symbol, noise, 10, _FORM)
    assert not evidence.same_code(symbol, noise * 0, 10, _FORM)


def test_another_format_is_another_code() -> None:
    kept = Evidence()
    kept.add(_told(_TEXT, 1), 10, _FORM, 1.0)
    assert kept.add(_told(_TEXT, 2), 10, Format("M", 3, mirrored=False), 1.1) is None
