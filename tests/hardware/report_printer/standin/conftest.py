"""Stand-in printers, a client that speaks to them in IPP, and small PDFs."""

from __future__ import annotations

import http.client
import ssl
import struct
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from pyipp.enums import IppOperation, IppStatus, IppTag
from pyipp.parser import parse
from pyipp.serializer import construct_attribute

from hardware.report_printer.standin import StandInReportPrinter

_TAGS = {"job-ids": IppTag.INTEGER, "limit": IppTag.INTEGER, "compression": IppTag.KEYWORD}
_TAGS |= {"job-impressions": IppTag.INTEGER, "media": IppTag.KEYWORD}


class Client:
    """Asks one printer. Words of IPP are written with underscores."""

    def __init__(self, uri: str, user: str = "t07", tls: ssl.SSLContext | None = None) -> None:
        self.uri, self.user = uri, user
        host = urlsplit(uri)
        assert host.hostname
        assert host.port
        if tls is None:
            self.http = http.client.HTTPConnection(host.hostname, host.port, timeout=10)
        else:
            self.http = http.client.HTTPSConnection(
                host.hostname, host.port, timeout=10, context=tls
            )

    def message(
        self,
        operation: IppOperation,
        document: bytes = b"",
        ticket: dict[str, Any] | None = None,
        **asked: Any,
    ) -> bytes:
        words = {
            "attributes-charset": "utf-8",
            "attributes-natural-language": "en",
            "printer-uri": self.uri,
            "requesting-user-name": self.user,
            **{name.replace("_", "-"): value for name, value in asked.items()},
        }
        encoded = struct.pack(">bbhib", 2, 0, operation, 1, IppTag.OPERATION)
        encoded += b"".join(construct_attribute(n, v, _TAGS.get(n)) for n, v in words.items())
        if ticket:
            encoded += bytes([IppTag.JOB])
            encoded += b"".join(construct_attribute(n, v, _TAGS.get(n)) for n, v in ticket.items())
        return encoded + bytes([IppTag.END]) + document

    def send(self, message: bytes) -> dict[str, Any]:
        headers = {"Content-Type": "application/ipp"}
        self.http.request("POST", urlsplit(self.uri).path, message, headers)
        answer = self.http.getresponse()
        assert answer.status == 200
        told: dict[str, Any] = parse(answer.read())
        return told

    def ask(
        self, operation: IppOperation, document: bytes = b"", **wanted: Any
    ) -> tuple[IppStatus, dict[str, Any]]:
        told = self.send(self.message(operation, document, **wanted))
        return IppStatus(told["status-code"]), told

    def print(self, document: bytes, name: str = "P-1", **wanted: Any) -> int:
        """The number of a new job."""
        status, told = self.ask(
            IppOperation.PRINT_JOB,
            document,
            job_name=name,
            document_format="application/pdf",
            **wanted,
        )
        assert status is IppStatus.OK
        return int(told["jobs"][0]["job-id"])

    def job(self, number: int) -> dict[str, Any]:
        status, told = self.ask(IppOperation.GET_JOB_ATTRIBUTES, job_id=number)
        assert status is IppStatus.OK
        attributes: dict[str, Any] = told["jobs"][0]
        return attributes

    def printer(self) -> dict[str, Any]:
        status, told = self.ask(IppOperation.GET_PRINTER_ATTRIBUTES)
        assert status is IppStatus.OK
        attributes: dict[str, Any] = told["printers"][0]
        return attributes


@pytest.fixture
def stand_in() -> Iterator[Callable[..., StandInReportPrinter]]:
    """Start stand-ins, quick ones by default; a fault of theirs fails the test at its end."""
    started: list[StandInReportPrinter] = []

    def start(**options: Any) -> StandInReportPrinter:
        started.append(StandInReportPrinter(**{"pages_per_second": 500.0, **options}).start())
        return started[-1]

    yield start
    for printer in started:
        printer.stop()
    assert [printer.faults for printer in started] == [()] * len(started)


@pytest.fixture
def client() -> Iterator[Callable[..., Client]]:
    made: list[Client] = []

    def make(printer: StandInReportPrinter, **options: Any) -> Client:
        made.append(Client(printer.uri, **options))
        return made[-1]

    yield make
    for each in made:
        each.http.close()


@pytest.fixture
def pdf() -> Callable[[int], bytes]:
    """An A4 document of so many blank pages."""

    def make(pages: int) -> bytes:
        kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {pages} /MediaBox [0 0 595 842] >>",
            *["<< /Type /Page /Parent 2 0 R /Resources << >> >>"] * pages,
        ]
        body = b"%PDF-1.4\n"
        places = []
        for number, each in enumerate(objects, start=1):
            places.append(len(body))
            body += f"{number} 0 obj\n{each}\nendobj\n".encode()
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        tail = (
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
        )
        return body + (head + tail).encode()

    return make
