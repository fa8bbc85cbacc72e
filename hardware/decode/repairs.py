"""Repairs of a piece of a picture: grey in, grey out, the size kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.camera.library import opencv

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

_DEVIATION = 64  # grey levels that a standard deviation of the surroundings becomes
_LEAST_VARIANCE = 4.0  # grey levels squared: less is the sensor's and not to be blown up


def sharpen(picture: Grey, sigma: float, amount: float) -> Grey:
    """Unsharp mask: `amount` times the difference to a Gaussian blur of `sigma` px is added."""
    cv2 = opencv()
    blurred = cv2.GaussianBlur(picture, (0, 0), sigma)
    sharp: Grey = cv2.addWeighted(picture, 1 + amount, blurred, -amount, 0)
    return sharp


def flatten(picture: Grey, window: int) -> Grey:
    """Even out light and contrast: every pixel against mean and spread of its surroundings.

    `window` px wide: some modules, so that each holds dark and light ones. Undoes shadow, the rim of
    a reflection, a dim or pale display, all of which a decoder's threshold follows too slowly.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    exact = picture.astype(np.float32)
    mean = cv2.blur(exact, (window, window))
    variance = cv2.blur(exact * exact, (window, window)) - mean * mean
    spread = cv2.sqrt(cv2.max(variance, _LEAST_VARIANCE))
    flat: Grey = cv2.convertScaleAbs(cv2.max(128 + _DEVIATION * (exact - mean) / spread, 0.0))
    return flat


def even_out(picture: Grey, window: int, sigma: float, amount: float) -> Grey:
    """`flatten`, then `sharpen`: together they read more than either alone, or than CLAHE."""
    return sharpen(flatten(picture, window), sigma, amount)
