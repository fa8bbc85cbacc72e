"""The OpenAPI file is valid, and the stand-in that the advisor is tested against does what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings

FILE = Path(__file__).parents[3] / "resources/openapi/report-advisor.yaml"
SCHEMA = schemathesis.openapi.from_path(FILE)
# A service may have nothing to say though nothing is wrong with the question.
_acceptance = SCHEMA.config.checks.positive_data_acceptance
_acceptance.expected_statuses = [*_acceptance.expected_statuses, "422"]
(EXPLAIN,) = (found.ok() for found in SCHEMA.get_all_operations())
SEEDED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
QUESTION = EXPLAIN.definition.raw["requestBody"]["content"]["application/json"]


def media_types() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "request", QUESTION
    for status, answer in EXPLAIN.definition.raw["responses"].items():
        for media in answer["content"].values():
            yield status, media


def test_the_file_is_openapi() -> None:
    SCHEMA.validate()
    for schema in SCHEMA.raw_schema["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)


@pytest.mark.parametrize(("name", "media"), list(media_types()))
def test_every_example_is_as_its_schema_says(name, media) -> None:
    whole = {**media["schema"], "components": SCHEMA.raw_schema["components"]}
    validator = jsonschema_rs.Draft202012Validator(whole)
    assert media["examples"], name
    for example in media["examples"].values():
        validator.validate(example["value"])


def test_no_part_of_a_question_can_say_more_than_is_described() -> None:
    """Every object of it is closed, and every text in it is short."""
    schemas = SCHEMA.raw_schema["components"]["schemas"]
    for name in ("Question", "Result", "Quantity", "Range"):
        assert schemas[name]["additionalProperties"] is False
    texts = [
        part
        for name in ("Question", "Result", "Quantity", "Range", "Word")
        for part in (schemas[name], *schemas[name].get("properties", {}).values())
        if part.get("type") == "string"
    ]
    assert len(texts) > 5
    assert all("enum" in each or each["maxLength"] <= 60 for each in texts)


def ask(url: str, question: Any) -> requests.Response:
    answer = requests.post(f"{url}/explanations", json=question, timeout=10)
    EXPLAIN.validate_response(answer)
    return answer


@pytest.mark.parametrize(("status", "code"), [(200, None), (422, "NOTHING_TO_SAY"), (503, "BUSY")])
def test_every_documented_answer_is_given_as_documented(
    advisory, advisory_url, status, code
) -> None:
    question = QUESTION["examples"]["bloodCount"]["value"]
    advisory.busy = int(code == "BUSY")
    if code == "NOTHING_TO_SAY":
        advisory.unknown = {each["name"] for each in question["results"]}
    answer = ask(advisory_url, question)
    assert (answer.status_code, answer.json().get("code")) == (status, code)


@pytest.mark.parametrize(
    "spoil",
    [
        {"patient": "SECRET"},
        {"results": []},
        {"kind": "novel"},
        {"language": "中文"},
        {"results": [{"name": "某项"}]},
        {"results": [{"name": "某项", "text": "+", "quantity": {"value": 1}}]},
        {"results": [{"name": "某项", "text": "+", "id": "o1"}]},
        {"results": [{"name": "某项", "quantity": {"value": "1"}}]},
    ],
    ids=json.dumps,
)
def test_another_question_than_described_is_refused(advisory, advisory_url, spoil) -> None:
    question = {**QUESTION["examples"]["bloodCount"]["value"], **spoil}
    answer = ask(advisory_url, question)
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED")
    assert advisory.heard == []


@SCHEMA.parametrize()
@SEEDED
def test_schemathesis_finds_nothing(case, advisory_url) -> None:
    case.call_and_validate(base_url=advisory_url)
