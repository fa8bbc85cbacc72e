"""Judging what is held up: by this terminal, or by the code's platform; and whether it can."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Protocol

from kiosk.codes.judge import Judgement
from kiosk.net.http import ServerTime
from kiosk.platforms.port import CardPlatform
from kiosk.runner import Lane
from kiosk.session.effects import AskPlatform, CheckTrust, JudgeCode
from kiosk.session.events import CodeJudged, TrustChanged
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.guarded_clock import GuardedClock
from kiosk.trust.health import ClockState, TrustState

PLATFORM_THREADS = 2  # likewise: see kiosk.handlers.hospital


class Judge(Protocol):
    """What judges a text held up (`kiosk.codes.judge`)."""

    def judge(self, text: str, *, now: int, session: str, clock_suspect: bool) -> Judgement: ...


class CodeHandlers:
    def __init__(self, judge: Judge, guard: ClockGuard, clock: GuardedClock) -> None:
        self._judge = judge
        self._guard = guard
        self._clock = clock
        self._boot = secrets.token_hex(8)

    def judge(self, effect: JudgeCode) -> CodeJudged:
        """Visits are numbered from each start anew; `_boot` keeps them apart across restarts."""
        judgement = self._judge.judge(
            effect.text,
            now=self._clock.now(),
            session=f"{self._boot}-{effect.visit}",
            clock_suspect=self._guard.suspect() is not ClockState.FINE,
        )
        return CodeJudged(effect.session, judgement)

    def lane(self) -> Lane:
        return Lane("codes", {JudgeCode: self.judge})


class PlatformHandlers:
    def __init__(self, platforms: CardPlatform) -> None:
        self._platforms = platforms

    def ask(self, effect: AskPlatform) -> CodeJudged:
        outcome = self._platforms.verify(effect.code)
        return CodeJudged(effect.session, Judgement(effect.code.kind, outcome), effect.code)

    def lane(self) -> Lane:
        return Lane("platforms", {AskPlatform: self.ask}, PLATFORM_THREADS)


class TrustHandlers:
    """Trust list and clock, looked at together: what vouches for one vouches for the other."""

    def __init__(
        self,
        trust: TrustDistribution,
        guard: ClockGuard,
        server_time: Callable[[], ServerTime | None],
        ask_server: Callable[[], None] = lambda: None,
    ) -> None:
        """`server_time`: the last `Date` of a server that nobody can impersonate; `ask_server` has
        another one come, and returns at once.
        """
        self._trust = trust
        self._guard = guard
        self._server_time = server_time
        self._ask_server = ask_server

    def check(self, _effect: CheckTrust) -> TrustChanged:
        heard = self._server_time()
        if heard is not None:
            self._guard.saw_server(heard.server, heard.local)
        status = self._trust.status
        if status.issued is not None:
            self._guard.saw_signed(status.issued)
        self._guard.tick()
        clock = self._guard.suspect()
        if clock is not ClockState.FINE or status.state is TrustState.STALE:
            # Nobody may be served until a `Date` says what is wrong; so none would come with a patient.
            self._ask_server()
        return TrustChanged(
            status.state,
            status.days_old,
            status.days_left,
            status.warn,
            clock,
        )

    def lane(self) -> Lane:
        return Lane("trust", {CheckTrust: self.check})
