"""What verifying a log comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto


class Wrong(StrEnum):
    """What is wrong with the first entry that is."""

    CHANGED = auto()  # it is not what was written, or the one before was written anew
    MISSING = auto()  # one or more were removed before the one that stands there
    REORDERED = auto()  # another stands in its place, and it comes later or came before
    REWRITTEN = auto()  # the chain holds, and is another than a head was signed for
    TRUNCATED = auto()  # a head was signed for entries beyond the end
    NO_ANCHOR = auto()  # the log does not begin at its beginning, and nobody signed for that
    UNCHAINED = auto()  # an entry, or a file, that nobody chained
    DAMAGED = auto()  # bytes that are no entry, and no loss of power is noted behind them
    MISPLACED = auto()  # an entry of another day than its file
    OTHER_TERMINAL = auto()
    FORGED_HEAD = auto()  # its signature is not one of the key it names
    UNKNOWN_KEY = auto()  # of a head; not among the keys that were given
    HEAD_REMOVED = auto()  # the log has it, the file of heads has not
    EMPTY = auto()  # nothing at all


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is wrong. `seq`: of the entry, 0 where it has none; `line`: from 1."""

    wrong: Wrong
    seq: int
    file: str = ""
    line: int = 0
    until: int = 0  # the last entry concerned, where there are several
    after: int = 0  # the last entry that is right


@dataclass(frozen=True, slots=True)
class Torn:
    """A loss of power tore the entry after `after`, and the log says so."""

    after: int
    file: str
    at: str
    size: int  # bytes


@dataclass(slots=True)
class Verdict:
    """`first`: what is wrong first; None: all entries are as they were written."""

    first: Finding | None = None
    files: int = 0
    entries: int = 0
    begins: int = 0
    ends: int = 0
    heads: int = 0  # signed ones that agree with the log
    signed_to: int = 0  # the last entry that a head covers
    anchored: bool = False
    torn: list[Torn] = field(default_factory=list)
    open_end: int = 0  # bytes of an entry torn at the very end, which no start has noted yet

    def notes(self) -> Sequence[str]:
        """What is not wrong, and is to be known all the same."""
        notes = [
            f"{each.file}: a loss of power tore {each.size} bytes after entry {each.after}; noted {each.at}"
            for each in self.torn
        ]
        if self.open_end:
            notes.append(f"the last {self.open_end} bytes were torn, and not noted yet")
        if not self.heads:
            notes.append(
                "no signed head was given: an end cut off, or all written anew, is not found"
            )
        elif self.ends > self.signed_to:
            notes.append(f"entries {self.signed_to + 1} to {self.ends} are not signed for yet")
        return notes
