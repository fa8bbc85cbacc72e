"""What the process that reads a hospital's PDF may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of the processor for one question; `memory`: bytes on top of the
    program's own.
    """

    pages: int
    dots: int
    seconds: int
    memory: int

    def to_arguments(self) -> list[str]:
        return [str(each) for each in (self.pages, self.dots, self.seconds, self.memory)]

    @classmethod
    def of_arguments(cls, arguments: Sequence[str]) -> Limits:
        return cls(*map(int, arguments))
