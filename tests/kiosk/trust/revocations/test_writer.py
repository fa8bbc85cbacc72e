from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.trust.revocations import layout, writer
from kiosk.trust.revocations.writer import DamagedFolderError, Limits, publish_changes

Draw = Callable[[int], list[bytes]]
Look = Callable[[Path], dict[str, Any]]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def counted(*numbers: int) -> list[bytes]:
    return [n.to_bytes(8, "big") for n in numbers]


def test_few_are_one_file(folder: Path, draw: Draw) -> None:
    ctis = draw(300)
    publish_changes(folder, ctis[:200], number=1)
    publish_changes(folder, ctis[100:], number=2)
    assert names(folder) == {"all.bin"}
    assert (folder / "all.bin").read_bytes() == b"".join(sorted(ctis))


def test_the_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "revoked" / "key"
    publish_changes(folder, [], number=1)
    assert writer.count(folder) == 0
    publish_changes(folder, [b"12345678"], number=2)
    assert list(writer.read_all(folder)) == [b"12345678"]


def test_many_are_a_base_by_first_byte(folder: Path, draw: Draw) -> None:
    limits = Limits(single_file=1_000)
    ctis = draw(4_000)
    publish_changes(folder, ctis[:1_000], number=1, limits=limits)
    assert names(folder) == {"all.bin"}
    publish_changes(folder, ctis[1_000:], number=2, limits=limits)
    assert names(folder) == {f"{first:02x}.bin" for first in range(256)}
    for first in range(256):
        held = (folder / f"{first:02x}.bin").read_bytes()
        assert held == b"".join(sorted(cti for cti in ctis if cti[0] == first))


def test_a_run_stays_as_it_is_and_goes_when_the_base_has_it_all(folder: Path, draw: Draw) -> None:
    limits = Limits(single_file=0)
    publish_changes(folder, draw(20_000), number=1, limits=limits)
    first_run = draw(400)
    publish_changes(folder, first_run, number=2, limits=limits)
    run = folder / "run-0000000002.bin"
    assert run.read_bytes() == b"".join(sorted(first_run))
    there, number = run.stat().st_ino, 2
    while run.exists():
        assert run.stat().st_ino == there
        number += 1
        publish_changes(folder, draw(1), number=number, limits=limits)
    # One shard a publication; a few first bytes are none of the 400's.
    assert 256 - 70 <= number - 1 <= 256
    assert set(first_run) <= {
        cti for shard in folder.glob("??.bin") for cti in _ctis(shard.read_bytes())
    }


def test_an_addition_that_is_large_makes_a_new_base(folder: Path, draw: Draw) -> None:
    limits = Limits(single_file=0)
    publish_changes(folder, draw(8_000), number=1, limits=limits)
    publish_changes(folder, draw(1_000), number=2, limits=limits)
    assert "run-0000000002.bin" in names(folder)
    publish_changes(folder, draw(1_200), number=3, limits=limits)
    assert not list(folder.glob("run-*"))
    assert writer.count(folder) == 10_200


def test_runs_do_not_outgrow_the_base(folder: Path, draw: Draw) -> None:
    limits = Limits(single_file=0)
    publish_changes(folder, draw(1_000), number=1, limits=limits)
    for number in range(2, 30):
        publish_changes(folder, draw(100), number=number, limits=limits)
        runs, base = (sum(map(_size, folder.glob(each))) for each in ("run-*", "??.bin"))
        assert runs <= base


def test_more_shards_than_runs_are_folded_faster(folder: Path, draw: Draw) -> None:
    """Then one shard a publication is too slow."""
    limits = Limits(single_file=0, runs=16)
    publish_changes(folder, draw(20_000), number=1, limits=limits)
    most = 0
    for number in range(2, 60):
        publish_changes(folder, draw(200), number=number, limits=limits)
        most = max(most, len(list(folder.glob("run-*"))))
    assert most == 16


@pytest.mark.parametrize(
    ("kind", "days"), [("drawn", 262), ("counted", 30), ("counted in a region", 30)]
)
def test_a_day_s_changes_are_under_one_percent(
    folder: Path, kind: str, days: int, draw: Draw, state: Look
) -> None:
    """A hundredth of 10 million cards and of 5,000 a day, with limits a hundredth as large.

    The longest is longer than a run stays: as many runs as there ever are, and days they go, are in it.
    """
    limits = Limits(single_file=655, undivided=655)
    numbers = iter(random.Random(1).sample(range(200_000), 120_000))  # of those that were issued
    region = b"\0\0" if kind == "counted" else b"\x33\x01"

    def next_ones(count: int) -> list[bytes]:
        if kind == "drawn":
            return draw(count)
        return [region + next(numbers).to_bytes(6, "big") for _ in range(count)]

    publish_changes(folder, next_ones(100_000), number=1, limits=limits)
    shares = []
    for number in range(2, 2 + days):
        before = state(folder)
        publish_changes(folder, next_ones(50), number=number, limits=limits)
        after = state(folder)
        moved = sum(size for name, (size, *_) in after.items() if before.get(name) != after[name])
        shares.append(moved / sum(size for size, *_ in after.values()))
    assert max(shares) < 0.01
    assert sum(shares) / len(shares) < 0.006
    assert len(list(folder.glob("run-*"))) <= 256


