from __future__ import annotations

from pathlib import Path

from kiosk.journal.order_book import StoredOrderBook
from tests.kiosk.journal.orders_made import NOW, settled


def test_an_order_takes_less_than_two_kilobytes(
    hasty_book: StoredOrderBook, tmp_path: Path
) -> None:
    """With two bills, a claim, eight events, and all indices."""
    orders = 2_000
    for n in range(orders):
        settled(hasty_book, n)
    hasty_book.close()
    assert [path.name for path in tmp_path.iterdir()] == ["orders.db"]
    assert (tmp_path / "orders.db").stat().st_size / orders < 2_000


def test_pruned_room_is_used_again(hasty_book: StoredOrderBook, tmp_path: Path) -> None:
    """So many days are kept; as many again, and again, need no more room."""
    kept, a_day = 30, 10
    sizes = []
    for day in range(6 * kept):
        for n in range(a_day):
            settled(hasty_book, a_day * day + n, at=NOW + 86_400 * day)
        hasty_book.prune(NOW + 86_400 * (day - kept))
        sizes.append((tmp_path / "orders.db").stat().st_size)
    assert sizes[kept - 1] > 4 * sizes[0]
    assert max(sizes[2 * kept :]) < 1.1 * sizes[kept + 1]
