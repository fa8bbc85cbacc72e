"""What the demo platforms remember, and the checks they have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from typing import Any, Final

from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.platforms.codes import CodeBook, Known, Standing

CLOCK_TOLERANCE: Final = 300  # seconds that a terminal's clock may be off


class Refusal(StrEnum):
    """Why a platform does not do what it was asked; each has its own number for it."""

    MALFORMED = auto()
    WHO = auto()  # no such account
    CLOCK = auto()
    SIGNATURE = auto()
    REPEATED = auto()
    TOKEN = auto()
    CODE_UNKNOWN = auto()
    CODE_OLD = auto()
    CODE_USED = auto()


WORDS: Final = {
    Refusal.MALFORMED: "参数错误",
    Refusal.WHO: "应用不存在",
    Refusal.CLOCK: "时间戳超出允许范围",
    Refusal.SIGNATURE: "签名错误",
    Refusal.REPEATED: "重复请求",
    Refusal.TOKEN: "appToken不存在或已过期",
    Refusal.CODE_UNKNOWN: "二维码无效",
    Refusal.CODE_OLD: "二维码已过期",
    Refusal.CODE_USED: "二维码已使用",
}


class Refused(Exception):  # noqa: N818 - it is the platform's answer, not an error of its own
    """Ends a request with `reason`."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Memory:
    """`now` is the hospital's clock."""

    book: CodeBook
    now: Callable[[], datetime]
    decoded: dict[str, CastMember] = field(default_factory=dict)
    reports: list[dict[str, Any]] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def seconds(self) -> int:
        return int(self.now().timestamp())

    def check_clock(self, theirs: float) -> None:
        if abs(theirs - self.seconds()) > CLOCK_TOLERANCE:
            raise Refused(Refusal.CLOCK)

    def check_first(self, request: str) -> None:
        """Raise unless this request's id is seen for the first time. After its signature held."""
        if request in self._seen:
            raise Refused(Refusal.REPEATED)
        self._seen.add(request)

    def decode(self, text: str, find: Callable[[str, int], Known]) -> CastMember:
        """The holder of a code; a dynamic one is used up by it."""
        known = find(text, self.seconds())
        if known.standing is Standing.OLD:
            raise Refused(Refusal.CODE_OLD)
        if known.holder is None:
            raise Refused(Refusal.CODE_UNKNOWN)
        if text in self._used:
            raise Refused(Refusal.CODE_USED)
        if known.once:
            self._used.add(text)
        self.decoded[text] = known.holder
        return known.holder

    def note_refusal(self, reason: Refusal) -> None:
        self.refused[reason] = self.refused.get(reason, 0) + 1
