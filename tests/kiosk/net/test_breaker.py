from __future__ import annotations

import threading
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import ManualClock
from kiosk.net.breaker import BreakerState, CircuitBreaker


def test_it_opens_after_failures_in_a_row_only() -> None:
    breaker = CircuitBreaker(ManualClock(), threshold=3)
    for _ in range(2):
        breaker.failed()
    breaker.succeeded()
    for _ in range(2):
        breaker.failed()
    assert breaker.state is BreakerState.CLOSED
    breaker.failed()
    assert breaker.state is BreakerState.OPEN
    assert not breaker.admit()


def test_one_probe_after_the_rest_and_back_to_rest_when_it_fails() -> None:
    clock = ManualClock()
    breaker = CircuitBreaker(clock, threshold=1, rest=10)
    breaker.failed()
    clock.advance(9.9)
    assert not breaker.admit()
    clock.advance(0.1)
    assert [breaker.admit() for _ in range(3)] == [True, False, False]
    breaker.failed()
    assert not breaker.admit()
    clock.advance(10)
    assert breaker.admit()
    breaker.succeeded()
    assert [breaker.admit() for _ in range(3)] == [True, True, True]


def test_a_probe_that_never_came_back_does_not_shut_it_for_good() -> None:
    clock = ManualClock()
    breaker = CircuitBreaker(clock, threshold=1, rest=10)
    breaker.failed()
    clock.advance(10)
    assert breaker.admit()
    clock.advance(10)
    assert breaker.admit()


def test_the_wall_clock_set_back_does_not_matter() -> None:
    clock = ManualClock()
    breaker = CircuitBreaker(clock, threshold=1, rest=10)
    breaker.failed()
    clock.wall -= 86_400
    clock.advance(10)
    assert breaker.admit()


def test_only_one_of_many_threads_probes() -> None:
    clock = ManualClock()
    breaker = CircuitBreaker(clock, threshold=1, rest=10)
    breaker.failed()
    clock.advance(10)
    admitted: list[bool] = []
    threads = [threading.Thread(target=lambda: admitted.append(breaker.admit())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(admitted) == 1


@settings(deadline=None)  # machines are shared
@given(st.lists(st.sampled_from(["ok", "bad", "wait"])))
def test_the_observer_hears_every_change_once_and_it_can_always_recover(events) -> None:
    clock, heard = ManualClock(), [BreakerState.CLOSED]
    breaker = CircuitBreaker(clock, threshold=2, rest=10, observer=heard.append)
    for event in events:
        if event == "wait":
            clock.advance(11)
        elif breaker.admit():
            (breaker.succeeded if event == "ok" else breaker.failed)()
        assert heard[-1] is breaker.state
    assert all(a is not b for a, b in pairwise(heard))
    clock.advance(11)
    assert breaker.admit()
    breaker.succeeded()
    assert breaker.state is BreakerState.CLOSED
