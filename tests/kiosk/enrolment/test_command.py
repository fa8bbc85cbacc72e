"""`yima enrol`: from a file, looked at beforehand, and asked on a console."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.enrolment import command
from kiosk.enrolment.asking import ask_all
from kiosk.enrolment.command import main
from kiosk.enrolment.desk import EnrolDesk
from kiosk.enrolment.driving import Driver, NoDevices
from kiosk.enrolment.effects import CheckServers
from kiosk.enrolment.states import Machine, Step
from kiosk.settings import load
from kiosk.trust.distribution.enrolment import RootFile
from tests.kiosk.enrolment.conftest import SERIAL, Bare, Write, row
from tests.kiosk.enrolment.test_csr import Authority

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(bare: Bare, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Without a network: nothing is asked of names that nobody has."""
    monkeypatch.setattr("kiosk.enrolment.desk.check_port", _unasked)

    def ran(*arguments: str, code: int = 0) -> dict[str, Any]:
        done = main([*arguments, "--settings", str(bare.settings), "--json"])
        output = capfd.readouterr()
        assert done == code, output
        found: dict[str, Any] = json.loads(output.out)
        return found

    return ran


def _unasked(port: Any, now: Any) -> Any:
    from kiosk.maintenance.checks import not_checked  # noqa: PLC0415 - the only use

    assert now()
    return not_checked(port.check)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "brought"
    made.mkdir()
    return made


def test_one_of_three_hundred(bare: Bare, run: Run, write: Write, folder: Path) -> None:
    rows = "".join(row(f"SN{n:04}", f"T{n:03}") for n in range(300))
    file = write(rows, folder=folder)
    assert run("--check", str(file)) == {"result": "right", "rows": 300, "mistakes": []}
    found = run("--from", str(file), "--machine", "sn0123", "--by", "lin.0421")
    assert found == {"result": "enrolled", "terminal": "T123"}
    assert load(bare.settings, {}).terminal.id == "T123"
    again = run("--from", str(file), "--machine", "sn0124", code=1)
    assert again["result"] == "already_enrolled"
    assert load(bare.settings, {}).terminal.id == "T123"


def test_mistakes_are_all_told_with_their_lines(write: Write, folder: Path, run: Run) -> None:
    rows = row("A1", "T 1") + row("A2", "T2", "ticket_printer.port = 0") + row("A2", "T3")
    file = write(rows, folder=folder, sm3="ab" * 32)
    lines = file.read_text().splitlines()
    headers = [at + 1 for at, line in enumerate(lines) if line == "[[terminal]]"]
    found = run("--check", str(file), code=1)
    told = [(each["line"], each["what"].split(": ")[0]) for each in found["mistakes"]]
    assert told == [
        (0, "root.json"),
        (headers[0], "terminal.id"),
        (headers[1], "ticket_printer.port"),
        (headers[2], "serial"),
    ]


def test_what_all_rows_lack_is_said_once(write: Write, folder: Path, run: Run) -> None:
    common = '[common.maintenance]\nvendor_key_file = "vendor.pub"\n'
    file = write(row("A1", "T1") + row("A2", "T2"), folder=folder, common=common)
    found = run("--check", str(file), code=1)
    whats = [each["what"] for each in found["mistakes"]]
    assert "all rows: hospital.base_url: missing" in whats
    assert "all rows: maintenance.vendor_key_file: the file that it names is not here" in whats
    assert len(whats) == len(set(whats))


def test_nobody_is_to_telephone_three_hundred_times(
    write: Write, folder: Path, run: Run, root: RootFile
) -> None:
    file = write(row(), folder=folder, sm3="")
    (found,) = run("--check", str(file), code=1)["mistakes"]
    assert root.sm3 in found["what"]
    refused = run("--from", str(file), "--machine", SERIAL, code=1)
    assert refused["result"] == "root_not_compared"


