"""Is a port there: name, connection, certificate, latency, and the server's clock against ours.

What is sent is a TLS handshake without a client certificate and `HEAD /` with the host's name: no
credential, no path of the settings, nothing of a patient. A server that wants a client certificate may
hang up on that; its own certificate has been seen by then. Everything is bounded in time: a name service
that hangs, in a thread of its own, is left behind.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Final

from kiosk.maintenance.checks import CheckResult, Fact, FactValue, Verdict, worst
from kiosk.maintenance.ports import NetworkPort, Speaks

STEP_SECONDS: Final = 3.0
"""For the name, for each connection, for the handshake, for the answer."""

CONNECTIONS: Final = 3
_ADDRESSES: Final = 4  # of one name that are tried
SLOW_MS: Final = 1_000.0
CERTIFICATE_WARN_DAYS: Final = 21.0
CLOCK_WARN_S, CLOCK_FAIL_S = 30.0, 300.0
_DAY: Final = 86_400.0
_LONGEST_HEAD: Final = 16_384
# X509_V_ERR_* of OpenSSL, as SSLCertVerificationError.verify_code tells them.
_EXPIRED, _NOT_YET, _WRONG_NAME, _WRONG_ADDRESS = 10, 9, 62, 64
_WORDS: Final = {
    _EXPIRED: "expired",
    _NOT_YET: "not_yet_valid",
    _WRONG_NAME: "wrong_name",
    _WRONG_ADDRESS: "wrong_name",
}

Facts = dict[Fact, FactValue]


def check_port(
    port: NetworkPort,
    now: Callable[[], float],
    *,
    step_seconds: float = STEP_SECONDS,
) -> CheckResult:
    """Look at one port. Takes at most ten steps.

    `now`: this terminal's wall clock, Unix seconds, which the server's is compared with.
    """
    found = _reached(port, now, step_seconds)
    if port.own_certificate is None:
        return found
    days = _own_days_left(port.own_certificate, now())
    fresh = _fresh(days) if days > 0 else Verdict.FAIL
    facts = {**found.facts, Fact.OWN_DAYS_LEFT: round(days, 1)}
    return replace(found, verdict=worst(found.verdict, fresh), facts=facts)


def _reached(port: NetworkPort, now: Callable[[], float], step_seconds: float) -> CheckResult:
    facts: Facts = {}
    addresses = _resolved(port.host, port.port, step_seconds)
    facts[Fact.DNS] = "ok" if addresses else "failed"
    if not addresses:
        return CheckResult(port.check, Verdict.FAIL, facts)
    took: list[float] = []
    link = _last_of_three(addresses, step_seconds, took)
    if link is None:
        return CheckResult(port.check, Verdict.FAIL, {**facts, Fact.TCP: "failed"})
    facts |= {Fact.TCP: "ok", Fact.LATENCY_MS: round(median(took), 1)}
    verdict = Verdict.WARN if median(took) > SLOW_MS else Verdict.PASS
    with link:
        if port.speaks is not Speaks.RAW:
            verdict = worst(verdict, _look_into(port, link, facts, now, step_seconds))
    return CheckResult(port.check, verdict, facts)


def _resolved(host: str, port: int, seconds: float) -> list[tuple[str, int]]:
    """Some addresses of `host`; `getaddrinfo` knows no timeout."""
    found: list[tuple[str, int]] = []

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend((str(answer[4][0]), port) for answer in answers[:_ADDRESSES])

    asking = Thread(target=ask, name="name-service", daemon=True)
    asking.start()
    asking.join(seconds)
    return list(found)


def _last_of_three(
    addresses: list[tuple[str, int]], seconds: float, took: list[float]
) -> socket.socket | None:
    """An open connection, the last of `CONNECTIONS`; `took` gets the milliseconds of each."""
    for address in addresses:  # a name may have an IPv6 address that nobody here routes to
        link = _connected(address, seconds, took)
        while link is not None and len(took) < CONNECTIONS:
            link.close()
            link = _connected(address, seconds, took)
        if link is not None or took:
            return link
    return None


def _connected(address: tuple[str, int], seconds: float, took: list[float]) -> socket.socket | None:
    began = time.monotonic()
    try:
        link = socket.create_connection(address, seconds)
    except OSError:
        return None
    took.append(1_000 * (time.monotonic() - began))
    return link


def _look_into(
    port: NetworkPort,
    link: socket.socket,
    facts: Facts,
    now: Callable[[], float],
    seconds: float,
) -> Verdict:
    if port.speaks is Speaks.HTTP:
        facts[Fact.TLS] = "none"
        open_to_all = Verdict.PASS if _on_this_machine(link) else Verdict.WARN
        return worst(open_to_all, _ask(port, link, facts, now, seconds))
    try:
        context = ssl.create_default_context(cafile=port.ca_file and str(port.ca_file))
    except OSError:  # of which SSLError is one: no such file, or nothing of the kind in it
        facts[Fact.TLS] = "no_ca_file"
        return Verdict.FAIL
    link.settimeout(seconds)
    try:
        secured = context.wrap_socket(link, server_hostname=port.host)
    except ssl.SSLCertVerificationError as refused:
        facts[Fact.TLS] = _WORDS.get(refused.verify_code, "unknown_ca")
        return Verdict.FAIL
    except (OSError, ValueError):
        facts[Fact.TLS] = "failed"
        return Verdict.FAIL
    with secured:
        facts[Fact.TLS] = "valid"
        days = _days_left(secured, now())
        facts[Fact.DAYS_LEFT] = round(days, 1)
        return worst(_fresh(days), _ask(port, secured, facts, now, seconds))


def _days_left(secured: ssl.SSLSocket, now: float) -> float:
    """Of the server's own certificate, by this terminal's clock."""
    ends = (secured.getpeercert() or {}).get("notAfter")
    return (ssl.cert_time_to_seconds(ends) - now) / _DAY if isinstance(ends, str) else 0.0


def _own_days_left(file: Path, now: float) -> float:
    """Of the certificate that the terminal shows; 0 where there is none in the file."""
    from cryptography import x509  # noqa: PLC0415 - heavy; only for this check

    try:
        own = x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError):
        return 0.0
    return (own.not_valid_after_utc.timestamp() - now) / _DAY


def _fresh(days: float) -> Verdict:
    return Verdict.PASS if days > CERTIFICATE_WARN_DAYS else Verdict.WARN


def _ask(
    port: NetworkPort,
    link: socket.socket,
    facts: Facts,
    now: Callable[[], float],
    seconds: float,
) -> Verdict:
    """`HEAD /`: any answer will do, also one that refuses."""
    host = f"[{port.host}]" if ":" in port.host else port.host
    request = f"HEAD / HTTP/1.1\r\nHost: {host}:{port.port}\r\nUser-Agent: yima\r\n"
    deadline = time.monotonic() + seconds
    try:
        link.settimeout(seconds)
        link.sendall(f"{request}Connection: close\r\n\r\n".encode("ascii"))
        head = _head(link, deadline)
    except (OSError, UnicodeError):
        head = b""
    arrived = now()
    if not head.startswith(b"HTTP/"):
        facts[Fact.HTTP] = "no_answer"
        return Verdict.PASS if port.wants_certificate else Verdict.WARN
    facts[Fact.HTTP] = "answers"
    server = _date(head)
    if server is None:
        return Verdict.PASS  # RFC 9110, 6.6.1: a server without a clock sends none
    offset = server - arrived
    facts[Fact.CLOCK_OFFSET_S] = round(offset)
    if abs(offset) > CLOCK_FAIL_S:
        return Verdict.FAIL
    return Verdict.WARN if abs(offset) > CLOCK_WARN_S else Verdict.PASS


def _head(link: socket.socket, deadline: float) -> bytes:
    """The answer up to its empty line, or as much as there is until the deadline."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _LONGEST_HEAD:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        link.settimeout(left)
        with suppress(TimeoutError):
            piece = link.recv(4_096)
            if not piece:
                break
            head += piece
    return head


def _date(head: bytes) -> float | None:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"date":
            try:
                return parsedate_to_datetime(value.decode("ascii").strip()).timestamp()
            except (ValueError, OverflowError):
                return None
    return None


def _on_this_machine(link: socket.socket) -> bool:
    try:
        return ip_address(link.getpeername()[0]).is_loopback
    except (OSError, ValueError):
        return False
