"""Amounts of a settlement: exact in fen, and checked to be the whole.

    fund_pay_sumamt + acct_pay + psn_cash_pay = medfee_sumamt

Nobody's part is negative in a settlement, nobody's positive in its reversal (2208). Where a region has
further parties (医院负担, 共济账户) beside these three, its sums do not add up here, and the patient is
sent to the desk: the terminal has no words for a part that none of the three pays.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from kiosk.bills import Split
from kiosk.money import Fen, from_yuan
from kiosk.net.strict_json import JsonObject

# Numbers of at most 16 digits (数值型 16,2); some regions send them as text, or with more zeros.
_AMOUNT: Final = re.compile(r"-?[0-9]{1,14}(?:\.[0-9]{1,6})?")


def read_split(setlinfo: JsonObject) -> Split | str:
    """The parts as they came, or the name of the one that is no amount."""
    parts: list[Fen] = []
    for name in ("medfee_sumamt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay"):
        part = _fen(setlinfo.get(name))
        if part is None:
            return name
        parts.append(part)
    return Split(*parts)


def settles(split: Split, total: Fen) -> bool:
    """Whether the parts are those of `total`."""
    return split.total == total and split.adds_up


def reverses(split: Split) -> bool:
    """Whether the parts are those of something that goes back."""
    parts = (split.fund, split.account, split.own)
    return split.total < 0 and max(parts) <= 0 and sum(parts) == split.total


def _fen(value: Any) -> Fen | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    text = str(value)
    if _AMOUNT.fullmatch(text) is None:
        return None
    try:
        return from_yuan(text)
    except ValueError:
        return None
