"""Bills, what the insurance makes of them, and the cashier."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.bills import Bill, Split
from kiosk.hospital.port import HospitalPort
from kiosk.insurance.port import Certificate, Insurance
from kiosk.payment.cashier import Cashier
from kiosk.payment.order import Claim, OrderBill
from kiosk.payment.port import PaymentGateway
from kiosk.payment.quote import InsuranceUse, Quote
from kiosk.reasons import Code, Failure
from kiosk.runner import Handler, Lane
from kiosk.session.effects import (
    AskGateway,
    Effect,
    FindBills,
    GiveUpOrder,
    OpenOrder,
    QuoteBills,
)
from kiosk.session.events import EffectFailed, Errand
from kiosk.session.pay_events import BillsFound, BillsQuoted, OrderOpened

BILL_THREADS = 2  # a patient who left a hanging call behind must not keep the next one waiting


class BillHandlers:
    """`insurance` is None where the hospital settles by itself."""

    def __init__(self, hospital: HospitalPort, insurance: Insurance | None) -> None:
        self._hospital = hospital
        self._insurance = insurance

    def find(self, effect: FindBills) -> BillsFound | EffectFailed:
        bills = self._hospital.bills(effect.patient)
        if isinstance(bills, Failure):
            return EffectFailed(effect.session, bills, Errand.BILLS)
        return BillsFound(effect.session, bills)

    def quote(self, effect: QuoteBills) -> BillsQuoted | EffectFailed:
        """What was shown may be an hour old: the bills are read once more before money is asked for."""
        now = self._hospital.bills(effect.patient)
        if isinstance(now, Failure):
            return EffectFailed(effect.session, now, Errand.QUOTE)
        standing = {bill.id: bill for bill in now}
        if any(standing.get(bill.id) != bill for bill in effect.bills):
            return EffectFailed(effect.session, Failure(Code.BILL_CHANGED), Errand.QUOTE)
        quote = self._quote(effect.bills, effect.certificate)
        if isinstance(quote, Failure):
            return EffectFailed(effect.session, quote, Errand.QUOTE)
        return BillsQuoted(effect.session, quote)

    def _quote(self, bills: tuple[Bill, ...], certificate: Certificate | None) -> Quote | Failure:
        parts: list[OrderBill] = []
        use = InsuranceUse.NONE
        for bill in bills:
            if not bill.adds_up:
                return Failure(Code.BILL_WRONG_SUM)
            if bill.split is not None:
                parts.append(OrderBill(bill.id, bill.split))
                shared = bill.split.own != bill.total and use is InsuranceUse.NONE
                use = InsuranceUse.APPLIED if shared else use
            elif bill.insured is None or self._insurance is None:
                parts.append(OrderBill(bill.id, Split.all_own(bill.total)))
            elif certificate is None:
                parts.append(OrderBill(bill.id, Split.all_own(bill.total)))
                use = InsuranceUse.NEEDS_VOUCHER
            else:
                part = self._insured(self._insurance, bill, certificate)
                if isinstance(part, Failure):
                    return part
                parts.append(part)
                use = use if use is InsuranceUse.NEEDS_VOUCHER else InsuranceUse.APPLIED
        return Quote(tuple(parts), use)

    @staticmethod
    def _insured(insurance: Insurance, bill: Bill, certificate: Certificate) -> OrderBill | Failure:
        """1101, then 2206. Whoever is not the person of the bill, or has no cover, pays it all."""
        visit = bill.insured
        if visit is None:
            raise ValueError("the bill has nothing for the insurance")
        person = insurance.person(certificate)
        if isinstance(person, Failure):
            return person
        if person.person != visit.person:
            return Failure(Code.WRONG_PATIENT)
        if visit.insurance_type not in person.insurance_types:
            return OrderBill(bill.id, Split.all_own(bill.total))
        settled = insurance.pre_settle(visit, bill.total, certificate)
        if isinstance(settled, Failure):
            return settled
        if not settled.split.adds_up or settled.split.total != bill.total:
            return Failure(Code.INSURANCE_SUMS)
        return OrderBill(bill.id, settled.split, Claim(visit, certificate))

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            FindBills: self.find,
            QuoteBills: self.quote,
        }
        return Lane("bills", handlers, BILL_THREADS)


class CashierHandlers:
    """The journal is written here, not on the screen's thread. None: no gateway is set."""

    def __init__(self, cashier: Cashier | None, gateway: PaymentGateway | None) -> None:
        self._cashier = cashier
        self._gateway = gateway

    def open(self, effect: OpenOrder) -> OrderOpened | EffectFailed:
        if self._cashier is None:
            return EffectFailed(effect.session, Failure(Code.PAYMENTS_OFF), Errand.ORDER)
        order = self._cashier.open(effect.order, payment_code=effect.payment_code)
        if isinstance(order, Failure):
            return EffectFailed(effect.session, order, Errand.ORDER)
        return OrderOpened(effect.session, order)

    def give_up(self, effect: GiveUpOrder) -> None:
        if self._cashier is not None:
            self._cashier.give_up(effect.number)

    def ask(self, _effect: AskGateway) -> None:
        if self._gateway is not None:
            self._gateway.probe()

    def lanes(self) -> tuple[Lane, Lane]:
        return (
            Lane("orders", {OpenOrder: self.open, GiveUpOrder: self.give_up}),
            Lane("gateway", {AskGateway: self.ask}),
        )
