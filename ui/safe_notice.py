"""The notice of a start that is not a plain one. Read before the first frame: kept light."""

from __future__ import annotations

from datetime import datetime

from kiosk.settings import Settings
from kiosk.settings.supervision import supervision_of
from kiosk.supervision.beginning import Beginning
from kiosk.supervision.crash_record import Record, instant, read
from ui.safe_stage import Notice
from ui.safe_words import RESTARTING, RESTARTING_NUMBER, SAFE, SAFE_NUMBER


def notice_of(beginning: Beginning, settings: Settings) -> Notice:
    """What patients are told, and in small for staff: code, when it crashed last, how often."""
    safe = beginning is Beginning.SAFE_MODE
    words, number = (SAFE, SAFE_NUMBER) if safe else (RESTARTING, RESTARTING_NUMBER)
    if beginning is Beginning.ON_TRIAL:
        return Notice(words, number)
    record = read(settings.storage.folder)
    if not record.crashes:
        return Notice(words, number)
    last = datetime.fromtimestamp(record.crashes[-1].when.at, settings.terminal.zone)
    return Notice(words, f"{number} · {last:%m-%d %H:%M} · {crashes(record, settings)}×")


def crashes(record: Record, settings: Settings) -> int:
    """How many there were within the time that counts for safe mode."""
    seconds = supervision_of(settings).crash_minutes * 60
    since = record.safe_since
    return record.within(seconds, since if since is not None else instant())
