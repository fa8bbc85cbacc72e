"""A PIN while it is typed, chosen and checked: digits that show nowhere and can be wiped.

What Python and the hash copy on their way stays in memory until it is used again; core dumps are off
(`kiosk.process`), and nothing here makes a str of a PIN that is checked.
"""

from __future__ import annotations

import hmac
from datetime import date
from itertools import pairwise
from typing import Final, NoReturn, final

from kiosk.codes import sm3
from kiosk.reasons import Code, Failure

LEAST, MOST = 6, 12
"""Digits."""

_ZERO: Final = ord("0")
_FEWEST_DIFFERENT: Final = 3
# By how they lie on the pad, or sound in Chinese: on every list of PINs that are tried first.
_TRIED_FIRST: Final = frozenset(
    {
        "147258",
        "258369",
        "147852",
        "852147",
        "159357",
        "357159",
        "159753",
        "753159",
        "147369",
        "369147",
        "741852",
        "963852",
        "789456",
        "456789123",
        "123456789",
        "987456",
        "741852963",
        "147258369",
        "520131",
        "520520",
        "5201314",
        "1314520",
        "131452",
        "7758521",
        "168168",
        "666888",
        "888666",
        "668899",
        "112358",
        "314159",
        "271828",
    }
)
_DATE, _DATE_WITH_CENTURY = 6, 8  # digits
_YEARS: Final = range(1920, 2041)
_A_LEAP_YEAR: Final = 2000


@final
class Pin:
    """Digits. Immutable but for `wipe`; never compared, written or pickled."""

    __slots__ = ("_digits",)

    def __init__(self, digits: bytes | bytearray = b"") -> None:
        """`digits`: ASCII. Whoever passes a bytearray may wipe it afterwards."""
        if not all(_ZERO <= digit <= _ZERO + 9 for digit in digits):
            raise ValueError("digits alone")
        self._digits = bytearray(digits)

    @classmethod
    def of(cls, text: str) -> Pin:
        """From a prompt, which gives a str: that one cannot be wiped. Raises ValueError: not digits."""
        try:
            return cls(text.encode("ascii"))
        except UnicodeEncodeError:
            raise ValueError("digits alone") from None

    def plus(self, digit: int) -> Pin:
        """With one more, 0 to 9, up to the longest there is. This one is wiped."""
        if not 0 <= digit <= 9:  # noqa: PLR2004 - a decimal digit
            raise ValueError("no digit")
        if len(self._digits) >= MOST:
            return self
        longer = Pin(self._digits)
        longer._digits.append(_ZERO + digit)
        self.wipe()
        return longer

    def shortened(self) -> Pin:
        """Without the last. This one is wiped."""
        shorter = Pin(self._digits)
        del shorter._digits[-1:]
        self.wipe()
        return shorter

    def copy(self) -> Pin:
        """One that outlives the wiping of this."""
        return Pin(self._digits)

    def wipe(self) -> None:
        """Overwrite the digits; afterwards there are none."""
        self._digits[:] = bytes(len(self._digits))
        self._digits.clear()

    def equals(self, other: Pin) -> bool:
        """In a time that does not tell where they differ."""
        return hmac.compare_digest(self._digits, other._digits)

    def keyed(self, mac_key: bytes) -> bytes:
        """HMAC-SM3 of the digits, 32 bytes."""
        return sm3.mac(mac_key, bytes(self._digits))

    def problem(self) -> Failure | None:
        """Why nobody may choose it: STAFF_PIN_FORM, STAFF_PIN_WEAK."""
        if not LEAST <= len(self._digits) <= MOST:
            return Failure(Code.STAFF_PIN_FORM)
        return Failure(Code.STAFF_PIN_WEAK) if _is_weak(self._digits) else None

    def __len__(self) -> int:
        return len(self._digits)

    def __repr__(self) -> str:
        return "<Pin>"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("a PIN stays in this process")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a PIN stays in this process")


def _is_weak(digits: bytearray) -> bool:
    values = [digit - _ZERO for digit in digits]
    if len(set(values)) < _FEWEST_DIFFERENT:
        return True
    steps = {(after - before) % 10 for before, after in pairwise(values)}
    if steps in ({1}, {9}, {2}, {8}):  # 123456, 987654, 890123, 135791
        return True
    return (
        _repeats(values)
        or values == values[::-1]  # 123321
        or _in_pairs(values)
        or _is_date(values)
        or bytes(digits).decode() in _TRIED_FIRST
    )


def _repeats(values: list[int]) -> bool:
    """123123, 12341234."""
    return any(
        len(values) % size == 0 and values == values[:size] * (len(values) // size)
        for size in range(1, len(values) // 2 + 1)
    )


def _in_pairs(values: list[int]) -> bool:
    """112233, 111222: a row of digits, each as often as the next."""
    for size in (2, 3, 4):
        firsts = values[::size]
        if len(values) % size or [each for each in firsts for _ in range(size)] != values:
            continue
        steps = {(after - before) % 10 for before, after in pairwise(firsts)}
        if len(steps) == 1:
            return True
    return False


def _is_date(values: list[int]) -> bool:
    """A day of somebody's life: 900101, 010190, 19900101, 01011990."""
    if len(values) == _DATE:
        first, second, third = (_number(values[at : at + 2]) for at in (0, 2, 4))
        return _is_day(second, third) or _is_day(second, first)
    if len(values) == _DATE_WITH_CENTURY:
        if _number(values[:4]) in _YEARS:
            return _is_day(_number(values[4:6]), _number(values[6:]))
        return _number(values[4:]) in _YEARS and _is_day(_number(values[2:4]), _number(values[:2]))
    return False


def _is_day(month: int, day: int) -> bool:
    try:
        date(_A_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _number(values: list[int]) -> int:
    return int("".join(map(str, values)))
