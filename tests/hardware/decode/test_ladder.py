"""Whose turn it is. The clock only moves when a rung says what it took."""

from __future__ import annotations

from collections import Counter

from hardware.decode.frame_time import FrameTime
from hardware.decode.ladder import LATEST_TURN, Ladder
from hardware.decode.look import Attempt, Look
from hardware.decode.sightings import Sighting

PIXELS = 1280 * 720
READ = Attempt(read=(Sighting("x", ((0, 0), (9, 0), (9, 9), (0, 9)), "test"),))


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Worker:
    """A rung that takes its time."""

    def __init__(self, clock: Clock, name: str, suits: float = 1.0, seconds: float = 0.001) -> None:
        self.clock, self.name = clock, name
        self.suitable, self.seconds = suits, seconds
        self.reads = False
        self.forgotten = 0

    def suits(self, _look: Look) -> float:
        return self.suitable

    def attempt(self, _look: Look) -> Attempt:
        self.clock.now += self.seconds
        return READ if self.reads else Attempt()

    def forget(self) -> None:
        self.forgotten += 1


class Frames:
    """Sends frames up a ladder and notes which rung had its turn on each."""

    def __init__(self, *rungs: Worker, clock: Clock, zxing: float = 0.002) -> None:
        self.clock, self.zxing = clock, zxing
        self.time = FrameTime(clock)
        self.ladder = Ladder(rungs, self.time)
        self.rungs = rungs
        self.at = 100.0
        self.overdrawn = 0

    def send(self, count: int = 1) -> list[str]:
        turns = []
        for _ in range(count):
            self.at += 1 / 30
            self.time.begin(PIXELS)
            self.clock.now += self.zxing
            had = {rung.name: rung.seconds for rung in self.rungs}
            before = self.clock.now
            attempt = self.ladder.climb(Look(None, self.at, ()))  # type: ignore[arg-type] # no pixels needed
            self.overdrawn += self.time.left() < 0
            took = self.clock.now - before
            turns.append(next((n for n, s in had.items() if took and abs(s - took) < 1e-9), ""))
            if attempt.read:
                turns[-1] += "!"
        return turns


def test_each_gets_its_turn_when_all_suit_alike() -> None:
    clock = Clock()
    rungs = [Worker(clock, str(n), seconds=0.001 + n / 10_000) for n in range(5)]
    turns = Frames(*rungs, clock=clock).send(15)
    assert Counter(turns) == {str(n): 3 for n in range(5)}


def test_what_suits_better_comes_first_and_more_often() -> None:
    clock = Clock()
    poor = Worker(clock, "poor", suits=0.4, seconds=0.001)
    good = Worker(clock, "good", suits=1.0, seconds=0.002)
    turns = Frames(poor, good, clock=clock).send(21)
    assert turns[0] == "good"
    assert turns.count("good") > turns.count("poor") >= 5


def test_what_does_not_suit_is_left_out() -> None:
    clock = Clock()
    never = Worker(clock, "never", suits=0.0, seconds=0.001)
    always = Worker(clock, "always", seconds=0.002)
    assert Frames(never, always, clock=clock).send(10) == ["always"] * 10


def test_everything_that_suits_has_its_turn_within_a_second() -> None:
    clock = Clock()
    rungs = [
        Worker(clock, str(n), suits=1.0 if n < 6 else 0.01, seconds=0.001 + n / 10_000)
        for n in range(11)
    ]
    turns = Frames(*rungs, clock=clock).send(LATEST_TURN + len(rungs))
    assert set(turns) == {str(n) for n in range(11)}


def test_what_read_lately_goes_first_and_that_fades() -> None:
    clock = Clock()
    rungs = [Worker(clock, str(n), suits=1.0, seconds=0.001 + n / 10_000) for n in range(6)]
    frames = Frames(*rungs, clock=clock)
    rungs[4].reads = True
    assert "4!" in frames.send(6)
    assert frames.send(4) == ["4!"] * 4
    rungs[4].reads = False
    assert frames.send(1) == ["4"]
    assert set(frames.send(12)) == {str(n) for n in range(6)}
    frames.at += 61.0
    frames.ladder.start_over()
    assert frames.send(1) == ["0"]


def test_who_overdraws_waits_until_it_is_forgiven() -> None:
    """15 ms fit into a frame on which zxing took 2 ms, not into one on which it took 12."""
    clock = Clock()
    slow = Worker(clock, "slow", seconds=0.015)
    frames = Frames(slow, clock=clock, zxing=0.012)
    turns = frames.send(100)
    assert turns[0] == "slow"
    assert 1 < turns.count("slow") <= 5
    assert frames.overdrawn <= 5
    frames.zxing = 0.002
    assert frames.send(3) == ["slow"] * 3


def test_no_rung_is_tried_when_the_frame_is_spent() -> None:
    clock = Clock()
    frames = Frames(Worker(clock, "any"), clock=clock, zxing=0.05)
    assert frames.send(3) == [""] * 3


def test_forgetting_reaches_every_rung() -> None:
    clock = Clock()
    rungs = (Worker(clock, "a"), Worker(clock, "b"))
    Ladder(rungs, FrameTime(clock)).forget()
    assert [rung.forgotten for rung in rungs] == [1, 1]


def test_a_ladder_without_rungs_reads_nothing() -> None:
    assert Frames(clock=Clock()).send(2) == ["", ""]


class Gatherer(Worker):
    started_over = 0

    def start_over(self) -> None:
        self.started_over += 1


def test_what_is_begun_is_given_up_when_another_rung_reads() -> None:
    clock = Clock()
    reader, gatherer = Worker(clock, "reader"), Gatherer(clock, "gatherer", suits=0.1)
    frames = Frames(reader, gatherer, clock=clock)
    frames.send()
    assert gatherer.started_over == 0
    reader.reads = True
    frames.send()
    assert gatherer.started_over == 1


def test_after_forgetting_no_earlier_success_counts() -> None:
    clock = Clock()
    rungs = [Worker(clock, str(n), seconds=0.001 + n / 10_000) for n in range(3)]
    frames = Frames(*rungs, clock=clock)
    rungs[2].reads = True
    assert "2!" in frames.send(4)
    rungs[2].reads = False
    frames.ladder.forget()
    assert frames.send(1) == ["0"]
