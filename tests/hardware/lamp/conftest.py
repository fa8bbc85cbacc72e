"""A relay board on a pseudo-terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.lamp.standin import StandInRelay


@pytest.fixture
def board(tmp_path: Path) -> Iterator[StandInRelay]:
    with StandInRelay(tmp_path / "relay") as relay:
        yield relay
