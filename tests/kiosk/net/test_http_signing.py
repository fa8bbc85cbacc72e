"""What `kiosk.net.http` offers to who signs: the request as it goes on the wire, the answer as it came."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import requests

from kiosk.clock import ManualClock
from kiosk.net.breaker import CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import Dialect, HttpClient, Refusal, Reply, Trouble, TroubleKind

JSON = Dialect("application/json", frozenset({"application/json"}), "application/json", "JSON")
ANSWER = {"content_type": "application/json"}


class Notary:
    """Signs by numbering: remembers what it was shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str, bytes]] = []

    def sign(self, method: str, target: str, body: bytes) -> Mapping[str, str]:
        self.shown.append((method, target, body))
        return {"X-Signature": str(len(self.shown)), "Accept": "application/json;signed=1"}


@pytest.fixture
def client_of() -> Iterator[Callable[..., HttpClient]]:
    clients: list[HttpClient] = []

    def make(base_url: str, **settings: Any) -> HttpClient:
        clock = ManualClock()
        breaker = CircuitBreaker(clock, threshold=100)
        endpoint = Endpoint(base_url, **settings)
        clients.append(HttpClient(endpoint, clock, breaker, JSON, sleep=lambda _seconds: None))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def soon() -> float:
    return time.monotonic() + 30


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/orders", ()),
        ("/a b/ü/%7e/%2f/c%C3%BC", ()),
        ("/orders/../orders/1", ()),
        ("/x", (("date", "ge2030-01-01T00:00:00+08:00"), ("name", "张 三"), ("q", "a&b=c"))),
        ("/x?already=1", (("more", "2"),)),
        ("//x", ()),
        ("/x;v=1/:@!$&'()*+,=~", ()),
        ("", ()),
    ],
)
def test_what_is_shown_is_what_goes_on_the_wire(serve, client_of, answer, path, params) -> None:
    server = serve(lambda _asked: answer({}, **ANSWER))
    notary, client = Notary(), client_of(server.base_url)
    client.get(f"{server.base_url}{path}", params, deadline=soon(), sign=notary.sign)
    (asked,) = server.asked
    assert notary.shown == [("GET", asked.target, b"")]
    assert asked.headers["x-signature"] == "1"
    assert asked.headers["accept"] == "application/json;signed=1"


def test_a_body_is_shown_as_it_is_sent(serve, client_of, answer) -> None:
    server = serve(lambda _asked: answer({}, **ANSWER))
    notary, client = Notary(), client_of(server.base_url)
    for body in (b'{"a":1}', b""):
        client.post(f"{server.base_url}/orders", body, deadline=soon(), sign=notary.sign)
    full, empty = server.asked
    assert [each[2] for each in notary.shown] == [full.body, empty.body] == [b'{"a":1}', b""]
    assert full.headers["content-type"] == "application/json"
    assert "content-type" not in empty.headers
    assert empty.headers["content-length"] == "0"


def test_each_try_is_signed_anew(serve, client_of, answer) -> None:
    answers = [b"", answer({}, 503, **ANSWER), answer({"third": True}, **ANSWER)]
    server = serve(lambda _asked: answers.pop(0))
    notary, client = Notary(), client_of(server.base_url, tries=3)
    reply = client.get(server.base_url, deadline=soon(), sign=notary.sign)
    assert reply.body == {"third": True}
    assert [asked.headers["x-signature"] for asked in server.asked] == ["1", "2", "3"]


def test_nothing_is_signed_unasked(serve, client_of, answer) -> None:
    server = serve(lambda _asked: answer({}, **ANSWER))
    client_of(server.base_url).get(server.base_url, deadline=soon())
    assert "x-signature" not in server.asked[0].headers


def test_the_answer_is_kept_as_it_came(serve, client_of, answer) -> None:
    raw = b'{ "b": 1.10,\n "a": "\xc3\xbc" }\n'
    script = {
        "/reply": answer(raw, X_Mark="one", **ANSWER),
        "/zipped": answer(gzip.compress(raw), Content_Encoding="gzip", **ANSWER),
        "/refusal": answer(raw, 409, X_Mark="two", **ANSWER),
        "/page": answer(b"<h1>Sorry</h1>", 404, content_type="text/html"),
    }
    server = serve(lambda asked: script[asked.target])
    client = client_of(server.root_url)
    reply, zipped, refusal, page = (
        client.get(f"{server.root_url}{path}", deadline=soon()) for path in script
    )
    assert isinstance(reply, Reply)
    assert (reply.raw, reply.headers["x-mark"]) == (raw, "one")
    assert zipped.raw == raw
    assert isinstance(refusal, Refusal)
    assert (refusal.raw, refusal.headers["x-mark"]) == (raw, "two")
    assert (page.body, page.raw) == ({}, b"<h1>Sorry</h1>")


def test_a_body_that_cannot_be_used_is_kept_too(serve, client_of, answer) -> None:
    server = serve(lambda _asked: answer(b"[1]", **ANSWER))
    trouble = client_of(server.base_url).get(server.base_url, deadline=soon())
    assert trouble == Trouble(TroubleKind.BAD_ANSWER, what="the answer is not a JSON object")
    assert trouble.raw == b"[1]"


def test_an_answer_does_not_show_its_body(serve, client_of, answer) -> None:
    server = serve(lambda _asked: answer({"name": "somebody"}, X_Mark="somebody", **ANSWER))
    assert "somebody" not in repr(client_of(server.base_url).get(server.base_url, deadline=soon()))


def test_one_session_however_many_threads_begin(client_of) -> None:
    client, opened, got = client_of("http://127.0.0.1:1"), [], []
    together = threading.Barrier(4)

    def open_slowly(_verify: Any, _certificate: Any) -> requests.Session:
        opened.append(requests.Session())
        time.sleep(0.05)  # long enough for the others to come by
        return opened[-1]

    def begin() -> None:
        together.wait(10)
        got.append(client._open(open_slowly))

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert got == opened * 4
