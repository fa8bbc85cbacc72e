"""What auditors read: who did what, of the values of the log, and what is wrong with a log that was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kiosk.audit.catalogue import EventId
from kiosk.audit.finding import Finding, Wrong
from kiosk.audit.staff import StaffFactor, StaffLeft, StaffRefusal, StaffTask
from kiosk.domain import StaffRole
from kiosk.maintenance.logs import LogEntry
from kiosk.maintenance.pages import staff_act_words as acts
from kiosk.maintenance.pages.entries import SHORT, field_row, words_of
from kiosk.maintenance.pages.event_words import tone_of
from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said

_RECOVERY: Final = "recovery"  # `kiosk.staff.audited.BY_RECOVERY`

WRONG: Final[Mapping[Wrong, str]] = {
    Wrong.CHANGED: QT_TRANSLATE_NOOP(
        "Maintenance", "Entry %1 was changed, or the one before it (%2)."
    ),
    Wrong.MISSING: QT_TRANSLATE_NOOP("Maintenance", "Entries are missing from number %1 on (%2)."),
    Wrong.REORDERED: QT_TRANSLATE_NOOP("Maintenance", "Entry %1 is not in its place (%2)."),
    Wrong.REWRITTEN: QT_TRANSLATE_NOOP(
        "Maintenance", "The log was written anew from entry %1 on (%2)."
    ),
    Wrong.TRUNCATED: QT_TRANSLATE_NOOP(
        "Maintenance", "The end is cut off: entry %1 and later ones are missing (%2)."
    ),
    Wrong.NO_ANCHOR: QT_TRANSLATE_NOOP(
        "Maintenance",
        "The beginning is missing, and nobody has signed for that: from entry %1 (%2).",
    ),
    Wrong.UNCHAINED: QT_TRANSLATE_NOOP(
        "Maintenance", "There is an entry that this terminal did not write (%2, after entry %1)."
    ),
    Wrong.DAMAGED: QT_TRANSLATE_NOOP("Maintenance", "The file is damaged at entry %1 (%2)."),
    Wrong.MISPLACED: QT_TRANSLATE_NOOP("Maintenance", "Entry %1 is of another day (%2)."),
    Wrong.OTHER_TERMINAL: QT_TRANSLATE_NOOP("Maintenance", "Entry %1 is another terminal's (%2)."),
    Wrong.FORGED_HEAD: QT_TRANSLATE_NOOP(
        "Maintenance", "The signature at entry %1 is forged (%2)."
    ),
    Wrong.UNKNOWN_KEY: QT_TRANSLATE_NOOP(
        "Maintenance", "The signature at entry %1 is by a key that is not this terminal's (%2)."
    ),
    Wrong.HEAD_REMOVED: QT_TRANSLATE_NOOP(
        "Maintenance", "The signature at entry %1 was removed from the file of heads (%2)."
    ),
    Wrong.EMPTY: QT_TRANSLATE_NOOP("Maintenance", "There is no log at all (%1, %2)."),
}


def finding_words(finding: Finding) -> Said:
    """The first thing that is wrong: which entry, in which file."""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    return Said(WRONG[finding.wrong], (str(finding.seq or finding.after), place or "-"))


def entry_row(entry: LogEntry, at: str) -> Row:
    """What, when, and by whom."""
    undone = entry.fields.get("done") is False
    tone = Tone.WARN if undone else tone_of(entry.event)
    return Row(_what(entry), at, tone, _who(entry.fields), str(entry.seq))


def field_rows(entry: LogEntry) -> Iterator[Row]:
    """All that it says, in words where it is of staff."""
    for name, value in entry.fields.items():
        said = _in_words(name, value)
        yield field_row(name, value) if said is None else Row(name, said)


def _what(entry: LogEntry) -> Said:
    if entry.event is EventId.STAFF_TASK:
        return _in_words("task", entry.fields.get("task")) or words_of(entry.event)
    return words_of(entry.event)


def _who(fields: Mapping[str, Any]) -> Said:
    staff = fields.get("staff")
    if not isinstance(staff, str):
        return Said(acts.BY_TERMINAL)
    if staff == _RECOVERY:
        return Said(acts.BY_RECOVERY)
    second = fields.get("second")
    if isinstance(second, str):
        return Said(acts.BY_TWO, (staff[:SHORT], second[:SHORT]))
    role = fields.get("role")
    words = acts.BY[StaffRole(role)] if role in set(StaffRole) else acts.BY_SOMEBODY
    return Said(words, (staff[:SHORT],))


def _in_words(name: str, value: Any) -> Said | None:
    """None: it has no words of its own."""
    match name:
        case "task" if value in set(StaffTask):
            return Said(acts.TASKS[StaffTask(value)])
        case "role" if value in set(StaffRole):
            return Said(acts.ROLES[StaffRole(value)])
        case "factor" if value in set(StaffFactor):
            return Said(acts.FACTORS[StaffFactor(value)])
        case "why" if value in set(StaffRefusal):
            return Said(acts.REFUSALS[StaffRefusal(value)])
        case "why" if value in set(StaffLeft):
            return Said(acts.LEFT[StaffLeft(value)])
        case _:
            return None
