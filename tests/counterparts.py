"""The other side of the counter, in memory: gateway, insurance and hospital, each with its own books.

They behave by their published rules and misbehave as told, call by call (`Mischief`). What they did is
in their books, which the proofs compare with the journal: nobody pays twice, nothing is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from kiosk.bills import EInvoice, InsuredVisit, Split
from kiosk.clock import Clock
from kiosk.hospital.port import Noticed, PaymentNotice
from kiosk.insurance.port import (
    Certificate,
    InsuranceAnswer,
    InsuredPerson,
    Settlement,
    Transaction,
)
from kiosk.money import Fen
from kiosk.payment.port import (
    Answer,
    GatewayBillLine,
    GatewayOrder,
    GatewayState,
    OrderRequest,
    Way,
)
from kiosk.reasons import Code, Failure
from tests.mischief import Line

SIGNED_FOR = 300.0
"""Seconds for which the gateway takes a signed request: one that is longer on its way is refused."""
OPEN_FOR = 300.0
"""Seconds after which the gateway closes an order that nobody has paid."""

UNPAID = frozenset({GatewayState.OPEN, GatewayState.CONFIRMING})
"""Nobody has paid yet; somebody still may."""
_GONE = frozenset({GatewayState.CLOSED, GatewayState.REVERSED})


@dataclass
class Paper:
    """An order in the gateway's books. Moments are monotonic seconds."""

    request: OrderRequest
    placed_at: float
    state: GatewayState = GatewayState.OPEN
    closed_at: float = 0.0
    taken: int = 0  # times that the payer was charged
    returned: int = 0  # times that the payer got it back

    @property
    def net(self) -> int:
        return self.taken - self.returned


