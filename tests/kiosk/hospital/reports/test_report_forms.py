"""The PDF that a hospital sends: whole, of this hospital, and what its digest says; or nothing."""

from __future__ import annotations

import base64
import gzip
import hashlib
from typing import Any

import pytest

from kiosk.reasons import Code, Failure
from kiosk.reports.report import FormRef

LIMIT = 100_000  # of the fixture `reports`
PDF = b"%PDF-1.7\n" + b"\x00\xff" * 500 + b"\n%%EOF\n"
UNREADABLE, TOO_LARGE = Failure(Code.FORM_UNREADABLE), Failure(Code.FORM_TOO_LARGE)


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def sha1_of(data: bytes) -> str:
    return base64_of(hashlib.sha1(data, usedforsecurity=False).digest())


@pytest.fixture
def read(archive, reports, me) -> Any:
    """The PDF of a report with this attachment."""

    def form(**attachment: Any) -> bytes | Failure:
        archive.report("r1", presentedForm=[{"contentType": "application/pdf", **attachment}])
        found: bytes | Failure = reports.form(me, "r1", FormRef(0, "", None))
        return found

    return form


@pytest.fixture
def binary(server, answer) -> Any:
    """Have Binary/b1 answered with this."""

    def put(data: bytes, content_type: str = "application/pdf", **headers: str) -> None:
        server.routes["GET Binary/b1"] = answer(data, content_type=content_type, **headers)

    return put


def test_a_binary_as_it_is(server, read, binary) -> None:
    binary(PDF)
    assert read(url="Binary/b1", size=len(PDF), hash=sha1_of(PDF)) == PDF
    asked = server.scripted.asked[-1]
    assert asked.headers["accept"] == "application/pdf, application/fhir+json;q=0.5"


def test_a_binary_as_a_resource(server, read) -> None:
    resource = {"resourceType": "Binary", "contentType": "application/pdf", "data": base64_of(PDF)}
    server.routes["GET Binary/b1"] = resource
    assert read(url="Binary/b1") == PDF


@pytest.mark.parametrize(
    "wrap", [str, lambda text: "\r\n".join(text[n : n + 76] for n in range(0, len(text), 76))]
)
def test_inline(server, read, wrap) -> None:
    assert read(data=wrap(base64_of(PDF)), hash=sha1_of(PDF), url="Binary/b9") == PDF
    assert len(server.scripted.asked) == 1


@pytest.mark.parametrize("path", ["{root}/fhir/Binary/b1", "/files/1.pdf", "../files/1.pdf"])
def test_any_address_on_the_same_server(server, read, binary, answer, path) -> None:
    binary(PDF)
    server.routes["GET /files/1.pdf".replace("/files", "files")] = answer(
        PDF, content_type="application/pdf"
    )
    assert read(url=path.format(root=server.scripted.root_url)) == PDF


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1:1/fhir/Binary/b1",
        "http://other.example/fhir/Binary/b1",
        "//other.example/Binary/b1",
        "file:///etc/passwd",
        "urn:oid:1.2.3",
        "http://[broken/Binary/b1",
        "Binary/" + "b" * 3_000,
        "Binary/表",
        "",
        None,
        17,
    ],
)
def test_addresses_that_are_not_the_hospitals_are_not_asked(server, read, url) -> None:
    assert read(url=url) == UNREADABLE
    assert len(server.scripted.asked) == 1


def test_a_user_in_the_address_is_not_the_same_server(server, read) -> None:
    assert read(url=server.base_url.replace("http://", "http://a:b@") + "/Binary/b1") == UNREADABLE
    assert len(server.scripted.asked) == 1


@pytest.mark.parametrize(
    "attachment",
    [
        {"size": len(PDF) + 1},
        {"size": "9"},
        {"size": -1},
        {"hash": sha1_of(PDF + b" ")},
        {"hash": hashlib.sha1(PDF, usedforsecurity=False).hexdigest()},
        {"hash": 5},
    ],
)
def test_not_what_the_hospital_says_it_is(read, attachment) -> None:
    assert read(data=base64_of(PDF), **attachment) == UNREADABLE


@pytest.mark.parametrize(
    "data",
    ["", "JVBERi0", "%PDF-1.7", "JVBERi0=JVBERi0=", "JVBERi0é", base64_of(b"<html>"), None, 5],
)
def test_data_that_is_no_pdf(read, data) -> None:
    assert read(data=data) == UNREADABLE


@pytest.mark.parametrize("body", [b"", b"<html></html>", b" " * 2_000 + PDF])
def test_an_answer_that_is_no_pdf(read, binary, body) -> None:
    binary(body)
    assert read(url="Binary/b1") == UNREADABLE


def test_too_large(read, binary) -> None:
    large = PDF + b" " * LIMIT
    assert read(url="Binary/b1", size=LIMIT + 1) == TOO_LARGE
    assert read(data=base64_of(large)) == TOO_LARGE
    assert read(data="A" * (2 * LIMIT + 100_000)) == TOO_LARGE
    binary(large)
    assert read(url="Binary/b1") == TOO_LARGE
    binary(gzip.compress(b"%PDF-" + b" " * (5 << 20)), Content_Encoding="gzip")
    assert read(url="Binary/b1") == TOO_LARGE


def test_a_report_with_a_paper_beyond_all_limits(server, answer, archive, reports, me) -> None:
    archive.report("r1")
    bomb = answer(gzip.compress(b" " * (33 << 20), 1), Content_Encoding="gzip")
    server.routes["GET DiagnosticReport/r1"] = bomb
    assert reports.form(me, "r1", FormRef(0, "", None)) == TOO_LARGE


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (404, UNREADABLE),
        (410, UNREADABLE),
        (403, Failure(Code.HOSPITAL_REFUSED, {"status": 403})),
        (500, Failure(Code.HOSPITAL_ERROR, {"status": 500})),
        (302, Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "HTTP 302"})),
    ],
)
def test_a_server_that_does_not_send_it(server, read, status, failure) -> None:
    server.routes["GET Binary/b1"] = status
    assert read(url="Binary/b1") == failure


@pytest.mark.parametrize("index", [1, 2, 7, -1])
def test_another_form_than_was_shown(archive, reports, me, index) -> None:
    html = {"contentType": "text/html", "data": base64_of(PDF)}
    archive.report("r1", presentedForm=[{"contentType": "application/pdf"}, html, 5])
    assert reports.form(me, "r1", FormRef(index, "", None)) == UNREADABLE


def test_whose_it_is(archive, reports, me) -> None:
    form = [{"contentType": "application/pdf", "data": base64_of(PDF)}]
    archive.report("r1", presentedForm=form, subject={"reference": "Patient/other"})
    assert reports.form(me, "r1", FormRef(0, "", None)) == Failure(Code.WRONG_PATIENT)
    archive.report("r1", presentedForm=form, status="entered-in-error")
    assert reports.form(me, "r1", FormRef(0, "", None)) == Failure(Code.REPORT_GONE)
