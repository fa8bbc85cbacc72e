"""Since when the program runs, how it came to be started, how often it crashed; and starting it anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk.clock import Clock
from kiosk.maintenance.pages.times import UNKNOWN, age, moment
from kiosk.maintenance.sheet import (
    Choice,
    Doing,
    Done,
    Look,
    PageId,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
)
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.supervision.beginning import Beginning
from kiosk.supervision.crash_record import FILE_NAME as CRASHES
from kiosk.supervision.crash_record import CrashBook, CrashCause, Instant, instant
from kiosk.usage.store import Starts

SETTLED_IN: Final = 15.0
"""Seconds after a start before which ending would be taken for a crash (`kiosk.supervision.supervisor`)."""

_REFRESH: Final = 30.0
_BEGINNINGS: Final = {
    Beginning.PLAIN: Said(QT_TRANSLATE_NOOP("Maintenance", "In order: switched on, or restarted")),
    Beginning.AFTER_CRASH: Said(QT_TRANSLATE_NOOP("Maintenance", "By itself, after a crash")),
    Beginning.SAFE_MODE: Said(
        QT_TRANSLATE_NOOP("Maintenance", "In safe mode, after several crashes")
    ),
    Beginning.ON_TRIAL: Said(QT_TRANSLATE_NOOP("Maintenance", "With a new release, on trial")),
}
_CAUSES: Final = {
    CrashCause.ENDED: Said(QT_TRANSLATE_NOOP("Maintenance", "The program ended with an error")),
    CrashCause.KILLED: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The program was ended by the system, or crashed")
    ),
    CrashCause.STALLED: Said(QT_TRANSLATE_NOOP("Maintenance", "The program hung")),
    CrashCause.NOT_STARTED: Said(QT_TRANSLATE_NOOP("Maintenance", "The program did not come up")),
}
_TOO_SOON: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "It has only just started. Please wait %1 s."),
    (str(int(SETTLED_IN)),),
)


class RestartPage:
    """Calls are made one at a time."""

    def __init__(
        self,
        *,
        folder: Path,
        clock: Clock,
        began: float,
        version: str,
        beginning: Beginning,
        supervised: bool,
        starts: Callable[[], Starts | None],
        restart: Callable[[], None],
        now: Callable[[], Instant] = instant,
    ) -> None:
        """`folder`: the terminal's storage. `began`: `clock.monotonic()` at the program's start.

        `supervised`: somebody starts the program again when it ends. `starts`: of `UsageKeeper`. `restart`:
        have the program end in order, soon; returns at once. `now`: by the clocks of the crash record.
        """
        self._crashes = CrashBook(folder / CRASHES, now)
        self._clock = clock
        self._began = began
        self._version = version
        self._beginning = beginning
        self._supervised = supervised
        self._starts = starts
        self._restart = restart
        self._now = now

    def look(self, look: Look) -> Sheet | Failure:  # noqa: ARG002 - it has no items
        sections = (self._running(), self._past(), self._choice())
        return Sheet(PageId.RESTART, sections=sections, refresh=_REFRESH)

    def do(self, doing: Doing) -> Done:
        if doing.task is not Task.RESTART:
            raise ValueError(f"no task of this page: {doing.task}")
        if not self._supervised:
            return Done(_NOBODY, good=False)
        if self._lasted < SETTLED_IN:
            return Done(_TOO_SOON, good=False)
        self._restart()
        return Done(Said(QT_TRANSLATE_NOOP("Maintenance", "The program starts anew.")))

    @property
    def _lasted(self) -> float:
        return self._clock.monotonic() - self._began

    def _running(self) -> Section:
        at = self._clock.local()
        began = moment(at.timestamp() - self._lasted, at.tzinfo)
        return Section(
            rows=(
                Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Version")), self._version),
                Row(
                    Said(QT_TRANSLATE_NOOP("Maintenance", "Running for")),
                    age(self._lasted),
                    detail=Said(QT_TRANSLATE_NOOP("Maintenance", "Since %1"), (began,)),
                ),
                Row(
                    Said(QT_TRANSLATE_NOOP("Maintenance", "Last start")),
                    _BEGINNINGS[self._beginning] if self._supervised else UNKNOWN,
                    self._tone,
                    "" if self._supervised else _NOT_WATCHED,
                ),
            )
        )

    @property
    def _tone(self) -> Tone:
        if not self._supervised:
            return Tone.QUIET
        tones = {Beginning.PLAIN: Tone.GOOD, Beginning.ON_TRIAL: Tone.GOOD}
        tones[Beginning.AFTER_CRASH] = Tone.WARN
        return tones.get(self._beginning, Tone.BAD)

    def _past(self) -> Section:
        record, zone = self._crashes.record, self._clock.local().tzinfo
        today = self._crashes_today()
        rows = [
            Row(
                Said(QT_TRANSLATE_NOOP("Maintenance", "Crashes today")),
                str(today) if self._supervised else UNKNOWN,
                Tone.WARN if today else Tone.PLAIN,
            ),
        ]
        if record.crashes:
            last = record.crashes[-1]
            rows.append(
                Row(
                    Said(QT_TRANSLATE_NOOP("Maintenance", "Last crash")),
                    moment(last.when.at, zone),
                    detail=_CAUSES[last.cause],
                )
            )
        starts = self._starts()
        rows.append(
            Row(
                Said(QT_TRANSLATE_NOOP("Maintenance", "Starts in all")),
                UNKNOWN if starts is None else str(starts.starts),
            )
        )
        rows.append(
            Row(
                Said(QT_TRANSLATE_NOOP("Maintenance", "Of these not ended in order")),
                UNKNOWN if starts is None else str(starts.crashes),
                detail=Said(
                    QT_TRANSLATE_NOOP("Maintenance", "A crash, or the power was switched off")
                ),
            )
        )
        return Section(Said(QT_TRANSLATE_NOOP("Maintenance", "Until now")), tuple(rows))

    def _crashes_today(self) -> int:
        """By their age, which setting the clock does not change."""
        now, local = self._now(), self._clock.local()
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        return self._crashes.record.within((local - midnight).total_seconds(), now)

    def _choice(self) -> Section:
        choice = Choice(
            Task.RESTART,
            Said(QT_TRANSLATE_NOOP("Maintenance", "Restart the program")),
            sure=Said(
                QT_TRANSLATE_NOOP(
                    "Maintenance",
                    "Start the program anew? It takes about half a minute. Payments and prints under way go on "
                    "afterwards.",
                )
            ),
            on=self._supervised,
        )
        rows = () if self._supervised else (Row(_NOBODY, tone=Tone.QUIET),)
        return Section(rows=rows, choices=(choice,))


_NOT_WATCHED: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The program runs without anything that watches it.")
)
_NOBODY: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Nothing would start the program again: restart the machine instead, or call the engineer.",
    )
)
