"""JSON of the store and of answers. Decimals keep their digits: FHIR gives 5.10 a meaning 5.1 lacks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import msgspec

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)

Raw = msgspec.Raw
"""JSON text that stands for itself inside of what is written."""


def dumps(value: Any) -> bytes:
    return _ENCODER.encode(value)


def loads(text: str | bytes) -> Any:
    """What `dumps` wrote; numbers with a point are `Decimal`."""
    return _DECODER.decode(text)
