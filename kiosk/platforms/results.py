"""What a platform's result means for the patient.

The numbers of results are in each platform's contract with the hospital and are not public, so
they are settings; the words below are what Chinese platforms write beside them. Neither the words nor
anything else of a message goes on: messages name people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from kiosk.reasons import Code, Failure

_SHORT: Final = re.compile(r"[A-Za-z0-9-]{1,16}")
_EXPIRED_WORDS: Final = ("已过期", "已失效", "已使用", "过期的二维码", "二维码失效")
_TERMINAL_WORDS: Final = (
    "签名",
    "摘要",
    "时间戳",
    "重复请求",
    "未授权",
    "应用不存在",
    "解密失败",
    "appToken",
    "access_token",
)


@dataclass(frozen=True, slots=True)
class ResultTable:
    """Results other than success, by the platform's own codes; the words decide about the rest."""

    expired: frozenset[str] = frozenset()  # the code is too old, or was used
    terminal: frozenset[str] = frozenset()  # this terminal: its id, signature, clock, token

    def failure(self, result: str, message: Any) -> Failure:
        """The failure for `result`, of which only a short code is told on."""
        told = result if _SHORT.fullmatch(result) else "unlisted"
        words = message if isinstance(message, str) else ""
        # First what is no fault of the card: an expired token's message says "expired" too.
        if result in self.terminal or _any(_TERMINAL_WORDS, words):
            return bad_answer(f"it does not accept this terminal (result {told})")
        if result in self.expired or _any(_EXPIRED_WORDS, words):
            return Failure(Code.PLATFORM_CODE_EXPIRED)
        return Failure(Code.PLATFORM_REFUSED, {"result": told})


NO_RESULTS: Final = ResultTable()
"""For a platform whose codes nobody has entered."""


def result_code(value: Any) -> str:
    """A result as text, whether it was sent as a number or a string; "" for anything else."""
    if type(value) is int:
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def bad_answer(what: str) -> Failure:
    """`what` names elements of the answer, never values."""
    return Failure(Code.PLATFORM_BAD_ANSWER, {"what": what})


def _any(words: tuple[str, ...], message: str) -> bool:
    return any(word in message for word in words)
