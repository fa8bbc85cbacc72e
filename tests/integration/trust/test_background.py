"""The terminal's thread: it refreshes by itself, tells what changes, and ends when told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from kiosk.clock import ManualClock
from kiosk.trust.distribution import enrolment
from kiosk.trust.distribution.cache import BusyError
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.schedule import Schedule
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import TrustState
from tests.integration.trust.forge import DAY, Forge
from tests.integration.trust.terminal import EVER, ISSUER, KID, ctis

NEWS = {KID: {"all": ctis(1, 2, 3, 4)}}
SILENCE = (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", 60.0)


class Seconds(Schedule):
    """Comes back after so many seconds, whatever the list says."""

    def __init__(self, seconds: float) -> None:
        super().__init__(Random(1), tick=0.02)
        self._seconds = seconds

    def delay(self, *_: object) -> float:
        return self._seconds


class LiveClock(ManualClock):
    """One that goes on by itself, too."""

    def now(self) -> int:
        return int(self.wall + time.monotonic())

    def monotonic(self) -> float:
        return self.uptime + time.monotonic()


class Watch:
    """What the observer was told; waits until something holds."""

    def __init__(self) -> None:
        self.trust: TrustDistribution | None = None
        self.seen: list[DistributionStatus] = []
        self._told = threading.Condition()

    def __call__(self) -> None:
        with self._told:
            assert self.trust is not None
            self.seen.append(self.trust.status)
            self._told.notify_all()

    def until(self, holds: Callable[[DistributionStatus], bool]) -> bool:
        with self._told:
            return self._told.wait_for(lambda: any(map(holds, self.seen)), 30)


@pytest.fixture
def clock(terminal) -> LiveClock:
    """The terminal's, from where it stands."""
    return LiveClock(terminal.clock.wall - time.monotonic())


@pytest.fixture
def running(terminal, clock) -> Iterator[Callable[..., tuple[TrustDistribution, Watch]]]:
    """Starts the terminal's distribution with a watch on it."""
    started: list[TrustDistribution] = []

    def run(seconds: float = 3_600, **options: Any) -> tuple[TrustDistribution, Watch]:
        watch = Watch()
        arguments = {"repository": terminal.repository, "clock": clock, **options}
        trust = TrustDistribution(
            terminal.folder, **arguments, on_change=watch, schedule=Seconds(seconds)
        )
        watch.trust = trust
        started.append(trust)
        trust.start()
        return trust, watch

    yield run
    for trust in started:
        trust.stop()
        if trust._thread is not None:
            trust._thread.join(30)


def test_the_cache_is_in_force_before_any_network(running, repository) -> None:
    trust, watch = running(repository=repository(base_url="https://127.0.0.1:9"))
    assert trust.loaded
    assert trust.is_revoked(KID, EVER[0])
    assert watch.until(lambda status: status.last_problem is RefreshProblem.UNREACHABLE)
    assert trust.status.state is TrustState.FRESH


def test_news_come_by_themselves(running, forge) -> None:
    trust, watch = running(0.05)
    forge.publish([ISSUER], NEWS)
    assert watch.until(lambda status: status.version == 2)
    assert trust.is_revoked(KID, EVER[3])


def test_news_come_when_asked_for(running, forge) -> None:
    trust, watch = running()
    while trust._attempt is None or trust._refreshing.locked():
        pass
    forge.publish([ISSUER], NEWS)
    trust.refresh_soon()
    assert watch.until(lambda status: status.version == 2)


def test_trouble_and_its_end_are_told(running, forge) -> None:
    timestamp = forge.metadata("timestamp", 0)
    kept = timestamp.read_bytes()
    timestamp.unlink()
    _, watch = running(0.05)
    assert watch.until(lambda status: status.last_problem is RefreshProblem.HTTP_STATUS)
    watch.seen.clear()
    timestamp.write_bytes(kept)
    assert watch.until(lambda status: status.last_problem is None)


def test_ageing_is_told_as_it_comes(running, clock, repository) -> None:
    """Minutes pass, and days, without network."""
    clock.wall += 3_000
    trust, watch = running(10 * DAY, repository=repository(base_url="https://127.0.0.1:9"))
    assert watch.until(lambda status: status.last_problem is RefreshProblem.UNREACHABLE)
    for seconds, state in ((900, TrustState.AGEING), (15 * DAY, TrustState.STALE)):
        clock.advance(seconds)
        assert watch.until(lambda status, state=state: status.state is state)
    assert trust.status.warn


def test_a_clock_that_is_set_brings_a_refresh(running, clock) -> None:
    """Set ahead by a year everything has expired; put right again it has not."""
    _, watch = running()
    clock.wall += 365 * DAY
    assert watch.until(lambda status: status.last_problem is RefreshProblem.EXPIRED)
    watch.seen.clear()
    clock.wall -= 365 * DAY
    assert watch.until(lambda status: status.last_problem is None)


