from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.journal.deliver import Delivery, DeliveryOutcome
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.outbox import Outbox

DONE, LATER, NEVER = DeliveryOutcome.DONE, DeliveryOutcome.LATER, DeliveryOutcome.NEVER


class Receiver:
    """Somebody at the other end: takes what comes, as long as it is up."""

    def __init__(self) -> None:
        self.has: list[bytes] = []
        self.asked = 0
        self.up = True
        self.refuses: set[bytes] = set()

    def __call__(self, body: bytes) -> DeliveryOutcome:
        self.asked += 1
        if not self.up:
            return LATER
        if body in self.refuses:
            return NEVER
        self.has.append(body)
        return DONE


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def outbox(tmp_path: Path, key: InstallationKey) -> Iterator[Outbox]:
    made = Outbox(tmp_path / "outbox.db", key)
    yield made
    made.close()


def put(outbox: Outbox, clock: ManualClock, *bodies: bytes, kind: str = "use") -> None:
    for body in bodies:
        outbox.put(kind, body, at=clock.now())


def run(delivery: Delivery, clock: ManualClock, seconds: int) -> None:
    """A worker that looks every second."""
    for _ in range(seconds):
        while delivery.deliver_one():
            pass
        clock.advance(1)


def pending(outbox: Outbox) -> int:
    counts = outbox.counts()
    assert counts is not None
    return counts.pending


def test_what_is_due_goes_out_in_order(outbox: Outbox, clock: ManualClock) -> None:
    receiver = Receiver()
    delivery = Delivery(outbox, {"use": receiver}, clock)
    assert not delivery.deliver_one()
    put(outbox, clock, b"a", b"b")
    assert [delivery.deliver_one() for _ in range(3)] == [True, True, False]
    assert receiver.has == [b"a", b"b"]


def test_what_is_refused_is_parked_and_holds_up_nothing(outbox: Outbox, clock: ManualClock) -> None:
    receiver = Receiver()
    receiver.refuses = {b"a"}
    put(outbox, clock, b"a", b"b")
    run(Delivery(outbox, {"use": receiver}, clock), clock, 1)
    assert (receiver.has, receiver.asked) == ([b"b"], 2)
    counts = outbox.counts()
    assert counts is not None
    assert (counts.pending, counts.parked) == (0, 1)


def test_a_kind_that_nobody_delivers_is_parked(
    outbox: Outbox, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    put(outbox, clock, b"110101200001011234", kind="gone")
    assert Delivery(outbox, {}, clock).deliver_one()
    counts = outbox.counts()
    assert counts is not None
    assert (counts.pending, counts.parked) == (0, 1)
    assert "gone" in caplog.text
    assert "1101012" not in caplog.text


def test_an_outage_costs_few_calls_and_all_arrives_after_it(
    outbox: Outbox, clock: ManualClock
) -> None:
    receiver, other = Receiver(), Receiver()
    delivery = Delivery(outbox, {"use": receiver, "pay": other}, clock)
    receiver.up = False
    bodies = [bytes([n]) for n in range(30)]
    put(outbox, clock, *bodies)
    put(outbox, clock, b"money", kind="pay")
    run(delivery, clock, 3_600)
    assert other.has == [b"money"]
    assert 10 <= receiver.asked <= 30
    receiver.up = True
    run(delivery, clock, 2 * 3_600)
    assert sorted(receiver.has) == bodies
    assert pending(outbox) == 0


def test_after_an_outage_the_next_one_begins_with_short_rests(
    outbox: Outbox, clock: ManualClock
) -> None:
    receiver = Receiver()
    delivery = Delivery(outbox, {"use": receiver}, clock)
    put(outbox, clock, b"a")
    for _ in range(2):
        receiver.up, receiver.asked = False, 0
        put(outbox, clock, *(bytes([n]) for n in range(20)))
        run(delivery, clock, 40)
        assert 4 <= receiver.asked <= 5  # at 0, 5, 15 and 35 seconds
        receiver.up = True
        run(delivery, clock, 2 * 3_600)
    assert pending(outbox) == 0


def test_one_message_that_never_gets_through_does_not_starve_the_rest(
    outbox: Outbox, clock: ManualClock
) -> None:
    has: list[bytes] = []

    def handler(body: bytes) -> DeliveryOutcome:
        if body == b"bad":
            return LATER
        has.append(body)
        return DONE

    delivery = Delivery(outbox, {"use": handler}, clock)
    put(outbox, clock, b"bad", b"a", b"b")
    run(delivery, clock, 60)
    assert has == [b"a", b"b"]
    assert pending(outbox) == 1


def test_an_outage_survives_a_restart(tmp_path: Path, clock: ManualClock) -> None:
    key = InstallationKey(bytes(16))
    receiver = Receiver()
    receiver.up = False
    first = Outbox(tmp_path / "outbox.db", key)
    put(first, clock, b"a")
    run(Delivery(first, {"use": receiver}, clock), clock, 30)
    first.close()
    receiver.up = True
    second = Outbox(tmp_path / "outbox.db", key)
    run(Delivery(second, {"use": receiver}, ManualClock(clock.wall, uptime=1.0)), clock, 3)
    clock.advance(3_600)
    run(Delivery(second, {"use": receiver}, clock), clock, 1)
    assert receiver.has == [b"a"]
    second.close()


@pytest.mark.parametrize("error", [OSError, ValueError, RecursionError])
def test_whatever_a_handler_raises_the_worker_goes_on(
    outbox: Outbox,
    clock: ManualClock,
    error: type[Exception],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def handler(body: bytes) -> DeliveryOutcome:
        raise error(body)

    put(outbox, clock, b"110101200001011234")
    assert Delivery(outbox, {"use": handler}, clock).deliver_one()
    assert pending(outbox) == 1
    assert error.__name__ in caplog.text
    assert "1101012" not in caplog.text


def test_a_process_that_is_ended_gives_the_message_back(outbox: Outbox, clock: ManualClock) -> None:
    def handler(_: bytes) -> DeliveryOutcome:
        raise KeyboardInterrupt

    put(outbox, clock, b"a")
    with pytest.raises(KeyboardInterrupt):
        Delivery(outbox, {"use": handler}, clock).deliver_one()
    message = outbox.next(clock.now())
    assert message is not None
    assert message.attempts == 0


def test_the_wall_clock_may_jump_while_a_kind_rests(outbox: Outbox, clock: ManualClock) -> None:
    receiver = Receiver()
    receiver.up = False
    delivery = Delivery(outbox, {"use": receiver}, clock)
    put(outbox, clock, b"a")
    run(delivery, clock, 2)
    receiver.up = True
    clock.wall -= 3 * 365 * 86_400
    run(delivery, clock, 10)
    assert receiver.has == [b"a"]