@pytest.mark.parametrize(
    ("rows", "sm3", "result"),
    [
        (row("OTHER"), None, "machine_unknown"),
        (row() + row(name="T002"), None, "file_wrong"),
        (row(), "ab" * 32, "root_differs"),
        (row(name="T 1"), None, "value_wrong"),
        (row(more="[terminal.colour]\nred = 1"), None, "settings_wrong"),
    ],
)
def test_refusals(
    bare: Bare, write: Write, folder: Path, run: Run, rows: str, sm3: str | None, result: str
) -> None:
    file = write(rows, folder=folder, sm3=sm3)
    found = run("--from", str(file), "--machine", SERIAL, code=1)
    assert found["result"] == result
    assert not bare.settings.exists()


def test_a_file_that_is_not_there(run: Run, folder: Path) -> None:
    assert run("--check", str(folder / "x.toml"), code=2)["result"] == "unreadable"
    assert run("--from", str(folder / "x.toml"), code=2)["result"] == "unreadable"


def test_a_trial_run_writes_nothing(bare: Bare, write: Write, folder: Path, run: Run) -> None:
    file = write(row(), folder=folder, head='client = "request"')
    before = sorted(bare.root.rglob("*"))
    found = run("--from", str(file), "--machine", SERIAL, "--dry-run")
    assert found["result"] == "would"
    assert 'client_key = "client.key"' in found["settings"]
    assert 'id = "T001"' in found["settings"]
    assert sorted(bare.root.rglob("*")) == before
    assert not list(folder.glob("*.csr"))


def test_with_a_certificate_it_takes_two_visits(
    bare: Bare, write: Write, folder: Path, run: Run
) -> None:
    file = write(row(), folder=folder, head='client = "request"')
    first = run("--from", str(file), "--machine", SERIAL, code=3)
    assert first["result"] == "certificate_missing"
    assert not bare.settings.exists()
    request = (folder / "T001.csr").read_text()
    (folder / "T001.pem").write_bytes(Authority().sign(request, days=(-2_000, -1_900)))
    late = run("--from", str(file), "--machine", SERIAL, code=3)
    assert (late["result"], late["detail"]) == ("certificate_wrong", "expired")
    (folder / "T001.pem").write_bytes(Authority().sign(request, days=(-2_000, 100_000)))
    assert run("--from", str(file), "--machine", SERIAL)["result"] == "enrolled"
    assert load(bare.settings, {}).hospital.client_certificate is not None
    assert late["fingerprint"] == first["fingerprint"]


def test_a_certificate_is_renewed_with_the_same_key(
    bare: Bare, write: Write, folder: Path, run: Run
) -> None:
    file = write(row(), folder=folder, head='client = "request"')
    first = run("--from", str(file), "--machine", SERIAL, code=3)
    request, own = folder / "T001.csr", bare.settings.with_name("client.pem")
    later = (-2_000, 100_000)
    (folder / "T001.pem").write_bytes(Authority().sign(request.read_text(), days=later))
    run("--from", str(file), "--machine", SERIAL)
    before = own.read_bytes()

    there = folder / "again"
    there.mkdir()
    asked = run("--renew", str(there), code=3)
    assert asked == {"result": "requested", "fingerprint": first["fingerprint"]}
    pem = (there / "T001.csr").read_text()
    (there / "T001.pem").write_bytes(Authority().sign(pem, days=(-2_000, -1_900)))
    assert run("--renew", str(there), code=1)["result"] == "expired"
    assert own.read_bytes() == before
    (there / "T001.pem").write_bytes(Authority().sign(pem, days=later))
    assert run("--renew", str(there))["result"] == "renewed"
    assert own.read_bytes() == (there / "T001.pem").read_bytes() != before


def test_nothing_to_renew(write: Write, folder: Path, run: Run) -> None:
    assert run("--renew", str(folder), code=2)["result"] == "settings"
    run("--from", str(write(row(), folder=folder)), "--machine", SERIAL)
    assert run("--renew", str(folder), code=1)["result"] == "no_certificate"


