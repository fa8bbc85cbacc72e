"""The OpenAPI file is valid, and the gateway does what it says: every documented answer is made once
and compared with its schema; then schemathesis looks for others, from the file alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from requests.auth import AuthBase

from kiosk.demo.gateway.problems import ProblemCode

FILE = Path(__file__).parents[4] / "resources/openapi/payment-gateway.yaml"
SCHEMA = schemathesis.openapi.from_path(FILE)
SCHEMA.config.generation.update(with_security_parameters=False)
# A payment may be refused though nothing is wrong with the request.
_acceptance = SCHEMA.config.checks.positive_data_acceptance
_acceptance.expected_statuses = [*_acceptance.expected_statuses, "422"]
OPERATIONS = {
    found.ok().definition.raw["operationId"]: found.ok() for found in SCHEMA.get_all_operations()
}
SEEDED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Signed(AuthBase):
    """Signs what `requests` is about to send."""

    def __init__(self, terminal: Any, spoil: dict[str, str] | None = None) -> None:
        self._terminal = terminal
        self._spoil = spoil or {}

    def __call__(self, prepared: requests.PreparedRequest) -> requests.PreparedRequest:
        body = prepared.body or b""
        data = body.encode() if isinstance(body, str) else body
        assert isinstance(data, bytes)
        assert prepared.method
        signed = self._terminal.signed(prepared.method, prepared.path_url, data)
        prepared.headers.update({**signed, **self._spoil})
        return prepared


def check_seal(terminal: Any, answer: Any) -> None:
    """Of an answer as schemathesis has it: several values for each header."""
    headers = {name.title(): values[0] for name, values in answer.headers.items()}
    nonce = answer.request.headers["Yima-Nonce"]
    terminal.check(answer.status_code, headers, answer.content, nonce)


def resolved(node: Any) -> Any:
    """The part of the file that a reference points at."""
    while "$ref" in node:
        at: Any = SCHEMA.raw_schema
        for step in node["$ref"].removeprefix("#/").split("/"):
            at = at[step]
        node = at
    return node


def documented() -> Iterator[tuple[str, int, str]]:
    """Every answer in the file: operation, status, and code of the problem."""
    for name, operation in OPERATIONS.items():
        for status, reference in operation.definition.raw["responses"].items():
            content = resolved(reference)["content"]
            problem = content.get("application/problem+json")
            if problem is None:
                yield name, int(status), ""
                continue
            code = problem["schema"]["allOf"][1]["properties"]["code"]
            for each in code.get("enum", [code.get("const")]):
                yield name, int(status), each


# The file itself.


def media_types() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every body in the file, of requests and answers, with a name for it."""
    for name, operation in OPERATIONS.items():
        raw = operation.definition.raw
        bodies = [("request", raw["requestBody"])] if "requestBody" in raw else []
        for status, body in [*bodies, *raw["responses"].items()]:
            for media in resolved(body)["content"].values():
                yield f"{name} {status}", media


