"""The bytes of a serial scanner, put together into codes: no I/O, no clock of its own.

A code is handed on only when it is whole. When a part of a line had to be dropped, what follows is
the rest of it until a suffix has come or the line has been quiet: half a number may be somebody
else's number.
"""

from __future__ import annotations

import re
from typing import Final

from hardware.scanner.framing import LONGEST, Framing

LINE_SECONDS: Final = 1.0
"""For a line, on top of what its bytes take on the wire."""
QUIET_SECONDS: Final = 2.0
"""Without a byte, then what comes is the beginning of a line again."""
_BITS_PER_BYTE: Final = 12  # start, eight, parity, two stop bits at most


class Lines:
    """`baud`: bits per second on the wire. Times are seconds of one monotonic clock."""

    def __init__(self, framing: Framing, baud: int) -> None:
        self._framing = framing
        suffix = framing.suffix.encode()
        pattern = rb"[\r\n]" if framing.ends_with_line else re.escape(suffix)
        self._end = re.compile(pattern)
        self._overlap = 0 if framing.ends_with_line else len(suffix) - 1
        self._byte_seconds = _BITS_PER_BYTE / baud
        self._rest = b""
        self._began = 0.0  # when the first byte of `_rest` came
        self._last = 0.0  # when the last byte of all came
        self._skipping = False  # what comes is the rest of a line whose beginning was dropped

    def feed(self, data: bytes, at: float) -> list[str]:
        """The codes that `data`, come at `at`, completes."""
        self.lapse(at)
        if not self._rest:
            self._began = at
        self._last = at
        *whole, rest = self._end.split(self._rest + data)
        if whole:
            self._began = at
        texts = [self._text_of(line) for line in whole]
        if whole and self._skipping:
            self._skipping = False
            texts[0] = None
        self._keep(rest)
        return [text for text in texts if text is not None]

    def lapse(self, at: float) -> None:
        """It is `at`, and nothing more has come."""
        if self._rest and at - self._began > LINE_SECONDS + len(self._rest) * self._byte_seconds:
            self.forget()
        if self._skipping and at - self._last > QUIET_SECONDS:
            self._rest = b""
            self._skipping = False

    def forget(self) -> None:
        """Drop the line that is not complete, and the rest of it that may come."""
        if self._rest:
            self._skipping = True
            self._rest = self._rest[len(self._rest) - self._overlap :]

    def _keep(self, rest: bytes) -> None:
        self._rest = rest
        if len(rest) > LONGEST or self._skipping:
            self.forget()

    def _text_of(self, line: bytes) -> str | None:
        if len(line) > LONGEST:
            return None
        try:
            return self._framing.text_of(line.decode())
        except UnicodeDecodeError:
            return None
