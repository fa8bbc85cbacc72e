"""A hospital's own service that explains reports: `resources/openapi/report-advisor.yaml` over HTTP.

It is told what was measured and how it came out. It is not told whose report it is: no name, number or
date, no id of the hospital's or of this terminal's, and no free text, in which such things may stand.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final

from kiosk.clock import Clock
from kiosk.net import strict_json
from kiosk.net.breaker import CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import Dialect, HttpClient, Outcome, Reply, Trouble, TroubleKind
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure
from kiosk.reports.matching import is_loinc
from kiosk.reports.reading import Advice, Advisor
from kiosk.reports.report import Flag, ReferenceRange, Report, Result
from kiosk.reports.scale import is_measurable
from kiosk.settings.reports import ReportsSettings
from kiosk.text import clean

PATIENCE: Final = 25.0
"""Seconds for one explanation: a patient is offered to leave after thirty (UX.md, "time")."""

LARGEST_ANSWER: Final = 64 * 1024  # bytes
LONGEST_TEXT: Final = 2_000  # characters; what is longer is no explanation, and is not cut in two
MOST_PARAGRAPHS: Final = 20
MOST_RESULTS: Final = 200
WORD_LENGTH: Final = 60  # characters of a name, a unit, a range or a result in words

_JSON: Final = Dialect(
    "application/json",
    frozenset({"application/json"}),
    "application/json; charset=utf-8",
    "JSON",
)
_TRIES: Final = 2
_UNAVAILABLE: Final = Failure(Code.ADVICE_UNAVAILABLE)


class HttpAdvisor:
    """`Advisor`. Safe to use from several threads."""

    def __init__(
        self,
        base_url: str,
        name: str,
        clock: Clock,
        *,
        ca_file: Path | None = None,
        patience: float = PATIENCE,
    ) -> None:
        endpoint = Endpoint(
            base_url,
            ca_file=ca_file,
            read_timeout=patience,
            answer_timeout=patience,
            max_bytes=LARGEST_ANSWER,
        )
        self._http = HttpClient(endpoint, clock, CircuitBreaker(clock), _JSON)
        self._name = name
        self._patience = patience

    def advise(self, report: Report, language: str) -> Advice | Failure:
        """A report without results that can be told, as one of images is, is not explained."""
        asked = question(report, language)
        if asked is None:
            return _UNAVAILABLE
        outcome = self._ask(strict_json.dumps(asked))
        text = explanation(outcome.body.get("text")) if isinstance(outcome, Reply) else ""
        return Advice(text, self._name) if text else _UNAVAILABLE

    def close(self) -> None:
        self._http.close()

    def _ask(self, body: bytes) -> Outcome:
        """Once more where the connection broke, as one that was kept too long does: asking changes
        nothing. After silence there is no time for it.
        """
        deadline = time.monotonic() + self._patience
        url = f"{self._http.endpoint.base_url}/explanations"
        for _ in range(_TRIES):
            outcome = self._http.post(url, body, deadline=deadline)
            if not (isinstance(outcome, Trouble) and outcome.kind is TroubleKind.UNREACHABLE):
                break
        return outcome


def explanation(value: Any) -> str:
    """The answer's text as plain paragraphs; "" where it is none, or too long."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        return ""
    paragraphs = [line for part in value.splitlines() if (line := clean(part, LONGEST_TEXT))]
    return "\n".join(paragraphs) if len(paragraphs) <= MOST_PARAGRAPHS else ""


def question(report: Report, language: str) -> JsonObject | None:
    """What is told of `report`; None where there is nothing to tell."""
    results = list(report.results)
    if len(results) > MOST_RESULTS:
        results = [each for each in results if each.flag.needs_attention]
    told = [_result(each) for each in results[:MOST_RESULTS]]
    known = [each for each in told if each is not None]
    if not known:
        return None
    return {
        "kind": str(report.head.kind),
        "title": clean(report.head.title, WORD_LENGTH),
        "language": language.replace("_", "-"),
        "results": known,
    }


def _result(result: Result) -> JsonObject | None:
    """None for what has neither a number nor a word, or no name."""
    told = _words(name=result.name, loinc=result.loinc if is_loinc(result.loinc) else "")
    if result.quantity is not None and is_measurable(result.quantity.value):
        told["quantity"] = {
            "value": result.quantity.value,
            **_words(comparator=result.quantity.comparator, unit=result.quantity.unit),
        }
    elif len(result.text) <= WORD_LENGTH:  # a longer one is a description, of whomever
        told |= _words(text=result.text)
    if result.range is not None:
        told["range"] = _range(result.range)
    if result.flag is not Flag.NONE:
        told["flag"] = str(result.flag).replace("_", "-")
    return told if "name" in told and ("quantity" in told or "text" in told) else None


def _range(usual: ReferenceRange) -> JsonObject:
    ends = {"low": usual.low, "high": usual.high}
    numbers = {key: end for key, end in ends.items() if end is not None and is_measurable(end)}
    return {**numbers, **_words(text=usual.text)}


def _words(**words: str) -> JsonObject:
    """Those that say something, each on one line."""
    plain = ((key, clean(word, WORD_LENGTH)) for key, word in words.items())
    return {key: word for key, word in plain if word}


def advisor_of(settings: ReportsSettings, clock: Clock) -> Advisor | None:
    """None: the settings name no such service, which is the default."""
    if not settings.advisor_url:
        return None
    return HttpAdvisor(
        settings.advisor_url, settings.advisor_name, clock, ca_file=settings.advisor_ca_file
    )
