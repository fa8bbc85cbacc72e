"""Samples of the service `pay`; see `ui.samples`. Plainly synthetic: no bill or order here exists."""

from __future__ import annotations

from dataclasses import replace

from kiosk.devices import ScanHint
from kiosk.payment.port import Channel
from kiosk.payment.quote import InsuranceUse
from kiosk.reasons import Code, Failure
from kiosk.session.pay_screens import (
    BillCard,
    BillGroup,
    BillLine,
    Bills,
    NothingToPay,
    Paid,
    PayErrand,
    Paying,
    PayPhase,
    PayReturned,
    PayUnknown,
    PayWait,
    PayWays,
)
from kiosk.session.preferences import Cover
from kiosk.session.screens import Action, TicketState, View

_WAITING_ROW = (Action.ELDER_MODE,)
_END_ROW = (Action.ELDER_MODE, Action.FINISH)
_CHOOSING_ROW = (Action.ELDER_MODE, Action.BACK, Action.FINISH)
_DONE_ROW = (Action.ELDER_MODE, Action.REPRINT, Action.FINISH)

_LARGEST = "9,999,999.99"
_LONG_ITEM = "注射用重组人组织型纤溶酶原激活物（冻干粉针剂，含专用溶剂）50mg"
_ORDER = "YM-07202511200000315"
_CODE = "weixin://wxpay/bizpayurl?pr=synthetic0"
_INVOICE = "https://einvoice.example/v/3f6c2a9d1e?code=01060125&number=0000123456&check=a1b2c3&date=20251120"

_REFUSED_BY_INSURANCE = Failure(Code.INSURANCE_REFUSED, {"words": "该就诊记录已冲销。"})

LINES = (
    BillLine("血常规（五分类）", "", "20.00"),
    BillLine("葡萄糖测定", "2 次", "16.00"),
    BillLine("常规十二导联心电图", "", "28.00"),
    BillLine("阿司匹林肠溶片 100mg×30", "2 盒", "62.50"),
)

PAY_WAYS = PayWays(
    what="心内科 李医生",
    count=2,
    total="386.00",
    fund="231.60",
    account="27.90",
    own="126.50",
    insurance=InsuranceUse.APPLIED,
    channels=(Channel.WECHAT, Channel.ALIPAY, Channel.UNIONPAY),
    scans=True,
)

PAYING = Paying(
    phase=PayPhase.SHOWN,
    channel=Channel.WECHAT,
    own="126.50",
    code=_CODE,
    seconds_left=168,
    waiting_seconds=0,
)

PAID = Paid(
    own="126.50",
    total="386.00",
    fund="231.60",
    account="27.90",
    channel=Channel.WECHAT,
    number=_ORDER,
    told=True,
    invoice=_INVOICE,
    slip=TicketState.TAKE,
    trouble=None,
    can_reprint=True,
    more=0,
    seconds_left=20,
)

PAY_UNKNOWN = PayUnknown("126.50", _ORDER, TicketState.TAKE, None, 60)

PAY_RETURNED = PayReturned(
    "126.50",
    _ORDER,
    Failure(Code.BILL_PAID_ALREADY),
    done=True,
    slip=TicketState.TAKE,
    trouble=None,
    seconds_left=60,
)


def bill(index: int, *, chosen: bool = True, unfolded: bool = False, lines: int = 2) -> BillCard:
    """A made-up bill; its number and its lines go by `index`, 0 and up."""
    return BillCard(
        id=f"in-{index}",
        number=f"MZ2511{index:04}",
        amount=f"{63 + 7 * index}.50",
        lines=tuple(LINES[(index + each) % len(LINES)] for each in range(lines)),
        chosen=chosen,
        unfolded=unfolded,
    )


def pay_samples() -> dict[str, View]:
    """All samples of the service by name, as `ui.samples.samples`."""
    return {**_waiting(), **_bills(), **_ways(), **_paying(), **_paid(), **_uncertain()}


def _waiting() -> dict[str, View]:
    return {
        "pay_wait": View(PayWait(PayErrand.FINDING), _WAITING_ROW),
        "pay_wait-slow": View(PayWait(PayErrand.FINDING, 7), _WAITING_ROW),
        "pay_wait-very_slow": View(PayWait(PayErrand.QUOTING, 31), _END_ROW),
        "pay_wait-quoting": View(PayWait(PayErrand.QUOTING), _WAITING_ROW),
        "nothing_to_pay": View(NothingToPay("张*明", 30), _END_ROW),
        "nothing_to_pay-nameless": View(NothingToPay("", 30), _END_ROW),
    }


