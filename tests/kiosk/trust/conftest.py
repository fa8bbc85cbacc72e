from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.authority import Authority, trust_list
from tests.kiosk.trust.clock_world import World

NOW = 1_800_000_000


@pytest.fixture(scope="session")
def authorities() -> list[Authority]:
    return [Authority.create(b"trust", issuer=issuer) for issuer in ("CN-A", "CN-B", "CN-C")]


@pytest.fixture
def content(authorities: list[Authority]) -> dict[str, Any]:
    """A good `issuers.json` with three keys, to be spoilt."""
    return trust_list(authorities, issued=NOW)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)
