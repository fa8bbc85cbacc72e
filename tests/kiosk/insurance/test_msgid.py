"""No number of a message comes twice on a terminal."""

from __future__ import annotations

import json
import logging
import re
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import ManualClock
from kiosk.insurance.msgid import FILE_NAME, MsgIds
from tests.sampling import examples

INSTITUTION = "H99999900001"
NOW = datetime(2030, 3, 5, 2, 10, tzinfo=UTC).timestamp()
YEAR = 365 * 24 * 3_600


class UtcClock(ManualClock):
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, UTC)


@pytest.fixture
def clock() -> UtcClock:
    return UtcClock(wall=NOW)


@pytest.fixture
def start(tmp_path: Path, clock: UtcClock) -> Callable[..., MsgIds]:
    """The terminal starts, or starts again after whatever ended it."""
    return lambda sequences=range(10_000): MsgIds(INSTITUTION, tmp_path, clock, sequences)


def second(number: str) -> float:
    return datetime.strptime(number[12:26], "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()


def test_the_form(start) -> None:
    number = start().mint()
    assert re.fullmatch(r"H99999900001" + "20300305021000" + r"\d{4}", number)


def test_more_than_a_second_has(start) -> None:
    """The clock stands still: ten thousand numbers of a second, then the next one's."""
    ids = start()
    numbers = [ids.mint() for _ in range(25_000)]
    assert len(set(numbers)) == 25_000
    assert {second(number) - NOW for number in numbers} == {0, 1, 2}


def test_a_restart_within_the_second(start) -> None:
    numbers = [start().mint() for _ in range(50)]
    assert len({number[12:26] for number in numbers}) == 50  # not by chance: another second each


def test_no_further_ahead_than_it_must_be(start, clock) -> None:
    for _ in range(100):
        clock.advance(60)
        assert abs(second(start().mint()) - clock.wall) < 1


def test_a_clock_set_back_a_little(start, clock) -> None:
    ids, before = start(), []
    for _ in range(20):
        before.append(ids.mint())
        clock.advance(7)
    clock.wall -= 60
    after = [ids.mint(), start().mint(), start().mint()]
    assert len({*before, *after}) == 23
    assert all(second(number) >= second(before[-1]) for number in after)


def test_a_clock_that_was_years_ahead_is_forgotten(start, clock) -> None:
    clock.wall += 5 * YEAR
    ahead = start().mint()
    clock.wall = NOW
    ids = start()
    now = ids.mint()
    assert (second(ahead), second(now)) == (NOW + 5 * YEAR, NOW)
    clock.wall += 5 * YEAR
    again = ids.mint()
    assert second(again) > second(ahead)  # and when that time has come, it is not used once more


def test_between_two_spans(start, clock) -> None:
    """What is reserved ends before a later span begins."""
    clock.wall = NOW + 3_700
    later = start().mint()
    clock.wall = NOW + 98
    ids, numbers = start(), [later]
    for _ in range(4_000):
        numbers.append(ids.mint())
        clock.advance(1)
    assert len(set(numbers)) == 4_001


def test_the_file_stays_small(start, clock, tmp_path) -> None:
    ids = start()
    for _ in range(400):
        ids.mint()
        clock.advance(2 * 3_600)
    assert (tmp_path / FILE_NAME).stat().st_size < 600
    assert len(json.loads((tmp_path / FILE_NAME).read_bytes())["used"]) <= 16
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_it_is_written_before_a_number_is_given_out_and_not_for_each(
    start, clock, tmp_path
) -> None:
    ids, file = start(), tmp_path / FILE_NAME
    ids.mint()
    written = file.read_bytes()
    (span,) = json.loads(written)["used"]
    assert span[0] <= NOW <= span[1]
    clock.advance(3)
    ids.mint()
    assert file.read_bytes() == written
    clock.advance(3)
    number = ids.mint()
    (span,) = json.loads(file.read_bytes())["used"]
    assert span[0] <= second(number) <= span[1]


def test_threads_get_different_numbers(start) -> None:
    ids = start(range(7))
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: ids.mint(), range(800)))
    assert len(set(numbers)) == 800


def test_a_range_of_its_own(start) -> None:
    ids = start(range(4_200, 4_300))
    numbers = [ids.mint() for _ in range(250)]
    assert {number[26:] for number in numbers} == {f"{n}" for n in range(4_200, 4_300)}
    assert len(set(numbers)) == 250


@pytest.mark.parametrize("wrong", [range(0), range(-1, 5), range(10_001), range(0, 10, 2)])
def test_sequences_that_are_none(start, wrong) -> None:
    with pytest.raises(ValueError, match="sequences"):
        start(wrong)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        b'{"used":7}',
        b'{"used":[[1]]}',
        b'{"used":[[2,1]]}',
        b'{"used":[["a","b"]]}',
        b'{"used":[[0,' + b"9" * 40 + b"]]}",
        b'{"used":[[1.5,null]]}',
    ],
)
def test_a_file_that_is_no_use_is_replaced(start, tmp_path, content, caplog) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert second(start().mint()) == NOW
    assert json.loads((tmp_path / FILE_NAME).read_bytes())["used"] == [[NOW, NOW + 4]]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_without_a_disk_numbers_still_differ(clock, tmp_path, caplog) -> None:
    ids = MsgIds(INSTITUTION, tmp_path / "not" / "there", clock, range(50))
    numbers = []
    for _ in range(500):
        numbers.append(ids.mint())
        clock.advance(0.5)
    assert len(set(numbers)) == 500
    assert FILE_NAME in caplog.text
    assert str(tmp_path) not in caplog.text


STEPS = st.lists(
    st.one_of(
        st.integers(1, 60).map(lambda count: ("mint", count)),
        st.just(("restart", 0)),
        st.sampled_from([0.2, 1, 4, 5, 6, 600, 3_599, 3_600, 3_606, 90_000, YEAR]).flatmap(
            lambda size: st.sampled_from([("clock", size), ("clock", -size)])
        ),
    ),
    max_size=40,
)


@settings(max_examples=examples(150), deadline=None)
@given(STEPS)
def test_whatever_happens_no_number_comes_twice(steps: list[tuple[str, float]]) -> None:
    """Three sequences a second, so that seconds run out as well."""
    with tempfile.TemporaryDirectory() as folder:
        clock = UtcClock(wall=NOW)
        ids = MsgIds(INSTITUTION, Path(folder), clock, range(3))
        seen: set[str] = set()
        for step, size in steps:
            if step == "clock":
                clock.wall += size
            elif step == "restart":
                ids = MsgIds(INSTITUTION, Path(folder), clock, range(3))
            for _ in range(int(size) if step == "mint" else 1):
                number = ids.mint()
                assert number not in seen
                seen.add(number)
