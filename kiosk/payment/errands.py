"""An act done for real: the gateway, the insurance or the hospital asked, the answer read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.clock import Clock
from kiosk.hospital.port import HospitalPort, PaidBill, PaymentNotice
from kiosk.insurance.port import Insurance, InsuranceAnswer, Transaction
from kiosk.payment import answers, claims
from kiosk.payment.hand import Act, ActKind, Hand, Outcome
from kiosk.payment.order import Claim, ClaimState, Order
from kiosk.payment.pace import PaymentPace
from kiosk.payment.port import OrderRequest, PaymentGateway
from kiosk.reasons import Code, Failure

_MINTS = frozenset({ActKind.SETTLE, ActKind.CANCEL})


class Errands:
    """`insurance` is None where the hospital settles by itself."""

    def __init__(
        self,
        gateway: PaymentGateway,
        insurance: Insurance | None,
        hospital: HospitalPort,
        clock: Clock,
    ) -> None:
        self._gateway = gateway
        self._insurance = insurance
        self._hospital = hospital
        self._clock = clock

    def prepared(self, act: Act) -> Act:
        """With the number that the insurance knows it by, which is written before it is sent."""
        if act.kind not in _MINTS or self._insurance is None:
            return act
        return claims.with_msgid(act, self._insurance.mint())

    def do(self, hand: Hand, act: Act, pace: PaymentPace) -> tuple[Outcome, bytes]:
        """What it leads to, and the digest of the raw answer."""
        match act.kind:
            case ActKind.PLACE:
                answer = self._gateway.place(_request(hand))
                return answers.placed(hand, answer, *self._times(), pace), answer.digest
            case ActKind.QUERY:
                answer = self._gateway.query(hand.order.number)
                return answers.looked_up(hand, answer, *self._times(), pace), answer.digest
            case ActKind.REVERSE:
                answer = self._gateway.reverse(hand.order.number)
                return answers.reversed_(hand, answer, self._now(), pace), answer.digest
            case ActKind.TELL:
                noticed = self._hospital.notify_paid(_notice(hand.order, self._clock))
                return answers.told(hand, noticed, self._now(), pace), b""
            case _:
                return self._insured(hand, act, pace)

    def _insured(self, hand: Hand, act: Act, pace: PaymentPace) -> tuple[Outcome, bytes]:
        answer = self._ask_insurance(hand.order, act)
        change = claims.answered(hand.order, act, answer)
        now = self._now()
        if change is None or isinstance(answer.outcome, Failure):
            hand = answers.later(hand, now, pace)
        else:
            hand = replace(hand, tries=0, silent=False, due=now)
        return Outcome(hand, change), answer.digest

    def _ask_insurance(self, order: Order, act: Act) -> InsuranceAnswer:
        bill = order.bills[act.bill]
        claim = bill.claim
        if claim is None:
            raise ValueError("a bill without a claim has nothing to settle")
        if self._insurance is None:  # switched off with orders unfinished
            settling = (
                act.kind is ActKind.SETTLE
            )  # nothing was sent, and nothing will be: it goes back
            code = Code.INSURANCE_REFUSED if settling else Code.INSURANCE_UNREACHABLE
            return InsuranceAnswer(Failure(code))
        match act.kind:
            case ActKind.SETTLE if claim.certificate is not None:
                return self._insurance.settle(
                    claim.visit, bill.split, claim.certificate, claim.msgid
                )
            case ActKind.CANCEL:
                return self._insurance.reverse(claim.visit, claim.settlement, claim.msgid)
            case ActKind.CORRECT:
                return self._insurance.correct(claim.visit, _last_sent(claim), claim.msgid)
            case _:
                raise ValueError(f"not the insurance's: {act.kind.name}")

    def _times(self) -> tuple[float, int]:
        return self._now(), self._clock.now()

    def _now(self) -> float:
        return self._clock.monotonic()


def _last_sent(claim: Claim) -> Transaction:
    back = claim.state is ClaimState.RECORRECTING
    return Transaction.REVERSE if back else Transaction.SETTLE


def _request(hand: Hand) -> OrderRequest:
    order = hand.order
    return OrderRequest(
        number=order.number,
        amount=order.amount,
        way=order.way,
        channel=order.channel,
        bills=tuple(bill.id for bill in order.bills),
        payment_code="" if hand.live is None else hand.live.payment_code,
    )


def _notice(order: Order, clock: Clock) -> PaymentNotice:
    zone = clock.local().tzinfo
    return PaymentNotice(
        order=order.number,
        patient=order.patient,
        bills=tuple(PaidBill(bill.id, bill.split) for bill in order.bills),
        paid_at=datetime.fromtimestamp(order.paid_at, zone),
        transaction=order.transaction,
    )
