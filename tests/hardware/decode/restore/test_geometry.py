from __future__ import annotations

import itertools

import numpy as np
import pytest
import reedsolo
import segno

from hardware.decode.restore import geometry, tables
from tests.sampling import sampled

_EVERY = list(itertools.product(range(1, tables.MAX_VERSION + 1), "LMQH"))


def _drawn(version: int, level: str) -> tuple[np.ndarray, int]:
    """A symbol as another library draws it, 1 dark, -1 light, and its mask."""
    code = segno.make_qr(
        "ab7" * (version // 2 + 1), version=version, error=level, boost_error=False
    )
    modules = np.array([[1 if dark else -1 for dark in row] for row in code.matrix], np.int8)
    return modules, code.mask


@pytest.mark.parametrize(("version", "level"), sampled(_EVERY, one_in=5))
def test_every_symbol_has_what_is_known_of_its_version(version, level) -> None:
    modules, mask = _drawn(version, level)
    plan = geometry.layout(version)
    known = plan.known != 0
    assert modules.shape == plan.known.shape
    assert (modules[known] == plan.known[known]).all()
    assert modules.ravel()[plan.dark_module] == 1
    word = geometry.format_signs()[tables.LEVELS.index(level) << 3 | mask]
    assert (modules.ravel()[plan.format] == word).all()


@pytest.mark.parametrize(("version", "level"), sampled(_EVERY, one_in=5))
def test_unmasked_and_dealt_out_every_block_is_a_codeword(version, level) -> None:
    reedsolo.init_tables(0x11D)
    modules, mask = _drawn(version, level)
    plan = geometry.layout(version)
    bits = modules.ravel()[plan.data] * geometry.mask_signs(version, mask)
    values = np.packbits(bits > 0)
    blocks = geometry.blocks(version, level)
    assert sorted(np.concatenate(blocks).tolist()) == list(range(plan.codewords))
    parity = tables.correction(version, level).parity
    assert all(reedsolo.rs_check(bytearray(values[block].tobytes()), parity) for block in blocks)


@pytest.mark.parametrize("version", range(1, tables.MAX_VERSION + 1))
def test_what_is_known_serves_mirrored_symbols_as_well(version) -> None:
    known = geometry.layout(version).known
    assert (known == known.T).all()


def test_the_margin_is_quiet() -> None:
    known = geometry.bordered(3)
    ring = np.ones(known.shape, bool)
    ring[geometry.MARGIN : -geometry.MARGIN, geometry.MARGIN : -geometry.MARGIN] = False
    assert (known[ring] == -1).all()
