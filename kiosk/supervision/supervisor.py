"""Starts the terminal, and again at once whenever it ends or hangs; after too many crashes in safe mode.

One thread, no Qt, and nothing of a patient: it must outlive whatever brings the terminal down. Ending in
order without having been told to (an operator's "restart") is no crash, unless it happens at once.
"""

from __future__ import annotations

import logging
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType

from kiosk.settings.supervision import SupervisionSettings
from kiosk.supervision.child import Child, Ending, Phase, reap_orphans
from kiosk.supervision.crash_record import CrashBook, CrashCause
from kiosk.supervision.notify import Summons, listener, watchdog_environment
from kiosk.supervision.tenure import Tenure
from kiosk.supervision.tether import adopt_orphans

AFTER_CRASH, SAFE_MODE, ON_TRIAL = "--after-crash", "--safe-mode", "--on-trial"
"""What the terminal is told at its start."""

_LOOK = 1.0  # seconds between two looks where nothing happens
_SHORT_LIFE = 10.0  # seconds: what ends sooner, and in order, would be started for ever
_AT_ONCE = 1  # crashes in safe mode before there is a pause
_LONGEST_PAUSE = 30.0
_USAGE = 2  # exit code of a wrong command line
_FORWARDED = ("SIGUSR1",)
_ENDS = (
    "SIGTERM",
    "SIGINT",
    "SIGHUP",
    "SIGBREAK",
)  # the last: Windows, also when somebody logs off

_log = logging.getLogger(__name__)


class Supervisor:
    """`run` once, on the main thread: it takes the process's signals and adopts orphans."""

    def __init__(
        self,
        command: Sequence[str],
        settings: SupervisionSettings,
        book: CrashBook,
        above: Summons | None = None,
        tenure: Tenure | None = None,
    ) -> None:
        """`command`: the terminal, which understands `--after-crash`, `--safe-mode` and `--on-trial`.

        `above`: systemd. `tenure`: of the release that the launcher has started; None: it goes on for ever.
        """
        self._command = tuple(command)
        self._settings = settings
        self._book = book
        self._above = above
        self._tenure = tenure
        self._listener = listener()
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._signals: list[int] = []
        self._told_to_end = False
        self._crashed = False  # the last one did
        self._resuming = False  # it ends because safe mode does
        self._failures = 0  # in a row, in safe mode

    def run(self) -> int:
        """Until told to end; the exit code."""
        adopt_orphans()
        self._prepare()
        try:
            while not self._told_to_end:
                ending = self._one_life()
                if (over := self._over()) is not None:
                    return over
                if ending.code == _USAGE and not self._book.record.crashes:
                    return _USAGE
                if not self._told_to_end:
                    self._after(ending)
        finally:
            if self._above is not None:
                self._above.notifier.stopping()
            signal.set_wakeup_fd(-1)
        return 0

    def _over(self) -> int | None:
        """The exit code, if it is time for the launcher to choose anew."""
        if self._tenure is None or self._told_to_end:
            return None
        return self._tenure.over()

    def _prepare(self) -> None:
        for end in (self._wake, self._woken):
            end.settimeout(0)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        for number in _numbers((*_FORWARDED, *_ENDS, "SIGCHLD")):
            signal.signal(number, self._on_signal)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._selector.register(self._listener, selectors.EVENT_READ)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._signals.append(number)

    def _one_life(self) -> Ending:
        """Start the terminal and see it to its end."""
        tried = self._tenure is not None and self._tenure.on_trial
        safe = self._book.is_safe and not tried
        mode = (SAFE_MODE,) if safe else (AFTER_CRASH,) if self._crashed else ()
        mode = (ON_TRIAL,) if tried else mode
        environment = {
            **self._listener.environment,
            **watchdog_environment(self._settings.watchdog_seconds),
        }
        child = Child((*self._command, *mode), environment, self._settings)
        self._say(f"starting{' in safe mode' if safe else ''}")
        while True:
            self._wait(min(_LOOK, max(0.0, child.deadline - time.monotonic())))
            self._pass_on(child)
            self._hear(child)
            if safe and self._safe_mode_is_over():
                self._resuming = True
                child.stop()
            if self._tenure is not None and self._tenure.is_late:
                child.give_up()
            child.watch()
            asked = self._told_to_end or child.phase is Phase.STOPPING
            ending = child.ended(asked=asked)
            if ending is not None:
                return ending
            reap_orphans(child.pid)

    def _pass_on(self, child: Child) -> None:
        for number in self._taken():
            if number in _numbers(_FORWARDED):
                child.signal(number)
        if self._told_to_end:
            child.stop()

    def _taken(self) -> list[int]:
        numbers, self._signals = self._signals, []
        self._told_to_end |= any(number in _numbers(_ENDS) for number in numbers)
        return numbers

    def _hear(self, child: Child) -> None:
        for said in self._listener.heard():
            before = child.status
            if child.hear(said):
                self._has_come_up()
            if child.status != before:
                self._say(child.status)

    def _has_come_up(self) -> None:
        if self._tenure is not None:
            self._tenure.came_up()
        if self._above is not None:
            self._above.notifier.ready()

    def _after(self, ending: Ending) -> None:
        """It is to be started again: as what, and how soon."""
        cause = ending.cause
        if cause is None and ending.lived < _SHORT_LIFE and not self._resuming:
            cause = CrashCause.ENDED
        self._resuming = False
        self._crashed = cause is not None
        if cause is None:
            self._failures = 0
            return
        _log.error("the terminal crashed: %s", cause)
        safe = self._book.is_safe
        self._book.add(cause)
        within = self._book.record.within(self._settings.crash_minutes * 60, self._book.now())
        if not safe and within >= self._settings.crashes:
            _log.error("safe mode: %d crashes", within)
            self._book.enter()
        self._failures = self._failures + 1 if safe and ending.lived < _SHORT_LIFE else 0
        if self._failures > _AT_ONCE:
            self._rest(min(_LONGEST_PAUSE, 2.0 ** (self._failures - _AT_ONCE)))

    def _safe_mode_is_over(self) -> bool:
        """By hand, or because nothing has happened for long enough."""
        record, now = self._book.record, self._book.now()
        if not record.is_safe(now):
            return True
        if record.quiet(now) < self._settings.safe_minutes * 60:
            return False
        self._book.leave()
        return True

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._told_to_end and (left := until - time.monotonic()) > 0:
            self._wait(min(_LOOK, left))
            self._taken()

    def _wait(self, seconds: float) -> None:
        self._selector.select(seconds)
        _drain(self._woken)
        if self._above is not None and self._above.watchdog is not None:
            self._above.notifier.alive()

    def _say(self, status: str) -> None:
        if self._above is not None:
            self._above.notifier.status(status)


def _numbers(names: Sequence[str]) -> frozenset[int]:
    return frozenset(int(getattr(signal, name)) for name in names if hasattr(signal, name))


def _drain(end: socket.socket) -> None:
    receive: Callable[[int], bytes] = end.recv
    try:
        while receive(4_096):
            pass
    except BlockingIOError:
        return


def terminal(arguments: Sequence[str], python: str) -> tuple[str, ...]:
    """The command that runs the terminal with these arguments."""
    return (python, "-m", "kiosk", "run", *arguments)


def is_supported() -> bool:
    """Linux and Windows have what this needs."""
    linux = hasattr(os, "waitid") and hasattr(socket, "SO_PASSCRED")
    return linux or sys.platform == "win32"
