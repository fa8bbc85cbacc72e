"""Says the words of the screen aloud, where this machine has a voice for their language.

Nothing here ever waits: the engine is a program of its own (`ui.voice_engine`), started with the
first words. Where it cannot be started, hangs or dies, the terminal is silent, and it is tried again
later. Words go through a pipe; they are neither logged nor kept longer than the last ones.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from enum import StrEnum, auto
from typing import NamedTuple

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

NOT_AGAIN_WITHIN = 6.0  # seconds: the same words
_STALE_AFTER = 2.0  # seconds: what the first words were about may be over when the engine is there
_STARTS_WITHIN_MS = 15_000
_PAUSE = 30.0  # seconds before an engine that failed is tried again; doubled each time
_LONGEST_PAUSE = 900.0
_ENGINE = (sys.executable, "-m", "ui.voice_engine")


_LAST_WORDS_MS = 3_500


class VoiceState(StrEnum):
    """For diagnostics."""

    IDLE = auto()  # nothing had to be said yet
    STARTING = auto()
    READY = auto()
    SILENT = auto()  # no engine, or it failed


class _Words(NamedTuple):
    text: str
    language: str


class Voice(QObject):
    """One voice for the whole terminal; to be used on the GUI thread. `volume`: 0 to 1."""

    state_changed = Signal(object)  # VoiceState
    speaking_changed = Signal(bool)
    without = Signal(str)  # a language that no voice here speaks

    def __init__(
        self,
        volume: float,
        *,
        program: Sequence[str] = _ENGINE,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.volume = volume
        self.state = VoiceState.IDLE
        self._program = list(program)
        self._now = now
        self._last: _Words | None = None
        self._last_at = 0.0
        self._failures = 0
        self._again_at = 0.0
        self._process = QProcess(self)
        # An engine may quote there what it was given.
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_end)
        self._process.errorOccurred.connect(self._on_error)
        self._too_long = QTimer(self, singleShot=True, interval=_STARTS_WITHIN_MS)
        self._too_long.timeout.connect(self._process.kill)

    def say(self, text: str, language: str) -> None:
        """Say it now, instead of what is being said; "" only stops. `language`: "zh_CN", "en".

        The same words are not said again within seconds.
        """
        if not text:
            self._stop()
            return
        words, at = _Words(text, language), self._now()
        if words == self._last and at - self._last_at < NOT_AGAIN_WITHIN:
            return
        self._last, self._last_at = words, at
        if self.state is VoiceState.READY:
            self._send(words)
        elif self.state is not VoiceState.STARTING and at >= self._again_at:
            self._start()

    def silence(self) -> None:
        """The session is over: stop, and forget what was said."""
        self._stop()
        self._last = None

    def close(self) -> None:
        """End the engine: the last call to this object."""
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's parameter has no name
        self._too_long.stop()
        self._process.closeWriteChannel()  # it ends by itself, and what it has started with it
        if not self._process.waitForFinished(_LAST_WORDS_MS):
            self._process.kill()
            self._process.waitForFinished(500)

    def _stop(self) -> None:
        if self.state is VoiceState.READY:
            self._send(_Words("", ""))
        elif self.state is VoiceState.STARTING:
            self._last_at = self._now() - _STALE_AFTER

    def _start(self) -> None:
        self._set(VoiceState.STARTING)
        self._too_long.start()
        self._process.start(self._program[0], self._program[1:])

    def _send(self, words: _Words) -> None:
        wish = {"words": words.text, "language": words.language, "volume": self.volume}
        self._process.write(json.dumps(wish).encode() + b"\n")

    def _on_output(self) -> None:
        while self._process.canReadLine():
            try:
                told = json.loads(bytes(self._process.readLine().data()))
            except ValueError:  # a library that prints
                continue
            if "ready" in told:
                self._on_ready()
            if "speaking" in told:
                self.speaking_changed.emit(bool(told["speaking"]))
            if "without" in told:
                self.without.emit(str(told["without"]))

    def _on_ready(self) -> None:
        self._too_long.stop()
        self._failures = 0
        self._set(VoiceState.READY)
        if self._last is not None and self._now() - self._last_at < _STALE_AFTER:
            self._send(self._last)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` does not come
            self._on_end()

    def _on_end(self) -> None:
        self._too_long.stop()
        self._again_at = self._now() + min(_PAUSE * 2**self._failures, _LONGEST_PAUSE)
        self._failures = min(self._failures + 1, 16)
        self._set(VoiceState.SILENT)
        self.speaking_changed.emit(False)  # noqa: FBT003 - a signal's argument

    def _set(self, state: VoiceState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
