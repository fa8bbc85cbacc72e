"""`yima staff`: the hospital's keys, badges, letters and recoveries, and a terminal's counter."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import Clock, ManualClock
from kiosk.codes.staff_badge import Subject
from kiosk.demo.authority import subject_of
from kiosk.domain import StaffRole
from kiosk.journal.installation_key import InstallationKey, load_or_create
from kiosk.staff.command import main
from kiosk.staff.counter import Asking
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import FILE_NAME, PinBook
from kiosk.staff.recovery import Recovered, RecoveryDesk
from kiosk.staff.steady import BootClock
from kiosk.trust import trust_list
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.manifest import ISSUERS, FileFacts, Vouchers
from kiosk.trust.distribution.staging import Staging
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
WHO = "DEMO-ENGINEER-1"


@dataclass
class House:
    """A hospital's office and a terminal, on one machine."""

    folder: Path
    capfd: pytest.CaptureFixture[str]
    clock: ManualClock
    pins: tuple[str, ...] = ("407295", "407295")

    @property
    def settings(self) -> Path:
        return self.folder / "terminal.toml"

    @property
    def storage(self) -> Path:
        return self.folder / "storage"

    def run(self, *arguments: str, code: int = 0) -> str:
        def make_clock(_zone: tzinfo | None) -> Clock:
            return self.clock

        pins = iter(self.pins)
        asking = Asking(open=lambda _: "", secret=lambda _: next(pins))
        done = main(list(arguments), make_clock=make_clock, asking=asking)
        printed = self.capfd.readouterr()
        assert done == code, printed
        return printed.out

    def json(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run(*arguments, "--json", code=code))
        return found

    def here(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        """A command of the terminal's."""
        return self.json(*arguments, "--settings", str(self.settings), code=code)

    def make_key(self, usage: str) -> dict[str, Any]:
        out = str(self.folder / f"{usage}.key")
        return self.json("key", "--usage", usage, "--out", out, "--issuer", "H", "--name", "医院")

    def office(self, command: str, *arguments: str) -> str:
        key = str(self.folder / "staff.key")
        made = self.json(command, "--key", key, "--issuer", "H", "--staff", WHO, *arguments)
        return str(made["code"])

    def listed(self) -> bytes:
        return (self.folder / "issuers.json").read_bytes()

    def book(self) -> PinBook:
        key = load_or_create(self.storage / "installation.key")
        assert isinstance(key, InstallationKey)
        return PinBook(self.storage / FILE_NAME, key, BootClock(), self.clock.now)

    def logged(self) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = []
        for path in sorted((self.storage / "events").glob("events-*.jsonl")):
            lines += map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return lines


@pytest.fixture
def house(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> House:
    """Two keys in the list that is in force at the terminal, which was started once."""
    house = House(tmp_path, capfd, ManualClock(wall=NOW))
    keys = [house.make_key("staff"), house.make_key("recovery")]
    listed = {
        "version": 1,
        "issued": NOW,
        "refresh_seconds": 3_600,
        "grace_seconds": 14 * 86_400,
        "keys": keys,
    }
    (tmp_path / "issuers.json").write_text(json.dumps(listed), encoding="utf-8")
    house.storage.mkdir()
    tables = {
        "terminal": {"id": "T-1", "hospital": "示范医院"},
        "hospital": {"base_url": "http://127.0.0.1:9"},
        "trust": {"repository": "http://127.0.0.1:9"},
        "ticket_printer": {"host": "127.0.0.1"},
        "storage": {"folder": str(house.storage)},
    }
    lines: list[str] = []
    for name, table in tables.items():
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
    house.settings.write_text("\n".join(lines), encoding="utf-8")
    _put_in_force(TrustCache(house.storage / "trust"), house.listed())
    assert house.book().open() is None
    return house


def _put_in_force(cache: TrustCache, issuers: bytes) -> None:
    cache.folder.mkdir()
    facts = {ISSUERS: FileFacts.of(issuers)}
    staging = Staging(cache.staging, None)
    staging.fill(facts, lambda _path, place: place.write_bytes(issuers) and None)
    assert staging.finish(facts, Vouchers("ab" * 32, 1, 1, ("aa",)), NOW) is None
    cache.commit()


def test_a_key_is_made_once_and_for_its_owner_alone(house: House) -> None:
    path = house.folder / "staff.key"
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    again = ("key", "--usage", "staff", "--out", str(path), "--issuer", "H", "--name", "H")
    house.run(*again, code=1)
    assert path.read_bytes() == before


def test_badge_letter_pin_and_in(house: House) -> None:
    badge, letter = house.office("badge", "--role", "engineer"), house.office("invite")
    done = house.here("enrol", "--badge", badge, "--invitation", letter)
    assert done["result"] == "enrolled"
    assert house.book().check(Subject(subject_of(WHO)), Pin.of("407295")) is None
    assert house.here("enrol", "--badge", badge, "--invitation", letter, code=1)["result"] == (
        "staff_invitation_used"
    )


@pytest.mark.parametrize(
    ("pins", "result"),
    [
        (("123456", "123456"), "staff_pin_weak"),
        (("407295", "407296"), "differ"),
        (("40729", "40729"), "staff_pin_form"),
        (("abcdef", "abcdef"), "digits"),
    ],
)
def test_a_pin_that_is_not_taken_leaves_the_letter_good(
    house: House, pins: tuple[str, ...], result: str
) -> None:
    badge, letter = house.office("badge", "--role", "auditor"), house.office("invite")
    house.pins = pins
    assert house.here("enrol", "--badge", badge, "--invitation", letter, code=1)["result"] == result
    house.pins = ("407295", "407295")
    house.here("enrol", "--badge", badge, "--invitation", letter)


def test_letters_are_for_a_terminal_and_a_time(house: House) -> None:
    badge = house.office("badge", "--role", "operator")
    elsewhere = house.office("invite", "--terminal", "T-2")
    here = house.office("invite", "--terminal", "T-1", "--days", "1")
    refused = house.here("enrol", "--badge", badge, "--invitation", elsewhere, code=1)
    assert refused["result"] == "staff_invites_other"
    house.clock.advance(86_400)
    assert (
        house.here("enrol", "--badge", badge, "--invitation", here, code=1)["result"] == "expired"
    )


def test_a_locked_badge_is_listed_and_unlocked_by_two_people(house: House) -> None:
    badge, letter = house.office("badge", "--role", "engineer"), house.office("invite")
    handle = house.here("enrol", "--badge", badge, "--invitation", letter)["handle"]
    who = Subject(subject_of(WHO))
    book = house.book()
    book._database.transact(
        lambda db: db.execute("UPDATE badge SET wrong = 15, locked = 1").rowcount
    )
    assert house.here("list")["badges"][0] == {
        "handle": handle, "invited": NOW, "wrong": 15, "locked": True,
        "wait": house.here("list")["badges"][0]["wait"],
    }  # fmt: skip
    alone = ("unlock", "--staff", WHO, "--by", "somebody", "--second", "somebody")
    assert house.here(*alone, code=1)["result"] == "same_person"
    assert house.logged() == []
    nobody = ("unlock", "--staff", "DEMO-NOBODY", "--by", "one", "--second", "two.other")
    assert house.here(*nobody, code=1)["result"] == "no_pin"
    house.here("unlock", "--staff", WHO, "--by", "somebody", "--second", "another")
    (line,) = house.logged()
    assert (line["event"], line["staff"], line["second"]) == (
        "second_person",
        "somebody",
        "another",
    )
    assert book.check(who, Pin.of("407295")) is None


def test_the_hospital_s_recovery_is_the_terminal_s(house: House) -> None:
    listed = trust_list.parse(house.listed(), fetched_at=NOW)
    assert isinstance(listed, TrustList)
    desk = RecoveryDesk(listed, terminal="T-1", steady=lambda: 0.0, now=lambda: NOW)
    key = ("--key", str(house.folder / "recovery.key"), "--role", "engineer")
    found = house.json("recover", *key, desk.challenge().text)
    outcome = desk.recover("\n".join(found["lines"]))
    assert isinstance(outcome, Recovered)
    assert outcome.role is StaffRole.ENGINEER
    printed = house.run("recover", *key, desk.challenge().text).splitlines()
    assert len(printed) == 13
    assert printed[0].startswith(" 1  ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("recover", "--key", "x", "--role", "engineer", "T-1:00000-00000-01"),
        ("badge", "--key", "x", "--issuer", "H", "--staff", "A"),
        ("badge", "--key", "x", "--issuer", "H", "--staff", "A", "--role", "owner"),
        (
            "badge",
            "--key",
            "x",
            "--issuer",
            "H",
            "--staff",
            "A",
            "--role",
            "auditor",
            "--days",
            "0",
        ),
        ("invite", "--key", "x", "--issuer", "H", "--staff", "A", "--days", "32"),
        ("invite", "--key", "x", "--issuer", "H", "--staff", "A", "--terminal", "T" * 17),
        ("key", "--usage", "card", "--out", "x", "--issuer", "H", "--name", "H"),
        (),
    ],
)
def test_what_nobody_can_mean(house: House, arguments: tuple[str, ...]) -> None:
    house.run(*arguments, code=2)


def test_a_key_for_everybody_s_eyes_is_not_used(house: House) -> None:
    path = house.folder / "staff.key"
    path.chmod(0o644)
    house.run("invite", "--key", str(path), "--issuer", "H", "--staff", WHO, code=2)


def test_a_terminal_that_was_never_started_has_no_counter(house: House) -> None:
    (house.storage / "installation.key").unlink()
    assert house.here("list", code=2)["result"] == "no_key"
    assert not (house.storage / "installation.key").exists()


def test_codes_are_drawn_for_people_only(house: House, capfd: pytest.CaptureFixture[str]) -> None:
    draw: Callable[[str], list[str]] = lambda text: [f"<{text[:6]}>"]  # noqa: E731 - short
    key = ["--key", str(house.folder / "staff.key"), "--issuer", "H", "--staff", WHO]
    assert main(["invite", *key], draw=draw) == 0
    assert capfd.readouterr().out.startswith("<EHCP1:>\n\nEHCP1:")
    assert main(["invite", *key, "--json"], draw=draw) == 0
    assert "<" not in capfd.readouterr().out
