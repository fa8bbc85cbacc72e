"""The program that speaks: `python -m ui.voice_engine [ENGINE]`, started by `ui.voice`.

It stands apart because Qt's speech-dispatcher engine waits for its daemon while it holds Python's
lock: seconds when the daemon has to be started, for ever when its sound card is gone. Here that ends
this program only, and what it writes to stderr goes nowhere.

Each line of its input is a JSON object: `volume` (0 to 1), `rate` (-1 to 1), and with words to be said
`words` ("" stops) and `language` ("zh_CN"). Without, what is being said goes on louder or slower.
Each line of its output is one of `{"ready": true}`, `{"speaking": bool}`, `{"without": language}`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtTextToSpeech import QTextToSpeech

from kiosk.bystander import ignore_what_is_meant_for_the_terminal
from ui.speech_daemon import own_daemon

NO_ENGINE = 2
_MOCK = "mock"  # Qt's own, for tests: it says nothing
_ANSWERS_WITHIN = 10.0  # seconds
_FALLS_SILENT_MS = 1_000
# After a full stop; one of Latin script only where a space follows, for "126.50" has another.
_SENTENCE_END = re.compile(r"(?<=[。！？；!?؟؛])\s*|(?<=\.)\s+|\s*\n\s*")

State = QTextToSpeech.State


def _hundredths(wish: float) -> float:
    """-1 to 1 as speech-dispatcher has it, but never 0: that would change nothing of what was before."""
    return (round(100 * wish) or 1) / 100


def sentences(words: str) -> list[str]:
    return [each for each in _SENTENCE_END.split(words) if each.strip()]


class Speaker(QObject):
    """Says sentence by sentence, so that another screen's words cut in quickly, and louder is louder
    soon. New words take the place of those before.

    Qt's engine does not stop what it was given a moment ago and has not begun, and then says it before
    the next: so the next is given only once the one before has ended, or was begun and cut.
    """

    asked = Signal(str)  # a line of input
    left_alone = Signal()  # no more input: the terminal is gone

    def __init__(self, engine: QTextToSpeech) -> None:
        super().__init__()
        self._engine = engine
        self._manner: tuple[float, float] | None = None
        self._waiting: list[str] = []  # sentences to come
        self._given = ""  # the sentence that the engine has
        self._cut = False  # it is to end early
        self._told = False  # that something is being said
        self._stuck = QTimer(self, singleShot=True, interval=_FALLS_SILENT_MS)
        self._stuck.timeout.connect(self._on_silent)
        queued = Qt.ConnectionType.QueuedConnection  # what follows may not run inside the engine
        engine.stateChanged.connect(self._on_state, queued)
        self.asked.connect(self._on_asked, queued)

    def _on_asked(self, line: str) -> None:
        wish = json.loads(line)
        with _no_longer_than(_ANSWERS_WITHIN):
            changed = self._suit(wish["volume"], wish["rate"])
            if "words" in wish:
                self._say(wish["words"], wish["language"])
            elif changed and self._given and not self._cut:
                self._say_instead([self._given, *self._waiting])

    def _suit(self, volume: float, rate: float) -> bool:
        """True when that changed something."""
        if self._manner == (volume, rate):
            return False
        self._manner = volume, rate
        self._engine.setVolume((_hundredths(2 * volume - 1) + 1) / 2)
        self._engine.setRate(_hundredths(rate))
        return True

    def _say(self, words: str, language: str) -> None:
        locale = self._locale(language) if words else None
        if words and locale is None:  # Chinese read out by an English voice helps nobody
            _tell(without=language)
        if locale is not None:
            self._engine.setLocale(locale)
        self._say_instead(sentences(words) if locale is not None else [])

    def _locale(self, language: str) -> QLocale | None:
        wanted = QLocale(language)
        there = [
            each for each in self._engine.availableLocales() if each.language() == wanted.language()
        ]
        exact = [each for each in there if each.territory() == wanted.territory()]
        return next(iter(exact or there), None)

    def _say_instead(self, waiting: list[str]) -> None:
        self._waiting = waiting
        if self._given:
            self._cut = True
            self._stuck.start()
            self._engine.stop()
        else:
            self._next()

    def _next(self) -> None:
        if self._waiting:
            self._given = self._waiting.pop(0)
            self._engine.say(self._given)
        elif self._told:
            self._told = False
            _tell(speaking=False)

    def _on_state(self, state: State) -> None:
        if state in {State.Ready, State.Error}:
            self._on_silent()
        elif self._cut:
            self._engine.stop()
        elif not self._told:
            self._told = True
            _tell(speaking=True)

    def _on_silent(self) -> None:
        self._stuck.stop()
        if self._given:
            self._given, self._cut = "", False
            self._next()


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
    ignore_what_is_meant_for_the_terminal()
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
