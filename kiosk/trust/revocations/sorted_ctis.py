"""Ctis one after another, ascending, none twice: finding, merging and checking them.

As numbers they are big-endian, so both forms have the same order.
"""

from __future__ import annotations

import mmap
import operator
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from math import isqrt
from pathlib import Path
from typing import TypeAlias

from kiosk.trust.reading import Problem
from kiosk.trust.revocations import layout
from kiosk.trust.revocations.layout import CTI_SIZE

Ctis: TypeAlias = bytes | mmap.mmap
Numbers: TypeAlias = "array[int]"

_NUMBER = "Q"  # 64 bits
_CHUNK = 1 << 20  # a multiple of CTI_SIZE


def unpack(ctis: bytes) -> Numbers:
    """The ctis as numbers, in the order they stand in."""
    numbers = array(_NUMBER, ctis)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def pack(numbers: Iterable[int]) -> bytes:
    """The reverse of `unpack`."""
    swapped = array(_NUMBER, numbers)
    if sys.byteorder == "little":
        swapped.byteswap()
    return swapped.tobytes()


def contains(ctis: Ctis, cti: bytes, common: int = 0) -> bool:
    """Whether `cti` (8 bytes) is one of them, all of which begin with the same `common` bytes.

    Looks where it would be if they were spread evenly, and only if it is not between its neighbours
    there among them all. Each place that is looked at may be a page to be read from the disk.
    """

    def at(n: int) -> bytes:
        return ctis[CTI_SIZE * n : CTI_SIZE * (n + 1)]

    count = len(ctis) // CTI_SIZE
    expected = int.from_bytes(cti[common:], "big") * count >> 8 * (CTI_SIZE - common)
    reach = 2 * isqrt(count) + 1  # four standard deviations
    low, high = max(0, expected - reach), min(count, expected + reach)
    if not at(low) <= cti <= at(high - 1):
        low, high = 0, count
    return at(bisect_left(range(count), cti, low, high, key=at)) == cti


def beginning_with(ctis: Ctis, prefix: bytes) -> bytes:
    """Those that begin with `prefix`, 0 to 7 bytes."""
    start = _position(ctis, prefix)
    # An ff too many: after all that begin so, and before all that come later.
    end = _position(ctis, prefix.ljust(CTI_SIZE + 1, b"\xff"))
    return ctis[start:end]


def merge(parts: Iterable[bytes]) -> Numbers:
    """What any of the parts has: ascending, none twice. The parts need not be sorted."""
    numbers: list[int] = []
    for part in parts:
        numbers += unpack(part)
    numbers.sort()  # finds the ascending runs and only merges them
    return array(_NUMBER, (number for number, _ in groupby(numbers)))


def divide(numbers: Numbers, prefix: bytes, largest: int) -> Iterator[tuple[bytes, Numbers]]:
    """Ctis that begin with `prefix` as groups of at most `largest`, each with its own prefix.

    A group of which only the last byte differs is left whole; none is empty.

    Args:
        numbers: ascending.
        prefix: 0 to 7 bytes.
        largest: at least 1.
    """
    if not numbers:
        return
    if len(numbers) <= largest or len(prefix) == CTI_SIZE - 1:
        yield prefix, numbers
        return
    for last in range(256):
        longer = prefix + bytes([last])
        start = bisect_left(numbers, _lowest(longer))
        end = bisect_right(numbers, _highest(longer))
        yield from divide(numbers[start:end], longer, largest)


def check_file(path: Path, shard: str) -> Problem | None:
    """What is wrong with a file of `shard`: a cut or a repeated cti, their order, a wrong prefix.

    Takes a few tens of nanoseconds for each cti, and a fixed amount of memory.
    """
    prefix = layout.prefix(shard)
    try:
        with path.open("rb") as file:
            before = -1
            while chunk := file.read(_CHUNK):
                if len(chunk) % CTI_SIZE:
                    return Problem("the last cti is cut short")
                numbers = unpack(chunk)
                if not _ascending(numbers, before):
                    return Problem("not in ascending order")
                if not _lowest(prefix) <= numbers[0] <= numbers[-1] <= _highest(prefix):
                    return Problem("a cti of another shard")
                before = numbers[-1]
    except OSError as error:
        return Problem(f"cannot be read: {error.strerror or type(error).__name__}")
    return None


def _position(ctis: Ctis, key: bytes) -> int:
    """Where the first cti stands that is not below `key`, in bytes."""
    found = bisect_left(
        range(len(ctis) // CTI_SIZE),
        key,
        key=lambda n: ctis[CTI_SIZE * n : CTI_SIZE * (n + 1)],
    )
    return CTI_SIZE * found


def _ascending(numbers: Numbers, before: int) -> bool:
    following = islice(numbers, 1, None)
    return before < numbers[0] and all(map(operator.lt, numbers, following))


def _lowest(prefix: bytes) -> int:
    return int.from_bytes(prefix.ljust(CTI_SIZE, b"\x00"), "big")


def _highest(prefix: bytes) -> int:
    return int.from_bytes(prefix.ljust(CTI_SIZE, b"\xff"), "big")
