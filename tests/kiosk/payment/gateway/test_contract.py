"""All that the client can send, and all it is answered, against the OpenAPI document.

Requests are checked by jsonschema_rs, answers by schemathesis: neither is this project's, and neither
reads the document through the client's eyes. What the client takes for granted in an answer must be
what the document promises, so its answers are drawn from the document, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import requests
import schemathesis
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis.core.failures import FailureGroup
from schemathesis.openapi import checks
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kiosk.money import LARGEST, Fen
from kiosk.net import strict_json
from kiosk.payment.gateway import parse, problems
from kiosk.payment.port import Channel, OrderRequest, Way
from kiosk.reasons import Code, Failure
from tests.sampling import examples

DOCUMENT = Path(__file__).parents[4] / "resources" / "openapi" / "payment-gateway.yaml"
DAY = date(2027, 1, 15)
CONFORMANCE = (
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)


@dataclass(frozen=True)
class Contract:
    """The document, and the operation of each recorded request."""

    content: dict[str, Any]
    schema: BaseSchema

    def check(self, exchange: Any) -> str:
        """Raise unless request and answer conform; the operation's id."""
        path, parameters = self._route(exchange.target.removeprefix("/pay/v1"))
        operation = self.content["paths"][path][exchange.method.lower()]
        shared = self.content["paths"][path].get("parameters", [])
        for each in (*shared, *operation.get("parameters", [])):
            declared = self._resolved(each)
            self._validate(declared["schema"], parameters[declared["name"]])
        for scheme in self.content["security"][0]:
            header = self.content["components"]["securitySchemes"][scheme]["name"]
            assert exchange.headers[header.lower()]
        self._check_body(operation, exchange)
        if exchange.answer is not None:
            case = self.schema[path][exchange.method].Case(path_parameters=parameters)
            case.validate_response(_response(exchange), checks=[*CONFORMANCE])
        return str(operation["operationId"])

    def _check_body(self, operation: dict[str, Any], exchange: Any) -> None:
        if "requestBody" not in operation:
            assert exchange.body == b""
            assert "content-type" not in exchange.headers
            return
        media_type = exchange.headers["content-type"].partition(";")[0]
        schema = operation["requestBody"]["content"][media_type]["schema"]
        self._validate(schema, json.loads(exchange.body))

    def _route(self, target: str) -> tuple[str, dict[str, str]]:
        for path in self.content["paths"]:
            wanted, got = path.split("/"), target.split("/")
            pairs = list(zip(wanted, got, strict=False))
            if len(wanted) == len(got) and all(w == g or w.startswith("{") for w, g in pairs):
                return path, {w[1:-1]: g for w, g in pairs if w.startswith("{")}
        raise AssertionError(f"the document has no {target}")

    def _resolved(self, part: dict[str, Any]) -> Any:
        found: Any = self.content
        if "$ref" not in part:
            return part
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        return found

    def validator(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        whole = {"components": self.content["components"], "allOf": [schema]}
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)

    def _validate(self, schema: dict[str, Any], value: Any) -> None:
        self.validator(schema).validate(value)


def _response(exchange: Any) -> schemathesis.Response:
    answer = exchange.answer
    headers = {**answer.headers, "Content-Type": answer.content_type}
    request = requests.Request(exchange.method, f"http://127.0.0.1{exchange.target}").prepare()
    return schemathesis.Response(
        status_code=answer.status,
        headers={name: [value] for name, value in headers.items()},
        content=answer.body,
        request=request,
        elapsed=0.0,
        verify=True,
    )


@pytest.fixture(scope="session")
def contract() -> Contract:
    content = yaml.safe_load(DOCUMENT.read_text("utf-8"))
    return Contract(content, schemathesis.openapi.from_dict(content))


