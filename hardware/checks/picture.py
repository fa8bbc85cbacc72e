"""A picture in numbers: brightness, clipping and sharpness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hardware.camera.library import opencv
from kiosk.maintenance.camera import PictureFacts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

ACROSS: Final = 640
"""Pixels a row to which a picture is brought down before its sharpness is measured."""

_NOISE_PX: Final = 1.0
_DARK, _BRIGHT = 4, 251  # grey levels: noise of a sensor still shows drawing between them


def measure(image: Pixels, at: float) -> PictureFacts:
    """Of an image BGR or grey, uint8, height x width (x 3). A few milliseconds at 1280x720."""
    cv2 = opencv()
    height, width = image.shape[:2]
    small = image
    if width > ACROSS:
        size = (ACROSS, max(1, round(height * ACROSS / width)))
        small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    grey = small if small.ndim == 2 else cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)  # noqa: PLR2004 - rows and columns
    return PictureFacts(
        at=at,
        width=width,
        height=height,
        brightness=float(grey.mean()),
        sharpness=sharpness(grey),
        dark_share=float((grey <= _DARK).mean()),
        bright_share=float((grey >= _BRIGHT).mean()),
    )


def sharpness(grey: Pixels) -> float:
    """Variance of the Laplacian, in grey levels squared, of what is left without the sensor's noise.

    Noise would count for more than a lobby's walls: it is finer than a lens draws, so it is smoothed away.
    """
    cv2 = opencv()
    drawn = cv2.GaussianBlur(grey.astype("float32"), (0, 0), _NOISE_PX)
    return float(cv2.Laplacian(drawn, cv2.CV_32F).var())
