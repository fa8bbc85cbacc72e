"""What a running terminal says of updates, and when it may make way for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.assembly import updates
from kiosk.assembly.updates import Updated, Updates, may_make_way, refused_release
from kiosk.audit.catalogue import EventId
from kiosk.clock import ManualClock
from kiosk.devices import CameraState, PresenceState, PrinterState
from kiosk.domain import PatientId
from kiosk.journal.database import Trouble
from kiosk.reports.book import Print, PrintState
from kiosk.reports.report import ReportId
from kiosk.session.effects import AskPrinter, Record
from kiosk.session.events import PrinterChanged
from kiosk.session.present import view
from kiosk.session.screens import Attract, StaffNote
from kiosk.session.state import Equipment, Kiosk, Moment, Site
from kiosk.settings import load
from kiosk.trust.distribution.status import status
from kiosk.trust.health import ClockState
from kiosk.update import health, report
from kiosk.update.health import Sign, Signs
from kiosk.update.launched import Launched
from kiosk.update.outcome import Outcome, Result
from kiosk.update.report import UpdateReport
from kiosk.update.selection import Note, NoteKind, Selection, SelectionFile
from kiosk.update.trial import TrialState
from tests.kiosk.update.shelves import Ground
from tests.kiosk.update.test_trial import SAMPLE

KIOSK = Kiosk(Site("H", "T1"), equipment=Equipment(camera=CameraState.RUNNING))


class Around:
    """A terminal that does what a test says, with its storage and the updater's folder."""

    def __init__(self, folder: Path) -> None:
        self.ground = Ground(folder)
        self.file = SelectionFile(self.ground.storage)
        self.kiosk = KIOSK
        self.done: list[Any] = []
        self.restarts = 0
        self.made: list[Updates] = []
        self.settings = load(
            SAMPLE,
            {
                "YIMA__STORAGE__FOLDER": str(self.ground.storage),
                "YIMA__UPDATE__FOLDER": str(self.ground.updates),
            },
        )

    def start(self, launched: Launched | None) -> Updates:
        clock = ManualClock()
        terminal = Updated(
            state=lambda: self.kiosk,
            screen=lambda: view(self.kiosk, Moment(0.0, clock.local())).screen,
            trust=lambda: status(None, None, 0),
            clock_state=lambda: ClockState.FINE,
            at_rest=lambda: True,
            hospital=lambda: True,
            gateway=lambda: False,
            run=self.done.append,
            restart=self._restart,
        )
        self.made.append(Updates(self.settings, launched, clock, terminal))
        self.made[-1].start()
        return self.made[-1]

    def _restart(self) -> None:
        self.restarts += 1

    def recorded(self) -> list[tuple[EventId, dict[str, Any]]]:
        return [(each.event, dict(each.fields)) for each in self.done if isinstance(each, Record)]


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Around]:
    monkeypatch.setattr(updates, "TRIAL_LOOKS", 0.01)
    made = Around(tmp_path)
    yield made
    for each in made.made:
        each.stop()


def until(around: Around, event: EventId) -> None:
    made = around.made[-1]
    assert made._thread is not None
    for _ in range(1_000):
        if any(each == event for each, _ in around.recorded()):
            return
        made._thread.join(0.02)
    pytest.fail(f"never: {event}")


def test_what_the_launcher_did_is_told_once(around: Around) -> None:
    notes = (
        Note(NoteKind.RETURNED, "1.2.0"),
        Note(NoteKind.UNUSABLE, "1.1.0"),
        Note(NoteKind.LOST),
    )
    around.file.write(Selection(refused=("1.2.0",), untold=notes))
    around.start(Launched("1.0.0"))
    assert around.recorded() == [
        (EventId.UPDATE_RETURNED, {"version": "1.2.0"}),
        (EventId.UPDATE_UNUSABLE, {"version": "1.1.0"}),
        (EventId.UPDATE_SELECTION_LOST, {}),
    ]
    assert around.file.read() == Selection(refused=("1.2.0",))


