"""The insurance through the NHSA's interface: transactions 1101, 2206, 2207, 2208, 2601.

Each call that changes something sends one request and no second one. What the answers of a settlement may
leave open, its caller puts right with 2601 and the msgid that it has kept (PAYMENTS.md, "Insurance"). A
question (1101, 2206) whose number somebody else of the institution had is asked again with another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kiosk.bills import InsuredVisit, Split
from kiosk.clock import Clock
from kiosk.insurance import envelope, transactions
from kiosk.insurance.envelope import Sender
from kiosk.insurance.line import Line, Observer
from kiosk.insurance.msgid import ALL_SEQUENCES, MsgIds
from kiosk.insurance.port import (
    Certificate,
    InsuranceAnswer,
    InsuredPerson,
    Settlement,
    Transaction,
)
from kiosk.insurance.refusals import number_was_there
from kiosk.insurance.transactions import Practice
from kiosk.money import Fen
from kiosk.net.breaker import BreakerState
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import ServerTime
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Failure

PATIENCE: Final = 12.0
"""Seconds that one transaction may take by default."""

_NUMBERS: Final = 3  # tried for one question


class NhsaInsurance:
    """`Insurance`. Safe to use from several threads."""

    def __init__(
        self, line: Line, sender: Sender, clock: Clock, msgids: MsgIds, practice: Practice
    ) -> None:
        self._line = line
        self._sender = sender
        self._clock = clock
        self._msgids = msgids
        self._practice = practice

    @property
    def breaker_state(self) -> BreakerState:
        return self._line.breaker_state

    @property
    def server_time(self) -> ServerTime | None:
        return self._line.server_time

    def mint(self) -> str:
        return self._msgids.mint()

    def person(self, certificate: Certificate) -> InsuredPerson | Failure:
        content = transactions.person_asked(certificate, self._clock.local())
        judged = self._question(Transaction.PERSON, content)
        return judged.failure or transactions.person_told(judged.output)

    def pre_settle(
        self, visit: InsuredVisit, total: Fen, certificate: Certificate
    ) -> Settlement | Failure:
        content = transactions.settlement_asked(visit, total, certificate, self._practice)
        judged = self._question(Transaction.PRE_SETTLE, content, visit.region)
        return judged.failure or transactions.quote_told(judged.output, visit, total)

    def settle(
        self, visit: InsuredVisit, expected: Split, certificate: Certificate, msgid: str
    ) -> InsuranceAnswer:
        """Sums that do not add up, or to another total than asked, are no answer: put it right."""
        total = expected.total
        content = transactions.settlement_asked(visit, total, certificate, self._practice)
        judged = self._ask(Transaction.SETTLE, msgid, content, visit.region)
        outcome = judged.failure or transactions.settlement_told(judged.output, visit, total, msgid)
        return InsuranceAnswer(outcome, judged.digest)

    def reverse(self, visit: InsuredVisit, settlement: str, msgid: str) -> InsuranceAnswer:
        """Of one that was reversed before, the amounts are not told again: outcome None."""
        content = transactions.reversal_asked(visit, settlement)
        judged = self._ask(Transaction.REVERSE, msgid, content, visit.region)
        if judged.was_done_before:
            return InsuranceAnswer(None, judged.digest)
        outcome = judged.failure or transactions.reversal_told(judged.output, visit, msgid)
        return InsuranceAnswer(outcome, judged.digest)

    def correct(self, visit: InsuredVisit, transaction: Transaction, msgid: str) -> InsuranceAnswer:
        content = transactions.correction_asked(visit, transaction, msgid)
        judged = self._ask(Transaction.CORRECT, self.mint(), content, visit.region)
        return InsuranceAnswer(judged.failure, judged.digest)

    def forget(self) -> None:
        self._line.forget()

    def close(self) -> None:
        self._line.close()

    def _question(self, transaction: Transaction, content: JsonObject, region: str = "") -> _Judged:
        judged = self._ask(transaction, self.mint(), content, region)
        for _ in range(1, _NUMBERS):
            if not judged.number_was_there:
                break
            judged = self._ask(transaction, self.mint(), content, region)
        return judged

    def _ask(
        self, transaction: Transaction, msgid: str, content: JsonObject, region: str = ""
    ) -> _Judged:
        at = self._clock.local()
        request = envelope.request(
            self._sender, transaction, msgid, at, content, insured_region=region
        )
        told = self._line.send(request)
        reply = told.outcome
        if isinstance(reply, Failure):
            return _Judged(told.digest, reply)
        if reply.done:
            return _Judged(told.digest, output=reply.output)
        failure = self._practice.refusals.judge(transaction, reply)
        return _Judged(
            told.digest,
            failure,
            was_done_before=failure is None,
            number_was_there=number_was_there(reply.words),
        )


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a transaction came to: a failure, an output, or that it had been done before."""

    digest: bytes
    failure: Failure | None = None
    output: Any = field(default=None, repr=False)
    was_done_before: bool = False
    number_was_there: bool = False


def open_insurance(
    endpoint: Endpoint,
    sender: Sender,
    clock: Clock,
    folder: Path,
    *,
    practice: Practice | None = None,
    sequences: range = ALL_SEQUENCES,
    observer: Observer | None = None,
    patience: float = PATIENCE,
) -> NhsaInsurance:
    """The adapter for one terminal. Nothing is sent, read or written before its first call.

    Args:
        endpoint: `base_url` takes all transactions.
        sender: who asks.
        clock: of the terminal.
        folder: the terminal's storage, for the numbers of its messages (`kiosk.insurance.msgid`).
        practice: what differs from region to region.
        sequences: the last four digits of its numbers, where the site deals them out.
        observer: hears of the breaker's changes.
        patience: seconds for one transaction, whatever `endpoint` allows.

    Raises:
        ValueError: `sequences` are none of four digits.
    """
    return NhsaInsurance(
        Line(endpoint, clock, observer, patience),
        sender,
        clock,
        MsgIds(sender.institution_code, folder, clock, sequences),
        practice or Practice(),
    )
