"""A printer of a few lines that speaks IPP and does what a test tells it, sane or not."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pyipp.enums import IppJobState, IppOperation, IppTag
from pyipp.serializer import construct_attribute

from hardware.report_printer.ipp_message import Attributes, decode
from hardware.report_printer.ipp_report_printer import IppReportPrinter
from kiosk.reports.printer import PrintJob

USER = "yima-T07"
OK, NOT_FOUND, NOT_SUPPORTED = 0x0000, 0x0406, 0x0501

Reply = bytes | int | None
"""A whole answer, a status alone, or None: hang up without one."""


@dataclass
class FakeJob:
    """`course`: what it goes through, a step for each time that somebody looks; the last stays."""

    id: int
    name: str
    user: str = USER
    state: int = IppJobState.PENDING
    reasons: tuple[str, ...] = ("none",)
    pages_out: int | None = 0
    course: list[dict[str, Any]] = field(default_factory=list)
    document: bytes = b""

    @property
    def is_over(self) -> bool:
        return self.state >= IppJobState.CANCELED

    def move(self) -> None:
        if self.course and self.document:
            for name, value in self.course.pop(0).items():
                setattr(self, name, value)

    def attributes(self) -> dict[str, Any]:
        counted = {} if self.pages_out is None else {"job-impressions-completed": self.pages_out}
        return {
            "job-id": self.id,
            "job-name": self.name,
            "job-originating-user-name": self.user,
            "job-state": IppJobState(self.state),
            "job-state-reasons": self.reasons,
            **counted,
        }


class FakePrinter:
    """`says`: its attributes. `course`: that of jobs to come. `replies`: what it answers to an
    operation instead, once each, when it has done it; `refuses`: statuses instead of doing it.
    """

    def __init__(self) -> None:
        self.says: dict[str, Any] = {
            "printer-state": 3,
            "printer-state-reasons": ["none"],
            "printer-is-accepting-jobs": True,
            "queued-job-count": 0,
            "document-format-supported": ["application/octet-stream", "application/pdf"],
            "sides-supported": ["one-sided", "two-sided-long-edge"],
            "media-ready": ["iso_a4_210x297mm"],
        }
        self.course: list[dict[str, Any]] = [{"state": 5}, {"state": 9, "pages_out": 2}]
        self.jobs: dict[int, FakeJob] = {}
        self.replies: dict[IppOperation, list[Reply]] = {}
        self.refuses: dict[IppOperation, list[int]] = {}
        self.asked: list[tuple[IppOperation, Attributes, Attributes]] = []
        self.cancels = True
        self.away = False  # takes connections and hangs up
        self._numbers = itertools.count(1)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def uri(self) -> str:
        return f"ipp://127.0.0.1:{self._server.server_address[1]}/ipp/print"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def have(self, name: str, **fields: Any) -> FakeJob:
        """A job that is there already."""
        job = FakeJob(next(self._numbers), name, **fields)
        self.jobs[job.id] = job
        return job

    def operations(self) -> list[IppOperation]:
        return [operation for operation, _, _ in self.asked]

    def answer(self, data: bytes) -> Reply:
        if self.away:
            return None
        number = int.from_bytes(data[4:8], "big")
        request = decode(data, number)
        operation = IppOperation(request.status)
        groups = {IppTag.OPERATION: {}, IppTag.JOB: {}} | dict(request.groups)
        self.asked.append((operation, groups[IppTag.OPERATION], groups[IppTag.JOB]))
        refused = self.refuses.get(operation)
        if refused:
            return refused.pop(0)
        done = self._do(operation, groups[IppTag.OPERATION], data)
        replies = self.replies.get(operation)
        return replies.pop(0) if replies else done

    def _do(self, operation: IppOperation, asked: Attributes, data: bytes) -> Reply:
        job = self.jobs.get(int(next(iter(asked.get("job-id", ())), 0)))
        match operation:
            case IppOperation.GET_PRINTER_ATTRIBUTES:
                return message(OK, (IppTag.PRINTER, self.says))
            case IppOperation.CREATE_JOB | IppOperation.PRINT_JOB:
                created = self.have(
                    str(asked["job-name"][0]), state=4, reasons=("job-data-insufficient",)
                )
                if operation == IppOperation.PRINT_JOB:
                    self._receive(created, data)
                return message(OK, (IppTag.JOB, created.attributes()))
            case IppOperation.GET_JOBS:
                over = "completed" in asked["which-jobs"]
                found = [each for each in self.jobs.values() if each.is_over == over]
                for each in found:
                    each.move()
                return message(OK, *((IppTag.JOB, each.attributes()) for each in found))
        if job is None:
            return NOT_FOUND
        match operation:
            case IppOperation.SEND_DOCUMENT:
                self._receive(job, data)
            case IppOperation.GET_JOB_ATTRIBUTES:
                job.move()
            case IppOperation.CANCEL_JOB:
                return self._cancel(job, asked)
        return message(OK, (IppTag.JOB, job.attributes()))

    def _receive(self, job: FakeJob, data: bytes) -> None:
        job.document = data[data.index(b"%PDF") :]
        job.state, job.reasons, job.course = 3, ("none",), [*self.course]

    def _cancel(self, job: FakeJob, asked: Attributes) -> Reply:
        if not self.cancels:
            return OK
        if True in asked.get("purge-job", ()):
            del self.jobs[job.id]
        elif job.is_over:
            return 0x0404
        job.state, job.reasons = IppJobState.CANCELED, ("job-canceled-by-user",)
        return OK


def message(status: int, *groups: tuple[IppTag, dict[str, Any]]) -> bytes:
    """An answer; its number is put in when it is sent."""
    data = bytes([1, 1]) + status.to_bytes(2, "big") + bytes(4) + bytes([IppTag.OPERATION])
    data += construct_attribute("attributes-charset", "utf-8", IppTag.CHARSET)
    for tag, attributes in groups:
        data += bytes([tag])
        for name, value in attributes.items():
            data += construct_attribute(name, value, _tag(name, value))
    return data + bytes([IppTag.END])


def _tag(name: str, value: Any) -> IppTag:
    one = value[0] if isinstance(value, list | tuple) else value
    if isinstance(one, bool):
        return IppTag.BOOLEAN
    if isinstance(one, int):
        return IppTag.ENUM if name.endswith("-state") else IppTag.INTEGER
    return IppTag.NAME if name.endswith("-name") else IppTag.KEYWORD


def _handler(printer: FakePrinter) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            reply = printer.answer(data)
            if reply is None:
                self.close_connection = True
                return
            body = message(reply) if isinstance(reply, int) else reply
            body = body[:4] + data[4:8] + body[8:]
            self.send_response(200)
            self.send_header("Content-Type", "application/ipp")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            """Nothing to the tests' output."""

    return Handler


