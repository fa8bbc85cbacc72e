from __future__ import annotations

import threading
import time

from kiosk.clock import ManualClock
from kiosk.platforms.token import Token, TokenKeeper
from kiosk.reasons import Code, Failure


class Office:
    """Gives out numbered tokens; a failure first, where there is one."""

    def __init__(self, *, lives: float = 7_200.0, failures: int = 0) -> None:
        self.given = 0
        self.lives = lives
        self.failures = failures

    def __call__(self, _deadline: float) -> Token | Failure:
        if self.failures:
            self.failures -= 1
            return Failure(Code.PLATFORM_UNREACHABLE)
        self.given += 1
        return Token(f"token {self.given}", self.lives)


def soon() -> float:
    return time.monotonic() + 30


def test_a_token_is_kept_until_a_minute_before_its_end() -> None:
    clock = ManualClock()
    keeper = TokenKeeper(clock, Office(lives=600))
    for seconds, text in ((0, "token 1"), (539, "token 1"), (1, "token 2")):
        clock.uptime += seconds
        assert keeper.current(soon()) == text


def test_no_token_is_believed_for_longer_than_two_hours() -> None:
    clock = ManualClock()
    keeper = TokenKeeper(clock, Office(lives=10**9))
    keeper.current(soon())
    clock.uptime += 7_140
    assert keeper.current(soon()) == "token 2"


def test_a_clock_set_back_does_not_keep_a_token_alive() -> None:
    clock = ManualClock()
    keeper = TokenKeeper(clock, Office())
    keeper.current(soon())
    clock.wall -= 10**6
    clock.uptime += 7_200
    assert keeper.current(soon()) == "token 2"


def test_what_was_refused_is_dropped_and_what_came_since_is_not() -> None:
    keeper = TokenKeeper(ManualClock(), Office())
    assert keeper.current(soon()) == "token 1"
    keeper.drop("token 1")
    assert keeper.current(soon()) == "token 2"
    keeper.drop("token 1")  # of a slower thread
    assert keeper.current(soon()) == "token 2"


def test_a_failure_is_not_kept() -> None:
    keeper = TokenKeeper(ManualClock(), Office(failures=1))
    assert keeper.current(soon()) == Failure(Code.PLATFORM_UNREACHABLE)
    assert keeper.current(soon()) == "token 1"


def test_whoever_waits_for_the_token_waits_no_longer_than_its_own_deadline() -> None:
    fetching, go_on = threading.Event(), threading.Event()

    def slow(_deadline: float) -> Token:
        fetching.set()
        assert go_on.wait(30)
        return Token("late", 7_200)

    keeper = TokenKeeper(ManualClock(), slow)
    first = threading.Thread(target=keeper.current, args=(soon(),))
    first.start()
    assert fetching.wait(30)
    keeper.drop("anything")  # does not wait either
    assert keeper.current(time.monotonic() + 0.05) == Failure(Code.PLATFORM_UNREACHABLE)
    go_on.set()
    first.join(30)
    assert keeper.current(soon()) == "late"


def test_a_token_is_not_shown() -> None:
    assert "secret text" not in repr(Token("secret text", 1))
