"""Says the words of the screen aloud, where this machine has a voice for their language.

Nothing here ever waits: the engine is a program of its own (`ui.voice_engine`), started with the
first words. Where it cannot be started, hangs or dies, the terminal is silent, and it is tried again
later. Words go through a pipe; they are neither logged nor kept longer than the last ones.

How loud and how fast it speaks follows the patient (`suit`), at once.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from kiosk.devices import VoiceState
from kiosk.session.preferences import LEAST_VOLUME, MOST_VOLUME, Preferences

NOT_AGAIN_WITHIN = 6.0  # seconds: the same words
LEAST_LOUDNESS = 0.1  # what the patient can turn it down to can still be heard
SLOWLY = -0.2  # QTextToSpeech's rate, -1 to 1, in elder mode
_UNHEARD = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))  # marks of direction
_SETTLES_MS = 30  # words of one screen may come in pieces: only the last are begun
_STALE_AFTER = 2.0  # seconds: what the first words were about may be over when the engine is there
_STARTS_WITHIN_MS = 15_000
_PAUSE = 30.0  # seconds before an engine that failed is tried again; doubled each time
_LONGEST_PAUSE = 900.0
_ENGINE = (sys.executable, "-m", "ui.voice_engine")
_LAST_WORDS_MS = 3_500
_USUAL_VOLUME = 3


class _Words(NamedTuple):
    text: str
    language: str


class _Manner(NamedTuple):
    volume: float  # 0 to 1
    rate: float  # -1 to 1


def loudness(house: float, volume: int) -> float:
    """What the patient's `volume`, 1 to 5, is on the engine's scale, 0 to 1, where the house has `house`.

    Halved with each step down from the middle: about what an ear takes for a step. There is less room
    above, which two steps share.
    """
    steps = min(MOST_VOLUME, max(LEAST_VOLUME, volume)) - _USUAL_VOLUME
    if steps >= 0:
        return house + (1.0 - house) * steps / (MOST_VOLUME - _USUAL_VOLUME)
    return max(house * 2.0**steps, min(house, LEAST_LOUDNESS))


class Voice(QObject):
    """One voice for the whole terminal; to be used on the GUI thread. `volume`: the house's, 0 to 1."""

    state_changed = Signal(object)  # VoiceState
    speaking_changed = Signal(bool)
    without = Signal(str)  # a language that no voice here speaks; once for each

    def __init__(
        self,
        volume: float,
        *,
        program: Sequence[str] = _ENGINE,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.state = VoiceState.IDLE
        self.lacking: frozenset[str] = frozenset()  # languages that no voice here speaks
        self._house_volume = volume
        self._manner = _Manner(volume, 0.0)
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
        self._rested = QTimer(self, singleShot=True)
        self._rested.timeout.connect(self.rest_is_over)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settled.timeout.connect(self._begin)

    def suit(self, wanted: Preferences) -> None:
        """Speak as loud and as fast as they want it: what is being said goes on that way."""
        rate = SLOWLY if wanted.elder else 0.0
        manner = _Manner(loudness(self._house_volume, wanted.volume), rate)
        if manner != self._manner:
            self._manner = manner
            if self.state is VoiceState.READY:
                self._send()

    def say(self, text: str, language: str) -> None:
        """Say it now, instead of what is being said; "" only stops. `language`: "zh_CN", "en".

        The same words are not said again within seconds.
        """
        if not text:
            self._stop()
            return
        words, at = _Words(text.translate(_UNHEARD), language), self._now()
        if words == self._last and at - self._last_at < NOT_AGAIN_WITHIN:
            return
        self._last, self._last_at = words, at
        if self.state is VoiceState.READY:
            self._settled.start()
        elif self.state is not VoiceState.STARTING and at >= self._again_at:
            self._start()

    def say_again(self, text: str, language: str) -> None:
        """Somebody asks to hear it once more, however soon."""
        self._last = None
        self.say(text, language)

    def silence(self) -> None:
        """The session is over: stop, and forget what was said."""
        self._stop()
        self._last = None

    def close(self) -> None:
        """End the engine: the last call to this object."""
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's parameter has no name
        self._too_long.stop()
        self._rested.stop()
        self._process.closeWriteChannel()  # it ends by itself, and what it has started with it
        if not self._process.waitForFinished(_LAST_WORDS_MS):
            self._process.kill()
            self._process.waitForFinished(500)

    def _stop(self) -> None:
        self._settled.stop()
        if self.state is VoiceState.READY:
            self._send(_Words("", ""))
        elif self.state is VoiceState.STARTING:
            self._last_at = self._now() - _STALE_AFTER

    def _begin(self) -> None:
        if self.state is VoiceState.READY and self._last is not None:
            silent = self._last.language in self.lacking
            self._send(_Words("", "") if silent else self._last)

    def _start(self) -> None:
        self._rested.stop()
        self._set(VoiceState.STARTING)
        self._too_long.start()
        self._process.start(self._program[0], self._program[1:])

    def _send(self, words: _Words | None = None) -> None:
        """Without words: only how to go on with those that are being said."""
        wish: dict[str, object] = {"volume": self._manner.volume, "rate": self._manner.rate}
        if words is not None:
            wish |= {"words": words.text, "language": words.language}
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
                self._on_lack(str(told["without"]))

    def _on_ready(self) -> None:
        self._too_long.stop()
        self._failures = 0
        self.lacking = frozenset()  # another engine may have come
        self._set(VoiceState.READY)
        if self._last is not None and self._now() - self._last_at < _STALE_AFTER:
            self._send(self._last)

    def _on_lack(self, language: str) -> None:
        if language not in self.lacking:
            self.lacking |= {language}
            self.without.emit(language)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` does not come
            self._on_end()

    def _on_end(self) -> None:
        self._too_long.stop()
        pause = min(_PAUSE * 2**self._failures, _LONGEST_PAUSE)
        self._again_at = self._now() + pause
        self._rested.start(round(pause * 1000))
        self._failures = min(self._failures + 1, 16)
        self._set(VoiceState.SILENT)
        self.speaking_changed.emit(False)  # noqa: FBT003 - a signal's argument

    def rest_is_over(self) -> None:
        """An engine that failed may be tried again."""
        self._set(VoiceState.IDLE)

    def _set(self, state: VoiceState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
