"""What the vision process examines, kept for the page that asks. A few hundred numbers and one picture."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hardware.vision.client import VisionProcess
    from hardware.vision.examined import Examined
    from kiosk.maintenance.camera import CardSeen, PictureFacts

_MOST: Final = 300
"""Pictures that are remembered: ten seconds of 30 a second."""
_FRESH: Final = 3.0  # seconds that a picture is shown; of a process that died none more comes


class VisionBench:
    """A `kiosk.maintenance.pages.ports.CameraBench` over a vision process."""

    def __init__(self, vision: VisionProcess) -> None:
        """Takes its `on_examined` and `on_still`."""
        self._vision = vision
        self._lock = threading.Lock()
        self._pictures: deque[PictureFacts] = deque(maxlen=_MOST)
        self._cards: deque[CardSeen] = deque(maxlen=_MOST)
        self._looked_at = 0
        self._still = b""
        self._still_at = 0.0
        self._wanted = False
        vision.on_examined = self._on_examined
        vision.on_still = self._on_still

    def examine(self, *, card: bool = False) -> None:
        self._wanted = True
        self._vision.examine(on=True, card=card)

    def begin(self) -> None:
        with self._lock:
            self._clear()

    def pictures(self) -> tuple[PictureFacts, ...]:
        with self._lock:
            return tuple(self._pictures)

    def cards(self) -> tuple[tuple[CardSeen, ...], int]:
        with self._lock:
            return tuple(self._cards), self._looked_at

    def still(self) -> bytes:
        with self._lock:
            if time.monotonic() - self._still_at > _FRESH:
                self._still = b""
            return self._still

    def drop(self) -> None:
        with self._lock:
            self._wanted = False
            self._still = b""
            self._clear()
        self._vision.examine(on=False)

    def _clear(self) -> None:
        self._pictures.clear()
        self._cards.clear()
        self._looked_at = 0

    def _on_examined(self, examined: Examined) -> None:
        with self._lock:
            if not self._wanted:
                return
            self._pictures.append(examined.picture)
            self._looked_at += examined.looked
            if examined.card is not None:
                self._cards.append(examined.card)

    def _on_still(self, png: bytes) -> None:
        """What was on its way when it was dropped does not come in any more."""
        with self._lock:
            self._still, self._still_at = png if self._wanted else b"", time.monotonic()
