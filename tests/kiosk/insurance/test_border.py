"""What is sent, member by member; what becomes of answers that are odd, broken or hostile."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from kiosk.bills import Split
from kiosk.insurance.port import (
    Certificate,
    CertificateType,
    InsuranceAnswer,
    InsuredPerson,
    Settlement,
    Transaction,
)
from kiosk.money import Fen
from kiosk.reasons import Code, Failure
from tests.kiosk.insurance.replies import MSGID, PERSON, SETLINFO, SPLIT, VISIT, VOUCHER, reply


@pytest.fixture
def answered(serve: Any, answer: Any, open_at: Any) -> Callable[..., Any]:
    """An adapter whose insurance answers `body` to everything; what was sent is `.server.asked`."""

    def make(body: Any, status: int = 200, content_type: str = "application/json") -> Any:
        server = serve(lambda _asked: answer(body, status, content_type=content_type))
        insurance = open_at(server.root_url)
        return insurance, server

    return make


@pytest.fixture
def taken(serve: Any, answer: Any, open_at: Any) -> Callable[..., Any]:
    """An adapter whose insurance has had the numbers of its first `times` requests; then `body`."""

    def make(times: int, body: Any) -> Any:
        answers = itertools.chain(
            [reply({}, infcode=-1, err_msg="重复请求")] * times, itertools.repeat(body)
        )
        server = serve(lambda _asked: answer(next(answers), content_type="application/json"))
        return open_at(server.root_url), server

    return make


@pytest.fixture
def settle(answered: Any) -> Callable[..., InsuranceAnswer]:
    def ask(body: Any, **options: Any) -> InsuranceAnswer:
        insurance, _ = answered(body, **options)
        found: InsuranceAnswer = insurance.settle(VISIT, SPLIT, VOUCHER, MSGID)
        return found

    return ask


def what(outcome: object) -> str:
    assert isinstance(outcome, Failure), outcome
    assert outcome.code is Code.INSURANCE_BAD_ANSWER
    return str(outcome.facts["what"])


# numbers that were there


def test_a_question_whose_number_was_there_is_asked_with_another(taken) -> None:
    insurance, server = taken(2, reply(PERSON))
    assert insurance.person(VOUCHER) == InsuredPerson("P1", ("310",))
    assert len({json.loads(asked.body)["msgid"] for asked in server.asked}) == 3
    insurance, server = taken(1, reply({"setlinfo": {**SETLINFO, "setl_id": ""}}))
    assert isinstance(insurance.pre_settle(VISIT, SPLIT.total, VOUCHER), Settlement)
    assert len({json.loads(asked.body)["msgid"] for asked in server.asked}) == 2


def test_a_question_is_not_asked_for_ever(taken) -> None:
    insurance, server = taken(99, reply(PERSON))
    refused = insurance.person(VOUCHER)
    assert isinstance(refused, Failure)
    assert refused.code is Code.INSURANCE_REFUSED
    assert len(server.asked) == 3


def test_what_changes_something_is_sent_once_whoever_had_its_number(taken) -> None:
    insurance, server = taken(99, reply({"setlinfo": SETLINFO}))
    answers = (
        insurance.settle(VISIT, SPLIT, VOUCHER, MSGID),
        insurance.reverse(VISIT, "S1", MSGID),
        insurance.correct(VISIT, Transaction.SETTLE, MSGID),
    )
    assert {what(answer.outcome)[:2] for answer in answers} == {"it"}
    assert len(server.asked) == len(answers)


# what is sent


def sent(asked: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    envelope = json.loads(asked.body, parse_float=Decimal)
    return envelope, envelope["input"]["data"]


def test_what_each_transaction_asks(answered) -> None:
    insurance, server = answered(reply({}))
    asked = {
        "psn_no": VISIT.person,
        "mdtrt_cert_type": "01",
        "mdtrt_cert_no": "token",
        "med_type": "11",
        "medfee_sumamt": Decimal("100.00"),
        "psn_setlway": "01",
        "mdtrt_id": "M1",
        "chrg_bchno": "B1",
        "insutype": "310",
        "acct_used_flag": "1",
    }
    insurance.pre_settle(VISIT, SPLIT.total, VOUCHER)
    insurance.settle(VISIT, SPLIT, VOUCHER, MSGID)
    insurance.reverse(VISIT, "S1", MSGID[:-1] + "3")
    insurance.correct(VISIT, Transaction.REVERSE, MSGID)
    insurance.person(Certificate(CertificateType.IDENTITY_NUMBER, "11010519491231002X"))
    insurance.person(Certificate(CertificateType.SOCIAL_SECURITY, "D1"))
    quoted, settled, reversed_, corrected, by_number, by_card = map(sent, server.asked)
    assert (quoted[0]["infno"], quoted[1]) == ("2206", asked)
    assert (settled[0]["infno"], settled[0]["msgid"], settled[1]) == ("2207", MSGID, asked)
    assert (reversed_[0]["infno"], reversed_[0]["msgid"]) == ("2208", MSGID[:-1] + "3")
    assert reversed_[1] == {"setl_id": "S1", "mdtrt_id": "M1", "psn_no": VISIT.person}
    assert corrected[0]["infno"] == "2601"
    assert corrected[0]["msgid"] != MSGID
    assert corrected[1] == {"psn_no": VISIT.person, "omsgid": MSGID, "oinfno": "2208"}
    assert by_number[1] == {
        "mdtrt_cert_type": "02",
        "mdtrt_cert_no": "11010519491231002X",
        "card_sn": "",
        "begntime": "2030-03-05 10:10:00",
        "psn_cert_type": "01",
        "certno": "11010519491231002X",
        "psn_name": "",
    }
    assert (by_card[1]["mdtrt_cert_type"], by_card[1]["certno"]) == ("03", "")
    msgids = [sent(a)[0]["msgid"] for a in server.asked]
    assert len(set(msgids)) == 6
    for envelope, _ in map(sent, server.asked):
        assert (envelope["signtype"], len(envelope["cainfo"])) == ("SM3", 64)
        assert set(envelope["input"]) == {"data"}


def test_how_it_is_sent(answered) -> None:
    insurance, server = answered(reply({}))
    insurance.settle(VISIT, SPLIT, VOUCHER, MSGID)
    (asked,) = server.asked
    assert (asked.method, asked.target) == ("POST", "/nhsa")
    assert asked.headers["content-type"] == "application/json; charset=utf-8"
    assert asked.headers["connection"] == "close"
    assert b'"medfee_sumamt":100.00' in asked.body


# settlements


def test_a_settlement(settle) -> None:
    assert settle(reply({"setlinfo": SETLINFO})).outcome == Settlement(SPLIT, "S1")
    bare = {k: v for k, v in SETLINFO.items() if k not in {"psn_no", "mdtrt_id", "medins_setl_id"}}
    assert settle(reply({"setlinfo": bare, "setldetail": []})).outcome == Settlement(SPLIT, "S1")
    own_number = {**SETLINFO, "medins_setl_id": "X" * 30}
    assert settle(reply({"setlinfo": own_number})).outcome == Settlement(SPLIT, "S1")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"setl_id": ""}, "setl_id"),
        ({"setl_id": None}, "setl_id"),
        ({"setl_id": 7}, "setl_id"),
        ({"setl_id": "x" * 31}, "setl_id"),
        ({"setl_id": "S1\n"}, "setl_id"),
        ({"psn_no": "8" * 24}, "another psn_no"),
        ({"psn_no": 9}, "another psn_no"),
        ({"mdtrt_id": "M2"}, "another mdtrt_id"),
        ({"medins_setl_id": MSGID[:-1] + "1"}, "another msgid"),
        ({"medfee_sumamt": None}, "medfee_sumamt"),
        ({"fund_pay_sumamt": "x"}, "fund_pay_sumamt"),
        ({"acct_pay": 15.505}, "acct_pay"),
        ({"psn_cash_pay": True}, "psn_cash_pay"),
        ({"psn_cash_pay": 24.51}, "do not add up"),
        ({"psn_cash_pay": -24.5, "fund_pay_sumamt": 109}, "do not add up"),
        ({"medfee_sumamt": 100.01, "psn_cash_pay": 24.51}, "do not add up"),
    ],
)
def test_settlements_that_are_not_believed(settle, changes, words) -> None:
    answer = settle(reply({"setlinfo": {**SETLINFO, **changes}}))
    assert words in what(answer.outcome)
    assert len(answer.digest) == 32


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<h1>Please sign in</h1>", "strict JSON"),
        (b"[]", "JSON object"),
        (b'{"infcode":0,"infcode":0}', "strict JSON"),
        (b'{"a":' * 60_000, "too large"),
        (b'{"a":' * 5_000, "strict JSON"),
        (b"", "infcode"),
        ({}, "infcode"),
        (reply({}, infcode=None), "infcode"),
        (reply({"setlinfo": SETLINFO}, inf_refmsgid=None), "inf_refmsgid"),
        (reply({"setlinfo": SETLINFO}, inf_refmsgid=MSGID), "inf_refmsgid"),
        (reply({}, infcode=-1, inf_refmsgid="x", err_msg="已冲正"), "inf_refmsgid"),
        (reply(None), "setlinfo"),
        (reply("encrypted"), "setlinfo"),
        (reply([]), "setlinfo"),
        (reply({"setlinfo": [SETLINFO]}), "setlinfo"),
        (reply({"setlinfo": SETLINFO}, pad="x" * 300_000), "too large"),
    ],
)
def test_answers_that_leave_the_result_open(settle, body, words) -> None:
    assert words in what(settle(body).outcome)


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 422])
def test_http_refusals_leave_the_result_open(settle, status) -> None:
    assert what(settle({}, status=status).outcome) == f"HTTP {status}"


def test_another_type_of_answer(settle) -> None:
    answer = settle(reply({"setlinfo": SETLINFO}), content_type="text/html")
    assert what(answer.outcome) == "the answer is not JSON"


def test_nobody_there(open_at) -> None:
    insurance = open_at("http://no-such-host.invalid")
    away = InsuranceAnswer(Failure(Code.INSURANCE_UNREACHABLE))
    assert insurance.settle(VISIT, SPLIT, VOUCHER, MSGID) == away
    assert insurance.correct(VISIT, Transaction.SETTLE, MSGID) == away


# the other transactions


def test_persons(answered) -> None:
    assert answered(reply(PERSON))[0].person(VOUCHER) == InsuredPerson("P1", ("310",))
    none = {**PERSON, "insuinfo": []}
    assert answered(reply(none))[0].person(VOUCHER) == InsuredPerson("P1", ())


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (None, "output"),
        ({}, "psn_no"),
        ({**PERSON, "baseinfo": []}, "psn_no"),
        ({**PERSON, "baseinfo": {"psn_no": "a|b"}}, "psn_no"),
        ({**PERSON, "baseinfo": {"psn_no": 7}}, "psn_no"),
        ({**PERSON, "insuinfo": None}, "insuinfo"),
        ({**PERSON, "insuinfo": ["310"]}, "insuinfo"),
        ({**PERSON, "insuinfo": [{"insutype": None, "psn_insu_stas": "1"}]}, "insutype"),
        ({**PERSON, "insuinfo": [{"insutype": "x" * 7, "psn_insu_stas": "1"}]}, "insutype"),
    ],
)
def test_persons_that_are_not_believed(answered, output, words) -> None:
    assert what(answered(reply(output))[0].person(VOUCHER)) == words


@pytest.mark.parametrize(
    "changes",
    [
        {"psn_cash_pay": 24.51},
        {"psn_cash_pay": -0.5, "acct_pay": 40.5},
        {"medfee_sumamt": 99, "psn_cash_pay": 23.5},
    ],
)
def test_quotes_that_do_not_add_up(answered, changes) -> None:
    insurance, _ = answered(reply({"setlinfo": {**SETLINFO, "setl_id": "", **changes}}))
    assert insurance.pre_settle(VISIT, SPLIT.total, VOUCHER) == Failure(Code.INSURANCE_SUMS)


def test_a_quote_has_no_number_even_if_one_is_told(answered) -> None:
    insurance, _ = answered(reply({"setlinfo": SETLINFO}))
    assert insurance.pre_settle(VISIT, SPLIT.total, VOUCHER) == Settlement(SPLIT)
    insurance, _ = answered(reply({"setlinfo": {**SETLINFO, "acct_pay": "?"}}))
    assert what(insurance.pre_settle(VISIT, SPLIT.total, VOUCHER)) == "acct_pay"


def test_a_reversal_whose_amounts_are_not_negative_is_none(answered) -> None:
    insurance, _ = answered(reply({"setlinfo": SETLINFO}))
    assert what(insurance.reverse(VISIT, "S1", MSGID).outcome) == "its sums do not add up"
    negative = {
        **SETLINFO,
        "medfee_sumamt": -100,
        "fund_pay_sumamt": "-60.00",
        "acct_pay": -15.5,
        "psn_cash_pay": -24.5,
    }
    insurance, _ = answered(reply({"setlinfo": negative}))
    assert insurance.reverse(VISIT, "S1", MSGID).outcome == Settlement(
        Split(Fen(-100_00), Fen(-60_00), Fen(-15_50), Fen(-24_50)), "S1"
    )


@pytest.mark.parametrize("output", [{}, None, "", [], {"result": "1"}])
def test_a_correction_needs_no_output(answered, output) -> None:
    insurance, _ = answered(reply(output))
    assert insurance.correct(VISIT, Transaction.SETTLE, MSGID).outcome is None


@pytest.mark.parametrize("words", ["该交易已冲正", "原交易不存在", "未找到原交易"])
def test_regions_that_refuse_to_put_right_what_is_right(answered, words) -> None:
    insurance, _ = answered(reply(None, infcode=-1, err_msg=words))
    assert insurance.correct(VISIT, Transaction.SETTLE, MSGID).outcome is None
