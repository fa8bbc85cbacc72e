"""Bills: their parts are the whole, or they are not paid here."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bills import Bill, BillItem, BillVisit, InsuredVisit, Split
from kiosk.money import LARGEST, Fen

parts = st.integers(0, LARGEST).map(Fen)
sound = st.builds(lambda a, b, c: Split(Fen(a + b + c), a, b, c), parts, parts, parts)
any_fen = st.integers(-LARGEST, LARGEST).map(Fen)
any_split = st.builds(Split, any_fen, any_fen, any_fen, any_fen)


def bill(total: int, *items: int, split: Split | None = None) -> Bill:
    return Bill(
        id="b1",
        version="1",
        number="MZ20270115001",
        visit=BillVisit("v1"),
        items=tuple(BillItem("血常规", Fen(amount)) for amount in items),
        total=Fen(total),
        split=split,
    )


@given(sound)
def test_a_split_whose_parts_are_the_total(split: Split) -> None:
    assert split.adds_up


@given(sound, st.sampled_from(["total", "fund", "account", "own"]), st.sampled_from([-1, 1]))
def test_a_fen_too_many_or_too_few(split: Split, name: str, off: int) -> None:
    assert not replace(split, **{name: getattr(split, name) + off}).adds_up


@given(sound, st.sampled_from(["fund", "account", "own"]), st.integers(1, LARGEST))
def test_no_part_is_negative(split: Split, name: str, excess: int) -> None:
    """Even if another makes up for it."""
    others = {"fund": "account", "account": "own", "own": "fund"}
    moved = getattr(split, name) + excess
    wrong = replace(
        split, **{name: Fen(-excess), others[name]: Fen(getattr(split, others[name]) + moved)}
    )
    assert wrong.fund + wrong.account + wrong.own == wrong.total
    assert not wrong.adds_up


@given(parts)
def test_without_insurance_the_patient_pays(total: Fen) -> None:
    split = Split.all_own(total)
    assert split == Split(total, Fen(0), Fen(0), total)
    assert split.adds_up


def test_of_none_it_is_nothing() -> None:
    assert Split.of_all(()) == Split(Fen(0), Fen(0), Fen(0), Fen(0))


@given(st.lists(any_split, max_size=6))
def test_of_all_is_part_by_part(splits: list[Split]) -> None:
    together = Split.of_all(iter(splits))
    for name in ("total", "fund", "account", "own"):
        assert getattr(together, name) == sum(getattr(split, name) for split in splits)


@given(st.lists(sound, max_size=6), st.integers(0, 6))
def test_what_adds_up_does_so_together_in_any_grouping(splits: list[Split], cut: int) -> None:
    together = Split.of_all(splits)
    assert together.adds_up
    assert Split.of_all(reversed(splits)) == together
    assert Split.of_all((Split.of_all(splits[:cut]), Split.of_all(splits[cut:]))) == together


@pytest.mark.parametrize(
    ("candidate", "payable"),
    [
        (bill(38_600, 28_600, 10_000), True),
        (bill(38_600), True),  # without items: the total is the hospital's word
        (bill(38_600, 38_600, 0), True),
        (bill(38_600, 48_600, -10_000), True),  # a reduction is an item, too
        (bill(38_600, 28_600), False),
        (bill(38_601, 28_600, 10_000), False),
        (bill(38_599, 28_600, 10_000), False),
        (bill(0), False),
        (bill(0, 100, -100), False),
        (bill(-100), False),
        (bill(-100, -100), False),
    ],
)
def test_items_are_the_total(candidate: Bill, payable: bool) -> None:
    assert candidate.adds_up is payable


@pytest.mark.parametrize(
    ("split", "payable"),
    [
        (None, True),  # not settled yet
        (Split(Fen(38_600), Fen(23_160), Fen(2_790), Fen(12_650)), True),
        (Split(Fen(38_600), Fen(38_600), Fen(0), Fen(0)), True),
        (Split(Fen(38_600), Fen(23_160), Fen(2_790), Fen(12_651)), False),
        (Split(Fen(38_600), Fen(38_700), Fen(-100), Fen(0)), False),
        (Split.all_own(Fen(38_599)), False),  # sound, but of another total
        (Split.all_own(Fen(0)), False),
    ],
)
def test_the_split_is_of_the_total(split: Split | None, payable: bool) -> None:
    assert bill(38_600, 38_600, split=split).adds_up is payable
    assert bill(38_600, split=split).adds_up is payable


@given(st.lists(st.integers(0, LARGEST), min_size=1, max_size=8), st.integers(-3, 3))
def test_any_items_against_any_total(items: list[int], off: int) -> None:
    total = sum(items) + off
    assert bill(total, *items).adds_up is (off == 0 and total > 0)


def test_the_insurances_number_of_a_person_is_in_no_log() -> None:
    visit = InsuredVisit("P-0000-0001", "M1", "C1", "310", "11")
    settled = replace(bill(100), insured=visit)
    assert "P-0000-0001" not in repr(visit)
    assert "P-0000-0001" not in repr(settled)
