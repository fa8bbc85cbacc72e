"""报告打印: a print run, from the button to the paper in the hand.

The run itself (`kiosk.reports.print_run`) goes on without the screen, and journals what it does; what
is here is what the patient sees of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.audit.catalogue import EventId
from kiosk.reasons import Code, Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.report import ReportHead
from kiosk.services.report_list import with_heads, with_new
from kiosk.session.effects import Effect, PrintReports, Record, StopPrinting
from kiosk.session.ending import Step
from kiosk.session.report_events import PrintMoved, PrintRunDone
from kiosk.session.report_screens import PrintLineState, PrintPhase
from kiosk.session.report_stages import Listing, PrintEnded, Printing, PrintItem, Reading
from kiosk.session.state import Kiosk, Moment

_TROUBLE: Final = {
    ReportPrinterState.NONE: Code.REPORT_PRINTER_NONE,
    ReportPrinterState.OFFLINE: Code.REPORT_PRINTER_OFFLINE,
    ReportPrinterState.ERROR: Code.REPORT_PRINTER_ERROR,
    ReportPrinterState.JAM: Code.REPORT_PRINTER_JAM,
    ReportPrinterState.COVER_OPEN: Code.REPORT_PRINTER_COVER,
    ReportPrinterState.PAPER_OUT: Code.REPORT_PRINTER_PAPER_OUT,
    ReportPrinterState.WRONG_PAPER: Code.REPORT_PRINTER_WRONG_PAPER,
    ReportPrinterState.TONER_OUT: Code.REPORT_PRINTER_TONER_OUT,
    ReportPrinterState.STOPPED: Code.REPORT_PRINTER_STOPPED,
}
STOPS_WITHIN: Final = 90.0
"""Seconds for which a patient is kept after they have given up; the run ends in the journal, whenever."""
MOVES_WITHIN: Final = 600.0
"""Seconds in which another sheet comes; the driver's own limit is shorter, so its answer is lost."""
_AGAIN: Final = frozenset({PrintLineState.WAITING, PrintLineState.NOT_PRINTED})
_OUT: Final = frozenset({PrintLineState.PRINTED, PrintLineState.PARTLY, PrintLineState.IN_DOUBT})


def printer_trouble(state: ReportPrinterState) -> Failure | None:
    """Why nothing can be printed, if so."""
    code = _TROUBLE.get(state)
    return None if code is None else Failure(code)


def start(kiosk: Kiosk, heads: tuple[ReportHead, ...], back: Listing | Reading, at: Moment) -> Step:
    """`back` says already why nothing can be printed, if so."""
    person = kiosk.person
    if person is None or person.patient is None or not heads:
        return kiosk, ()
    if not kiosk.equipment.report_printer.prints:
        return kiosk, ()
    items = tuple(PrintItem(head) for head in heads)
    plain = replace(back, trouble=None)
    now, run = at.monotonic, kiosk.runs
    stage = Printing(items, 0, PrintPhase.CHECKING, now, plain, advanced=now, run=run)
    effect = PrintReports(kiosk.session, person.patient, heads, kiosk.preferences.language, run)
    return replace(kiosk, stage=stage, touched=now, runs=run + 1), (effect,)


def resume(kiosk: Kiosk, stage: PrintEnded, at: Moment) -> Step:
    """What was not printed, once more."""
    return start(kiosk, tuple(item.head for item in again(stage.items)), stage.back, at)


def again(items: tuple[PrintItem, ...]) -> tuple[PrintItem, ...]:
    """Of which no sheet came out."""
    return tuple(item for item in items if item.state in _AGAIN)


def moved(kiosk: Kiosk, event: PrintMoved, at: Moment) -> Step:
    """How far the run has got."""
    equipment = replace(kiosk.equipment, report_printer=event.printer)
    kiosk = replace(kiosk, equipment=equipment)
    stage = kiosk.stage
    if not isinstance(stage, Printing) or not _is_of(event, kiosk, stage):
        return kiosk, ()
    phase = PrintPhase.STOPPING if stage.stopping else event.phase
    before = (stage.phase, stage.index, stage.page)
    anew = before != (phase, event.index, event.page)
    advances = (event.index, event.page) > (stage.index, stage.page)
    items = (*stage.items[: event.index], event.item, *stage.items[event.index + 1 :])
    changed = replace(
        stage,
        items=items,
        index=event.index,
        phase=phase,
        since=at.monotonic if anew else stage.since,
        advanced=at.monotonic if advances else stage.advanced,
        page=event.page,
        pages=event.pages,
        printer=event.printer,
    )
    return replace(kiosk, stage=changed), ()