class FakeGateway:
    """Idempotent by number; no two unresolved or paid orders share a bill, if it minds the bills."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.line = Line(
            Failure(Code.PAYMENT_TIMEOUT), Failure(Code.PAYMENT_RESTING), clock, SIGNED_FOR
        )
        self.papers: dict[str, Paper] = {}
        self.tombs: set[str] = set()
        self.minds_bills = True
        self.charges_at_once = False  # whose payment code was scanned; else a password is asked for
        self.reverses_needed = 1
        self.refuses: Code | None = None  # the next order, or its reverse
        self.keeps: set[str] = set()  # numbers whose reverse is refused for good
        self.amount_off: Counter[str] = Counter()  # fen, by number
        self.says = GatewayState.OPEN  # when it lies
        self.lies: Counter[str] = Counter()
        self.late: Counter[str] = Counter()  # payments after a close
        self._reverses: Counter[str] = Counter()

    # -- the patient's phone ---------------------------------------------------------------------

    def pay(self, number: str, *, late: bool = False) -> bool:
        """The payer pays; `late`: the channel lets them, though the order was closed."""
        paper = self.papers.get(number)
        if paper is None:
            return False
        self._age(paper)
        is_late = late and paper.state is GatewayState.CLOSED
        if paper.state not in UNPAID and not is_late:
            return False
        self.late[number] += is_late
        self._charge(paper)
        return True

    def expire(self, number: str) -> None:
        """Nobody has paid in time, or the payer has called it off on their phone."""
        paper = self.papers[number]
        if paper.state in UNPAID:
            self._close(paper, self.clock.monotonic())

    def give_back_by_hand(self, number: str) -> None:
        """The gateway's operator has returned the money, which the terminal could not have done."""
        paper = self.papers.get(number)
        if paper is not None and paper.state is GatewayState.PAID:
            paper.state = GatewayState.REVERSED
            paper.returned += 1

    # -- the port --------------------------------------------------------------------------------

    def place(self, request: OrderRequest) -> Answer:
        return self._answer("place", request.number, lambda: self._place(request))

    def query(self, number: str) -> Answer:
        return self._answer("query", number, lambda: self._query(number))

    def reverse(self, number: str) -> Answer:
        return self._answer("reverse", number, lambda: self._reverse(number))

    def bill(self, day: date) -> tuple[GatewayBillLine, ...] | Failure:  # noqa: ARG002 - one day is all there is
        lines = []
        for number, paper in self.papers.items():
            amount = paper.request.amount
            lines += [GatewayBillLine(number, amount, f"t-{number}")] * paper.taken
            lines += [GatewayBillLine(number, Fen(-amount), f"r-{number}")] * paper.returned
        return tuple(lines)

    def probe(self) -> bool:
        return True

    def forget(self) -> None:
        return None

    def _answer(self, name: str, number: str, work: Callable[[], GatewayOrder | Failure]) -> Answer:
        outcome = self.line.call(name, number, work, lambda: self._lie(name, number))
        return Answer(outcome, b"d" * 32)

    def _lie(self, name: str, number: str) -> GatewayOrder | Failure:
        """Never that an order is paid which is not, and nothing of money that came after the close: at
        the last look nobody could tell that from the truth.
        """
        told = self._query(number)
        if isinstance(told, Failure) or self.late[number]:
            return told
        self.lies[number] += 1
        pretended = name == "reverse" and told.state not in _GONE
        paid = told.state is GatewayState.PAID
        return replace(told, state=GatewayState.CLOSED if paid or pretended else self.says)

    def _place(self, request: OrderRequest) -> GatewayOrder | Failure:
        if request.number in self.tombs:
            return Failure(Code.PAYMENT_ORDER_CLOSED)
        known = self.papers.get(request.number)
        if known is not None:
            self._age(known)
            if known.request != request:
                return Failure(Code.PAYMENT_ORDER_EXISTS)
            if known.state in _GONE:
                return Failure(Code.PAYMENT_ORDER_CLOSED)
            return self._said(known)
        holders = self._holders(request.bills) if self.minds_bills else set()
        if GatewayState.PAID in holders:
            return Failure(Code.PAYMENT_BILL_PAID)
        if holders:
            return Failure(Code.PAYMENT_BILL_TAKEN)
        paper = self.papers[request.number] = Paper(request, self.clock.monotonic())
        if self.refuses not in {None, Code.PAYMENT_REVERSE_REFUSED}:
            refusal, self.refuses = self.refuses, None
            self._close(paper, float("-inf"))  # for good: no late money
            return Failure(refusal)
        if request.way is Way.SCANNED and self.charges_at_once:
            self._charge(paper)
        elif request.way is Way.SCANNED:
            paper.state = GatewayState.CONFIRMING
        return self._said(paper)

    def _holders(self, bills: tuple[str, ...]) -> set[GatewayState]:
        """How the orders stand that have one of these bills and have not let go of it."""
        papers = [each for each in self.papers.values() if set(each.request.bills) & set(bills)]
        for paper in papers:
            self._age(paper)
        return {each.state for each in papers} & (UNPAID | {GatewayState.PAID})

    def _query(self, number: str) -> GatewayOrder | Failure:
        if number in self.papers:
            self._age(self.papers[number])
            return self._said(self.papers[number])
        if number in self.tombs:
            return GatewayOrder(number, GatewayState.CLOSED, Fen(0))
        return Failure(Code.PAYMENT_ORDER_UNKNOWN)

    def _reverse(self, number: str) -> GatewayOrder | Failure:
        paper = self.papers.get(number)
        if paper is None:
            self.tombs.add(number)
            return GatewayOrder(number, GatewayState.CLOSED, Fen(0))
        self._age(paper)
        paid = paper.state is GatewayState.PAID
        if self.refuses is Code.PAYMENT_REVERSE_REFUSED or (paid and number in self.keeps):
            return Failure(Code.PAYMENT_REVERSE_REFUSED)
        self._reverses[number] += 1
        if self._reverses[number] < self.reverses_needed:
            return replace(self._said(paper), retry=True)
        if paid:
            paper.state = GatewayState.REVERSED
            paper.returned += 1
        elif paper.state in UNPAID:
            self._close(paper, self.clock.monotonic())
        return self._said(paper)

    def _age(self, paper: Paper) -> None:
        if paper.state in UNPAID and self.clock.monotonic() >= paper.placed_at + OPEN_FOR:
            self._close(paper, paper.placed_at + OPEN_FOR)

    @staticmethod
    def _charge(paper: Paper) -> None:
        paper.state = GatewayState.PAID
        paper.taken += 1

    @staticmethod
    def _close(paper: Paper, at: float) -> None:
        paper.state, paper.closed_at = GatewayState.CLOSED, at

    def _said(self, paper: Paper) -> GatewayOrder:
        request = paper.request
        return GatewayOrder(
            request.number,
            paper.state,
            Fen(request.amount + self.amount_off[request.number]),
            f"t-{request.number}" if paper.taken else "",
            f"weixin://{request.number}" if request.way is Way.SHOWN else "",
        )


