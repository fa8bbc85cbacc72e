"""The decode test: a test code is held up, and is to be read so many times within so long."""

from __future__ import annotations

from threading import Lock
from typing import Final

from kiosk.maintenance.camera import judge_decoding
from kiosk.maintenance.checks import CheckResult

WANTED: Final = 10
ALLOWED: Final = 5.0  # seconds, from the first read: until then the engineer brings the code up


class ReadTrial:
    """Gets every text that the camera reads (`CodeSource`'s `on_text`); other texts are not kept."""

    def __init__(self, code: str, wanted: int = WANTED, allowed: float = ALLOWED) -> None:
        """`code`: of `trial_codes.fresh_code`."""
        self._code = code
        self._wanted = wanted
        self._allowed = allowed
        self._lock = Lock()
        self._times: list[float] = []

    def add(self, text: str, at: float) -> bool:
        """`at`: seconds of a steady clock. Whether it has been read often enough. From any thread."""
        with self._lock:
            if text == self._code and len(self._times) < self._wanted:
                self._times.append(at)
            return len(self._times) >= self._wanted

    def result(self, now: float) -> CheckResult:
        """At any moment, as of then."""
        with self._lock:
            read = len(self._times)
            began = self._times[0] if read else now
            ended = self._times[-1] if read >= self._wanted else now
        return judge_decoding(read, self._wanted, max(0.0, ended - began), self._allowed)