def orders() -> Iterator[dict[str, Any]]:
    """Every way and channel, and the edges of every member."""
    for channel in (Channel.WECHAT, Channel.ALIPAY, Channel.UNIONPAY):
        yield {"channel": channel}
        yield {"channel": channel, "way": Way.SCANNED}
    yield {"amount": Fen(1)}
    yield {"amount": LARGEST}
    yield {"bills": tuple(f"i-{n}" for n in range(50))}
    yield {"bills": ("A.b-9" + "x" * 59,)}
    yield {"way": Way.SCANNED, "payment_code": "2" * 16}
    yield {"way": Way.SCANNED, "payment_code": "9" * 24}
    yield {"number": "N" * 16}
    yield {"number": "-" * 32}


def test_everything_sent_and_answered_conforms(connect, fake, clock, contract, an_order) -> None:
    gateway = connect(terminal="Terminal.01_of-64" + "x" * 47)
    clock.wall += 86_400  # the first request meets a 401
    numbers = []
    for n, changes in enumerate(orders(), start=1):
        order: OrderRequest = an_order(n, **changes)
        numbers.append(order.number)
        for _ in range(2):  # 201, 200
            assert not isinstance(gateway.place(order).outcome, Failure)
    for n, code in enumerate(("CODE_INVALID", "CODE_EXPIRED", "CODE_USED", "REFUSED"), start=50):
        fake.refuses = code
        gateway.place(an_order(n, way=Way.SCANNED))
    fake.refuses = ""
    gateway.place(an_order(60, bills=an_order(1).bills))
    gateway.place(an_order(1, amount=Fen(1)))
    gateway.query(an_order(99).number)
    for number in (*numbers, an_order(99).number):
        for _ in range(2):
            assert not isinstance(gateway.reverse(number).outcome, Failure)
        gateway.query(number)
    gateway.place(an_order(99))
    assert gateway.bill(DAY)
    assert gateway.probe()
    fake.fault(deaf=True)
    gateway.query(numbers[0])

    operations = {contract.check(exchange) for exchange in fake.exchanges}
    assert operations == {"placeOrder", "queryOrder", "reverseOrder", "readBill"}
    statuses = {each.answer.status for each in fake.exchanges if each.answer is not None}
    assert statuses == {200, 201, 401, 404, 409, 422}


def no_nonce(made: Any) -> Any:
    return replace(made, headers={k: v for k, v in made.headers.items() if k != "Yima-Nonce"})


@pytest.mark.parametrize(
    ("fault", "flaw"),
    [
        ({"told": lambda made: made.but(amount="2550")}, checks.JsonSchemaError),
        ({"told": lambda made: made.but(code_url=None)}, checks.JsonSchemaError),
        ({"told": lambda made: replace(made, status=203)}, checks.UndefinedStatusCode),
        ({"garbled": no_nonce}, checks.MissingHeaders),
        ({"garbled": lambda made: made.headed(Yima_Nonce="x")}, checks.JsonSchemaError),
    ],
)
def test_an_answer_that_does_not_conform_is_found(
    fake, gateway, contract, an_order, fault, flaw
) -> None:
    fake.fault(**fault)
    gateway.place(an_order())
    with pytest.raises(FailureGroup) as raised:
        contract.check(fake.exchanges[-1])
    assert [type(each) for each in raised.value.exceptions] == [flaw]


@pytest.mark.parametrize(
    "change",
    [
        {"bills": ("i", "i")},
        {"bills": ()},
        {"number": "short"},
        {"amount": Fen(0)},
        {"way": Way.SCANNED, "payment_code": "no digits at all"},
    ],
)
def test_a_request_that_does_not_conform_is_found(
    fake, gateway, contract, an_order, change
) -> None:
    gateway.place(an_order(**change))
    with pytest.raises(jsonschema_rs.ValidationError):
        contract.check(fake.exchanges[-1])


