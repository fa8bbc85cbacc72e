"""The catalogue's entries for staff who want to get in. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason

_ASK_OFFICE = QT_TRANSLATE_NOOP("Reasons", "Please ask the office that issues badges.")
_NEW_INVITATION = QT_TRANSLATE_NOOP(
    "Reasons", "Please ask the office that issues badges for a new invitation."
)
_OTHER_PIN = QT_TRANSLATE_NOOP(
    "Reasons",
    "Choose 6 to 12 digits that nobody guesses: no birthday, no row of digits, no repeats.",
)

STAFFING: Mapping[Code, Reason] = {
    Code.STAFF_NOT_A_BADGE: reason(
        "E-801",
        QT_TRANSLATE_NOOP("Reasons", "This is not a staff badge"),
        QT_TRANSLATE_NOOP("Reasons", "Please hold up the code on your badge."),
        "A code without EHCS1: at maintenance sign-in.",
        NextStep.RESCAN,
    ),
    Code.STAFF_NO_ROLE: reason(
        "E-802",
        QT_TRANSLATE_NOOP("Reasons", "This badge has no task at this terminal"),
        _ASK_OFFICE,
        "The badge is genuine, but none of its roles is known here.",
        NextStep.ASK_DESK,
    ),
    Code.STAFF_NO_PIN: reason(
        "E-803",
        QT_TRANSLATE_NOOP("Reasons", "This badge has no PIN at this terminal yet"),
        QT_TRANSLATE_NOOP("Reasons", "Please hold up your invitation to choose one."),
        "The PIN book has no entry for this badge: not enrolled, or the book was made anew.",
        NextStep.RESCAN,
    ),
    Code.STAFF_NOT_AN_INVITATION: reason(
        "E-804",
        QT_TRANSLATE_NOOP("Reasons", "This is not an invitation"),
        QT_TRANSLATE_NOOP("Reasons", "Please hold up the code on the letter to your badge."),
        "A code without EHCP1: where an invitation is wanted.",
        NextStep.RESCAN,
    ),
    Code.STAFF_INVITES_OTHER: reason(
        "E-805",
        QT_TRANSLATE_NOOP("Reasons", "This invitation is for another badge or terminal"),
        _NEW_INVITATION,
        "The invitation's sub is not the badge's, or its terminal is not this one.",
        NextStep.ASK_DESK,
    ),
    Code.STAFF_INVITATION_USED: reason(
        "E-806",
        QT_TRANSLATE_NOOP("Reasons", "This invitation was used before"),
        _NEW_INVITATION,
        "A PIN was set by this invitation, or by a newer one, at this terminal.",
        NextStep.ASK_DESK,
    ),
    Code.STAFF_INVITATION_OLD: reason(
        "E-807",
        QT_TRANSLATE_NOOP("Reasons", "This invitation is too old for this terminal"),
        _NEW_INVITATION,
        "The PIN book was made after the invitation: the terminal is new, or the book was lost.",
        NextStep.ASK_DESK,
    ),
    Code.STAFF_PIN_FORM: reason(
        "E-808",
        QT_TRANSLATE_NOOP("Reasons", "A PIN has 6 to 12 digits"),
        _OTHER_PIN,
        "Not 6 to 12 digits.",
        NextStep.TRY_AGAIN,
    ),
    Code.STAFF_PIN_WEAK: reason(
        "E-809",
        QT_TRANSLATE_NOOP("Reasons", "This PIN is too easy to guess"),
        _OTHER_PIN,
        "A repeat, a row, a date, or one of those tried first.",
        NextStep.TRY_AGAIN,
    ),
    Code.STAFF_PINS_DIFFER: reason(
        "E-810",
        QT_TRANSLATE_NOOP("Reasons", "The two PINs are not the same"),
        QT_TRANSLATE_NOOP("Reasons", "Please choose one and type it twice."),
        "The repeated PIN differs.",
        NextStep.TRY_AGAIN,
    ),
    Code.STAFF_PIN_WRONG: reason(
        "E-811",
        QT_TRANSLATE_NOOP("Reasons", "This PIN is wrong"),
        QT_TRANSLATE_NOOP("Reasons", "Tries left before this badge is locked here: {left}."),
        "Wrong PIN; {left} tries left.",
        NextStep.TRY_AGAIN,
        "left",
    ),
    Code.STAFF_PIN_WAIT: reason(
        "E-812",
        QT_TRANSLATE_NOOP("Reasons", "Please wait before the next try"),
        QT_TRANSLATE_NOOP("Reasons", "There were too many wrong PINs. {seconds} seconds left."),
        "Too many wrong PINs just now; no try for {seconds} s, a restart does not shorten it.",
        NextStep.TRY_AGAIN,
        "seconds",
    ),
    Code.STAFF_LOCKED: reason(
        "E-813",
        QT_TRANSLATE_NOOP("Reasons", "This badge is locked at this terminal"),
        QT_TRANSLATE_NOOP(
            "Reasons", "An engineer and a second person can unlock it. Other terminals still work."
        ),
        "Fifteen wrong PINs: an engineer with a second person, or a recovery, unlocks it.",
        NextStep.ASK_DESK,
    ),
    Code.STAFF_SAME_PERSON: reason(
        "E-814",
        QT_TRANSLATE_NOOP("Reasons", "This needs a second person"),
        QT_TRANSLATE_NOOP("Reasons", "Please have a colleague hold up their badge."),
        "The second badge is the first one's owner's.",
        NextStep.RESCAN,
    ),
    Code.STAFF_NOT_ALLOWED: reason(
        "E-815",
        QT_TRANSLATE_NOOP("Reasons", "This is not among your tasks"),
        QT_TRANSLATE_NOOP("Reasons", "Somebody with another role can do it."),
        "`kiosk.staff.access` does not give this act to these roles, or not with a stale trust list.",
        NextStep.ASK_DESK,
    ),
    Code.STAFF_RECOVERY_MISTYPED: reason(
        "E-816",
        QT_TRANSLATE_NOOP("Reasons", "Line {line} is not right yet"),
        QT_TRANSLATE_NOOP("Reasons", "Please compare it with the code and correct it."),
        "The check character of line {line} does not fit (0: too short or too long).",
        NextStep.TRY_AGAIN,
        "line",
    ),
    Code.STAFF_RECOVERY_REFUSED: reason(
        "E-817",
        QT_TRANSLATE_NOOP("Reasons", "This recovery code was not accepted"),
        QT_TRANSLATE_NOOP("Reasons", "It must be made for the words that this screen shows now."),
        "No key with usage recovery has signed it for this terminal and this challenge.",
        NextStep.TRY_AGAIN,
    ),
    Code.STAFF_RECOVERY_OVER: reason(
        "E-818",
        QT_TRANSLATE_NOOP("Reasons", "The time for this recovery is over"),
        QT_TRANSLATE_NOOP("Reasons", "Please begin again with the new words on the screen."),
        "The challenge is used, too old, or had five wrong codes.",
        NextStep.TRY_AGAIN,
    ),
}
