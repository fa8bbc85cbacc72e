"""What stands in front of the camera anyway: the lobby, its posters, a bench with a plaid cover.

A code is held up only where the picture has become code-like lately. What is always there, and so
is never held up by anybody, is learnt in seconds while nothing is held up, and much more slowly
where something is: a patient may try for a minute. It is forgotten slowly too, because a queue may
hide a poster for minutes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hardware.camera.library import opencv

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.hints_maps import Cells, Maps

    Mask = NDArray[np.bool_]

# Seconds to learn about two thirds of a change.
_LEARN = 5.0
_LEARN_WHERE_HELD = 120.0
_FORGET = 300.0
_GRAIN_MARGIN = 3.0  # grey levels per px above what is known
_GRAIN_FACTOR = 1.5
_LIGHT_SHARE = 0.25  # of the light that is expected in a cell
_LIGHT_MARGIN = 1.2  # grey levels


class Settled:
    """The grain and light of every cell as they are known: at first, as they are in one frame."""

    def __init__(self, maps: Maps, at: float) -> None:
        self._grain, self._coarse = maps.grain.copy(), maps.coarse_grain.copy()
        self._light, self._at = maps.light.copy(), at
        self._shade = _shade(maps.light)  # relative to the picture's: lamps go on and off

    def fits(self, maps: Maps) -> bool:
        """Whether it is of pictures of the same size."""
        return self._light.shape == maps.light.shape

    def fresh(self, grain: Cells, *, coarse: bool) -> Cells:
        """`grain` where it is new, else 0."""
        cv2 = opencv()
        known = self._coarse if coarse else self._grain
        opened = cv2.morphologyEx(grain, cv2.MORPH_OPEN, _square())
        limit = _GRAIN_FACTOR * known + _GRAIN_MARGIN
        new: Cells = opened * (opened > limit)
        return new

    def relit(self, light: Cells) -> Mask:
        """Where the light is not what it was, apart from a change of the whole picture's."""
        import numpy as np  # noqa: PLC0415 - heavy

        cv2 = opencv()
        expected = self._shade * max(float(np.median(light)), 1.0)
        # In the dark a cell alone is mostly noise.
        change = np.abs(cv2.blur(light - expected, (3, 3)))
        changed: Mask = change > _LIGHT_SHARE * expected + _LIGHT_MARGIN
        return changed

    def was_light(self, level: float) -> Mask:
        """Where it was that light before."""
        bright: Mask = self._light >= level
        return bright

    def learn(self, maps: Maps, at: float, held: Mask) -> None:
        """Take up what there is now, slowly where something may be `held` up."""
        import numpy as np  # noqa: PLC0415 - heavy

        passed, self._at = min(max(at - self._at, 0.0), 1.0), at
        share = np.full(maps.light.shape, _gain(passed, _LEARN), np.float32)
        share[held] = _gain(passed, _LEARN_WHERE_HELD)
        forget = _gain(passed, _FORGET)
        pairs = ((self._grain, maps.grain), (self._coarse, maps.coarse_grain))
        for known, change in ((known, now - known) for known, now in pairs):
            np.add(known, change * np.where(change > 0, share, np.minimum(share, forget)), known)
        self._light += (maps.light - self._light) * share
        self._shade += (_shade(maps.light) - self._shade) * share


def _shade(light: Cells) -> Cells:
    import numpy as np  # noqa: PLC0415 - heavy

    shade: Cells = light / np.float32(max(float(np.median(light)), 1.0))
    return shade


def _gain(passed: float, time_constant: float) -> float:
    return 1 - math.exp(-passed / time_constant)


def _square() -> NDArray[np.uint8]:
    import numpy as np  # noqa: PLC0415 - heavy

    return np.ones((3, 3), np.uint8)
