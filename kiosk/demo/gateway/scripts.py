"""How an order goes: what its payer does, what the gateway says of it, and which calls fail.

Without a script an order goes well: a shown code waits for somebody to pay, a scanned one is paid at
once. All durations are milliseconds.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Annotated, Final

from msgspec import Meta, Struct

from kiosk.demo.gateway.model import State
from kiosk.demo.gateway.problems import ProblemCode
from kiosk.demo.gateway.wire import Call

Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Milliseconds = Annotated[int, Meta(ge=0, le=86_400_000)]

_HANG_MS: Final = 60_000
_WAIT_MS: Final = 1_000


class Then(StrEnum):
    """What the payer does in the end."""

    PAY = auto()
    GIVE_UP = auto()  # cancels: a scanned order closes, a shown one can be scanned again
    LEAVE = auto()  # lays the phone aside; the order stays `confirming` until it expires


class Refusal(StrEnum):
    """Why the channel does not charge a scanned code: 422."""

    CODE_INVALID = ProblemCode.CODE_INVALID
    CODE_EXPIRED = ProblemCode.CODE_EXPIRED
    CODE_USED = ProblemCode.CODE_USED
    INSUFFICIENT_FUNDS = ProblemCode.INSUFFICIENT_FUNDS
    REFUSED = ProblemCode.REFUSED


class FaultKind(StrEnum):
    """How a call fails. "Work" is what was asked for: it is done, or not, before the failure."""

    # The work is not done.
    LOST_BEFORE = auto()  # the connection breaks
    HANG_BEFORE = auto()  # no answer for `delay_ms`, then the connection breaks
    ERROR_BEFORE = auto()  # a proxy's 502, not signed
    BUSY = auto()  # 503, signed
    # The work is done, and the answer does not come.
    LOST_AFTER = auto()
    HANG_AFTER = auto()
    ERROR_AFTER = auto()
    DELAYED = auto()  # all is done `delay_ms` later, whether or not anybody waits for it by then
    # The work is done, and the answer is not the right one.
    SLOW = auto()  # it is, `delay_ms` later
    HALF = auto()  # half of the body
    UNSIGNED = auto()
    BAD_SIGNATURE = auto()
    WRONG_NONCE = auto()  # rightly signed, as the answer to another request
    OLD_ANSWER = auto()  # rightly signed, twenty minutes ago
    WRONG_AMOUNT = auto()  # rightly signed, one fen too many
    WRONG_ORDER = auto()  # rightly signed, of another order


class Fault(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`call`: None for all. `skip` calls go well before it strikes; `times` 0: it never ends."""

    kind: FaultKind
    call: Call | None = None
    skip: Count = 0
    times: Count = 1
    delay_ms: Milliseconds | None = None  # None: 60 s for a hang, 1 s for the others

    def strikes(self, call: Call, earlier: int) -> bool:
        """Whether it strikes a call after `earlier` ones that it looks at."""
        if self.call not in {None, call} or earlier < self.skip:
            return False
        return self.times == 0 or earlier < self.skip + self.times

    @property
    def delay(self) -> float:
        """Seconds."""
        hangs = self.kind in {FaultKind.HANG_BEFORE, FaultKind.HANG_AFTER}
        usual = _HANG_MS if hangs else _WAIT_MS
        return (usual if self.delay_ms is None else self.delay_ms) / 1_000


class Script(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The course of one order."""

    # The payer.
    pays_after_ms: Milliseconds | None = (
        None  # somebody scans the shown code; None: `pay` says when
    )
    confirms_ms: Milliseconds = 0  # entering a password: `confirming` for so long
    then: Then = Then.PAY
    refusal: Refusal | None = None  # instead of charging a scanned code
    late_ms: Milliseconds | None = None  # the order closes unpaid, and is paid so long after that
    notices: Annotated[int, Meta(ge=1, le=100)] = 1  # how often the channel says that it was paid
    notice_gap_ms: Milliseconds = 50

    # The gateway.
    hidden_queries: Count = 0  # 404 at first, though the order exists
    reverse_retries: Count = 0  # `retry: true` at first
    reverse_refused: bool = False  # a paid order is not given back
    false_reverses: Count = 0  # at first it says that it is done, and does nothing
    told: tuple[State, ...] = ()  # what queries are told instead of the truth, one each
    told_once: State | None = None  # beginning when the order has come to this state; None: at once
    faults: tuple[Fault, ...] = ()
