"""What comes off a code, and what makes a line worth nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.framing import Framing

CODES = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)


@given(code=CODES, prefix=st.sampled_from(["", "~", "]Q1", "SCAN"]))
def test_what_was_put_around_a_code_comes_off_and_nothing_else(code: str, prefix: str) -> None:
    assert Framing(prefix=prefix).text_of(f"{prefix}{code}") == code


@pytest.mark.parametrize("identifier", ["]Q1", "]Q3", "]C0", "]d2"])
def test_an_aim_identifier_comes_off_behind_the_prefix(identifier: str) -> None:
    framing = Framing(prefix="~", aim_identifier=True)
    assert framing.text_of(f"~{identifier}EHC1:ABC") == "EHC1:ABC"


def test_an_identifier_stays_where_none_is_configured() -> None:
    assert Framing().text_of("]Q1EHC1:ABC") == "]Q1EHC1:ABC"


@pytest.mark.parametrize("line", ["HC1:ABC", "Q1EHC1:ABC", "]", "]1QABC", "", "]Q1"])
def test_without_its_identifier_a_line_has_lost_its_beginning(line: str) -> None:
    assert Framing(aim_identifier=True).text_of(line) is None


@pytest.mark.parametrize("line", ["EHC1:ABC", "", "x~EHC1:ABC"])
def test_without_its_prefix_a_line_has_lost_its_beginning(line: str) -> None:
    assert Framing(prefix="~").text_of(line) is None


def test_white_space_around_a_code_is_none_of_it_and_inside_it_stays() -> None:
    assert Framing(prefix="~").text_of(" \t~ A B\v\n") == "A B"


@pytest.mark.parametrize("line", ["", " \r", "A\x00B", "\x1b[2J", "A\tB", "\x7f"])
def test_what_has_control_characters_in_it_is_no_code(line: str) -> None:
    assert Framing().text_of(line) is None


def test_there_is_no_code_without_an_end() -> None:
    with pytest.raises(ValueError, match="without an end"):
        Framing(suffix="")