def _bills() -> dict[str, View]:
    cardiology = BillGroup("心内科", "李医生", "2025-11-20", (bill(0), bill(1, lines=4)))
    rehabilitation = BillGroup("中西医结合康复医学科", "欧阳主任医师", "2025-11-18", (bill(2),))
    two = Bills((cardiology,), "134.00", 2, 2)
    long_lines = tuple(BillLine(_LONG_ITEM, "12 支", _LARGEST) for _ in range(2))
    largest = replace(bill(0), amount=_LARGEST, lines=long_lines, unfolded=True)
    thirty = replace(bill(0, unfolded=True), lines=tuple(LINES[n % 4] for n in range(30)))
    unpayable = replace(bill(1, chosen=False), payable=False)
    bare = replace(bill(3), lines=())
    twelve = tuple(
        BillGroup(
            department, "", f"2025-11-{20 - at:02}", tuple(bill(3 * at + n) for n in range(3))
        )
        for at, department in enumerate(("心内科", "检验科", "放射科", "门诊药房"))
    )

    def shown(bills: Bills) -> View:
        return View(bills, _CHOOSING_ROW)

    return {
        "bills": shown(two),
        "bills-one": shown(Bills((replace(cardiology, bills=(bill(0, lines=1),)),), "63.50", 1, 1)),
        "bills-unfolded": shown(
            replace(two, groups=(replace(cardiology, bills=(bill(0, unfolded=True), bill(1))),))
        ),
        "bills-none_chosen": shown(
            replace(
                two,
                groups=(replace(cardiology, bills=(bill(0, chosen=False), bill(1, chosen=False))),),
                total="0.00",
                chosen=0,
            )
        ),
        "bills-not_payable": shown(
            Bills((replace(cardiology, bills=(bill(0), unpayable)), rehabilitation), "141.00", 2, 2)
        ),
        "bills-bare": shown(Bills((BillGroup("", "", "", (bare,)),), "84.50", 1, 1)),
        "bills-twelve": shown(Bills(twelve, "1,224.00", 12, 12)),
        "bills-thirty_items": shown(
            Bills((replace(cardiology, bills=(thirty, bill(1))),), "134.00", 2, 2)
        ),
        "bills-largest": shown(Bills((replace(rehabilitation, bills=(largest,)),), _LARGEST, 1, 1)),
        **{
            f"bills-trouble-{code}": shown(replace(two, trouble=Failure(code)))
            for code in (Code.BILL_CHANGED, Code.PAYMENT_BILL_TAKEN, Code.PAYMENTS_STARTING)
        },
        "bills-trouble-insurance_refused": shown(replace(two, trouble=_REFUSED_BY_INSURANCE)),
    }


def _ways() -> dict[str, View]:
    alone = replace(
        PAY_WAYS, fund="0.00", account="0.00", own="386.00", insurance=InsuranceUse.NONE
    )

    def shown(ways: PayWays) -> View:
        return View(ways, _CHOOSING_ROW)

    return {
        "pay_ways": shown(PAY_WAYS),
        "pay_ways-hint": shown(replace(PAY_WAYS, hint=ScanHint.TOO_FAR)),
        "pay_ways-no_scan": shown(replace(PAY_WAYS, scans=False)),
        "pay_ways-no_split": shown(alone),
        "pay_ways-needs_voucher": shown(replace(alone, insurance=InsuranceUse.NEEDS_VOUCHER)),
        "pay_ways-one_channel": shown(replace(alone, channels=(Channel.UNIONPAY,), what="")),
        "pay_ways-all_insured": shown(
            replace(PAY_WAYS, fund="358.10", own="0.00", channels=(), scans=False)
        ),
        "pay_ways-largest": shown(
            replace(
                PAY_WAYS,
                what="中西医结合康复医学科 欧阳主任医师",
                count=12,
                total=_LARGEST,
                fund=_LARGEST,
                account=_LARGEST,
                own=_LARGEST,
            )
        ),
        **{
            f"pay_ways-trouble-{code}": shown(replace(PAY_WAYS, trouble=Failure(code)))
            for code in (
                Code.PAYMENT_CODE_REFUSED,
                Code.PAYMENT_FUNDS,
                Code.PAYMENT_NOT_MADE,
                Code.PAYMENT_UNREACHABLE,
                Code.HEALTH_CARD_AT_PAYMENT,
            )
        },
        "pay_ways-trouble-voucher": shown(
            replace(
                alone,
                insurance=InsuranceUse.NEEDS_VOUCHER,
                trouble=Failure(Code.PAYMENT_CODE_REFUSED),
            )
        ),
    }


