"""报告: the list, one report, its earlier values, its document. Printing is `report_printing`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EventId
from kiosk.reasons import CATALOGUE, NextStep
from kiosk.reports.report import ReportHead, ReportId, Result
from kiosk.services import pay, report_printing, second_factor
from kiosk.services.access import ServiceId
from kiosk.services.report_list import (
    FRESH,
    MOST_AT_ONCE,
    fresh,
    is_printable,
    pages,
    with_heads,
    with_new,
)
from kiosk.session.effects import (
    AskAdvisor,
    CountReports,
    Effect,
    FindReports,
    FindTrend,
    NoteUse,
    OpenForm,
    OpenReport,
    Record,
)
from kiosk.session.ending import Step
from kiosk.session.events import EffectFailed, Tapped
from kiosk.session.report_events import (
    AdviceFound,
    FormOpened,
    ReportOpened,
    ReportsCounted,
    ReportsFound,
    TrendFound,
)
from kiosk.session.report_screens import ReportErrand, ReportFilter
from kiosk.session.report_stages import (
    Fetching,
    FindingReports,
    FormShowing,
    Listing,
    NoneFound,
    PrintEnded,
    Reading,
    Trending,
)
from kiosk.session.screens import Action
from kiosk.session.state import Arrived, AtHome, Kiosk, Moment, Offering, Refusing, Waiting

Entry = Offering | AtHome | Arrived


def is_offered(kiosk: Kiosk) -> bool:
    here = kiosk.reports and ServiceId.REPORTS in kiosk.services
    return here and not pay.is_too_early(kiosk.stage)


def look_ahead(kiosk: Kiosk, at: Moment) -> tuple[Effect, ...]:
    """Ask how many new ones there are, for somebody who may hear it."""
    person = kiosk.person
    if person is None or person.patient is None or not is_offered(kiosk):
        return ()
    if person.new_reports >= 0 or second_factor.is_wanted(kiosk, ServiceId.REPORTS):
        return ()
    return (CountReports(kiosk.session, person.patient, at.local - FRESH),)


def reports(kiosk: Kiosk, at: Moment) -> Step:
    """The patient wants their reports."""
    stage, person = kiosk.stage, kiosk.person
    if person is None or person.patient is None or not is_offered(kiosk):
        return kiosk, ()
    if not isinstance(stage, Entry):
        return kiosk, ()
    if second_factor.is_wanted(kiosk, ServiceId.REPORTS):
        return second_factor.ask(kiosk, Tapped(Action.REPORTS), at)
    finding = FindingReports(at.monotonic, stage)
    effect = FindReports(kiosk.session, person.patient)
    return replace(kiosk, stage=finding, touched=at.monotonic), (effect,)


def reports_counted(kiosk: Kiosk, event: ReportsCounted) -> Kiosk:
    """Taken note of, unless the list itself has said it meanwhile."""
    person = kiosk.person
    if person is None or person.new_reports >= 0:
        return kiosk
    return replace(kiosk, person=replace(person, new_reports=event.new))


def reports_found(kiosk: Kiosk, event: ReportsFound, at: Moment) -> Step:
    match kiosk.stage:
        case FindingReports(back=back):
            pass
        case Waiting(retry=FindReports(), back=(None | Offering() | AtHome() | Arrived()) as back):
            pass
        case _:
            return kiosk, ()
    kiosk = with_new(kiosk, Listing(event.reports, doubted=event.doubted), at)
    if not event.reports.reports:
        until = at.monotonic + kiosk.pace.trouble
        none = NoneFound(event.reports, until, back)
        return replace(kiosk, stage=none, touched=at.monotonic), ()
    listing = Listing(event.reports, doubted=event.doubted, back=back)
    listing = replace(listing, chosen=fresh(listing, at.local))
    return replace(kiosk, stage=listing, touched=at.monotonic), _use(kiosk)


def _use(kiosk: Kiosk) -> tuple[Effect, ...]:
    """To be reported, where a platform decoded the card."""
    code = None if kiosk.person is None else kiosk.person.code
    return () if code is None else (NoteUse(code, ServiceId.REPORTS),)


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """Into the list, on it, or on a report."""
    match kiosk.stage:
        case _ if tap.action is Action.REPORTS:
            return reports(kiosk, at)
        case Listing() as stage:
            return _on_the_list(kiosk, stage, tap, at)
        case Reading() as stage:
            return _on_a_report(kiosk, stage, tap, at)
        case FormShowing() as stage if tap.action is Action.PAGE:
            return _turned(kiosk, stage, tap.argument, at)
        case PrintEnded() as stage if tap.action is Action.RESUME_PRINT:
            return report_printing.resume(kiosk, stage, at)
        case _:
            return kiosk, ()


def _on_the_list(kiosk: Kiosk, stage: Listing, tap: Tapped, at: Moment) -> Step:
    heads = {head.id: head for head in stage.reports.reports}
    head = heads.get(ReportId(tap.argument))
    match tap.action:
        case Action.CHOOSE_REPORT if head is not None and is_printable(stage, head):
            chosen = stage.chosen ^ {head.id}
            if len(chosen) > MOST_AT_ONCE:
                return kiosk, ()
            changed = replace(stage, chosen=chosen, trouble=None)
        case Action.CHOOSE_NEW:
            new = fresh(stage, at.local)
            chosen = frozenset() if len(stage.chosen) >= len(new) else new
            changed = replace(stage, chosen=chosen, trouble=None)
        case Action.FILTER if tap.argument in set(ReportFilter):
            changed = replace(stage, filter=ReportFilter(tap.argument), page=0)
        case Action.PAGE if tap.argument in ("next", "previous"):
            page = stage.page + (1 if tap.argument == "next" else -1)
            changed = replace(stage, page=min(max(page, 0), pages(stage) - 1))
        case Action.OPEN_REPORT if head is not None:
            return _open(kiosk, replace(stage, trouble=None), head, at)
        case Action.PRINT if stage.chosen:
            chosen_heads = tuple(each for each in heads.values() if each.id in stage.chosen)
            return report_printing.start(kiosk, chosen_heads, stage, at)
        case _:
            return kiosk, ()
    return replace(kiosk, stage=changed), ()


def _on_a_report(kiosk: Kiosk, stage: Reading, tap: Tapped, at: Moment) -> Step:
    report, plain = stage.report, replace(stage, trouble=None)
    match tap.action:
        case Action.SHOW_TREND:
            result = next((one for one in report.results if one.id == tap.argument), None)
            if result is None or result.quantity is None:
                return kiosk, ()
            return _trend(kiosk, plain, result, at)
        case Action.SHOW_FORM if report.head.forms:
            return _form(kiosk, plain, plain, 0, at)
        case Action.ASK_ADVICE if kiosk.advises and stage.advice is None:
            ask = AskAdvisor(kiosk.session, report, kiosk.preferences.language)
            return _fetch(kiosk, Fetching(ReportErrand.ADVICE, at.monotonic, plain), ask, at)
        case Action.PRINT if is_printable(stage.back, report.head):
            return report_printing.start(kiosk, (report.head,), stage, at)
        case _:
            return kiosk, ()


def _turned(kiosk: Kiosk, stage: FormShowing, which: str, at: Moment) -> Step:
    page = stage.page + {"next": 1, "previous": -1}.get(which, 0)
    if page == stage.page or not 0 <= page < stage.shown.pages:
        return kiosk, ()
    return _form(kiosk, stage.back, stage, page, at)


def _open(kiosk: Kiosk, stage: Listing, head: ReportHead, at: Moment) -> Step:
    person = kiosk.person
    if person is None or person.patient is None:
        return kiosk, ()
    fetching = Fetching(ReportErrand.OPENING, at.monotonic, stage, report=head.id)
    return _fetch(kiosk, fetching, OpenReport(kiosk.session, person.patient, head.id), at)


def _trend(kiosk: Kiosk, stage: Reading, result: Result, at: Moment) -> Step:
    person = kiosk.person
    if person is None or person.patient is None:
        return kiosk, ()
    fetching = Fetching(ReportErrand.TREND, at.monotonic, stage, result=result)
    return _fetch(kiosk, fetching, FindTrend(kiosk.session, person.patient, result), at)


def _form(
    kiosk: Kiosk, reading: Reading, stage: Reading | FormShowing, page: int, at: Moment
) -> Step:
    person, head = kiosk.person, reading.report.head
    if person is None or person.patient is None:
        return kiosk, ()
    fetching = Fetching(ReportErrand.FORM, at.monotonic, stage, page=page)
    effect = OpenForm(kiosk.session, person.patient, head.id, head.forms[0], page)
    return _fetch(kiosk, fetching, effect, at)


def _fetch(kiosk: Kiosk, stage: Fetching, effect: Effect, at: Moment) -> Step:
    return replace(kiosk, stage=stage, touched=at.monotonic), (effect,)


def report_opened(kiosk: Kiosk, event: ReportOpened, at: Moment) -> Step:
    """The report, with what the list has found out of its being printed."""
    match kiosk.stage:
        case Fetching(errand=ReportErrand.OPENING, back=Listing() as back) as stage:
            head = event.report.head
        case _:
            return kiosk, ()
    if head.id != stage.report:
        return kiosk, ()
    known = next((one for one in back.reports.reports if one.id == head.id), head)
    if known.edition == head.edition and head.printed_at is None:
        head = replace(head, printed_at=known.printed_at)
    listing = with_heads(back, {head.id: head})
    reading = Reading(replace(event.report, head=head), event.explanations, listing)
    return replace(kiosk, stage=reading, touched=at.monotonic), ()


def trend_found(kiosk: Kiosk, event: TrendFound, at: Moment) -> Step:
    match kiosk.stage:
        case Fetching(errand=ReportErrand.TREND, back=Reading() as back, result=Result() as result):
            stage = Trending(event.trend, result, back)
            return replace(kiosk, stage=stage, touched=at.monotonic), ()
        case _:
            return kiosk, ()


def form_opened(kiosk: Kiosk, event: FormOpened, at: Moment) -> Step:
    match kiosk.stage:
        case Fetching(
            errand=ReportErrand.FORM, page=page, back=(Reading() | FormShowing()) as back
        ):
            if page != event.page:
                return kiosk, ()
            reading = back if isinstance(back, Reading) else back.back
            stage = FormShowing(page, event.shown, reading)
            return replace(kiosk, stage=stage, touched=at.monotonic), ()
        case _:
            return kiosk, ()


def advice_found(kiosk: Kiosk, event: AdviceFound, at: Moment) -> Step:
    match kiosk.stage:
        case Fetching(errand=ReportErrand.ADVICE, back=Reading() as back):
            stage = replace(back, advice=event.advice)
            return replace(kiosk, stage=stage, touched=at.monotonic), ()
        case _:
            return kiosk, ()


def failed(kiosk: Kiosk, event: EffectFailed, at: Moment) -> Step:
    """The hospital did not answer, or has something else than was shown."""
    person, failure = kiosk.person, event.failure
    record = Record(EventId.HOSPITAL_FAILED, {"code": failure.code})
    if person is None or person.patient is None:
        return kiosk, ()
    match kiosk.stage:
        case FindingReports(back=back):
            if CATALOGUE[failure.code].next is NextStep.TRY_AGAIN:
                retry = FindReports(kiosk.session, person.patient)
                waiting = Waiting(failure, retry, back, at.monotonic + kiosk.pace.trouble)
                return replace(kiosk, stage=waiting, touched=at.monotonic), (record,)
            refusing = Refusing(failure, at.monotonic + kiosk.pace.refusal, back=back)
            return replace(kiosk, stage=refusing, touched=at.monotonic), (record,)
        case Fetching(back=back):
            stage = back.back if isinstance(back, FormShowing) else back
            shown = replace(stage, trouble=failure)
            return replace(kiosk, stage=shown, touched=at.monotonic), (record,)
        case _:
            return kiosk, ()


def retry(kiosk: Kiosk, waiting: Waiting, at: Moment) -> Step:
    """What the hospital did not answer, once more."""
    match waiting.retry, waiting.back:
        case FindReports(), (None | Offering() | AtHome() | Arrived()) as back:
            stage = FindingReports(at.monotonic, back)
            return replace(kiosk, stage=stage, touched=at.monotonic), (waiting.retry,)
        case _:
            return kiosk, ()
