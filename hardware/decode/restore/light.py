"""From grey levels to what a lens, a hand and a lamp act on: linear light, evened out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.camera.library import opencv

if TYPE_CHECKING:
    from hardware.decode.restore.geometry import Floats
    from hardware.decode.sightings import Grey

SATURATED = 248  # grey level from which a pixel tells nothing but "at least"
_LINEAR_BELOW = 0.04045  # of full scale
_BURNT_SHARE = 0.7  # of the surroundings: more than an overexposed symbol's light modules come to
_AROUND = 11  # samples: the surroundings that are looked at for that
_PATCH = 9  # samples: a patch of so many modules is hardly ever all dark or all light
_FLAT = 0.25  # of the usual spread: with less, there is nothing to be seen; with twice that, all is
_EVERY = 4
_EXTREMES = 19  # samples: every stretch of so many has dark and light modules
_LEAST_RANGE = 1e-3  # of full scale, half of what lies between dark and light
_LEAST_GAIN = 5e-4
_LEAST_SHARE = 0.2  # of the usual gain: what is left of it in a veil of glare
_BELIEVED = 0.1  # how much the usual gain counts beside that of the surroundings
_MOST = 2.5  # what is outside is glare or dirt


def linear_light(grey: Grey) -> Floats:
    """Share of full scale, float32, by the sRGB curve (IEC 61966-2-1), which webcams follow.

    Defocus and movement add up light, not grey levels: undone in grey levels, an echo remains
    beside every dark module.
    """
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    return np.asarray(opencv().LUT(grey, _curve()), np.float32)


@lru_cache(maxsize=1)
def _curve() -> Floats:
    import numpy as np  # noqa: PLC0415

    level = np.arange(256) / 255
    light = np.where(level <= _LINEAR_BELOW, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32).reshape(1, 256)


def usable(saturated: Floats) -> Floats:
    """Weight of each sample: 0 in glare, where all around is burnt out too, else 1.

    `saturated` is 1 where a sample is, samples x samples. A light module that is overexposed still
    is a light module, as long as the dark ones beside it are dark.
    """
    import numpy as np  # noqa: PLC0415

    around = opencv().blur(saturated, (_AROUND, _AROUND))
    burnt = (saturated > 0.5) & (around > _BURNT_SHARE)  # noqa: PLR2004 - half a sample
    if not burnt.any():
        return np.ones_like(saturated)
    # What is next to it is brightened beyond what the rest of the model expects.
    return 1 - np.asarray(opencv().dilate(burnt.astype(np.float32), np.ones((3, 3), np.uint8)))


def contrasted(light: Floats) -> Floats:
    """Weight of each sample: 0 where the surroundings are all alike, as behind a finger, else 1."""
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    window = (_PATCH, _PATCH)
    mean = cv2.blur(light, window)
    spread = np.sqrt(np.maximum(cv2.blur(light * light, window) - mean * mean, 0))
    usual = float(np.median(spread[::_EVERY, ::_EVERY])) + 1e-6
    return np.asarray(np.clip((spread / usual - _FLAT) / _FLAT, 0, 1), np.float32)


def evened(light: Floats) -> Floats:
    """Between -1 (light) and 1 (dark), by the extremes of the surroundings."""
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    window = (_EXTREMES, _EXTREMES)
    calm = cv2.blur(light, (3, 3))
    box = np.ones(window, np.uint8)
    low = cv2.blur(cv2.erode(calm, box), window)
    high = cv2.blur(cv2.dilate(calm, box), window)
    half = np.maximum((high - low) / 2, _LEAST_RANGE)
    return np.asarray(np.clip(((low + high) / 2 - light) / half, -_MOST, _MOST), np.float32)


def evened_by(light: Floats, expected: Floats, weight: Floats, window: int) -> Floats:
    """`light` as `expected` would have it: gain and offset of the surroundings taken out.

    Both are regressed on `expected` in a square of `window` samples around every sample (the
    coefficients of a guided filter, He et al. 2013), so that shadow, glare and vignetting go, and
    what is left differs from `expected` by noise and mistakes only.
    """
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()

    def mean(values: Floats) -> Floats:
        return np.asarray(cv2.blur(values, (window, window)), np.float32)

    weighted = weight * expected
    total = mean(weight)
    few = np.maximum(total, 1e-3)
    mean_expected = mean(weighted) / few
    mean_light = mean(weight * light) / few
    covariance = mean(weighted * light) - total * mean_expected * mean_light
    variance = mean(weighted * expected) - total * mean_expected**2
    usual = float(covariance.sum() / max(variance.sum(), 1e-6))
    believed = _BELIEVED * float(variance.mean())
    gain = np.asarray((covariance + believed * usual) / (variance + believed), np.float32)
    # Smoothed once more (as the guided filter does), windows counting by what they were told.
    gain = np.minimum(mean(gain), np.float32(min(_LEAST_SHARE * usual, -_LEAST_GAIN)))
    offset = mean(np.asarray(total * (mean_light - gain * mean_expected), np.float32))
    offset = np.asarray(offset / np.maximum(mean(total), 1e-3), np.float32)
    return np.asarray(np.clip((light - offset) / gain, -_MOST, _MOST), np.float32)
