"""A scanner that types as a keyboard does, told from a hand by its pace: no Qt, no clock, no I/O.

The first characters of a scan come before anybody can know that it is one, and Enter ends it. So
every key press is held back, also that of Tab or an arrow, until the pace has told whose it is:

- No other key within `gap` seconds, or at most three so close together: a hand. The keys go on in
  their order, a gap late, which nobody notices.
- A fourth key so close: a machine. No hand does that three times running. From here to the end of
  the burst nothing goes on to the screen, whether it turns out to be a code or not.

What counts as a code is decided more strictly than what is held back from the screen. It needs its
suffix, its prefix if one is configured, so many characters, none of them by a key that types none,
and silence before it. A scan with a pause in it is dropped with all that follows closely: the rest
of a number may be somebody else's number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final, Generic, TypeVar

from hardware.scanner.framing import LONGEST, Framing

GAP: Final = 0.05
"""Seconds between two key presses of one scan, at most."""
LEAST: Final = 8
"""Characters of a code, at least; its prefix does not count."""
MOST_BY_HAND: Final = 3
"""Keys that a hand may press so close together: two that roll over each other, and one to spare."""
QUIET: Final = 0.5
"""Seconds around a scan in which another key does not belong to a hand."""
_LINE_ENDS: Final = ("\r", "\n", "\t")

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Key(Generic[E]):
    r"""A press or a release. `event`: what is to go on to the screen, of whatever kind.

    `code` tells physical keys apart, `at` is in seconds of one clock. `character`: what the key
    types; CR for Enter, "" for a key that types nothing, None for Shift, Caps Lock and their like.
    """

    event: E
    code: int
    character: str | None = field(repr=False)
    at: float
    pressed: bool = True
    repeated: bool = False  # by the system, since the key is held down


@dataclass(frozen=True, slots=True)
class Verdict(Generic[E]):
    """What becomes of a key and of those held back before it."""

    swallowed: bool = False  # the key does not go on, at least not now
    replay: tuple[E, ...] = ()  # these do, before it
    text: str | None = field(default=None, repr=False)  # a code is complete


class _Burst(Enum):
    NONE = auto()
    UNDECIDED = auto()
    MACHINE = auto()


class KeyboardWedge(Generic[E]):
    """Give it every key in order, and call `lapse` when `gap` has passed while it is `busy`.

    `least` has to be more than a hand may press in a burst. Raises ValueError.
    """

    def __init__(self, framing: Framing, *, gap: float = GAP, least: int = LEAST) -> None:
        if least <= MOST_BY_HAND:
            raise ValueError("a code so short cannot be told from keys pressed by hand")
        if not framing.ends_with_line and len(framing.suffix) != 1:
            raise ValueError("one key has to end a scan")
        self.gap = gap
        self._framing = framing
        self._least = least
        self._ends = ("\r", "\n") if framing.ends_with_line else (framing.suffix,)
        self._burst = _Burst.NONE
        self._held: list[Key[E]] = []
        self._taken: set[int] = (
            set()
        )  # keys that went down unseen by the screen, and are still down
        self._strokes = 0  # presses of the burst without Shift and its like
        self._characters: list[str] = []
        self._spoiled = False  # whatever the burst is, it is no code
        self._touched = False
        self._last = float("-inf")  # the last press
        self._by_hand = float("-inf")  # the last press that went on to the screen
        self._ended = float("-inf")  # the last suffix of a machine
        self._broken = float("-inf")  # the last press of a machine's burst that was no code

    @property
    def busy(self) -> bool:
        """Whether a burst has begun of which the end is not known."""
        return self._burst is not _Burst.NONE

    def feed(self, key: Key[E]) -> Verdict[E]:
        """The next key."""
        replay: tuple[E, ...] = ()
        if not _near(key.at, self._last, self.gap):
            replay = self.lapse().replay
        if not key.pressed:
            verdict = self._release(key)
        elif key.repeated:
            verdict = self._repeat(key)
        else:
            verdict = self._press(key)
        return Verdict(verdict.swallowed, replay + verdict.replay, verdict.text)

    def lapse(self) -> Verdict[E]:
        """No key has come for longer than `gap`: the burst is over."""
        replay: tuple[E, ...] = ()
        if self._burst is _Burst.UNDECIDED:
            if self._touched:
                replay = self._drop_held()
            else:
                replay = tuple(key.event for key in self._held)
                if self._strokes:
                    self._by_hand = self._last
        elif self._burst is _Burst.MACHINE and self._strokes > MOST_BY_HAND:
            self._broken = self._last
        self._end()
        return Verdict(replay=replay)

    def touch(self) -> None:
        """The screen was touched: it may no longer be the one that the keys held back were for."""
        self._touched = True

    def forget(self) -> Verdict[E]:
        """Drop what has come of a burst, and all of it that is still to come."""
        if self._burst is _Burst.NONE:
            return Verdict()
        replay = self._drop_held()
        self._characters.clear()
        self._spoiled = True
        self._strokes = max(self._strokes, MOST_BY_HAND + 1)
        self._burst = _Burst.MACHINE
        return Verdict(replay=replay)

    def _press(self, key: Key[E]) -> Verdict[E]:
        self._taken.discard(key.code)  # its release was lost
        if self._burst is _Burst.NONE:
            if key.character in _LINE_ENDS and _near(key.at, self._ended, QUIET):
                self._take(key)  # the line feed behind a carriage return, or one that came late
                return Verdict(swallowed=True)
            self._begin(key.at)
        self._last = key.at
        if key.character is not None:
            self._strokes += 1
        if self._burst is _Burst.UNDECIDED:
            self._held.append(key)
            if self._strokes <= MOST_BY_HAND:
                self._note(key)
                return Verdict(swallowed=True)
            replay = self._drop_held()
            self._burst = _Burst.MACHINE
        else:
            self._take(key)
            replay = ()
        if key.character in self._ends:
            return Verdict(swallowed=True, replay=replay, text=self._complete())
        self._note(key)
        return Verdict(swallowed=True, replay=replay)

    def _repeat(self, key: Key[E]) -> Verdict[E]:
        """A key is held down: by a hand, since scanners let go of each at once."""
        if key.code in self._taken:
            return Verdict(swallowed=True)
        return self._hold(key)

    def _release(self, key: Key[E]) -> Verdict[E]:
        if key.code in self._taken:
            if not key.repeated:
                self._taken.discard(key.code)
            return Verdict(swallowed=True)
        return self._hold(key)

    def _hold(self, key: Key[E]) -> Verdict[E]:
        """Behind what is held back; with nothing before it, it goes on."""
        if self._burst is not _Burst.UNDECIDED:
            return Verdict()
        self._held.append(key)
        return Verdict(swallowed=True)

    def _begin(self, at: float) -> None:
        # Behind a suffix as closely as within a scan: the rest of a code that has one inside.
        a_rest = _near(at, self._broken, QUIET) or _near(at, self._ended, self.gap)
        self._burst = _Burst.MACHINE if a_rest else _Burst.UNDECIDED
        self._spoiled = a_rest or _near(at, self._by_hand, QUIET)
        self._touched = False

    def _note(self, key: Key[E]) -> None:
        character = key.character
        if character is None:
            return
        types = character != "" and character.isprintable() and character not in self._ends
        if types and len(self._characters) < LONGEST:
            self._characters.append(character)
        else:
            self._spoiled = True

    def _complete(self) -> str | None:
        text = None
        if not self._spoiled:
            text = self._framing.text_of("".join(self._characters))
        self._ended = self._last
        if text is None or len(text) < self._least:
            self._broken = self._last
            text = None
        self._end()
        return text

    def _end(self) -> None:
        self._burst = _Burst.NONE
        self._held.clear()
        self._characters.clear()
        self._strokes = 0
        self._spoiled = False

    def _take(self, key: Key[E]) -> None:
        self._taken.add(key.code)

    def _drop_held(self) -> tuple[E, ...]:
        """The releases of keys that the screen saw go down; all else that was held is gone."""
        seen: list[E] = []
        for key in self._held:
            if key.pressed:
                self._taken.add(key.code)
            elif key.code not in self._taken:
                seen.append(key.event)
            elif not key.repeated:
                self._taken.discard(key.code)
        self._held.clear()
        return tuple(seen)


_ROUNDING = 0.0005  # seconds: times are whole milliseconds in floating point


def _near(at: float, since: float, seconds: float) -> bool:
    """Whether the two are so close, in either order: a window system's clock starts over at 2**32 ms."""
    return abs(at - since) <= seconds + _ROUNDING
