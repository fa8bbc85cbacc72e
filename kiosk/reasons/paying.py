"""The catalogue's entries for bills, payments and the insurance. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.codes import Code, NextStep, Reason
from kiosk.reasons.entry import QT_TRANSLATE_NOOP, reason

BILLS: Mapping[Code, Reason] = {
    Code.BILL_CHANGED: reason(
        "E-601",
        QT_TRANSLATE_NOOP("Reasons", "This bill has changed"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please look at your bills once more, or ask at the payment desk."
        ),
        "The invoice was cancelled or has another amount than the terminal had read.",
        NextStep.ASK_DESK,
    ),
    Code.BILL_PAID_ALREADY: reason(
        "E-602",
        QT_TRANSLATE_NOOP("Reasons", "This bill is paid already"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "You need not pay it again. If you have just paid here, the money goes back the way it came.",
        ),
        "The invoice is balanced, by another order or at the desk.",
        NextStep.ASK_DESK,
    ),
    Code.BILL_WRONG_SUM: reason(
        "E-603",
        QT_TRANSLATE_NOOP("Reasons", "This bill cannot be paid here"),
        QT_TRANSLATE_NOOP("Reasons", "Please pay it at the payment desk."),
        "The parts of an invoice do not add up to its total.",
        NextStep.ASK_DESK,
    ),
}

_NOT_ANSWERING = QT_TRANSLATE_NOOP("Reasons", "The payment system is not answering")
_NO_MONEY_MOVED = QT_TRANSLATE_NOOP(
    "Reasons", "Nothing has been paid. Please try again in a moment, or pay at the payment desk."
)

PAYMENTS: Mapping[Code, Reason] = {
    Code.PAYMENT_UNREACHABLE: reason(
        "E-611",
        _NOT_ANSWERING,
        _NO_MONEY_MOVED,
        "The gateway: connection refused, no route, TLS failure or connection lost.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_TIMEOUT: reason(
        "E-612",
        _NOT_ANSWERING,
        _NO_MONEY_MOVED,
        "The gateway gave no answer in time.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_ERROR: reason(
        "E-613",
        _NOT_ANSWERING,
        _NO_MONEY_MOVED,
        "The gateway: HTTP {status}.",
        NextStep.TRY_AGAIN,
        "status",
    ),
    Code.PAYMENT_BAD_ANSWER: reason(
        "E-614",
        _NOT_ANSWERING,
        _NO_MONEY_MOVED,
        "The gateway's answer cannot be used, or its signature is wrong: {what}.",
        NextStep.TRY_AGAIN,
        "what",
    ),
    Code.PAYMENT_RESTING: reason(
        "E-615",
        _NOT_ANSWERING,
        _NO_MONEY_MOVED,
        "The gateway's circuit breaker is open after repeated failures.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_CLOCK: reason(
        "E-616",
        QT_TRANSLATE_NOOP("Reasons", "Payments are not possible here at the moment"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal, or pay at the payment desk."),
        "The gateway does not accept the time of this terminal's requests.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.PAYMENT_REFUSED: reason(
        "E-617",
        QT_TRANSLATE_NOOP("Reasons", "The payment was not accepted"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Nothing has been paid. Please choose another way, or pay at the desk."
        ),
        "The gateway refused the order for good.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_CODE_REFUSED: reason(
        "E-618",
        QT_TRANSLATE_NOOP("Reasons", "This payment code is no longer valid"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "Nothing has been paid. Please refresh the payment code on your phone and show it again.",
        ),
        "The channel does not accept the payment code: expired, used or unreadable.",
        NextStep.REFRESH_CODE,
    ),
    Code.PAYMENT_FUNDS: reason(
        "E-619",
        QT_TRANSLATE_NOOP("Reasons", "There is not enough money in this account"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Nothing has been paid. Please choose another way to pay, or another card."
        ),
        "The channel: insufficient funds or over the payer's limit.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_ORDER_UNKNOWN: reason(
        "E-620",
        _NOT_ANSWERING,
        _NO_MONEY_MOVED,
        "The gateway does not know the order number.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_ORDER_EXISTS: reason(
        "E-621",
        QT_TRANSLATE_NOOP("Reasons", "The payment was not accepted"),
        _NO_MONEY_MOVED,
        "The gateway has this order number with other content: is the journal an old copy?",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_ORDER_CLOSED: reason(
        "E-622",
        QT_TRANSLATE_NOOP("Reasons", "The payment was not made"),
        _NO_MONEY_MOVED,
        "The gateway has closed this order number.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_BILL_TAKEN: reason(
        "E-623",
        QT_TRANSLATE_NOOP("Reasons", "This bill is being paid somewhere else"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "A payment of this bill was begun at another terminal or earlier and is not finished. Please wait a few minutes, or ask at the payment desk. Do not pay twice.",
        ),
        "An unresolved order has one of the invoices.",
        NextStep.ASK_DESK,
    ),
    Code.PAYMENT_BILL_PAID: reason(
        "E-624",
        QT_TRANSLATE_NOOP("Reasons", "This bill is paid already"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "It was paid a moment ago. You need not pay it again; it may take a few minutes until it shows.",
        ),
        "A paid order at the gateway has one of the invoices.",
        NextStep.ASK_DESK,
    ),
    Code.PAYMENT_REVERSE_REFUSED: reason(
        "E-625",
        QT_TRANSLATE_NOOP("Reasons", "The money could not be returned here"),
        QT_TRANSLATE_NOOP("Reasons", "Please take your slip to the payment desk."),
        "The gateway refuses to reverse the order for good.",
        NextStep.ASK_DESK,
    ),
    Code.PAYMENTS_OFF: reason(
        "E-631",
        QT_TRANSLATE_NOOP("Reasons", "Payments are not possible here"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal, or pay at the payment desk."),
        "No payment gateway is set, or staff have switched payments off.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.PAYMENTS_STARTING: reason(
        "E-632",
        QT_TRANSLATE_NOOP("Reasons", "Payments are not possible here just yet"),
        QT_TRANSLATE_NOOP("Reasons", "Please try again in a minute, or use another terminal."),
        "Unfinished orders are being picked up after a start.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_JOURNAL: reason(
        "E-633",
        QT_TRANSLATE_NOOP("Reasons", "Payments are not possible here at the moment"),
        QT_TRANSLATE_NOOP("Reasons", "Please use another terminal, or pay at the payment desk."),
        "The journal cannot be written: disk full, read-only or damaged, or another process has it.",
        NextStep.OTHER_TERMINAL,
    ),
    Code.PAYMENT_NOT_MADE: reason(
        "E-634",
        QT_TRANSLATE_NOOP("Reasons", "The payment was not made"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Nothing has been paid. You can try again, or pay at the payment desk."
        ),
        "Nobody paid in time, or the patient chose otherwise.",
        NextStep.TRY_AGAIN,
    ),
    Code.PAYMENT_CONTRADICTION: reason(
        "E-635",
        QT_TRANSLATE_NOOP("Reasons", "It is not certain what became of the payment"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please do not pay again. Take your slip to the payment desk."
        ),
        "The gateway keeps contradicting itself about the order.",
        NextStep.ASK_DESK,
    ),
    Code.PAYMENT_AMOUNT_DIFFERS: reason(
        "E-636",
        QT_TRANSLATE_NOOP("Reasons", "It is not certain what became of the payment"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please do not pay again. Take your slip to the payment desk."
        ),
        "The gateway took another amount than was asked for.",
        NextStep.ASK_DESK,
    ),
    Code.HEALTH_CARD_AT_PAYMENT: reason(
        "E-637",
        QT_TRANSLATE_NOOP("Reasons", "This is not a payment code"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Please open WeChat Pay, Alipay or UnionPay and show the payment code."
        ),
        "A health card or another code was held up while a payment code was wanted.",
        NextStep.RESCAN,
    ),
    Code.PAYMENT_TAKEN_BACK: reason(
        "E-638",
        QT_TRANSLATE_NOOP("Reasons", "The payment was cancelled"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Your bill is still to be paid. Please ask at the payment desk."
        ),
        "Money had come in when the order was closed, or staff have returned it.",
        NextStep.ASK_DESK,
    ),
    Code.INSURANCE_NOT_DONE: reason(
        "E-639",
        QT_TRANSLATE_NOOP("Reasons", "The insurance did not settle its part"),
        QT_TRANSLATE_NOOP(
            "Reasons", "Your bill is still to be paid. Please ask at the payment desk."
        ),
        "Money had come in; the insurance then gave no answer, or another split than before.",
        NextStep.ASK_DESK,
    ),
}

_INSURANCE_SILENT = QT_TRANSLATE_NOOP("Reasons", "The insurance system is not answering")
_INSURANCE_LATER = QT_TRANSLATE_NOOP(
    "Reasons", "Nothing has been paid. Please try again in a moment, or ask at the payment desk."
)

INSURANCE: Mapping[Code, Reason] = {
    Code.INSURANCE_UNREACHABLE: reason(
        "E-641",
        _INSURANCE_SILENT,
        _INSURANCE_LATER,
        "The insurance: connection refused, no route, TLS failure or connection lost.",
        NextStep.TRY_AGAIN,
    ),
    Code.INSURANCE_TIMEOUT: reason(
        "E-642",
        _INSURANCE_SILENT,
        _INSURANCE_LATER,
        "The insurance gave no answer in time.",
        NextStep.TRY_AGAIN,
    ),
    Code.INSURANCE_ERROR: reason(
        "E-643",
        _INSURANCE_SILENT,
        _INSURANCE_LATER,
        "The insurance: HTTP {status}.",
        NextStep.TRY_AGAIN,
        "status",
    ),
    Code.INSURANCE_BAD_ANSWER: reason(
        "E-644",
        _INSURANCE_SILENT,
        _INSURANCE_LATER,
        "The insurance's answer cannot be used: {what}.",
        NextStep.TRY_AGAIN,
        "what",
    ),
    Code.INSURANCE_RESTING: reason(
        "E-645",
        _INSURANCE_SILENT,
        _INSURANCE_LATER,
        "The insurance's circuit breaker is open after repeated failures.",
        NextStep.TRY_AGAIN,
    ),
    Code.INSURANCE_REFUSED: reason(
        "E-646",
        QT_TRANSLATE_NOOP("Reasons", "The insurance did not accept this"),
        QT_TRANSLATE_NOOP("Reasons", "{words} Please ask at the payment desk."),
        "infcode other than 0; the insurance's words are shown.",
        NextStep.ASK_DESK,
        "words",
    ),
    Code.INSURANCE_SUMS: reason(
        "E-647",
        QT_TRANSLATE_NOOP("Reasons", "The insurance's share could not be worked out"),
        QT_TRANSLATE_NOOP("Reasons", "Nothing has been paid. Please pay at the payment desk."),
        "The parts of a pre-settlement do not add up to the total.",
        NextStep.ASK_DESK,
    ),
}
