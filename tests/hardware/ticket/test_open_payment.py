"""What stands on the slip of a payment that is not at its end."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.ticket.layout import COLUMNS_58MM, COLUMNS_80MM, lay_out
from hardware.ticket.layout.elements import Cut, Line, Qr
from hardware.ticket.typeset import clean, is_clean
from kiosk.money import LARGEST, Fen, yuan
from kiosk.payment.port import Channel
from kiosk.slips import OpenPaymentSlip

widths = pytest.mark.parametrize("columns", [COLUMNS_80MM, COLUMNS_58MM])
MakeSlip = Callable[..., OpenPaymentSlip]


def lines_of(slip: OpenPaymentSlip, columns: int = COLUMNS_80MM) -> list[Line]:
    return [element for element in lay_out(slip, columns) if isinstance(element, Line)]


def text_of(slip: OpenPaymentSlip, columns: int = COLUMNS_80MM) -> list[str]:
    """Lines of text, spaces in them squeezed."""
    return [" ".join(line.text.split()) for line in lines_of(slip, columns)]


def joined(slip: OpenPaymentSlip, columns: int) -> str:
    """All of the text without spaces and line ends."""
    return "".join("".join(text_of(slip, columns)).split())


def test_a_payment_of_which_nothing_is_certain(open_payment: MakeSlip) -> None:
    assert text_of(open_payment()) == [
        "示范市第一人民医院",
        "支付核实单 Payment Inquiry",
        "请勿重复支付",
        "Do not pay again",
        "支付结果正在核实，暂不能确定是否已扣款；",
        "已扣款的，将自动入账或原路退回。",
        "It is not certain yet",
        "whether the money was taken.",
        "If it was, it is entered, or goes back to you.",
        "订单号 Order No.",
        "YM-07",
        "2027 0115",
        "004 711K",
        "金额 ￥126.50",
        "Amount",
        "支付方式 Paid by 支付宝 Alipay",
        "患者 Name 欧阳**",
        "打印时间 Printed 2027-01-15 09:30:12",
        "终端 Terminal YM-07",
        "请到缴费窗口或服务台",
        "出示此单",
        "Show this slip at the payment",
        "desk or the service desk.",
        "窗口扫码 For the desk",
        "请妥善保管此单，办结前请勿丢弃。",
        "Please keep this slip until it is settled.",
    ]


@widths
def test_money_on_its_way_back(open_payment: MakeSlip, columns: int) -> None:
    text = joined(open_payment(returning=True), columns)
    for words in (
        "退款单",
        "款项正在原路退回",
        "本次缴费未完成",
        "到账时间以支付渠道为准",
        "￥126.50",
        "如未收到退款，请到缴费窗口或服务台出示此单",
    ):
        assert words in text
    assert "请勿重复支付" not in text  # the bill is still to be paid


@widths
def test_without_money_nothing_comes_back(open_payment: MakeSlip, columns: int) -> None:
    slip = open_payment(returning=True, amount=Fen(0), channel=Channel.NONE)
    text = joined(slip, columns)
    assert "本次缴费未完成" in text
    assert "您未付款，无需退款" in text
    for words in ("原路退回", "￥", "支付方式", "收到退款"):
        assert words not in text


@widths
def test_an_uncertain_settlement_of_the_insurance(open_payment: MakeSlip, columns: int) -> None:
    slip = open_payment(amount=Fen(0), channel=Channel.NONE)
    text = joined(slip, columns)
    assert "请勿重复支付" in text
    assert "医保结算结果正在核实" in text
    for words in ("扣款", "￥", "支付方式"):
        assert words not in text


@widths
def test_the_warning_is_white_on_black(open_payment: MakeSlip, columns: int) -> None:
    warned = [s for line in lines_of(open_payment(), columns) for s in line.spans if s.inverse]
    assert [span.text.strip() for span in warned] == ["请勿重复支付"]
    assert warned[0].high >= 2


@widths
@pytest.mark.parametrize("returning", [True, False])
def test_the_number_is_the_largest_thing(
    open_payment: MakeSlip, columns: int, returning: bool
) -> None:
    lines = lines_of(open_payment(returning=returning), columns)
    number = [line for line in lines if line.text in ("YM-07", "2027 0115", "004 711K")]
    assert len(number) == 3
    (size,) = {line.spans[0].high for line in number}
    others = [span.high for line in lines if line not in number for span in line.spans]
    assert size >= max(others)
    assert size >= 3  # 9 mm
    assert all(line.spans[0].bold for line in number)


@widths
@pytest.mark.parametrize("returning", [True, False])
def test_the_code_is_the_number_and_nothing_else(
    open_payment: MakeSlip, columns: int, returning: bool
) -> None:
    slip = open_payment(returning=returning)
    codes = [each.content for each in lay_out(slip, columns) if isinstance(each, Qr)]
    assert codes == ["YM-0720270115004711K"]


foreign = st.text(st.characters(codec=None) | st.sampled_from("心内科，（A-\x1b\x1d"), max_size=60)
slips = st.builds(
    OpenPaymentSlip,
    hospital=foreign,
    order=foreign | st.from_regex(r"[A-Z-]{1,16}20[0-9]{12,13}[A-Z]", fullmatch=True),
    surname=foreign,
    amount=st.integers(0, LARGEST).map(Fen),
    channel=st.sampled_from(Channel),
    returning=st.booleans(),
    printed_at=st.datetimes(),
    terminal=foreign,
)


@settings(deadline=None)
@given(slips, st.sampled_from([24, COLUMNS_58MM, 42, COLUMNS_80MM]))
def test_any_slip_fits_and_is_exact_to_the_fen(slip: OpenPaymentSlip, columns: int) -> None:
    elements = lay_out(slip, columns)
    assert elements[-1] == Cut()
    assert elements.count(Cut()) == 1
    lines = [element for element in elements if isinstance(element, Line)]
    assert all(line.columns <= columns for line in lines)
    assert all(is_clean(line.text) for line in lines)
    for code in (element for element in elements if isinstance(element, Qr)):
        assert (code.modules + 8) * code.module <= columns * 12
    spans = [span.text for line in lines for span in line.spans]
    assert (f"￥{yuan(slip.amount)}" in spans) is (slip.amount > 0)
    printed = joined(slip, columns)
    for value in (slip.hospital, slip.order, slip.surname, slip.terminal):
        assert "".join(clean(value).split()) in printed
