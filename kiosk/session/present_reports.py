"""The stages of `reports` as screens. Pure; see `kiosk.session.present`."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import assert_never

from kiosk.languages import nearest
from kiosk.reports import scale
from kiosk.reports.reading import Explanation
from kiosk.reports.report import PendingReport, ReportHead, ReportKind, Result, Trend
from kiosk.services import report_list, report_printing
from kiosk.session import report_screens as screens
from kiosk.session.report_screens import PrintMark, PrintPhase
from kiosk.session.report_stages import (
    Fetching,
    FindingReports,
    FormShowing,
    Listing,
    NoneFound,
    PrintEnded,
    Printing,
    PrintItem,
    Reading,
    ReportStage,
    Trending,
)
from kiosk.session.screens import WAY_OUT_AFTER, Action, Screen
from kiosk.session.state import Kiosk, Moment

_NOBODY_READS = Explanation(())


def report_screen(kiosk: Kiosk, stage: ReportStage, name: str, at: Moment) -> screens.ReportScreen:
    match stage:
        case FindingReports(since=since):
            return screens.ReportWait(screens.ReportErrand.FINDING, int(at.monotonic - since))
        case Fetching(errand=errand, since=since):
            return screens.ReportWait(errand, int(at.monotonic - since))
        case NoneFound(reports=found, until=until):
            return screens.NoReports(name, _pending(found.pending, at), _left(until, at))
        case Listing():
            return _list(kiosk, stage, at)
        case Reading():
            return _page(kiosk, stage, at)
        case Trending():
            return _trend(stage.trend, stage, at)
        case FormShowing(page=page, shown=shown, back=back):
            title = back.report.head.forms[0].title or back.report.head.title
            return screens.ReportForm(title, page, shown.pages, shown.image)
        case Printing():
            return _printing(stage, at)
        case PrintEnded():
            return _ended(kiosk, stage, at)
        case _:
            assert_never(stage)


def report_actions(kiosk: Kiosk, screen: Screen) -> tuple[Action, ...] | None:
    """The bottom row of a screen of these, but for larger text; None: as others have it."""
    stage = kiosk.stage
    match screen:
        case screens.Reports() | screens.NoReports():
            first = isinstance(stage, Listing | NoneFound) and stage.back is None
            return (Action.FINISH,) if first else (Action.BACK, Action.FINISH)
        case (
            screens.ReportPage()
            | screens.ReportTrend()
            | screens.ReportForm()
            | screens.PrintDone()
        ):
            return (Action.BACK, Action.FINISH)
        case screens.ReportWait() | screens.Printing():
            return (Action.FINISH,)
        case _:
            return None


def leaves_alone(screen: Screen) -> bool:
    """Whether there is no way out yet: an answer is on its way, or paper that nobody stops."""
    match screen:
        case screens.ReportWait(waiting_seconds=waited):
            return waited < WAY_OUT_AFTER
        case screens.Printing(phase=PrintPhase.HELD):
            return False
        case screens.Printing(phase=phase, waiting_seconds=waited):
            return phase is PrintPhase.STOPPING or waited < WAY_OUT_AFTER
        case _:
            return False


def _list(kiosk: Kiosk, stage: Listing, at: Moment) -> screens.Reports:
    heads, shown = stage.reports.reports, report_list.passing(stage)
    first = stage.page * report_list.ON_A_PAGE
    printer = kiosk.equipment.report_printer
    return screens.Reports(
        cards=tuple(
            _card(stage, head, at) for head in shown[first : first + report_list.ON_A_PAGE]
        ),
        pending=_pending(stage.reports.pending, at) if stage.page == 0 else (),
        filter=stage.filter,
        count=len(heads),
        laboratory=sum(head.kind is ReportKind.LABORATORY for head in heads),
        imaging=sum(head.kind is ReportKind.IMAGING for head in heads),
        page=stage.page,
        pages=report_list.pages(stage),
        chosen=len(stage.chosen),
        fresh=len(report_list.fresh(stage, at.local)),
        can_print=printer.prints,
        critical=sum(head.critical and head.printed_at is None for head in heads),
        critical_place=_critical_place(kiosk),
        trouble=stage.trouble or report_printing.printer_trouble(printer),
    )


def _card(stage: Listing, head: ReportHead, at: Moment) -> screens.ReportCard:
    return screens.ReportCard(
        id=head.id,
        kind=head.kind,
        status=head.status,
        title=head.title,
        department=head.department,
        doctor=head.doctor,
        on=_day(head.issued, at),
        results=head.results,
        attention=head.attention,
        critical=head.critical,
        mark=_mark(stage, head, at),
        printed_on=_moment(head.printed_at, at),
        chosen=head.id in stage.chosen,
        printable=report_list.is_printable(stage, head),
    )


def _mark(listing: Listing, head: ReportHead, at: Moment) -> PrintMark:
    if head.printed_at is not None:
        return PrintMark.PRINTED
    if head.id in listing.doubted:
        return PrintMark.IN_DOUBT
    return PrintMark.NEW if report_list.is_fresh(listing, head, at.local) else PrintMark.NONE


def _pending(pending: tuple[PendingReport, ...], at: Moment) -> tuple[screens.PendingCard, ...]:
    return tuple(
        screens.PendingCard(each.kind, each.title, _day(each.since, at), _moment(each.expected, at))
        for each in pending
    )


def _page(kiosk: Kiosk, stage: Reading, at: Moment) -> screens.ReportPage:
    report, head = stage.report, stage.report.head
    explained = stage.explanations.get(kiosk.preferences.language, _NOBODY_READS)
    printer = kiosk.equipment.report_printer
    mark = _mark(stage.back, head, at)
    wanted = mark in (PrintMark.NEW, PrintMark.NONE)
    return screens.ReportPage(
        id=head.id,
        kind=head.kind,
        status=head.status,
        title=head.title,
        number=head.number,
        department=head.department,
        doctor=head.doctor,
        author=report.author,
        reviewer=report.reviewer,
        on=_moment(head.issued, at),
        collected=_moment(head.collected, at),
        specimen=report.specimen,
        rows=tuple(map(_row, report.results)),
        sections=tuple(screens.TextSection(one.title, one.text) for one in report.sections),
        attention=sum(result.flag.needs_attention for result in report.results),
        critical=report.critical_lines,
        critical_place=_critical_place(kiosk),
        remarks=tuple(
            screens.RemarkCard(
                each.title, each.measures, each.means, each.advice, each.soon, each.source
            )
            for each in explained.remarks
        ),
        reviewed=explained.reviewed,
        offers_advice=kiosk.advises and stage.advice is None,
        advice="" if stage.advice is None else stage.advice.text,
        advice_by="" if stage.advice is None else stage.advice.by,
        has_form=bool(head.forms),
        mark=mark,
        printed_on=_moment(head.printed_at, at),
        can_print=printer.prints and wanted,
        trouble=stage.trouble or (report_printing.printer_trouble(printer) if wanted else None),
    )


def _row(result: Result) -> screens.ResultRow:
    bar = scale.bar(result)
    return screens.ResultRow(
        id=result.id,
        name=result.name,
        group=result.group,
        value=result.value,
        unit="" if result.quantity is None else result.quantity.unit,
        usual="" if result.range is None else result.range.text,
        flag=result.flag,
        bar=None if bar is None else screens.ResultBar(bar.low, bar.high, bar.value, bar.beyond),
        missing=bool(result.missing),
        changed=result.changed,
        numeric=result.quantity is not None and not result.quantity.comparator,
        note=result.note,
    )


def _trend(trend: Trend, stage: Trending, at: Moment) -> screens.ReportTrend:
    head = stage.back.report.head
    plot = scale.plot(trend, stage.result.quantity, head.collected or head.issued)
    return screens.ReportTrend(
        name=trend.name,
        unit=trend.unit,
        usual="" if trend.range is None else trend.range.text,
        dots=tuple(
            screens.TrendDot(
                on=_day(dot.point.at, at),
                value=dot.point.quantity.shown,
                across=dot.across,
                up=dot.up,
                flag=dot.point.flag,
                current=dot.current,
            )
            for dot in plot.dots
        ),
        low=plot.low,
        high=plot.high,
        low_text=plot.low_text,
        high_text=plot.high_text,
    )


def _printing(stage: Printing, at: Moment) -> screens.Printing:
    held = stage.phase is PrintPhase.HELD
    return screens.Printing(
        lines=_lines(stage.items, at),
        index=stage.index,
        phase=stage.phase,
        page=stage.page,
        pages=stage.pages,
        trouble=report_printing.printer_trouble(stage.printer) if held else None,
        waiting_seconds=int(at.monotonic - stage.since),
    )


def _lines(items: tuple[PrintItem, ...], at: Moment) -> tuple[screens.PrintLine, ...]:
    return tuple(
        screens.PrintLine(item.head.title, item.state, _moment(item.printed_at, at))
        for item in items
    )


def _ended(kiosk: Kiosk, stage: PrintEnded, at: Moment) -> screens.PrintDone:
    return screens.PrintDone(
        lines=_lines(stage.items, at),
        printed=sum(one.state is screens.PrintLineState.PRINTED for one in stage.items),
        sheets=sum(one.pages_out for one in stage.items),
        critical=tuple(words for item in stage.items for words in _critical(item)),
        critical_place=_critical_place(kiosk),
        trouble=stage.trouble,
        can_resume=bool(report_printing.again(stage.items))
        and kiosk.equipment.report_printer.prints,
        seconds_left=_left(stage.until, at),
    )


def _critical(item: PrintItem) -> tuple[str, ...]:
    """Of a report that was not read the list knows at least that it is."""
    return item.critical or ((item.head.title,) if item.head.critical else ())


def _critical_place(kiosk: Kiosk) -> str:
    places = kiosk.critical_place
    return places[nearest(kiosk.preferences.language, places)] if places else ""


def _day(moment: datetime | None, at: Moment) -> str:
    return "" if moment is None else f"{moment.astimezone(at.local.tzinfo):%Y-%m-%d}"


def _moment(moment: datetime | None, at: Moment) -> str:
    return "" if moment is None else f"{moment.astimezone(at.local.tzinfo):%Y-%m-%d %H:%M}"


def _left(until: float, at: Moment) -> int:
    return max(0, ceil(until - at.monotonic))
