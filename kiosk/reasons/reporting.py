"""The catalogue's entries for reports and the A4 printer. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason

_ASK_FOR_COPY = QT_TRANSLATE_NOOP("Reasons", "If you need another copy, please ask at the desk.")

REPORTS: Mapping[Code, Reason] = {
    Code.REPORT_PAPER: reason(
        "E-709",
        QT_TRANSLATE_NOOP("Reasons", "This is the code of a printed report"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please open your electronic health card on the phone and show that code."
        ),
        "The code on a printed report, where a health card is wanted.",
        NextStep.SHOW_HEALTH_CARD,
    ),
    Code.REPORT_GONE: reason(
        "E-701",
        QT_TRANSLATE_NOOP("Reasons", "This report is being revised"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please open your reports again in a while, or ask at the desk."
        ),
        "The DiagnosticReport is not there any more, or not final.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_PRINTED_ALREADY: reason(
        "E-702",
        QT_TRANSLATE_NOOP("Reasons", "This report was printed before"),
        _ASK_FOR_COPY,
        "The hospital, or this terminal's journal, has a print of this edition.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_IN_DOUBT: reason(
        "E-703",
        QT_TRANSLATE_NOOP("Reasons", "This report may have been printed already"),
        QT_TRANSLATE_NOOP(
            "Reasons", "The printer was interrupted. Please ask at the desk to have it looked at."
        ),
        "A print of this edition is in doubt: see `yima prints list --open`.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_UNPRINTABLE: reason(
        "E-704",
        QT_TRANSLATE_NOOP("Reasons", "This report cannot be printed here"),
        QT_TRANSLATE_NOOP("Reasons", "Please have it printed at the desk."),
        "The report cannot be laid out: {what}",
        NextStep.ASK_DESK,
        "what",
    ),
    Code.REPORT_JOURNAL: reason(
        "E-705",
        QT_TRANSLATE_NOOP("Reasons", "Nothing can be printed here just now"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Your report can be read on the screen. Please print at another terminal."
        ),
        "The journal of prints cannot be written or read.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.FORM_UNREADABLE: reason(
        "E-706",
        QT_TRANSLATE_NOOP("Reasons", "This document cannot be shown"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk for it."),
        "The PDF of the hospital is damaged, encrypted, not what its digest says, or no PDF.",
        NextStep.ASK_DESK,
    ),
    Code.FORM_TOO_LARGE: reason(
        "E-707",
        QT_TRANSLATE_NOOP("Reasons", "This document is too large to be shown here"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk for it."),
        "The PDF has more bytes or pages than the settings allow, or takes too long to draw.",
        NextStep.ASK_DESK,
    ),
    Code.ADVICE_UNAVAILABLE: reason(
        "E-708",
        QT_TRANSLATE_NOOP("Reasons", "The hospital's explanation is not available just now"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask your doctor about this report."),
        "The hospital's own service did not answer, or not as it should.",
        NextStep.ASK_DESK,
    ),
}

_STILL_ON_SCREEN = QT_TRANSLATE_NOOP(
    "Reasons", "Your reports can be read on the screen, and printed at another terminal."
)
_STAFF_ARE_TOLD = QT_TRANSLATE_NOOP(
    "Reasons", "Please ask somebody of the staff. Printing goes on by itself then."
)

REPORT_PRINTER: Mapping[Code, Reason] = {
    Code.REPORT_PRINTER_NONE: reason(
        "E-721",
        QT_TRANSLATE_NOOP("Reasons", "Reports cannot be printed at this terminal"),
        _STILL_ON_SCREEN,
        "There is no [report_printer] in the settings.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.REPORT_PRINTER_OFFLINE: reason(
        "E-722",
        QT_TRANSLATE_NOOP("Reasons", "The report printer is not answering"),
        _STILL_ON_SCREEN,
        "The A4 printer or its queue cannot be reached.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.REPORT_PRINTER_ERROR: reason(
        "E-723",
        QT_TRANSLATE_NOOP("Reasons", "The report printer has a fault"),
        _STILL_ON_SCREEN,
        "The A4 printer says that it cannot print: see its own display.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.REPORT_PRINTER_JAM: reason(
        "E-724",
        QT_TRANSLATE_NOOP("Reasons", "Paper is stuck in the report printer"),
        _STAFF_ARE_TOLD,
        "The A4 printer has a paper jam.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_PRINTER_COVER: reason(
        "E-725",
        QT_TRANSLATE_NOOP("Reasons", "The report printer is open"),
        _STAFF_ARE_TOLD,
        "A cover or a tray of the A4 printer is open.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_PRINTER_PAPER_OUT: reason(
        "E-726",
        QT_TRANSLATE_NOOP("Reasons", "The report printer is out of paper"),
        _STAFF_ARE_TOLD,
        "The A4 printer's trays are empty.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_PRINTER_WRONG_PAPER: reason(
        "E-727",
        QT_TRANSLATE_NOOP("Reasons", "The report printer has the wrong paper"),
        _STAFF_ARE_TOLD,
        "No tray of the A4 printer has A4, or it asks for another paper.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_PRINTER_TONER_OUT: reason(
        "E-728",
        QT_TRANSLATE_NOOP("Reasons", "The report printer is out of toner"),
        _STILL_ON_SCREEN,
        "The A4 printer has no toner.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.REPORT_PRINTER_STOPPED: reason(
        "E-729",
        QT_TRANSLATE_NOOP("Reasons", "The report printer was stopped"),
        _STAFF_ARE_TOLD,
        "The A4 printer or its queue is paused.",
        NextStep.ASK_DESK,
    ),
    Code.REPORT_UNFINISHED: reason(
        "E-730",
        QT_TRANSLATE_NOOP("Reasons", "The printer was interrupted"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Please take what has come out, and ask at the desk for the rest. They can see what is missing.",
        ),
        "The A4 printer was lost on the way: some or all of a report may have come out.",
        NextStep.ASK_DESK,
    ),
}