def _paying() -> dict[str, View]:
    def shown(paying: Paying) -> View:
        return View(paying, _WAITING_ROW)

    def at(phase: PayPhase, waiting_seconds: int = 0) -> Paying:
        left = 42 if phase is PayPhase.CONFIRMING else -1
        return replace(
            PAYING, phase=phase, code="", seconds_left=left, waiting_seconds=waiting_seconds
        )

    slow = (PayPhase.PLACING, PayPhase.CHECKING, PayPhase.FINISHING)
    return {
        "paying-shown": shown(PAYING),
        "paying-shown-alipay": shown(replace(PAYING, channel=Channel.ALIPAY, seconds_left=28)),
        "paying-shown-unionpay": shown(
            replace(
                PAYING, channel=Channel.UNIONPAY, own=_LARGEST, code=_INVOICE + "&p=" + "7" * 120
            )
        ),
        "paying-shown-undrawn": shown(replace(PAYING, code="7" * 8000)),
        **{f"paying-{phase}": shown(at(phase)) for phase in PayPhase if phase != PayPhase.SHOWN},
        **{f"paying-{phase}-slow": shown(at(phase, 9)) for phase in slow},
        "paying-covered": replace(shown(at(PayPhase.CHECKING)), cover=Cover.PAYMENT),
    }


def _paid() -> dict[str, View]:
    unprinted = replace(PAID, slip=TicketState.FAILED, can_reprint=False)
    return {
        "paid": View(PAID, _DONE_ROW),
        "paid-printing": View(
            replace(PAID, slip=TicketState.PRINTING, can_reprint=False, seconds_left=-1), _END_ROW
        ),
        "paid-no_receipt": View(
            replace(unprinted, trouble=Failure(Code.PRINTER_PAPER_OUT)), _END_ROW
        ),
        "paid-not_told": View(replace(PAID, told=False, invoice=""), _DONE_ROW),
        "paid-more": View(replace(PAID, more=2), _DONE_ROW),
        "paid-services": View(replace(PAID, services=True), _DONE_ROW),
        "paid-more-services": View(replace(PAID, more=2, services=True), _DONE_ROW),
        "paid-no_split": View(
            replace(PAID, total="126.50", fund="0.00", account="0.00", channel=Channel.UNIONPAY),
            _DONE_ROW,
        ),
        "paid-all_insured": View(
            replace(PAID, own="0.00", fund="358.10", channel=Channel.NONE), _DONE_ROW
        ),
        "paid-largest": View(
            replace(
                PAID, own=_LARGEST, total=_LARGEST, fund="9,999,990.00", account="9.98", more=11
            ),
            _DONE_ROW,
        ),
        "paid-not_told-no_receipt": View(
            replace(
                unprinted, told=False, invoice="", more=3, trouble=Failure(Code.PRINTER_OFFLINE)
            ),
            _END_ROW,
        ),
        "paid-everything": View(
            replace(unprinted, more=3, trouble=Failure(Code.TICKET_UNFINISHED), services=True),
            _END_ROW,
        ),
    }


def _uncertain() -> dict[str, View]:
    offline = Failure(Code.PRINTER_OFFLINE)
    return {
        "pay_unknown": View(PAY_UNKNOWN, _END_ROW),
        "pay_unknown-printing": View(
            replace(PAY_UNKNOWN, slip=TicketState.PRINTING, seconds_left=-1), _END_ROW
        ),
        "pay_unknown-no_slip": View(
            replace(PAY_UNKNOWN, slip=TicketState.FAILED, trouble=offline), _END_ROW
        ),
        "pay_unknown-long_number": View(
            replace(PAY_UNKNOWN, own=_LARGEST, number="OPD-HALL-EAST-07202511200000315"), _END_ROW
        ),
        "pay_returned": View(PAY_RETURNED, _END_ROW),
        "pay_returned-on_the_way": View(
            replace(PAY_RETURNED, done=False, why=Failure(Code.BILL_CHANGED)), _END_ROW
        ),
        "pay_returned-no_slip": View(
            replace(
                PAY_RETURNED,
                why=_REFUSED_BY_INSURANCE,
                done=False,
                slip=TicketState.FAILED,
                trouble=offline,
            ),
            _END_ROW,
        ),
    }
