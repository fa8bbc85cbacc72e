"""A cashier that is turned by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.counter import Counterparts, Crank


@pytest.fixture
def counter(tmp_path: Path) -> Counterparts:
    return Counterparts(tmp_path)


@pytest.fixture
def crank(counter: Counterparts) -> Crank:
    return Crank(counter)
