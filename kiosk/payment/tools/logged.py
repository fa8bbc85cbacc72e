"""What staff do is in the event log before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk import console
from kiosk.audit.catalogue import EventId, FieldValue
from kiosk.audit.log import EventLog
from kiosk.clock import Clock
from kiosk.payment.tools.answer import refused
from kiosk.settings import Settings

NOT_LOGGED: Final = refused(
    "not_logged",
    "the event log cannot be written (is the disk full?), so nothing was done",
    console.UNREADABLE,
)


def is_logged(
    settings: Settings, clock: Clock, event: EventId, fields: Mapping[str, FieldValue]
) -> bool:
    """Write an event and wait for the disk. False: it is not certain to be there, so do nothing."""
    log = EventLog(
        settings.storage.folder / "events",
        terminal=settings.terminal.id,
        clock=clock,
        keep_days=settings.storage.keep_days,
    )
    log.record(event, fields)
    return log.flush()
