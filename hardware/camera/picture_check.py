"""Does the camera see anything? Tells a frozen and a black picture from a working one.

**Frozen.** Noise makes each picture of a sensor different from all others, also in a still and dark
room, so a picture equal to a recent one in all of its samples was not taken anew. "Recent" is a few
pictures, because a stuck driver may hand out its ring of old buffers in turn. A repeated picture is
never passed on, from the first: it may show the code of somebody who has left. Without a new picture
for `frozen_after` seconds the camera counts as frozen.

**Black.** A covered lens or a dead sensor: over the whole picture no part of it is brighter than
near-black, nor brighter than any other part by more than the noise left in the mean of a part. A dark
lobby has a lamp, a window or the terminal's own light somewhere and is not black however dark the rest.
Different limits for entering and leaving, each held for a while, keep a room at dusk from flapping.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.wishes import Origin
from kiosk.devices import CameraState

if TYPE_CHECKING:
    from hardware.camera.frames import Picture

_ACROSS = 320  # samples of a row, or near it: 57,600 of a 16:9 picture
_REMEMBERED = 16  # pictures; more than any driver's ring of buffers
_RING = 8  # new pictures until a camera counts as alive: the buffers of a large ring
_FEWEST_REPEATS = 5  # pictures; a slow camera that gives one picture twice is not frozen
_GAP = 2.0  # seconds between two pictures after which nothing is concluded from the earlier
_PARTS = (8, 5)  # parts of a picture, across and down; 1,440 samples each
# Mean green level of a part, of 255. Noise of 10 levels leaves 0.3 in the mean of a part.
_BLACK_BELOW, _EVEN_WITHIN = 24.0, 4.0
_LIT_ABOVE, _UNEVEN_BEYOND = 32.0, 6.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """RUNNING, FROZEN, BLACK or None (too early to say whether it is frozen still), and whether
    this picture may be shown to the decoders.
    """

    state: CameraState | None
    pass_on: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and since when (the clock of `PictureCheck.look`, seconds)."""

    state: CameraState
    since: float


@dataclass(frozen=True, slots=True)
class CheckTimes:
    """How long a picture must be bad before it counts, in seconds."""

    frozen_after: float = 2.5
    stream_frozen_after: float = 15.0  # longer than between two key frames
    black_after: float = 2.5
    lit_after: float = 1.0  # no longer black


class PictureCheck:
    """Looks at each picture of a camera. Outlives the camera's reopenings: a frozen one must not
    pass as new only because it was opened again.

    Of pictures it keeps digests under a random key, from which nothing can be learnt, until `forget`.
    """

    def __init__(self, times: CheckTimes | None = None) -> None:
        self._times = times if times is not None else CheckTimes()
        self._lock = threading.Lock()
        self._key = secrets.token_bytes(16)
        self._recent: deque[bytes] = deque(maxlen=_REMEMBERED)
        self._fresh = 0  # new pictures since the memory was emptied, or since it froze
        self._repeats = 0  # since the last new picture
        self._last_new = 0.0
        self._looked_at = float("-inf")
        self._frozen_since: float | None = None
        self._black_since: float | None = None
        self._turning_since: float | None = None  # black beginning, or its end

    @property
    def trouble(self) -> Trouble | None:
        with self._lock:
            if self._black_since is not None:
                return Trouble(CameraState.BLACK, self._black_since)
            if self._frozen_since is not None:
                return Trouble(CameraState.FROZEN, self._frozen_since)
            return None

    def look(self, image: Picture, now: float, origin: Origin = Origin.SENSOR) -> Verdict:
        """Judge the next picture (height x width x 3, uint8); `now` is a monotonic clock's seconds."""
        step = max(image.shape[1] // _ACROSS, 1)
        sample = image[::step, ::step, 1].copy()
        brightest, unevenness = _light(sample)
        with self._lock:
            if now - self._looked_at > _GAP:
                self._turning_since, self._last_new, self._repeats = None, now, 0
            self._looked_at = now
            dark = brightest <= _BLACK_BELOW and unevenness <= _EVEN_WITHIN
            lit = brightest > _LIT_ABOVE or unevenness > _UNEVEN_BEYOND
            self._judge_light(now, dark=dark, lit=lit)
            new = origin is Origin.FILE or self._judge_movement(sample, now, origin, dark=dark)
            return Verdict(self._state(), new)

    def forget(self) -> None:
        """Let go of what is known of pictures until now.

        What is frozen stays frozen. So that a frozen picture does not pass as new once more, nothing
        passes until more different pictures came than a stuck driver has buffers.
        """
        with self._lock:
            self._key = secrets.token_bytes(16)
            self._recent.clear()
            self._fresh = 0

    def _state(self) -> CameraState | None:
        if self._black_since is not None:
            return CameraState.BLACK
        if self._frozen_since is None:
            return CameraState.RUNNING
        return CameraState.FROZEN if self._repeats else None

    def _judge_light(self, now: float, *, dark: bool, lit: bool) -> None:
        black = self._black_since is not None
        if not (lit if black else dark):
            self._turning_since = None
            return
        if self._turning_since is None:
            self._turning_since = now
        times = self._times
        if now - self._turning_since >= (times.lit_after if black else times.black_after):
            self._turning_since = None
            self._black_since = None if black else now

    def _judge_movement(self, sample: Picture, now: float, origin: Origin, *, dark: bool) -> bool:
        """Whether this picture is a new one of a camera that is alive."""
        digest = hashlib.blake2b(sample.data, key=self._key, digest_size=16).digest()
        if digest not in self._recent:
            self._recent.append(digest)
            self._fresh += 1
            self._last_new, self._repeats = now, 0
            if self._fresh > _RING:
                self._frozen_since = None
            return self._fresh > _RING
        self._repeats += 1
        if dark:  # a covered lens may give nothing but zeros
            self._last_new, self._repeats = now, 0
        limit = (
            self._times.frozen_after if origin is Origin.SENSOR else self._times.stream_frozen_after
        )
        if (
            self._frozen_since is None
            and self._repeats >= _FEWEST_REPEATS
            and now - self._last_new >= limit
        ):
            self._frozen_since = now
            self._fresh = 0
        return False


def _light(sample: Picture) -> tuple[float, float]:
    """Mean level of the brightest part of the picture, and how far the darkest is below it."""
    height, width = sample.shape
    across, down = min(_PARTS[0], width), min(_PARTS[1], height)
    parts = (
        sample[: height // down * down, : width // across * across]
        .reshape(down, height // down, across, width // across)
        .mean(axis=(1, 3))
    )
    brightest = float(parts.max())
    return brightest, brightest - float(parts.min())
