"""Many orders at once, and everything fails now and then: all books agree."""

from __future__ import annotations

from pathlib import Path

from tests.faults.pay_many import PATIENCE, ManyCampaign
from tests.faults.pay_world import PayWorld

ORDERS = 200
"""`python -m tests.faults.prove_pay many` makes 10,000, which needs some minutes."""


def test_the_books_of_all_agree_to_the_fen(tmp_path: Path) -> None:
    with PayWorld(tmp_path, PATIENCE) as world:
        many = ManyCampaign(world).run(ORDERS, seconds=80.0)
    assert many.wrong == []
    figures, books = many.figures, many.books.table()
    assert figures["not_begun"] == 0
    assert figures["contested_at_once"] > 0
    assert sum(figures["gateway_faults"].values()) > 0
    journals = books["journals"]
    assert journals["orders"] == figures["opened"] > ORDERS * 0.8
    assert journals["settled"] > 0
    assert journals["reversed"] > 0
    assert journals["settled_fen"] == books["hospital"]["own_fen"]
