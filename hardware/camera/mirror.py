"""The live picture for the screen: small, mirrored, RGB; made off the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.faults import without_locals
from hardware.camera.frames import Frame
from hardware.camera.library import opencv
from hardware.camera.mailbox import Mailbox

if TYPE_CHECKING:
    from hardware.camera.frames import Picture

MIRROR_WIDTH = 640
_FRAMES_PER_SECOND = 30.0


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class MirrorPicture:
    """What the patient sees of themselves.

    `pixels` is height x width x 3, uint8, RGB888, C-contiguous, so that `pixels.data` can be given
    to QImage with `bytes_per_line`. It belongs to the receiver: nobody writes to it again.
    """

    pixels: Picture
    captured_at: float  # CLOCK_MONOTONIC seconds of the frame it was made from

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def bytes_per_line(self) -> int:
        return int(self.pixels.strides[0])

    def __repr__(self) -> str:
        return f"MirrorPicture({self.width}x{self.height})"


def mirror_picture(frame: Frame, width: int = MIRROR_WIDTH) -> MirrorPicture:
    """Shrink to `width` px (never enlarge), flip left and right as a mirror does, BGR to RGB."""
    cv2 = opencv()
    image = frame.image
    height, full_width = image.shape[:2]
    if full_width > width:
        size = (width, max(round(height * width / full_width), 1))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return MirrorPicture(cv2.flip(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), 1), frame.captured_at)


class MirrorFeed:
    """Makes mirror pictures of a mailbox's frames in its own thread, at most 30 a second.

    The mailbox keeps the newest frame only, so a slow receiver gets fewer pictures, not older ones.
    `on_picture` is called on this thread; what it raises goes to `on_fault` and the feed goes on.
    """

    def __init__(
        self,
        frames: Mailbox[Frame],
        on_picture: Callable[[MirrorPicture], None],
        *,
        width: int = MIRROR_WIDTH,
        on_fault: Callable[[Exception], None] | None = None,
    ) -> None:
        self._frames = frames
        self._on_picture = on_picture
        self._width = width
        self._on_fault = on_fault
        self._thread = threading.Thread(target=self._run, name="mirror", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float = 2.0) -> None:
        """Close the mailbox and end the thread."""
        self._frames.close()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout)

    def _run(self) -> None:
        due = 0.0
        while not self._frames.closed:
            frame = self._frames.take()
            if frame is None:
                continue
            # Half a period of slack: a camera of 30 a second is never quite regular.
            if frame.captured_at >= due - 0.5 / _FRAMES_PER_SECOND:
                due = max(due, frame.captured_at - 1 / _FRAMES_PER_SECOND) + 1 / _FRAMES_PER_SECOND
                self._show(frame)
            frame = None

    def _show(self, frame: Frame) -> None:
        try:
            self._on_picture(mirror_picture(frame, self._width))
        except Exception as error:  # noqa: BLE001 - a receiver's bug must not stop the mirror
            if self._on_fault is not None:
                self._on_fault(without_locals(error))
