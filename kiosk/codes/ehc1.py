"""Step 1 of the checks: from the text of an EHC1 code to its types (CARD-CODES.md section 2)."""

from __future__ import annotations

from kiosk.codes import base45, cose
from kiosk.codes.base45 import Base45Error
from kiosk.codes.cbor import CborError
from kiosk.codes.classify import EHC1_PREFIX, trim
from kiosk.codes.cose import Card, CoseError, Presentation
from kiosk.reasons import Code, Failure

LONGEST_CODE = 1_200
"""Characters, the prefix included, after trimming."""


def decode(text: str) -> Card | Presentation | Failure:
    """What `text` claims, or TOO_LONG, NOT_BASE45, MALFORMED; UNRECOGNISED without the prefix."""
    trimmed = trim(text)
    if not trimmed.startswith(EHC1_PREFIX):
        return Failure(Code.UNRECOGNISED)
    if len(trimmed) > LONGEST_CODE:
        return Failure(Code.TOO_LONG)
    try:
        data = base45.decode(trimmed.removeprefix(EHC1_PREFIX))
    except Base45Error:
        return Failure(Code.NOT_BASE45)
    try:
        return cose.parse(data)
    except (CborError, CoseError):
        return Failure(Code.MALFORMED)
