"""What the gateway's books say, for proofs: every order, every movement, and sums that must agree."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import Any, Final

from kiosk.demo.gateway.store import Store

_UNTOLD: Final = frozenset({"id", "content", "script"})
_COUNTED: Final = """
SELECT order_no FROM (
    SELECT order_no, state, paid_at,
        COUNT(*) FILTER (WHERE credit LIKE 'hospital:%') AS paid,
        COUNT(*) FILTER (WHERE credit LIKE 'hospital:%')
            - COUNT(*) FILTER (WHERE debit LIKE 'hospital:%') AS kept
    FROM placed LEFT JOIN movement ON movement.placed = placed.id GROUP BY placed.id
)
"""


def everything(store: Store) -> dict[str, Any]:
    """`orders` and `movements`, oldest first, and `totals`. Times are Unix milliseconds."""
    bills = dict(store.query("SELECT placed, json_group_array(bill) FROM bill GROUP BY placed"))
    orders = [
        {
            **{name: value for name, value in asdict(order).items() if name not in _UNTOLD},
            "bills": json.loads(bills.get(order.id, "[]")),
        }
        for order in store.orders()
    ]
    return {
        "orders": orders,
        "movements": [asdict(movement) for movement in store.movements()],
        "totals": totals(store),
    }


def totals(store: Store) -> dict[str, Any]:
    """Sums in fen. What ought never to be, as lists: `overcharged` orders have more than one payment
    that was not given back, `overpaid` bills are of more than one paid order, `unbooked` orders are
    paid or reversed without the movements for it, or have movements without being so.
    """
    charged, refunded = store.query(
        "SELECT COALESCE(SUM(amount) FILTER (WHERE credit LIKE 'hospital:%'), 0),"
        " COALESCE(SUM(amount) FILTER (WHERE debit LIKE 'hospital:%'), 0) FROM movement"
    )[0]
    overpaid = store.query(
        "SELECT bill FROM bill JOIN placed ON placed.id = bill.placed WHERE state = 'paid'"
        " GROUP BY bill HAVING COUNT(*) > 1 ORDER BY bill"
    )
    balance: Counter[str] = Counter()
    for account, amount in store.query(
        "SELECT debit, -SUM(amount) FROM movement GROUP BY debit"
        " UNION ALL SELECT credit, SUM(amount) FROM movement GROUP BY credit"
    ):
        balance[account] += amount
    return {
        "states": dict(store.query("SELECT state, COUNT(*) FROM placed GROUP BY state")),
        "charged": charged,
        "refunded": refunded,
        "net": charged - refunded,
        "accounts": dict(balance),
        "overcharged": _orders_where(store, "kept > 1"),
        "overpaid": [bill for (bill,) in overpaid],
        "unbooked": _orders_where(store, "kept <> (state = 'paid') OR paid <> (paid_at > 0)"),
    }


def _orders_where(store: Store, condition: str) -> list[str]:
    """Numbers of orders by how many payments they had (`paid`), and how many were `kept`."""
    rows = store.query(f"{_COUNTED} WHERE {condition} ORDER BY order_no")
    return [order_no for (order_no,) in rows]
