"""The slip of a payment that is not at its end: not known yet, or on its way back.

Its number is to be read over a telephone, so it is the largest thing; the code is for the desk.
"""

from __future__ import annotations

from collections.abc import Iterator

from hardware.ticket.layout.blocks import (
    block,
    clauses,
    head,
    large_amount,
    largest,
    masked,
    pair,
    stamp,
)
from hardware.ticket.layout.channels import NAMES
from hardware.ticket.layout.elements import Align, Cut, Element, Feed, Line, Rule, Span
from hardware.ticket.layout.order_number import desk_code, large_number
from hardware.ticket.typeset import clean
from kiosk.money import yuan
from kiosk.slips import OpenPaymentSlip


def open_payment(slip: OpenPaymentSlip, columns: int) -> Iterator[Element]:
    """The whole slip."""
    title = "退款单 Refund Slip" if slip.returning else "支付核实单 Payment Inquiry"
    yield from head(slip.hospital, title, columns)
    if slip.returning:
        yield from _returning(slip, columns)
    else:
        yield from _unknown(slip, columns)
    yield Rule()
    yield from _number(slip.order, columns)
    yield Rule()
    yield from _facts(slip, columns)
    yield Rule()
    yield from _desk(slip, columns)
    yield Cut()


def _unknown(slip: OpenPaymentSlip, columns: int) -> Iterator[Element]:
    yield from _headline("请勿重复支付", "Do not pay again", columns, warning=True)
    if slip.amount > 0:
        yield from clauses(("支付结果正在核实，", "暂不能确定是否已扣款；"), columns)
        yield from clauses(("已扣款的，", "将自动入账或原路退回。"), columns)
        yield Feed(6)
        yield from block("It is not certain yet whether the money was taken.", columns)
        yield from block("If it was, it is entered, or goes back to you.", columns)
    else:
        yield from clauses(("医保结算结果正在核实，", "核实后自动入账。"), columns)
        yield Feed(6)
        yield from block("It is not certain yet whether the insurance has settled.", columns)
    yield Feed(10)


def _returning(slip: OpenPaymentSlip, columns: int) -> Iterator[Element]:
    if slip.amount > 0:
        yield from _headline("款项正在原路退回", "Your money is going back", columns)
        yield from clauses(("本次缴费未完成，", "款项将退回您付款的账户，"), columns)
        yield from clauses(("到账时间以支付渠道为准。",), columns)
        yield Feed(6)
        yield from block("It goes back the way it came, to the account you paid from.", columns)
    else:
        yield from _headline("本次缴费未完成", "This payment was not made", columns)
        yield from clauses(("您未付款，", "无需退款。"), columns)
        yield Feed(6)
        yield from block("No money was taken, and none has to come back.", columns)
    yield Feed(10)


def _headline(text: str, english: str, columns: int, *, warning: bool = False) -> Iterator[Element]:
    """The first thing to be seen; a warning white on black."""
    spaced = f" {text} " if warning else text
    size = largest(spaced, columns, 3)
    yield Feed(12)
    yield Line((Span(spaced, size, size, bold=True, inverse=warning),), Align.CENTER)
    yield Feed(10)
    yield from block(english, columns, wide=2, high=2)
    yield Feed(14)


def _number(order: str, columns: int) -> Iterator[Element]:
    yield Feed(6)
    yield from block("订单号 Order No.", columns)
    yield Feed(8)
    yield from large_number(order, columns)
    yield Feed(12)


def _facts(slip: OpenPaymentSlip, columns: int) -> Iterator[Element]:
    yield Feed(8)
    if slip.amount > 0:
        yield from large_amount("金额", "Amount", f"￥{yuan(slip.amount)}", columns)
        yield Feed(16)
        yield from pair("支付方式", "Paid by", NAMES[slip.channel], columns)
    yield from pair("患者", "Name", masked(slip.surname), columns)
    yield from pair("打印时间", "Printed", stamp(slip.printed_at), columns)
    yield from pair("终端", "Terminal", clean(slip.terminal), columns)


def _desk(slip: OpenPaymentSlip, columns: int) -> Iterator[Element]:
    yield Feed(12)
    if slip.returning:
        case = "如未收到退款，" if slip.amount > 0 else "如有疑问，"
        yield from clauses((case,), columns, times=2)
        yield Feed(6)
    yield from clauses(("请到缴费窗口", "或服务台", "出示此单"), columns, times=2)
    yield Feed(6)
    yield from block(
        ("Any questions? " if slip.returning else "")
        + "Show this slip at the payment desk or the service desk.",
        columns,
    )
    yield from desk_code(slip.order, columns)
    yield Feed(6)
    yield from clauses(("请妥善保管此单，", "办结前请勿丢弃。"), columns)
    yield from block("Please keep this slip until it is settled.", columns)
