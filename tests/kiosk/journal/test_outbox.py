"""Messages are kept until they are delivered: in which order, how often, for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.journal.database import Database
from kiosk.journal.message_table import backoff
from kiosk.journal.outbox import (
    LONGEST_WAIT,
    Limits,
    Outbox,
    OutboxCounts,
    Put,
)
from tests.kiosk.journal.outbox_made import BODY, DAY, NOW, Make, counts, drain, take


def test_put_next_delivered(make_outbox: Make) -> None:
    outbox = make_outbox()
    assert outbox.next(NOW) is None
    assert outbox.put("use", BODY, at=NOW) is Put.STORED
    message = take(outbox)
    assert (message.kind, message.body, message.at, message.attempts) == ("use", BODY, NOW, 0)
    outbox.delivered(message.id)
    assert outbox.next(NOW + 10 * DAY) is None
    assert counts(outbox) == OutboxCounts(0, None, 0, 0, 0, 0)


def test_what_has_been_due_longest_comes_first(make_outbox: Make) -> None:
    outbox = make_outbox()
    outbox.put("use", b"later", at=NOW, not_before=NOW + 50)
    outbox.put("use", b"second", at=NOW + 2)
    outbox.put("use", b"first", at=NOW + 1)
    assert drain(outbox, NOW + 49) == [b"first", b"second"]
    assert drain(outbox, NOW + 50) == [b"later"]


def test_a_message_is_handed_out_once_at_a_time(make_outbox: Make) -> None:
    outbox = make_outbox()
    outbox.put("use", BODY, at=NOW)
    message = take(outbox)
    assert outbox.next(NOW) is None
    outbox.release(message.id)
    assert take(outbox).id == message.id


def test_a_kind_that_rests_is_left_out(make_outbox: Make) -> None:
    outbox = make_outbox()
    outbox.put("use", b"use", at=NOW)
    outbox.put("pay", b"pay", at=NOW + 1)
    assert take(outbox, NOW + 1, resting=["use"]).body == b"pay"
    assert outbox.next(NOW + 1, resting=["use", "pay"]) is None


def test_a_restart_forgets_nothing_and_frees_what_was_out(make_outbox: Make) -> None:
    first = make_outbox()
    first.put("use", BODY, at=NOW)
    take(first)
    first.close()
    assert drain(make_outbox()) == [BODY]


def test_a_key_is_taken_in_once_also_after_delivery(make_outbox: Make) -> None:
    outbox = make_outbox()
    assert outbox.put("use", b"1", at=NOW, key="a") is Put.STORED
    assert outbox.put("use", b"2", at=NOW, key="a") is Put.KNOWN
    assert outbox.put("pay", b"3", at=NOW, key="a") is Put.STORED
    assert outbox.put("use", b"4", at=NOW, key="b") is Put.STORED
    for _ in range(3):
        outbox.delivered(take(outbox).id)
    outbox.close()
    again = make_outbox()
    assert again.put("use", b"5", at=NOW, key="a") is Put.KNOWN
    assert again.put("use", b"6", at=NOW) is Put.STORED
    assert again.put("use", b"6", at=NOW) is Put.STORED
    assert counts(again).pending == 2


def test_failures_wait_longer_each_time_up_to_an_hour(make_outbox: Make) -> None:
    outbox = make_outbox()
    outbox.put("use", BODY, at=NOW)
    now, waits = NOW, []
    for tries in range(12):
        message = take(outbox, now)
        assert message.attempts == tries
        outbox.failed(message.id, now, permanent=False)
        waits.append(next(wait for wait in range(1, 4_000) if _is_due(outbox, now + wait)))
        now += waits[-1]
    assert waits[:4] == [10, 20, 40, 80]
    assert waits[-3:] == [LONGEST_WAIT] * 3


def _is_due(outbox: Outbox, now: int) -> bool:
    message = outbox.next(now)
    if message is not None:
        outbox.release(message.id)
    return message is not None


def test_half_of_the_wait_is_chance() -> None:
    assert [backoff(1, chance) for chance in (0.0, 0.5, 1.0)] == [5, 8, 10]
    assert {backoff(n, 1.0) for n in range(10, 2_000)} == {LONGEST_WAIT}
    assert all(1 <= backoff(n, 0.0) <= LONGEST_WAIT for n in range(1, 100))


def test_what_is_refused_for_good_is_parked_without_its_body(
    make_outbox: Make, tmp_path: Path
) -> None:
    outbox = make_outbox()
    outbox.put("use", BODY, at=NOW, key="a")
    outbox.failed(take(outbox).id, NOW, permanent=True)
    assert outbox.next(NOW + DAY) is None
    assert counts(outbox).parked == 1
    assert outbox.put("use", BODY, at=NOW, key="a") is Put.KNOWN
    outbox.close()
    database = Database(tmp_path / "outbox.db", ((),))
    rows = database.transact(lambda c: c.execute("SELECT body FROM message").fetchall())
    assert rows == [(None,)]
    database.close()
    assert outbox.acknowledge()
    assert counts(outbox).parked == 0


def test_what_is_parked_is_bounded(make_outbox: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.journal.message_table._KEPT_PARKED", 3)
    monkeypatch.setattr("kiosk.journal.message_table._KEPT_KEYS", 2)
    outbox = make_outbox()
    for n in range(6):
        outbox.put("use", BODY, at=NOW, key=str(n))
        outbox.failed(take(outbox).id, NOW, permanent=True)
    assert counts(outbox).parked == 3
    for n in range(10, 16):
        outbox.put("use", BODY, at=NOW, key=str(n))
        outbox.delivered(take(outbox).id)
    known = [outbox.put("use", BODY, at=NOW, key=str(n)) for n in range(10, 16)]
    assert known == [Put.STORED] * 4 + [Put.KNOWN] * 2


def test_no_room_drops_the_oldest_and_counts_it(make_outbox: Make) -> None:
    outbox = make_outbox(Limits(messages=3))
    for n in range(5):
        assert outbox.put("use", bytes([n]), at=NOW - n) is Put.STORED
    assert counts(outbox).dropped == 2
    assert set(drain(outbox)) == {b"\x02", b"\x03", b"\x04"}
    assert outbox.acknowledge()
    assert counts(outbox).dropped == 0


def test_what_may_never_be_dropped_is_not(make_outbox: Make) -> None:
    outbox = make_outbox(Limits(messages=2, never_dropped=frozenset({"pay"})))
    assert outbox.put("pay", b"1", at=NOW) is Put.STORED
    assert outbox.put("use", b"2", at=NOW) is Put.STORED
    assert outbox.put("pay", b"3", at=NOW) is Put.STORED
    assert outbox.put("pay", b"4", at=NOW) is Put.FULL
    assert outbox.put("use", b"5", at=NOW) is Put.FULL
    outbox.failed(take(outbox, NOW + 400 * DAY).id, NOW + 400 * DAY, permanent=False)
    known = counts(outbox)
    assert (known.pending, known.dropped) == (2, 1)


def test_what_failed_and_is_too_old_is_dropped(make_outbox: Make) -> None:
    outbox = make_outbox(Limits(seconds=DAY))
    outbox.put("use", b"old", at=NOW)
    outbox.put("use", b"untried", at=NOW)
    outbox.failed(take(outbox, NOW + DAY).id, NOW + DAY, permanent=False)
    assert counts(outbox).dropped == 0
    late = NOW + DAY + LONGEST_WAIT
    untried = take(outbox, late)
    assert untried.body == b"untried"
    outbox.failed(untried.id, late, permanent=False)
    known = counts(outbox)
    assert (known.pending, known.dropped) == (1, 1)


@pytest.mark.parametrize("years", [1, 30])
def test_a_clock_that_was_ahead_holds_up_nothing_once_it_is_right(
    make_outbox: Make, years: int
) -> None:
    outbox = make_outbox(Limits(seconds=50 * 365 * DAY))
    ahead = NOW + years * 365 * DAY
    outbox.put("use", b"put in ahead", at=ahead, not_before=ahead + 60)
    outbox.put("use", b"failed ahead", at=NOW)
    failed = take(outbox, ahead)
    assert failed.body == b"failed ahead"
    outbox.failed(failed.id, ahead, permanent=False)
    assert sorted(drain(outbox, NOW)) == [b"failed ahead", b"put in ahead"]


def test_a_clock_that_is_slewed_lets_nothing_out_early(make_outbox: Make) -> None:
    outbox = make_outbox()
    outbox.put("use", BODY, at=NOW, not_before=NOW + 60)
    assert outbox.next(NOW - 100) is None
    assert outbox.next(NOW + 59) is None
