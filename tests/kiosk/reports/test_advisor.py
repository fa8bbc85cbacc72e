"""The hospital's own service: what it is told, what comes of its answers, and of none."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.clock import ManualClock
from kiosk.reasons import Code, Failure
from kiosk.reports import advisor as module
from kiosk.reports.advisor import HttpAdvisor, advisor_of, explanation
from kiosk.reports.reading import Advice
from kiosk.reports.report import Flag, FormRef, Quantity, ReportKind, Result, Section
from kiosk.settings.reports import ReportsSettings

UNAVAILABLE = Failure(Code.ADVICE_UNAVAILABLE)


@pytest.fixture
def open_advisor() -> Iterator[Callable[..., HttpAdvisor]]:
    made: list[HttpAdvisor] = []

    def make(url: str, *, patience: float = 5.0) -> HttpAdvisor:
        made.append(HttpAdvisor(url, "示范医院智能解读", ManualClock(), patience=patience))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def count(result, report) -> Any:
    """A blood count."""
    return report(
        result("11.80", "3.5–9.5", name="白细胞计数", loinc="6690-2", unit="10⁹/L", flag=Flag.HIGH),
        result("128", "115–150", name="血红蛋白", loinc="718-7", unit="g/L", flag=Flag.NORMAL),
        result("<5", name="C反应蛋白", unit="mg/L"),
        replace(result(name="尿蛋白"), text="++", flag=Flag.CRITICAL_HIGH),
    )


def test_a_report_is_explained(open_advisor, advisory, advisory_url, count) -> None:
    told = open_advisor(advisory_url).advise(count, "zh_CN")
    assert told == Advice(
        "白细胞计数: high.\n血红蛋白: normal.\nC反应蛋白: nothing known.\n尿蛋白: critical-high.",
        "示范医院智能解读",
    )
    (question,) = advisory.heard
    assert question == {
        "kind": "laboratory",
        "title": "血常规",
        "language": "zh-CN",
        "results": [
            {
                "name": "白细胞计数",
                "loinc": "6690-2",
                "quantity": {"value": 11.8, "unit": "10⁹/L"},
                "range": {"low": 3.5, "high": 9.5, "text": "3.5–9.5"},
                "flag": "high",
            },
            {
                "name": "血红蛋白",
                "loinc": "718-7",
                "quantity": {"value": 128, "unit": "g/L"},
                "range": {"low": 115, "high": 150, "text": "115–150"},
                "flag": "normal",
            },
            {"name": "C反应蛋白", "quantity": {"value": 5, "comparator": "<", "unit": "mg/L"}},
            {"name": "尿蛋白", "text": "++", "flag": "critical-high"},
        ],
    }
    assert b'"value":11.80' in advisory.asked[0].body  # with the hospital's digits


def test_it_is_not_told_whose_the_report_is(
    open_advisor, advisory, advisory_url, count, result
) -> None:
    """Every field that may name somebody is filled; nothing but what was measured goes out."""
    marked = replace(
        result("1.5", "1–2", name="某项", unit="g/L", flag=Flag.LOW),
        id="SECRET-observation",
        local_code="SECRET-code",
        group="SECRET-group",
        missing="SECRET-missing",
        note="SECRET-note",
    )
    long_text = replace(result(name="镜检"), text="SECRET: " + "张三，1234。" * 20)
    head = replace(
        count.head,
        id="SECRET-report",
        number="SECRET-number",
        department="SECRET-department",
        doctor="SECRET-doctor",
        issued=datetime(2031, 7, 19, tzinfo=UTC),
        collected=datetime(2031, 7, 18, tzinfo=UTC),
        printed_at=datetime(2031, 7, 20, tzinfo=UTC),
        forms=(FormRef(0, "SECRET-form", 1),),
    )
    report = replace(
        count,
        head=head,
        results=(*count.results, marked, long_text),
        sections=(Section("SECRET-title", "SECRET-section"),),
        specimen="SECRET-specimen",
        author="SECRET-author",
        reviewer="SECRET-reviewer",
    )
    assert isinstance(open_advisor(advisory_url).advise(report, "en"), Advice)
    (asked,) = advisory.asked
    wire = f"{asked.target} {asked.headers} {asked.body.decode()}"
    assert "SECRET" not in wire
    assert "2031" not in wire
    assert "张三" not in json.loads(asked.body).__repr__()
    assert asked.headers.keys() == {
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "connection",
        "content-type",
        "content-length",
    }
    assert asked.headers["user-agent"] == "yima"


def test_there_is_nothing_to_ask_where_there_are_no_results(
    open_advisor, advisory, advisory_url, report, result
) -> None:
    ask = open_advisor(advisory_url).advise
    assert ask(report(kind=ReportKind.IMAGING), "en") == UNAVAILABLE
    assert ask(report(replace(result(name="某项"), missing="标本溶血")), "en") == UNAVAILABLE
    assert ask(report(replace(result(name="某项"), text="很" * 61)), "en") == UNAVAILABLE
    assert ask(report(result("NaN", name="某项")), "en") == UNAVAILABLE
    assert ask(report(result("1", name="\u202e")), "en") == UNAVAILABLE
    assert advisory.asked == []


def test_of_very_many_results_those_that_need_attention_are_told(
    open_advisor, advisory, advisory_url, report, result
) -> None:
    flags = [Flag.NORMAL, Flag.HIGH]
    many = [result("1", name=f"第{n}项", flag=flags[n % 2]) for n in range(300)]
    open_advisor(advisory_url).advise(report(*many), "en")
    (question,) = advisory.heard
    assert {each["flag"] for each in question["results"]} == {"high"}
    assert len(question["results"]) == 150


finite = st.decimals(allow_nan=False, allow_infinity=False, min_value="-1e30", max_value="1e30")
lines = st.builds(
    Result,
    id=st.just("o"),
    name=st.text(max_size=80),
    loinc=st.text(max_size=20),
    quantity=st.none()
    | st.builds(
        Quantity,
        finite,
        st.just("1"),
        unit=st.text(max_size=80),
        comparator=st.sampled_from(["", "<", "≤", "≥", ">"]),
    ),
    text=st.text(max_size=80),
    flag=st.sampled_from(Flag),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(st.lists(lines, max_size=4), st.text(max_size=80), st.sampled_from(ReportKind))
def test_whatever_is_in_a_report_the_question_is_as_described(
    advisory, report, results, title, kind
) -> None:
    """By the service's own check, without the wire between."""
    told = module.question(report(*results, title=title, kind=kind), "zh_CN")
    assert told is None or advisory.is_described(told)


