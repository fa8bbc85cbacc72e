"""The catalogue's entries for the terminal itself. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason

TERMINAL: Mapping[Code, Reason] = {
    Code.STORAGE_FULL: reason(
        "E-501",
        QT_TRANSLATE_NOOP("Reasons", "This terminal is out of service"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "Nothing can be written: disk full or read-only. The terminal resumes by itself.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.TRUST_LIST_MISSING: reason(
        "E-502",
        QT_TRANSLATE_NOOP("Reasons", "This terminal is out of service"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "There is no readable trust list.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.SETTINGS_INVALID: reason(
        "E-503",
        QT_TRANSLATE_NOOP("Reasons", "This terminal is out of service"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "The settings file is missing or wrong: {what}",
        NextStep.OTHER_TERMINAL,
        "what",
    ),
    Code.INTERNAL_FAULT: reason(
        "E-504",
        QT_TRANSLATE_NOOP("Reasons", "Something went wrong here"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Nothing of yours was kept. Please refresh your code and hold it up again, or ask at the desk.",
        ),
        "A bug: see the log for its fingerprint.",
        NextStep.REFRESH_CODE,
    ),
    # The notices after a crash and in safe mode: ui/safe_words.py has them without Qt's translations.
    Code.RESTARTING: reason(
        "E-505",
        QT_TRANSLATE_NOOP("Reasons", "One moment, please"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "This terminal is starting again and will be ready very soon. If you have just paid, your money is safe.",
        ),
        "It crashed and is up again; patients are let in once the journals have been seen to.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.SAFE_MODE: reason(
        "E-506",
        QT_TRANSLATE_NOOP("Reasons", "This terminal is out of service"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Please use another terminal or ask at the desk. If you have just paid, your money is safe.",
        ),
        "It crashed again and again and is in safe mode: yima supervise --resume.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.CLOSED: reason(
        "E-507",
        QT_TRANSLATE_NOOP("Reasons", "This terminal is closed for now"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal or ask at the desk."),
        "Staff took it out of service, until one of them opens it again.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.CLOSED_UNTIL: reason(
        "E-508",
        QT_TRANSLATE_NOOP("Reasons", "This terminal is closed for now"),
        QT_TRANSLATE_NOOP(
            "Reasons", "It opens again at {until}. Please use another terminal or ask at the desk."
        ),
        "Staff took it out of service until {until}; it opens by itself.",
        NextStep.OTHER_TERMINAL,
        "until",
    ),
}
