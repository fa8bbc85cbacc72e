"""What the gateway keeps of an order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final


class State(StrEnum):
    OPEN = auto()
    CONFIRMING = auto()
    PAID = auto()
    CLOSED = auto()
    REVERSED = auto()


WAITING: Final = frozenset({State.OPEN, State.CONFIRMING})
OVER: Final = frozenset({State.CLOSED, State.REVERSED})

STRANGER: Final = "stranger"
"""The purse of whoever pays without a wallet that was made for it; it is never empty."""


@dataclass(frozen=True, slots=True)
class Order:
    """Times are Unix milliseconds of the gateway's clock; amounts fen."""

    id: int
    terminal: str
    order_no: str
    state: State
    amount: int
    way: str
    channel: str
    content: str  # digest of what it was ordered with; empty for a tombstone
    code_url: str  # of `shown`
    script: str  # JSON of the `Script` it goes by
    created_at: int
    expires_at: int
    transaction_no: str  # of the payment, once paid
    paid_at: int

    @property
    def is_tombstone(self) -> bool:
        return not self.content


@dataclass(frozen=True, slots=True)
class Movement:
    """Money from one account to another: `payer:…` and `hospital:…`."""

    transaction_no: str
    terminal: str
    order_no: str
    debit: str  # the account that has it afterwards less
    credit: str
    amount: int
    at: int

    @property
    def is_refund(self) -> bool:
        return self.debit.startswith("hospital:")
