"""What may reach a printer, how wide it is, where it breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket.typeset import (
    MAX_CHARACTERS,
    clean,
    clusters,
    in_printer_font,
    is_clean,
    width,
    wrap,
)

anything = st.text(st.characters(codec=None) | st.sampled_from("心内科李，。（） A1-\x1b\x1d\n"))


@given(anything)
def test_clean_text_has_no_command_in_gb18030(text: str) -> None:
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert all(byte >= 0x20 and byte != 0x7F for byte in cleaned.encode("gb18030"))
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("心内科", "心内科"),
        ("  心内科\u3000 二区 ", "心内科 二区"),
        ("心内科\x1b@\x1dV\x00", "心内科 @ V"),
        ("李\u202e医生\u200b", "李医生"),
        ("葛\U000e0100城", "葛城"),  # an ideographic variation selector: the plain form is printed
        ("\ud800李", "李"),
        ("Jose\u0301", "José"),
        ("\u0301A3 \u0300B", "A3 B"),  # a mark without a letter has nothing to stand on
        ("A\r\nB", "A B"),
        ("", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_field_cannot_use_up_the_roll() -> None:
    cleaned = clean("院" * 1_000_000)
    assert len(cleaned) == MAX_CHARACTERS
    assert cleaned.endswith("…")


@pytest.mark.parametrize(
    ("text", "columns", "native"),
    [
        ("A017", 4, True),
        ("心内科", 6, True),
        ("12诊室", 6, True),
        ("Ω×·—℃", 10, True),
        ("é", 1, False),  # in GBK only as a full-width pinyin letter
        ("㐂", 2, False),  # Unicode extension A
        ("䶮", 2, False),  # two bytes in GB18030, and still not in GBK
        ("\U00020087", 2, False),  # extension B
        ("€", 1, False),
        ("n\u0303\u0304", 1, False),
    ],
)
def test_width_and_font(text: str, columns: int, *, native: bool) -> None:
    assert width(text) == columns
    assert in_printer_font(text) is native


@given(anything.map(clean), st.integers(2, 60))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)
    assert all(line == line.strip() for line in lines)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("心内科", 6, ["心内科"]),
        ("示范市第一人民医院", 16, ["示范市第一", "人民医院"]),  # no 院 left over
        ("门诊楼3层B区 12诊室", 18, ["门诊楼3层", "B区 12诊室"]),
        ("出门左转，乘2号电梯", 10, ["出门左转，", "乘2号电梯"]),
        ("心血管内科（东）", 14, ["心血管内", "科（东）"]),
        ("Dr. Anna Maria Smith", 12, ["Dr. Anna", "Maria Smith"]),
        ("Lee-Featherstone", 14, ["Lee-", "Featherstone"]),
        ("Featherstonehaugh", 10, ["Feathersto", "nehaugh"]),
        ("", 10, []),
    ],
)
def test_where_lines_break(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_a_line_holds_at_least_a_chinese_character() -> None:
    with pytest.raises(ValueError, match="one Chinese character"):
        wrap("院", 1)


def test_combining_marks_stay_with_their_letter() -> None:
    assert list(clusters("xn\u0303\u0304院")) == ["x", "n\u0303\u0304", "院"]
