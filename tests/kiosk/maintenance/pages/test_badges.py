"""The page of badges with a PIN here, over a real book of PINs."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC
from pathlib import Path

import pytest

from kiosk.codes.staff_badge import Invitation, StaffBadge
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.demo.authority import trust_list as authority_list
from kiosk.demo.staff import DemoStaff
from kiosk.journal.installation_key import InstallationKey
from kiosk.maintenance.pages.badges import BadgesPage
from kiosk.maintenance.sheet import PageId, Task
from kiosk.reasons import Code, Failure
from kiosk.staff.issuing import subject_of
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import FILE_NAME, PinBook, Standing
from kiosk.staff.pin_hash import Cost
from kiosk.staff.steady import Since
from kiosk.trust import trust_list
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList
from tests.maintenance_pages import choices, do, lines, look, reads

BADGES = PageId.BADGES
NOW = 1_800_000_000
STAFF = DemoStaff.create(b"tests of badges")
LI, WANG = subject_of("DEMO-ENGINEER-1"), subject_of("DEMO-OPERATOR-1")


class Steady:
    """The clock that nobody sets, but a test."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def now(self) -> Since:
        return Since("boot", self.seconds)


@pytest.fixture
def steady() -> Steady:
    return Steady()


@pytest.fixture
def book(tmp_path: Path, steady: Steady) -> PinBook:
    key = InstallationKey(bytes(range(16)))
    cheap = Cost(memory=64, passes=1, lanes=1)
    made = PinBook(tmp_path / FILE_NAME, key, steady, lambda: NOW, cheap)
    assert made.open() is None
    for staff_id in ("DEMO-ENGINEER-1", "DEMO-OPERATOR-1"):
        assert made.enrol(invited(staff_id), Pin.of("482913")) is None
    return made


def invited(staff_id: str) -> Invitation:
    content = json.dumps(authority_list([STAFF.badges], issued=NOW)).encode()
    trusted = trust_list.parse(content, fetched_at=NOW)
    assert isinstance(trusted, TrustList)
    verifier = StaffVerifier(trusted, RevocationSet(), terminal="T07")
    badge = verifier.badge(STAFF.badge(staff_id, NOW), now=NOW)
    assert isinstance(badge, StaffBadge)
    judged = verifier.invitation(STAFF.invitation(staff_id, NOW), badge, now=NOW)
    assert isinstance(judged, Invitation)
    return judged


@pytest.fixture
def page(book: PinBook) -> BadgesPage:
    return BadgesPage(book=lambda: book, zone=UTC)


def guesses(book: PinBook, steady: Steady, count: int) -> None:
    for _ in range(count):
        steady.seconds += 100_000
        book.check(LI, Pin.of("000000"))


def test_all_badges_and_the_locked_ones_first(
    page: BadgesPage, book: PinBook, steady: Steady
) -> None:
    guesses(book, steady, 15)
    sheet = look(page, BADGES)
    told = lines(sheet)
    assert told[0].startswith("Badges with a PIN at this terminal | 2")
    assert told[1] == "Locked | 1"
    locked = book.handle_of(LI)
    assert told[2] == f"Badge {locked} | Locked after wrong PINs | Invited 2027-01-15 08:00:00"
    assert told[3].startswith(f"Badge {book.handle_of(WANG)} | Works")
    assert "DEMO" not in reads(sheet)


def test_one_is_unlocked_and_gets_some_tries_again(
    page: BadgesPage, book: PinBook, steady: Steady
) -> None:
    guesses(book, steady, 15)
    handle = book.handle_of(LI)
    sheet = look(page, BADGES, handle)
    assert "Wrong PINs since the last right one | 15 of 15" in reads(sheet)
    assert set(choices(sheet)) == {f"unlock_badge {handle}"}
    assert choices(sheet)[f"unlock_badge {handle}"].sure is not None
    assert do(page, BADGES, Task.UNLOCK_BADGE, handle)[0]
    assert book.standing(LI) == Standing(5, 0)
    assert book.check(LI, Pin.of("482913")) is None
    after = look(page, BADGES, handle)
    assert "State | Works" in reads(after)
    assert choices(after) == {}


def test_one_that_waits(page: BadgesPage, book: PinBook, steady: Steady) -> None:
    guesses(book, steady, 5)
    handle = book.handle_of(LI)
    assert "Has to wait 15 s" in reads(look(page, BADGES))
    assert do(page, BADGES, Task.UNLOCK_BADGE, handle)[0]
    assert book.standing(LI) == Standing(10, 0)


def test_a_badge_by_its_staff_number(page: BadgesPage, book: PinBook) -> None:
    told = lines(look(page, BADGES, query=" DEMO-OPERATOR-1 "))
    assert len(told) == 3
    assert book.handle_of(WANG) in told[2]
    assert "has no PIN at this terminal" in reads(look(page, BADGES, query="0001"))


@pytest.mark.parametrize("handle", ["", "00000000", "%", "' OR 1=1 --"])
def test_what_is_no_badge(page: BadgesPage, book: PinBook, steady: Steady, handle: str) -> None:
    guesses(book, steady, 15)
    good, said = do(page, BADGES, Task.UNLOCK_BADGE, handle)
    assert (good, said) == (False, "There is no such badge any more.")
    assert book.standing(LI) == Failure(Code.STAFF_LOCKED)
    assert not do(page, BADGES, Task.RESTART)[0]


def test_two_badges_with_one_handle_are_not_guessed_between(
    book: PinBook, steady: Steady, tmp_path: Path
) -> None:
    guesses(book, steady, 15)
    book.close()
    handle = book.handle_of(LI)
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        twin = bytes.fromhex(handle) + bytes(28)
        database.execute("INSERT INTO badge (who, pin, issued) VALUES (?, '', 1)", (twin,))
    database.close()
    assert book.unlock_line(handle) == Failure(Code.STAFF_NO_PIN)
    assert book.standing(LI) == Failure(Code.STAFF_LOCKED)


def test_without_a_book(tmp_path: Path, steady: Steady) -> None:
    nothing = BadgesPage(book=lambda: None, zone=UTC)
    assert "cannot be used" in reads(look(nothing, BADGES))
    assert not do(nothing, BADGES, Task.UNLOCK_BADGE, "00112233")[0]
    key = InstallationKey(bytes(range(16)))
    gone = PinBook(tmp_path / "nowhere" / FILE_NAME, key, steady, lambda: NOW)
    broken = BadgesPage(book=lambda: gone, zone=UTC)
    assert "cannot be used" in reads(look(broken, BADGES))
    assert "cannot be used" in do(broken, BADGES, Task.UNLOCK_BADGE, "00112233")[1]


def test_nobody_has_a_pin_yet(tmp_path: Path, steady: Steady) -> None:
    key = InstallationKey(bytes(range(16)))
    book = PinBook(tmp_path / FILE_NAME, key, steady, lambda: NOW)
    assert "No badge has a PIN" in reads(look(BadgesPage(book=lambda: book, zone=UTC), BADGES))