class FakeInsurance:
    """Settles a batch once; 2601 undoes what was sent with a msgid, or sees to it that it never counts."""

    def __init__(self, clock: Clock) -> None:
        self.line = Line(Failure(Code.INSURANCE_TIMEOUT), Failure(Code.INSURANCE_RESTING), clock)
        self.settled: dict[str, str] = {}  # batch: settlement
        self.history: Counter[str] = Counter()  # settlements and reversals by batch, net
        self.refuses = False
        self.refuses_back = False  # 2208 and 2601
        self.has_refused_back = False
        self.settles_otherwise = False
        self._done: dict[str, tuple[Transaction, str, str]] = {}  # msgid: what, batch, settlement
        self._dead: set[str] = set()
        self._minted = 0

    def mint(self) -> str:
        self._minted += 1
        return f"H51000000001{self._minted:018d}"

    def person(self, certificate: Certificate) -> InsuredPerson | Failure:  # noqa: ARG002 - all are
        return InsuredPerson("psn", ("310",))

    def pre_settle(
        self, visit: InsuredVisit, total: Fen, certificate: Certificate
    ) -> Settlement | Failure:
        del visit, certificate
        return Settlement(insured_split(total))

    def settle(
        self, visit: InsuredVisit, expected: Split, certificate: Certificate, msgid: str
    ) -> InsuranceAnswer:
        del certificate
        work = partial(self._settle, visit, expected, msgid)
        return InsuranceAnswer(self.line.call("settle", msgid, work, self._lost))

    def reverse(self, visit: InsuredVisit, settlement: str, msgid: str) -> InsuranceAnswer:
        work = partial(self._reverse, visit, settlement, msgid)
        return InsuranceAnswer(self.line.call("cancel", msgid, work, self._lost))

    def correct(self, visit: InsuredVisit, transaction: Transaction, msgid: str) -> InsuranceAnswer:
        del visit, transaction
        outcome = self.line.call("correct", msgid, lambda: self._correct(msgid), self._lost)
        return InsuranceAnswer(outcome)

    def forget(self) -> None:
        return None

    @staticmethod
    def _lost() -> Failure:
        return Failure(Code.INSURANCE_BAD_ANSWER, {"what": "a lie"})

    def _settle(self, visit: InsuredVisit, split: Split, msgid: str) -> Settlement | Failure:
        if self.refuses or msgid in self._dead:
            return Failure(Code.INSURANCE_REFUSED, {"words": "未受理。"})
        if msgid in self._done:
            return Settlement(split, self._done[msgid][2])
        if visit.batch in self.settled:
            return Failure(Code.INSURANCE_BAD_ANSWER, {"what": "settled before"})
        settlement = f"s-{msgid[-6:]}"
        self.settled[visit.batch] = settlement
        self.history[visit.batch] += 1
        self._done[msgid] = (Transaction.SETTLE, visit.batch, settlement)
        if self.settles_otherwise:
            split = replace(split, fund=Fen(split.fund - 1), own=Fen(split.own + 1))
        return Settlement(split, settlement)

    def _reverse(self, visit: InsuredVisit, settlement: str, msgid: str) -> Settlement | Failure:
        if self.refuses_back:
            self.has_refused_back = True
            return Failure(Code.INSURANCE_REFUSED, {"words": "不予撤销。"})
        if msgid in self._dead:
            return Failure(Code.INSURANCE_BAD_ANSWER, {"what": "undone"})
        if self.settled.get(visit.batch) == settlement:
            del self.settled[visit.batch]
            self.history[visit.batch] -= 1
            self._done[msgid] = (Transaction.REVERSE, visit.batch, settlement)
        return Settlement(Split(Fen(0), Fen(0), Fen(0), Fen(0)), settlement)

    def _correct(self, msgid: str) -> Failure | None:
        if self.refuses_back:
            self.has_refused_back = True
            return Failure(Code.INSURANCE_REFUSED, {"words": "不予冲正。"})
        if msgid in self._dead:
            return None
        self._dead.add(msgid)
        done = self._done.pop(msgid, None)
        if done is None:
            return None
        transaction, batch, settlement = done
        if transaction is Transaction.SETTLE:
            if self.settled.pop(batch, None) is not None:
                self.history[batch] -= 1
        else:
            self.settled[batch] = settlement
            self.history[batch] += 1
        return None


class FakeHospital:
    """Balances an invoice once, for one order."""

    def __init__(self, clock: Clock) -> None:
        self.line = Line(Failure(Code.HOSPITAL_TIMEOUT), Failure(Code.HOSPITAL_RESTING), clock)
        self.balanced: dict[str, str] = {}  # bill: order, or "desk"
        self.cancelled: set[str] = set()

    def cancel(self, bill: str) -> None:
        """What is paid is not cancelled like that."""
        if bill not in self.balanced:
            self.cancelled.add(bill)

    def take_at_desk(self, bill: str) -> None:
        if bill not in self.cancelled:
            self.balanced.setdefault(bill, "desk")

    def notify_paid(self, notice: PaymentNotice) -> Noticed | Failure:
        lost = Failure(Code.HOSPITAL_ERROR, {"status": 500})
        return self.line.call("notify", notice.order, lambda: self._notify(notice), lambda: lost)

    def _notify(self, notice: PaymentNotice) -> Noticed | Failure:
        ids = [bill.id for bill in notice.bills]
        if any(self.balanced.get(each, notice.order) != notice.order for each in ids):
            return Failure(Code.BILL_PAID_ALREADY)
        if self.cancelled & set(ids):
            return Failure(Code.BILL_CHANGED)
        self.balanced |= dict.fromkeys(ids, notice.order)
        return Noticed((EInvoice(ids[0], f"https://invoices.example/{ids[0]}"),))


def insured_split(total: Fen) -> Split:
    """Sixty per cent by the fund, ten by the account, exact to the fen."""
    fund, account = total * 6 // 10, total // 10
    return Split(total, Fen(fund), Fen(account), Fen(total - fund - account))
