"""What stands on the ticket of a sign-in."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket.layout import COLUMNS_58MM, COLUMNS_80MM, lay_out
from hardware.ticket.layout.elements import Cut, Line, Qr
from hardware.ticket.layout.queue_ticket import queue_code
from hardware.ticket.typeset import clean, is_clean
from kiosk.domain import Ticket

widths = pytest.mark.parametrize("columns", [COLUMNS_80MM, COLUMNS_58MM])
MakeTicket = Callable[..., Ticket]


def lines_of(ticket: Ticket, columns: int = COLUMNS_80MM) -> list[Line]:
    return [element for element in lay_out(ticket, columns) if isinstance(element, Line)]


def text_of(ticket: Ticket, columns: int = COLUMNS_80MM) -> str:
    return "\n".join(line.text for line in lines_of(ticket, columns))


def values_of(ticket: Ticket, columns: int = COLUMNS_80MM) -> str:
    """All that is printed, without spaces, labels and line ends."""
    spans = [line.spans[-1].text for line in lines_of(ticket, columns)]
    return "".join(spans).replace(" ", "")


def test_a_ticket(ticket: MakeTicket) -> None:
    assert text_of(ticket()).splitlines() == [
        "示范市第一人民医院",
        "签到凭条 Sign-in Ticket",
        "候诊号 Queue No.",
        "A017",
        "科室 Dept   心内科",
        "医生 Doctor 李医生",
        "地点 Place  门诊楼3层",
        "            B区 12诊室",
        "路线 Way    出门左转，",
        "            乘2号电梯",
        "患者 Name   欧阳**",
        "等候 Ahead  前面还有 3 人",
        "预计 Wait   约 15 分钟",
        "请听候叫号",
        "过号请到分诊台",
        "Please wait until your number is called.",
        "Missed it? Go to the triage desk.",
        "分诊台扫码 For the desk",
        "2027-01-15 09:30:12 终端 T07",
        "当日有效 Valid today only",
    ]


@widths
def test_the_number_is_the_largest_thing(ticket: MakeTicket, columns: int) -> None:
    lines = lines_of(ticket(), columns)
    number = next(line for line in lines if line.text == "A017")
    assert number.spans[0].high >= 5
    assert number.spans[0].bold
    assert all(
        span.high < number.spans[0].high for line in lines if line != number for span in line.spans
    )


@widths
def test_a_long_number_still_fits(ticket: MakeTicket, columns: int) -> None:
    text = "心血管内科专家门诊甲0017号"
    assert text in values_of(ticket(number=text), columns)


def test_without_a_number_it_says_signed_in_and_has_no_code(ticket: MakeTicket) -> None:
    elements = lay_out(ticket(number=""))
    assert "已签到" in text_of(ticket(number=""))
    assert not any(isinstance(element, Qr) for element in elements)


def test_unknown_things_take_no_line(ticket: MakeTicket) -> None:
    bare = ticket(
        doctor="", place="", directions="", surname="", terminal="", ahead=None, wait_minutes=None
    )
    text = text_of(bare)
    for label in ("医生", "地点", "路线", "患者", "等候", "预计", "终端"):
        assert label not in text


def test_next_in_line(ticket: MakeTicket) -> None:
    text = text_of(ticket(ahead=0, wait_minutes=0))
    assert "前面无人" in text
    assert "即将叫号" in text


def test_a_reprint_says_so(ticket: MakeTicket) -> None:
    assert "补打" not in text_of(ticket())
    mark = next(line for line in lines_of(ticket(reprint=True)) if "补打" in line.text)
    assert mark.spans[0].inverse


def test_it_ends_with_one_cut(ticket: MakeTicket) -> None:
    elements = lay_out(ticket())
    assert elements[-1] == Cut()
    assert elements.count(Cut()) == 1


def test_the_code_says_nothing_of_the_patient(ticket: MakeTicket) -> None:
    code = queue_code(ticket())
    assert code == "YQ1:A017:T07:20270115T093012"
    assert queue_code(ticket(surname="诸葛", department="肿瘤科", doctor="")) == code


def test_no_field_of_the_code_can_forge_another(ticket: MakeTicket) -> None:
    fields = queue_code(ticket(number="A0:17\x1dV", terminal="一层:7")).split(":")
    assert len(fields) == 4
    assert unquote(fields[1]) == "A0:17 V"
    assert unquote(fields[2]) == "一层:7"


foreign = st.text(st.characters(codec=None) | st.sampled_from("心内科，（A-\x1b\x1d"), max_size=60)


@given(
    st.builds(
        dict,
        hospital=foreign,
        number=foreign,
        department=foreign,
        doctor=foreign,
        place=foreign,
        directions=foreign,
        surname=foreign,
        terminal=foreign,
    ),
    st.sampled_from([COLUMNS_58MM, 42, COLUMNS_80MM]),
    st.data(),
)
def test_any_strings_fit_and_are_there(
    fields: dict[str, str], columns: int, data: st.DataObject
) -> None:
    stamp = data.draw(st.datetimes())
    ticket = Ticket(**fields, ahead=None, wait_minutes=None, printed_at=stamp)
    elements = lay_out(ticket, columns)
    lines = [element for element in elements if isinstance(element, Line)]
    assert all(line.columns <= columns for line in lines)
    assert all(is_clean(line.text) for line in lines)
    printed = values_of(ticket, columns)
    for value in fields.values():
        assert clean(value).replace(" ", "") in printed
