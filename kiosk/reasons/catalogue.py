"""The catalogue itself: one entry for each code. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason
from kiosk.reasons.paying import BILLS, INSURANCE, PAYMENTS
from kiosk.reasons.reporting import REPORT_PRINTER, REPORTS

CATALOGUE: Mapping[Code, Reason] = {
    Code.UNRECOGNISED: reason(
        "E-101",
        QT_TRANSLATE_NOOP("Reasons", "This is not a health card code"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please open your electronic health card on the phone and show that code."
        ),
        "The text matches no kind of code that this terminal knows.",
        NextStep.SHOW_HEALTH_CARD,
    ),
    Code.PAYMENT_CODE: reason(
        "E-102",
        QT_TRANSLATE_NOOP("Reasons", "This is a payment code"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Please show your health card. You will be asked for a payment code only when there is something to pay.",
        ),
        "A WeChat Pay, Alipay or UnionPay payment code outside the payment screen.",
        NextStep.SHOW_HEALTH_CARD,
    ),
    Code.STAFF_BADGE: reason(
        "E-103",
        QT_TRANSLATE_NOOP("Reasons", "This is a staff badge"),
        QT_TRANSLATE_NOOP("Reasons", "Please show your health card."),
        "A staff badge outside maintenance sign-in.",
        NextStep.SHOW_HEALTH_CARD,
    ),
    Code.NEEDS_PLATFORM: reason(
        "E-104",
        QT_TRANSLATE_NOOP("Reasons", "This card cannot be checked here at the moment"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please show the code of your electronic health card, or ask at the desk."
        ),
        "An opaque code that only its platform can decode; no adapter for it is switched on.",
        NextStep.SHOW_HEALTH_CARD,
    ),
    Code.PLATFORM_UNREACHABLE: reason(
        "E-105",
        QT_TRANSLATE_NOOP("Reasons", "This kind of card cannot be checked at the moment"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "The connection to the platform that issued it is down. Please ask at the desk.",
        ),
        "The card platform does not answer. Codes that are verified offline (EHC1) work.",
        NextStep.SHOW_HEALTH_CARD,
    ),
    Code.PLATFORM_REFUSED: reason(
        "E-106",
        QT_TRANSLATE_NOOP("Reasons", "This card was not accepted"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk to have your card checked."),
        "The card platform refused the code (result {result}).",
        NextStep.ASK_DESK,
        "result",
    ),
    Code.PLATFORM_CODE_EXPIRED: reason(
        "E-107",
        QT_TRANSLATE_NOOP("Reasons", "This code is no longer valid"),
        QT_TRANSLATE_NOOP("Reasons", "Please refresh the code on your phone and hold it up again."),
        "The card platform says that the code has expired or was used.",
        NextStep.REFRESH_CODE,
    ),
    Code.PLATFORM_BAD_ANSWER: reason(
        "E-108",
        QT_TRANSLATE_NOOP("Reasons", "This kind of card cannot be checked at the moment"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please show the code of your electronic health card, or ask at the desk."
        ),
        "The card platform sent an answer that cannot be used: {what}.",
        NextStep.SHOW_HEALTH_CARD,
        "what",
    ),
    Code.SECOND_FACTOR_LOCKED: reason(
        "E-111",
        QT_TRANSLATE_NOOP("Reasons", "Please have the staff check your card"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "The digits did not agree too many times. At the desk they can help you at once.",
        ),
        "The second factor was wrong five times for this card, or twenty times in an hour on this terminal.",
        NextStep.ASK_DESK,
    ),
    Code.TOO_LONG: reason(
        "E-201",
        QT_TRANSLATE_NOOP("Reasons", "This code cannot be read"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please open your electronic health card on the phone and show that code."
        ),
        "More than 1,200 characters.",
        NextStep.SHOW_HEALTH_CARD,
    ),
    Code.NOT_BASE45: reason(
        "E-202",
        QT_TRANSLATE_NOOP("Reasons", "This code cannot be read"),
        QT_TRANSLATE_NOOP("Reasons", "Please refresh the code on your phone and hold it up again."),
        "The text after EHC1: is not Base45 (RFC 9285).",
        NextStep.REFRESH_CODE,
    ),
    Code.MALFORMED: reason(
        "E-203",
        QT_TRANSLATE_NOOP("Reasons", "This code cannot be read"),
        QT_TRANSLATE_NOOP("Reasons", "Please refresh the code on your phone and hold it up again."),
        "Not the CBOR / COSE_Sign1 of an EHC1 code.",
        NextStep.REFRESH_CODE,
    ),
    Code.WRONG_ALGORITHM: reason(
        "E-204",
        QT_TRANSLATE_NOOP("Reasons", "This code is not a valid health card"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk to have your card checked."),
        "The COSE header names another algorithm than SM2 with SM3.",
        NextStep.ASK_DESK,
    ),
    Code.UNKNOWN_ISSUER_KEY: reason(
        "E-205",
        QT_TRANSLATE_NOOP("Reasons", "The issuer of this card is not known here"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk. Your card may be fine."),
        "No key of the trust list has this kid. {list_state}",
        NextStep.ASK_DESK,
        "list_state",
    ),
    Code.TRUST_LIST_STALE: reason(
        "E-206",
        QT_TRANSLATE_NOOP("Reasons", "Cards cannot be checked here at the moment"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please use another terminal or ask at the desk. Your card is fine."
        ),
        "The trust list is past its grace period ({days} days old). Refresh it.",
        NextStep.OTHER_TERMINAL,
        "days",
    ),
    Code.CLOCK_SUSPECT: reason(
        "E-207",
        QT_TRANSLATE_NOOP("Reasons", "This terminal's clock needs staff"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please use another terminal or ask at the desk. Your card is fine."
        ),
        "The clock disagrees with the time vouched for. Dynamic codes are refused until it is right.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.PRESENTATION_IN_FUTURE: reason(
        "E-208",
        QT_TRANSLATE_NOOP("Reasons", "Your phone's clock is ahead"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Please set the phone's time to automatic, refresh the code and hold it up again.",
        ),
        "The presentation is {seconds} s ahead of the terminal's clock.",
        NextStep.REFRESH_CODE,
        "seconds",
    ),
    Code.PRESENTATION_TOO_OLD: reason(
        "E-209",
        QT_TRANSLATE_NOOP("Reasons", "This code is out of date"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            'It was made {minutes} min ago. Please tap "refresh" on your phone and hold it up again.',
        ),
        "The presentation is older than the freshness window.",
        NextStep.REFRESH_CODE,
        "minutes",
    ),
    Code.KEY_NOT_VALID_NOW: reason(
        "E-210",
        QT_TRANSLATE_NOOP("Reasons", "This card's issuer key is not in force"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk."),
        "The issuer's key is outside its own validity.",
        NextStep.ASK_DESK,
    ),
    Code.ISSUER_MISMATCH: reason(
        "E-211",
        QT_TRANSLATE_NOOP("Reasons", "This code is not a valid health card"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk to have your card checked."),
        "The iss claim differs from the issuer of the trust list's key.",
        NextStep.ASK_DESK,
    ),
    Code.BAD_ISSUER_SIGNATURE: reason(
        "E-212",
        QT_TRANSLATE_NOOP("Reasons", "This code is not a valid health card"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Please refresh the code on your phone and hold it up again. If that does not help, ask at the desk.",
        ),
        "The issuer's signature does not verify.",
        NextStep.ASK_DESK,
    ),
    Code.NOT_YET_VALID: reason(
        "E-213",
        QT_TRANSLATE_NOOP("Reasons", "This card is not valid yet"),
        QT_TRANSLATE_NOOP("Reasons", "It will be valid from {date}. Please ask at the desk."),
        "iat lies in the future.",
        NextStep.ASK_DESK,
        "date",
    ),
    Code.EXPIRED: reason(
        "E-214",
        QT_TRANSLATE_NOOP("Reasons", "This card has expired"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "It was valid until {date}. Please renew it on your phone or ask at the desk.",
        ),
        "exp has passed.",
        NextStep.ASK_DESK,
        "date",
    ),
    Code.KEY_EXPIRED_AT_ISSUE: reason(
        "E-215",
        QT_TRANSLATE_NOOP("Reasons", "This card's issuer key was not in force"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk to have the card issued again."),
        "The card's iat is outside the validity of the key that signed it.",
        NextStep.ASK_DESK,
    ),
    Code.NO_HOLDER_KEY: reason(
        "E-216",
        QT_TRANSLATE_NOOP("Reasons", "This code cannot be read"),
        QT_TRANSLATE_NOOP("Reasons", "Please refresh the code on your phone and hold it up again."),
        "A presentation of a card that has no cnf.",
        NextStep.REFRESH_CODE,
    ),
    Code.BAD_HOLDER_SIGNATURE: reason(
        "E-217",
        QT_TRANSLATE_NOOP("Reasons", "This code is not a valid health card"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please refresh the code on your own phone and hold it up again."
        ),
        "The holder's signature does not verify.",
        NextStep.REFRESH_CODE,
    ),
    Code.REVOKED: reason(
        "E-218",
        QT_TRANSLATE_NOOP("Reasons", "This card has been cancelled"),
        QT_TRANSLATE_NOOP("Reasons", "Please use your new card or ask at the desk."),
        "The credential is on the issuer's revocation list.",
        NextStep.ASK_DESK,
    ),
    Code.REPLAYED: reason(
        "E-219",
        QT_TRANSLATE_NOOP("Reasons", "This code has been used already"),
        QT_TRANSLATE_NOOP(
            "Reasons", 'Please tap "refresh" on your phone and hold up the new code.'
        ),
        "The same presentation was accepted on this terminal within the window.",
        NextStep.REFRESH_CODE,
    ),
    Code.HOSPITAL_UNREACHABLE: reason(
        "E-301",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system is not answering"),
        QT_TRANSLATE_NOOP("Reasons", "Nothing is lost. Please try again, or ask at the desk."),
        "Connection refused, no route, TLS failure or connection lost.",
        NextStep.TRY_AGAIN,
    ),
    Code.HOSPITAL_TIMEOUT: reason(
        "E-302",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system is not answering"),
        QT_TRANSLATE_NOOP("Reasons", "Nothing is lost. Please try again, or ask at the desk."),
        "No answer within the read timeout, twice.",
        NextStep.TRY_AGAIN,
    ),
    Code.HOSPITAL_ERROR: reason(
        "E-303",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system is busy"),
        QT_TRANSLATE_NOOP("Reasons", "Nothing is lost. Please try again, or ask at the desk."),
        "HTTP {status}.",
        NextStep.TRY_AGAIN,
        "status",
    ),
    Code.HOSPITAL_REFUSED: reason(
        "E-304",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system did not accept this"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk."),
        "HTTP {status}.",
        NextStep.ASK_DESK,
        "status",
    ),
    Code.HOSPITAL_BAD_ANSWER: reason(
        "E-305",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system gave an answer that makes no sense"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk. Nothing is lost."),
        "{what}",
        NextStep.ASK_DESK,
        "what",
    ),
    Code.HOSPITAL_ANSWER_TOO_LARGE: reason(
        "E-306",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system gave an answer that makes no sense"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk. Nothing is lost."),
        "The answer is larger than the limit.",
        NextStep.ASK_DESK,
    ),
    Code.HOSPITAL_RESTING: reason(
        "E-307",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system is not answering"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Nothing is lost. Please try again in a moment, or ask at the desk.",
        ),
        "The circuit breaker is open after repeated failures.",
        NextStep.TRY_AGAIN,
    ),
    Code.PATIENT_UNKNOWN: reason(
        "E-308",
        QT_TRANSLATE_NOOP("Reasons", "This hospital does not know this card yet"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please ask at the desk to be registered. Bring your identity card."
        ),
        "No Patient has this card id.",
        NextStep.ASK_DESK,
    ),
    Code.PATIENT_AMBIGUOUS: reason(
        "E-309",
        QT_TRANSLATE_NOOP("Reasons", "Your record needs a look by our staff"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk. It takes a moment."),
        "Two Patients have this card id.",
        NextStep.ASK_DESK,
    ),
    Code.WRONG_PATIENT: reason(
        "E-310",
        QT_TRANSLATE_NOOP("Reasons", "The hospital system gave an answer that makes no sense"),
        QT_TRANSLATE_NOOP("Reasons", "Please ask at the desk. Nothing is lost."),
        "An answer names another patient than the one asked for. Nothing of it was shown.",
        NextStep.ASK_DESK,
    ),
    Code.SIGN_IN_REFUSED: reason(
        "E-311",
        QT_TRANSLATE_NOOP("Reasons", "You cannot sign in now"),
        QT_TRANSLATE_NOOP("Reasons", "{words}"),
        "The hospital's rule refused the sign-in.",
        NextStep.ASK_DESK,
        "words",
    ),
    Code.APPOINTMENT_CHANGED: reason(
        "E-312",
        QT_TRANSLATE_NOOP("Reasons", "Your appointment has just been changed"),
        QT_TRANSLATE_NOOP("Reasons", "Please hold your code up again to see it."),
        "If-Match failed: the appointment changed while it was shown.",
        NextStep.RESCAN,
    ),
    **BILLS,
    **REPORTS,
    **REPORT_PRINTER,
    **PAYMENTS,
    **INSURANCE,
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
}
