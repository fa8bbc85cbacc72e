"""Results and reports of nobody, and a hospital's service that explains them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from kiosk.net import strict_json
from kiosk.reports.report import (
    Flag,
    Quantity,
    ReferenceRange,
    Report,
    ReportHead,
    ReportId,
    ReportKind,
    ReportStatus,
    Result,
)

Make = Callable[..., Any]


def _range(usual: str) -> ReferenceRange | None:
    """Of "3.5–9.5", "–5" or "60–"."""
    if not usual:
        return None
    low, _, high = usual.partition("–")
    return ReferenceRange(
        Decimal(low) if low else None, Decimal(high) if high else None, usual.strip("–")
    )


@pytest.fixture(scope="session")
def result() -> Make:
    """`result("11.8", "3.5–9.5", name="白细胞计数")`; a value "<5" has a comparator."""

    def make(
        value: str = "",
        usual: str = "",
        *,
        unit: str = "",
        flag: Flag = Flag.NONE,
        name: str = "某项",
        **rest: Any,
    ) -> Result:
        number = value.lstrip("<>≤≥")
        quantity = None
        if number:
            comparator = value.removesuffix(number)
            quantity = Quantity(Decimal(number), number, unit=unit, comparator=comparator)
        rest = {"id": f"o-{name}-{value}", "range": _range(usual), **rest}
        return Result(name=name, quantity=quantity, flag=flag, **rest)

    return make


@pytest.fixture(scope="session")
def report() -> Make:
    """`report(result, result, title="尿常规")`."""

    def make(
        *results: Result,
        title: str = "血常规",
        specimen: str = "",
        kind: ReportKind = ReportKind.LABORATORY,
    ) -> Report:
        head = ReportHead(
            id=ReportId("r1"),
            kind=kind,
            status=ReportStatus.FINAL,
            title=title,
            number="L-20300305-0001",
            issued=datetime(2030, 3, 5, 2, 30, tzinfo=UTC),
            collected=datetime(2030, 3, 5, 0, 30, tzinfo=UTC),
            department="检验科",
            doctor="李医生",
        )
        return Report(head, results, specimen=specimen)

    return make


OPENAPI = Path(__file__).parents[3] / "resources/openapi/report-advisor.yaml"
TITLES = {
    "MALFORMED": (400, "The question is not as described"),
    "NOTHING_TO_SAY": (422, "There is nothing to say of these results"),
    "BUSY": (503, "Too many questions"),
}


@dataclass
class Advisory:
    """A service as `report-advisor.yaml` describes it: what it is asked has to be as described there.

    It knows results by their flag, explains those that it knows, and remembers what it heard.
    """

    answer: Callable[..., bytes]
    unknown: set[str] = field(default_factory=set)  # names of results
    busy: int = 0  # so many times
    heard: list[dict[str, Any]] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        file = yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))
        whole = {"$ref": "#/components/schemas/Question", "components": file["components"]}
        self._question = jsonschema_rs.Draft202012Validator(whole)

    def __call__(self, asked: Any) -> bytes:
        self.asked.append(asked)
        if asked.target != "/v1/explanations":
            return self.answer(status=404)
        if asked.method != "POST":
            return self.answer(status=405, Allow="POST")
        if self.busy:
            self.busy -= 1
            return self._problem("BUSY")
        question = self._read(asked)
        if question is None:
            return self._problem("MALFORMED")
        self.heard.append(question)
        lines = [self._line(each) for each in question["results"]]
        told = "\n".join(line for line in lines if line)
        if not told:
            return self._problem("NOTHING_TO_SAY")
        return self.answer({"text": told[:2_000]}, content_type="application/json")

    def is_described(self, question: dict[str, Any]) -> bool:
        return bool(self._question.is_valid(json.loads(strict_json.dumps(question))))

    def _read(self, asked: Any) -> dict[str, Any] | None:
        kind = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            question = json.loads(asked.body.decode("utf-8"))
        except ValueError:
            return None
        fits = kind == "application/json" and self._question.is_valid(question)
        return question if fits else None

    def _line(self, result: dict[str, Any]) -> str:
        if result["name"] in self.unknown:
            return ""
        name = "".join(letter for letter in result["name"] if letter.isprintable()).strip()
        return f"{name or 'It'}: {result.get('flag', 'nothing known')}."

    def _problem(self, code: str) -> bytes:
        status, title = TITLES[code]
        problem = {
            "type": f"urn:yima:advisor:{code}",
            "title": title,
            "status": status,
            "code": code,
        }
        return self.answer(problem, status, "application/problem+json")


@pytest.fixture
def advisory(answer) -> Advisory:
    """The service, not started: `serve(advisory)`."""
    return Advisory(answer)


@pytest.fixture
def advisory_url(serve, advisory) -> str:
    """Where it is, started."""
    return f"{serve(advisory).root_url}/v1"
