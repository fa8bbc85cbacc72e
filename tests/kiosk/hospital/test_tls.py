"""The hospital's CA is pinned, and a terminal can show its own certificate. Keys are made afresh."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.hospital.http import Outcome, Reply
from kiosk.reasons import Code, Failure

# As RFC 5280 sections 4.2.1.3 and 4.2.1.9 ask; from Python 3.13 on, nothing less is believed.
_CA = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
_LEAF = (
    "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "keyUsage=critical,digitalSignature",
)  # fmt: skip


@dataclass(frozen=True)
class Authority:
    folder: Path

    @property
    def certificate(self) -> Path:
        return self.folder / "ca.pem"

    def issue(self, name: str, *, address: str = "IP:127.0.0.1") -> tuple[Path, Path]:
        certificate, key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        signer = ["-CA", self.certificate, "-CAkey", self.folder / "ca.key"]
        _openssl(certificate, key, name, "-addext", f"subjectAltName={address}", *_LEAF, *signer)
        return certificate, key


def _openssl(certificate: Path, key: Path, name: str, *more: str | Path) -> None:
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    out = ["-keyout", key, "-out", certificate, "-subj", f"/CN={name}", "-days", "2"]
    subprocess.run(
        ["openssl", "req", "-x509", *curve, *out, *more], check=True, capture_output=True
    )


@pytest.fixture(scope="module")
def authorities(tmp_path_factory) -> tuple[Authority, Authority]:
    made = []
    for name in ("hospital", "stranger"):
        authority = Authority(tmp_path_factory.mktemp(name))
        _openssl(authority.certificate, authority.folder / "ca.key", name, *_CA)
        made.append(authority)
    return made[0], made[1]


def server_context(
    authority: Authority, *, client_ca: Authority | None = None, **issue: str
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.issue("server", **issue))
    if client_ca:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(client_ca.certificate)
        context.maximum_version = ssl.TLSVersion.TLSv1_2  # refuses within the handshake
    return context


def ask(serve, client_of, soon, context, body, **settings: Any) -> Outcome:
    server = serve(lambda _asked: body, context)
    return client_of(server.base_url, tries=1, **settings).get(server.base_url, deadline=soon())


def test_the_pinned_ca_is_trusted_and_no_other(serve, client_of, answer, soon, authorities) -> None:
    hospital, stranger = authorities
    body = answer({"a": 1})
    fine = ask(serve, client_of, soon, server_context(hospital), body, ca_file=hospital.certificate)
    assert fine == Reply(200, {"a": 1})
    for settings in ({"ca_file": stranger.certificate}, {}):
        outcome = ask(serve, client_of, soon, server_context(hospital), body, **settings)
        assert outcome == Failure(Code.HOSPITAL_UNREACHABLE)


def test_another_hosts_certificate_is_refused(serve, client_of, answer, soon, authorities) -> None:
    hospital, _ = authorities
    context = server_context(hospital, address="DNS:elsewhere.example")
    outcome = ask(serve, client_of, soon, context, answer({}), ca_file=hospital.certificate)
    assert outcome == Failure(Code.HOSPITAL_UNREACHABLE)


def test_a_terminal_shows_its_certificate(serve, client_of, answer, soon, authorities) -> None:
    hospital, _ = authorities
    context = server_context(hospital, client_ca=hospital)
    shown = ask(
        serve,
        client_of,
        soon,
        context,
        answer({"a": 1}),
        ca_file=hospital.certificate,
        client_certificate=hospital.issue("terminal"),
    )
    assert shown == Reply(200, {"a": 1})
    hidden = ask(serve, client_of, soon, context, answer({}), ca_file=hospital.certificate)
    assert hidden == Failure(Code.HOSPITAL_UNREACHABLE)


def test_dripping_bytes_end_at_the_deadline_under_tls_too(
    serve, client_of, soon, authorities
) -> None:
    hospital, _ = authorities

    def drip(_asked) -> Iterator[bytes | float]:
        yield b"HTTP/1.1 200 OK\r\nX-Slow: "
        while True:
            yield 0.05
            yield b"x"

    server = serve(drip, server_context(hospital))
    client = client_of(server.base_url, tries=1, ca_file=hospital.certificate, answer_timeout=0.5)
    outcome = client.get(server.base_url, deadline=soon())
    assert outcome == Failure(Code.HOSPITAL_TIMEOUT)
