"""The heads beside a log that is being verified: which of them hold, in the order of its entries."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from kiosk.audit.catalogue import EventId, HeadKind
from kiosk.audit.chain import Line
from kiosk.audit.finding import Wrong
from kiosk.audit.head import Head, PublicKeys, SignedHead
from kiosk.audit.values import Digest, Signature, Version

_KEPT_CHAINS: Final = 1_000
"""So many entries may be written between a head and the entry that says it was signed."""


class SignedFor:
    """`to`: the last entry so far that a sound head covers. `agreed`: how many such heads."""

    def __init__(
        self, terminal: str, heads: Sequence[SignedHead], keys: PublicKeys, *, all_heads: bool
    ) -> None:
        self._terminal = terminal
        self._keys = keys
        self._all_heads = all_heads
        self._by_seq: dict[int, set[SignedHead]] = defaultdict(set)
        for each in heads if keys else ():  # without a key they say nothing
            self._by_seq[each.head.seq].add(each)
        self._newest = max(self._by_seq, default=0)
        self._begins = 0
        self._chains: OrderedDict[int, bytes] = OrderedDict()
        self.to = 0
        self.agreed = 0

    def anchors(self, seq: int, chain: bytes) -> bool:
        """Whether the terminal signed for the log beginning after `seq`."""
        self._begins = seq
        for each in self._by_seq.get(seq, ()):
            head = each.head
            if head.why is HeadKind.ANCHOR and head.chain == chain and self._wrong(each) is None:
                self.to, self.agreed = seq, self.agreed + 1
                return True
        return False

    def at(self, entry: Line) -> Wrong | None:
        """What the heads at an entry, or one in it, say against it."""
        self._chains[entry.seq] = entry.chain
        if len(self._chains) > _KEPT_CHAINS:
            self._chains.popitem(last=False)
        for each in self._by_seq.get(entry.seq, ()):
            wrong = self._wrong(each)
            if wrong is None and each.head.chain != entry.chain:
                wrong = Wrong.REWRITTEN
            if wrong is not None:
                return wrong
            self.to, self.agreed = entry.seq, self.agreed + 1
        if entry.members.get("event") == EventId.HEAD_SIGNED:
            return self._told(entry.members)
        return None

    def beyond(self, end: int) -> int:
        """The last entry after `end` that a sound head covers; 0: there is none."""
        return max((each.head.seq for each in self._after(end) if not self._wrong(each)), default=0)

    def unsound_beyond(self, end: int) -> tuple[Wrong, int] | None:
        """The first head after `end` that nobody signed, what is wrong with it, and its entry."""
        for each in sorted(self._after(end), key=lambda each: each.head.seq):
            if wrong := self._wrong(each):
                return wrong, each.head.seq
        return None

    def _after(self, end: int) -> Iterator[SignedHead]:
        return (each for seq, heads in self._by_seq.items() if seq > end for each in heads)

    def _told(self, members: Any) -> Wrong | None:
        """A head that the log itself has."""
        signed = _of_entry(members, self._terminal)
        if signed is None:
            return Wrong.FORGED_HEAD
        if signed in self._by_seq.get(signed.head.seq, ()):
            return None  # seen there
        if not self._keys or signed.head.seq < self._begins:
            return None
        # Those at the end are not missed: the terminal may have signed them since they were read.
        if self._all_heads and signed.head.seq < self._newest:
            return Wrong.HEAD_REMOVED
        wrong = self._wrong(signed)
        if wrong is None and self._chains.get(signed.head.seq, b"") != signed.head.chain:
            wrong = Wrong.REWRITTEN
        if wrong is None:
            self.to, self.agreed = max(self.to, signed.head.seq), self.agreed + 1
        return wrong

    def _wrong(self, signed: SignedHead) -> Wrong | None:
        if signed.head.terminal != self._terminal:
            return Wrong.OTHER_TERMINAL
        if signed.head.key not in self._keys:
            return Wrong.UNKNOWN_KEY
        return None if self._keys.have_signed(signed) else Wrong.FORGED_HEAD


def _of_entry(members: Any, terminal: str) -> SignedHead | None:
    try:
        head = Head(
            HeadKind(members["why"]),
            terminal,
            Version(members["version"]),
            int(members["of"]),
            bytes.fromhex(Digest(members["of_chain"])),
            int(members["signed_at"]),
            Digest(members["key"]),
        )
        return SignedHead(head, Signature(members["signature"]))
    except (KeyError, TypeError, ValueError):
        return None
