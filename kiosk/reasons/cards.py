"""The catalogue's entries for codes that are held up, and the cards in them. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason

CARDS: Mapping[Code, Reason] = {
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
}
