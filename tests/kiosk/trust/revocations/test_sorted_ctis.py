from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.trust.reading import Problem
from kiosk.trust.revocations.sorted_ctis import (
    beginning_with,
    check_file,
    contains,
    divide,
    merge,
    pack,
    unpack,
)

# Few bytes, the outermost among them: so that many begin alike.
ctis = st.lists(st.sampled_from([0, 1, 0x7F, 0x80, 0xFE, 0xFF]), min_size=8, max_size=8).map(bytes)
sets = st.sets(ctis, max_size=40)
prefixes = ctis.flatmap(lambda cti: st.integers(0, 7).map(lambda size: cti[:size]))


def join(some: set[bytes]) -> bytes:
    return b"".join(sorted(some))


@given(sets, ctis)
def test_contains(some: set[bytes], other: bytes) -> None:
    packed = join(some)
    assert all(contains(packed, cti) for cti in some)
    assert contains(packed, other) == (other in some)


@pytest.mark.parametrize("common", [0, 1, 5, 7])
@pytest.mark.parametrize("spread", ["even", "counted", "crowded"])
def test_contains_wherever_it_is_looked_for_first(common: int, spread: str) -> None:
    """Where they are spread evenly that is right; where they are not it only takes longer."""
    chance = random.Random(common)
    room = 256 ** (8 - common)
    numbers = {
        "even": {chance.randrange(room) for _ in range(2_000)},
        "counted": set(range(min(room, 2_000))),
        "crowded": {chance.randrange(room) ** 9 // room**8 for _ in range(2_000)},
    }[spread]
    prefix = bytes(range(0x41, 0x41 + common))
    some = {prefix + n.to_bytes(8 - common, "big") for n in numbers}
    packed = join(some)
    assert all(contains(packed, cti, common) for cti in some)
    ends = {prefix.ljust(8, b"\0"), prefix.ljust(8, b"\xff")}
    near = {n + off for n in numbers for off in (-1, 1) if 0 <= n + off < room}
    others = ends | {prefix + n.to_bytes(8 - common, "big") for n in near}
    assert not any(contains(packed, cti, common) for cti in others - some)
    assert not contains(b"", prefix.ljust(8, b"\0"), common)


@given(sets, prefixes)
def test_beginning_with(some: set[bytes], prefix: bytes) -> None:
    wanted = join({cti for cti in some if cti.startswith(prefix)})
    assert beginning_with(join(some), prefix) == wanted


@given(st.lists(st.lists(ctis, max_size=10), max_size=5))
def test_merge(parts: list[list[bytes]]) -> None:
    merged = merge(b"".join(part) for part in parts)
    assert pack(merged) == join({cti for part in parts for cti in part})
    assert unpack(pack(merged)) == merged


@given(sets, st.integers(1, 10))
def test_divide(some: set[bytes], largest: int) -> None:
    parts = list(divide(unpack(join(some)), b"", largest))
    assert b"".join(pack(numbers) for _, numbers in parts) == join(some)
    for prefix, numbers in parts:
        assert numbers
        assert len(numbers) <= largest or len(prefix) == 7
        assert beginning_with(pack(numbers), prefix) == pack(numbers)
    # None is inside another, and none was divided without need.
    for prefix, _ in parts:
        assert not any(other.startswith(prefix) for other, _ in parts if other != prefix)
        above = [cti for cti in some if prefix and cti.startswith(prefix[:-1])]
        assert not prefix or len(above) > largest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.bin"


@given(some=sets)
def test_files_that_are_right(tmp_path_factory: pytest.TempPathFactory, some: set[bytes]) -> None:
    file = tmp_path_factory.mktemp("right") / "file.bin"
    file.write_bytes(join(some))
    assert check_file(file, "all") is None
    assert check_file(file, "run-0000000001") is None
    for first in {cti[0] for cti in some}:
        file.write_bytes(join({cti for cti in some if cti[0] == first}))
        assert check_file(file, f"{first:02x}") is None


LOW, MIDDLE, HIGH = (bytes.fromhex(f"01{each}") for each in ("00" * 7, "77" * 7, "ff" * 7))


@pytest.mark.parametrize(
    ("content", "shard", "what"),
    [
        (LOW + MIDDLE[:-1], "all", "cut short"),
        (LOW + MIDDLE[:1], "01", "cut short"),
        (b"\0", "all", "cut short"),
        (MIDDLE + LOW, "all", "order"),
        (LOW + LOW, "run-0000000001", "order"),
        (LOW + HIGH + MIDDLE, "01", "order"),
        (LOW, "00", "another shard"),
        (LOW, "02", "another shard"),
        (LOW, "0101", "another shard"),
        (LOW + HIGH, "0100", "another shard"),
        (b"\0" * 8 + LOW, "01", "another shard"),
        (HIGH + b"\xff" * 8, "01", "another shard"),
    ],
)
def test_files_that_are_wrong(file: Path, content: bytes, shard: str, what: str) -> None:
    file.write_bytes(content)
    problem = check_file(file, shard)
    assert problem is not None
    assert what in problem.what


def test_a_long_file_is_checked_to_its_end(file: Path) -> None:
    """Longer than what is read at once, and wrong only where two such parts meet, or at the end."""
    good = [n.to_bytes(8, "big") for n in range(300_000)]
    file.write_bytes(b"".join(good))
    assert check_file(file, "0000") is None
    meeting = (1 << 20) // 8
    twice = [*good[:meeting], good[meeting - 1], *good[meeting + 1 :]]
    for bad in (twice, [*good, good[0]]):
        file.write_bytes(b"".join(bad))
        assert check_file(file, "0000") == Problem("not in ascending order")
    file.write_bytes(b"".join([*good, b"\1" * 8]))
    assert check_file(file, "0000") == Problem("a cti of another shard")
    file.write_bytes(b"".join(good) + b"\1")
    assert check_file(file, "0000") == Problem("the last cti is cut short")


def test_a_file_that_is_not_there(file: Path) -> None:
    assert check_file(file, "all") == Problem("cannot be read: No such file or directory")
