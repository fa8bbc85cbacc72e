"""The stand-in's operations: what it takes, cancels, purges and tells, and what it refuses."""

from __future__ import annotations

import datetime as dt
import http.client
import ipaddress
import random
import ssl
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyipp.enums import IppJobState, IppOperation, IppStatus

from hardware.report_printer.standin import Manners, Physical

SECONDS = 10
SLOWLY = {"pages_per_second": 0.01}  # a sheet is under way until the pace is changed
QUICKLY = 500.0
PDF = "application/pdf"


@pytest.fixture
def held(stand_in: Any) -> Any:
    """A printer that prints nothing, since it is jammed."""
    printer = stand_in()
    printer.state = Physical.JAM
    return printer


def numbers(told: dict[str, Any]) -> list[int]:
    return [job["job-id"] for job in told["jobs"]]


def test_a_job_whose_document_comes_later(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    asking = client(printer)
    _, told = asking.ask(IppOperation.CREATE_JOB, job_name="P-1")
    number = told["jobs"][0]["job-id"]
    assert asking.job(number)["job-state-reasons"] == "job-incoming"
    assert not printer.wait_until(lambda: bool(printer.sheets), 0.05)
    wanted = {"job_id": number, "document_format": PDF, "last_document": True}
    assert asking.ask(IppOperation.SEND_DOCUMENT, pdf(2), **wanted)[0] is IppStatus.OK
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    status, _ = asking.ask(IppOperation.SEND_DOCUMENT, pdf(2), **wanted)
    assert status is IppStatus.ERROR_NOT_POSSIBLE


def test_a_job_has_one_document(held: Any, client: Any, pdf: Any) -> None:
    number = client(held).print(pdf(1))
    status, _ = client(held).ask(
        IppOperation.SEND_DOCUMENT, pdf(1), job_id=number, last_document=True
    )
    assert status is IppStatus.ERROR_MULTIPLE_JOBS_NOT_SUPPORTED


def test_validating_makes_no_job(stand_in: Any, client: Any) -> None:
    printer = stand_in()
    status, _ = client(printer).ask(IppOperation.VALIDATE_JOB, document_format=PDF)
    assert status is IppStatus.OK
    assert client(printer).printer()["queued-job-count"] == 0


@pytest.mark.parametrize("document", [b"", b"%!PS-Adobe-3.0", b"%PDF-1.4\n%%EOF"])
def test_what_is_no_document_is_refused(stand_in: Any, client: Any, document: bytes) -> None:
    printer = stand_in()
    status, _ = client(printer).ask(IppOperation.PRINT_JOB, document, document_format=PDF)
    assert status is IppStatus.ERROR_DOCUMENT_FORMAT_ERROR
    assert client(printer).printer()["queued-job-count"] == 0


def test_the_client_may_say_how_many_pages(stand_in: Any, client: Any) -> None:
    printer = stand_in()
    client(printer).print(b"%PDF-1.7 encrypted", job_impressions=2)
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    assert len(printer.sheets) == 2


def test_what_it_cannot_do_is_left_out_or_refused(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    ticket = {"copies": 2, "media": "iso_a4_210x297mm", "sides": "two-sided-short-edge"}
    status, told = client(printer).ask(IppOperation.PRINT_JOB, pdf(1), ticket=ticket)
    assert status is IppStatus.OK_IGNORED_OR_SUBSTITUTED
    assert told["unsupported-attributes"] == [{"copies": 2, "sides": "two-sided-short-edge"}]
    status, _ = client(printer).ask(
        IppOperation.PRINT_JOB, pdf(1), ticket=ticket, ipp_attribute_fidelity=True
    )
    assert status is IppStatus.ERROR_ATTRIBUTES_OR_VALUES
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    assert len(printer.sheets) == 1


# -- cancelling ----------------------------------------------------------------------------------


def test_a_waiting_job_is_cancelled_at_once(held: Any, client: Any, pdf: Any) -> None:
    number = client(held).print(pdf(3))
    assert client(held).ask(IppOperation.CANCEL_JOB, job_id=number)[0] is IppStatus.OK
    assert client(held).job(number)["job-state"] is IppJobState.CANCELED
    assert held.documents_held == 0
    held.state = Physical.READY
    assert not held.wait_until(lambda: bool(held.sheets), 0.05)
    status, _ = client(held).ask(IppOperation.CANCEL_JOB, job_id=number)
    assert status is IppStatus.ERROR_NOT_POSSIBLE


def test_a_sheet_under_way_comes_out_before_the_job_is_cancelled(
    stand_in: Any, client: Any, pdf: Any
) -> None:
    printer = stand_in(**SLOWLY)
    asking = client(printer)
    number = asking.print(pdf(3))
    assert printer.wait_until(lambda: printer.printing, SECONDS)
    asking.ask(IppOperation.CANCEL_JOB, job_id=number)
    told = asking.job(number)
    assert (told["job-state"], told["job-state-reasons"]) == (
        IppJobState.PROCESSING,
        "processing-to-stop-point",
    )
    printer.pages_per_second = QUICKLY
    assert printer.wait_until(lambda: printer.documents_held == 0, SECONDS)
    told = asking.job(number)
    assert (told["job-state"], told["job-impressions-completed"]) == (IppJobState.CANCELED, 1)
    assert len(printer.sheets) == 1
    assert printer.papers == ()


def test_my_jobs_are_told_from_others(held: Any, client: Any, pdf: Any) -> None:
    mine, others = client(held), client(held, user="t08")
    first, second, third = mine.print(pdf(1)), others.print(pdf(1)), mine.print(pdf(1))
    assert numbers(mine.ask(IppOperation.GET_JOBS)[1]) == [first, second, third]
    assert numbers(mine.ask(IppOperation.GET_JOBS, limit=2)[1]) == [first, second]
    assert numbers(mine.ask(IppOperation.GET_JOBS, my_jobs=True)[1]) == [first, third]
    assert mine.ask(IppOperation.CANCEL_MY_JOBS)[0] is IppStatus.OK
    assert numbers(mine.ask(IppOperation.GET_JOBS)[1]) == [second]
    ended = mine.ask(IppOperation.GET_JOBS, which_jobs="completed", my_jobs=True)[1]
    assert numbers(ended) == [third, first]
    assert held.documents_held == 1


def test_of_jobs_that_are_named_all_are_cancelled_or_none(held: Any, client: Any, pdf: Any) -> None:
    mine, others = client(held), client(held, user="t08")
    first, second = mine.print(pdf(1)), others.print(pdf(1))
    status, _ = mine.ask(IppOperation.CANCEL_MY_JOBS, job_ids=[first, second])
    assert (status, held.documents_held) == (IppStatus.ERROR_NOT_POSSIBLE, 2)
    status, _ = mine.ask(IppOperation.CANCEL_MY_JOBS, job_ids=[first])
    assert (status, held.documents_held) == (IppStatus.OK, 1)


def test_purging_leaves_no_job_and_no_document(held: Any, client: Any, pdf: Any) -> None:
    mine, others = client(held), client(held, user="t08")
    mine.print(pdf(1))
    others.print(pdf(1))
    assert mine.ask(IppOperation.PURGE_JOBS)[0] is IppStatus.OK
    assert held.documents_held == 0
    for which in ("completed", "not-completed"):
        assert numbers(mine.ask(IppOperation.GET_JOBS, which_jobs=which)[1]) == []


def test_a_purged_job_is_forgotten_once_its_sheet_is_out(
    stand_in: Any, client: Any, pdf: Any
) -> None:
    printer = stand_in(**SLOWLY)
    number = client(printer).print(pdf(3))
    assert printer.wait_until(lambda: printer.printing, SECONDS)
    client(printer).ask(IppOperation.PURGE_JOBS)
    assert client(printer).job(number)["job-state-reasons"] == "processing-to-stop-point"
    printer.pages_per_second = QUICKLY
    assert printer.wait_until(lambda: printer.documents_held == 0, SECONDS)
    status, _ = client(printer).ask(IppOperation.GET_JOB_ATTRIBUTES, job_id=number)
    assert status is IppStatus.ERROR_NOT_FOUND


def test_without_history_a_cancelled_job_is_gone(held: Any, client: Any, pdf: Any) -> None:
    held.manners = Manners(keeps_history=False)
    number = client(held).print(pdf(1))
    assert client(held).ask(IppOperation.CANCEL_JOB, job_id=number)[0] is IppStatus.OK
    status, _ = client(held).ask(IppOperation.GET_JOB_ATTRIBUTES, job_id=number)
    assert status is IppStatus.ERROR_NOT_FOUND


# -- telling -------------------------------------------------------------------------------------


def test_a_job_can_be_named_by_its_uri(held: Any, client: Any, pdf: Any) -> None:
    asking = client(held)
    number = asking.print(pdf(1))
    _, told = asking.ask(
        IppOperation.GET_JOB_ATTRIBUTES,
        job_uri=f"{held.uri}/{number}",
        requested_attributes=["job-id", "job-name"],
    )
    assert told["jobs"] == [{"job-id": number, "job-name": "P-1"}]


def test_only_what_is_asked_for_is_told(stand_in: Any, client: Any) -> None:
    asking = client(stand_in())
    wanted = ["printer-state-reasons", "job-template"]
    _, told = asking.ask(IppOperation.GET_PRINTER_ATTRIBUTES, requested_attributes=wanted)
    names = set(told["printers"][0])
    assert {"printer-state-reasons", "media-ready", "sides-supported"} <= names
    assert not names & {"printer-state", "operations-supported"}


def test_the_order_of_requests_is_noted(stand_in: Any, client: Any) -> None:
    printer = stand_in()
    client(printer).ask(IppOperation.VALIDATE_JOB)
    client(printer).ask(IppOperation.GET_JOBS)
    assert printer.requests == (IppOperation.VALIDATE_JOB, IppOperation.GET_JOBS)


# -- refusing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation", "asked", "status"),
    [
        (IppOperation.HOLD_JOB, {}, IppStatus.ERROR_OPERATION_NOT_SUPPORTED),
        (IppOperation.GET_JOB_ATTRIBUTES, {"job_id": 7}, IppStatus.ERROR_NOT_FOUND),
        (IppOperation.GET_JOB_ATTRIBUTES, {}, IppStatus.ERROR_BAD_REQUEST),
        (IppOperation.GET_JOBS, {"which_jobs": "all"}, IppStatus.ERROR_ATTRIBUTES_OR_VALUES),
        (IppOperation.GET_JOBS, {"attributes_charset": "gb18030"}, IppStatus.ERROR_CHARSET),
        (IppOperation.GET_JOBS, {"printer_uri": "ipp://h/other"}, IppStatus.ERROR_NOT_FOUND),
        (IppOperation.VALIDATE_JOB, {"compression": "gzip"}, IppStatus.ERROR_COMPRESSION_ERROR),
        (
            IppOperation.VALIDATE_JOB,
            {"document_format": "image/jpeg"},
            IppStatus.ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED,
        ),
    ],
)
def test_what_it_does_not_know_is_refused(
    stand_in: Any, client: Any, operation: IppOperation, asked: dict[str, Any], status: IppStatus
) -> None:
    assert client(stand_in()).ask(operation, **asked)[0] is status


def test_mutilated_requests_are_refused_and_nothing_is_printed(
    stand_in: Any, client: Any, pdf: Any
) -> None:
    """Cut short anywhere, and with single bytes changed: an error, or another sound request."""
    printer = stand_in()
    asking = client(printer)
    whole = asking.message(IppOperation.GET_JOBS, which_jobs="completed")
    told = [asking.send(whole[:length]) for length in range(8, len(whole))]
    assert {each["status-code"] for each in told} == {IppStatus.ERROR_BAD_REQUEST}
    chance = random.Random(6)
    for _ in range(300):
        changed = bytearray(whole)
        changed[chance.randrange(2, len(whole))] = chance.randrange(256)
        try:
            asking.send(bytes(changed))
        except (http.client.RemoteDisconnected, ValueError):
            asking.http.close()
    assert (printer.sheets, printer.documents_held) == ((), 0)
    asking.print(pdf(1))
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)