def test_counted_ctis_are_divided_until_shards_are_small(folder: Path) -> None:
    limits = Limits(single_file=0, undivided=100)
    publish_changes(folder, counted(*range(0xFF00, 0x10000 + 40)), number=1, limits=limits)
    # A prefix of seven bytes leaves 256 ctis, which are not divided.
    assert names(folder) == {"000000000000ff.bin", "000000000001.bin"}


def test_a_shard_that_grows_is_divided_when_it_is_folded(folder: Path, draw: Draw) -> None:
    limits = Limits(single_file=0, undivided=100)
    others = draw(4_000)
    publish_changes(folder, others, number=1, limits=limits)
    assert names(folder) == {f"{first:02x}.bin" for first in range(256)}
    many = [b"\0" + n.to_bytes(7, "big") for n in range(0, 200 << 48, 1 << 48)]
    publish_changes(folder, many, number=2, limits=limits)
    assert "00.bin" not in names(folder)
    assert (folder / "0007.bin").read_bytes().endswith(bytes.fromhex("0007000000000000"))
    assert set(writer.read_all(folder)) == {*others, *many}


def test_nothing_new_changes_nothing(folder: Path, draw: Draw, state: Look, tight: Limits) -> None:
    ctis = draw(60)
    for number in range(1, 7):
        publish_changes(folder, ctis[: 42 + 3 * number], number=number, limits=tight)
    before = state(folder)
    assert any(name.startswith("run-") for name in before)
    publish_changes(folder, ctis, number=6, limits=tight)
    publish_changes(folder, ctis[:30], number=7, limits=tight)
    publish_changes(folder, [], number=8, limits=tight)
    assert state(folder) == before


def test_a_publication_that_gets_more_before_it_is_out(folder: Path, draw: Draw) -> None:
    limits = Limits(single_file=0)
    publish_changes(folder, draw(2_000), number=1, limits=limits)
    some, others = draw(50), draw(50)
    publish_changes(folder, some, number=2, limits=limits)
    publish_changes(folder, others, number=2, limits=limits)
    assert names(folder) & {"run-0000000002.bin"}
    assert _ctis((folder / "run-0000000002.bin").read_bytes()) == sorted([*some, *others])


@pytest.mark.parametrize(
    ("added", "number"), [([b"1234567"], 1), ([b"12345678", b"123456789"], 1), ([], -1)]
)
def test_what_is_wrong_with_a_call_changes_nothing(
    folder: Path, state: Look, added: list[bytes], number: int
) -> None:
    publish_changes(folder, [b"abcdefgh"], number=0)
    before = state(folder)
    with pytest.raises(ValueError, match=r"8 bytes|between"):
        publish_changes(folder, added, number=number)
    assert state(folder) == before


@pytest.mark.parametrize("damage", [b"abc", b"aaaaaaaa", b"zzzzzzzzzzzzzzzz"])
def test_what_is_damaged_is_not_published(folder: Path, damage: bytes, state: Look) -> None:
    publish_changes(folder, [b"abcdefgh"], number=0)
    with (folder / "all.bin").open("ab") as file:
        file.write(damage)
    before = state(folder)
    with pytest.raises(DamagedFolderError, match=r"all\.bin: ") as raised:
        publish_changes(folder, [b"12345678"], number=1)
    assert damage.decode() not in str(raised.value)
    with pytest.raises(DamagedFolderError):
        writer.count(folder)
    with pytest.raises(DamagedFolderError):
        next(writer.read_all(folder))
    assert state(folder) == before


def test_other_files_are_left_alone(folder: Path, draw: Draw, tight: Limits) -> None:
    (folder / "notes.txt").write_text("the registrar's")
    for number in range(10):
        publish_changes(folder, draw(10), number=number, limits=tight)
    assert (folder / "notes.txt").read_text() == "the registrar's"
    assert writer.count(folder) == 100


def _size(path: Path) -> int:
    return path.stat().st_size


def _ctis(content: bytes) -> list[bytes]:
    return [content[start : start + layout.CTI_SIZE] for start in range(0, len(content), 8)]
