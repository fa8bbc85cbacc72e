"""The program that speaks: `python -m ui.voice_engine [ENGINE]`, started by `ui.voice`.

It stands apart because Qt's speech-dispatcher engine waits for its daemon while it holds Python's
lock: seconds when the daemon has to be started, for ever when its sound card is gone. Here that ends
this program only, and what it writes to stderr goes nowhere.

Each line of its input is a JSON object: `words` ("" stops), `language` ("zh_CN"), `volume` (0 to 1).
Each line of its output is one of `{"ready": true}`, `{"speaking": bool}`, `{"without": language}`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal
from PySide6.QtTextToSpeech import QTextToSpeech

from ui.speech_daemon import own_daemon

NO_ENGINE = 2
_MOCK = "mock"  # Qt's own, for tests: it says nothing
_ANSWERS_WITHIN = 10.0  # seconds


class Speaker(QObject):
    """Says one sentence at a time; a new one takes the place of the one before."""

    asked = Signal(str)  # a line of input
    left_alone = Signal()  # no more input: the terminal is gone

    def __init__(self, engine: QTextToSpeech) -> None:
        super().__init__()
        self._engine = engine
        engine.stateChanged.connect(self._on_state)
        self.asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)

    def _on_asked(self, line: str) -> None:
        wish = json.loads(line)
        with _no_longer_than(_ANSWERS_WITHIN):
            self._engine.stop()
            if wish["words"]:
                self._say(wish["words"], wish["language"], wish["volume"])

    def _say(self, words: str, language: str, volume: float) -> None:
        locale = self._locale(language)
        if locale is None:  # Chinese read out by an English voice helps nobody
            _tell(without=language)
            return
        self._engine.setLocale(locale)
        self._engine.setVolume(volume)
        self._engine.say(words)

    def _locale(self, language: str) -> QLocale | None:
        wanted = QLocale(language)
        there = [
            each for each in self._engine.availableLocales() if each.language() == wanted.language()
        ]
        exact = [each for each in there if each.territory() == wanted.territory()]
        return next(iter(exact or there), None)

    def _on_state(self, state: QTextToSpeech.State) -> None:
        _tell(speaking=state in {QTextToSpeech.State.Speaking, QTextToSpeech.State.Synthesizing})


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """End this program when it takes longer, even where Python cannot run any more."""
    with open(os.devnull, "w", encoding="ascii") as nowhere:  # noqa: PTH123 - a device
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _listen(lines: BinaryIO, speaker: Speaker) -> None:
    for line in lines:
        speaker.asked.emit(line.decode())
    speaker.left_alone.emit()


def main(arguments: list[str]) -> int:
    if arguments:
        return speak(arguments)
    with own_daemon():
        return speak([])


def speak(arguments: list[str]) -> int:
    """With the engine that is named, or else the first there is, until the input ends."""
    application = QCoreApplication(sys.argv[:1])
    with _no_longer_than(_ANSWERS_WITHIN):
        engines = arguments or [name for name in QTextToSpeech.availableEngines() if name != _MOCK]
        if not engines:
            return NO_ENGINE
        engine = QTextToSpeech(engines[0])
        if engine.engine() != engines[0] or not engine.availableLocales():
            return NO_ENGINE
    speaker = Speaker(engine)
    # Queued, for there may be nothing to quit yet.
    speaker.left_alone.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=_listen, args=(sys.stdin.buffer, speaker), daemon=True).start()
    _tell(ready=True)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
