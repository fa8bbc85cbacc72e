"""The receipt of a payment (缴费凭证): what was paid, by whom, and where the electronic invoice is.

It is no invoice and says so: costs are refunded on the electronic one (医疗收费电子票据).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hardware.ticket.layout.blocks import (
    amount_row,
    block,
    clauses,
    code,
    head,
    in_english,
    large_amount,
    masked,
    pair,
    stamp,
)
from hardware.ticket.layout.channels import NAMES
from hardware.ticket.layout.elements import Cut, Element, Feed, Line, Qr, Rule, Span
from hardware.ticket.layout.order_number import desk_code, in_groups
from hardware.ticket.typeset import clean, width
from kiosk.bills import Split
from kiosk.money import yuan
from kiosk.payment.port import Channel
from kiosk.slips import Receipt

MOST_INVOICES: Final = 4
"""Electronic invoices whose codes are printed; of more, the rest is told."""

_NAMELESS = "门诊费用"  # a bill of which nothing is known but its amount


def receipt(slip: Receipt, columns: int) -> Iterator[Element]:
    """The whole slip."""
    yield from head(slip.hospital, "缴费凭证 Payment Receipt", columns, reprint=slip.reprint)
    yield from _status(slip, columns)
    yield Rule()
    yield from _bills(slip, columns)
    yield Rule()
    yield from _split(slip.split, columns)
    yield Rule()
    yield from _facts(slip, columns)
    yield Rule()
    yield from _invoices(slip, columns)
    yield Cut()


def invoice_urls(slip: Receipt) -> tuple[str, ...]:
    """Addresses that become codes: each once, and none that no code holds."""
    urls = dict.fromkeys(invoice.url for invoice in slip.e_invoices)
    return tuple(url for url in urls if url and Qr.holds(url))


def _status(slip: Receipt, columns: int) -> Iterator[Element]:
    taken = slip.split.own > 0
    if slip.told:
        headline, english = "缴费成功", "Paid"
    elif taken:
        headline, english = "款项已收到", "Your money has arrived"
    else:
        headline, english = "缴费已受理", "Accepted"
    yield Feed(10)
    yield from block(headline, columns, wide=2, high=2, bold=True)
    yield Feed(4)
    yield from block(english, columns)
    if not slip.told:
        yield Feed(10)
        yield from clauses(("医院系统稍后入账，", "无需再次付款。"), columns)
        yield Feed(6)
        yield from block("请保留此凭证", columns, wide=2, high=2)
        yield Feed(6)
        yield from block(
            "The hospital's system enters it a little later, by itself. "
            "You need not pay again. Please keep this slip.",
            columns,
        )
    yield Feed(6)


def _bills(slip: Receipt, columns: int) -> Iterator[Element]:
    english = in_english(columns)
    item, unit = ("项目 Item", "金额(元) CNY") if english else ("项目", "金额(元)")
    yield Feed(6)
    yield Line((Span(item + " " * (columns - width(item) - width(unit)) + unit),))
    yield Feed(8)
    for line in slip.lines:
        text = clean(line.text) or _NAMELESS
        yield from amount_row(text, yuan(line.amount), columns, times=2 if english else 1)


def _split(split: Split, columns: int) -> Iterator[Element]:
    yield Feed(8)
    yield from amount_row("费用合计", yuan(split.total), columns, english="Total")
    if split.fund or split.account:
        yield from amount_row("医保基金支付", yuan(split.fund), columns, english="Insurance fund")
        yield from amount_row(
            "医保个人账户支付", yuan(split.account), columns, english="Your account"
        )
    yield Feed(12)
    yield from large_amount("个人支付", "You paid", f"￥{yuan(split.own)}", columns)
    yield Feed(12)


def _facts(slip: Receipt, columns: int) -> Iterator[Element]:
    yield Feed(6)
    by = NAMES[slip.channel] if slip.split.own > 0 else "医保支付，个人无需付款"
    yield from pair("支付方式", "Paid by", by, columns)
    yield from pair("订单号", "Order No.", in_groups(slip.order), columns)
    if slip.channel is not Channel.NONE:
        yield from pair("交易单号", "Trans. No.", clean(slip.transaction), columns)
    yield from pair("患者", "Name", masked(slip.surname), columns)
    yield from pair("缴费时间", "Paid at", stamp(slip.paid_at), columns)
    yield from pair("打印时间", "Printed", stamp(slip.printed_at), columns)
    yield from pair("终端", "Terminal", clean(slip.terminal), columns)


def _invoices(slip: Receipt, columns: int) -> Iterator[Element]:
    urls = invoice_urls(slip)
    shown = urls[:MOST_INVOICES]
    yield Feed(12)
    if shown:
        yield from block("医疗收费电子票据", columns, wide=2, high=2, bold=True)
        yield Feed(6)
        yield from clauses(("手机扫码查看、下载", " E-invoice"), columns)
    else:
        yield from desk_code(slip.order, columns)
    for index, url in enumerate(shown, 1):
        which = f"第 {index} 张，共 {len(urls)} 张 {index} of {len(urls)}" if len(urls) > 1 else ""
        yield from code(url, which, columns)
        yield Feed(10)
    if len(urls) > len(shown):
        yield from block(f"其余 {len(urls) - len(shown)} 张请到缴费窗口领取", columns)
    yield Feed(8)
    yield from _no_invoice(columns, coded=bool(shown))


def _no_invoice(columns: int, *, coded: bool) -> Iterator[Element]:
    yield from clauses(("本凭证不是发票，", "不作报销凭证，"), columns)
    if coded:
        yield from clauses(("电子票据以二维码为准。",), columns)
    else:
        yield from clauses(("电子票据请凭订单号", "到缴费窗口领取。"), columns)
    yield Feed(4)
    yield from block("This is not a tax invoice.", columns)
    yield from block(
        "The e-invoice is in the code above."
        if coded
        else "For the e-invoice, ask at the payment desk.",
        columns,
    )
