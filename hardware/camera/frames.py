"""What a camera driver is: it opens, gives frames, closes, and says which trouble it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.camera.wishes import CameraMode

    Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Frame:
    """One picture of the camera.

    `image` is height x width x 3, uint8, BGR, writeable and owned by this frame alone. `captured_at`
    is seconds of CLOCK_MONOTONIC, as near to the exposure as the driver knows. `serial` counts up
    within one camera; gaps are frames that nobody took in time.
    """

    image: Picture
    captured_at: float
    serial: int

    def __repr__(self) -> str:
        """Never the pixels: a picture may show a patient."""
        return f"Frame(serial={self.serial})"

    def wipe(self) -> None:
        """Blacken the pixels, for whoever still holds them."""
        self.image.fill(0)


class CameraError(Exception):
    """A camera does not work as expected. Its words are for staff and name no patient."""


class CameraUnavailableError(CameraError):
    """It cannot be opened: not plugged in, in use, refused, or nobody answers at its address."""


class CameraLostError(CameraError):
    """It was open and is gone: unplugged, or its stream ended or makes no sense."""


class Camera(Protocol):
    """A camera driver. One thread calls it; `open` comes first, `close` may come at any time after.

    A driver is used for one opening only; whoever wants another try makes another.
    """

    @property
    def mode(self) -> CameraMode:
        """What was opened and how it really runs; complete after the first frame."""
        ...

    def open(self) -> None:
        """Open the device; raises CameraUnavailableError. May take seconds."""
        ...

    def read(self) -> Frame | None:
        """The next frame, or None when none came within a short while (at most about 0.5 s).

        Raises CameraLostError when no more frames can come.
        """
        ...

    def close(self) -> None:
        """Give the device back. Never raises; closing twice is fine."""
        ...
