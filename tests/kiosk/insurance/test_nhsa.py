"""The adapter against the insurance's stand-in, which looks at every member and can lose answers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import pytest

from kiosk.bills import InsuredVisit, Split
from kiosk.codes import sm3
from kiosk.demo.hospital.process import RunningHospital
from kiosk.demo.platforms.codes import CodeBook
from kiosk.demo.platforms.nhsa_people import social_security_number
from kiosk.insurance.nhsa import NhsaInsurance
from kiosk.insurance.port import (
    Certificate,
    CertificateType,
    Insurance,
    InsuranceAnswer,
    InsuredPerson,
    Settlement,
    Transaction,
)
from kiosk.insurance.transactions import Practice
from kiosk.money import Fen
from kiosk.net.breaker import BreakerState
from kiosk.reasons import Code, Failure

TOTAL = Fen(123_45)

LOST = {
    "lose_answer": Code.INSURANCE_UNREACHABLE,
    "error_after_work": Code.INSURANCE_ERROR,
    "no_result": Code.INSURANCE_BAD_ANSWER,
    "wrong_sums": Code.INSURANCE_BAD_ANSWER,
    "other_visit": Code.INSURANCE_BAD_ANSWER,
    "no_reference": Code.INSURANCE_BAD_ANSWER,
}
"""What goes wrong after a settlement was made, and what the terminal sees of it."""


def settled(answer: InsuranceAnswer) -> Settlement:
    assert isinstance(answer.outcome, Settlement), answer.outcome
    assert len(answer.digest) == sm3.DIGEST_SIZE
    return answer.outcome


def code_of(outcome: Any) -> Code:
    outcome = outcome.outcome if isinstance(outcome, InsuranceAnswer) else outcome
    assert isinstance(outcome, Failure), outcome
    return outcome.code


@dataclass(frozen=True)
class Till:
    """A visit of somebody's that is quoted and about to be settled."""

    insurance: NhsaInsurance
    running: RunningHospital
    visit: InsuredVisit
    certificate: Certificate
    quoted: Split
    ledger: Callable[[], dict[str, Any]]

    def settle(self, msgid: str = "", split: Split | None = None) -> InsuranceAnswer:
        return self.insurance.settle(
            self.visit, split or self.quoted, self.certificate, msgid or self.insurance.mint()
        )

    def reverse(self, settlement: str, msgid: str = "") -> InsuranceAnswer:
        return self.insurance.reverse(self.visit, settlement, msgid or self.insurance.mint())

    def correct(self, msgid: str, transaction: Transaction = Transaction.SETTLE) -> InsuranceAnswer:
        return self.insurance.correct(self.visit, transaction, msgid)

    def standing(self) -> list[int]:
        """Totals of what counts for the visit: settlements, and reversals with a minus."""
        return [
            movement["total"]
            for movement in self.ledger()["movements"]
            if movement["mdtrt_id"] == self.visit.visit and movement["stands"]
        ]

    def requests(self) -> int:
        count: int = self.running.state()["requests"]["POST /platforms/nhsa"]
        return count


@pytest.fixture
def till(insurance: NhsaInsurance, running: RunningHospital, somebody: Any, ledger: Any) -> Till:
    settlement = insurance.pre_settle(somebody.visit, TOTAL, somebody.certificate)
    assert isinstance(settlement, Settlement)
    assert settlement.id == ""
    return Till(insurance, running, somebody.visit, somebody.certificate, settlement.split, ledger)


def test_it_is_the_port(insurance: NhsaInsurance) -> None:
    port: Insurance = insurance
    assert port.mint() != port.mint()


# 1101


def test_who_is_insured_by_every_certificate(insurance, somebody, clock) -> None:
    member = somebody.member
    for certificate in (
        Certificate(CertificateType.IDENTITY_NUMBER, member.identity_number),
        Certificate(CertificateType.SOCIAL_SECURITY, social_security_number(member)),
        Certificate(CertificateType.VOUCHER, CodeBook(1).voucher(member, clock.now())),
    ):
        person = insurance.person(certificate)
        # The cover that is suspended is not among them.
        assert person == InsuredPerson(member.insurance_number, ("310",))


def test_nobody_and_old_vouchers_are_refused_with_its_words(insurance, somebody, clock) -> None:
    nobody = Certificate(CertificateType.SOCIAL_SECURITY, "D000000000")
    assert insurance.person(nobody) == Failure(
        Code.INSURANCE_REFUSED, {"words": "未查询到参保人员信息"}
    )
    old = CodeBook(1).voucher(somebody.member, clock.now() - 400)
    assert code_of(insurance.person(Certificate(CertificateType.VOUCHER, old))) is (
        Code.INSURANCE_REFUSED
    )


# 2206, 2207, 2208