def test_what_is_no_ipp_is_refused(stand_in: Any, client: Any) -> None:
    asking = client(stand_in())
    asking.http.request("POST", "/ipp/print", b"{}", {"Content-Type": "application/json"})
    assert asking.http.getresponse().status == 415
    asking.http.close()
    asking.http.request("POST", "/ipp/print", b"short", {"Content-Type": "application/ipp"})
    with pytest.raises(http.client.RemoteDisconnected):
        asking.http.getresponse()


def test_it_speaks_ipps(stand_in: Any, client: Any, pdf: Any, tmp_path: Path) -> None:
    certificate = _certificate(tmp_path)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate)
    printer = stand_in(tls=serving)
    assert printer.uri.startswith("ipps://")
    trusting = ssl.create_default_context(cafile=str(certificate))
    asking = client(printer, tls=trusting)
    assert asking.printer()["uri-security-supported"] == "tls"
    asking.print(pdf(1))
    with pytest.raises(ssl.SSLCertVerificationError):
        client(printer, tls=ssl.create_default_context()).printer()
    printer.state = Physical.UNPLUGGED
    printer.state = Physical.READY
    asking.http.close()
    asking.printer()


def _certificate(folder: Path) -> Path:
    """Certificate and key of 127.0.0.1, made just now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "stand-in")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "stand-in.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