def test_every_refusal_of_the_document_has_its_meaning(contract) -> None:
    """And the client knows none that the document does not have."""
    tables = {
        "placeOrder": problems.PLACE,
        "queryOrder": problems.QUERY,
        "reverseOrder": problems.REVERSE,
        "readBill": problems.BILL,
    }
    for operation, status, codes in refusals(contract):
        for code in codes:
            outcome = problems.refusal(status, {"code": code}, tables[operation])
            unlisted = outcome.facts.get("what") == f"code, with HTTP {status}"
            assert not unlisted or code == "TIMESTAMP_OUT_OF_RANGE"
    told = {(o, s, c) for o, s, codes in refusals(contract) for c in codes}
    for operation, table in tables.items():
        for status, code in table:
            assert (operation, status, code) in told


def refusals(contract: Contract) -> Iterator[tuple[str, int, list[str]]]:
    """Operation, status and problem codes, as the document has them."""
    for path in contract.content["paths"].values():
        for operation in (path[method] for method in ("get", "post") if method in path):
            for status, response in operation["responses"].items():
                if 400 <= int(status) < 500:
                    problem = contract._resolved(response)["content"]["application/problem+json"]
                    code = problem["schema"]["allOf"][1]["properties"]["code"]
                    yield (
                        operation["operationId"],
                        int(status),
                        code.get("enum", [code.get("const")]),
                    )


def strings(schema: dict[str, Any]) -> Any:
    return st.from_regex(schema["pattern"], fullmatch=True)


@given(data=st.data())
@settings(max_examples=examples(150), deadline=None)
def test_whatever_the_document_allows_is_taken(contract, data: st.DataObject) -> None:
    """Orders drawn member by member; what the document allows is read, what it does not is refused."""
    schemas = contract.content["components"]["schemas"]
    members = schemas["Order"]["properties"]
    body: dict[str, Any] = {
        "order_no": data.draw(strings(schemas["OrderNo"])),
        "state": data.draw(st.sampled_from(members["state"]["enum"])),
        "amount": data.draw(st.sampled_from([0, 1, 2_550, 10**11])),
        "currency": "CNY",
        "way": data.draw(st.sampled_from(schemas["Way"]["enum"])),
        "channel": data.draw(st.sampled_from(schemas["Channel"]["enum"])),
        "expires_at": "2027-01-15T08:03:00Z",
        "code_url": data.draw(st.sampled_from(["weixin://x", "x" * 512])),
        "transaction_no": data.draw(st.sampled_from(["1", "4" * 64])),
        "paid_at": "2027-01-15T08:00:30+08:00",
        "retry": data.draw(st.booleans()),
        "version": 2,
    }
    for name in data.draw(st.sets(st.sampled_from(sorted(set(body) - {"order_no", "version"})))):
        del body[name]
    number = body["order_no"]
    if contract.validator({"$ref": "#/components/schemas/Order"}).is_valid(body):
        order = parse.order(strict_json.loads(strict_json.dumps(body)), number)
        assert not isinstance(order, Failure), (order, body)
        if "retry" in body:
            assert not isinstance(parse.after_reverse(body, number), Failure)
    elif {"state", "amount", "currency"} - set(body):
        assert isinstance(parse.order(body, number), Failure)


def test_the_examples_of_the_document_are_read(contract) -> None:
    found = 0
    for path in contract.content["paths"].values():
        for operation in (path[method] for method in ("get", "post") if method in path):
            for status, response in operation["responses"].items():
                for media in contract._resolved(response)["content"].values():
                    for example in media["examples"].values():
                        found += 1
                        read_example(operation["operationId"], int(status), example["value"])
    assert found >= 15


def read_example(operation: str, status: int, body: dict[str, Any]) -> None:
    if status >= 400:
        failure = problems.refusal(status, body, {})
        assert failure.code is Code.PAYMENT_BAD_ANSWER
    elif operation == "readBill":
        assert not isinstance(parse.bill(body, date.fromisoformat(body["date"])), Failure)
    elif operation == "reverseOrder":
        assert not isinstance(parse.after_reverse(body, body["order_no"]), Failure)
    else:
        assert not isinstance(parse.order(body, body["order_no"]), Failure)
