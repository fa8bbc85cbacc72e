"""The catalogue's entries for the hospital's system. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason

HOSPITAL: Mapping[Code, Reason] = {
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
}
