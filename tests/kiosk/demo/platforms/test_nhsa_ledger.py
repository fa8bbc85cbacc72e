"""The insurance's books: each batch settled once, everything undone to the fen, in any order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.demo.platforms.nhsa_faults import Fault, Switches
from kiosk.demo.platforms.nhsa_ledger import Batch, Charge, Entry, Ledger, NotDone, Parts

RICH, POOR = "9" * 20 + "9999", "9" * 20 + "0000"
CHARGE = Charge(RICH, "310", "11", 100_01)
BATCH = Batch("M1", "B1")


@dataclass
class Day:
    time: datetime = datetime(2030, 3, 5, 10, 10, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def ledger(day: Day) -> Ledger:
    return Ledger(day.now)


def settle(ledger: Ledger, msgid: str, batch: Batch = BATCH, charge: Charge = CHARGE) -> Entry:
    return ledger.settle(batch, charge, msgid, account_used=True, otherwise=False)


def test_who_pays_what(ledger: Ledger) -> None:
    assert ledger.quote(BATCH, CHARGE, account_used=True) == Parts(100_01, 60_00, 40_01, 0)
    assert ledger.quote(BATCH, CHARGE, account_used=False) == Parts(100_01, 60_00, 0, 40_01)
    poor = Charge(POOR, "310", "11", 1)
    assert ledger.quote(Batch("M2", "B2"), poor, account_used=True) == Parts(1, 0, 0, 1)


def test_an_account_pays_what_it_has_and_gets_it_back(ledger: Ledger) -> None:
    large = Charge(RICH, "310", "11", 300_00)
    entry = settle(ledger, "m1", charge=large)
    assert entry.parts == Parts(300_00, 180_00, 99_99, 20_01)
    assert ledger.account(RICH) == 0
    back = ledger.reverse(entry.id, "M1", RICH, "m2")
    assert back.parts == Parts(-300_00, -180_00, -99_99, -20_01)
    assert ledger.account(RICH) == 99_99
    ledger.correct(RICH, "m2", "2208")
    assert ledger.account(RICH) == 0
    ledger.correct(RICH, "m1", "2207")
    assert ledger.account(RICH) == 99_99


def test_what_is_quoted_is_held_for_a_while(ledger: Ledger, day: Day) -> None:
    ledger.quote(BATCH, CHARGE, account_used=True)
    assert ledger.account(RICH) == 99_99 - 40_01
    assert ledger.account(RICH, BATCH) == 99_99
    day.time += timedelta(minutes=15)
    assert ledger.account(RICH) == 99_99


def test_a_batch_is_settled_once_and_as_it_was_registered(ledger: Ledger) -> None:
    entry = settle(ledger, "m1")
    for charge, msgid in ((CHARGE, "m2"), (Charge(POOR, "310", "11", 100_01), "m3")):
        with pytest.raises(NotDone):
            settle(ledger, msgid, charge=charge)
    with pytest.raises(NotDone):
        settle(ledger, "m4", Batch("M9", "B9"), Charge(RICH, "310", "11", 0))
    ledger.reverse(entry.id, "M1", RICH, "m5")
    with pytest.raises(NotDone):
        ledger.reverse(entry.id, "M1", RICH, "m6")
    assert settle(ledger, "m7").id != entry.id
    with pytest.raises(NotDone):  # the way back is closed once it is settled anew
        ledger.correct(RICH, "m5", "2208")


@pytest.mark.parametrize(
    ("settlement", "visit", "person"), [("x", "M1", RICH), ("", "M2", RICH), ("", "M1", POOR)]
)
def test_only_what_is_there_is_reversed(ledger, settlement, visit, person) -> None:
    entry = settle(ledger, "m1")
    with pytest.raises(NotDone):
        ledger.reverse(settlement or entry.id, visit, person, "m2")


def test_a_reversal_cannot_be_reversed(ledger: Ledger) -> None:
    back = ledger.reverse(settle(ledger, "m1").id, "M1", RICH, "m2")
    with pytest.raises(NotDone):
        ledger.reverse(back.id, "M1", RICH, "m3")


def test_a_correction_is_idempotent_and_final(ledger: Ledger) -> None:
    settle(ledger, "m1")
    for person, infno in ((POOR, "2207"), (RICH, "2208")):
        with pytest.raises(NotDone):
            ledger.correct(person, "m1", infno)
    for _ in range(3):
        ledger.correct(RICH, "m1", "2207")
        ledger.correct(RICH, "never sent", "2207")
    with pytest.raises(NotDone):
        settle(ledger, "never sent")
    assert ledger.state()["standing"] == 0


@dataclass
class Play:
    """What a forgetful terminal might send, in any order."""

    ledger: Ledger
    sent: int = 0
    ids: list[str] = field(default_factory=list)
    msgids: list[tuple[str, str]] = field(default_factory=list)

    def step(self, what: str, which: int) -> None:
        self.sent += 1
        msgid = f"m{self.sent}"
        number = which % 3
        batch = Batch(f"M{number}", "B")
        charge = Charge(RICH, "310", "11", 50_01 * (number + 1))
        try:
            if what == "settle":
                entry = self.ledger.settle(
                    batch, charge, msgid, account_used=True, otherwise=which % 2 == 1
                )
                self.ids.append(entry.id)
                self.msgids.append((msgid, "2207"))
            elif what == "reverse" and self.ids:
                self.ledger.reverse(self.ids[which % len(self.ids)], f"M{number}", RICH, msgid)
                self.msgids.append((msgid, "2208"))
            elif what == "correct" and self.msgids:
                self.ledger.correct(RICH, *self.msgids[which % len(self.msgids)])
            elif what == "quote":
                self.ledger.quote(batch, charge, account_used=True)
        except NotDone:
            pass


@given(
    st.lists(
        st.tuples(st.sampled_from(["settle", "reverse", "correct", "quote"]), st.integers(0, 50)),
        max_size=40,
    )
)
def test_the_books_agree_whatever_was_sent(steps: list[tuple[str, int]]) -> None:
    day = Day()
    play = Play(Ledger(day.now))
    for what, which in steps:
        play.step(what, which)
        state = play.ledger.state()
        assert state["books"] == state["settled"]
        standing = [m for m in state["movements"] if m["stands"] and m["infno"] == "2207"]
        visits = [movement["mdtrt_id"] for movement in standing]
        assert len(visits) == len(set(visits)) == state["standing"]
        assert all(m["fund"] + m["account"] + m["own"] == m["total"] for m in state["movements"])
        day.time += timedelta(hours=1)  # nothing is held any more
        spent = sum(movement["account"] for movement in standing)
        assert play.ledger.account(RICH) == 99_99 - spent >= 0


def test_switches_hit_what_they_are_set_to() -> None:
    switches = Switches()
    switches.add({"kind": "refuse", "infno": "2207", "times": 1})
    switches.add({"kind": "lose_answer", "every": 3})
    struck = [switches.strike(infno) for infno in ("2206", "2207", "2207", "2207", "1101", "2601")]
    assert struck == [None, Fault.REFUSE, Fault.LOSE_ANSWER, None, None, Fault.LOSE_ANSWER]
    assert [switch["kind"] for switch in switches.shown()] == ["lose_answer"]
    for wrong in ({}, {"kind": "x"}, {"kind": "refuse", "times": 0}, {"kind": "refuse", "x": 1}):
        with pytest.raises((ValueError, TypeError)):
            switches.add(wrong)
    switches.clear()
    assert switches.strike("2601") is None
