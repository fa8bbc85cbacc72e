"""扫码识别: one scan of any accepted code, verified, greeted by masked name.

A code is judged whatever is on the screen, so the next patient need not wait for the last one's
screen to leave: another card ends the session of somebody who is done, and asks where they are not
(`kiosk.services.switching`). A refused code is told to whoever holds it up, unless somebody is known who
is not done yet. While money or paper is on its way codes wait.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause, EventId
from kiosk.codes.classify import Kind, classify
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.domain import Assurance
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from kiosk.services import offer, paying, report_printing, second_factor, switching
from kiosk.services.access import ServiceId
from kiosk.services.alternatives import out_of_service
from kiosk.session import leaving, presence, scanning
from kiosk.session.acceptance import BY_HAND_TWICE_WITHIN, TWICE_WITHIN, digest_of
from kiosk.session.effects import AskPlatform, FindPatient, JudgeCode, Record
from kiosk.session.ending import Step, end
from kiosk.session.events import (
    CodeJudged,
    CodeRead,
    CodeSeen,
    DocumentRead,
)
from kiosk.session.pay_stages import (
    Billing,
    Deciding,
    FindingBills,
    GivenBack,
    NothingDue,
    Ordering,
    PaidUp,
    Quoting,
    Uncertain,
)
from kiosk.session.present import idle_seconds
from kiosk.session.report_stages import Fetching, FindingReports, NoneFound, PrintEnded, Printing
from kiosk.session.screens import TicketState
from kiosk.session.state import (
    Arrived,
    AtHome,
    Checking,
    Helping,
    Judging,
    Kiosk,
    Moment,
    Offering,
    Person,
    Proving,
    Refusing,
    Shown,
    SigningIn,
    Stage,
    Switching,
    Waiting,
    Welcoming,
)

# The hospital is being asked, or money or paper is on its way.
_BUSY = (
    Welcoming | SigningIn | FindingBills | Quoting | Ordering | FindingReports | Fetching | Printing
)
_JUDGING_LOST = 5.0  # seconds; judging takes milliseconds, so its answer is lost
_ASKING_LOST = 30.0  # likewise; a platform has its own, shorter time-outs
# What one bad read can bring about: no signature has vouched for what was read.
_READ_IN_DOUBT = frozenset(
    {
        Code.TOO_LONG,
        Code.NOT_BASE45,
        Code.MALFORMED,
        Code.WRONG_ALGORITHM,
        Code.UNKNOWN_ISSUER_KEY,
        Code.KEY_NOT_VALID_NOW,
        Code.ISSUER_MISMATCH,
        Code.BAD_ISSUER_SIGNATURE,
        Code.NO_HOLDER_KEY,
        Code.BAD_HOLDER_SIGNATURE,
    }
)
_IN_PASSING = frozenset({Kind.UNRECOGNISED, Kind.REPORT_PAPER})
_PAPER_IN_HAND = (TicketState.TAKE, TicketState.NONE)


def takes_codes(kiosk: Kiosk) -> bool:
    """Not while one is being judged, the hospital is being asked, or nobody can be served."""
    busy = kiosk.judging is not None or _is_under_way(kiosk)
    return not busy and out_of_service(kiosk) is None


def _is_under_way(kiosk: Kiosk) -> bool:
    """Whether nothing may come between: an answer, money or paper is on its way to somebody."""
    match kiosk.stage:
        case Arrived(ticket=ticket):
            return ticket is TicketState.PRINTING
        case PaidUp(paper=paper):
            return paper.state is TicketState.PRINTING
        case Uncertain(paper=paper) | GivenBack(paper=paper):
            return paper.state is not TicketState.TAKE
        case stage:
            return isinstance(stage, _BUSY) or second_factor.is_busy(kiosk)


def takes_again(kiosk: Kiosk) -> bool:
    """Whether the code that began this session asks for something when it is held up once more."""
    return isinstance(kiosk.stage, Refusing | Waiting | Helping | Switching)


def code_seen(kiosk: Kiosk, event: CodeSeen, at: Moment) -> Step:
    """One more read of a code, in view for long perhaps: see `kiosk.session.acceptance`."""
    digest, now = digest_of(event.text, kiosk.salt), at.monotonic
    acceptance = kiosk.acceptance.now(now)
    if acceptance.knows(digest):
        return replace(kiosk, acceptance=acceptance.settled(digest, now)), ()
    if paying.takes_payment_codes(kiosk):
        return _payment_code_seen(replace(kiosk, acceptance=acceptance), event, digest, at)
    if not takes_codes(kiosk) or (_known(kiosk, digest) is not None and not takes_again(kiosk)):
        return kiosk, ()
    if _comes_early(kiosk, event.text):
        return kiosk, ()
    within = BY_HAND_TWICE_WITHIN if event.by_hand else TWICE_WITHIN
    acceptance, twice = acceptance.read(digest, now, within)
    kiosk = replace(kiosk, acceptance=acceptance)
    if twice or classify(event.text) is Kind.EHC1:
        return code_read(kiosk, CodeRead(event.text, confirmed=twice), at)
    return scanning.read_once(kiosk, at), ()


def _comes_early(kiosk: Kiosk, text: str) -> bool:
    """Whoever is about to pay, or has paid, holds up the payment code before it is wanted: nothing is
    said, and it is taken once it is wanted, though it was in view all the while.
    """
    about_to = isinstance(kiosk.stage, Billing | Deciding | PaidUp | Uncertain | GivenBack)
    about_to = about_to or isinstance(
        kiosk.stage, Offering | AtHome | Arrived | Proving | Switching
    )
    offered = kiosk.scans_payment and kiosk.equipment.payments is not CashierState.OFF
    to_pay = isinstance(kiosk.stage, PaidUp)
    to_pay = to_pay or (isinstance(kiosk.stage, AtHome) and offer.is_offered(kiosk, ServiceId.PAY))
    done = _is_next_in_line(kiosk.stage, Kind.WECHAT_PAY) and not to_pay
    return about_to and offered and not done and classify(text) in paying.CHANNELS


def _payment_code_seen(kiosk: Kiosk, event: CodeSeen, digest: bytes, at: Moment) -> Step:
    """Where a payment code is wanted, one that was read twice is taken; the patient's own card that
    is still in the hand says nothing. Another card may be somebody else's: it is judged.
    """
    if _known(kiosk, digest) is not None:
        return kiosk, ()
    within = BY_HAND_TWICE_WITHIN if event.by_hand else TWICE_WITHIN
    acceptance, twice = kiosk.acceptance.read(digest, at.monotonic, within)
    if not twice:
        return scanning.read_once(replace(kiosk, acceptance=acceptance), at), ()
    if classify(event.text) is Kind.EHC1:
        kiosk = replace(kiosk, acceptance=acceptance)
        return code_read(kiosk, CodeRead(event.text), at)
    if idle_seconds(kiosk, at) >= 0:  # who pays sees what; this may be the next patient's telephone
        return replace(kiosk, acceptance=acceptance), ()
    settled = acceptance.settled(digest, at.monotonic)
    return paying.code_shown(replace(kiosk, acceptance=settled, once_read=None), event.text, at)


def _known(kiosk: Kiosk, digest: bytes) -> Shown | None:
    """The code, if whoever is here has shown it before."""
    codes = () if kiosk.person is None else kiosk.person.shown
    return next((shown for shown in codes if shown.digest == digest), None)


def _judged_before(kiosk: Kiosk, digest: bytes) -> Shown | None:
    """Also one that has begun no visit yet: holding it up again at a better moment is no replay."""
    away = kiosk.turned_away
    return away if away is not None and away.digest == digest else _known(kiosk, digest)


def code_read(kiosk: Kiosk, event: CodeRead, at: Moment) -> Step:
    """Have the code judged: as part of the visit that it began, or as the beginning of another."""
    if not takes_codes(kiosk):
        return kiosk, ()
    digest = digest_of(event.text, kiosk.salt)
    known = _judged_before(kiosk, digest)
    visits = kiosk.visits + (known is None)
    visit = visits if known is None else known.visit
    shown = Shown(digest, visit, event.confirmed)
    judging = Judging(at.monotonic + _JUDGING_LOST, shown=shown)
    kiosk = replace(kiosk, judging=judging, visits=visits, once_read=None)
    return kiosk, (JudgeCode(kiosk.session, event.text, visit),)


def document_read(kiosk: Kiosk, event: DocumentRead, at: Moment) -> Step:
    """An identity document lies on the reader: as good as a code, for what it opens."""
    return _welcome(kiosk, event.card, None, None, at) if takes_codes(kiosk) else (kiosk, ())


def judging_lost(kiosk: Kiosk, at: Moment) -> Step:
    """No answer came for a code: take the next one, and do not leave its holder waiting."""
    if kiosk.judging is None or at.monotonic <= kiosk.judging.until:
        return kiosk, ()
    kiosk = replace(kiosk, judging=None)
    if not isinstance(kiosk.stage, Checking):
        return kiosk, ()
    return _refuse(kiosk, Failure(Code.PLATFORM_UNREACHABLE), at)


def code_judged(
    kiosk: Kiosk, event: CodeJudged, at: Moment, carry_out: second_factor.CarryOut
) -> Step:
    """What came of a code. A platform's answer counts for the code that it was asked about only."""
    if event.asked != (None if kiosk.judging is None else kiosk.judging.online):
        return kiosk, ()
    shown = None if kiosk.judging is None else kiosk.judging.shown
    kiosk = replace(kiosk, judging=None)
    outcome = event.judgement.outcome
    if _is_under_way(kiosk):  # it is taken up again once that is over
        return replace(kiosk, turned_away=shown), ()
    if isinstance(outcome, OnlineCode):
        return _ask_platform(kiosk, outcome, shown, at)
    if isinstance(outcome, Failure) and _is_doubtful(outcome, shown):
        return scanning.read_once(kiosk, at), ()
    kiosk = _settled(kiosk, outcome, shown, at)
    if isinstance(outcome, Failure):
        record = Record(EventId.CODE_REFUSED, {"kind": event.judgement.kind, "code": outcome.code})
        if outcome.code is Code.STORAGE_FULL:
            equipment = replace(kiosk.equipment, storage_writable=False)
            return replace(kiosk, equipment=equipment), (record,)
        if paying.takes_payment_codes(kiosk):
            return paying.no_payment_code(presence.touched(kiosk, at), at), (record,)
        if kiosk.person is not None and not _is_next_in_line(kiosk.stage, event.judgement.kind):
            return kiosk, (record,)
        kiosk, refused = _refuse(kiosk, outcome, at)
        return kiosk, (record, *refused)
    return _verified(kiosk, event, outcome, shown, at, carry_out)


