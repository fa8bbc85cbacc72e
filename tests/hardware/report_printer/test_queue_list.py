"""The queues of this machine's CUPS, for whoever chooses one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pyipp.enums import IppOperation, IppTag
from pyipp.serializer import construct_attribute

from hardware.report_printer.queues import Queue, queues

Answers = Callable[[list[dict[str, str]], int], str]


def _answer(number: bytes, printers: list[dict[str, str]], status: int) -> bytes:
    told = b"\x01\x01" + status.to_bytes(2, "big") + number + bytes([IppTag.OPERATION])
    for printer in printers:
        told += bytes([IppTag.PRINTER])
        for name, value in printer.items():
            tag = IppTag.URI if name.endswith("supported") else IppTag.NAME
            told += construct_attribute(name, value, tag)
    return told + bytes([IppTag.END])


@pytest.fixture
def scheduler() -> Iterator[Answers]:
    """Speaks as CUPS does of its queues, and holds that this is all that it is asked."""
    started: list[ThreadingHTTPServer] = []

    def start(printers: list[dict[str, str]], status: int) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = self.rfile.read(int(self.headers["Content-Length"]))
                assert asked[2:4] == int(IppOperation.CUPS_GET_PRINTERS).to_bytes(2, "big")
                body = _answer(asked[4:8], printers, status)
                self.send_response(200)
                self.send_header("Content-Type", "application/ipp")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None:
                """Nobody reads it."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        started.append(server)
        return f"ipp://127.0.0.1:{server.server_port}/"

    yield start
    for each in started:
        each.shutdown()
        each.server_close()


def test_each_queue_has_its_address_and_what_was_written_of_it(scheduler: Answers) -> None:
    server = scheduler(
        [
            {
                "printer-name": "hall-a",
                "printer-info": "打印机 A",
                "printer-uri-supported": "ipp://localhost:631/printers/hall-a",
            },
            {
                "printer-name": "hall-b",
                "printer-uri-supported": "ipp://localhost:631/printers/hall-b",
            },
        ],
        0,
    )
    assert queues(server) == (
        Queue("ipp://localhost:631/printers/hall-a", "打印机 A"),
        Queue("ipp://localhost:631/printers/hall-b", "hall-b"),
    )


def test_what_has_no_address_for_jobs_is_left_out(scheduler: Answers) -> None:
    server = scheduler(
        [
            {"printer-name": "fax", "printer-uri-supported": "socket://192.0.2.1"},
            {"printer-name": "none"},
        ],
        0,
    )
    assert queues(server) == ()


@pytest.mark.parametrize("status", [0x0406, 0x0500])
def test_a_scheduler_that_keeps_none_says_so_with_an_error(scheduler: Answers, status: int) -> None:
    assert queues(scheduler([], status)) == ()


def test_where_there_is_no_scheduler_there_is_no_queue() -> None:
    assert queues("ipp://127.0.0.1:9/") == ()
