"""Ports against servers of a few lines on this machine."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.maintenance.network import check_port
from kiosk.maintenance.ports import NetworkPort, Speaks

HOSPITAL = CheckId.NETWORK_HOSPITAL


def dated(offset: float = 0.0) -> bytes:
    date = formatdate(time.time() + offset, usegmt=True)
    return f"HTTP/1.1 401 Unauthorized\r\nDate: {date}\r\nContent-Length: 0\r\n\r\n".encode()


def certificate(folder: Path, days: float = 90.0, address: str = "127.0.0.1") -> Path:
    """A certificate that signs itself, with its key; the CA file is the same."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "demo")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=100))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "demo.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def secured(path: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def check(port: int, speaks: Speaks, ca_file: Path | None = None) -> CheckResult:
    at = NetworkPort(HOSPITAL, "127.0.0.1", port, speaks, ca_file)
    return check_port(at, time.time, step_seconds=2.0)


def test_a_server_that_is_well(server: Callable[..., Any], tmp_path: Path) -> None:
    path = certificate(tmp_path)
    there = server(dated(), secured(path))
    result = check(there.port, Speaks.HTTPS, path)
    assert result.verdict is Verdict.PASS
    assert result.facts[Fact.TLS] == "valid"
    assert 89 < float(result.facts[Fact.DAYS_LEFT]) < 90.1
    assert abs(int(result.facts[Fact.CLOCK_OFFSET_S])) <= 2
    (request,) = there.requests
    assert request.startswith(b"HEAD / HTTP/1.1\r\n")
    assert b"uthorization" not in request


@pytest.mark.parametrize(
    ("days", "address", "trusted", "word", "verdict"),
    [
        (10.0, "127.0.0.1", True, "valid", Verdict.WARN),
        (-1.0, "127.0.0.1", True, "expired", Verdict.FAIL),
        (90.0, "127.0.0.2", True, "wrong_name", Verdict.FAIL),
        (90.0, "127.0.0.1", False, "unknown_ca", Verdict.FAIL),
    ],
)
def test_certificates(
    server: Callable[..., Any],
    tmp_path: Path,
    days: float,
    address: str,
    trusted: bool,
    word: str,
    verdict: Verdict,
) -> None:
    path = certificate(tmp_path, days, address)
    there = server(dated(), secured(path))
    result = check(there.port, Speaks.HTTPS, path if trusted else None)
    assert (result.facts[Fact.TLS], result.verdict) == (word, verdict)


@pytest.mark.parametrize(
    ("offset", "verdict"), [(0, Verdict.PASS), (-100, Verdict.WARN), (4000, Verdict.FAIL)]
)
def test_the_server_s_clock(server: Callable[..., Any], offset: float, verdict: Verdict) -> None:
    result = check(server(dated(offset)).port, Speaks.HTTP)
    assert result.verdict is verdict
    assert abs(int(result.facts[Fact.CLOCK_OFFSET_S]) - offset) <= 2


def test_a_server_that_says_nothing_is_not_waited_for(server: Callable[..., Any]) -> None:
    at = NetworkPort(HOSPITAL, "127.0.0.1", server(None).port, Speaks.HTTP)
    result = check_port(at, time.time, step_seconds=0.2)
    assert (result.facts[Fact.HTTP], result.verdict) == ("no_answer", Verdict.WARN)


def test_nobody_there(server: Callable[..., Any]) -> None:
    gone = server(None)
    port = gone.port
    gone.stop()
    result = check(port, Speaks.RAW)
    assert (result.facts[Fact.TCP], result.verdict) == ("failed", Verdict.FAIL)


def test_a_name_that_nobody_knows() -> None:
    result = check_port(NetworkPort(HOSPITAL, "a..b", 80, Speaks.HTTP), time.time)
    assert result.facts == {Fact.DNS: "failed"}
    assert result.verdict is Verdict.FAIL


def test_a_missing_ca_file_is_said(server: Callable[..., Any], tmp_path: Path) -> None:
    result = check(server(dated()).port, Speaks.HTTPS, tmp_path / "none.pem")
    assert result.facts[Fact.TLS] == "no_ca_file"


def test_a_port_keeps_nothing_of_the_path() -> None:
    port = NetworkPort.of_url(HOSPITAL, "https://fhir.demo.example:8443/secret?token=1")
    assert port == NetworkPort(HOSPITAL, "fhir.demo.example", 8443, Speaks.HTTPS)
    assert "secret" not in repr(port)
    assert NetworkPort.of_url(HOSPITAL, "ftp://x") is None


def test_a_server_that_wants_a_certificate_is_not_shown_one(
    server: Callable[..., Any], tmp_path: Path
) -> None:
    path = certificate(tmp_path)
    context = secured(path)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(path)
    port = server(dated(), context).port
    at = NetworkPort(HOSPITAL, "127.0.0.1", port, Speaks.HTTPS, path, wants_certificate=True)
    result = check_port(at, time.time, step_seconds=2.0)
    assert (result.facts[Fact.TLS], result.facts[Fact.HTTP]) == ("valid", "no_answer")
    assert result.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("days", "verdict"), [(90.0, Verdict.PASS), (10.0, Verdict.WARN), (-1.0, Verdict.FAIL)]
)
def test_the_terminal_s_own_certificate_is_watched_for_its_end(
    server: Callable[..., Any], tmp_path: Path, days: float, verdict: Verdict
) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    theirs.mkdir()
    ours.mkdir()
    path, own = certificate(theirs), certificate(ours, days)
    port = server(dated(), secured(path)).port
    at = NetworkPort(HOSPITAL, "127.0.0.1", port, Speaks.HTTPS, path, own_certificate=own)
    result = check_port(at, time.time, step_seconds=2.0)
    assert result.verdict is verdict
    assert abs(float(result.facts[Fact.OWN_DAYS_LEFT]) - days) < 0.2


def test_a_certificate_of_its_own_that_is_no_certificate_fails(
    server: Callable[..., Any], tmp_path: Path
) -> None:
    path = certificate(tmp_path)
    port = server(dated(), secured(path)).port
    for own in (tmp_path / "none.pem", tmp_path):
        at = NetworkPort(HOSPITAL, "127.0.0.1", port, Speaks.HTTPS, path, own_certificate=own)
        result = check_port(at, time.time, step_seconds=2.0)
        assert (result.verdict, result.facts[Fact.OWN_DAYS_LEFT]) == (Verdict.FAIL, 0.0)
