"""The process that reads PDF of unknown make: `python -m ui.paper.form_worker LIMITS`, pipes on 0 and 1.

PDFium (QtPdf) is written in C++ and reads what anybody may have made, so it gets a process that can
be killed: with little memory and time, no files to write, no process to start. It ends when its
standard input does, however the kiosk ended.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import BinaryIO, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from kiosk.bystander import ignore_what_is_meant_for_the_terminal
from ui.paper.form_limits import Limits
from ui.paper.form_wire import (
    Answer,
    BrokenPipeOfWordsError,
    Kind,
    Question,
    Verdict,
    answer,
    hear_question,
)

_OPEN_FILES: Final = 64  # PDFium opens fonts of the system
_LOADED: Final = 512 << 20  # bytes; Windows: what is committed before a document comes, at most
_held: list[object] = []
_WIDEST: Final = 8192  # dots
_QUICK_PNG: Final = 80  # of 100: a page goes through a pipe once, so size matters less than time


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None  # PDFium reads it for as long as the document is open

    def reply(self, question: Question) -> Answer:
        try:
            if question.kind is Kind.OPEN:
                return self._open(question.body)
            return self._draw(question.number, question.width)
        except MemoryError:
            return Answer(Verdict.TOO_LARGE)

    def _open(self, content: bytes) -> Answer:
        self._document = None
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(self._buffer)
        if document.status() is not QPdfDocument.Status.Ready or document.pageCount() < 1:
            return Answer(Verdict.UNREADABLE)
        if document.pageCount() > self._limits.pages:
            return Answer(Verdict.TOO_LARGE)
        self._document = document
        return Answer(Verdict.DONE, document.pageCount())

    def _draw(self, number: int, width: int) -> Answer:
        document = self._document
        if document is None or number >= document.pageCount():
            return Answer(Verdict.UNREADABLE)
        page = document.pagePointSize(number)
        if min(page.width(), page.height()) <= 0:
            return Answer(Verdict.UNREADABLE)
        height = round(width * page.height() / page.width())
        if not (0 < width <= _WIDEST and height > 0 and width * height <= self._limits.dots):
            return Answer(Verdict.TOO_LARGE)
        drawn = document.render(number, QSize(width, height))
        if drawn.isNull():
            return Answer(Verdict.UNREADABLE)
        return Answer(Verdict.DONE, document.pageCount(), _png(drawn))


def _png(drawn: QImage) -> bytes:
    """On white: PDFium leaves clear what no ink covers."""
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper.save(buffer, "PNG", _QUICK_PNG)  # type: ignore[call-overload]  # its stub wants bytes, its code a str
    return bytes(buffer.data().data())


def _confine(limits: Limits) -> None:
    """After everything is loaded. On Windows by a job: memory, and no other program; time is the kiosk's."""
    if sys.platform == "win32":
        _confine_by_job(limits)
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_DATA, (_data() + limits.memory,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no image of a patient's document on the disk
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _confine_by_job(limits: Limits) -> None:
    from kiosk.windows.job import Job  # noqa: PLC0415 - on Windows alone

    job = Job(memory=_LOADED + limits.memory, alone=True)
    job.take_this_process()
    _held.append(job)  # as long as this process lives


def _data() -> int:
    """Bytes of private memory in use now (proc(5), statm). Address space would be no measure: PDFium's
    allocator reserves 32 GB of it, and dies where it may not.
    """
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path to speak of
        return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")


def _allow(seconds: int) -> None:
    """So much more of the processor. A kiosk that died meanwhile cannot end what hangs: this does."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def serve(limits: Limits, questions: BinaryIO, answers: BinaryIO) -> None:
    """Until `questions` ends."""
    reader = _Reader(limits)
    _confine(limits)
    try:
        answer(answers, Answer(Verdict.DONE))
        while True:
            question = hear_question(questions)
            _allow(limits.seconds)
            answer(answers, reader.reply(question))
    except BrokenPipeOfWordsError:
        return


def main(arguments: Sequence[str]) -> None:
    ignore_what_is_meant_for_the_terminal()
    # Libraries that print must not write into the protocol; what they say may quote the document.
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    serve(Limits.of_arguments(arguments), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main(sys.argv[1:])
