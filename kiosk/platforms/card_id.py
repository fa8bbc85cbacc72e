"""Electronic health card ids, as platforms send them and as codes carry them."""

from __future__ import annotations

import re
from typing import Any, Final

from kiosk.domain import IdentifierSystem, PatientIdentifier

_CARD_ID: Final = re.compile(r"[0-9A-Fa-f]{64}")


def card_identifier(answered: Any, code: str) -> PatientIdentifier | str:
    """The identifier for the card id of an answer about `code`, or what is wrong with it.

    A code whose first field is a card id is about that card; an answer about another one is not its
    answer, whoever mixed them up.
    """
    if not isinstance(answered, str) or _CARD_ID.fullmatch(answered) is None:
        return "the card id"
    shown = code.partition(":")[0]
    if _CARD_ID.fullmatch(shown) and shown.lower() != answered.lower():
        return "it is about another card"
    return PatientIdentifier(IdentifierSystem.HEALTH_CARD, answered.lower())
