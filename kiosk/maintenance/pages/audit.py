"""The page of auditors: who did what at this terminal, whether its log is as it was written, and its export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from kiosk.audit.catalogue import EventId
from kiosk.audit.export import EVENTS
from kiosk.audit.finding import Verdict
from kiosk.audit.head import PublicKeys
from kiosk.audit.head_file import HeadFile
from kiosk.audit.keeper import FOLDER, HEADS_FILE, KEY_FILE
from kiosk.audit.key import AuditKey, load
from kiosk.audit.staff import STAFF_ENTRIES
from kiosk.audit.told import AUDIT_HEAD, number
from kiosk.audit.verify import verify
from kiosk.clock import Clock
from kiosk.journal.outbox import Outbox, State
from kiosk.maintenance.logs import Query, entry_at
from kiosk.maintenance.pages.audit_export import export_audit
from kiosk.maintenance.pages.audit_words import entry_row, field_rows, finding_words
from kiosk.maintenance.pages.entries import (
    EntryPages,
    at_of,
    head_rows,
    none_row,
    words_of,
)
from kiosk.maintenance.pages.results import NEVER, NOT_HERE
from kiosk.maintenance.pages.times import moment
from kiosk.maintenance.sheet import Choice, Doing, Done, Look, Row, Section, Sheet, Task, Tone
from kiosk.maintenance.usb import UsbVolumes
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.staff.issuing import subject_of

if TYPE_CHECKING:
    from kiosk.settings import Settings

_SHOWN: Final = frozenset(
    {
        *STAFF_ENTRIES,
        EventId.TERMINAL_STARTED,
        EventId.TERMINAL_STOPPED,
        EventId.SUPPORT_PICTURE_TAKEN,
        EventId.RECORDING_CHANGED,
        EventId.AUDIT_KEY_MADE,
        EventId.LINE_TORN,
        EventId.LINES_LOST,
        EventId.DAY_FULL,
    }
)
"""What an auditor looks for; patients' errands and devices' states are on the page of logs."""

_WRITTEN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The log as it was written"))
_LAST_HEAD: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Signed last"))
_UP_TO: Final = QT_TRANSLATE_NOOP("Maintenance", "Up to entry %1")
_SENT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Sent to the hospital"))
_ARRIVED: Final = QT_TRANSLATE_NOOP("Maintenance", "Up to entry %1: it arrived")
_WAITING: Final = QT_TRANSLATE_NOOP("Maintenance", "Up to entry %1: waits for the network")
_PARKED: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "Up to entry %1: the hospital's server refused it"
)
_VERIFIED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Verified last"))
_NOT_YET: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Not since the program was started; it may take a minute")
)
_WHO_DID_WHAT: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Who did what (search with a staff number)")
)
_UNREADABLE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The log cannot be read."))
_NO_ENTRY: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This entry is not there any more."))
_VERIFY: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Verify the log"))
_EXPORT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Export to USB stick"))
_SURE: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "The whole log goes to the USB stick, not encrypted: it has no names, cards only as keyed hashes, "
        "staff only as hashes of their numbers. Go on?",
    )
)
_FINE: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "As it was written: entries %1 to %2; %3 signatures agree."
)
_UNSIGNED: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "Entries %1 to %2 follow on each other; no signature could be compared."
)


class AuditPage:
    """A `Page`."""

    def __init__(
        self,
        *,
        settings: Settings,
        clock: Clock,
        volumes: UsbVolumes,
        outbox: Callable[[], Outbox | None],
    ) -> None:
        """`outbox`: which signed heads go to the hospital through; None while there is none."""
        self._storage = settings.storage.folder
        self._folder = self._storage / EVENTS
        self._heads = HeadFile(self._storage / FOLDER / HEADS_FILE)
        self._terminal = settings.terminal.id
        self._zone = settings.terminal.zone
        self._clock = clock
        self._volumes = volumes
        self._outbox = outbox
        self._pages = EntryPages(self._folder)
        self._verified: tuple[int, Done] | None = None  # when, and what came of it

    def look(self, look: Look) -> Sheet | Failure:
        try:
            return self._entry(look) if look.item else self._list(look)
        except OSError:
            rows = (Row(_UNREADABLE, tone=Tone.BAD),)
            return Sheet(look.page, sections=(Section(rows=rows),), query=look.query)

    def do(self, doing: Doing) -> Done:
        """VERIFY_AUDIT reads the whole log: a minute where it is half a year's."""
        match doing.task:
            case Task.VERIFY_AUDIT:
                done = self._verify()
                self._verified = self._clock.now(), done
                return done
            case Task.EXPORT_AUDIT:
                return self._export()
            case _:
                return Done(NOT_HERE, good=False)

    # -- looking -------------------------------------------------------------------------------

    def _list(self, look: Look) -> Sheet:
        query = Query(events=_SHOWN, staff=_staff(look.query))
        page, at, count = self._pages.page(query, look.number)
        rows = tuple(entry_row(each, at_of(each, self._zone)) for each in page.entries)
        rows = rows or (none_row(page),)
        choices = (
            Choice(Task.VERIFY_AUDIT, _VERIFY, primary=True),
            Choice(Task.EXPORT_AUDIT, _EXPORT, sure=_SURE),
        )
        sections = (
            Section(_WRITTEN, tuple(self._standing()), choices),
            Section(_WHO_DID_WHAT, rows),
        )
        return Sheet(look.page, sections=sections, query=look.query, number=at, count=count)

    def _standing(self) -> Iterator[Row]:
        heads = self._heads.newest()
        if not heads:
            yield Row(_LAST_HEAD, NEVER, Tone.WARN)
        else:
            last = heads[0].head
            yield Row(
                _LAST_HEAD, moment(last.at, self._zone), detail=Said(_UP_TO, (str(last.seq),))
            )
        outbox = self._outbox()
        by_number = {number(each): each.head.seq for each in heads}
        sent = None if outbox is None else outbox.first_known(AUDIT_HEAD, tuple(by_number))
        if sent is None:
            yield Row(_SENT, NEVER, Tone.QUIET)
        else:
            words, tone = _DELIVERIES[sent.state]
            told = Said(words, (str(by_number[sent.key]),))
            yield Row(_SENT, moment(sent.at, self._zone), tone, told)
        if self._verified is None:
            yield Row(_VERIFIED, NEVER, Tone.QUIET, _NOT_YET)
            return
        at, done = self._verified
        if isinstance(done.said, Said):
            tone = Tone.GOOD if done.good else Tone.BAD
            yield Row(_VERIFIED, moment(at, self._zone), tone, done.said)

    def _entry(self, look: Look) -> Sheet:
        seq = int(look.item) if look.item.isascii() and look.item.isdigit() else 0
        entry = entry_at(self._folder, seq)
        if entry is None:
            gone = Section(rows=(Row(_NO_ENTRY, tone=Tone.WARN),))
            return Sheet(look.page, sections=(gone,), item=look.item)
        rows = (*head_rows(entry, self._zone), *field_rows(entry))
        return Sheet(look.page, words_of(entry.event), (Section(rows=rows),), item=look.item)

    # -- doing ---------------------------------------------------------------------------------

    def _verify(self) -> Done:
        key = self._key()
        keys = PublicKeys() if key is None else PublicKeys(key)
        try:
            heads = self._heads.read()
            verdict = verify(self._folder, self._terminal, heads, keys, all_heads=bool(heads))
        except OSError:
            return Done(_UNREADABLE, good=False)
        return _of_verdict(verdict)

    def _export(self) -> Done:
        today = self._clock.local().astimezone(self._zone).date()
        stem = f"audit-{self._terminal}-{today.isoformat()}"
        done = export_audit(self._storage, self._key(), self._volumes, stem)
        return Done(_UNREADABLE, good=False) if done is None else done

    def _key(self) -> bytes | None:
        key = load(self._storage / FOLDER / KEY_FILE)
        return key.public if isinstance(key, AuditKey) else None


_DELIVERIES: Final = {
    State.DELIVERED: (_ARRIVED, Tone.GOOD),
    State.WAITING: (_WAITING, Tone.WARN),
    State.PARKED: (_PARKED, Tone.BAD),
}


def _staff(typed: str) -> tuple[str, ...]:
    """How ids in the log may begin that are meant: as typed, or the badge of the staff number typed."""
    text = typed.strip()
    return (text, subject_of(text)) if text else ()


def _of_verdict(verdict: Verdict) -> Done:
    if verdict.first is not None:
        return Done(finding_words(verdict.first), good=False)
    begins, ends = str(verdict.begins), str(verdict.ends)
    if not verdict.heads:
        return Done(Said(_UNSIGNED, (begins, ends)), good=False)
    return Done(Said(_FINE, (begins, ends, f"{verdict.heads:,}")))
