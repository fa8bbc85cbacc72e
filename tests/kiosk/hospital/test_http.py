from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import ManualClock
from kiosk.hospital.http import Endpoint, Outcome, Refusal, Reply, ServerTime
from kiosk.net.breaker import BreakerState, CircuitBreaker
from kiosk.reasons import Code, Failure

JSON_IN_CHUNKS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
)
PATIENT = {"resourceType": "Patient", "id": "1"}


def code_of(outcome: Outcome) -> Code:
    assert isinstance(outcome, Failure)
    return outcome.code


@pytest.fixture
def get(serve, client_of, soon) -> Callable[..., Outcome]:
    """Ask a scripted server once; `tries=1` unless told otherwise."""

    def ask(script, **settings: Any) -> Outcome:
        server = serve(script if callable(script) else lambda _asked: script)
        settings.setdefault("tries", 1)
        client = client_of(server.base_url, **settings)
        return client.get(f"{server.base_url}/Patient/1", deadline=soon())

    return ask


def test_a_fhir_answer_is_read(get, answer) -> None:
    reply = get(answer(PATIENT, ETag='W/"7"'))
    assert reply == Reply(200, PATIENT, 'W/"7"')


def test_plain_json_content_type_and_empty_bodies_are_accepted(get, answer) -> None:
    assert get(answer(PATIENT, content_type="application/json; charset=utf-8")).body == PATIENT
    assert get(answer(b"", 204, content_type="")) == Reply(204, {})


def test_what_is_sent(serve, client_of, answer, soon, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")  # taken, it would fail the call
    server = serve(lambda _asked: answer({}, Set_Cookie="SESSION=abc; Path=/"))
    client = client_of(server.base_url)
    query = (("date", "ge2030-01-01T00:00:00Z"), ("identifier", "urn:x|1"))
    client.get(f"{server.base_url}/Patient", query, deadline=soon())
    client.post(server.base_url, PATIENT, headers={"Prefer": "x"}, deadline=soon())
    read, write = server.asked
    assert read.target == "/fhir/Patient?date=ge2030-01-01T00%3A00%3A00Z&identifier=urn%3Ax%7C1"
    assert read.headers["accept"] == "application/fhir+json"
    assert (write.method, write.headers["content-type"]) == (
        "POST",
        "application/fhir+json; charset=utf-8",
    )
    assert write.body == b'{"resourceType":"Patient","id":"1"}'
    assert "cookie" not in write.headers


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (500, Code.HOSPITAL_ERROR),
        (503, Code.HOSPITAL_ERROR),
        (429, Code.HOSPITAL_ERROR),
        (302, Code.HOSPITAL_BAD_ANSWER),
        (304, Code.HOSPITAL_BAD_ANSWER),
    ],
)
def test_statuses_that_are_failures(get, answer, status, code) -> None:
    assert code_of(get(answer(PATIENT, status))) is code


def test_redirects_are_not_followed(serve, client_of, answer, soon) -> None:
    elsewhere = serve(lambda _asked: answer(PATIENT))
    here = serve(lambda _asked: answer(b"", 307, Location=f"{elsewhere.base_url}/Patient/1"))
    outcome = client_of(here.base_url).get(f"{here.base_url}/Patient/1", deadline=soon())
    assert code_of(outcome) is Code.HOSPITAL_BAD_ANSWER
    assert elsewhere.asked == []


def test_a_refusal_carries_the_outcome(get, answer) -> None:
    outcome = {"resourceType": "OperationOutcome"}
    refusal = get(answer(outcome, 422))
    assert refusal == Refusal(422, outcome)
    assert refusal.failure == Failure(Code.HOSPITAL_REFUSED, {"status": 422})
    assert get(answer(b"<h1>no</h1>", 403, content_type="text/html")) == Refusal(403, {})


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"[]",
        b'"text"',
        b"{",
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":"\xff"}',
        '{"a":1}'.encode("utf-16"),
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"a":' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_not_strict_json_is_a_bad_answer(get, answer, body) -> None:
    assert code_of(get(answer(body))) is Code.HOSPITAL_BAD_ANSWER


