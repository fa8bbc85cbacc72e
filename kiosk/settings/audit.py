"""The table of the audit log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta

from kiosk.settings.sections import Section


class AuditSettings(Section, frozen=True):
    """The log's keeping, its signed heads, and the hospital's trace key."""

    READABLE: ClassVar[tuple[str, ...]] = ("trace_key_file",)

    keep_days: Annotated[int, Meta(ge=180, le=3_650)] = 180
    head_minutes: Annotated[float, Meta(ge=1, le=1_440)] = 10.0
    send_heads: bool = True  # to the hospital's FHIR server, as AuditEvent
    send_minutes: Annotated[float, Meta(ge=1, le=1_440)] = 60.0  # one in so many, and the last
    # The hospital's, the same on all its terminals: 16 bytes or more in hexadecimal, mode 0600.
    trace_key_file: Path | None = None
