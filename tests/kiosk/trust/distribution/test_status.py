"""What staff see of the list's age and of the last refresh, and when the next one is due."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest

from kiosk.trust import trust_list
from kiosk.trust.distribution.outcome import WORDS, RefreshOutcome, RefreshProblem
from kiosk.trust.distribution.schedule import FIRST_RETRY, LONGEST, SHORTEST, Schedule
from kiosk.trust.distribution.status import Attempt, status
from kiosk.trust.health import TrustState
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
DAY = 86_400


@pytest.fixture
def listed(issuers) -> TrustList:
    parsed = trust_list.parse(issuers, fetched_at=NOW)
    assert isinstance(parsed, TrustList)
    return parsed


@pytest.mark.parametrize(
    ("age", "state", "days_left", "warn"),
    [
        (-500, TrustState.FRESH, 14, False),
        (0, TrustState.FRESH, 14, False),
        (3_600, TrustState.FRESH, 13, False),
        (3_601, TrustState.AGEING, 13, False),
        (7 * DAY, TrustState.AGEING, 7, False),
        (7 * DAY + 1, TrustState.AGEING, 6, True),
        (14 * DAY, TrustState.AGEING, 0, True),
        (14 * DAY + 1, TrustState.STALE, 0, True),
    ],
)
def test_fresh_ageing_stale(listed, age, state, days_left, warn) -> None:
    told = status(listed, None, NOW + age)
    assert (told.state, told.days_left, told.warn) == (state, days_left, warn)
    assert (told.version, told.issued, told.fetched_at) == (1, NOW, NOW)
    assert told.days_old == max(0, age) // DAY


def test_the_way_to_the_first_screen_loads_neither_tuf_nor_requests() -> None:
    """Half a tenth of a second each, on a machine that is starting a screen."""
    code = (
        "import sys, kiosk.trust.distribution.service\n"
        "print(*{'tuf', 'securesystemslib', 'requests', 'urllib3'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == []


def test_no_list_is_a_reason_to_warn() -> None:
    told = status(None, None, NOW)
    assert (told.state, told.warn, told.days_left) == (TrustState.MISSING, True, 0)
    assert (told.version, told.issued, told.last_attempt, told.last_problem) == (None,) * 4


def test_failures_are_counted_until_one_goes_well() -> None:
    attempt = Attempt(NOW)
    for n in (1, 2, 3):
        attempt = attempt.followed_by(RefreshOutcome(RefreshProblem.TIMEOUT), NOW + n)
        assert attempt.failures == n
    attempt = attempt.followed_by(RefreshOutcome(None, transferred=7), NOW + 4)
    assert (attempt.failures, attempt.problem, attempt.transferred) == (0, None, 7)


def test_an_attempt_is_kept_for_other_processes(tmp_path) -> None:
    path = tmp_path / "attempt.json"
    assert Attempt.read(path) is None
    attempt = Attempt(NOW, RefreshProblem.HTTP_STATUS, 3, 99, "metadata/timestamp.json", 503)
    attempt.write(path)
    assert Attempt.read(path) == attempt
    for damage in (b"", b"{}", b"[]", b'{"at": 1, "problem": "of another version"}'):
        path.write_bytes(damage)
        assert Attempt.read(path) is None


def test_every_problem_has_words() -> None:
    assert set(WORDS) == set(RefreshProblem)


def test_refreshes_are_spread_around_the_interval() -> None:
    schedule = Schedule(Random(1))
    delays = [schedule.delay(3_600, None, 0) for _ in range(500)]
    assert all(2_880 <= delay <= 4_320 for delay in delays)
    assert max(delays) - min(delays) > 1_000


def test_an_absurd_interval_is_bounded() -> None:
    schedule = Schedule(Random(1))
    assert schedule.delay(1, None, 0) >= 0.8 * SHORTEST
    assert schedule.delay(2**53, None, 0) <= 1.2 * LONGEST


def test_retries_come_sooner_and_ever_more_seldom() -> None:
    schedule = Schedule(Random(1))
    for failures in (1, 2, 3, 4, 40, 4_000_000):
        expected = min(FIRST_RETRY * 2 ** min(failures - 1, 30), 3_600)
        for _ in range(50):
            delay = schedule.delay(3_600, RefreshProblem.UNREACHABLE, failures)
            assert 0.5 * expected <= delay <= 1.5 * expected


@pytest.mark.parametrize("problem", [RefreshProblem.NOT_ENROLLED, RefreshProblem.BUSY])
def test_waiting_for_people_is_not_put_off(problem) -> None:
    assert Schedule(Random(1)).delay(3_600, problem, 99) == FIRST_RETRY
