"""Codes of expected failures, what can be done about them, and what an entry of the catalogue says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class Code(StrEnum):
    """Every way in which things are expected to go wrong."""

    # A code held up, of the wrong kind or of no kind (CARD-CODES.md section 1).
    UNRECOGNISED = auto()
    PAYMENT_CODE = auto()
    STAFF_BADGE = auto()
    REPORT_PAPER = auto()
    NEEDS_PLATFORM = auto()

    # A code that only its platform can decode (HOSPITAL-API.md, "Card platforms").
    PLATFORM_UNREACHABLE = auto()
    PLATFORM_REFUSED = auto()
    PLATFORM_CODE_EXPIRED = auto()
    PLATFORM_BAD_ANSWER = auto()

    # The second factor (CARD-CODES.md section 2, "Assurance").
    SECOND_FACTOR_LOCKED = auto()

    # EHC1, in the order of its checks (CARD-CODES.md section 2).
    TOO_LONG = auto()
    NOT_BASE45 = auto()
    MALFORMED = auto()
    WRONG_ALGORITHM = auto()
    UNKNOWN_ISSUER_KEY = auto()
    TRUST_LIST_STALE = auto()
    CLOCK_SUSPECT = auto()
    KEY_NOT_VALID_NOW = auto()
    ISSUER_MISMATCH = auto()
    BAD_ISSUER_SIGNATURE = auto()
    NOT_YET_VALID = auto()
    EXPIRED = auto()
    KEY_EXPIRED_AT_ISSUE = auto()
    NO_HOLDER_KEY = auto()
    BAD_HOLDER_SIGNATURE = auto()
    PRESENTATION_IN_FUTURE = auto()
    PRESENTATION_TOO_OLD = auto()
    REVOKED = auto()
    REPLAYED = auto()

    # The hospital's system (HOSPITAL-API.md, "Rules for every call").
    HOSPITAL_UNREACHABLE = auto()
    HOSPITAL_TIMEOUT = auto()
    HOSPITAL_ERROR = auto()
    HOSPITAL_REFUSED = auto()
    HOSPITAL_BAD_ANSWER = auto()
    HOSPITAL_ANSWER_TOO_LARGE = auto()
    HOSPITAL_RESTING = auto()
    PATIENT_UNKNOWN = auto()
    PATIENT_AMBIGUOUS = auto()
    WRONG_PATIENT = auto()
    SIGN_IN_REFUSED = auto()
    APPOINTMENT_CHANGED = auto()

    # Bills at the hospital.
    BILL_CHANGED = auto()
    BILL_PAID_ALREADY = auto()
    BILL_WRONG_SUM = auto()

    # Reports and the A4 printer.
    REPORT_GONE = auto()
    REPORT_PRINTED_ALREADY = auto()
    REPORT_IN_DOUBT = auto()
    REPORT_UNPRINTABLE = auto()
    REPORT_JOURNAL = auto()
    FORM_UNREADABLE = auto()
    FORM_TOO_LARGE = auto()
    ADVICE_UNAVAILABLE = auto()
    REPORT_PRINTER_NONE = auto()
    REPORT_PRINTER_OFFLINE = auto()
    REPORT_PRINTER_ERROR = auto()
    REPORT_PRINTER_JAM = auto()
    REPORT_PRINTER_COVER = auto()
    REPORT_PRINTER_PAPER_OUT = auto()
    REPORT_PRINTER_WRONG_PAPER = auto()
    REPORT_PRINTER_TONER_OUT = auto()
    REPORT_PRINTER_STOPPED = auto()
    REPORT_UNFINISHED = auto()

    # The payment gateway (PAYMENTS.md, "The gateway's interface").
    PAYMENT_UNREACHABLE = auto()
    PAYMENT_TIMEOUT = auto()
    PAYMENT_ERROR = auto()
    PAYMENT_BAD_ANSWER = auto()
    PAYMENT_RESTING = auto()
    PAYMENT_CLOCK = auto()
    PAYMENT_REFUSED = auto()
    PAYMENT_CODE_REFUSED = auto()
    PAYMENT_FUNDS = auto()
    PAYMENT_ORDER_UNKNOWN = auto()
    PAYMENT_ORDER_EXISTS = auto()
    PAYMENT_ORDER_CLOSED = auto()
    PAYMENT_BILL_TAKEN = auto()
    PAYMENT_BILL_PAID = auto()
    PAYMENT_REVERSE_REFUSED = auto()

    # A payment at this terminal.
    PAYMENTS_OFF = auto()
    PAYMENTS_STARTING = auto()
    PAYMENT_JOURNAL = auto()
    PAYMENT_NOT_MADE = auto()
    PAYMENT_CONTRADICTION = auto()
    PAYMENT_AMOUNT_DIFFERS = auto()
    HEALTH_CARD_AT_PAYMENT = auto()
    PAYMENT_TAKEN_BACK = auto()
    INSURANCE_NOT_DONE = auto()

    # The insurance (HOSPITAL-API.md, "NHSA envelope").
    INSURANCE_UNREACHABLE = auto()
    INSURANCE_TIMEOUT = auto()
    INSURANCE_ERROR = auto()
    INSURANCE_BAD_ANSWER = auto()
    INSURANCE_RESTING = auto()
    INSURANCE_REFUSED = auto()
    INSURANCE_SUMS = auto()

    # Devices.
    PRINTER_PAPER_OUT = auto()
    PRINTER_COVER_OPEN = auto()
    PRINTER_OFFLINE = auto()
    PRINTER_ERROR = auto()
    TICKET_UNFINISHED = auto()
    CAMERA_ABSENT = auto()
    CAMERA_SILENT = auto()
    CAMERA_FROZEN = auto()
    CAMERA_BLACK = auto()

    # Staff, getting in (docs/maintenance-sign-in.md).
    STAFF_NOT_A_BADGE = auto()
    STAFF_NO_ROLE = auto()
    STAFF_NO_PIN = auto()
    STAFF_NOT_AN_INVITATION = auto()
    STAFF_INVITES_OTHER = auto()
    STAFF_INVITATION_USED = auto()
    STAFF_INVITATION_OLD = auto()
    STAFF_PIN_FORM = auto()
    STAFF_PIN_WEAK = auto()
    STAFF_PINS_DIFFER = auto()
    STAFF_PIN_WRONG = auto()
    STAFF_PIN_WAIT = auto()
    STAFF_LOCKED = auto()
    STAFF_SAME_PERSON = auto()
    STAFF_NOT_ALLOWED = auto()
    STAFF_RECOVERY_MISTYPED = auto()
    STAFF_RECOVERY_REFUSED = auto()
    STAFF_RECOVERY_OVER = auto()

    # The terminal itself.
    STORAGE_FULL = auto()
    TRUST_LIST_MISSING = auto()
    SETTINGS_INVALID = auto()
    INTERNAL_FAULT = auto()
    RESTARTING = auto()
    SAFE_MODE = auto()
    CLOSED = auto()  # by staff
    CLOSED_UNTIL = auto()


class NextStep(StrEnum):
    """What the patient can do about it; screens pick picture and buttons by it."""

    RESCAN = auto()  # hold the same code up again, better
    REFRESH_CODE = auto()  # make the phone show a new code
    SHOW_HEALTH_CARD = auto()  # this was another kind of code
    TRY_AGAIN = auto()  # same errand, the terminal repeats it
    ASK_DESK = auto()  # a person has to help
    OTHER_TERMINAL = auto()  # this terminal cannot
    NOTE_NUMBER = auto()  # done, but keep the number on the screen


@dataclass(frozen=True, slots=True)
class Reason:
    """One entry of the catalogue."""

    number: str  # shown small, for staff: "E-209"
    title: str  # the patient's words, large
    advice: str  # the patient's words: what to do next
    staff: str  # the engineer's words
    next: NextStep
    facts: frozenset[str] = frozenset()