def _verified(  # noqa: PLR0917 - a step's three, the card, and what is done with it
    kiosk: Kiosk,
    event: CodeJudged,
    outcome: VerifiedCard,
    shown: Shown | None,
    at: Moment,
    carry_out: second_factor.CarryOut,
) -> Step:
    person = kiosk.person
    if person is not None and _proves_more(outcome, person.card):
        kiosk = presence.touched(kiosk, at)
        if isinstance(kiosk.stage, Switching):
            kiosk = switching.back(kiosk, at)
        person = _has_shown(person, shown)
        person = replace(person, card=outcome, code=event.asked or person.code)
        kiosk = replace(kiosk, person=person)
        if isinstance(kiosk.stage, Proving) and not second_factor.is_busy(kiosk):
            return second_factor.spared(kiosk, kiosk.stage, at, carry_out)
    return _welcome(kiosk, outcome, event.asked, shown, at)


def _is_doubtful(failure: Failure, shown: Shown | None) -> bool:
    """Whether one bad read may have brought it about, and there was one read only."""
    return shown is not None and not shown.confirmed and failure.code in _READ_IN_DOUBT


def _settled(
    kiosk: Kiosk, outcome: VerifiedCard | Failure, shown: Shown | None, at: Moment
) -> Kiosk:
    """While it stays in view it is no news; what could not be judged is taken up again."""
    lost = isinstance(outcome, Failure) and outcome.code is Code.STORAGE_FULL
    if shown is None or lost:
        return kiosk
    acceptance = kiosk.acceptance.now(at.monotonic).settled(shown.digest, at.monotonic)
    return replace(kiosk, acceptance=acceptance)


