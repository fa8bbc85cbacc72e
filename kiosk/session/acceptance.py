"""When a decoded text counts as a code held up: the policy of a scan, apart from decoding.

The camera sees the same code thirty times a second, a hand scanner reads it once. It is passed on once
per appearance: again only after it was out of view. While no code can be made use of, none counts as
passed on, so one that is held up all the while is taken as soon as the terminal is ready for it.

A code must be read identically twice, or once with its signatures valid. An `EHC1` code is therefore
passed on at once, to be tried; if the trial does not prove it, its second read counts. Any other text
counts with its second read. A code that has begun a session is not read again in that session, but
where holding it up once more asks for something.
"""

from __future__ import annotations

import secrets
from enum import Enum, auto
from hashlib import blake2b
from threading import Lock

from kiosk.codes.classify import Kind, classify, trim

OUT_OF_VIEW = 2.0  # seconds without the code after which it has left
TWICE_WITHIN = 1.5  # seconds between two identical reads of a camera
BY_HAND_TWICE_WITHIN = 8.0  # seconds between two pulls of a hand scanner's trigger


class Verdict(Enum):
    """What becomes of a read."""

    NO = auto()  # known already, or not wanted now
    ONCE = auto()  # a second identical read is needed
    TRIAL = auto()  # passed on: its signatures may prove it
    TAKEN = auto()  # passed on: it is what it is


class Acceptance:
    """Remembers what is in view as salted digests only: nothing of a card is kept. Any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._salt = secrets.token_bytes(16)
        self._in_view: dict[bytes, float] = {}  # taken, and when last seen
        self._once: tuple[bytes, float] | None = None
        self._of_session: set[bytes] = set()

    def accepts(
        self,
        text: str,
        at: float,
        *,
        wanted: bool = True,
        again: bool = False,
        twice_within: float = TWICE_WITHIN,
    ) -> Verdict:
        """What becomes of this read at monotonic second `at`.

        `wanted`: a code can be made use of now; `again`: also the one that began this session.
        """
        digest = self._digest(text)
        with self._lock:
            self._in_view = {d: t for d, t in self._in_view.items() if at - t <= OUT_OF_VIEW}
            if digest in self._in_view:
                self._in_view[digest] = at
                return Verdict.NO
            if not wanted or (digest in self._of_session and not again):
                return Verdict.NO
            once, self._once = self._once, (digest, at)
            twice = once is not None and once[0] == digest and at - once[1] <= twice_within
            if not twice:
                return Verdict.TRIAL if classify(text) is Kind.EHC1 else Verdict.ONCE
            self._in_view[digest], self._once = at, None
            return Verdict.TAKEN

    def proven(self, text: str, at: float) -> None:
        """The code is what it is, and has begun a session or carries one on."""
        digest = self._digest(text)
        with self._lock:
            self._of_session.add(digest)
            self._in_view[digest] = at
            self._once = None

    def forget(self) -> None:
        """The session is over. What is in view stays known: nobody is signed in twice by a code that
        was never taken down.
        """
        with self._lock:
            self._of_session.clear()

    def _digest(self, text: str) -> bytes:
        return blake2b(trim(text).encode(errors="replace"), key=self._salt, digest_size=16).digest()
