"""Whatever stands at the address: a state and a result, never an exception, never for ever."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from hardware.report_printer.address import http_url
from hardware.report_printer.ipp_link import LostError, UnreachableError
from hardware.report_printer.ipp_report_printer import IppReportPrinter
from kiosk.reports.printer import PrintOutcome
from kiosk.reports.printer import ReportPrinterState as State

IPP = b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n"


class Stranger:
    """Takes a request, and says the same to each."""

    def __init__(self, says: bytes) -> None:
        self.says = says
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.05)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def uri(self) -> str:
        return f"ipp://127.0.0.1:{self._server.getsockname()[1]}/ipp/print"

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            with suppress(OSError):
                connection, _ = self._server.accept()
                with connection:
                    connection.settimeout(0.3)
                    request = b""
                    while not request.endswith(b"\x03"):  # the end of attributes
                        request += connection.recv(65_536) or b"\x03"
                    for start in range(0, len(self.says), 65_536):
                        connection.sendall(self.says[start : start + 65_536])


@pytest.fixture
def stranger() -> Iterator[Callable[[bytes], Stranger]]:
    started: list[Stranger] = []

    def start(says: bytes) -> Stranger:
        started.append(Stranger(says))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.mark.parametrize(
    "strange",
    [
        (b"", State.OFFLINE),
        (b"\x00\xff\x00\xff" * 20, State.OFFLINE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", State.ERROR),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", State.ERROR),
        (b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", State.ERROR),
        (
            b"HTTP/1.1 302 Found\r\nLocation: http://x.invalid/\r\nContent-Length: 0\r\n\r\n",
            State.ERROR,
        ),
        (IPP + b"Content-Length: 0\r\n\r\n", State.ERROR),
        (IPP + b"Content-Length: 9\r\n\r\n\x01\x01\x00\x00\x00\x00\x00\x09\x03", State.ERROR),
        (IPP + b"Content-Length: 200\r\n\r\n\x01\x01\x00\x00", State.OFFLINE),  # cut short
        (IPP + b"Content-Length: 2000000\r\n\r\n" + bytes(2_000_000), State.ERROR),
        (IPP + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", State.OFFLINE),
        (IPP + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", State.OFFLINE),
    ],
    ids=range(12),
)
def test_what_is_no_printer(stranger, driver, job, run, strange) -> None:
    says, state = strange
    found = driver(stranger(says))
    assert found.state() is state
    result = run(found, job)
    assert (result.outcome, result.state) == (PrintOutcome.NOT_PRINTED, state)
    assert found.look_up(job.name) is None
    assert not found.purge()


def test_one_that_accepts_and_says_nothing_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        uri = f"ipp://127.0.0.1:{silent.getsockname()[1]}/"
        found = IppReportPrinter(uri, requesting_user_name="yima-T07", read_seconds=0.2)
        assert found.state() is State.OFFLINE


def test_without_trust_nothing_is_asked(printer, job, run) -> None:
    """It speaks no TLS; one with a certificate of its own making is treated alike."""
    found = IppReportPrinter(
        printer.uri.replace("ipp:", "ipps:"), requesting_user_name="yima-T07", read_seconds=0.5
    )
    assert found.state() is State.OFFLINE
    assert run(found, job).outcome is PrintOutcome.NOT_PRINTED
    assert printer.asked == []


def test_a_ca_file_that_is_gone_is_no_exception(printer, tmp_path) -> None:
    found = IppReportPrinter(
        printer.uri.replace("ipp:", "ipps:"),
        requesting_user_name="yima-T07",
        ca_file=tmp_path / "gone.pem",
    )
    assert found.state() is State.OFFLINE


def test_whether_anything_was_asked_is_known(stranger) -> None:
    from pyipp.enums import IppOperation  # noqa: PLC0415 - as the driver does

    from hardware.report_printer.ipp_link import IppLink  # noqa: PLC0415 - as the driver does

    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    nobody = IppLink(f"ipp://127.0.0.1:{port}/", None, 0.5, 0.5)
    with pytest.raises(UnreachableError):
        nobody.ask(IppOperation.GET_JOBS, [])
    hangs_up = IppLink(stranger(b"").uri, None, 0.5, 0.5)
    with pytest.raises(LostError):
        hangs_up.ask(IppOperation.GET_JOBS, [])
    nobody.close()
    hangs_up.close()


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("ipp://10.0.0.9/ipp/print", "http://10.0.0.9:631/ipp/print"),
        ("ipps://printer.example:8631/printers/a4", "https://printer.example:8631/printers/a4"),
        ("ipp://[::1]:8000/", "http://[::1]:8000/"),
        ("ipp://printer.example", "http://printer.example:631/"),
    ],
)
def test_where_an_address_leads(uri, url) -> None:
    assert http_url(uri) == url


@pytest.mark.parametrize(
    "uri",
    [
        "ipp:///x",
        "ipp://user:secret@printer/",
        "ipp://printer:99999/",
        "ipp://printer:0/",
        "ipp://[::1/",
        "ipp://printer/?a",
        "lpd://printer/",
    ],
)
def test_an_address_that_leads_nowhere_is_refused(uri) -> None:
    with pytest.raises(ValueError, match="address"):
        http_url(uri)
