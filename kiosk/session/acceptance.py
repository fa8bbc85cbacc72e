"""When a decoded text counts as a code held up: the policy of a scan, apart from decoding.

The camera sees the same code many times a second, a hand scanner reads it once. It counts once per
appearance: again only after it was out of view. While no code can be made use of, none counts, so one
that is held up all the while is taken as soon as the terminal is ready for it; and so is one whose
answer was lost.

A code must be read identically twice, or once with its signatures valid. An `EHC1` code is therefore
tried at its first read; if the trial leaves doubt, its second read counts. Any other text counts with
its second read. A code that has begun a session is not read again in that session, but where holding
it up once more asks for something: that is for the flow to say (`kiosk.services.identify`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b

from kiosk.codes.classify import trim

OUT_OF_VIEW = 2.0  # seconds without the code after which it has left
TWICE_WITHIN = 1.5  # seconds between two identical reads of a camera
BY_HAND_TWICE_WITHIN = 8.0  # seconds between two pulls of a hand scanner's trigger


def digest_of(text: str, salt: bytes) -> bytes:
    """By what a code is known again, without keeping it."""
    return blake2b(trim(text).encode(errors="replace"), key=salt, digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is in view, as salted digests with the monotonic second at which each was last seen."""

    in_view: tuple[tuple[bytes, float], ...] = field(default=(), repr=False)  # settled
    once: tuple[bytes, float] | None = field(default=None, repr=False)  # read, not settled

    def now(self, at: float) -> Acceptance:
        """Without what has left."""
        there = tuple(seen for seen in self.in_view if at - seen[1] <= OUT_OF_VIEW)
        once = self.once if self.once and at - self.once[1] <= BY_HAND_TWICE_WITHIN else None
        return self if there == self.in_view and once is self.once else Acceptance(there, once)

    def knows(self, digest: bytes) -> bool:
        """Whether this code was settled and has been in view since."""
        return any(each == digest for each, _ in self.in_view)

    def settled(self, digest: bytes, at: float) -> Acceptance:
        """It is known what this code is; or it is still in view."""
        others = tuple(seen for seen in self.in_view if seen[0] != digest)
        once = None if self.once and self.once[0] == digest else self.once
        return Acceptance((*others, (digest, at)), once)

    def read(self, digest: bytes, at: float, within: float) -> tuple[Acceptance, bool]:
        """Take note of a read; whether it is the second of two that are the same."""
        twice = self.once is not None and self.once[0] == digest and at - self.once[1] <= within
        return replace(self, once=(digest, at)), twice
