"""When a decoded text counts as a code held up: the policy of a scan, apart from decoding.

The decoder sees the same code thirty times a second. It is passed on once per appearance: again
only after it was out of view. While no code can be made use of, none counts as passed on, so one that
is held up all the while is taken as soon as the terminal is ready for it. An `EHC1` code proves itself
by its signatures; any other text must be decoded identically twice, since one bad read of it could
be another valid code.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b

from kiosk.codes.classify import Kind, classify

OUT_OF_VIEW = 2.0  # seconds without the code after which it has left
TWICE_WITHIN = 1.5  # seconds between two identical reads


class Acceptance:
    """Remembers what is in view as salted digests only: nothing of a card is kept."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(16)
        self._in_view: dict[bytes, float] = {}  # passed on, and when last seen
        self._once: tuple[bytes, float] | None = None

    def accepts(self, text: str, at: float, *, wanted: bool = True) -> bool:
        """Whether this read, at monotonic second `at`, is to be passed on; never if not `wanted`."""
        digest = blake2b(text.encode(errors="replace"), key=self._salt, digest_size=16).digest()
        self._in_view = {d: seen for d, seen in self._in_view.items() if at - seen <= OUT_OF_VIEW}
        if digest in self._in_view:
            self._in_view[digest] = at
            return False
        if not wanted:
            return False
        if classify(text) is not Kind.EHC1 and not self._read_twice(digest, at):
            return False
        self._in_view[digest], self._once = at, None
        return True

    def _read_twice(self, digest: bytes, at: float) -> bool:
        once, self._once = self._once, (digest, at)
        return once is not None and once[0] == digest and at - once[1] <= TWICE_WITHIN
