"""The page of badges that have a PIN at this terminal: whose tries are used up, and giving some more.

The book knows nobody, only handles. Whoever knows a staff number finds its badge by it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Final

from kiosk.maintenance.pages.results import NOT_HERE
from kiosk.maintenance.pages.times import moment
from kiosk.maintenance.sheet import Choice, Doing, Done, Look, Row, Section, Sheet, Task, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Code, Failure
from kiosk.staff.issuing import subject_of
from kiosk.staff.patience import LOCKED_AT
from kiosk.staff.pin_book import Line, PinBook

_NO_BOOK: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The book of PINs cannot be used: look at the storage page.")
)
_SUMMARY: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Badges with a PIN at this terminal"))
_LOCKED_COUNT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Locked"))
_FIND: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Search with a staff number to find its badge.")
)
_NOBODY: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "No badge has a PIN at this terminal yet."))
_NO_SUCH: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The badge of this staff number has no PIN at this terminal.")
)
_BADGE: Final = QT_TRANSLATE_NOOP("Maintenance", "Badge %1")
_INVITED: Final = QT_TRANSLATE_NOOP("Maintenance", "Invited %1")
_LOCKED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Locked after wrong PINs"))
_WAITS: Final = QT_TRANSLATE_NOOP("Maintenance", "Has to wait %1 s")
_OPEN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Works"))
_WRONG: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Wrong PINs since the last right one"))
_OF: Final = QT_TRANSLATE_NOOP("Maintenance", "%1 of %2")
_INVITATION: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Invitation of"))
_STATE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "State"))
_UNLOCK: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Unlock"))
_SURE: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Does the owner of this badge stand here? They may then try their PIN again.",
    )
)
_UNLOCKED: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "Badge %1 is unlocked: its owner may try again."
)
_GONE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "There is no such badge any more."))


class BadgesPage:
    """A `Page`."""

    def __init__(self, *, book: Callable[[], PinBook | None], zone: tzinfo) -> None:
        """`book`: None while there is no installation key. `zone`: the hospital's."""
        self._book = book
        self._zone = zone

    def look(self, look: Look) -> Sheet | Failure:
        book = self._book()
        lines = None if book is None else book.lines()
        if book is None or lines is None or isinstance(lines, Failure):
            return Sheet(look.page, sections=(Section(rows=(Row(_NO_BOOK, tone=Tone.BAD),)),))
        line = next((each for each in lines if each.handle == look.item), None)
        if line is not None:
            return self._item(look, line)
        found = lines
        if look.query.strip():
            wanted = book.handle_of(subject_of(look.query.strip()))
            found = tuple(each for each in lines if each.handle == wanted)
        return self._list(look, lines, found)

    def do(self, doing: Doing) -> Done:
        """UNLOCK_BADGE; two people have seen to it by now."""
        if doing.task is not Task.UNLOCK_BADGE:
            return Done(NOT_HERE, good=False)
        book = self._book()
        if book is None:
            return Done(_NO_BOOK, good=False)
        failure = book.unlock_line(doing.argument)
        if failure is None:
            return Done(Said(_UNLOCKED, (doing.argument,)), leave=True)
        return Done(_GONE if failure.code is Code.STAFF_NO_PIN else _NO_BOOK, good=False)

    def _list(self, look: Look, lines: tuple[Line, ...], found: tuple[Line, ...]) -> Sheet:
        locked = sum(each.locked for each in lines)
        summary = (
            Row(_SUMMARY, str(len(lines)), detail=_FIND),
            Row(_LOCKED_COUNT, str(locked), Tone.BAD if locked else Tone.PLAIN),
        )
        rows = tuple(
            Row(
                Said(_BADGE, (each.handle,)),
                *_standing(each),
                Said(_INVITED, (moment(each.issued, self._zone),)),
                each.handle,
            )
            for each in sorted(found, key=_foremost)
        )
        if not rows:
            rows = (Row(_NO_SUCH if lines else _NOBODY, tone=Tone.QUIET),)
        return Sheet(
            look.page, sections=(Section(rows=summary), Section(rows=rows)), query=look.query
        )

    def _item(self, look: Look, line: Line) -> Sheet:
        rows = (
            Row(_STATE, *_standing(line)),
            Row(_WRONG, Said(_OF, (str(line.wrong), str(LOCKED_AT)))),
            Row(_INVITATION, moment(line.issued, self._zone)),
        )
        needed = line.locked or line.wait > 0
        unlock = Choice(
            Task.UNLOCK_BADGE, _UNLOCK, line.handle, primary=needed, sure=_SURE, on=needed
        )
        title = Said(_BADGE, (line.handle,))
        return Sheet(look.page, title, (Section(rows=rows, choices=(unlock,)),), item=line.handle)


def _foremost(line: Line) -> tuple[bool, int, str]:
    """Those that want somebody come first."""
    return not line.locked, -line.wrong, line.handle


def _standing(line: Line) -> tuple[Said, Tone]:
    if line.locked:
        return _LOCKED, Tone.BAD
    if line.wait:
        return Said(_WAITS, (str(line.wait),)), Tone.WARN
    return _OPEN, Tone.GOOD
