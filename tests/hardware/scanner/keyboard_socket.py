"""A keyboard socket with a hand and a scanner, in front of a screen; times are scripted."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from hardware.scanner.make import make_wedge
from hardware.scanner.wedge import GAP, LEAST, Key, KeyboardWedge, Verdict

CODE = "EHC1:6BF5 TEST$%*"


SHIFT, CAPS_LOCK = 50, 66


Stroke = tuple[str, str]  # "+" or "-", and the key


CODES = st.text(st.sampled_from("0123456789ABCXYZ:-/."), min_size=LEAST, max_size=40)


HAND_KEYS = st.sampled_from(["1", "2", "x", " ", "\r", "\t", "Left", "F1"])


SCAN_GAPS = st.floats(0, GAP)


HAND_GAPS = st.floats(GAP * 1.02, 3.0)


@dataclass
class Desk:
    """A keyboard socket with a hand and a scanner, in front of a screen."""

    wedge: KeyboardWedge[Stroke] = field(default_factory=make_wedge)
    now: float = 100.0
    seen: list[Stroke] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """The timer that the wedge is promised comes in time, if a little late."""
        if self.wedge.busy and seconds > self.wedge.gap:
            self._carry_out(self.wedge.lapse())
        self.now += seconds

    def key(self, sign: str, name: str, *, code: int | None = None, repeated: bool = False) -> None:
        character = name if len(name) == 1 else None if name in ("Shift", "Caps") else ""
        number = sum(map(ord, name)) if code is None else code
        key = Key((sign, name), number, character, self.now, sign == "+", repeated)
        verdict = self.wedge.feed(key)
        self._carry_out(verdict)
        if not verdict.swallowed:
            self.seen.append((sign, name))

    def stroke(self, name: str, held: float = 0.0) -> None:
        self.key("+", name)
        self.wait(held)
        self.key("-", name)

    def scan(self, text: str, gaps: list[float] | None = None, end: str = "\r") -> None:
        for index, character in enumerate(text + end):
            self.wait(gaps[index % len(gaps)] if gaps and index else 0.002)
            self.stroke(character)

    def type(self, names: list[str], gap: float = 0.2) -> None:
        for name in names:
            self.wait(gap)
            self.stroke(name)

    def forget(self) -> None:
        self._carry_out(self.wedge.forget())

    def settle(self) -> Desk:
        self.wait(10.0)
        return self

    def _carry_out(self, verdict: Verdict[Stroke]) -> None:
        self.seen.extend(verdict.replay)
        if verdict.text is not None:
            self.texts.append(verdict.text)


def strokes(*names: str) -> list[Stroke]:
    return [(sign, name) for name in names for sign in "+-"]