def _has_shown(person: Person, shown: Shown | None) -> Person:
    if shown is None or shown in person.shown:
        return person
    return replace(person, shown=(*person.shown, shown))


def _proves_more(card: VerifiedCard, than: VerifiedCard) -> bool:
    """Whether the same person, known by what may be a copy, now has their phone in hand."""
    return (
        card.identifier == than.identifier
        and card.assurance is Assurance.DYNAMIC
        and than.assurance is not Assurance.DYNAMIC
    )


def _ask_platform(kiosk: Kiosk, code: OnlineCode, shown: Shown | None, at: Moment) -> Step:
    """Whoever is known keeps their screen until the platform has said that this is somebody else."""
    stage = kiosk.stage if kiosk.person is not None else Checking(at.monotonic)
    kiosk = replace(kiosk, judging=Judging(at.monotonic + _ASKING_LOST, code, shown), stage=stage)
    return kiosk, (AskPlatform(kiosk.session, code),)


def _is_next_in_line(stage: Stage, kind: Kind) -> bool:
    """Whether a refused code is the next patient's: whoever is known is done and needs no screen.

    A code of no kind says nothing: any poster or telephone in view has one; that of a report is on the
    patient's own fresh paper. A number that is on no paper stays on the screen.
    """
    return _is_done(stage) and not leaving.matters(stage) and kind not in _IN_PASSING


