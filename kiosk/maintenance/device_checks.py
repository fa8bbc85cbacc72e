"""Tests of devices with somebody in front of the terminal, over the ports of `kiosk.devices`.

Each blocks for seconds, so it runs on a worker's thread; nothing in here raises for a device's trouble.
What only a person can tell ("did you hear it?") comes in as an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, Protocol

from kiosk.devices import (
    Lamp,
    PresenceState,
    PrinterState,
    ReaderState,
    ScannerState,
    TicketOutcome,
    VoiceState,
)
from kiosk.maintenance.checks import (
    CheckId,
    CheckResult,
    Fact,
    FactValue,
    Verdict,
    not_checked,
    not_fitted,
)
from kiosk.reports.printer import PrintJob, PrintOutcome, ReportPrinter, ReportPrinterState

LAMP_STEP: Final = 6.0
"""Grey levels of 255 by which the picture's mean has to rise with the lamp on."""
LAMP_NEEDS: Final = 130.0
"""In a picture brighter than this without the lamp, automatic exposure may even out what it adds."""

_SETTLE: Final = 1.5  # seconds that a camera's automatic exposure takes

Answer = bool | None
"""What the engineer said; None: they have not."""


class TrialPrinter(Protocol):
    """A ticket printer with a page of its own for tests (`hardware.checks.ticket_page`)."""

    def state(self) -> PrinterState: ...

    def print_test_page(self) -> tuple[TicketOutcome, PrinterState]: ...


def check_ticket_printer(printer: TrialPrinter, looks_right: Answer) -> CheckResult:
    """Print the page, then (`looks_right`) judge what the engineer says of it.

    The page is printed anew where there is no answer yet; with one, only the state is asked for.
    """
    before = printer.state()
    facts: dict[Fact, FactValue] = {Fact.STATE_BEFORE: before.value}
    if looks_right is not None:
        facts |= {Fact.STATE: before.value, Fact.ANSWERED_YES: looks_right}
        works = before in (PrinterState.READY, PrinterState.PAPER_LOW)
        return CheckResult(CheckId.TICKET_PRINTER, _answered(looks_right, works=works), facts)
    outcome, after = printer.print_test_page()
    facts |= {Fact.OUTCOME: outcome.value, Fact.STATE: after.value}
    if outcome is not TicketOutcome.PRINTED:
        return CheckResult(CheckId.TICKET_PRINTER, Verdict.FAIL, facts)
    verdict = Verdict.PASS if after is PrinterState.READY else Verdict.WARN
    return CheckResult(CheckId.TICKET_PRINTER, verdict, facts)


def check_report_printer(
    printer: ReportPrinter | None,
    document: bytes,
    number: str,
    *,
    stop: Callable[[], bool],
) -> CheckResult:
    """Print a page of A4 (`ui.paper.readiness_test_page`) and take the printer's word for it.

    `number`: the job's name, of this test alone. `stop`: the engineer has had enough.
    """
    if printer is None:
        return not_fitted(CheckId.REPORT_PRINTER)
    before = printer.state()
    facts: dict[Fact, FactValue] = {Fact.STATE_BEFORE: before.value}
    if before is ReportPrinterState.OFFLINE:
        return CheckResult(
            CheckId.REPORT_PRINTER, Verdict.FAIL, {**facts, Fact.STATE: before.value}
        )
    made = printer.print(PrintJob(number, document, 1), lambda _progress: None, stop)
    facts |= {
        Fact.OUTCOME: made.outcome.value,
        Fact.STATE: made.state.value,
        Fact.PAGES: made.pages_out,
    }
    if made.outcome is not PrintOutcome.PRINTED:
        return CheckResult(CheckId.REPORT_PRINTER, Verdict.FAIL, facts)
    verdict = Verdict.PASS if made.state is ReportPrinterState.READY else Verdict.WARN
    return CheckResult(CheckId.REPORT_PRINTER, verdict, facts)


