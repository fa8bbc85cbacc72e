"""Whether a log is as its terminal wrote it; if not, what is wrong first.

Files are read line by line, so 180 large days need no more memory than one line and the heads do. The
chain alone finds what was changed, removed or put in another order between two entries that were left as
they were. Heads find the rest: an end that was cut off, and a log that somebody wrote anew from some
entry on, chain and all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.audit import chain, files
from kiosk.audit.catalogue import EventId
from kiosk.audit.chain import Line
from kiosk.audit.files import LogFile
from kiosk.audit.finding import Finding, Torn, Verdict, Wrong
from kiosk.audit.head import PublicKeys, SignedHead
from kiosk.audit.signed_for import SignedFor
from kiosk.audit.values import Digest

_AHEAD: Final = 10_000  # lines in which a missing entry is looked for, before it is called missing
_LONGEST_READ: Final = files.WINDOW + chain.LONGEST_LINE


class _Stop(Exception):  # noqa: N818 - no error: it ends the walk
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.wrong)
        self.finding = finding


def verify(
    folder: Path,
    terminal: str,
    heads: Sequence[SignedHead],
    keys: PublicKeys,
    *,
    all_heads: bool = False,
) -> Verdict:
    """Verify the log in `folder`.

    Args:
        folder: with the files of the log.
        terminal: whose it must be.
        heads: what was signed, from the terminal's file, the hospital's, or both.
        keys: the terminal's, as the hospital registered them.
        all_heads: `heads` has all that the terminal signed, so one that only the log has was removed.

    Raises:
        OSError: a file cannot be read.
    """
    found, without = files.in_order(folder)
    walk = _Walk(terminal, SignedFor(terminal, heads, keys, all_heads=all_heads))
    try:
        walk.files(found, without)
    except _Stop as stop:
        walk.verdict.first = stop.finding
    walk.verdict.heads = walk.signed.agreed
    walk.verdict.signed_to = walk.signed.to
    return walk.verdict


@dataclass(slots=True)
class _Walk:
    terminal: str
    signed: SignedFor
    verdict: Verdict = field(default_factory=Verdict)
    at: int = 0  # the last entry that was right, and its chain
    chain: bytes = b""
    file: str = ""
    number: int = 0  # of the line
    garbage: bytearray = field(default_factory=bytearray)

    def files(self, found: list[LogFile], without: list[Path]) -> None:
        loose = [each for each in without if each.is_file() and _has_entries(each)]
        if not found:
            self.file = loose[0].name if loose else ""
            self._stop(Wrong.UNCHAINED if loose else Wrong.EMPTY, 0)
        self._begin(found[0])
        for file in found:
            self._check_loose(loose, file.day)
            self._file(file)
        self._check_loose(loose, "")
        self.verdict.open_end = len(self.garbage)
        beyond = self.signed.beyond(self.at)
        if beyond:
            self._stop(Wrong.TRUNCATED, self.at + 1, until=beyond)
        unsound = self.signed.unsound_beyond(self.at)
        if unsound is not None:
            self._stop(unsound[0], unsound[1])

    def _begin(self, first: LogFile) -> None:
        self.at, self.chain = first.first - 1, first.before or b""
        self.file = first.path.name
        self.verdict.begins = first.first
        if self.at == 0:
            self.chain = chain.genesis(self.terminal)
        elif self.signed.anchors(self.at, self.chain):
            self.verdict.anchored = True
        elif _terminal_of(first.path) != self.terminal:
            self._stop(Wrong.OTHER_TERMINAL, first.first)
        else:
            self._stop(Wrong.NO_ANCHOR, 1, until=self.at)

    def _check_loose(self, loose: list[Path], day: str) -> None:
        """A file of entries that were never chained, in the place where its name puts it."""
        for path in loose:
            if not day or files.day_of(path) < day:
                self.file, self.number = path.name, 1
                self._stop(Wrong.UNCHAINED, 0)

    def _file(self, file: LogFile) -> None:
        self.file, self.number = file.path.name, 0
        self.verdict.files += 1
        lines = _lines(file.path)
        for line in lines:
            self.number += 1
            entry = chain.parsed(line.removesuffix(b"\n"))
            if entry is None:
                self._no_entry(line)
                continue
            self._entry(entry, file, lines)

    def _no_entry(self, line: bytes) -> None:
        if chain.json_object(line):
            self._stop(Wrong.UNCHAINED, 0)
        self.garbage += line
        if len(self.garbage) > _LONGEST_READ:
            self._stop(Wrong.DAMAGED, self.at + 1)

    def _entry(self, entry: Line, file: LogFile, rest: Iterable[bytes]) -> None:
        members = entry.members
        if members.get("terminal") != self.terminal:
            self._stop(Wrong.OTHER_TERMINAL, entry.seq)
        if entry.seq != self.at + 1:
            self._out_of_place(entry, rest)
        if not entry.follows(self.chain):
            self._stop(Wrong.CHANGED, entry.seq)
        if str(members.get("at"))[:10] != file.day:
            self._stop(Wrong.MISPLACED, entry.seq)
        if self.garbage:
            self._torn(entry)
        self.at, self.chain = entry.seq, entry.chain
        self.verdict.entries += 1
        self.verdict.ends = entry.seq
        wrong = self.signed.at(entry)
        if wrong is not None:
            first = self.signed.to + 1 if wrong is Wrong.REWRITTEN else entry.seq
            self._stop(wrong, first, until=entry.seq)

    def _out_of_place(self, entry: Line, rest: Iterable[bytes]) -> None:
        """Another stands where `at + 1` should: that was removed, or comes later."""
        wanted = self.at + 1
        if entry.seq < wanted:
            self._stop(Wrong.REORDERED, entry.seq)
        for _, line in zip(range(_AHEAD), rest, strict=False):
            later = chain.parsed(line.removesuffix(b"\n"))
            if later is not None and later.seq == wanted:
                self._stop(Wrong.REORDERED, wanted)
        self._stop(Wrong.MISSING, wanted, until=entry.seq - 1)

    def _torn(self, entry: Line) -> None:
        """What is before `entry` is no entry, and `entry` must say so."""
        torn = bytes(self.garbage).removesuffix(b"\n")
        said = (entry.members.get("event"), entry.members.get("bytes"), entry.members.get("digest"))
        if said != (EventId.LINE_TORN, len(torn), Digest.of(torn)):
            self._stop(Wrong.DAMAGED, entry.seq)
        at = str(entry.members.get("at"))
        self.verdict.torn.append(Torn(self.at, self.file, at, len(torn)))
        self.garbage.clear()

    def _stop(self, wrong: Wrong, seq: int, *, until: int = 0) -> None:
        raise _Stop(Finding(wrong, seq, self.file, self.number, until, self.at))


def _lines(path: Path) -> Iterator[bytes]:
    """With their ends; what is longer than any line comes in pieces."""
    with path.open("rb") as file:
        while line := file.readline(chain.LONGEST_LINE + 1):
            yield line


def _terminal_of(path: Path) -> object:
    """Whose the first entry says it is."""
    entries = (chain.parsed(line.removesuffix(b"\n")) for line in _lines(path))
    first = next((each for each in entries if each is not None), None)
    return None if first is None else first.members.get("terminal")


def _has_entries(path: Path) -> bool:
    """Whether it is more than the torn beginning of a first entry."""
    return any(chain.json_object(line) for line in _lines(path))