@pytest.mark.parametrize(
    "arguments", [("--machine", "X"), ("--dry-run",), ("--screen", "--check", "x"), ("--by", "!")]
)
def test_wrong_arguments(arguments: tuple[str, ...]) -> None:
    assert main(arguments) == 2


def test_the_screen_is_the_other_layer_s(monkeypatch: pytest.MonkeyPatch, bare: Bare) -> None:
    class Screen:
        @staticmethod
        def main(arguments: list[str]) -> int:
            return 7 if arguments == ["--settings", str(bare.settings)] else 1

    def imported(name: str) -> type[Screen]:
        assert name == "ui.enrol.run"
        return Screen

    monkeypatch.setattr(command, "import_module", imported)
    assert main(["--screen", "--settings", str(bare.settings)]) == 7


class Person:
    """Answers what a console asks, by the beginning of the question."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self.answers: Iterator[tuple[str, str]] = iter(answers)
        self.heard: list[str] = []

    def ask(self, question: str) -> str:
        begins, answer = next(self.answers)
        assert question.startswith(begins), (question, begins)
        return answer

    def say(self, line: str) -> None:
        self.heard.append(line)


def console(bare: Bare, folder: Path, person: Person) -> Step:
    desk = EnrolDesk(bare.settings, NoDevices(), folder=folder, root=bare.root)
    driver = Driver(desk, without=(CheckServers,))
    state = ask_all(driver, desk.begin(), person.ask, person.say)
    assert next(person.answers, None) is None
    return state.step


HAND = (
    ("enrol this machine", "yes"),
    ("read one of them", "yes"),
    ("id of", "T009"),
    ("name of", "第一医院"),
    ("site", "north"),
    ("groups", "lobby"),
    ("your staff id", "lin.0421"),
    ("address of the hospital", "https://fhir.hospital.example/r4"),
    ("address of the trust", "https://trust.example/yima"),
    ("does that server", ""),
    ("camera", ""),
    ("ticket printer", "192.0.2.10"),
    ("its port", ""),
    ("A4", "-"),
)


def test_by_hand_on_a_console(bare: Bare, folder: Path, root: RootFile, write: Write) -> None:
    (folder / "root.json").write_bytes(root.data)
    person = Person(*HAND)

    def summarised() -> Iterator[tuple[str, str]]:
        yield from HAND
        yield ("enrol? yes", "yes")

    person.answers = summarised()
    # The storage folder is not asked for: a file beside has it, in this test, as it is no real one's.
    write("", folder=folder, sm3="", common=f'[common.storage]\nfolder = "{bare.storage}"\n')
    assert console(bare, folder, person) is Step.DONE
    settings = load(bare.settings, {})
    assert (settings.terminal.id, settings.fleet.groups) == ("T009", ("lobby",))
    assert any(root.sm3[:4] in line for line in person.heard)


def test_fingerprints_that_differ_end_it(bare: Bare, folder: Path, root: RootFile) -> None:
    (folder / "root.json").write_bytes(root.data)
    person = Person(("enrol this machine", "yes"), ("read one of them", "no"))
    assert console(bare, folder, person) is Step.WELCOME
    assert not bare.settings.exists()


def test_a_wrong_answer_is_asked_again(bare: Bare, folder: Path, root: RootFile) -> None:
    (folder / "root.json").write_bytes(root.data)
    again = [("", "") for _ in range(4)]
    person = Person(*HAND[:2], ("id of", "T 9"), *again, ("id of", "T9"), *again)
    with pytest.raises(RuntimeError, match="StopIteration"):
        _exhausted(bare, folder, person)
    assert any("value wrong terminal.id" in line for line in person.heard)


def _exhausted(bare: Bare, folder: Path, person: Person) -> None:
    try:
        console(bare, folder, person)
    except StopIteration as error:
        raise RuntimeError("StopIteration") from error


def test_without_a_root_nothing_is_asked_further(bare: Bare, folder: Path) -> None:
    person = Person(("enrol this machine", "yes"))
    assert console(bare, folder, person) is Step.ROOT
    assert Machine()