def test_the_file_is_openapi() -> None:
    SCHEMA.validate()
    for schema in SCHEMA.raw_schema["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)


@pytest.mark.parametrize(
    ("name", "media"),
    list(media_types()),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_its_examples_are_right(name, media) -> None:
    schema = {**media["schema"], "components": SCHEMA.raw_schema["components"]}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    assert media["examples"], name
    for example in media["examples"].values():
        validator.validate(example["value"])


def test_it_has_every_code_that_the_gateway_knows() -> None:
    named = set(SCHEMA.raw_schema["components"]["schemas"]["Problem"]["properties"]["code"]["enum"])
    assert named == set(ProblemCode)
    assert {code for _, _, code in documented()} - {""} == named


# Every answer in it.


class Stage:
    """One terminal, one order, and the gateway behind it."""

    def __init__(self, gateway: Any, terminal: Any) -> None:
        self.gateway = gateway
        self.terminal = terminal
        self.order = terminal.order()
        self.number = self.order["order_no"]
        self.day = "2030-03-05"
        self.headers: dict[str, str] = {}  # in place of the right ones

    def ask(self, operation: str) -> requests.Response:
        """Compares the answer with the file."""
        found = OPERATIONS[operation]
        answer = requests.request(
            found.method,
            self.gateway.base_url + found.path.format(order_no=self.number, date=self.day),
            json=self.order if operation == "placeOrder" else None,
            auth=Signed(self.terminal, self.headers),
            timeout=10,
        )
        found.validate_response(answer)
        return answer

    def malform(self) -> None:
        self.order["amount"], self.number, self.day = 0, "short", "2030-13-05"

    def use_nonce(self) -> None:
        self.terminal.nonce = secrets.token_hex(16)
        self.ask("queryOrder")

    def rival(self, *, pays: bool) -> None:
        rival = self.terminal.order(bills=self.order["bills"])
        self.terminal.place(rival)
        if pays:
            self.gateway.pay(order_no=rival["order_no"])

    def scan(self, **behaviour: Any) -> None:
        code = self.gateway.wallet("wechat", **behaviour).payment_code
        self.order |= {"way": "scanned", "payment_code": code}

    def pay(self, **behaviour: Any) -> None:
        self.gateway.script(order_no=self.number, **behaviour)
        self.ask("placeOrder")
        self.gateway.pay(order_no=self.number)


Step = Callable[[Stage], object]

# What comes before the call that gets the answer.
OF_EVERY_CALL: dict[str, Step] = {
    "MALFORMED": Stage.malform,
    "SIGNATURE_INVALID": lambda stage: stage.headers.update({"Yima-Signature": "AAAA"}),
    "TIMESTAMP_OUT_OF_RANGE": lambda stage: setattr(stage.terminal, "ahead", 1_000),
    "NONCE_USED": Stage.use_nonce,
    "BUSY": lambda stage: stage.gateway.script(faults=[{"kind": "busy"}]),
}
OF_ONE: dict[tuple[str, int, str], Step] = {
    ("placeOrder", 201, ""): lambda _stage: None,
    ("placeOrder", 200, ""): lambda stage: stage.ask("placeOrder"),
    ("placeOrder", 409, "ORDER_DIFFERS"): lambda stage: (
        stage.ask("placeOrder"),
        stage.order.update(amount=1),
    ),
    ("placeOrder", 409, "ORDER_CLOSED"): lambda stage: stage.ask("reverseOrder"),
    ("placeOrder", 409, "BILL_TAKEN"): lambda stage: stage.rival(pays=False),
    ("placeOrder", 409, "BILL_PAID"): lambda stage: stage.rival(pays=True),
    **{
        ("placeOrder", 422, code): lambda stage, code=code: stage.scan(refusal=code)
        for code in (
            "CODE_INVALID",
            "CODE_EXPIRED",
            "CODE_USED",
            "INSUFFICIENT_FUNDS",
            "REFUSED",
        )
    },
    ("queryOrder", 200, ""): lambda stage: stage.ask("placeOrder"),
    ("queryOrder", 404, "ORDER_UNKNOWN"): lambda _stage: None,
    ("reverseOrder", 200, ""): lambda stage: stage.pay(reverse_retries=1),
    ("reverseOrder", 422, "REVERSE_REFUSED"): lambda stage: stage.pay(reverse_refused=True),
    ("readBill", 200, ""): lambda stage: stage.pay(),
}


@pytest.mark.parametrize(("operation", "status", "code"), list(documented()))
def test_every_documented_answer_is_given_as_documented(
    gateway, terminal, operation, status, code
) -> None:
    stage = Stage(gateway, terminal)
    step = OF_EVERY_CALL.get(code) or OF_ONE[operation, status, code]
    step(stage)
    answer = stage.ask(operation)
    assert (answer.status_code, answer.json().get("code", "")) == (status, code)


@pytest.mark.parametrize("state", ["open", "confirming", "paid", "closed", "reversed", "tombstone"])
def test_an_order_is_told_as_documented_in_every_state(gateway, terminal, state) -> None:
    stage = Stage(gateway, terminal)
    if state != "tombstone":
        stage.ask("placeOrder")
    if state in {"paid", "reversed"}:
        gateway.pay(order_no=stage.number)
    if state == "confirming":
        gateway.pay(order_no=stage.number, then="leave")
    if state in {"closed", "reversed", "tombstone"}:
        stage.ask("reverseOrder")
    told = stage.ask("queryOrder").json()["state"]
    assert told == ("closed" if state == "tombstone" else state)


# What else there may be.


@SCHEMA.parametrize()
@settings(SEEDED, max_examples=60)
def test_schemathesis_finds_nothing_in_single_calls(case, shared_gateway, terminal_of) -> None:
    terminal = terminal_of(shared_gateway)
    answer = case.call_and_validate(base_url=shared_gateway.base_url, auth=Signed(terminal))
    check_seal(terminal, answer)


def test_schemathesis_finds_nothing_in_orders_that_are_queried_and_reversed(
    shared_gateway, terminal_of
) -> None:
    terminal, followed = terminal_of(shared_gateway), []

    class Course(SCHEMA.as_state_machine()):  # type: ignore[misc] # a class made by a function
        def setup(self) -> None:
            shared_gateway.wipe()  # a course depends on none before it

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:  # noqa: ARG002 - as it is called
            return {"base_url": shared_gateway.base_url, "auth": Signed(terminal)}

        def after_call(self, response: Any, case: Any) -> None:
            super().after_call(response, case)
            check_seal(terminal, response)
            followed.append((case.operation.label, response.status_code))

    Course.run(settings=settings(SEEDED, max_examples=20, stateful_step_count=6))
    assert ("GET /orders/{order_no}", 200) in followed
    assert ("POST /orders/{order_no}/reverse", 200) in followed
