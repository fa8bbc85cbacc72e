"""Counts on the disk, and the command that shows them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import Clock, ManualClock
from kiosk.codes.classify import Kind
from kiosk.journal.database import Trouble
from kiosk.services.access import ServiceId
from kiosk.usage.command import main
from kiosk.usage.store import FILE, KEPT_DAYS, Paper, Starts, UsageStore, read_beside
from kiosk.usage.table import _WORDS
from kiosk.usage.use import ALL_DAY, Outcome, Use, folded

DAY = date(2027, 1, 14)  # a Thursday
CARD = Use(DAY, 9, ServiceId.IDENTIFY, Kind.EHC1, Outcome.DONE)
PAID = Use(DAY, 10, ServiceId.PAY, Kind.EHC_STATIC, Outcome.FAILED)


def totals(store: UsageStore) -> dict[tuple[ServiceId, Outcome], int]:
    told = store.totals()
    assert not isinstance(told, Trouble)
    return dict(+Counter(told.by_service))


@pytest.fixture
def store(tmp_path: Path) -> UsageStore:
    return UsageStore(tmp_path)


def test_counts_add_up_and_are_there_after_a_restart(store: UsageStore, tmp_path: Path) -> None:
    assert store.add({CARD: 2}, {Paper.TICKET: 1}, today=DAY)
    assert store.add({CARD: 1, PAID: 1}, {Paper.TICKET: 1}, today=DAY)
    store.close()
    again = UsageStore(tmp_path)
    assert again.cells(DAY, DAY) == {CARD: 3, PAID: 1}
    assert totals(again) == {
        (ServiceId.IDENTIFY, Outcome.DONE): 3,
        (ServiceId.PAY, Outcome.FAILED): 1,
    }
    assert again.papers() == {Paper.TICKET: 2, Paper.REPORT: 0}
    again.close()


def test_days_go_after_400_but_not_from_the_totals(store: UsageStore) -> None:
    store.add({CARD: 2}, {}, today=DAY)
    store.add({}, {}, today=DAY + timedelta(days=KEPT_DAYS))
    assert store.cells(DAY, DAY) == {CARD: 2}
    store.add({}, {}, today=DAY + timedelta(days=KEPT_DAYS + 1))
    assert store.cells(DAY, DAY) == {}
    assert totals(store) == {(ServiceId.IDENTIFY, Outcome.DONE): 2}
    store.close()


def test_new_paper(store: UsageStore) -> None:
    store.add({}, {Paper.TICKET: 90, Paper.REPORT: 4}, today=DAY)
    store.add({}, {Paper.TICKET: 1}, {Paper.TICKET}, today=DAY)
    assert store.papers() == {Paper.TICKET: 1, Paper.REPORT: 4}
    store.close()


def test_a_start_after_which_no_end_was_noted_is_a_crash(store: UsageStore) -> None:
    assert store.started() == Starts(1, 0)
    store.stopped()
    assert store.started() == Starts(2, 0)
    assert store.started() == Starts(3, 1)
    store.close()


def test_without_a_folder_nothing_is_lost_but_the_count(tmp_path: Path) -> None:
    store = UsageStore(tmp_path / "none")
    assert not store.add({CARD: 1}, {}, today=DAY)
    assert store.totals() is Trouble.STORAGE
    assert store.started() is Trouble.STORAGE


def test_beside_a_terminal_nothing_is_made(tmp_path: Path) -> None:
    assert read_beside(tmp_path, DAY, DAY) == {}
    assert list(tmp_path.iterdir()) == []


# -- folding small counts -------------------------------------------------------------------------

cells = st.dictionaries(
    st.builds(
        Use,
        st.sampled_from([DAY, DAY + timedelta(days=1)]),
        st.integers(0, 23),
        st.sampled_from(ServiceId),
        st.sampled_from(Kind),
        st.sampled_from(Outcome),
    ),
    st.integers(1, 12),
    max_size=30,
)


@given(cells, st.integers(1, 10))
def test_folding_loses_no_use_and_leaves_none_that_is_small_but_coarse(
    counts: dict[Use, int], least: int
) -> None:
    fewer = folded(counts, least)
    assert sum(fewer.values()) == sum(counts.values())
    for use, count in fewer.items():
        assert count >= least or (use.hour == ALL_DAY and use.kind is None)
    if least == 1:
        assert fewer == counts


# -- the command ----------------------------------------------------------------------------------


class Thursday(ManualClock):
    def local(self) -> datetime:
        return datetime(2027, 1, 14, 23, 59)  # noqa: DTZ001 - the day is all that is asked for


def thursday(_zone: tzinfo) -> Clock:
    return Thursday()


@pytest.fixture(name="settings")
def fixture_settings(tmp_path: Path) -> Path:
    sample = Path(__file__).parents[3] / "resources" / "settings" / "terminal.toml"
    text = sample.read_text(encoding="utf-8")
    lines = [
        f'folder = "{tmp_path}"' if ln.startswith("folder =") else ln for ln in text.split("\n")
    ]
    (tmp_path / "terminal.toml").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "terminal.toml"


@pytest.fixture(name="ask")
def fixture_ask(
    settings: Path, store: UsageStore, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., bytes]:
    """What the command says of a terminal that runs."""
    store.add({CARD: 5, PAID: 1}, {}, today=DAY)
    store.add(
        {Use(DAY - timedelta(days=4), 9, ServiceId.PAY, Kind.EHC1, Outcome.DONE): 7}, {}, today=DAY
    )

    def ask(*arguments: str, code: int = 0) -> bytes:
        said = main(["--settings", str(settings), *arguments], make_clock=thursday)
        assert said == code
        return capfdbinary.readouterr().out

    return ask


def rows(told: bytes) -> list[list[str]]:
    assert told.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in told
    return list(csv.reader(io.StringIO(told.decode("utf-8-sig"), newline="")))


def test_a_week_for_a_spreadsheet(ask: Callable[..., bytes]) -> None:
    head, *table = rows(ask("--week", "--csv", "--language", "en"))
    assert head == ["terminal", "day", "hour", "service", "code", "outcome", "sessions"]
    assert [row[1:] for row in table] == [
        ["2027-01-14", "09:00", "identify", "ehc1", "done", "5"],
        ["2027-01-14", "10:00", "pay", "ehc_static", "failed", "1"],
    ]


def test_in_chinese_as_the_terminal_is(ask: Callable[..., bytes]) -> None:
    head, first, *_ = rows(ask("--day", "2027-01-14", "--csv"))
    assert head == ["终端", "日期", "时段", "服务", "卡码类型", "结果", "次数"]
    assert first[3:] == ["身份识别", "电子健康卡离线码", "完成", "5"]


def test_from_a_day_to_a_day(ask: Callable[..., bytes]) -> None:
    told = rows(ask("--since", "2027-01-10", "--until", "2027-01-10", "--csv"))
    assert [row[-1] for row in told[1:]] == ["7"]
    assert len(rows(ask("--since", "2027-01-01", "--csv"))) == 4
    assert len(rows(ask("--week", "2027-01-10", "--csv"))) == 2  # the week before


def test_small_counts_folded(ask: Callable[..., bytes]) -> None:
    told = rows(ask("--csv", "--language", "en", "--at-least", "5"))
    assert ["all day", "pay", "other", "failed", "1"] in [row[2:] for row in told]


def test_for_a_person(ask: Callable[..., bytes]) -> None:
    told = ask("--day").decode()
    assert "identify                   5 done       0 failed" in told
    assert "ehc1                       5" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ["--until", "2027-01-10"],
        ["--day", "--week"],
        ["--day", "yesterday"],
        ["--at-least", "0"],
        ["--since", "2027-01-10", "--until", "2027-01-09"],
    ],
)
def test_what_makes_no_sense(ask: Callable[..., bytes], arguments: list[str]) -> None:
    assert ask(*arguments, code=2) == b""


def test_a_damaged_file_is_said(
    ask: Callable[..., bytes], store: UsageStore, tmp_path: Path
) -> None:
    store.close()
    (tmp_path / FILE).write_bytes(b"no database" * 500)
    assert ask(code=2) == b""


def test_every_word_has_its_chinese() -> None:
    assert _WORDS.keys() == {*ServiceId, *Kind, *Outcome}