def test_a_release_on_trial_lets_nobody_in_until_it_is_proven(around: Around) -> None:
    around.file.write(Selection("1.0.5").on_trial("1.1.0").counted())
    health.remember(around.file.folder, "1.1.0", {Sign.CAMERA, Sign.HOSPITAL, Sign.TICKET_PRINTER})
    made = around.start(Launched("1.1.0", trial=True))
    assert made.on_trial
    assert made.trial is not None
    made.trial.glass_shows()
    assert made.trial.look() is TrialState.LOOKING, "nobody has heard the printer yet"
    made.saw(PrinterChanged(PrinterState.READY))
    until(around, EventId.UPDATE_PROVEN)
    assert not made.on_trial
    kept = around.file.read()
    assert (kept.current, kept.former, kept.trial, kept.state_form) == ("1.1.0", "1.0.5", None, 1)
    values = {reading.name: reading.value for reading in made.readings()}
    assert values == {"release_info": 1, "release_on_trial": False, "releases_refused": 0}


def test_metrics_say_how_the_updater_fared(around: Around) -> None:
    ended = UpdateReport().ended(Outcome(Result.STAGED, staged="1.2.0"), 1_800_000_000)
    around.ground.updates.mkdir(exist_ok=True)
    report.write(around.ground.updates, ended)
    made = around.start(Launched("1.1.0"))
    values = {reading.name: reading.value for reading in made.readings()}
    assert values["update_checked_timestamp_seconds"] == 1_800_000_000
    assert {"update_result", "update_staged_info"} <= values.keys()


def test_a_printer_that_does_not_answer_is_not_asked_again_and_again(around: Around) -> None:
    """What waits in its lane would stand before the first patient's ticket."""
    around.file.write(Selection().on_trial("1.1.0").counted())
    health.remember(around.file.folder, "1.1.0", {Sign.ATTRACT, Sign.TICKET_PRINTER})
    made = around.start(Launched("1.1.0", trial=True))
    assert made.trial is not None
    looks: list[int] = []

    def signs() -> Signs:
        looks.append(1)
        return frozenset()

    made.trial.signs = signs

    def asked() -> int:
        """After some more looks."""
        seen = len(looks)
        assert made._thread is not None
        while len(looks) < seen + 3:
            made._thread.join(0.02)
        return around.done.count(AskPrinter())

    assert asked() == 1
    made.saw(PrinterChanged(PrinterState.READY))
    assert asked() == 2


def test_one_that_is_not_well_in_time_ends_the_program(
    around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "is_outage", lambda *_: False)
    around.file.write(Selection().on_trial("1.1.0").counted())
    health.remember(around.file.folder, "1.1.0", {Sign.SCANNER})
    made = around.start(Launched("1.1.0", trial=True))
    assert made.trial is not None
    made.trial.until = 0.0
    until(around, EventId.UPDATE_UNHEALTHY)
    assert made.on_trial, "nobody is let in any more"
    assert made._thread is not None
    made._thread.join(5)
    assert around.restarts == 1
    assert around.file.read().trial is not None, "the launcher counts"


def test_a_program_that_no_launcher_started_does_nothing(around: Around) -> None:
    around.file.write(Selection(refused=("1.2.0",), untold=(Note(NoteKind.LOST),)))
    made = around.start(None)
    assert (made._thread, around.done, tuple(made.readings())) == (None, [], ())
    assert around.file.read().untold


def test_staff_hear_of_a_refused_release_until_a_newer_one_runs(tmp_path: Path) -> None:
    SelectionFile(tmp_path).write(Selection("1.1.0", refused=("1.0.9", "1.2.0")))
    assert refused_release(tmp_path, Launched("1.1.0")) == "1.2.0"
    assert refused_release(tmp_path, Launched("1.3.0")) == ""
    assert refused_release(tmp_path, None) == ""
    screen = view(
        Kiosk(Site("H", "T1"), refused_release="1.2.0"), Moment(0.0, ManualClock().local())
    )
    assert isinstance(screen.screen, Attract)
    assert screen.screen.staff_note is StaffNote.RELEASE_REFUSED


def _print(state: PrintState) -> Print:
    return Print("T07-20270101-000001", state, ReportId("r"), "1", PatientId("p"), 1, 0, 0, None)


def test_prints_and_people_come_first() -> None:
    assert may_make_way(KIOSK, None)
    assert may_make_way(KIOSK, ())
    assert may_make_way(KIOSK, (_print(PrintState.DOUBTFUL),)), "they are for staff, however long"
    for state in (PrintState.STARTED, PrintState.ACCEPTED, PrintState.PRINTED):
        assert not may_make_way(KIOSK, (_print(PrintState.DOUBTFUL), _print(state)))
    assert not may_make_way(KIOSK, Trouble.STORAGE)
    somebody = Kiosk(Site("H", "T1"), equipment=Equipment(presence=PresenceState.PRESENT))
    assert not may_make_way(somebody, None)