def test_from_the_quote_to_the_reversal(till: Till) -> None:
    quoted = till.quoted
    assert quoted.adds_up
    assert (quoted.total, quoted.fund) == (TOTAL, 74_07)  # 60 %
    msgid = till.insurance.mint()
    there = settled(till.settle(msgid))
    assert there.split == quoted
    (movement,) = [m for m in till.ledger()["movements"] if m["msgid"] == msgid]
    assert (movement["setl_id"], movement["own"]) == (there.id, quoted.own)
    back = settled(till.reverse(there.id))
    negative = map(Fen, (-TOTAL, -quoted.fund, -quoted.account, -quoted.own))
    assert back.split == Split(*negative)
    assert till.standing() == [-TOTAL]


def test_what_is_reversed_is_reversed_once(till: Till) -> None:
    there = settled(till.settle())
    settled(till.reverse(there.id))
    before = till.ledger()["books"]
    again = till.reverse(there.id)
    assert (again.outcome, len(again.digest)) == (None, sm3.DIGEST_SIZE)
    assert till.ledger()["books"] == before
    assert code_of(till.reverse("none")) is Code.INSURANCE_REFUSED


def test_bills_quoted_together_are_settled_as_quoted(insurance, somebody) -> None:
    visits = [somebody.visit, somebody.another_visit(), somebody.another_visit()]
    quotes = [insurance.pre_settle(v, TOTAL, somebody.certificate).split for v in visits]
    for visit, quote in zip(visits, quotes, strict=True):
        answer = insurance.settle(visit, quote, somebody.certificate, insurance.mint())
        assert settled(answer).split == quote


def test_without_the_account(open_at, running, somebody) -> None:
    insurance = open_at(running.platforms_url, practice=Practice(account_used=False))
    quote = insurance.pre_settle(somebody.visit, TOTAL, somebody.certificate)
    assert isinstance(quote, Settlement)
    assert (quote.split.account, quote.split.own) == (0, 49_38)


def test_a_settlement_refused_for_good(till: Till) -> None:
    till.running.insurance_fault("refuse", infno="2207", times=1)
    answer = till.settle()
    assert answer.outcome == Failure(
        Code.INSURANCE_REFUSED, {"words": "参保人员待遇暂停，不能结算"}
    )
    assert len(answer.digest) == sm3.DIGEST_SIZE
    assert till.standing() == []


def test_settled_otherwise_than_quoted_is_told_as_it_is(till: Till) -> None:
    till.running.insurance_fault("other_split", infno="2207", times=1)
    other = settled(till.settle()).split
    assert other != till.quoted
    assert other.adds_up
    assert (other.total, other.own) == (TOTAL, till.quoted.own + 100)


def test_a_quote_that_does_not_add_up(insurance, running, somebody) -> None:
    running.insurance_fault("wrong_sums", infno="2206", times=1)
    quote = insurance.pre_settle(somebody.visit, TOTAL, somebody.certificate)
    assert quote == Failure(Code.INSURANCE_SUMS)


def test_another_total_than_was_registered_is_refused(till: Till) -> None:
    other = Split.all_own(Fen(till.quoted.total + 1))
    assert code_of(till.settle(split=other)) is Code.INSURANCE_REFUSED


def test_another_persons_certificate_is_refused(insurance, somebody) -> None:
    other = CodeBook(1).another(somebody.member)
    certificate = Certificate(CertificateType.IDENTITY_NUMBER, other.identity_number)
    assert insurance.pre_settle(somebody.visit, TOTAL, certificate) == Failure(
        Code.INSURANCE_REFUSED, {"words": "就诊凭证与参保人员不符"}
    )


# unknown results, put right


@pytest.mark.parametrize("fault", LOST)
def test_an_unknown_settlement_is_put_right_and_made_again(till: Till, fault: str) -> None:
    msgid = till.insurance.mint()
    till.running.insurance_fault(fault, infno="2207", times=1)
    assert code_of(till.settle(msgid)) is LOST[fault]
    assert till.standing() == [TOTAL]  # it was made all the same
    # Nobody knows that, and whoever tries again without a correction learns no more.
    assert code_of(till.settle()) is Code.INSURANCE_BAD_ANSWER
    corrected = till.correct(msgid)
    assert (corrected.outcome, len(corrected.digest)) == (None, sm3.DIGEST_SIZE)
    assert till.standing() == []
    assert settled(till.settle()).split == till.quoted
    assert till.standing() == [TOTAL]


def test_another_process_puts_it_right_with_the_msgid_that_was_kept(till: Till, open_at) -> None:
    msgid = till.insurance.mint()
    till.running.insurance_fault("lose_answer", infno="2207", times=1)
    till.settle(msgid)
    till.insurance.close()
    after = replace(till, insurance=open_at(till.running.platforms_url))
    for _ in range(2):  # a correction may be made again
        assert after.correct(msgid).outcome is None
    assert after.standing() == []


