"""The page of the event log: searched on the screen, and taken to the vendor on a USB stick."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.audit.export import EVENTS
from kiosk.clock import Clock
from kiosk.codes.key_file import KeyFileError
from kiosk.maintenance.export import Exported, Span, export
from kiosk.maintenance.logs import LogEntry, Query, entry_at
from kiosk.maintenance.pages import stick
from kiosk.maintenance.pages.entries import (
    SHORT,
    EntryPages,
    at_of,
    field_row,
    head_rows,
    none_row,
    words_of,
)
from kiosk.maintenance.pages.event_words import tone_of
from kiosk.maintenance.pages.log_query import query_of
from kiosk.maintenance.pages.results import NOT_HERE
from kiosk.maintenance.sheet import Choice, Doing, Done, Look, Row, Section, Sheet, Task, Tone
from kiosk.maintenance.software import installed_version
from kiosk.maintenance.usb import UsbProblem, UsbVolumes
from kiosk.maintenance.vendor_key import read_vendor_key
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.settings.maintenance import maintenance_of

if TYPE_CHECKING:
    from kiosk.settings import Settings

SPANS: Final[Mapping[str, str]] = {
    "1": QT_TRANSLATE_NOOP("Maintenance", "Today's to USB stick"),
    "7": QT_TRANSLATE_NOOP("Maintenance", "7 days to USB stick"),
    "30": QT_TRANSLATE_NOOP("Maintenance", "30 days to USB stick"),
}
"""Words by how many days are exported."""

_LONGEST_LINE: Final = 80  # characters of an entry in the list
_LONGEST_VALUE: Final = 40  # likewise of a field: digests and signatures are longer

_FOR_VENDOR: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "For the vendor: encrypted, so that nobody else can read it; without cards and names of staff",
    )
)
_HOW: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Search with: 7d  2027-01-10  error  camera  E-501")
)
_MEANS_NOTHING: Final = QT_TRANSLATE_NOOP("Maintenance", "'%1' is no event, day or error here.")
_UNREADABLE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The log cannot be read."))
_NO_ENTRY: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This entry is not there any more."))
_NO_KEY: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "No vendor key is set (maintenance.vendor_key_file): nobody to encrypt for."
    )
)
_BAD_KEY: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The vendor key's file cannot be used: ask the vendor for it.")
)
_EXPORTED: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "On the USB stick: %2 (entries: %1). You may pull it out."
)


class LogsPage:
    """A `Page`."""

    def __init__(self, *, settings: Settings, clock: Clock, volumes: UsbVolumes) -> None:
        self._folder = settings.storage.folder / EVENTS
        self._terminal = settings.terminal.id
        self._zone = settings.terminal.zone
        self._vendor_key_file = maintenance_of(settings).vendor_key_file
        self._clock = clock
        self._volumes = volumes
        self._pages = EntryPages(self._folder)

    def look(self, look: Look) -> Sheet | Failure:
        try:
            return self._entry(look) if look.item else self._list(look)
        except OSError:
            rows = (Row(_UNREADABLE, tone=Tone.BAD),)
            return Sheet(look.page, sections=(Section(rows=rows),), query=look.query)

    def do(self, doing: Doing) -> Done:
        if doing.task is not Task.EXPORT_LOGS or doing.argument not in SPANS:
            return Done(NOT_HERE, good=False)
        if self._vendor_key_file is None:
            return Done(_NO_KEY, good=False)
        try:
            recipient = read_vendor_key(self._vendor_key_file)
        except KeyFileError:
            return Done(_BAD_KEY, good=False)
        volume = self._volumes.the_one()
        if isinstance(volume, UsbProblem):
            return stick.problem(volume)
        last = self._clock.local().astimezone(self._zone).date()
        span = Span(last - timedelta(days=int(doing.argument) - 1), last)
        version = installed_version()
        try:
            made = export(
                self._folder, span, volume, recipient, terminal=self._terminal, version=version
            )
        except OSError:
            return Done(_UNREADABLE, good=False)
        if not isinstance(made, Exported):
            return stick.problem(made)
        return Done(Said(_EXPORTED, (f"{made.entries:,}", made.name)))

    def _list(self, look: Look) -> Sheet:
        exports = tuple(
            Choice(Task.EXPORT_LOGS, Said(words), days, on=self._vendor_key_file is not None)
            for days, words in SPANS.items()
        )
        out = Section(_FOR_VENDOR if self._vendor_key_file else _NO_KEY, choices=exports)
        query = query_of(look.query, self._clock.local().astimezone(self._zone).date(), self._zone)
        if not isinstance(query, Query):
            nothing = Row(Said(_MEANS_NOTHING, (query,)), tone=Tone.WARN, detail=_HOW)
            return Sheet(look.page, sections=(Section(rows=(nothing,)), out), query=look.query)
        page, number, count = self._pages.page(query, look.number)
        rows = tuple(self._row(each) for each in page.entries) or (none_row(page),)
        sections = (Section(_HOW, rows), out)
        return Sheet(look.page, sections=sections, query=look.query, number=number, count=count)

    def _entry(self, look: Look) -> Sheet:
        number = int(look.item) if look.item.isascii() and look.item.isdigit() else 0
        entry = entry_at(self._folder, number)
        if entry is None:
            gone = Section(rows=(Row(_NO_ENTRY, tone=Tone.WARN),))
            return Sheet(look.page, sections=(gone,), item=look.item)
        rows = (
            *head_rows(entry, self._zone),
            *(field_row(name, value) for name, value in entry.fields.items()),
        )
        return Sheet(look.page, words_of(entry.event), (Section(rows=rows),), item=look.item)

    def _row(self, entry: LogEntry) -> Row:
        facts = ", ".join(f"{name}: {_short(value)}" for name, value in entry.fields.items())
        detail = facts if len(facts) <= _LONGEST_LINE else f"{facts[: _LONGEST_LINE - 1]}…"
        at = at_of(entry, self._zone)
        return Row(words_of(entry.event), at, tone_of(entry.event), detail, str(entry.seq))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:SHORT]}…"