@pytest.fixture
def fake() -> Iterator[Callable[[], FakePrinter]]:
    """Start printers."""
    started: list[FakePrinter] = []

    def start() -> FakePrinter:
        started.append(FakePrinter())
        return started[-1]

    yield start
    for printer in started:
        printer.stop()


@pytest.fixture
def printer(fake) -> FakePrinter:
    found: FakePrinter = fake()
    return found


@pytest.fixture
def driver() -> Callable[..., IppReportPrinter]:
    """A driver for something with a `uri`, impatient by default."""

    def make(queue: Any, device: Any = None, **options: Any) -> IppReportPrinter:
        return IppReportPrinter(
            queue.uri,
            device_uri="" if device is None else device.uri,
            requesting_user_name=USER,
            **{"connect_seconds": 1.0, "read_seconds": 1.0, "still_seconds": 0.6, **options},
        )

    return make


@pytest.fixture
def job() -> PrintJob:
    return PrintJob("P7-000123", b"%PDF-1.4 plainly synthetic", pages=2)


@pytest.fixture
def run() -> Callable[..., Any]:
    """Print without listening; `stop_when`: what calls it off."""

    def start(driver: IppReportPrinter, job: PrintJob, stop_when=lambda: False) -> Any:
        return driver.print(job, lambda _progress: None, stop_when)

    return start
