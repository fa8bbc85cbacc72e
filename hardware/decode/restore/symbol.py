"""One frame's view of a symbol: sampled, evened, its blur undone, module by module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.restore import bend, blur, crop, detect, equalise, geometry, light
from hardware.decode.restore.geometry import MARGIN

if TYPE_CHECKING:
    from hardware.decode.restore.blur import Blur
    from hardware.decode.restore.crop import Crop, Warp
    from hardware.decode.restore.geometry import Floats, Signs
    from hardware.decode.restore.patterns import Pose

_FIRST_NOISE = 0.02  # variance of an evened sample, of a picture that nothing is known about
_LEAST_NOISE = 4e-4
_MEDIAN = 2.2  # variance to median of the squared error of normal noise
_EVERY = 5  # sample that the median is taken of: a fifth of them will do
_OUTLIER = 12.0  # times the noise: an error from there on says more about the model
_QUIET = 3  # modules that a stretch of the quiet zone is judged by
_NOT_QUIET = -0.3  # its mean, where light is -1, dark 1
_NEAR, _WIDE = 31, 41  # samples that gain and offset are taken from, at first and later
_BELIEVED = 2.0  # half log-likelihood ratio
_FITS = 0.35  # of their modules, by weight, more that are right than wrong
_DETECTIONS = 10  # rounds of message passing
_MOST = 8.0  # half log-likelihood ratio; the model is never as good as it believes


@dataclass(slots=True, eq=False)
class View:
    """What a frame tells of a symbol. Given up after each frame, but for `log_odds`.

    `modules` and `log_odds` (side x side each, with MARGIN around) are the mean of each module's two
    values and half the log-likelihood ratio, dark positive, as far as this frame tells them.
    """

    warp: Warp
    known: Signs
    light: Floats
    usable: Floats
    evened: Floats
    modules: Floats
    log_odds: Floats
    noise: float = _FIRST_NOISE
    blur: Blur | None = None

    def inner(self) -> Floats:
        """Half the log-likelihood ratio of the symbol's own modules."""
        return inner(self.log_odds)


def inner(modules: Floats) -> Floats:
    """Without the margin."""
    return modules[MARGIN:-MARGIN, MARGIN:-MARGIN]


def _known(version: int, evened: Floats) -> Signs:
    """What is known before the symbol is read: the quiet zone only where it looks quiet."""
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    known = geometry.bordered(version)
    around = opencv().resize(evened, known.shape, interpolation=opencv().INTER_AREA)
    covered = opencv().blur(around, (_QUIET, _QUIET)) > _NOT_QUIET
    covered[MARGIN:-MARGIN, MARGIN:-MARGIN] = False
    if not covered.any():
        return known
    return np.where(covered, 0, known).astype(np.int8)