# Answers.


def test_paragraphs_stay_and_nothing_else_of_a_layout() -> None:
    text = "  第一段。\r\n\n第二\u200b段\t继续。\u202e\n\x00\n"
    assert explanation(text) == "第一段。\n第二段 继续。"


@pytest.mark.parametrize(
    "text", [None, 5, "", " \n ", "\u202e", ["x"], "长" * 2_001, "段\n" * 21], ids=repr
)
def test_what_is_no_explanation_is_none(text) -> None:
    assert explanation(text) == ""


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": None},
        {"text": "长" * 2_001},
        [],
        "text",
        b"{",
        b"",
        b'{"text": "a", "text": "b"}',
        b'{"text": "\xff"}',
    ],
    ids=repr,
)
def test_an_answer_that_is_not_as_described_is_none(
    open_advisor, serve, answer, count, body
) -> None:
    server = serve(lambda _: answer(body, content_type="application/json"))
    assert open_advisor(server.root_url).advise(count, "en") == UNAVAILABLE


@pytest.mark.parametrize(
    "content_type",
    ["text/html", "text/plain", "", "application/problem+json", "application/fhir+json"],
)
def test_an_answer_of_another_type_is_none(
    open_advisor, serve, answer, count, content_type
) -> None:
    server = serve(lambda _: answer({"text": "Fine."}, content_type=content_type))
    assert open_advisor(server.root_url).advise(count, "en") == UNAVAILABLE


@pytest.mark.parametrize("status", [201, 204, 301, 302, 400, 401, 404, 422, 429, 500, 503])
def test_another_status_is_no_answer(open_advisor, serve, answer, count, status) -> None:
    elsewhere = serve(lambda _: answer({"text": "Fine."}, content_type="application/json"))
    server = serve(
        lambda _: answer(
            b"" if status == 204 else {"text": ""},
            status,
            "application/json",
            Location=elsewhere.root_url,
        )
    )
    assert open_advisor(server.root_url).advise(count, "en") == UNAVAILABLE
    assert elsewhere.asked == []


def test_an_answer_that_is_too_large_is_none(open_advisor, serve, answer, count) -> None:
    body = b'{"text": "Fine."' + b" " * (64 * 1024) + b"}"
    server = serve(lambda _: answer(body, content_type="application/json"))
    assert open_advisor(server.root_url).advise(count, "en") == UNAVAILABLE


