"""The trust that is in force on a terminal, kept fresh in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.clock import Clock
from kiosk.reasons import Code, Failure
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.generation import Generation
from kiosk.trust.distribution.outcome import RefreshOutcome, RefreshProblem
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.schedule import DEFAULT_REFRESH_SECONDS, Schedule
from kiosk.trust.distribution.site_port import SiteFiles
from kiosk.trust.distribution.status import Attempt, DistributionStatus, status
from kiosk.trust.trust_list import TrustList

if TYPE_CHECKING:
    from kiosk.trust.distribution.brought import Brought

_CLOCK_STEP: Final = 120
"""Seconds that wall time may part from the monotonic clock before a refresh looks at expiry again."""

_STOP_PATIENCE: Final = 1.0
"""Seconds. A thread that hangs longer (name service, a silent server) ends by itself, and commits
nothing any more."""

_log = logging.getLogger(__name__)


class TrustDistribution:
    """A `TrustSource` and a `RevocationSource` over one generation, replaced as one.

    `open` (milliseconds) puts in force what is on the disk; `start` does so too, and refreshes from
    then on; `stop` is for the end. Safe to use from several threads.
    """

    def __init__(
        self,
        folder: Path,
        repository: Repository,
        clock: Clock,
        *,
        refresh_seconds: int | None = None,
        clock_suspect: Callable[[], bool] = lambda: False,
        on_change: Callable[[], None] = lambda: None,
        schedule: Schedule | None = None,
        site_files: SiteFiles | None = None,
    ) -> None:
        """Put the parts together; nothing is read yet.

        Args:
            folder: of the cache, `<storage>/trust`.
            repository: where to refresh from.
            clock: the terminal's.
            refresh_seconds: between refreshes; None: as the list says.
            clock_suspect: whether the clock is not to be believed. A refresh then takes what is new,
                but the list in force does not become fresher by it.
            on_change: called from any thread, without arguments, after `status` has changed in a
                way that staff would see.
            schedule: when to come back; for tests.
            site_files: fetched with every refresh that goes well; see there.
        """
        self._cache = TrustCache(folder)
        self._repository = repository
        self._clock = clock
        self._refresh_seconds = refresh_seconds
        self._clock_suspect = clock_suspect
        self._on_change = on_change
        self._schedule = schedule or Schedule()
        self._site_files = site_files
        self._in_force: Generation | None = None  # swapped whole; read without a lock
        self._attempt: Attempt | None = None
        self._told: tuple[object, ...] = ()
        self._newest: Path | None = None  # generation on the disk, at the last look
        self._thorough = True  # the first refresh of a process reads what is in force, whole
        self._refreshing = threading.Lock()
        self._stopping = threading.Event()
        self._wake = threading.Event()  # also to stop
        self._thread: threading.Thread | None = None

    def current(self) -> TrustList | Failure:
        """The list in force, or Failure(TRUST_LIST_MISSING)."""
        in_force = self._in_force
        return Failure(Code.TRUST_LIST_MISSING) if in_force is None else in_force.trust

    def is_revoked(self, kid: bytes, cti: bytes) -> bool:
        """Whether the card is cancelled. True while `loaded` is False: who cannot know says no."""
        in_force = self._in_force
        return in_force is None or in_force.revoked.is_revoked(kid, cti)

    @property
    def loaded(self) -> bool:
        """Whether there is something to go by."""
        return self._in_force is not None

    @property
    def status(self) -> DistributionStatus:
        """What is in force at this moment, and how the last refresh ended."""
        in_force = self._in_force
        return status(in_force.trust if in_force else None, self._attempt, self._clock.now())

    def open(self) -> None:
        """Put in force what the disk has."""
        self._attempt = Attempt.read(self._cache.attempt_file)
        self._put_in_force(self._cache.in_force())

    def start(self) -> None:
        """Open, and refresh in the background: at once, and then whenever it is due."""
        if self._in_force is None:
            self.open()
        self._thread = threading.Thread(target=self._run, name="trust refresh", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the refreshing, one under way too. What is in force stays."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_STOP_PATIENCE)

    def refresh_soon(self) -> None:
        """Have the background refresh now rather than when it is due. Returns at once."""
        self._wake.set()

    def refresh_now(self) -> RefreshOutcome:
        """Refresh, and wait for the end. Not for a thread that anybody waits for."""
        with self._refreshing:
            moment = self._clock.now()
            outcome, generation = self._refresh(moment)
            if outcome.problem is not RefreshProblem.CANCELLED:
                self._note(outcome, moment)
            self._put_in_force(generation)
            return outcome

    def load(self, brought: Brought) -> RefreshOutcome:
        """Take what somebody brought, verified as what the repository has, and wait for the end.

        Only what went well is noted as a refresh: a bad stick says nothing about the repository.
        """
        with self._refreshing:
            moment = self._clock.now()
            outcome, generation = self._refresh(moment, brought)
            if outcome.problem is None:
                self._note(outcome, moment)
            self._put_in_force(generation)
            return outcome

    def _refresh(
        self, moment: int, brought: Brought | None = None
    ) -> tuple[RefreshOutcome, Generation | None]:
        # Here, since TUF and requests are no matter of the way to the first screen.
        from kiosk.trust.distribution.refresh import Refresh  # noqa: PLC0415

        try:
            outcome, generation = Refresh(
                self._cache,
                brought or self._repository,
                moment,
                clock_suspect=self._clock_suspect(),
                thorough=self._thorough,
                site_files=self._site_files,
            ).run(self._stopping)
        except Exception:  # noqa: BLE001 - a bug must not end the refreshing for good
            _log.exception("trust refresh")
            return RefreshOutcome(RefreshProblem.FAULT), self._in_force
        self._thorough = self._thorough and outcome.problem is not None
        return outcome, generation

    def _put_in_force(self, generation: Generation | None) -> None:
        """Swap. None, where the disk has nothing: what is in memory was verified, and stays, unless
        staff have enrolled this terminal with another root meanwhile.
        """
        if generation is not None:
            self._tell_remarks(generation)
            self._in_force = generation
        elif not self._is_of_this_enrolment():
            self._in_force = None
        self._newest = self._cache.newest()
        self._tell_changes()

    def _follow(self) -> None:
        """Take over what another process has put in force: `yima trust refresh`, or `enrol`."""
        # The root too: it may have been another since before `_newest` was looked at.
        if self._cache.newest() != self._newest or not self._is_of_this_enrolment():
            with self._refreshing:
                self._put_in_force(self._cache.in_force())

    def _is_of_this_enrolment(self) -> bool:
        in_force = self._in_force
        return in_force is None or self._cache.is_of_this_enrolment(in_force)

    def _note(self, outcome: RefreshOutcome, moment: int) -> None:
        before = self._attempt or Attempt(moment)
        if outcome.problem not in {None, before.problem}:
            _log.warning("trust refresh: %s", outcome.problem)
        self._attempt = before.followed_by(outcome, moment)
        with suppress(OSError):  # told by the refresh itself, if it matters
            self._attempt.write(self._cache.attempt_file)

    def _tell_remarks(self, generation: Generation) -> None:
        if self._in_force is not None and self._in_force.trust.digest == generation.trust.digest:
            return
        for remark in generation.trust.remarks:
            _log.warning("trust list: %s", remark.what)

    def _tell_changes(self) -> None:
        told = self.status.told
        changed, self._told = told != self._told, told
        if changed:
            try:
                self._on_change()
            except Exception:  # noqa: BLE001 - the observer's bug is no reason to refresh no more
                _log.exception("trust: on_change")

    def _run(self) -> None:
        while True:
            self._wake.clear()
            if self._stopping.is_set():
                return
            offset = self._clock_offset()
            outcome = self.refresh_now()
            failures = self._attempt.failures if self._attempt else 0
            delay = self._schedule.delay(self._interval(), outcome.problem, failures)
            self._rest(delay, offset)

    def _interval(self) -> int:
        if self._refresh_seconds is not None:
            return self._refresh_seconds
        in_force = self._in_force
        return DEFAULT_REFRESH_SECONDS if in_force is None else in_force.trust.refresh_seconds

    def _clock_offset(self) -> float:
        """Changes when the clock is set, and not as time passes."""
        return self._clock.now() - self._clock.monotonic()

    def _rest(self, seconds: float, offset: float) -> None:
        """Until it is time, somebody asks, or the clock was set; meanwhile the list ages."""
        due = self._clock.monotonic() + seconds
        while (left := due - self._clock.monotonic()) > 0:
            if self._wake.wait(min(left, self._schedule.tick)):
                return
            self._follow()
            self._tell_changes()
            if abs(self._clock_offset() - offset) > _CLOCK_STEP:
                return
