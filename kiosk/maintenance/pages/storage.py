"""The page of disk, temperatures, machine and software, and of what this terminal keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.audit import files
from kiosk.audit.export import EVENTS
from kiosk.clock import Clock
from kiosk.maintenance.checks import CheckId, CheckResult, Verdict, not_checked
from kiosk.maintenance.machine import Usage, check_machine, check_storage, check_temperature
from kiosk.maintenance.machine import disk_usage as usage_of_disk
from kiosk.maintenance.pages.device_words import of_check
from kiosk.maintenance.pages.results import NOT_HERE, fact_rows, result_row
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import Choice, Doing, Done, Look, Row, Section, Sheet, Task, Tone
from kiosk.maintenance.timed import Check, timed
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure

if TYPE_CHECKING:
    from kiosk.settings import Settings

ALL: Final = "all"
_KB: Final = 1_000
_SIDE_FILES: Final = ("", "-wal", "-shm")

_TEST: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Test all"))
_KEPT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "What this terminal keeps"))
_DATABASE: Final = QT_TRANSLATE_NOOP("Maintenance", "Database %1")
_LOG: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Event log"))
_LOG_FILES: Final = QT_TRANSLATE_NOOP("Maintenance", "Files: %1, the oldest of %2")
_NO_LOG: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Cannot be read"))
_FINE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Tested: all in order."))
_LOOK: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Tested: something needs a look."))
_FAILS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Tested: something fails."))


class StoragePage:
    """A `Page`. Looking measures disk, temperatures and machine; TEST reads the program's files, too."""

    def __init__(
        self,
        *,
        settings: Settings,
        record: CheckRecord,
        clock: Clock,
        software: Check,
        root: Path = Path("/"),
        usage: Usage = usage_of_disk,
    ) -> None:
        """`software`: `check_software` of this installation. `root` is "/" but for tests."""
        self._folder = settings.storage.folder
        self._zone = settings.terminal.zone
        self._record = record
        self._clock = clock
        self._software = software
        self._live: tuple[Check, ...] = (
            partial(check_storage, self._folder, usage),
            partial(check_temperature, root),
            partial(check_machine, root),
        )

    def look(self, look: Look) -> Sheet | Failure:
        kept = self._record.results().get(CheckId.SOFTWARE, not_checked(CheckId.SOFTWARE))
        results = [*(timed(check, self._clock) for check in self._live), kept]
        test = Choice(Task.TEST, _TEST, ALL, primary=True)
        sections = (
            *(
                Section(of_check(each.id), (result_row(each, self._zone), *fact_rows(each)))
                for each in results
            ),
            Section(_KEPT, tuple(self._kept())),
            Section(choices=(test,)),
        )
        return Sheet(look.page, sections=sections)

    def do(self, doing: Doing) -> Done:
        """TEST of everything here. Takes a second or two."""
        if doing.task is not Task.TEST:
            return Done(NOT_HERE, good=False)
        results = [timed(check, self._clock) for check in (*self._live, self._software)]
        self._record.keep(results)
        return _came_to(results)

    def _kept(self) -> Iterator[Row]:
        with suppress(OSError):
            for path in sorted(self._folder.glob("*.db")):
                yield Row(Said(_DATABASE, (path.stem,)), _size(_with_side_files(path)))
        try:
            found, _ = files.in_order(self._folder / EVENTS)
            size = sum(each.path.stat().st_size for each in found)
        except OSError:
            yield Row(_LOG, _NO_LOG, Tone.BAD)
            return
        oldest = min((each.day for each in found), default="-")
        yield Row(_LOG, _size(size), detail=Said(_LOG_FILES, (str(len(found)), oldest)))


def _came_to(results: Sequence[CheckResult]) -> Done:
    verdicts = {each.verdict for each in results}
    if Verdict.FAIL in verdicts:
        return Done(_FAILS, good=False)
    return Done(_LOOK if Verdict.WARN in verdicts else _FINE)


def _with_side_files(path: Path) -> int:
    """Bytes, those of the write-ahead log included."""
    total = 0
    for end in _SIDE_FILES:
        with suppress(OSError):
            total += path.with_name(path.name + end).stat().st_size
    return total


def _size(count: int) -> str:
    return f"{-(-count // _KB):,} kB"
