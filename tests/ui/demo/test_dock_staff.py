"""Badges and letters on the dock: what a tap has the world hold up."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.demo.staff import PIN, STAFF
from ui.demo.dock_staff import BADGES


def test_every_role_can_come_in_and_a_second_person_too() -> None:
    by_badge = [card.staff_id for card in BADGES if not card.letter]
    assert set(by_badge) == set(STAFF)
    assert len(by_badge) == len(set(by_badge))
    assert any(PIN in card.then.chinese for card in BADGES)


@pytest.mark.parametrize("card", BADGES, ids=lambda card: card.key)
def test_a_badge_is_held_up_and_taken_away(table: Any, card: Any) -> None:
    table.taps("badge", card.key)
    assert card.staff_id in table.world.held
    assert table.world.held.startswith("letter" if card.letter else "badge")
    assert table.board.held == card.key
    assert table.board.seconds_left == -1, "it is printed, and makes no new code"
    table.taps("badge", card.key)
    assert table.world.held == ""


def test_a_badge_is_read_by_the_hand_scanner(table: Any) -> None:
    table.taps("manner", "by_scanner")
    table.taps("badge", "badge_DEMO-AUDITOR-1")
    assert table.world.scanned == ["badge of DEMO-AUDITOR-1"]