def test_the_whole_patience_is_for_the_answer(open_advisor) -> None:
    endpoint = open_advisor("http://127.0.0.1:1", patience=module.PATIENCE)._http.endpoint
    assert endpoint.read_timeout == endpoint.answer_timeout == module.PATIENCE


def test_an_answer_that_never_ends_is_cut_off(open_advisor, serve, count) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
    server = serve(lambda _: (head, *[b" " * 65_536] * 50))
    assert open_advisor(server.root_url).advise(count, "en") == UNAVAILABLE


@pytest.mark.parametrize("slow", [(30.0,), (b"HTTP/1.1 200 OK\r\n", *[0.1, b"X-A: b\r\n"] * 100)])
def test_a_service_that_takes_too_long_is_left(open_advisor, serve, count, slow) -> None:
    server = serve(lambda _: slow)
    assert open_advisor(server.root_url, patience=0.5).advise(count, "en") == UNAVAILABLE
    assert len(server.asked) == 1  # there is no time for another


def test_a_connection_that_breaks_is_tried_once_more(open_advisor, serve, advisory, count) -> None:
    broken = iter([True, False])
    server = serve(lambda asked: b"" if next(broken) else advisory(asked))
    url = f"{server.root_url}/v1"
    assert isinstance(open_advisor(url).advise(count, "en"), Advice)
    assert len(server.asked) == 2


def test_where_nobody_listens_there_is_none(open_advisor, serve, count) -> None:
    server = serve(lambda _: b"")
    assert open_advisor(server.root_url).advise(count, "en") == UNAVAILABLE
    assert len(server.asked) == 2
    assert open_advisor("http://127.0.0.1:1").advise(count, "en") == UNAVAILABLE


def test_a_service_that_fails_is_given_a_rest(open_advisor, advisory, advisory_url, count) -> None:
    advisory.busy = 4
    advisor = open_advisor(advisory_url)
    for _ in range(6):
        assert advisor.advise(count, "en") == UNAVAILABLE
    assert len(advisory.asked) == 4
    advisor._http._clock.advance(11)  # type: ignore[attr-defined] # the test's own clock
    assert isinstance(advisor.advise(count, "en"), Advice)


def test_a_refusal_is_no_failure_of_the_service(
    open_advisor, advisory, advisory_url, count
) -> None:
    advisory.unknown = {each.name for each in count.results}
    advisor = open_advisor(advisory_url)
    for _ in range(6):
        assert advisor.advise(count, "en") == UNAVAILABLE
    assert len(advisory.asked) == 6


@pytest.mark.parametrize("fate", ["fine", "busy", "gone"])
def test_nothing_is_logged_or_told(open_advisor, advisory, count, request, fate) -> None:
    caplog, capfd = (request.getfixturevalue(each) for each in ("caplog", "capfd"))
    caplog.set_level(logging.DEBUG)
    advisory.busy = 4 if fate == "busy" else 0
    url = "http://127.0.0.1:1" if fate == "gone" else request.getfixturevalue("advisory_url")
    advisor = open_advisor(url)
    outcome = advisor.advise(count, "en")
    assert isinstance(outcome, Advice) is (fate == "fine")
    told = "\n".join([repr(outcome), repr(advisor), caplog.text, *capfd.readouterr()])
    for hidden in ("11.8", "白细胞", "high", "6690-2"):
        assert hidden not in told


# What the settings ask for.


def test_there_is_none_by_default() -> None:
    assert advisor_of(ReportsSettings(), ManualClock()) is None


def test_the_settings_name_one(advisory_url, count) -> None:
    settings = ReportsSettings(advisor_url=f"{advisory_url}/", advisor_name="某医院解读")
    assert settings.problems() == ()
    advisor = advisor_of(settings, ManualClock())
    assert isinstance(advisor, HttpAdvisor)
    told = advisor.advise(count, "en")
    assert isinstance(told, Advice)
    assert told.by == "某医院解读"
    advisor.close()


def test_a_cold_start_imports_no_library() -> None:
    names = "{'requests', 'urllib3', 'tenacity', 'yaml'}"
    script = f"import sys, kiosk.reports.advisor; print({names} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"set()"]


def test_numbers_that_json_has_no_word_for_are_left_out(report, result) -> None:
    made = replace(
        result("5", "1–2", name="某项"),
        range=replace(result("5", "1–2").range, low=Decimal("NaN"), high=Decimal("Infinity")),
    )
    told = module.question(report(made), "en")
    assert told is not None
    assert told["results"][0]["range"] == {"text": "1–2"}
