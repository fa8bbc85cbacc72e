"""What an `infcode` other than 0 means.

Public integrations know 0 and -1; finer codes are a region's own, so they are settings. Beside them the
words of `err_msg` decide, as read by their stems. Where in doubt, the reading is the careful one: for a
settlement "already settled" or "timed out" is no refusal but an unknown result, which 2601 puts right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kiosk.insurance.envelope import Reply
from kiosk.insurance.port import Transaction
from kiosk.reasons import Code, Failure
from kiosk.text import SENTENCE_LENGTH, clean

_READ: Final = 500  # characters of a message
_WITHOUT_WORDS: Final = "医保未受理。"
# Identity, card, phone and person numbers: the words go on a screen.
_NUMBER: Final = re.compile(r"(?=[A-Za-z*]*[0-9])[0-9A-Za-z*]{6,}")

_NO_RESULT_WORDS: Final = re.compile(
    r"超时(?!限)|time[d ]*out|(?:网络|通讯|通信|连接|系统)(?:异常|中断|繁忙|错误)|结果未知|处理中",
    re.IGNORECASE,
)
_SETTLED_WORDS: Final = re.compile(
    r"已(?:经|被)?结算|重复(?:结算|报文|请求|提交|交易)|(?:报文|msgid).{0,4}(?:重复|已存在)",
    re.IGNORECASE,
)
# Another terminal of the institution may have made the same number.
_REPEATED_WORDS: Final = re.compile(
    r"重复(?:报文|请求|提交)|(?:报文|msgid).{0,4}(?:重复|已存在)", re.IGNORECASE
)
_REVERSED_WORDS: Final = re.compile(r"已(?:经|被)?(?:撤销|冲正|退费)")
_UNDONE_WORDS: Final = re.compile(
    r"已(?:经|被)?(?:撤销|冲正)|(?:无需|无须|不需要)冲正|原(?:交易|报文|结算)\w{0,4}不存在"
    r"|(?:未|没有|没)(?:找到|查询到|查到|获取到).{0,6}(?:原交易|原报文|冲正)"
)


@dataclass(frozen=True, slots=True)
class Refusals:
    """A region's own codes, as its contract lists them."""

    no_result: frozenset[str] = frozenset()  # the insurance itself does not know what came of it
    settled: frozenset[str] = frozenset()  # of 2207: this was settled, or this msgid has been there
    undone: frozenset[str] = frozenset()  # of 2208, 2601: reversed already, or nothing to put right

    def judge(self, transaction: Transaction, reply: Reply) -> Failure | None:
        """The failure that `reply` tells; None: what was to be undone is."""
        words = reply.words[:_READ]
        if transaction in _UNDOING and (
            reply.result in self.undone or _UNDOING[transaction].search(words)
        ):
            return None
        if reply.result in self.no_result or _NO_RESULT_WORDS.search(words):
            return _unknown("it does not know the result", reply)
        if transaction is Transaction.SETTLE and (
            reply.result in self.settled or _SETTLED_WORDS.search(words)
        ):
            return _unknown("it has settled this before", reply)
        if transaction in _UNDOING and number_was_there(words):
            return _unknown("it has had a message of this number", reply)
        return Failure(Code.INSURANCE_REFUSED, {"words": _shown(words)})


def number_was_there(words: str) -> bool:
    """Whether `err_msg` says that a message of this number has been there.

    Other terminals and the hospital's own system make numbers of the same institution, so it may well
    have been theirs: a question is asked again with another number.
    """
    return _REPEATED_WORDS.search(words[:_READ]) is not None


_UNDOING: Final = {
    Transaction.REVERSE: _REVERSED_WORDS,
    Transaction.CORRECT: _UNDONE_WORDS,
}


def _unknown(what: str, reply: Reply) -> Failure:
    return Failure(Code.INSURANCE_BAD_ANSWER, {"what": f"{what} (infcode {reply.result})"})


def _shown(words: str) -> str:
    line = clean(words, _READ)
    return clean(_NUMBER.sub("***", line), SENTENCE_LENGTH) or _WITHOUT_WORDS