def test_under_a_suspect_clock_news_are_taken_and_no_freshness(forge, terminal) -> None:
    fetched_at = terminal.trust.status.fetched_at
    terminal.clock.advance(900)
    suspect = TrustDistribution(
        terminal.folder, terminal.repository, terminal.clock, clock_suspect=lambda: True
    )
    suspect.open()
    assert suspect.refresh_now().problem is None
    assert suspect.status.fetched_at == fetched_at
    forge.publish([ISSUER], NEWS)
    assert suspect.refresh_now().changed
    assert suspect.is_revoked(KID, EVER[3])
    assert suspect.status.fetched_at == fetched_at
    terminal.restart()
    assert terminal.trust.status.fetched_at == fetched_at
    assert terminal.refresh().problem is None
    assert terminal.trust.status.fetched_at == terminal.clock.now()


def test_what_another_process_fetched_is_taken_over(running, forge, terminal) -> None:
    trust, watch = running()
    for version in (2, 3, 4):
        forge.publish([ISSUER], {KID: {"all": ctis(1, version)}})
        while terminal.refresh().problem is RefreshProblem.BUSY:
            pass
        assert watch.until(lambda status, version=version: status.version == version)
        assert trust.is_revoked(KID, EVER[version - 1])
        assert not trust.is_revoked(KID, EVER[5])


def test_another_enrolment_just_as_a_refresh_ends(terminal, tmp_path) -> None:
    """The generations were gone already when the refresh looked which is the newest."""
    trust = terminal.trust
    trust.open()
    other = enrolment.read_root(Forge(tmp_path / "other").root)
    assert isinstance(other, enrolment.RootFile)
    enrolment.enrol(terminal.cache, other, replace=True)
    trust._newest = terminal.cache.newest()
    trust._follow()
    assert not trust.loaded


def test_another_enrolment_takes_the_list_out_of_force(running, terminal, tmp_path) -> None:
    trust, watch = running()
    other = enrolment.read_root(Forge(tmp_path / "other").root)
    assert isinstance(other, enrolment.RootFile)
    while True:
        with suppress(BusyError):
            enrolment.enrol(terminal.cache, other, replace=True)
            break
    assert watch.until(lambda status: status.state is TrustState.MISSING)
    assert not trust.loaded
    trust.refresh_soon()
    assert watch.until(lambda status: status.last_problem is RefreshProblem.BAD_SIGNATURE)
    assert not trust.loaded


def test_an_observer_s_bug_ends_nothing(forge, terminal, caplog) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    trust = TrustDistribution(
        terminal.folder, terminal.repository, terminal.clock, on_change=broken
    )
    trust.open()
    forge.publish([ISSUER], NEWS)
    assert trust.refresh_now().changed
    assert "ZeroDivisionError" in caplog.text


def test_stopping_waits_for_no_server(running, terminal, forge, upstream, repository) -> None:
    """What a server sends after the terminal was told to stop is not taken."""
    forge.publish([ISSUER], NEWS)
    content = forge.metadata("timestamp", 0).read_bytes()
    forge.metadata("timestamp", 0).unlink()
    go_on = threading.Event()

    def late() -> Iterator[bytes | float]:
        yield b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(content) + content[:1]
        go_on.wait(30)
        yield content[1:]

    upstream.play(f"/{forge.site.name}/metadata/timestamp.json", late)
    trust, _ = running(repository=repository(read_timeout=30.0, patience=30.0))
    assert upstream.asked.wait(30)
    with terminal.unmoved():
        trust.stop()
        go_on.set()
        trust._thread.join(30)
        assert not trust._thread.is_alive()
        assert trust.status.version == 1
        assert trust.status.last_problem is None


def test_lookups_go_on_while_generations_come_and_go(running, forge) -> None:
    """Every answer is of one generation or the next: a cancelled card is never let through."""
    trust, watch = running(0.01)
    wrong: list[int] = []
    enough = threading.Event()

    def ask() -> None:
        while not enough.wait(0.0005):
            if not trust.is_revoked(KID, EVER[0]) or trust.is_revoked(KID, EVER[5]):
                wrong.append(1)

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    try:
        for version in range(2, 9):
            forge.publish([ISSUER], {KID: {"all": ctis(1, 2), f"run-{version:010}": ctis(3)}})
            assert watch.until(lambda status, version=version: status.version == version)
    finally:
        enough.set()
        for asker in askers:
            asker.join()
    assert not wrong


def test_a_bug_ends_neither_the_list_nor_the_refreshing(running, forge, caplog) -> None:
    broken = [True]

    def suspect() -> bool:
        if broken:
            raise ZeroDivisionError
        return False

    trust, watch = running(0.05, clock_suspect=suspect)
    assert watch.until(lambda status: status.last_problem is RefreshProblem.FAULT)
    assert trust.is_revoked(KID, EVER[0])
    assert "ZeroDivisionError" in caplog.text
    forge.publish([ISSUER], NEWS)
    broken.clear()
    assert watch.until(lambda status: status.version == 2)
