"""Values that prove something, and so stay in the process that made sure of it."""

from __future__ import annotations

from typing import NoReturn, Self


class Staying:
    """Cannot be pickled or restored; a copy of it is itself. For frozen dataclasses with a seal.

    Its subclasses name their `__slots__` by hand: see `verified.VerifiedCard`.
    """

    __slots__ = ()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: object) -> Self:
        return self

    def __getstate__(self) -> NoReturn:
        raise TypeError("it stays in this process")

    def __setstate__(self, _state: object) -> NoReturn:
        raise TypeError("it comes only from those who check")

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("it stays in this process")
