"""What stands on a receipt."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.ticket.layout import COLUMNS_58MM, COLUMNS_80MM, lay_out
from hardware.ticket.layout.elements import Align, Cut, Line, Qr
from hardware.ticket.layout.receipt import MOST_INVOICES
from hardware.ticket.typeset import clean, is_clean
from kiosk.bills import EInvoice, Split
from kiosk.money import LARGEST, Fen, yuan
from kiosk.payment.port import Channel
from kiosk.slips import Receipt, ReceiptLine

widths = pytest.mark.parametrize("columns", [COLUMNS_80MM, COLUMNS_58MM])
MakeReceipt = Callable[..., Receipt]


def lines_of(slip: Receipt, columns: int = COLUMNS_80MM) -> list[Line]:
    return [element for element in lay_out(slip, columns) if isinstance(element, Line)]


def text_of(slip: Receipt, columns: int = COLUMNS_80MM) -> list[str]:
    """Lines of text, spaces in them squeezed."""
    return [" ".join(line.text.split()) for line in lines_of(slip, columns)]


def joined(slip: Receipt, columns: int) -> str:
    """All of the text without spaces and line ends."""
    return "".join("".join(text_of(slip, columns)).split())


def codes_of(slip: Receipt, columns: int = COLUMNS_80MM) -> list[str]:
    return [element.content for element in lay_out(slip, columns) if isinstance(element, Qr)]


def invoices(count: int) -> tuple[EInvoice, ...]:
    return tuple(EInvoice(f"b{n}", f"https://e-invoice.demo.example/v/{n}") for n in range(count))


def test_a_receipt(receipt: MakeReceipt) -> None:
    assert text_of(receipt()) == [
        "示范市第一人民医院",
        "缴费凭证 Payment Receipt",
        "缴费成功",
        "Paid",
        "项目 Item 金额(元) CNY",
        "心内科 李医生 286.00",
        "检验科 100.00",
        "费用合计 Total 386.00",
        "医保基金支付 Insurance fund 231.60",
        "医保个人账户支付 Your account 27.90",
        "个人支付 ￥126.50",
        "You paid",
        "支付方式 Paid by 微信支付 WeChat Pay",
        "订单号 Order No. YM-07 2027 0115 004 711K",
        "交易单号 Trans. No. 4200002030202701151234567890",
        "患者 Name 欧阳**",
        "缴费时间 Paid at 2027-01-15 09:29:50",
        "打印时间 Printed 2027-01-15 09:30:12",
        "终端 Terminal YM-07",
        "医疗收费电子票据",
        "手机扫码查看、下载 E-invoice",
        "本凭证不是发票，不作报销凭证，",
        "电子票据以二维码为准。",
        "This is not a tax invoice.",
        "The e-invoice is in the code above.",
    ]


def test_a_narrow_receipt(receipt: MakeReceipt) -> None:
    assert text_of(receipt(), COLUMNS_58MM) == [
        "示范市第一",
        "人民医院",
        "缴费凭证 Payment Receipt",
        "缴费成功",
        "Paid",
        "项目 金额(元)",
        "心内科 李医生 286.00",
        "检验科 100.00",
        "费用合计 386.00",
        "医保基金支付 231.60",
        "医保个人账户支付 27.90",
        "个人支付",
        "￥126.50",
        "支付方式 微信支付 WeChat Pay",
        "订单号",
        "YM-07 2027 0115 004 711K",
        "交易单号",
        "4200002030202701151234567890",
        "患者 欧阳**",
        "缴费时间 2027-01-15 09:29:50",
        "打印时间 2027-01-15 09:30:12",
        "终端 YM-07",
        "医疗收费电子票据",
        "手机扫码查看、下载 E-invoice",
        "本凭证不是发票，不作报销凭证，",
        "电子票据以二维码为准。",
        "This is not a tax invoice.",
        "The e-invoice is",
        "in the code above.",
    ]


@widths
def test_amounts_stand_in_one_column_at_the_right_edge(receipt: MakeReceipt, columns: int) -> None:
    amounts = ["286.00", "100.00", "386.00", "231.60", "27.90"]
    rows = [line for line in lines_of(receipt(), columns) if line.spans[-1].text in amounts]
    assert [row.spans[-1].text for row in rows] == amounts
    assert {(row.columns, row.align, row.spans[-1].wide) for row in rows} == {
        (columns, Align.LEFT, 2)
    }


@widths
def test_the_own_part_is_the_largest_thing(receipt: MakeReceipt, columns: int) -> None:
    spans = [span for line in lines_of(receipt(), columns) for span in line.spans]
    own = next(span for span in spans if span.text == "￥126.50")
    assert own.bold
    assert own.high == 3
    assert all(span.high < own.high for span in spans if span != own)


@widths
def test_without_insurance_there_are_no_parts_of_it(receipt: MakeReceipt, columns: int) -> None:
    text = joined(receipt(split=Split.all_own(Fen(38_600))), columns)
    assert "医保" not in text
    assert "费用合计" in text
    assert "￥386.00" in text


@widths
@pytest.mark.parametrize("part", ["fund", "account"])
def test_an_insurance_part_of_nothing_is_told(
    receipt: MakeReceipt, columns: int, part: str
) -> None:
    """Who pays with the account alone sees that the fund paid nothing, and the other way round."""
    parts = {"fund": Fen(0), "account": Fen(0), part: Fen(100)}
    text = joined(receipt(split=Split(total=Fen(100), own=Fen(0), **parts)), columns)
    assert "医保基金支付" in text
    assert "医保个人账户支付" in text


@widths
@pytest.mark.parametrize("told", [True, False])
def test_without_own_part_no_channel_and_no_money_that_came(
    receipt: MakeReceipt, columns: int, told: bool
) -> None:
    split = Split(Fen(38_600), Fen(35_810), Fen(2_790), Fen(0))
    slip = receipt(split=split, channel=Channel.NONE, transaction="", told=told)
    text = joined(slip, columns)
    assert "￥0.00" in text
    assert "支付方式" in text
    assert "医保支付，个人无需付款" in text
    assert "交易单号" not in text
    assert "款项已收到" not in text
    assert ("缴费成功" if told else "缴费已受理") in text


@widths
@pytest.mark.parametrize(
    ("channel", "name"),
    [
        (Channel.WECHAT, "微信支付"),
        (Channel.ALIPAY, "支付宝"),
        (Channel.UNIONPAY, "银联云闪付"),
    ],
)
def test_channels(receipt: MakeReceipt, columns: int, channel: Channel, name: str) -> None:
    assert name in joined(receipt(channel=channel), columns)


@widths
def test_while_the_hospital_does_not_have_it(receipt: MakeReceipt, columns: int) -> None:
    """The money has come, nobody need pay again, and the desk can find the order."""
    slip = receipt(told=False, e_invoices=())
    text = joined(slip, columns)
    for words in ("款项已收到", "医院系统稍后入账", "无需再次付款", "请保留此凭证"):
        assert words in text
    assert "缴费成功" not in text
    assert codes_of(slip, columns) == [slip.order]
    assert "请保留此凭证" not in joined(receipt(), columns)


@widths
def test_without_an_e_invoice_it_says_where_to_get_one(receipt: MakeReceipt, columns: int) -> None:
    text = joined(receipt(e_invoices=()), columns)
    assert "二维码" not in text
    assert "不作报销凭证" in text
    assert "电子票据请凭订单号到缴费窗口领取" in text


@widths
def test_several_e_invoices_are_counted(receipt: MakeReceipt, columns: int) -> None:
    slip = receipt(e_invoices=invoices(3))
    assert codes_of(slip, columns) == [invoice.url for invoice in invoices(3)]
    text = text_of(slip, columns)
    assert [line for line in text if line.startswith("第 ")] == [
        "第 1 张，共 3 张 1 of 3",
        "第 2 张，共 3 张 2 of 3",
        "第 3 张，共 3 张 3 of 3",
    ]


@widths
def test_more_e_invoices_than_a_slip_holds(receipt: MakeReceipt, columns: int) -> None:
    slip = receipt(e_invoices=invoices(MOST_INVOICES + 2))
    assert len(codes_of(slip, columns)) == MOST_INVOICES
    assert "其余2张请到缴费窗口领取" in joined(slip, columns)


def test_one_e_invoice_of_several_bills_is_one_code(receipt: MakeReceipt) -> None:
    url = "https://e-invoice.demo.example/v/1"
    slip = receipt(e_invoices=(EInvoice("b1", url), EInvoice("b2", url)))
    assert codes_of(slip) == [url]
    assert not any(line.startswith("第 ") for line in text_of(slip))


@pytest.mark.parametrize("url", ["", "https://例子.example/v/1", "https://a.example/" + "1" * 700])
def test_an_address_that_is_no_code_does_not_cost_the_receipt(
    receipt: MakeReceipt, url: str
) -> None:
    slip = receipt(e_invoices=(EInvoice("b1", url),))
    assert codes_of(slip) == [slip.order]
    assert "￥126.50" in joined(slip, COLUMNS_80MM)


@widths
def test_long_names_wrap_beside_their_amount(receipt: MakeReceipt, columns: int) -> None:
    name = "检验科 血常规、肝功能、肾功能、血脂四项联合检查（急诊加急）"
    slip = receipt(lines=(ReceiptLine(name, Fen(LARGEST)), ReceiptLine(name, Fen(1))))
    text = joined(slip, columns)
    assert text.count("0.01") == 1
    assert "1,000,000,000.00" in text
    first = next(line for line in lines_of(slip, columns) if "0.01" in line.text)
    assert first.text.startswith("检验科")
    assert all(line.columns <= columns for line in lines_of(slip, columns))


def test_a_bill_without_words(receipt: MakeReceipt) -> None:
    assert "门诊费用 386.00" in text_of(receipt(lines=(ReceiptLine("", Fen(38_600)),)))


def test_a_reprint_says_so(receipt: MakeReceipt) -> None:
    assert not any("补打" in line for line in text_of(receipt()))
    mark = next(line for line in lines_of(receipt(reprint=True)) if "补打" in line.text)
    assert mark.spans[0].inverse


def test_unknown_things_take_no_line(receipt: MakeReceipt) -> None:
    text = joined(receipt(surname="", terminal="", transaction="", order=""), COLUMNS_80MM)
    for label in ("患者", "终端", "交易单号", "OrderNo."):
        assert label not in text


def test_a_longest_transaction_number_is_whole(receipt: MakeReceipt) -> None:
    number = "".join(str(n % 10) for n in range(64))
    for columns in (COLUMNS_80MM, COLUMNS_58MM):
        assert number in joined(receipt(transaction=number), columns)


foreign = st.text(st.characters(codec=None) | st.sampled_from("心内科，（A-\x1b\x1d"), max_size=60)
fen = st.integers(0, LARGEST).map(Fen)
splits = st.builds(lambda a, b, c: Split(Fen(a + b + c), a, b, c), fen, fen, fen)
receipts = st.builds(
    Receipt,
    hospital=foreign,
    order=foreign | st.from_regex(r"[A-Z-]{1,16}20[0-9]{12,13}[A-Z]", fullmatch=True),
    surname=foreign,
    lines=st.lists(st.builds(ReceiptLine, foreign, fen), max_size=4).map(tuple),
    split=splits,
    channel=st.sampled_from(Channel),
    transaction=foreign,
    told=st.booleans(),
    e_invoices=st.lists(st.builds(EInvoice, foreign, foreign), max_size=6).map(tuple),
    paid_at=st.datetimes(),
    printed_at=st.datetimes(),
    terminal=foreign,
    reprint=st.booleans(),
)


@settings(deadline=None)
@given(receipts, st.sampled_from([24, COLUMNS_58MM, 42, COLUMNS_80MM]))
def test_any_receipt_fits_and_is_exact_to_the_fen(slip: Receipt, columns: int) -> None:
    elements = lay_out(slip, columns)
    assert elements[-1] == Cut()
    assert elements.count(Cut()) == 1
    lines = [element for element in elements if isinstance(element, Line)]
    assert all(line.columns <= columns for line in lines)
    assert all(is_clean(line.text) for line in lines)
    for code in (element for element in elements if isinstance(element, Qr)):
        assert (code.modules + 8) * code.module <= columns * 12
        assert code.module >= 2
    spans = [span.text for line in lines for span in line.spans]
    for line in slip.lines:
        assert yuan(line.amount) in spans
    assert yuan(slip.split.total) in spans
    assert f"￥{yuan(slip.split.own)}" in spans
    # An amount may stand between the lines of its text.
    amounts = {yuan(line.amount) for line in slip.lines}
    printed = "".join("".join(text for text in spans if text not in amounts).split())
    for value in (slip.hospital, slip.surname, slip.terminal, *(line.text for line in slip.lines)):
        assert "".join(clean(value).split()) in printed


@pytest.mark.parametrize("fields", [{"printed_at": datetime(2027, 1, 15, 9, 30)}])  # noqa: DTZ001 - what is printed is the wall clock's
def test_the_time_is_the_wall_clocks(receipt: MakeReceipt, fields: dict[str, Any]) -> None:
    assert "2027-01-15 09:30:00" in " ".join(text_of(receipt(**fields)))