def test_html_with_status_200_is_a_bad_answer(get, answer) -> None:
    page = answer(b"<h1>Please sign in</h1>", content_type="text/html")
    assert code_of(get(page)) is Code.HOSPITAL_BAD_ANSWER


def test_encodings_nobody_asked_for_are_a_bad_answer(get, answer) -> None:
    twice = gzip.compress(gzip.compress(b"{}"))
    assert code_of(get(answer(twice, Content_Encoding="gzip, gzip"))) is Code.HOSPITAL_BAD_ANSWER
    assert code_of(get(answer(b"{}", Content_Encoding="gzip"))) is Code.HOSPITAL_BAD_ANSWER


def test_gzip_is_read(get, answer) -> None:
    assert get(answer(gzip.compress(b'{"a":1}'), Content_Encoding="gzip")) == Reply(200, {"a": 1})


def test_a_gzip_bomb_is_too_large(get, answer) -> None:
    bomb = gzip.compress(b" " * 60_000_000)
    outcome = get(answer(bomb, Content_Encoding="gzip"), max_bytes=1_000_000)
    assert code_of(outcome) is Code.HOSPITAL_ANSWER_TOO_LARGE


@pytest.mark.parametrize("chunked", [True, False])
def test_an_endless_answer_is_too_large(get, chunked) -> None:
    sent: list[int] = []

    def endless(_asked) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        yield b"Transfer-Encoding: chunked\r\n\r\n" if chunked else b"\r\n"
        while True:
            yield b"10000\r\n" + b" " * 65_536 + b"\r\n" if chunked else b" " * 65_536
            sent.append(65_536)

    assert code_of(get(endless, max_bytes=500_000)) is Code.HOSPITAL_ANSWER_TOO_LARGE
    assert sum(sent) < 50_000_000


def drip(_asked) -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
    while True:
        yield 0.05
        yield b" "


def drip_headers(_asked) -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\nX-Slow: "
    while True:
        yield 0.05
        yield b"x"


def drip_chunks(_asked) -> Iterator[bytes | float]:
    yield JSON_IN_CHUNKS
    while True:
        yield 0.05
        yield b"1\r\n \r\n"


@pytest.mark.parametrize("script", [drip, drip_headers, drip_chunks])
def test_dripping_bytes_do_not_outlast_the_answer_timeout(get, script) -> None:
    # Each byte comes well within the read timeout; only the deadline can end this.
    outcome = get(script, read_timeout=5.0, answer_timeout=0.5)
    assert code_of(outcome) is Code.HOSPITAL_TIMEOUT


def test_dripping_bytes_do_not_outlast_the_callers_deadline(serve, client_of) -> None:
    server = serve(drip)
    client = client_of(server.base_url, tries=5)
    outcome = client.get(server.base_url, deadline=time.monotonic() + 0.5)
    assert code_of(outcome) is Code.HOSPITAL_TIMEOUT
    assert len(server.asked) == 1


def test_a_spent_deadline_asks_nothing(serve, client_of, answer) -> None:
    server = serve(lambda _asked: answer(PATIENT))
    outcome = client_of(server.base_url).get(server.base_url, deadline=time.monotonic() - 1)
    assert code_of(outcome) is Code.HOSPITAL_TIMEOUT
    assert server.asked == []


@pytest.mark.parametrize(
    "pieces",
    [
        [5.0],
        [b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", 5.0],
    ],
)
def test_silence_is_a_timeout(get, pieces) -> None:
    assert code_of(get(lambda _asked: pieces, read_timeout=0.2)) is Code.HOSPITAL_TIMEOUT


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x16\x03\x01 not HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{}",
        JSON_IN_CHUNKS + b"5\r\n{}",
        JSON_IN_CHUNKS + b"zz\r\n{}",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n{}",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n{}",
    ],
)
def test_connections_that_break_off_are_unreachable(get, raw) -> None:
    assert code_of(get(raw)) is Code.HOSPITAL_UNREACHABLE


def test_nobody_there_is_unreachable(client_of, soon) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    for address in (f"http://127.0.0.1:{port}/fhir", "http://no-such-host.invalid/fhir"):
        outcome = client_of(address).get(f"{address}/Patient", deadline=soon())
        assert code_of(outcome) is Code.HOSPITAL_UNREACHABLE


