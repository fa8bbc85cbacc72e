"""Money: whole fen. Never a float, never rounded.

An amount that comes as text or as a JSON decimal (FHIR `Money.value`, NHSA) is taken only if it is
exact in fen; `strict_json` reads decimals as `Decimal`, digits and all.
"""

from __future__ import annotations

import re
from decimal import (
    Context,
    Decimal,
    DecimalException,
    Inexact,
    InvalidOperation,
    Overflow,
    localcontext,
)
from typing import Final, NewType

Fen = NewType("Fen", int)
"""Hundredths of a yuan; negative where money goes back."""

LARGEST: Final = Fen(10**11)
"""A thousand million yuan: what is beyond is no bill."""

_FEN_IN_YUAN: Final = 100
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,20}(\.[0-9]{0,20})?([eE][-+]?[0-9]{1,3})?")
# Whatever would be rounded is refused.
_EXACT: Final = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow])


def from_yuan(amount: Decimal | int | str) -> Fen:
    """Fen of an amount in yuan ("25.5", Decimal("25.50"), 25).

    Raises:
        ValueError: not a number in plain ASCII, not exact in fen, or beyond `LARGEST`.
    """
    if isinstance(amount, bool):
        raise ValueError("not an amount")  # noqa: TRY004 - JSON's true, told as all that is no amount
    if isinstance(amount, str) and _NUMBER.fullmatch(amount) is None:
        raise ValueError("not an amount")  # Decimal would take "1_000", and digits of other scripts
    with localcontext(_EXACT):
        try:
            yuan = Decimal(amount)
            if not yuan.is_finite() or abs(yuan) * _FEN_IN_YUAN > LARGEST:
                raise ValueError("not an amount")
            fen = yuan.scaleb(2)
            whole = fen.to_integral_exact()
        except DecimalException:
            raise ValueError("not exact in fen") from None
    return Fen(int(whole))


def to_yuan(amount: Fen) -> Decimal:
    """Yuan with two decimals, as FHIR and NHSA want it: Decimal("25.50")."""
    return Decimal(amount).scaleb(-2, context=_EXACT)


def yuan(amount: Fen) -> str:
    """For people, without the sign of the currency: "1,234.50", "-27.90"."""
    return f"{to_yuan(amount):,.2f}"
