"""Every adapter against its stand-in, which checks what the real platform would."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.demo.platforms import accounts
from kiosk.domain import Assurance, IdentifierSystem, Patient, PatientIdentifier
from kiosk.hospital.fhir import open_hospital
from kiosk.hospital.http import Endpoint
from kiosk.net.breaker import BreakerState
from kiosk.platforms.port import CardUse, is_permanent
from kiosk.reasons import Code, Failure
from kiosk.services.access import ServiceId


def card_of(outcome: object) -> VerifiedCard:
    assert isinstance(outcome, VerifiedCard), outcome
    return outcome


def code_of(outcome: object) -> Code:
    assert isinstance(outcome, Failure), outcome
    return outcome.code


def test_a_code_is_decoded_and_its_holder_found(way, running, clock, people) -> None:
    card = card_of(way.open(running.platforms_url).verify(way.code()))
    assert card.name == people.member.masked_name
    assert card.assurance is Assurance.DYNAMIC
    hospital = open_hospital(Endpoint(running.base_url), clock)
    found = hospital.find_patient(card.identifier)
    hospital.close()
    assert isinstance(found, Patient)
    assert found.id == people.member.patient_ids[0]


@pytest.mark.parametrize("name", ["tencent", "provincial"])
def test_a_static_code_may_be_shown_again_and_proves_less(request, running, people, name) -> None:
    platform = request.getfixturevalue(name)(running.platforms_url)
    cards = [card_of(platform.verify(people.static())) for _ in range(2)]
    assert {card.assurance for card in cards} == {Assurance.ONLINE}
    assert cards[0].identifier == PatientIdentifier(
        IdentifierSystem.HEALTH_CARD, people.member.card_id
    )


def test_a_number_that_another_terminal_made_too_keeps_nobody_out(
    running, insurance, people, monkeypatch
) -> None:
    """Two terminals of one hospital ask in the same second, from the same place of the sequence."""
    starts = itertools.chain((8_000, 8_000), itertools.count(9_000, 100))
    monkeypatch.setattr(secrets, "randbelow", lambda _end: next(starts))
    before = running.state()["platforms"]["refused"].get("repeated", 0)
    for terminal in [insurance(running.platforms_url) for _ in range(2)]:
        card_of(terminal.verify(people.voucher()))
    assert running.state()["platforms"]["refused"]["repeated"] == before + 1


def test_vouchers_of_the_mini_programme(running, insurance, people) -> None:
    card = card_of(insurance(running.platforms_url).verify(people.voucher(mini_programme=True)))
    assert card.identifier.value == people.member.insurance_number


def test_a_code_is_taken_once(way, running) -> None:
    platform, code = way.open(running.platforms_url), way.code()
    card_of(platform.verify(code))
    assert platform.verify(code) == Failure(Code.PLATFORM_CODE_EXPIRED)


def test_an_old_code_is_not_taken(way, running) -> None:
    platform = way.open(running.platforms_url)
    assert platform.verify(way.code(age=1000)) == Failure(Code.PLATFORM_CODE_EXPIRED)


@pytest.mark.parametrize(
    ("name", "text", "result"),
    [
        ("tencent", f"{'AB' * 32}:1::9999A0001", "40010"),
        ("provincial", f"{'AB' * 32}:0:{'CD' * 16}::9999A0001", "2001"),
        ("insurance", "424" + "9" * 25, "-1"),
        ("insurance", "opcx&y=z", "-1"),
    ],
)
def test_a_code_nobody_knows_is_refused(request, running, name, text, result) -> None:
    platform = request.getfixturevalue(name)(running.platforms_url)
    refused = platform.verify(OnlineCode(Kind.SITE_CODE, text))
    assert refused == Failure(Code.PLATFORM_REFUSED, {"result": result})


def test_another_secret_is_no_fault_of_the_card(way, running, capfd) -> None:
    wrong = "OpensNothingAtAl"  # as long as the right one of a province
    platform = way.open(running.platforms_url, **{way.secret: wrong})
    failure = platform.verify(way.code())
    assert code_of(failure) is Code.PLATFORM_BAD_ANSWER
    assert "does not accept this terminal" in str(failure.facts["what"])
    assert wrong not in repr(failure)
    capfd.readouterr()


@pytest.mark.parametrize("off", [-400, 400])
def test_a_wrong_clock_is_no_fault_of_the_card(way, running, clock, off) -> None:
    platform, code = way.open(running.platforms_url), way.code()
    clock.wall += off
    failure = platform.verify(code)
    assert code_of(failure) is Code.PLATFORM_BAD_ANSWER


def test_somebody_elses_answer_is_not_shown(way, running) -> None:
    platform = way.open(running.platforms_url)
    running.fault("wrong_patient", under=f"/platforms/{way.name}")
    failure = platform.verify(way.code())
    assert code_of(failure) is Code.PLATFORM_BAD_ANSWER
    assert failure.facts["what"] in {"it is about another card", "it is about another code"}


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"kind": "fail"}, Code.PLATFORM_UNREACHABLE),
        ({"kind": "gone"}, Code.PLATFORM_UNREACHABLE),
        ({"kind": "hang"}, Code.PLATFORM_UNREACHABLE),
        ({"kind": "slow", "delay_ms": 5000}, Code.PLATFORM_UNREACHABLE),
        ({"kind": "drop_after_work"}, Code.PLATFORM_UNREACHABLE),
        ({"kind": "html"}, Code.PLATFORM_BAD_ANSWER),
        ({"kind": "malformed"}, Code.PLATFORM_BAD_ANSWER),
        ({"kind": "huge"}, Code.PLATFORM_BAD_ANSWER),
    ],
)
def test_each_fault_is_a_typed_failure_and_goes_away(way, running, fault, code) -> None:
    platform = way.open(running.platforms_url, patience=0.5)
    running.fault(**fault, under=f"/platforms/{way.name}")
    assert code_of(platform.verify(way.code())) is code
    running.clear_faults()
    again = way.open(running.platforms_url)
    card_of(again.verify(way.code()))


def test_faults_of_the_platforms_and_of_the_hospital_are_apart(way, running, clock, people) -> None:
    identifier = PatientIdentifier(IdentifierSystem.HEALTH_CARD, people.member.card_id)
    hospital = open_hospital(Endpoint(running.base_url, tries=1), clock)
    running.fault("fail", under="/platforms")
    assert isinstance(hospital.find_patient(identifier), Patient)
    running.clear_faults()
    running.fault("fail")
    assert code_of(hospital.find_patient(identifier)) is Code.HOSPITAL_ERROR
    hospital.close()
    card_of(way.open(running.platforms_url).verify(way.code()))


def test_a_connection_that_broke_is_tried_once_more(way, running) -> None:
    platform = way.open(running.platforms_url)
    running.fault("gone", times=1, under=f"/platforms/{way.name}")
    card_of(platform.verify(way.code()))


def test_the_breaker_rests_and_recovers(way, running, clock) -> None:
    seen: list[BreakerState] = []
    platform = way.open(running.platforms_url, observer=seen.append)
    running.fault("fail", under="/platforms")
    for _ in range(4):
        assert code_of(platform.verify(way.code())) is Code.PLATFORM_UNREACHABLE
    before = running.state()["requests"]
    running.clear_faults()
    assert platform.verify(way.code()) == Failure(Code.PLATFORM_UNREACHABLE)
    assert platform.breaker_state is BreakerState.OPEN
    assert running.state()["requests"] == before
    clock.advance(11)
    card_of(platform.verify(way.code()))
    assert seen == [BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED]


def test_patience_bounds_everything_together(tencent, running, people) -> None:
    """A slow token, then a slow decoding: one patience for both."""
    platform = tencent(running.platforms_url, patience=0.8)
    running.fault("slow", under="/platforms", delay_ms=500)
    began = time.monotonic()
    assert code_of(platform.verify(people.dynamic())) is Code.PLATFORM_UNREACHABLE
    assert time.monotonic() - began < 30  # far from a hang; the figure itself is not the point


def test_the_platforms_clock_is_kept(way, running) -> None:
    platform = way.open(running.platforms_url)
    assert platform.server_time is None
    platform.verify(way.code())
    assert platform.server_time is not None


# tokens


def token_requests(running: Any) -> int:
    requests: dict[str, int] = running.state()["requests"]
    return sum(count for path, count in requests.items() if path.endswith("/getAppToken"))


def test_a_token_is_fetched_once_for_all_threads(tencent, running, people) -> None:
    platform, before = tencent(running.platforms_url), token_requests(running)
    codes = [people.dynamic() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for outcome in pool.map(platform.verify, codes):
            card_of(outcome)
    assert token_requests(running) == before + 1


def test_a_token_that_expired_on_the_way_is_renewed_once(tencent, running, people) -> None:
    platform = tencent(running.platforms_url)
    card_of(platform.verify(people.dynamic()))
    before = token_requests(running)
    running.expire_platform_tokens()
    card_of(platform.verify(people.dynamic()))
    assert token_requests(running) == before + 1


def test_a_token_is_not_used_to_its_last_second(tencent, running, people, clock) -> None:
    platform = tencent(running.platforms_url)
    card_of(platform.verify(people.static()))
    before = token_requests(running)
    for uptime, fetched in ((7_100, 0), (50, 1)):
        clock.uptime += uptime
        card_of(platform.verify(people.static()))
        assert token_requests(running) == before + fetched


# reports


def use(code: OnlineCode, at: int, service: ServiceId = ServiceId.CHECKIN) -> CardUse:
    return CardUse(code.text, code.kind, service, at, "心内科")


@pytest.fixture
def reported(running) -> Callable[[], list[dict[str, Any]]]:
    before = len(running.state()["platforms"]["reports"])
    return lambda: running.state()["platforms"]["reports"][before:]


def test_a_use_is_reported(tencent, running, people, clock, reported) -> None:
    platform, code = tencent(running.platforms_url), people.dynamic()
    card_of(platform.verify(code))
    assert platform.report(use(code, clock.now() - 3_600)) is None
    assert reported() == [
        {
            "qrCodeText": code.text,
            "time": "2030-03-05 09:10:00",
            "hospitalCode": accounts.TENCENT.hospital_id,
            "scene": "0101012",
            "department": "心内科",
            "cardType": "11",
            "cardChannel": "0200",
            "patients": list(people.member.patient_ids),
        }
    ]


def test_a_use_without_a_department_is_reported_too(tencent, running, people, reported) -> None:
    platform, code = tencent(running.platforms_url), people.static()
    card_of(platform.verify(code))
    nowhere = CardUse(code.text, code.kind, ServiceId.CHECKIN, people.clock.now(), "")
    assert platform.report(nowhere) is None
    assert [report["department"] for report in reported()] == ["门诊"]


@pytest.mark.parametrize(
    ("service", "settings", "scene"),
    [
        (ServiceId.PAY, {}, "0101051"),
        (ServiceId.REPORTS, {}, "0101081"),
        (ServiceId.CHECKIN, {"scenes": {ServiceId.CHECKIN: "0101011"}}, "0101011"),
    ],
)
def test_scenes(request, people, service, settings, scene) -> None:
    running, reported = map(request.getfixturevalue, ("running", "reported"))
    platform = request.getfixturevalue("tencent")(running.platforms_url, **settings)
    code = people.static()
    card_of(platform.verify(code))
    assert platform.report(use(code, people.clock.now(), service)) is None
    assert [report["scene"] for report in reported()] == [scene]


def test_what_is_no_use_of_a_card_is_not_reported(tencent, running, people, clock) -> None:
    platform, before = tencent(running.platforms_url), running.state()["requests"]
    for service in (ServiceId.IDENTIFY, ServiceId.QUEUE):
        assert platform.report(use(people.static(), clock.now(), service)) is None
    assert running.state()["requests"] == before


def test_a_code_of_another_platform_is_not_told_to_this_one(tencent, running, clock) -> None:
    """Beside an insurance: its token is nothing that a card platform may learn."""
    platform, before = tencent(running.platforms_url), running.state()["requests"]
    voucher = OnlineCode(Kind.INSURANCE_VOUCHER, "4" * 28)
    assert platform.report(use(voucher, clock.now())) is None
    assert running.state()["requests"] == before


def test_what_the_outbox_may_drop_and_what_not(tencent, running, people, clock) -> None:
    platform = tencent(running.platforms_url, patience=0.5)
    never_decoded = platform.report(use(people.dynamic(), clock.now()))
    assert never_decoded == Failure(Code.PLATFORM_REFUSED, {"result": "40010"})
    assert is_permanent(never_decoded)
    running.fault("gone", under="/platforms")
    away = platform.report(use(people.static(), clock.now()))
    assert isinstance(away, Failure)
    assert not is_permanent(away)


def test_reports_that_fail_keep_no_patient_out(tencent, running, people, clock) -> None:
    """They are sent in the background, and many of them: codes are decoded all the same."""
    platform = tencent(running.platforms_url)
    card_of(platform.verify(people.static()))
    running.fault("fail", under="/platforms/tencent/HealthOpenPlatform/ISVOpenObj/reportHISData")
    for _ in range(5):
        failure = platform.report(use(people.static(), clock.now()))
        assert failure == Failure(Code.PLATFORM_UNREACHABLE)
    card_of(platform.verify(people.static()))
