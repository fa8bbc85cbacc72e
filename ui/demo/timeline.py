"""What happened in a play, and when."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the timeline. Milliseconds since the start of the program."""

    step: str
    at_ms: int
    took_ms: int
    picture: str = ""
    note: str = ""


@dataclass
class Timeline:
    """Steps in their order. `began`: CLOCK_MONOTONIC seconds of the start of the program."""

    began: float
    steps: list[Step] = field(default_factory=list)

    def add(self, step: str, since: float, at: float, picture: str = "", note: str = "") -> None:
        took = round((at - since) * 1000)
        self.steps.append(Step(step, round((at - self.began) * 1000), took, picture, note))

    def write(self, path: Path) -> None:
        lines = [asdict(step) for step in self.steps]
        path.write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