def _is_done(stage: Stage) -> bool:
    """Whether whoever is known has what they came for, and their paper."""
    match stage:
        case Arrived(ticket=ticket):
            return ticket in _PAPER_IN_HAND
        case PaidUp(paper=paper) | Uncertain(paper=paper) | GivenBack(paper=paper):
            return paper.state in _PAPER_IN_HAND
        case PrintEnded(items=items):
            return not report_printing.again(items)
        case Refusing(back=None) | AtHome(back=None):
            return True
        case NothingDue(back=back) | NoneFound(back=back):
            return back is None or _is_done(back)
        case Helping(back=back):
            return _is_done(back)
        case _:
            return False


def _refuse(kiosk: Kiosk, failure: Failure, at: Moment) -> Step:
    stage = Refusing(failure, until=at.monotonic + kiosk.pace.refusal)
    if kiosk.person is not None:
        return end(kiosk, EndCause.NEXT_PATIENT, at, stage)
    return presence.touched(replace(kiosk, stage=stage), at), ()


def _welcome(
    kiosk: Kiosk, card: VerifiedCard, code: OnlineCode | None, shown: Shown | None, at: Moment
) -> Step:
    person, stage = kiosk.person, kiosk.stage
    if person is not None and person.card.identifier == card.identifier:
        return _again(kiosk, _has_shown(person, shown), at)
    if isinstance(stage, Switching) and stage.card.identifier == card.identifier:
        return switching.follow(kiosk, card, code, shown, at)
    if person is not None and not _is_done(stage):
        return switching.ask(kiosk, card, code, shown, at), ()
    return switching.follow(kiosk, card, code, shown, at)


def _again(kiosk: Kiosk, person: Person, at: Moment) -> Step:
    """The same card once more: what was refused or not answered is asked for anew."""
    kiosk = presence.touched(replace(kiosk, person=person), at)
    if isinstance(kiosk.stage, Switching):  # whose turn it is has been answered
        return switching.back(kiosk, at), ()
    if paying.takes_payment_codes(kiosk):
        return paying.no_payment_code(kiosk, at), ()
    if not takes_again(kiosk):
        return kiosk, ()
    kiosk = replace(kiosk, stage=Welcoming(at.monotonic), person=replace(person, patient=None))
    return kiosk, (FindPatient(kiosk.session, person.card.identifier),)