def check_lamp(
    lamp: Lamp | None,
    brightness: Callable[[], float | None],
    *,
    settle: Callable[[float], object],
) -> CheckResult:
    """Switch it on and look whether the camera's picture gets brighter; it is off afterwards.

    `brightness`: mean of the newest picture, 0 to 255; None: there is none. `settle`: waits seconds.
    """
    if lamp is None:
        return not_fitted(CheckId.LAMP)
    off = lamp.switch(on=False)
    settle(_SETTLE)
    before = brightness()
    on = lamp.switch(on=True)
    settle(_SETTLE)
    after = brightness()
    off = lamp.switch(on=False) and off
    if not (on and off):
        return CheckResult(CheckId.LAMP, Verdict.FAIL, {Fact.STATE: "failed"})
    if before is None or after is None:
        # It says that it did, and nobody can see whether: no pass.
        return CheckResult(CheckId.LAMP, Verdict.WARN, {Fact.STATE: "unseen"})
    facts: dict[Fact, FactValue] = {
        Fact.BRIGHTNESS_BEFORE: round(before, 1),
        Fact.BRIGHTNESS: round(after, 1),
    }
    if after - before >= LAMP_STEP:
        return CheckResult(CheckId.LAMP, Verdict.PASS, facts)
    if before >= LAMP_NEEDS:
        return CheckResult(CheckId.LAMP, Verdict.WARN, {Fact.STATE: "too_bright", **facts})
    return CheckResult(CheckId.LAMP, Verdict.FAIL, facts)


def judge_scanner(state: ScannerState, texts: Sequence[str], wanted: str) -> CheckResult:
    """A test code was held before the scanner; `texts` are all that came of it meanwhile.

    Something else than the code, a prefix or a letter too much say, is a fail: so it would be with cards.
    """
    if state is ScannerState.NONE:
        return not_fitted(CheckId.SCANNER)
    if state is ScannerState.OFFLINE:
        return CheckResult(CheckId.SCANNER, Verdict.FAIL, {Fact.STATE: state.value, Fact.READ: 0})
    if not texts:
        return not_checked(CheckId.SCANNER, state=state.value, read=0)
    verdict = Verdict.PASS if wanted in texts else Verdict.FAIL
    return CheckResult(
        CheckId.SCANNER, verdict, {Fact.STATE: state.value, Fact.READ: texts.count(wanted)}
    )


def judge_sound(engine: VoiceState, heard: Answer) -> CheckResult:
    """A sentence was said. `heard`: whether the engineer heard it and understood it."""
    facts: dict[Fact, FactValue] = {Fact.STATE: engine.value}
    if engine is VoiceState.SILENT:
        return CheckResult(CheckId.SOUND, Verdict.FAIL, facts)
    if heard is None:
        return CheckResult(CheckId.SOUND, Verdict.NOT_CHECKED, facts)
    facts[Fact.ANSWERED_YES] = heard
    return CheckResult(CheckId.SOUND, _answered(heard, works=True), facts)


def judge_presence(states: Sequence[PresenceState], seconds: float) -> CheckResult:
    """The engineer stepped aside and came back. `states`: what the sensor said meanwhile, in order.

    PASS needs both: a sensor that says the same of an empty floor and of a person says nothing.
    """
    if not states or set(states) == {PresenceState.NONE}:
        return not_fitted(CheckId.PRESENCE)
    facts: dict[Fact, FactValue] = {
        Fact.STATE: states[-1].value,
        Fact.CHANGES: sum(one is not other for one, other in pairwise(states)),
        Fact.SECONDS: round(seconds, 1),
    }
    if states[-1] is PresenceState.OFFLINE:
        return CheckResult(CheckId.PRESENCE, Verdict.FAIL, facts)
    seen = {PresenceState.PRESENT, PresenceState.ABSENT} <= set(states)
    verdict = Verdict.PASS if seen else Verdict.FAIL
    if seen and PresenceState.OFFLINE in states:
        verdict = Verdict.WARN
    return CheckResult(CheckId.PRESENCE, verdict, facts)


def judge_identity_reader(state: ReaderState, *, read: bool) -> CheckResult:
    """`read`: a card was laid on it and read. What it read stays with who calls, and is dropped there."""
    if state is ReaderState.NONE:
        return not_fitted(CheckId.IDENTITY_READER)
    facts: dict[Fact, FactValue] = {Fact.STATE: state.value, Fact.READ: int(read)}
    if state is ReaderState.OFFLINE:
        return CheckResult(CheckId.IDENTITY_READER, Verdict.FAIL, facts)
    verdict = Verdict.PASS if read else Verdict.NOT_CHECKED
    return CheckResult(CheckId.IDENTITY_READER, verdict, facts)


def _answered(yes: bool, *, works: bool) -> Verdict:  # noqa: FBT001 - an answer is all it is about
    if not yes:
        return Verdict.FAIL
    return Verdict.PASS if works else Verdict.WARN
