"""Patients of every kind: what each does, how it must end, and what it needs for that.

An end is a screen, what became of the paper, the phase, and the code of the trouble, where there are
such (`tests.soak.remote.Facts`), as a pattern of `fnmatch`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.demo.phones import Phone
from tests.soak.visitor import Visitor

HOSPITAL, PLATFORMS, GATEWAY, INSURANCE = "hospital", "platforms", "gateway", "insurance"
PRINTER, REPORT_PRINTER, READER, CODES = "printer", "report_printer", "reader", "codes"
CAMERA = "camera"
_KNOWN = frozenset({HOSPITAL, CODES})

_DIGITS = 8  # of a second factor


@dataclass(frozen=True, slots=True)
class Visit:
    """`ends`: any of these. `needs`: what must work for that. `logs`: lines of the event log that it
    accounts for. `weight`: how often it is played among the others; `fresh`: needs somebody with an appointment.
    """

    name: str
    play: Callable[[Visitor], str]
    ends: tuple[str, ...]
    needs: frozenset[str] = _KNOWN
    logs: tuple[str, ...] = ()
    weight: int = 2
    fresh: bool = False


# -- signing in --------------------------------------------------------------------------------------


def _signs_in(phone: Phone, manner: str = "at_once") -> Callable[[Visitor], str]:
    def play(visitor: Visitor) -> str:
        visitor.holds_up(phone, manner)
        visitor.sees("Offer")
        visitor.puts_away()
        visitor.taps("signIn")
        return visitor.paper("SignedIn", "ticket")

    return play


def _chooses(visitor: Visitor) -> str:
    visitor.holds_up(Phone.TWO_APPOINTMENTS)
    visitor.sees("Choice")
    visitor.puts_away()
    visitor.taps("choose_*")
    return visitor.paper("SignedIn", "ticket")


def _lays_card(visitor: Visitor) -> str:
    visitor.world.lay_document(Phone.ONE_APPOINTMENT.value)
    visitor.sees("Offer")
    return "Offer"


def _renews(visitor: Visitor) -> str:
    """An old screenshot first, and then the phone itself."""
    visitor.holds_up(Phone.OLD_SCREENSHOT)
    visitor.sees("Refused", when=lambda facts: facts.get("code") == "presentation_too_old")
    visitor.puts_away()
    visitor.holds_up(Phone.ONE_APPOINTMENT)
    return visitor.sees("Offer", past="Refused presentation_too_old").screen


def _too_early(visitor: Visitor) -> str:
    visitor.holds_up(Phone.TOO_EARLY)
    visitor.sees("Offer")
    visitor.puts_away()
    visitor.taps("signIn")
    return str(visitor.sees("Refused"))


def _shows(phone: Phone, *screens: str, manner: str = "at_once") -> Callable[[Visitor], str]:
    def play(visitor: Visitor) -> str:
        visitor.holds_up(phone, manner)
        return str(visitor.sees(*screens))

    return play


def _walks_away(visitor: Visitor) -> str:
    """Says nothing and goes: the terminal notices by itself."""
    visitor.holds_up(Phone.TWO_APPOINTMENTS)
    visitor.sees("Choice")
    visitor.puts_away()
    return visitor.sees("Attract").screen


def _asked_whose_turn(visitor: Visitor) -> str:
    visitor.holds_up(Phone.TWO_APPOINTMENTS)
    visitor.sees("Choice")
    visitor.puts_away()
    visitor.holds_up(Phone.NOTHING_TODAY)
    visitor.sees("SwitchCard")
    visitor.puts_away()
    visitor.taps("switchCard")
    return visitor.sees("Bills", "Home").screen


# -- around it -------------------------------------------------------------------------------------


def _asks_for_help(visitor: Visitor) -> str:
    visitor.taps("action_no_phone")
    visitor.sees("Help")
    visitor.taps("action_back")
    return visitor.sees("Attract").screen


def _sees_badly(visitor: Visitor) -> str:
    """Elder mode, then another language, text size and theme; the next patient has none of it."""
    visitor.taps("action_elder_mode")
    visitor.taps("action_elder_mode")
    for button in ("display", "text_size_3", "theme_dark", "closePanel", "language"):
        visitor.taps(button)
    visitor.holds_up(Phone.TWO_APPOINTMENTS)
    visitor.sees("Choice")
    visitor.taps("cover")
    visitor.taps("uncover")
    return "Choice"


# -- paying ------------------------------------------------------------------------------------------


def _to_bills(visitor: Visitor) -> None:
    visitor.world.issue_bills(Phone.NOTHING_TODAY.value)
    visitor.holds_up(Phone.NOTHING_TODAY)
    visitor.sees("Bills")
    visitor.puts_away()
    visitor.taps("pay")
    visitor.sees("PayWays")


def _is_shown(visitor: Visitor) -> None:
    visitor.sees("Paying", when=lambda facts: facts.get("phase") == "shown")


def _pays(visitor: Visitor) -> str:
    _to_bills(visitor)
    visitor.taps("by_wechat")
    _is_shown(visitor)
    visitor.pays_shown()
    return visitor.paper("Paid", "slip")


def _pays_by_code(visitor: Visitor) -> str:
    _to_bills(visitor)
    visitor.holds_up_payment("alipay")
    return visitor.paper("Paid", "slip")


def _pays_insured(visitor: Visitor) -> str:
    voucher = Phone.INSURANCE_CODE
    visitor.world.issue_bills(voucher.value, amount=40_000, insured=True)
    visitor.holds_up(voucher)
    visitor.sees("Offer", "Choice", "Home", "SignedIn")
    visitor.puts_away()
    visitor.taps("dues")
    visitor.sees("Bills")
    visitor.taps("pay")
    visitor.sees("PayWays")
    visitor.taps("by_unionpay")
    _is_shown(visitor)
    visitor.pays_shown()
    return visitor.paper("Paid", "slip")


def _thinks_better(visitor: Visitor) -> str:
    """Goes while the code is on the screen: the order is closed."""
    _to_bills(visitor)
    visitor.taps("by_alipay")
    _is_shown(visitor)
    visitor.taps("otherWay")
    return visitor.sees("PayWays", past="PayWays").screen


def _proves_who(visitor: Visitor) -> str:
    """A printed card opens no bills before its holder is known by two numbers."""
    visitor.world.issue_bills(Phone.PAPER_CARD.value)
    visitor.holds_up(Phone.PAPER_CARD)
    visitor.sees("Offer")
    digits = "".join(visitor.world.digits_of(Phone.PAPER_CARD.value))
    visitor.puts_away()
    visitor.taps("dues")
    visitor.sees("SecondFactor")
    for count, digit in enumerate(digits, start=1):
        visitor.taps(f"key_{digit}")
        visitor.sees("SecondFactor", when=lambda facts, n=count: facts.get("typed") == n)  # type: ignore[misc] # mypy infers no type for a lambda with a default
    visitor.taps("confirm")
    return visitor.sees("Bills").screen


# -- reports -----------------------------------------------------------------------------------------


def _to_reports(visitor: Visitor, phone: Phone) -> None:
    visitor.holds_up(phone)
    visitor.sees("Home", "Bills", "Offer", "Choice")
    visitor.puts_away()
    if not visitor.terminal.taps("service_reports", 1.0):
        visitor.taps("reports")
    visitor.sees("Reports")


def _reads(visitor: Visitor) -> str:
    """Looks at a report, at earlier values, at the form of another; prints nothing."""
    visitor.world.release_report(Phone.CRITICAL_VALUE.value, kind="XCG")
    _to_reports(visitor, Phone.CRITICAL_VALUE)
    visitor.terminal.taps("filter_laboratory", 0.3)  # there only where there are other kinds
    visitor.taps("open_*")
    visitor.sees("ReportPage")
    visitor.taps("trend_*")
    visitor.sees("ReportTrend")
    visitor.taps("action_back")
    visitor.sees("ReportPage")
    visitor.taps("action_back")
    return visitor.sees("Reports").screen


def _looks_at_form(visitor: Visitor) -> str:
    visitor.world.release_report(Phone.NO_REPORTS.value, kind="imaging", form="url", pages=2)
    _to_reports(visitor, Phone.NO_REPORTS)
    visitor.taps("open_*")
    visitor.sees("ReportPage")
    visitor.taps("form")
    visitor.sees("ReportForm")
    return "ReportForm"


def _turns_pages(visitor: Visitor) -> str:
    """Hundreds of reports."""
    _to_reports(visitor, Phone.MANY_REPORTS)
    return "Reports"


def _prints(visitor: Visitor) -> str:
    visitor.world.release_report(Phone.NO_REPORTS.value, kind="XCG")
    _to_reports(visitor, Phone.NO_REPORTS)
    visitor.taps("print")
    return str(visitor.sees("PrintDone", seconds=90.0))


_PAYING = frozenset({HOSPITAL, CODES, GATEWAY, PRINTER})
_ONLINE = frozenset({HOSPITAL, PLATFORMS, PRINTER})
_TICKET = frozenset({HOSPITAL, CODES, PRINTER})
_JUDGED = frozenset({CODES})
_TAKE = ("SignedIn take",)
_PAID = ("Paid take",)


def _refused(phone: Phone, code: str, needs: frozenset[str] = _JUDGED) -> Visit:
    return Visit(
        phone.value,
        _shows(phone, "Refused"),
        (f"Refused {code}",),
        needs,
        logs=(f"code_refused * {code}", f"hospital_failed {code}"),
        weight=1,
    )


VISITS: Final = (
    Visit("sign in", _signs_in(Phone.ONE_APPOINTMENT), _TAKE, _TICKET, weight=8, fresh=True),
    Visit("two appointments", _chooses, _TAKE, _TICKET, fresh=True),
    Visit("printed card", _signs_in(Phone.PAPER_CARD), _TAKE, _TICKET, fresh=True),
    Visit(
        "hand scanner", _signs_in(Phone.ONE_APPOINTMENT, "by_scanner"), _TAKE, _TICKET, fresh=True
    ),
    Visit("platform, dynamic", _signs_in(Phone.OPAQUE_DYNAMIC), _TAKE, _ONLINE, fresh=True),
    Visit("platform, static", _signs_in(Phone.OPAQUE_STATIC), _TAKE, _ONLINE, fresh=True),
    Visit("voucher", _signs_in(Phone.INSURANCE_CODE), _TAKE, _ONLINE | {INSURANCE}, fresh=True),
    Visit("identity card", _lays_card, ("Offer",), frozenset({HOSPITAL, READER}), fresh=True),
    Visit(
        "renewed code",
        _renews,
        ("Offer",),
        logs=("code_refused * presentation_too_old",),
        fresh=True,
    ),
    Visit("rare name", _shows(Phone.RARE_NAME, "Home", "Bills"), ("Home", "Bills")),
    *(
        Visit(
            *(manner, _shows(Phone.TWO_APPOINTMENTS, "Choice", manner=manner), ("Choice",)),
            _KNOWN | {CAMERA},
            weight=1,
            fresh=True,
        )
        for manner in ("moving", "tilted", "upside_down", "dim", "glare")
    ),
    Visit(
        *("too early", _too_early, ("Refused sign_in_refused",)),
        logs=("hospital_failed sign_in_refused",),
        weight=1,
    ),
    Visit("was here before", _shows(Phone.ALREADY_SIGNED_IN, "SignedIn"), ("SignedIn none",)),
    Visit("walks away", _walks_away, ("Attract",), fresh=True),
    Visit("whose turn", _asked_whose_turn, ("Bills", "Home"), fresh=True),
    Visit("help", _asks_for_help, ("Attract",), frozenset(), weight=1),
    Visit("sees badly", _sees_badly, ("Choice",), fresh=True),
    _refused(Phone.UNKNOWN_HERE, "patient_unknown", _KNOWN),
    _refused(Phone.AMBIGUOUS, "patient_ambiguous", _KNOWN),
    _refused(Phone.OLD_SCREENSHOT, "presentation_too_old"),
    _refused(Phone.FORGED, "bad_issuer_signature"),
    _refused(Phone.EXPIRED, "expired"),
    _refused(Phone.REVOKED, "revoked"),
    _refused(Phone.PAYMENT_CODE, "payment_code"),
    _refused(Phone.WEB_PAGE, "unrecognised"),
    Visit("pays", _pays, _PAID, _PAYING, weight=4),
    Visit("pays by payment code", _pays_by_code, _PAID, _PAYING, weight=3),
    Visit("pays insured", _pays_insured, _PAID, _PAYING | _ONLINE | {INSURANCE}),
    Visit("thinks better", _thinks_better, ("PayWays",), _PAYING, ("order_ended reversed *",)),
    Visit("second factor", _proves_who, ("Bills",), fresh=True),
    Visit("reads a report", _reads, ("Reports",), weight=3),
    Visit("reads a form", _looks_at_form, ("ReportForm",)),
    Visit("many reports", _turns_pages, ("Reports",)),
    Visit("prints a report", _prints, ("PrintDone",), _KNOWN | {REPORT_PRINTER}, weight=2),
)
