"""The catalogue's entries for the ticket printer and the camera. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason

DEVICES: Mapping[Code, Reason] = {
    Code.PRINTER_PAPER_OUT: reason(
        "E-401",
        QT_TRANSLATE_NOOP("Reasons", "There is no paper for the ticket"),
        QT_TRANSLATE_NOOP("Reasons", "You are signed in. Please remember your number."),
        "Ticket printer: paper out.",
        NextStep.NOTE_NUMBER,
    ),
    Code.PRINTER_COVER_OPEN: reason(
        "E-402",
        QT_TRANSLATE_NOOP("Reasons", "The ticket printer is open"),
        QT_TRANSLATE_NOOP("Reasons", "You are signed in. Please remember your number."),
        "Ticket printer: cover open.",
        NextStep.NOTE_NUMBER,
    ),
    Code.PRINTER_OFFLINE: reason(
        "E-403",
        QT_TRANSLATE_NOOP("Reasons", "The ticket printer does not work at the moment"),
        QT_TRANSLATE_NOOP("Reasons", "You are signed in. Please remember your number."),
        "Ticket printer: does not answer.",
        NextStep.NOTE_NUMBER,
    ),
    Code.PRINTER_ERROR: reason(
        "E-404",
        QT_TRANSLATE_NOOP("Reasons", "The ticket printer does not work at the moment"),
        QT_TRANSLATE_NOOP("Reasons", "You are signed in. Please remember your number."),
        "Ticket printer: cutter or other error.",
        NextStep.NOTE_NUMBER,
    ),
    Code.TICKET_UNFINISHED: reason(
        "E-405",
        QT_TRANSLATE_NOOP("Reasons", "The ticket may not be complete"),
        QT_TRANSLATE_NOOP("Reasons", "You are signed in. Please remember your number."),
        "The printer was lost while it printed; whether the ticket came out is not known.",
        NextStep.NOTE_NUMBER,
    ),
    Code.CAMERA_ABSENT: reason(
        "E-411",
        QT_TRANSLATE_NOOP("Reasons", "This terminal cannot see your code"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "No camera could be opened. It is tried again every few seconds.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.CAMERA_SILENT: reason(
        "E-412",
        QT_TRANSLATE_NOOP("Reasons", "This terminal cannot see your code"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "The camera delivers no frames. It is opened again.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.CAMERA_FROZEN: reason(
        "E-413",
        QT_TRANSLATE_NOOP("Reasons", "This terminal cannot see your code"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "The camera delivers the same picture again and again. It is opened again.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.CAMERA_BLACK: reason(
        "E-414",
        QT_TRANSLATE_NOOP("Reasons", "This terminal cannot see your code"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "The camera's picture is black: is its window covered? It is opened again now and then.",
        NextStep.OTHER_TERMINAL,
    ),
}