def test_a_correction_whose_own_answer_is_lost(till: Till) -> None:
    msgid = till.insurance.mint()
    till.running.insurance_fault("lose_answer", times=2)
    for lost in (till.settle(msgid), till.correct(msgid)):
        assert lost == InsuranceAnswer(Failure(Code.INSURANCE_UNREACHABLE), b"")
    assert till.correct(msgid).outcome is None
    assert till.standing() == []


def test_one_that_never_arrived_counts_as_put_right_and_stays_so(till: Till) -> None:
    msgid = till.insurance.mint()
    till.running.insurance_fault("lose_request", infno="2207", times=1)
    assert code_of(till.settle(msgid)) is Code.INSURANCE_UNREACHABLE
    assert till.correct(msgid).outcome is None
    never_sent = till.insurance.mint()
    assert till.correct(never_sent).outcome is None
    late = till.settle(never_sent)  # it comes after its correction
    assert late.outcome == Failure(Code.INSURANCE_REFUSED, {"words": "该报文已冲正"})
    assert till.standing() == []


@pytest.mark.parametrize("fault", LOST)
def test_an_unknown_reversal_is_put_right_and_made_again(till: Till, fault: str) -> None:
    there = settled(till.settle())
    msgid = till.insurance.mint()
    till.running.insurance_fault(fault, infno="2208", times=1)
    assert code_of(till.reverse(there.id, msgid)) is LOST[fault]
    assert till.standing() == [-TOTAL]
    assert till.correct(msgid, Transaction.REVERSE).outcome is None
    assert till.standing() == [TOTAL]
    settled(till.reverse(there.id))
    assert till.standing() == [-TOTAL]


def test_a_correction_for_somebody_else_is_refused(till: Till) -> None:
    msgid = till.insurance.mint()
    settled(till.settle(msgid))
    other = replace(till, visit=InsuredVisit("9" * 24, "M", "B", "310", "11"))
    assert code_of(other.correct(msgid)) is Code.INSURANCE_REFUSED
    assert code_of(till.correct(msgid, Transaction.REVERSE)) is Code.INSURANCE_REFUSED
    assert till.standing() == [TOTAL]


# the way there


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("fail", Code.INSURANCE_ERROR),
        ("drop_after_work", Code.INSURANCE_UNREACHABLE),
        ("gone", Code.INSURANCE_UNREACHABLE),
        ("html", Code.INSURANCE_BAD_ANSWER),
        ("malformed", Code.INSURANCE_BAD_ANSWER),
        ("huge", Code.INSURANCE_BAD_ANSWER),
        ("wrong_patient", Code.INSURANCE_BAD_ANSWER),
    ],
)
def test_whatever_goes_wrong_on_the_way_nothing_is_sent_twice(till: Till, kind, code) -> None:
    before = till.requests()
    till.running.fault(kind, under="/platforms/nhsa", times=1)
    assert code_of(till.settle()) is code
    assert till.requests() == before + 1


@pytest.mark.parametrize(("kind", "settings"), [("hang", {}), ("slow", {"delay_ms": 5_000})])
def test_patience_ends(open_at, running, somebody, kind, settings) -> None:
    insurance = open_at(running.platforms_url, patience=0.3)
    running.fault(kind, under="/platforms/nhsa", **settings)
    quote = insurance.pre_settle(somebody.visit, TOTAL, somebody.certificate)
    assert code_of(quote) is Code.INSURANCE_TIMEOUT


def test_after_repeated_failures_nothing_is_sent_for_a_while(
    open_at, running, somebody, clock
) -> None:
    changes: list[BreakerState] = []
    insurance = open_at(running.platforms_url, observer=changes.append)
    running.fault("fail", under="/platforms/nhsa")
    ask = lambda: insurance.pre_settle(somebody.visit, TOTAL, somebody.certificate)  # noqa: E731 - one thought
    assert [code_of(ask()) for _ in range(4)] == [Code.INSURANCE_ERROR] * 4
    before = running.state()["requests"]["POST /platforms/nhsa"]
    assert code_of(ask()) is Code.INSURANCE_RESTING
    assert running.state()["requests"]["POST /platforms/nhsa"] == before
    running.clear_faults()
    clock.uptime += 11
    assert isinstance(ask(), Settlement)
    assert changes == [BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED]
    assert insurance.breaker_state is BreakerState.CLOSED
    assert insurance.server_time is not None


def test_several_threads_at_once(till: Till) -> None:
    """One visit, eight who want to settle it: one of them does."""
    msgids = [till.insurance.mint() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        outcomes = [answer.outcome for answer in pool.map(till.settle, msgids)]
    assert sum(isinstance(outcome, Settlement) for outcome in outcomes) == 1
    told = [code_of(outcome) for outcome in outcomes if isinstance(outcome, Failure)]
    assert told == [Code.INSURANCE_BAD_ANSWER] * 7  # settled before: by whom, nobody knows here
    assert till.standing() == [TOTAL]
