"""A terminal whose handlers a test calls as their threads would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.handlers.print_lane import FIRST, SECOND, THIRD, Desk
from tests.report_shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    shop.hospital.add(FIRST, SECOND, THIRD)
    yield shop
    shop.journal.close()


@pytest.fixture
def desk(shop: Shop) -> Desk:
    return Desk(shop)