class Restorer:
    """Works on one frame's symbol in steps, each of which improves `view`."""

    def __init__(self, part: Crop, pose: Pose) -> None:
        import numpy as np  # noqa: PLC0415

        self._crop = part
        self._picture = crop.smoothed(part, pose.version)
        self._burnt = bool(part.saturated.any())
        side = len(geometry.bordered(pose.version))
        unknown = np.zeros((side, side), np.float32)
        flat = crop.sampled(self._picture, bend.flat(pose))
        warp = bend.aligned(light.evened(flat), pose)
        samples = crop.sampled(self._picture, warp)
        evened = light.evened(samples)
        self.view = View(
            warp=warp,
            known=_known(pose.version, evened),
            light=samples,
            usable=self._usable(warp, samples),
            evened=evened,
            modules=unknown,
            log_odds=unknown,
        )
        self._equalise()

    def register(self) -> None:
        """Estimate the blur, even out the light by it, and shift the mesh to where modules are."""
        view = self.view
        for last in (False, True):
            weight = self._weight()
            view.blur = blur.estimate(view.modules, view.evened, weight)
            expected = view.blur.of(view.modules)
            view.evened = light.evened_by(view.light, expected, weight, _NEAR)
            view.warp = bend.adjusted(view.warp, view.evened, expected, weight)
            view.light = crop.sampled(self._picture, view.warp)
            view.usable = self._usable(view.warp, view.light)
            view.evened = light.evened_by(view.light, expected, weight, _WIDE if last else _NEAR)
        self._equalise()

    def detect(self, prior: Floats | None = None) -> None:
        """Decide each module with regard to all others.

        `prior`: half log-likelihood ratios (side x side) that other frames tell, of which only so
        much is believed that this one may say otherwise.
        """
        import numpy as np  # noqa: PLC0415

        believed = np.zeros(self.view.known.shape, np.float32)
        if prior is not None:
            inner(believed)[:] = np.clip(prior, -_BELIEVED, _BELIEVED)
        view = self.view
        weight = self._weight()
        spread = view.blur = blur.estimate(view.modules, view.evened, weight)
        expected = spread.of(view.modules)
        doubt = spread.doubt(view.modules)
        error = (view.evened - expected) ** 2
        seen = view.usable > 0.5  # noqa: PLR2004 - half a sample
        if seen.any():
            typical = float(np.median((error / (view.noise + doubt))[seen][::_EVERY])) * _MEDIAN
            view.noise = max(view.noise * min(max(typical, 0.2), 3.0), _LEAST_NOISE)
        # What the model does not explain is dirt, glare or a fold: it is not to mislead the rest.
        view.usable = view.usable / (1 + error / (_OUTLIER * (view.noise + doubt)))
        filled = view.usable * view.evened + (1 - view.usable) * expected - spread.offset
        blind = view.usable * np.minimum(error, 1) + (1 - view.usable) * doubt
        view.log_odds = detect.detected(
            np.stack([filled[i::2, j::2] for i in (0, 1) for j in (0, 1)]),
            blur.phases(spread),
            noise=max(float(blind.mean()), 0.5 * view.noise),
            known=view.known,
            prior=believed,
            trust=self._trust(),
            rounds=_DETECTIONS,
        )
        view.log_odds = np.clip(view.log_odds, -_MOST, _MOST)
        view.modules = np.where(view.known == 0, np.tanh(view.log_odds), view.known).astype(
            np.float32
        )

    def fits(self) -> bool:
        """Whether timing, alignment patterns and version information are what they should be.

        To be asked after `detect`, which knows them but says how they look. Finder patterns and
        format information are where they are in a symbol of any version, so they tell nothing.
        """
        import numpy as np  # noqa: PLC0415

        known = inner(self.view.known.astype(np.float32))
        known[:9, :9] = known[:9, -8:] = known[-8:, :9] = 0
        told = np.tanh(inner(self.view.log_odds))
        return float((told * known).sum()) >= _FITS * float(np.abs(told * known).sum()) > 0

    def _equalise(self) -> None:
        import numpy as np  # noqa: PLC0415

        view = self.view
        alone = equalise.equalised(view.evened, view.known)
        view.log_odds = np.arctanh(np.clip(alone, -0.999, 0.999)) * self._trust()
        view.modules = np.where(view.known == 0, np.tanh(view.log_odds), view.known).astype(
            np.float32
        )

    def _weight(self) -> Floats:
        """Of each sample: less where the modules it depends on are not certain yet."""
        import numpy as np  # noqa: PLC0415

        view = self.view
        if view.blur is not None:
            doubt = view.blur.doubt(view.modules)
        else:
            unsure = opencv().blur(blur.twice(1 - view.modules**2), (5, 5))
            doubt = np.asarray(0.2 * unsure, np.float32)
        return np.asarray(view.usable * (view.noise / (view.noise + doubt)), np.float32)

    def _trust(self) -> Floats:
        """`usable` of each module and its neighbours: glare and shadow have soft edges."""
        import numpy as np  # noqa: PLC0415

        cv2 = opencv()
        size = self.view.known.shape
        each = cv2.resize(self.view.usable, size, interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.erode(each, np.ones((3, 3), np.uint8)))

    def _usable(self, warp: Warp, samples: Floats) -> Floats:
        weight = light.contrasted(samples)
        if self._burnt:
            weight = weight * light.usable(crop.sampled(self._crop.saturated, warp, smooth=False))
        return weight
