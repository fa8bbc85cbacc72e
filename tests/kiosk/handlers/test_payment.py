"""Who pays what, before anything is asked for: bills read anew, the insurance's word, sums checked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from kiosk.bills import Bill, BillItem, BillVisit, InsuredVisit, Split
from kiosk.domain import Patient, PatientId
from kiosk.handlers.payment import BillHandlers, CashierHandlers
from kiosk.insurance.port import Certificate, CertificateType, InsuredPerson, Settlement
from kiosk.money import Fen
from kiosk.payment.order import NewOrder
from kiosk.payment.port import Channel, Way
from kiosk.payment.quote import InsuranceUse
from kiosk.reasons import Code, Failure
from kiosk.session.effects import FindBills, GiveUpOrder, OpenOrder, QuoteBills
from kiosk.session.events import EffectFailed
from kiosk.session.pay_events import BillsFound, BillsQuoted

PATIENT = Patient(PatientId("p1"), "测*者", "测")
VISIT = InsuredVisit("psn-1", "m-1", "c-1", "310", "11")
VOUCHER = Certificate(CertificateType.VOUCHER, "token")
PLAIN = Bill("i1", "1", "B-1", BillVisit("e1"), (BillItem("药", Fen(101)),), Fen(101))
SPLIT = replace(PLAIN, id="i2", split=Split(Fen(101), Fen(50), Fen(20), Fen(31)))
INSURED = replace(PLAIN, id="i3", insured=VISIT)


@dataclass
class Hospital:
    """As far as bills go."""

    standing: tuple[Bill, ...] | Failure = (PLAIN, SPLIT, INSURED)

    def bills(self, patient: Patient) -> tuple[Bill, ...] | Failure:
        assert patient == PATIENT
        return self.standing


@dataclass
class Insurance:
    """1101 and 2206."""

    who: InsuredPerson | Failure = field(default_factory=lambda: InsuredPerson("psn-1", ("310",)))
    split: Split | Failure = Split(Fen(101), Fen(60), Fen(40), Fen(1))  # noqa: RUF009 - frozen

    def person(self, certificate: Certificate) -> InsuredPerson | Failure:
        assert certificate == VOUCHER
        return self.who

    def pre_settle(
        self, visit: InsuredVisit, total: Fen, certificate: Certificate
    ) -> Settlement | Failure:
        assert (visit, total, certificate) == (VISIT, 101, VOUCHER)
        return self.split if isinstance(self.split, Failure) else Settlement(self.split)


def quoted(
    *bills: Bill,
    hospital: Hospital | None = None,
    insurance: Insurance | None = None,
    certificate: Certificate | None = None,
) -> BillsQuoted | EffectFailed:
    handlers = BillHandlers(hospital or Hospital(), insurance)  # type: ignore[arg-type] # what is asked of them
    return handlers.quote(QuoteBills(7, PATIENT, bills, certificate))


def refused(answer: BillsQuoted | EffectFailed) -> Code:
    assert isinstance(answer, EffectFailed)
    assert answer.session == 7
    return answer.failure.code


def accepted(answer: BillsQuoted | EffectFailed) -> BillsQuoted:
    assert isinstance(answer, BillsQuoted)
    return answer


def test_bills_are_found_or_why_not() -> None:
    assert BillHandlers(Hospital(), None).find(FindBills(7, PATIENT)) == BillsFound(  # type: ignore[arg-type] # as above
        7, (PLAIN, SPLIT, INSURED)
    )
    silent = Hospital(Failure(Code.HOSPITAL_TIMEOUT))
    answer = BillHandlers(silent, None).find(FindBills(7, PATIENT))  # type: ignore[arg-type] # as above
    assert isinstance(answer, EffectFailed)


def test_without_insurance_the_patient_pays_all() -> None:
    quote = accepted(quoted(PLAIN)).quote
    assert quote.insurance is InsuranceUse.NONE
    assert quote.split == Split.all_own(Fen(101))


def test_the_hospitals_split_is_taken_as_it_is() -> None:
    quote = accepted(quoted(PLAIN, SPLIT)).quote
    assert quote.insurance is InsuranceUse.APPLIED
    assert quote.split == Split(Fen(202), Fen(50), Fen(20), Fen(132))


def test_the_insurance_is_asked_where_the_hospital_leaves_it_to_the_terminal() -> None:
    quote = accepted(quoted(INSURED, insurance=Insurance(), certificate=VOUCHER)).quote
    assert quote.insurance is InsuranceUse.APPLIED
    assert quote.split.own == 1
    claim = quote.bills[0].claim
    assert claim is not None
    assert claim.visit == VISIT


def test_whoever_came_without_voucher_is_told_that_one_would_do() -> None:
    for bills in ((INSURED,), (INSURED, SPLIT), (SPLIT, INSURED)):
        quote = accepted(quoted(*bills, insurance=Insurance())).quote
        assert quote.insurance is InsuranceUse.NEEDS_VOUCHER


def test_whoever_has_no_cover_pays_all() -> None:
    nobody = Insurance(who=InsuredPerson("psn-1", ("390",)))
    quote = accepted(quoted(INSURED, insurance=nobody, certificate=VOUCHER)).quote
    assert quote.split.own == 101
    assert quote.bills[0].claim is None


@pytest.mark.parametrize(
    ("insurance", "code"),
    [
        (Insurance(who=InsuredPerson("psn-2", ("310",))), Code.WRONG_PATIENT),
        (Insurance(who=Failure(Code.INSURANCE_TIMEOUT)), Code.INSURANCE_TIMEOUT),
        (Insurance(split=Failure(Code.INSURANCE_SUMS)), Code.INSURANCE_SUMS),
        (Insurance(split=Split(Fen(100), Fen(60), Fen(40), Fen(0))), Code.INSURANCE_SUMS),
        (Insurance(split=Split(Fen(101), Fen(61), Fen(41), Fen(-1))), Code.INSURANCE_SUMS),
    ],
)
def test_what_is_not_the_patients_or_does_not_add_up_is_refused(
    insurance: Insurance, code: Code
) -> None:
    assert refused(quoted(INSURED, insurance=insurance, certificate=VOUCHER)) is code


@pytest.mark.parametrize(
    "now",
    [
        (),
        (replace(PLAIN, total=Fen(102), items=()),),
        (replace(PLAIN, version="2"),),
    ],
)
def test_a_bill_that_is_no_longer_what_was_shown_is_not_paid(now: tuple[Bill, ...]) -> None:
    assert refused(quoted(PLAIN, hospital=Hospital(now))) is Code.BILL_CHANGED


def test_a_bill_that_does_not_add_up_is_not_paid() -> None:
    crooked = replace(PLAIN, total=Fen(102))
    assert refused(quoted(crooked, hospital=Hospital((crooked,)))) is Code.BILL_WRONG_SUM


def test_without_a_gateway_there_is_no_order() -> None:
    handlers = CashierHandlers(None, None)
    new = NewOrder(PATIENT.id, Way.SHOWN, Channel.WECHAT, ())
    answer = handlers.open(OpenOrder(7, new))
    assert isinstance(answer, EffectFailed)
    assert answer.failure == Failure(Code.PAYMENTS_OFF)
    handlers.give_up(GiveUpOrder("x"))
