"""An order's number in groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket.layout.order_number import in_groups
from kiosk.order_number import lines_of


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("YM-0720270115004711K", ("YM-07", "2027 0115", "004 711K")),
        ("YM-07202701150047112", ("YM-07", "2027 0115", "004 7112")),
        ("A202701150000019", ("A", "2027 0115", "000 0019")),
        ("YM-07202701151004711K", ("YM-07", "2027 0115", "1004 711K")),  # a seventh digit
        ("2020202720270115004711K", ("20202027", "2027 0115", "004 711K")),
        ("OPD-HALL-EAST-0720270115004711K", ("OPD-HALL-EAST-07", "2027 0115", "004 711K")),
        ("OUTPATIENTHALL0720270115004711K", ("OUTP ATIE NTHA LL07", "2027 0115", "004 711K")),
        ("123456789", ("123 456 789",)),
        ("", ()),
    ],
)
def test_groups(number: str, lines: tuple[str, ...]) -> None:
    assert lines_of(number) == lines
    assert in_groups(number) == " ".join(lines)


@given(
    st.from_regex(r"[A-Za-z0-9-]{1,16}20[0-9]{6}[0-9]{6,7}[0-9A-Z]", fullmatch=True)
    | st.text(st.characters(categories=["Lu", "Nd"]), max_size=40)
)
def test_without_its_spaces_it_is_the_number(number: str) -> None:
    assert "".join(lines_of(number)).replace(" ", "") == number
