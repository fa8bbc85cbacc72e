"""What goes wrong at the insurance besides what goes wrong on the way (`kiosk.demo.hospital.faults`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any


class Fault(StrEnum):
    LOSE_REQUEST = auto()  # does nothing, closes without a word
    LOSE_ANSWER = auto()  # does what was asked, closes without a word
    ERROR_AFTER_WORK = auto()  # does what was asked, says HTTP 500
    NO_RESULT = auto()  # does what was asked, says that something behind it timed out
    REFUSE = auto()  # does nothing, refuses for good
    WRONG_SUMS = auto()  # does what was asked, tells parts that do not add up
    OTHER_SPLIT = auto()  # settles with another split than it has quoted
    OTHER_VISIT = auto()  # does what was asked, answers about another visit
    NO_REFERENCE = auto()  # does what was asked, answers without inf_refmsgid


@dataclass(slots=True)
class Switch:
    """`times`: how many more requests it hits, None for all. `every`: only each n-th of them."""

    kind: Fault
    infno: str = ""  # "2207"; empty: all transactions
    times: int | None = None
    every: int = 1
    seen: int = 0

    def __post_init__(self) -> None:
        if self.every < 1 or (self.times is not None and self.times < 1):
            raise ValueError("times and every start at 1")

    def strikes(self, infno: str) -> bool:
        """Whether it hits this request; counts it."""
        if self.times == 0 or self.infno not in {"", infno}:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Switches:
    def __init__(self) -> None:
        self._on: list[Switch] = []

    def add(self, settings: dict[str, Any]) -> None:
        """Raises ValueError or TypeError for settings that make no sense."""
        self._on.append(Switch(**{**settings, "kind": Fault(settings.get("kind", ""))}))

    def clear(self) -> None:
        self._on.clear()

    def strike(self, infno: str) -> Fault | None:
        """The first switch that hits this request; each counts its own."""
        struck = [switch.kind for switch in self._on if switch.strikes(infno)]
        self._on = [switch for switch in self._on if switch.times != 0]
        return struck[0] if struck else None

    def shown(self) -> list[dict[str, Any]]:
        return [{"kind": s.kind, "infno": s.infno, "times": s.times} for s in self._on]
