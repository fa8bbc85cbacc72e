"""What an infcode other than 0 means for each transaction, by its code and its words."""

from __future__ import annotations

import pytest

from kiosk.insurance.envelope import Reply
from kiosk.insurance.port import Transaction
from kiosk.insurance.refusals import Refusals
from kiosk.reasons import Code, Failure

NONE = Refusals()
SETTLE, REVERSE, CORRECT = Transaction.SETTLE, Transaction.REVERSE, Transaction.CORRECT


def judged(transaction: Transaction, words: str, code: str = "-1", own: Refusals = NONE) -> object:
    """The failure's code; None: counts as done."""
    failure = own.judge(transaction, Reply(code, words, None))
    return None if failure is None else failure.code


@pytest.mark.parametrize(
    "words", ["参保人员待遇暂停", "", "余额不足", "超时限结算需审核", "人员编号不存在"]
)
@pytest.mark.parametrize("transaction", Transaction)
def test_ordinary_refusals_are_for_good(transaction: Transaction, words: str) -> None:
    assert judged(transaction, words) is Code.INSURANCE_REFUSED


@pytest.mark.parametrize(
    "words",
    [
        "调用核心业务区超时",
        "Read timed out",
        "connect TimeOut",
        "网络异常",
        "系统繁忙，请稍后",
        "结果未知",
    ],
)
@pytest.mark.parametrize("transaction", Transaction)
def test_the_insurance_may_not_know_itself(transaction: Transaction, words: str) -> None:
    assert judged(transaction, words) is Code.INSURANCE_BAD_ANSWER


@pytest.mark.parametrize(
    "words",
    ["该收费批次已结算，不能重复结算", "该笔费用已经结算", "报文ID重复", "重复报文", "msgid已存在"],
)
def test_a_settlement_that_was_there_before_is_no_refusal(words: str) -> None:
    """A proxy on the way may have sent it twice: the first one counts, and has to be put right."""
    assert judged(SETTLE, words) is Code.INSURANCE_BAD_ANSWER
    assert judged(Transaction.PRE_SETTLE, words) is Code.INSURANCE_REFUSED


@pytest.mark.parametrize("words", ["报文ID重复", "重复请求", "msgid已存在"])
@pytest.mark.parametrize("transaction", [REVERSE, CORRECT])
def test_a_number_that_another_made_too_is_no_refusal(transaction: Transaction, words: str) -> None:
    assert judged(transaction, words) is Code.INSURANCE_BAD_ANSWER


@pytest.mark.parametrize("words", ["该结算信息已撤销，不能重复撤销", "已被冲正", "该结算已退费"])
def test_reversed_before(words: str) -> None:
    assert judged(REVERSE, words) is None
    assert judged(SETTLE, words) is Code.INSURANCE_REFUSED


@pytest.mark.parametrize(
    "words",
    [
        "该报文已冲正",
        "原交易不存在",
        "原报文ID不存在",
        "未找到原交易信息",
        "没有查到需要冲正的交易",
        "无需冲正",
        "结算已撤销",
    ],
)
def test_nothing_to_put_right(words: str) -> None:
    assert judged(CORRECT, words) is None
    assert judged(Transaction.PERSON, words) is Code.INSURANCE_REFUSED


@pytest.mark.parametrize(
    "words",
    ["未查询到结算信息", "原交易与冲正信息不符", "不允许冲正", "已对账，不能冲正", "人员不存在"],
)
def test_what_cannot_be_put_right_is_not_taken_for_done(words: str) -> None:
    assert judged(CORRECT, words) is Code.INSURANCE_REFUSED
    assert judged(REVERSE, words) is Code.INSURANCE_REFUSED


def test_a_regions_own_codes() -> None:
    own = Refusals(
        no_result=frozenset({"-2"}), settled=frozenset({"301"}), undone=frozenset({"302"})
    )
    assert judged(SETTLE, "x", "-2", own) is Code.INSURANCE_BAD_ANSWER
    assert judged(SETTLE, "x", "301", own) is Code.INSURANCE_BAD_ANSWER
    assert judged(REVERSE, "x", "301", own) is Code.INSURANCE_REFUSED
    assert judged(REVERSE, "x", "302", own) is None
    assert judged(CORRECT, "x", "302", own) is None
    assert judged(SETTLE, "x", "302", own) is Code.INSURANCE_REFUSED


def shown(words: str) -> str:
    failure = NONE.judge(SETTLE, Reply("-1", words, None))
    assert isinstance(failure, Failure)
    return str(failure.facts["words"])


def test_words_for_the_screen() -> None:
    assert shown("待遇\u202e暂停\n\t请咨询") == "待遇暂停 请咨询"
    assert shown("") == shown("\x00\n") == "医保未受理。"
    assert len(shown("长" * 5_000)) <= 120
    number = "11010519491231002X"
    assert shown(f"人员{number}待遇暂停[P{number}]") == "人员***待遇暂停[***]"
    assert shown("交易2207不支持 Exception") == "交易2207不支持 Exception"
    assert shown(f"人员11010519491231002X{'长' * 500}")[:5] == "人员***"
