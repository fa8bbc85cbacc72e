"""Whatever the insurance says: an answer or a failure, and never a bug."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.insurance import transactions
from kiosk.insurance.port import InsuredPerson, Settlement, Transaction
from kiosk.reasons import Code, Failure
from tests.kiosk.insurance.replies import MSGID, PERSON, SETLINFO, SPLIT, VISIT, VOUCHER, reply

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
MEMBERS = st.fixed_dictionaries({}, optional=dict.fromkeys(SETLINFO, JSON))
OUTPUT = st.one_of(
    JSON,
    MEMBERS.map(lambda changes: {"setlinfo": {**SETLINFO, **changes}}),
    st.fixed_dictionaries({}, optional={"baseinfo": JSON, "insuinfo": JSON, "setlinfo": JSON}).map(
        lambda changes: {**PERSON, **changes}
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(OUTPUT)
def test_any_output_is_an_answer_or_a_failure(output: Any) -> None:
    read = json.loads(json.dumps(output), parse_float=Decimal)
    for told in (
        transactions.person_told(read),
        transactions.quote_told(read, VISIT, SPLIT.total),
        transactions.settlement_told(read, VISIT, SPLIT.total, MSGID),
        transactions.reversal_told(read, VISIT, MSGID),
    ):
        assert isinstance(told, InsuredPerson | Settlement | Failure)
        if isinstance(told, Settlement) and told.split.total > 0:
            assert told.split.adds_up
            assert told.split.total == SPLIT.total


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    body=st.one_of(
        st.binary(max_size=200),
        JSON.map(lambda value: json.dumps(value).encode()),
        st.fixed_dictionaries({}, optional=dict.fromkeys(reply(None), JSON)).map(
            lambda changes: json.dumps({**reply({"setlinfo": SETLINFO}), **changes}).encode()
        ),
    ),
    status=st.sampled_from([200, 200, 200, 204, 301, 400, 500]),
)
def test_garbage_never_raises(garbage: Any, body: bytes, status: int) -> None:
    insurance, script, clock = garbage
    script["answer"] = (body, status)
    for ask in (
        lambda: insurance.person(VOUCHER),
        lambda: insurance.pre_settle(VISIT, SPLIT.total, VOUCHER),
        lambda: insurance.settle(VISIT, SPLIT, VOUCHER, MSGID).outcome,
        lambda: insurance.reverse(VISIT, "S1", MSGID).outcome,
        lambda: insurance.correct(VISIT, Transaction.SETTLE, MSGID).outcome,
    ):
        clock.uptime += 60  # the breaker rests no longer
        outcome = ask()
        assert isinstance(outcome, InsuredPerson | Settlement | Failure | None)
        assert outcome != Failure(Code.INSURANCE_RESTING)


@pytest.fixture
def garbage(serve: Any, answer: Any, open_at: Any, clock: Any) -> Any:
    """An adapter, what its insurance says, and its clock."""
    script: dict[str, Any] = {}

    def say(_asked: Any) -> Any:
        body, status = script["answer"]
        return answer(body, status, content_type="application/json")

    return open_at(serve(say).root_url), script, clock