def run_done(kiosk: Kiosk, event: PrintRunDone, at: Moment) -> Step:
    """No more comes out. Taken note of also when its patient has left meanwhile."""
    equipment = replace(kiosk.equipment, report_printer=event.printer)
    kiosk = replace(kiosk, equipment=equipment)
    states = [item.state for item in event.items]
    stage = kiosk.stage
    is_theirs = isinstance(stage, Printing) and _is_of(event, kiosk, stage)
    person = kiosk.person if is_theirs else None
    record = Record(
        EventId.REPORTS_PRINTED,
        {
            "printed": states.count(PrintLineState.PRINTED),
            "doubtful": sum(state in _OUT for state in states)
            - states.count(PrintLineState.PRINTED),
            "not_printed": sum(state not in _OUT for state in states),
            "state": event.printer,
        },
        None if person is None else person.card.identifier,
    )
    if not isinstance(stage, Printing) or not _is_of(event, kiosk, stage):
        return kiosk, (record,)
    return _ended(kiosk, stage, event.items, at), (record,)


def _is_of(event: PrintMoved | PrintRunDone, kiosk: Kiosk, stage: Printing) -> bool:
    """Not of another patient's run, nor of one of this patient's that was given up."""
    return (event.session, event.run) == (kiosk.session, stage.run)


def _ended(kiosk: Kiosk, stage: Printing, items: tuple[PrintItem, ...], at: Moment) -> Kiosk:
    states = [item.state for item in items]
    done = all(state in (PrintLineState.PRINTED, PrintLineState.BEFORE) for state in states)
    critical = any(item.is_critical for item in items)
    stay = kiosk.pace.done_without_ticket if done and not critical else kiosk.pace.trouble
    trouble = _trouble(items, kiosk.equipment.report_printer)
    back = _known_better(stage.back, items)
    kiosk = with_new(kiosk, back if isinstance(back, Listing) else back.back, at)
    ended = PrintEnded(items, at.monotonic + stay, back, trouble)
    return replace(kiosk, stage=ended, touched=at.monotonic)


def _trouble(items: tuple[PrintItem, ...], printer: ReportPrinterState) -> Failure | None:
    """What the patient is told of it: of the report it happened to, else of the printer."""
    failures = [item.failure for item in items if item.failure is not None]
    if failures:
        return failures[0]
    return printer_trouble(printer) if again(items) else None


def _known_better(back: Listing | Reading, items: tuple[PrintItem, ...]) -> Listing | Reading:
    heads = {
        item.head.id: replace(item.head, printed_at=item.printed_at)
        for item in items
        if item.printed_at is not None
    }
    listing = back if isinstance(back, Listing) else back.back
    doubted = {item.head.id for item in items if item.state in _OUT} - heads.keys()
    listing = replace(
        with_heads(listing, heads),
        doubted=listing.doubted | doubted,
        chosen=listing.chosen - heads.keys() - doubted,
    )
    if isinstance(back, Listing):
        return listing
    head = heads.get(back.report.head.id, back.report.head)
    return replace(back, back=listing, report=replace(back.report, head=head))


def stop(kiosk: Kiosk, at: Moment) -> Step:
    """Nobody wants the rest: what is at the printer is cancelled, and then it is said how far it got."""
    stage = kiosk.stage
    if not isinstance(stage, Printing) or stage.stopping:
        return kiosk, ()
    effects: tuple[Effect, ...] = (StopPrinting(kiosk.session, stage.run),)
    changed = replace(stage, stopping=True, phase=PrintPhase.STOPPING, since=at.monotonic)
    return replace(kiosk, stage=changed), effects


def overdue(kiosk: Kiosk, at: Moment) -> Step:
    """Neither a printer that wants a hand nor one that says nothing is waited for without end."""
    stage = kiosk.stage
    if not isinstance(stage, Printing):
        return kiosk, ()
    waited = at.monotonic - stage.since
    match stage.phase:
        case PrintPhase.STOPPING:
            return (_given_up(kiosk, stage, at) if waited >= STOPS_WITHIN else kiosk), ()
        case PrintPhase.HELD if waited >= kiosk.held_seconds:
            return stop(kiosk, at)
        case _:
            # From when a sheet came last: a printer that is by turns well and not moves nothing either.
            still = at.monotonic - stage.advanced
            stuck = still >= max(MOVES_WITHIN, kiosk.held_seconds)
            return stop(kiosk, at) if stuck else (kiosk, ())


def _given_up(kiosk: Kiosk, stage: Printing, at: Moment) -> Kiosk:
    """The run has not said how it ended. The journal will have it; the patient is not kept for that."""
    items = tuple(
        replace(item, state=PrintLineState.IN_DOUBT, failure=Failure(Code.REPORT_UNFINISHED))
        if item.state is PrintLineState.NOW
        else item
        for item in stage.items
    )
    return _ended(kiosk, stage, items, at)
