"""A terminal goes only when nothing is owed, after its log is out; and then all of it goes."""

from __future__ import annotations

import json
import os
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.desk import Place, verified
from kiosk.audit.keeper import HeadKeeper
from kiosk.audit.log import EventLog
from kiosk.clock import SystemClock
from kiosk.enrolment import sheet, wipe
from kiosk.enrolment.apply import apply
from kiosk.enrolment.decommission_command import main
from kiosk.enrolment.machine import read_machine
from kiosk.enrolment.states import Client, Plan
from kiosk.enrolment.wipe import Mark
from kiosk.journal.opened import Journal
from kiosk.reports.book import PrintState
from kiosk.trust.distribution.enrolment import RootFile
from tests.kiosk.enrolment.conftest import Bare
from tests.kiosk.enrolment.test_apply import killed_at
from tests.kiosk.journal.orders_made import opened, settled
from tests.kiosk.journal.prints_made import begun, moved

NOW = 1_800_000_000
SECRET = b"a-patient-s-number-4711"


@dataclass
class Enrolled:
    """A terminal that has been at work. `out`: where its log is to go."""

    bare: Bare
    out: Path
    capfd: pytest.CaptureFixture[str]

    def run(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        given = [*arguments, "--settings", str(self.bare.settings), "--json"]
        done = main(given)
        output = self.capfd.readouterr()
        assert done == code, output
        found: dict[str, Any] = json.loads(output.out)
        return found

    def go(self, *more: str, code: int = 0) -> dict[str, Any]:
        return self.run("--by", "lin.0421", "--yes", "--export", str(self.out), *more, code=code)

    def journal(self, work: Callable[[Journal], object]) -> None:
        journal = Journal(self.bare.storage)
        work(journal)
        journal.close()

    def left(self) -> list[str]:
        """Of all that was a terminal's."""
        own = self.bare.settings.parent
        return sorted(
            str(each.relative_to(self.bare.root))
            for folder in (own, self.bare.storage)
            for each in folder.rglob("*")
        )


@pytest.fixture
def terminal(
    bare: Bare, root: RootFile, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Enrolled:
    tables: dict[str, dict[str, object]] = {
        "terminal": {"id": "T001", "hospital": "示范医院"},
        "hospital": {"base_url": "https://fhir.hospital.example/r4"},
        "trust": {"repository": "https://trust.example/yima"},
        "ticket_printer": {"host": "192.0.2.10"},
        "maintenance": {"vendor_key_file": "vendor.pub"},
        "storage": {"folder": str(bare.storage)},
    }
    whole = sheet.completed(tables, Client.NONE)
    plan = Plan(whole, {"vendor.pub": b"key"}, root.data, None, "lin.0421", bare.machine)
    assert apply(bare.settings, plan, NOW) is None
    work(bare)
    out = tmp_path / "saved"
    out.mkdir()
    return Enrolled(bare, out / "log.tar.gz", capfd)


def work(bare: Bare) -> None:
    """What a day leaves: a log with heads, journals, an outbox, sealed keys, pictures."""
    log = EventLog(bare.storage / "events", terminal="T001", clock=SystemClock())
    log.record(EventId.TERMINAL_STARTED, {"start_ms": 900})
    HeadKeeper(bare.storage, log, terminal="T001", clock=SystemClock()).tend()
    journal = Journal(bare.storage)
    orders, prints, outbox = (
        journal.orders("T001"),
        journal.prints("T001"),
        journal.outbox(),
    )
    assert orders is not None
    assert prints is not None
    assert outbox is not None
    settled(orders)
    moved(prints, begun(prints), PrintState.ACCEPTED, PrintState.PRINTED, PrintState.TOLD)
    outbox.put("card-use", SECRET, at=NOW)
    journal.close()
    recordings = bare.storage / "recordings" / "2027"
    recordings.mkdir(parents=True)
    (recordings / "frame.png").write_bytes(SECRET * 1000)
    (bare.storage / "link").symlink_to(bare.root)
    (bare.storage / "trust" / "folder-link").symlink_to(bare.root, target_is_directory=True)


def test_it_goes_and_nothing_is_left(terminal: Enrolled) -> None:
    assert terminal.run("--check", "--by", "lin.0421")["result"] == "may_go"
    assert terminal.go() == {"result": "wiped", "terminal": "T001"}
    assert terminal.left() == ["etc/yima-kiosk/decommissioned.json"]
    assert terminal.bare.stick.folder.is_dir()  # what a link led to
    note = json.loads(terminal.bare.settings.with_name("decommissioned.json").read_text())
    assert (note["terminal"], note["by"], note["lost"]) == ("T001", "lin.0421", False)
    assert read_machine(terminal.bare.settings, terminal.bare.root).was.startswith("T001, 20")


def test_its_log_went_out_first_signed_to_the_last_entry(
    terminal: Enrolled, tmp_path: Path
) -> None:
    terminal.go()
    there = tmp_path / "auditor"
    with tarfile.open(terminal.out) as tar:
        tar.extractall(there, filter="data")
    (day,) = (there / "events").iterdir()
    events = [json.loads(line)["event"] for line in day.read_text().splitlines()]
    assert events[-2:] == ["decommissioned", "head_signed"]
    key = (there / "audit/public.key").read_text().strip()
    verdict = verified(Place(there, "T001"), [], [key])
    assert verdict.exit_code == 0, verdict.lines
    pending = json.loads(Path(f"{terminal.out}.open.json").read_text())
    assert pending["messages"] == {"card-use": 1}
    assert pending["orders"] == []


def refused(terminal: Enrolled, result: str, *more: str, code: int = 1) -> dict[str, Any]:
    """And nothing was touched."""
    before = terminal.left()
    settings = terminal.bare.settings.read_bytes()
    found = terminal.go(*more, code=code)
    assert found["result"] == result
    assert terminal.bare.settings.read_bytes() == settings
    extra = {"var/lib/yima-kiosk/orders.lock"}
    assert set(terminal.left()) - extra == set(before) - extra
    return found


def test_not_while_an_order_is_open(terminal: Enrolled) -> None:
    terminal.journal(lambda journal: opened(_some(journal.orders("T001")), 7))
    found = refused(terminal, "pending")
    (order,) = found["orders"]
    assert order["number"].startswith("T001")
    main(["--by", "lin.0421", "--settings", str(terminal.bare.settings), "--check"])
    said = terminal.capfd.readouterr().out
    assert order["number"] in said
    assert "yima journal show" in said


@pytest.mark.parametrize(
    "states",
    [
        (),
        (PrintState.ACCEPTED, PrintState.PRINTED),  # the hospital was not told
        (PrintState.ACCEPTED, PrintState.DOUBTFUL),
    ],
)
def test_not_while_a_print_is_open_untold_or_in_doubt(
    terminal: Enrolled, states: tuple[PrintState, ...]
) -> None:
    def begin(journal: Journal) -> None:
        book = _some(journal.prints("T001"))
        moved(book, begun(book, 7), *states)

    terminal.journal(begin)
    assert len(refused(terminal, "pending")["prints"]) == 1


@pytest.mark.parametrize("name", ["orders.db", "prints.db"])
def test_not_while_a_journal_cannot_be_read(terminal: Enrolled, name: str) -> None:
    (terminal.bare.storage / name).write_bytes(b"not a database" * 100)
    assert list(refused(terminal, "pending")["unread"]) == [name]


def test_not_while_orders_are_of_a_key_that_is_lost(terminal: Enrolled) -> None:
    terminal.journal(lambda journal: opened(_some(journal.orders("T001")), 7))
    (terminal.bare.storage / "installation.key").unlink()
    assert len(refused(terminal, "pending")["orders"]) == 1


def test_the_lost_go_with_two_people_and_what_can_be_saved(terminal: Enrolled) -> None:
    terminal.journal(lambda journal: opened(_some(journal.orders("T001")), 7))
    (terminal.bare.storage / "prints.db").write_bytes(b"not a database" * 100)
    found = terminal.go("--lost", "--second", "wang.0007")
    assert found["result"] == "wiped"
    assert terminal.left() == ["etc/yima-kiosk/decommissioned.json"]
    saved = json.loads(Path(f"{terminal.out}.open.json").read_text())
    assert len(saved["orders"]) == 1
    assert list(saved["unread"]) == ["prints.db"]
    assert SECRET.decode() not in Path(f"{terminal.out}.open.json").read_text()
    with tarfile.open(terminal.out) as tar:
        day = next(each for each in tar.getmembers() if each.name.startswith("events/"))
        held = tar.extractfile(day)
        assert held is not None
        entry = json.loads(held.read().splitlines()[-2])
    assert (entry["staff"], entry["second"], entry["lost"]) == ("lin.0421", "wang.0007", True)


def test_lost_settings_are_no_way_in_either(terminal: Enrolled) -> None:
    text = terminal.bare.settings.read_text()
    terminal.bare.settings.write_text(text + "\n[colour]\nred = 1\n")
    assert "colour" in refused(terminal, "settings", code=2)["problems"][0]
    assert terminal.go("--lost", "--second", "wang.0007")["result"] == "wiped"
    assert terminal.left() == ["etc/yima-kiosk/decommissioned.json"]


@pytest.mark.parametrize(
    "arguments",
    [(), ("--by", "lin", "--lost"), ("--by", "lin.1", "--lost", "--second", "lin.1")],
)
def test_who_is_said(arguments: tuple[str, ...]) -> None:
    assert main(arguments) == 2


def test_the_log_has_to_go_somewhere_that_stays(terminal: Enrolled) -> None:
    yes = ("--by", "lin.0421", "--yes")
    assert terminal.run(*yes, code=1)["result"] == "no_export"
    inside = str(terminal.bare.storage / "log.tar.gz")
    assert terminal.run(*yes, "--export", inside, code=1)["result"] == "export"
    nowhere = str(terminal.out.parent / "not" / "there.tar.gz")
    assert terminal.run(*yes, "--export", nowhere, code=2)["result"] == "export"
    terminal.out.write_text("of another terminal")
    assert terminal.go(code=2)["result"] == "export"
    assert terminal.out.read_text() == "of another terminal"
    assert terminal.bare.settings.exists()
    (day,) = (terminal.bare.storage / "events").glob("*.jsonl")
    assert "decommissioned" not in day.read_text()  # it was not


def test_without_anybody_s_yes(terminal: Enrolled, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open() as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        given = ("--by", "lin.0421", "--export", str(terminal.out))
        assert terminal.run(*given, code=1)["result"] == "not_confirmed"
    assert not terminal.out.exists()


def test_a_machine_that_is_no_terminal(terminal: Enrolled) -> None:
    terminal.go()
    assert terminal.go(code=1)["result"] == "already_wiped"
    terminal.bare.settings.with_name("decommissioned.json").unlink()
    assert terminal.go(code=1)["result"] == "not_enrolled"


def test_a_folder_that_is_no_storage_is_not_touched(terminal: Enrolled, tmp_path: Path) -> None:
    documents = tmp_path / "home" / "documents"
    documents.mkdir(parents=True)
    (documents / "thesis.tex").write_text("years")
    text = terminal.bare.settings.read_text()
    terminal.bare.settings.write_text(text.replace(str(terminal.bare.storage), str(documents)))
    assert terminal.go(code=2)["result"] == "not_a_storage"
    assert (documents / "thesis.tex").exists()


def test_what_else_is_beside_the_settings_stays(terminal: Enrolled) -> None:
    """A terminal that is run by hand may have its settings in anybody's folder."""
    terminal.bare.settings.with_name("letter.txt").write_text("dear")
    terminal.go()
    assert terminal.left() == [
        "etc/yima-kiosk/decommissioned.json",
        "etc/yima-kiosk/letter.txt",
    ]


def test_what_was_put_here_beforehand_goes_as_well(terminal: Enrolled) -> None:
    folder = terminal.bare.settings.with_name("enrol")
    folder.mkdir()
    (folder / "insurance.secret").write_bytes(SECRET)
    terminal.go()
    assert terminal.left() == ["etc/yima-kiosk/decommissioned.json"]


def test_keys_go_first(terminal: Enrolled) -> None:
    """Cut off after the first few, what is sealed is sealed for good."""
    mark = Mark("T001", str(terminal.bare.storage), ("vendor.pub",), "2027-01-15", "lin.0421")
    wipe.begin(terminal.bare.settings, mark)
    before = len(list(terminal.bare.root.rglob("*.key")))
    # One change for terminal.toml, two for each key: overwritten, and let go of.
    assert killed_at(2 + 2 * before, lambda: wipe.finish(terminal.bare.settings, mark))
    assert before >= 2
    assert not list(terminal.bare.root.rglob("*.key"))
    assert (terminal.bare.storage / "orders.db").exists()


def test_killed_at_any_point_the_same_again_ends_it(terminal: Enrolled) -> None:
    """Never half a terminal that starts: either it is all there, or it has no terminal.toml."""
    settings = terminal.bare.settings
    mark = Mark("T001", str(terminal.bare.storage), ("vendor.pub",), "2027-01-15", "lin.0421")
    whole = set(terminal.left())

    def wiped() -> None:
        wipe.begin(settings, mark)
        wipe.finish(settings, mark)

    for point in range(1, 200):
        if not killed_at(point, wiped):
            break
        if settings.exists():
            assert whole <= set(terminal.left())
        else:
            assert wipe.read_mark(settings) == mark
    else:
        pytest.fail("it never came to its end")
    assert point > 10
    assert terminal.left() == ["etc/yima-kiosk/decommissioned.json"]


def test_the_command_ends_what_was_cut_off(terminal: Enrolled) -> None:
    mark = Mark("T001", str(terminal.bare.storage), ("vendor.pub",), "2027-01-15", "lin.0421")
    wipe.begin(terminal.bare.settings, mark)
    assert killed_at(6, lambda: wipe.finish(terminal.bare.settings, mark))
    assert not terminal.bare.settings.exists()
    assert terminal.run("--check", code=1)["result"] == "cut_off"
    assert terminal.go()["result"] == "wiped"
    assert terminal.left() == ["etc/yima-kiosk/decommissioned.json"]


def test_a_terminal_that_worked_on_after_the_mark_is_asked_anew(terminal: Enrolled) -> None:
    """Cut off between the mark and terminal.toml it starts again, and somebody may have paid since."""
    mark = Mark("T001", str(terminal.bare.storage), ("vendor.pub",), "2027-01-15", "lin.0421")
    wipe.begin(terminal.bare.settings, mark)
    assert terminal.run("--check")["result"] == "may_go"
    terminal.journal(lambda journal: opened(_some(journal.orders("T001")), 7))
    refused(terminal, "pending")


def test_nothing_is_wiped_while_the_terminal_could_still_start(
    terminal: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, real = set(terminal.left()), Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == terminal.bare.settings:
            raise PermissionError
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", unlink)
        assert terminal.go(code=2)["result"] == "disk"
    assert whole <= set(terminal.left())
    assert (terminal.bare.storage / "installation.key").stat().st_size > 0
    terminal.out.unlink()
    assert terminal.go()["result"] == "wiped"


def test_what_cannot_be_removed_is_told_and_tried_again(
    terminal: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = terminal.bare.storage / "recordings" / "2027" / "frame.png"
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == stubborn:
            raise PermissionError
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", unlink)
        found = terminal.go(code=2)
    assert found["result"] == "left"
    assert found["left"] == [str(terminal.bare.storage / "recordings")]
    assert not terminal.bare.settings.exists()
    assert stubborn.read_bytes() != SECRET * 1000  # overwritten all the same
    assert terminal.go()["result"] == "wiped"


def test_a_hundred_terminals_marks_are_read_as_written(terminal: Enrolled) -> None:
    mark = Mark("T001", "/x", ("a", "b"), "2027-01-15", "lin.0421", "wang.0007", lost=True)
    wipe.begin(terminal.bare.settings, mark)
    assert wipe.read_mark(terminal.bare.settings) == mark
    assert wipe.read_mark(terminal.bare.settings) != replace(mark, lost=False)
    terminal.bare.settings.with_name("decommissioning.json").write_text("{}")
    assert wipe.read_mark(terminal.bare.settings) is None
    terminal.bare.settings.unlink()
    assert terminal.go(code=2)["result"] == "mark"


def _some(book: Any) -> Any:
    assert book is not None
    return book