def in_turn(*answers: bytes) -> Callable[[object], bytes]:
    left = list(answers)
    return lambda _asked: left.pop(0) if len(left) > 1 else left[0]


def test_reads_are_tried_twice_and_writes_once(serve, client_of, answer, soon) -> None:
    failing, fine = answer({}, 503), answer(PATIENT)
    server = serve(in_turn(failing, fine))
    assert client_of(server.base_url).get(server.base_url, deadline=soon()).body == PATIENT
    server = serve(in_turn(failing))
    assert code_of(client_of(server.base_url).get(server.base_url, deadline=soon())) is (
        Code.HOSPITAL_ERROR
    )
    assert len(server.asked) == 2
    server = serve(in_turn(failing, fine))
    client_of(server.base_url).post(server.base_url, PATIENT, deadline=soon())
    assert len(server.asked) == 1


def test_a_dropped_connection_is_tried_again_and_a_refusal_is_not(
    serve, client_of, answer, soon
) -> None:
    server = serve(in_turn(b"", answer(PATIENT)))
    assert client_of(server.base_url).get(server.base_url, deadline=soon()).body == PATIENT
    server = serve(in_turn(answer({}, 404)))
    client_of(server.base_url).get(server.base_url, deadline=soon())
    assert len(server.asked) == 1


def test_the_breaker_opens_rests_and_recovers(serve, client_of, answer, soon) -> None:
    clock, seen = ManualClock(), []
    breaker = CircuitBreaker(clock, threshold=2, rest=10, observer=seen.append)
    server = serve(in_turn(answer({}, 500), answer({}, 500), answer(PATIENT)))
    client = client_of(server.base_url, breaker=breaker)
    assert code_of(client.get(server.base_url, deadline=soon())) is Code.HOSPITAL_ERROR
    assert code_of(client.get(server.base_url, deadline=soon())) is Code.HOSPITAL_RESTING
    assert len(server.asked) == 2
    clock.advance(10)
    assert isinstance(client.get(server.base_url, deadline=soon()), Reply)
    assert seen == [BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED]


def test_a_refusal_is_a_sign_of_life(serve, client_of, answer, soon) -> None:
    breaker = CircuitBreaker(ManualClock(), threshold=1)
    server = serve(lambda _asked: answer({}, 404))
    client_of(server.base_url, breaker=breaker).get(server.base_url, deadline=soon())
    assert breaker.state is BreakerState.CLOSED


def test_the_servers_clock_is_kept(serve, client_of, answer, soon) -> None:
    dates = in_turn(
        answer({}, Date="Tue, 05 Mar 2030 02:05:00 GMT"), answer({}, Date="yesterday, 25:00")
    )
    server = serve(dates)
    client = client_of(server.base_url)
    for _ in range(2):
        client.get(server.base_url, deadline=soon())
        assert client.server_time == ServerTime(1_898_906_700, 1_800_000_000)


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": "ftp://hospital/fhir"},
        {"base_url": "hospital/fhir"},
        {"base_url": "http:///fhir"},
        {"base_url": "http://user:word@hospital/fhir"},
        {"base_url": "http://hospital/fhir?x=1"},
        {"base_url": "http://hospital/fhir", "read_timeout": 0},
    ],
)
def test_unusable_endpoints_are_named_at_once(settings) -> None:
    with pytest.raises(ValueError, match=r"^(base_url|timeouts): "):
        Endpoint(**settings)


def test_a_missing_ca_file_is_unreachable_not_a_crash(serve, client_of, answer, soon) -> None:
    base = serve(lambda _asked: answer({})).base_url.replace("http:", "https:")
    outcome = client_of(base, ca_file=Path("/nowhere/ca.pem")).get(base, deadline=soon())
    assert code_of(outcome) is Code.HOSPITAL_UNREACHABLE


def test_a_cold_start_imports_no_http_library() -> None:
    names = "{'requests', 'urllib3', 'tenacity', 'fhir'}"
    script = f"import sys, kiosk.hospital.fhir; sys.exit(bool({names} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
