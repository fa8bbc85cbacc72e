from __future__ import annotations

import numpy as np
import pytest
import segno

from hardware.decode.restore import codewords, geometry, picture, tables
from hardware.decode.restore.codewords import Correction, Format, Reading

_SURE = 4.0  # half log-likelihood ratio


def _symbol(text: str, level: str) -> tuple[np.ndarray, int]:
    """Half log-likelihood ratios of a flawless symbol, and its version."""
    code = segno.make_qr(text, error=level, boost_error=False)
    modules = np.array([[1 if dark else -1 for dark in row] for row in code.matrix])
    return (_SURE * modules).astype(np.float32), int(code.version)


def _finished(correction: Correction) -> Correction:
    for _ in range(500):
        if correction.done or correction.failed:
            return correction
        correction.step()
    raise AssertionError("it never ends")


def _read(log_odds: np.ndarray, version: int) -> Reading:
    form = codewords.format_of(log_odds, version)
    assert form is not None
    return codewords.reading(log_odds, version, form)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("level", ["l", "m", "q", "h"])
def test_format_information_survives_half_its_modules_hidden(level, mirrored) -> None:
    log_odds, version = _symbol("EHC1:" + "A7" * 60, level)
    plan = geometry.layout(version)
    log_odds.ravel()[plan.format[0]] = 0
    form = codewords.format_of(log_odds.T if mirrored else log_odds, version)
    assert form is not None
    assert (form.level, form.mirrored) == (level.upper(), mirrored)


def test_no_format_information_in_noise() -> None:
    rng = np.random.default_rng(5)
    found = [
        codewords.format_of(rng.normal(0, 2, (57, 57)).astype(np.float32), 10) for _ in range(50)
    ]
    assert sum(form is not None for form in found) <= 6


@pytest.mark.parametrize("level", ["l", "m", "q", "h"])
def test_a_clean_symbol_is_read_as_it_is(level) -> None:
    text = "EHC1:" + "A7" * 60
    log_odds, version = _symbol(text, level)
    reading = _read(log_odds, version)
    assert (codewords.clean(reading)[geometry.layout(version).known != 0] != 0).all()
    assert picture.text_of(reading) == text


def test_hidden_codewords_cost_one_parity_symbol_where_wrong_ones_cost_two() -> None:
    """With as many hidden as the library could never correct as errors."""
    text = "EHC1:" + "B8" * 75
    log_odds, version = _symbol(text, "m")
    reading = _read(log_odds, version)
    level = reading.format.level
    parity = tables.correction(version, level).parity
    hidden = parity - 6
    assert hidden > parity // 2
    values, chances = reading.values.copy(), reading.chances.copy()
    rng = np.random.default_rng(3)
    for block in geometry.blocks(version, level):
        places = rng.choice(block, hidden, replace=False)
        values[places] ^= rng.integers(1, 256, hidden).astype(np.uint8)
        chances[places] = 0.99
    broken = Reading(version, reading.format, values, chances)
    assert picture.text_of(broken) is None
    correction = _finished(Correction(broken))
    assert correction.done
    assert (correction.corrected().values == reading.values).all()
    assert picture.text_of(correction.corrected()) == text


def test_errors_that_nobody_suspects_are_corrected_too() -> None:
    log_odds, version = _symbol("EHC1:" + "C9" * 75, "m")
    reading = _read(log_odds, version)
    values = reading.values.copy()
    for block in geometry.blocks(version, reading.format.level):
        values[block[:5]] ^= 0x5A
    correction = _finished(Correction(Reading(version, reading.format, values, reading.chances)))
    assert (correction.corrected().values == reading.values).all()


@pytest.mark.parametrize(("version", "level"), [(1, "L"), (2, "L"), (5, "M"), (10, "L")])
def test_random_codewords_are_never_corrected(version, level) -> None:
    rng = np.random.default_rng(version)
    total = geometry.layout(version).codewords
    for _ in range(40):
        values = rng.integers(0, 256, total).astype(np.uint8)
        chances = rng.uniform(0, 1, total).astype(np.float32)
        correction = _finished(
            Correction(Reading(version, Format(level, 2, False), values, chances))
        )
        assert correction.failed


def test_with_every_erasure_used_up_enough_parity_is_left_to_notice_a_mistake() -> None:
    for version in range(1, tables.MAX_VERSION + 1):
        for level in "LMQH":
            plan = tables.correction(version, level)
            for block in geometry.blocks(version, level):
                for erased in range(plan.parity + 1):
                    errors = codewords._most_errors(len(block), plan.parity, erased)
                    assert erased + 2 * errors <= plan.parity
                    if plan.parity - erased < 4:
                        assert errors == -1


def test_small_codes_are_not_left_to_a_decoder_that_corrects_to_the_full() -> None:
    assert not codewords.trusts_any_decoder(1, "L")
    assert not codewords.trusts_any_decoder(2, "L")
    assert codewords.trusts_any_decoder(10, "M")


def test_no_text_in_a_repr() -> None:
    log_odds, version = _symbol("EHC1:" + "D" * 100, "m")
    reading = _read(log_odds, version)
    assert "values" not in repr(reading)
    assert "chances" not in repr(reading)
