"""`PdfForms`: looks into a hospital's PDF, in a process of its own and within limits."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import BinaryIO, Final, cast

from PySide6.QtGui import QImage

from kiosk.reasons import Code, Failure
from kiosk.reports.paper import FormPage
from ui.paper.form_limits import Limits
from ui.paper.form_wire import (
    LONGEST,
    Answer,
    BrokenPipeOfWordsError,
    Kind,
    Question,
    Verdict,
    ask,
    hear_answer,
)
from ui.shown_pictures import ShownPictures

_FIRST_WORDS: Final = 30.0  # seconds until it is ready: a cold disk is slow to load libraries
_LAST_WORDS: Final = 2.0  # seconds for the system to take a killed process away
_UNREADABLE: Final = Failure(Code.FORM_UNREADABLE)
_TOO_LARGE: Final = Failure(Code.FORM_TOO_LARGE)


class PdfForms:
    """A `kiosk.reports.paper.FormReader`. Safe from any thread; one question at a time.

    The process is started by the first question and kept for the next; it holds one document. One that
    dies or takes longer than `seconds` (of the clock, for one question) is killed, and the next question
    starts another.

    Args:
        pictures: what is drawn is kept there until it is forgotten.
        most_bytes: of a document. most_pages: that it may have.
        most_dots: of a page's picture. memory: bytes that drawing may take.
    """

    def __init__(
        self,
        pictures: ShownPictures,
        *,
        most_bytes: int = 20 * 1024 * 1024,
        most_pages: int = 50,
        most_dots: int = 16_000_000,
        seconds: float = 10.0,
        memory: int = 512 * 1024 * 1024,
    ) -> None:
        self._pictures = pictures
        self._most_bytes = min(most_bytes, LONGEST)
        self._seconds = seconds
        self._limits = Limits(most_pages, most_dots, max(1, round(2 * seconds)), memory)
        self._asking = threading.Lock()
        self._starting = (
            threading.Lock()
        )  # held for moments only: `forget` must not wait for an answer
        self._worker: _Worker | None = None
        self._forgotten = 0  # times; a question from before the last one starts no process
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Of the process while there is one: for measuring, and for tests."""
        worker = self._worker
        return None if worker is None else worker.pid

    def pages(self, document: bytes) -> int | Failure:
        reply = self._opened(document)
        return reply if isinstance(reply, Failure) else reply.pages

    def page(self, document: bytes, number: int, width: int) -> FormPage | Failure:
        if number < 0 or width < 1:
            raise ValueError("pages count from 0, and are at least a dot wide")
        reply = self._opened(document, Question(Kind.DRAW, number, width))
        if isinstance(reply, Failure):
            return reply
        picture = QImage.fromData(reply.body)
        return FormPage(self._pictures.keep(picture), reply.pages)

    def forget(self) -> None:
        """Nothing of any document is left: the process that held it is gone. Does not wait for answers."""
        with self._starting:
            self._forgotten += 1
            worker, self._worker = self._worker, None
        self._pictures.forget()
        if worker is None:
            return
        worker.end()
        if self._asking.acquire(blocking=False):  # else whoever waits for its answer lets go of it
            try:
                worker.let_go()
            finally:
                self._asking.release()

    def close(self) -> None:
        self._closed = True
        self.forget()

    def _opened(self, document: bytes, question: Question | None = None) -> Answer | Failure:
        """The answer to `question` on `document`, or to opening it."""
        asked = self._forgotten
        if len(document) > self._most_bytes:
            return _TOO_LARGE
        with self._asking:
            worker = self._running(asked)
            if worker is None:
                return _UNREADABLE
            reply = worker.opened(document, self._seconds)
            if question is not None and isinstance(reply, Answer):
                reply = worker.answered(question, self._seconds)
        if isinstance(reply, Failure) and not worker.is_alive:
            with self._starting:
                if self._worker is worker:
                    self._worker = None
        return reply

    def _running(self, asked: int) -> _Worker | None:
        """None: it is closed, the document is forgotten since, or the system starts no process now."""
        with self._starting:
            if self._closed or self._forgotten != asked:
                return None
            if self._worker is None:
                try:
                    self._worker = _Worker(self._limits)
                except OSError:
                    return None
            return self._worker


class _Worker:
    """One process. Questions are put one at a time; `end` may come from another thread."""

    def __init__(self, limits: Limits) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own module, and numbers
            [sys.executable, "-m", "ui.paper.form_worker", *limits.to_arguments()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
        )
        self._questions = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)
        self._ready = False
        self._open: tuple[bytes, Answer] | None = None  # digest of the document, and what it has

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def opened(self, document: bytes, seconds: float) -> Answer | Failure:
        digest = hashlib.sha256(document).digest()
        if self._open is not None and self._open[0] == digest:
            return self._open[1]
        self._open = None
        if not self._ready:
            reply = self._heard(None, _FIRST_WORDS)
            if isinstance(reply, Failure):
                return reply
            self._ready = True
        reply = self.answered(Question(Kind.OPEN, body=document), seconds)
        if isinstance(reply, Answer):
            self._open = digest, reply
        return reply

    def answered(self, question: Question, seconds: float) -> Answer | Failure:
        reply = self._heard(question, seconds)
        if isinstance(reply, Failure):
            return reply
        match reply.verdict:
            case Verdict.DONE:
                return reply
            case Verdict.UNREADABLE:
                return _UNREADABLE
            case Verdict.TOO_LARGE:
                return _TOO_LARGE

    def end(self) -> None:
        with suppress(OSError):
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS)

    def _heard(self, question: Question | None, seconds: float) -> Answer | Failure:
        """What comes within `seconds`; else the process is killed."""
        late = threading.Event()

        def too_late() -> None:
            late.set()
            self._process.kill()

        clock = threading.Timer(seconds, too_late)
        clock.daemon = True
        clock.start()
        try:
            if question is not None:
                ask(self._questions, question)
            return hear_answer(self._answers)
        except BrokenPipeOfWordsError:
            self.let_go()
            return _TOO_LARGE if late.is_set() else _UNREADABLE
        finally:
            clock.cancel()

    def let_go(self) -> None:
        """It is gone, or not to be trusted any more."""
        self.end()
        for stream in (self._questions, self._answers):
            with suppress(OSError):
                stream.close()
