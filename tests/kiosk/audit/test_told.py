"""Heads get to the hospital, once, and come back as they were signed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from kiosk.audit.head import SignedHead, read
from kiosk.audit.told import AUDIT_HEAD, delivered_to, number, sent_by
from kiosk.clock import ManualClock
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.hospital.audit_event import FhirAudit, audit_event_of, heads_of
from kiosk.hospital.http import Endpoint, HttpClient
from kiosk.journal.deliver import Delivery, DeliveryOutcome
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.outbox import Outbox
from kiosk.net.breaker import CircuitBreaker
from kiosk.reasons import Code, Failure


@pytest.fixture
def audit_at() -> Iterator[Callable[[str], FhirAudit]]:
    clients: list[HttpClient] = []

    def connect(base_url: str) -> FhirAudit:
        clock = ManualClock()
        breaker = CircuitBreaker(clock, threshold=100)
        client = HttpClient(Endpoint(base_url), clock, breaker, sleep=lambda _seconds: None)
        clients.append(client)
        return FhirAudit(client)

    yield connect
    for client in clients:
        client.close()


@pytest.fixture
def hospital(tmp_path: Path) -> Iterator[RunningHospital]:
    with start_hospital(tmp_path / "hospital.db", still=True) as running:
        yield running


@pytest.fixture
def heads(copy) -> list[SignedHead]:
    found: list[SignedHead] = copy.heads()
    return found


def test_from_the_outbox_to_the_hospital_and_back(
    tmp_path: Path, heads: list[SignedHead], hospital: RunningHospital, audit_at: Callable, copy
) -> None:
    outbox = Outbox(tmp_path / "outbox.db", InstallationKey(bytes(16)))
    clock = ManualClock()
    send = sent_by(lambda: outbox, clock.now)
    for each in (*heads, heads[0]):
        send(each)
    delivery = Delivery(outbox, {AUDIT_HEAD: delivered_to(audit_at(hospital.base_url))}, clock)
    assert [delivery.deliver_one() for _ in range(4)] == [True, True, True, False]
    outbox.close()
    url = f"{hospital.base_url}/AuditEvent"
    found = requests.get(url, {"_count": "50"}, timeout=10).json()
    assert {*heads_of(found)} == {*heads}
    first = copy.verdict(heads=list(heads_of(found))).first
    assert first is None


def test_told_again_the_hospital_has_it_once(
    heads: list[SignedHead], hospital: RunningHospital, audit_at: Callable
) -> None:
    port = audit_at(hospital.base_url)
    assert [port.keep_head(heads[0]) for _ in range(3)] == [None] * 3
    found = requests.get(f"{hospital.base_url}/AuditEvent", timeout=10).json()
    assert found["total"] == 1


def test_it_is_valid_fhir_and_names_nobody(heads: list[SignedHead]) -> None:
    from fhir.resources.R4B.auditevent import AuditEvent  # noqa: PLC0415 - slow to import

    sent = audit_event_of(heads[0])
    checked = AuditEvent.model_validate(sent)
    assert int(checked.recorded.timestamp()) == heads[0].head.at
    assert "patient" not in json.dumps(sent).lower()


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (201, DeliveryOutcome.DONE),
        (500, DeliveryOutcome.LATER),
        (503, DeliveryOutcome.LATER),
        (401, DeliveryOutcome.LATER),
        (404, DeliveryOutcome.LATER),
        (422, DeliveryOutcome.NEVER),
    ],
)
def test_what_the_hospital_answers(
    heads: list[SignedHead],
    serve: Callable,
    answer: Callable,
    audit_at: Callable,
    status: int,
    outcome: DeliveryOutcome,
) -> None:
    body = {"resourceType": "AuditEvent"}
    server = serve(lambda _asked: answer(body, status))
    assert delivered_to(audit_at(server.base_url))(heads[0].line()) is outcome
    assert server.asked[0].headers["if-none-exist"] == (
        f"_tag=urn:yima:audit-head|{number(heads[0])}"
    )


def test_a_hospital_out_of_reach(
    heads: list[SignedHead], serve: Callable, audit_at: Callable
) -> None:
    server = serve(lambda _asked: b"")
    failure = audit_at(server.base_url).keep_head(heads[0])
    assert isinstance(failure, Failure)
    assert failure.code is Code.HOSPITAL_UNREACHABLE


def test_what_is_no_head_is_not_sent() -> None:
    class Nobody:
        def keep_head(self, signed: SignedHead) -> Failure | None:
            raise AssertionError(signed)

    assert delivered_to(Nobody())(b"{}") is DeliveryOutcome.NEVER


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b'"T07"', b'"T 7"'),
        lambda line: line.replace(b'"seq": ', b'"seq":  '),
        lambda line: line.replace(b'"seq": ', b'"seq": -'),
        lambda line: line.replace(b"interval", b"whenever"),
        lambda line: line + b" ",
        lambda line: line[:-1],
        lambda line: b"[" + line + b"]",
    ],
)
def test_a_head_has_one_form(heads: list[SignedHead], change: Callable[[bytes], bytes]) -> None:
    assert read(heads[0].line()) == heads[0]
    assert read(change(heads[0].line())) is None


def test_what_servers_make_of_it_is_no_head() -> None:
    for resource in (None, [], {}, {"entry": [{"resource": 3}]}, {"entity": [{"detail": [{}]}]}):
        assert list(heads_of(resource)) == []
    bad = {"entity": [{"detail": [{"type": "yima-audit-head-1", "valueBase64Binary": "?"}]}]}
    assert list(heads_of(bad)) == []
