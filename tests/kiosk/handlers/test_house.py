"""What staff have set, on the disk and on the panel."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.handlers.house import FILE_NAME, HouseFile, HouseHandlers
from kiosk.maintenance.checks import CheckId, CheckResult, Verdict
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import Closed
from kiosk.session.events import StorageChanged
from kiosk.session.staff_effects import Closure, House, KeepCheck, KeepHouse

NIGHT = House(Closure(Closed.PAPER, 1_800_000_000, 1_800_003_600), volume=1, brightness=20)
FOR_GOOD = House(Closure(Closed.CLOSED_AREA, 1_800_000_000), volume=5)


@dataclass
class Panel:
    """A backlight that remembers."""

    asked: list[int] = field(default_factory=list)

    def set(self, percent: int) -> None:
        self.asked.append(percent)

    def close(self) -> None: ...


@pytest.fixture
def kept(tmp_path: Path) -> HouseFile:
    return HouseFile(tmp_path / "not made yet")


@pytest.mark.parametrize("house", [NIGHT, FOR_GOOD, House()])
def test_what_is_kept_is_read_again(kept: HouseFile, house: House) -> None:
    assert kept.read() == House()
    assert kept.keep(FOR_GOOD)
    assert kept.keep(house)
    assert kept.read() == house


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        b" " * 5_000,
        b'{"form": "yima-house-2", "closure": null, "volume": 3, "brightness": 100}',
        b'{"form": "yima-house-1", "closure": null, "volume": 3}',
        b'{"form": "yima-house-1", "closure": null, "volume": 6, "brightness": 100}',
        b'{"form": "yima-house-1", "closure": null, "volume": true, "brightness": 100}',
        b'{"form": "yima-house-1", "closure": null, "volume": 3, "brightness": 0}',
        b'{"form": "yima-house-1", "closure": {"why": "paper", "since": 1, "until": 1000000000000}, "volume": 3, "brightness": 50}',
        b'{"form": "yima-house-1", "closure": {"why": "tea", "since": 1, "until": null}, "volume": 3, "brightness": 50}',
        b'{"form": "yima-house-1", "closure": {"why": "paper", "since": "now"}, "volume": 3, "brightness": 50}',
        b'{"form": "yima-house-1", "closure": 7, "volume": 3, "brightness": 50}',
    ],
    ids=range(15),
)
def test_a_damaged_file_is_none_and_raises_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert HouseFile(tmp_path).read() is None


def test_a_file_that_is_cut_off_anywhere_is_damaged(tmp_path: Path) -> None:
    file = HouseFile(tmp_path)
    assert file.keep(NIGHT)
    whole = (tmp_path / FILE_NAME).read_bytes()
    assert json.loads(whole)["form"] == "yima-house-1"
    for length in range(len(whole) - 2):
        (tmp_path / FILE_NAME).write_bytes(whole[:length])
        assert file.read() is None, length


def test_the_panel_follows_even_where_the_disk_does_not(tmp_path: Path) -> None:
    (tmp_path / "storage").write_text("no folder")
    panel = Panel()
    handlers = HouseHandlers(
        HouseFile(tmp_path / "storage"), panel, CheckRecord(tmp_path / "checks")
    )
    assert handlers.keep(KeepHouse(NIGHT)) == StorageChanged(writable=False)
    assert panel.asked == [20]


def test_without_a_backlight_it_is_kept_all_the_same(kept: HouseFile, tmp_path: Path) -> None:
    handlers = HouseHandlers(kept, None, CheckRecord(tmp_path))
    assert handlers.keep(KeepHouse(NIGHT)) is None
    assert kept.read() == NIGHT


def test_the_touch_panel_s_test_is_kept_with_the_others(kept: HouseFile, tmp_path: Path) -> None:
    record = CheckRecord(tmp_path)
    result = CheckResult(CheckId.TOUCH, Verdict.PASS, checked_at=1_800_000_000)
    HouseHandlers(kept, None, record).keep_check(KeepCheck(result))
    assert record.results() == {CheckId.TOUCH: result}
