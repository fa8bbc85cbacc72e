"""Updates in a running terminal: proves the release that is on trial, or goes over to the next one.

One thread. Without a launcher that has started the program there is neither, for nobody would start another.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Final

from kiosk.audit.catalogue import EventId, Version
from kiosk.clock import Clock
from kiosk.devices import PresenceState
from kiosk.journal.database import Trouble
from kiosk.metrics import Reading
from kiosk.reports.book import Print, PrintState
from kiosk.session.effects import AskPrinter, AskReportPrinter, Effect, Record
from kiosk.session.events import Event as Happened
from kiosk.session.events import PrinterChanged
from kiosk.session.screens import Attract, Screen
from kiosk.session.state import Kiosk
from kiosk.settings import Settings
from kiosk.settings.update import UpdateSettings
from kiosk.supervision.crash_record import FILE_NAME as CRASHES
from kiosk.supervision.crash_record import CrashBook
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import ClockState
from kiosk.update import health, report
from kiosk.update.health import Sign, Signs
from kiosk.update.launched import Launched
from kiosk.update.outage import is_outage
from kiosk.update.readings import release_readings, update_readings
from kiosk.update.release import STATE_FORM
from kiosk.update.selection import NoteKind, SelectionFile
from kiosk.update.shelf import Shelf, is_older, own_base
from kiosk.update.store import ReleaseStore
from kiosk.update.switch import Switch
from kiosk.update.trial import Trial, TrialState

LOOKS: Final = 30.0
"""Seconds between two looks for what is staged."""

TRIAL_LOOKS: Final = 1.0
_LAST_WORDS: Final = 1.0

_NOTES: Final = {
    NoteKind.RETURNED: EventId.UPDATE_RETURNED,
    NoteKind.UNUSABLE: EventId.UPDATE_UNUSABLE,
}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Updated:
    """What is asked of the terminal. Any thread; the probes may block for some seconds."""

    state: Callable[[], Kiosk]
    screen: Callable[[], Screen]
    trust: Callable[[], DistributionStatus]
    clock_state: Callable[[], ClockState]
    at_rest: Callable[[], bool]
    hospital: Callable[[], bool]
    gateway: Callable[[], bool]
    run: Callable[[Effect], None]
    restart: Callable[[], None]


class Updates:
    """`start` once, `stop` once."""

    def __init__(
        self, settings: Settings, launched: Launched | None, clock: Clock, terminal: Updated
    ) -> None:
        self._settings = settings
        self._launched = launched
        self._clock = clock
        self._terminal = terminal
        self._file = SelectionFile(settings.storage.folder)
        self._printer_said = False
        self._printer_asked = False  # and has not answered
        self._over = Event()
        self._thread: Thread | None = None
        self.trial: Trial | None = None
        if launched is not None and launched.trial:
            self.trial = self._made_trial(launched)

    @property
    def on_trial(self) -> bool:
        """Nobody is to be let in."""
        return self.trial is not None and self.trial.state is not TrialState.PROVEN

    def start(self) -> None:
        if self._launched is None:
            return
        self._tell()
        work = self._try if self.trial is not None else self._switch
        self._thread = Thread(target=work, name="updates", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def saw(self, event: Happened) -> None:
        """Something happened: the printer is known once it has spoken. Any thread."""
        if isinstance(event, PrinterChanged):
            self._printer_said, self._printer_asked = True, False

    def readings(self) -> Iterator[Reading]:
        """Metrics: which release runs, and what is about it."""
        if self._launched is None:
            return
        refused = self._file.read().refused
        yield from release_readings(self._launched.version, len(refused), on_trial=self.on_trial)
        if self._settings.update is not None:
            yield from update_readings(report.read(self._settings.update.folder))

    # -- what the launcher did --------------------------------------------------------------------

    def _tell(self) -> None:
        """The log is told once: what cannot be crossed out is told again."""
        kept = self._file.read()
        for note in kept.untold:
            if note.kind is NoteKind.LOST:
                self._terminal.run(Record(EventId.UPDATE_SELECTION_LOST))
            else:
                self._record(_NOTES[note.kind], note.version)
        if kept.untold:
            self._file.write(kept.told())

    # -- on trial ---------------------------------------------------------------------------------

    def _made_trial(self, release: Launched) -> Trial:
        update = self._settings.update or UpdateSettings()
        now = self._clock.monotonic
        return Trial(
            wanted=health.wanted_of(self._file.folder, release.version),
            until=now() + update.health_seconds,
            now=now,
            signs=self._signs,
            is_outage=lambda sign: is_outage(self._settings, sign, self._clock.now),
            settle=self._settle,
        )

    def _try(self) -> None:
        trial, release = self.trial, self._launched
        if trial is None or release is None:
            return
        while not self._over.wait(TRIAL_LOOKS):
            if not self._printer_asked:  # else they wait in its lane, before the first ticket
                self._printer_asked = True
                self._terminal.run(AskPrinter())
            if self._terminal.state().reports:
                self._terminal.run(AskReportPrinter())
            if trial.look() is TrialState.PROVEN:
                self._record(EventId.UPDATE_PROVEN, release.version)
                self._leave_safe_mode()
                self._switch()
                return
            if trial.state is TrialState.FAILED:
                _log.error("not proven: %s", ", ".join(sorted(trial.missing)) or "the screen")
                self._record(EventId.UPDATE_UNHEALTHY, release.version)
                self._terminal.restart()
                return

    def _settle(self) -> bool:
        """Keep what runs. Whether the disk has it."""
        return self._file.write(self._file.read().proven(STATE_FORM))

    def _leave_safe_mode(self) -> None:
        """It was the former release that crashed."""
        book = CrashBook(self._settings.storage.folder / CRASHES)
        if book.is_safe:
            book.leave()

    def _signs(self) -> Signs:
        terminal = self._terminal
        known = terminal.state().equipment
        signs = set(health.of_equipment(known, terminal.trust()))
        if not self._printer_said:
            signs.discard(Sign.TICKET_PRINTER)
        if isinstance(terminal.screen(), Attract):
            signs.add(Sign.ATTRACT)
        if terminal.hospital():
            signs.add(Sign.HOSPITAL)
        if terminal.gateway():
            signs.add(Sign.GATEWAY)
        return frozenset(signs)

    # -- going over -------------------------------------------------------------------------------

    def _switch(self) -> None:
        update, release = self._settings.update, self._launched
        if update is None or release is None:
            return
        store = ReleaseStore(update.folder)
        switch = Switch(
            settings=update,
            store=store,
            shelf=Shelf(own_base(), store),
            running=release.version,
            clock=self._clock,
            clock_is_fine=lambda: self._terminal.clock_state() is ClockState.FINE,
            at_rest=self._terminal.at_rest,
        )
        while not self._over.wait(LOOKS):
            if self._went_over(switch):
                return

    def _went_over(self, switch: Switch) -> bool:
        """Whether another release is to begin now: on the disk, and the program told to end."""
        kept = self._file.read()
        version = switch.due(kept)
        if version is None:
            return False
        folder = self._file.folder
        if not health.remember(folder, version, self._signs()):
            return False
        if not self._terminal.at_rest() or not self._file.write(switch.selected(kept, version)):
            return False
        self._record(EventId.UPDATE_SWITCHED, version)
        self._terminal.restart()
        return True

    def _record(self, event: EventId, version: str) -> None:
        with suppress(ValueError):
            self._terminal.run(Record(event, {"version": Version(version)}))


def may_make_way(kiosk: Kiosk, prints: tuple[Print, ...] | Trouble | None) -> bool:
    """Of a terminal that is idle: nobody in sight, and no print that is neither told nor for staff.

    `prints`: open ones; None: it prints none.
    """
    if kiosk.equipment.presence is PresenceState.PRESENT or isinstance(prints, Trouble):
        return False
    return all(each.state is PrintState.DOUBTFUL for each in prints or ())


def refused_release(storage: Path, launched: Launched | None) -> str:
    """Which version this terminal has gone back from, for staff; "" where there is nothing to tell."""
    refused = () if launched is None else SelectionFile(storage).read().refused
    if launched is None or not refused:
        return ""
    return refused[-1] if is_older(launched.version, refused[-1]) else ""
