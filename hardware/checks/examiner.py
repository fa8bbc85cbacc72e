"""Examines the camera's pictures for whoever tests it, in the process that owns the camera.

Only while somebody asks: each question holds for five seconds. Keeps no picture.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hardware.camera.faults import without_locals
from hardware.camera.library import opencv
from hardware.checks.focus_card import CardFinder
from hardware.checks.picture import ACROSS, measure
from hardware.vision.examined import Examined

if TYPE_CHECKING:
    from hardware.camera.frames import Frame
    from hardware.camera.mailbox import Mailbox
    from hardware.checks.picture import Pixels

HOLDS: Final = 5.0  # seconds that a question counts
STILL_EVERY: Final = 1.0  # seconds
_WAIT: Final = 0.2
_NOTHING: Final = memoryview(b"")


class Examiner:
    """`ask` and `drop` from any thread. The callbacks come on a thread of its own, which must not call `drop`."""

    def __init__(
        self,
        frames: Callable[[], Mailbox[Frame] | None],
        on_examined: Callable[[Examined], None],
        on_still: Callable[[memoryview], None],
        *,
        on_fault: Callable[[Exception], None],
        holds: float = HOLDS,
    ) -> None:
        """`frames`: another way out for them. `on_still` gets PNG, unmirrored; nothing: it is over."""
        self._frames = frames
        self._on_examined = on_examined
        self._on_still = on_still
        self._on_fault = on_fault
        self._holds = holds
        self._lock = threading.Lock()
        self._mailbox: Mailbox[Frame] | None = None
        self._until = self._card_until = float("-inf")

    def ask(self, *, card: bool = False) -> None:
        """Somebody wants to know, for the next seconds. `card`: the test card is looked for, too."""
        with self._lock:
            self._until = time.monotonic() + self._holds
            if card:
                self._card_until = self._until
            if self._mailbox is not None and not self._mailbox.closed:
                return
            self._mailbox = mailbox = self._frames()
            if mailbox is not None:
                threading.Thread(
                    target=self._run, args=(mailbox,), name="examiner", daemon=True
                ).start()

    def drop(self) -> None:
        """Nobody wants to know any more. What is just being examined is still told."""
        with self._lock:
            self._until = self._card_until = float("-inf")
            if self._mailbox is not None:
                self._mailbox.close()

    def _run(self, mailbox: Mailbox[Frame]) -> None:
        finder = CardFinder()
        still_at = float("-inf")
        try:
            while self._is_wanted(mailbox):
                frame = mailbox.take(_WAIT)
                if frame is None:
                    continue
                self._examine(frame, finder)
                if frame.captured_at - still_at >= STILL_EVERY:
                    still_at = frame.captured_at
                    self._on_still(png(frame.image))
                frame = None  # not even while the next is waited for
        except Exception as bug:  # noqa: BLE001 - the scanning beside it goes on
            self._on_fault(without_locals(bug))
        finally:
            self._over(mailbox)

    def _is_wanted(self, mailbox: Mailbox[Frame]) -> bool:
        return not mailbox.closed and time.monotonic() < self._until

    def _examine(self, frame: Frame, finder: CardFinder) -> None:
        looks = time.monotonic() < self._card_until
        card = finder.look(frame.image, frame.captured_at) if looks else None
        facts = replace(measure(frame.image, frame.captured_at), serial=frame.serial)
        self._on_examined(Examined(facts, card, looks))

    def _over(self, mailbox: Mailbox[Frame]) -> None:
        with self._lock:
            mailbox.close()
            if self._mailbox is not mailbox:
                return  # asked again meanwhile, on another thread
            self._mailbox = None
        self._on_still(_NOTHING)


def png(image: Pixels) -> memoryview:
    """A picture for an engineer to look at: as the camera sees it, at most 640 px across."""
    cv2 = opencv()
    height, width = image.shape[:2]
    if width > ACROSS:
        size = (ACROSS, max(1, round(height * ACROSS / width)))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    done, picture = cv2.imencode(".png", image)
    if not done:
        raise ValueError("a picture cannot be written as PNG")
    return memoryview(picture).cast("B")
