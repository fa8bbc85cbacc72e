"""What blurs: the point spread function, estimated from modules that are known or likely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.restore import products

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.restore.geometry import Floats

    Doubles = NDArray[np.float64]

SIZE = 9  # samples along a side of the point spread function: two modules each way
_RIDGE = 1e-3
_TRACE = 1e-6  # keeps the equations regular where no sample is usable
_MOST_EQUATIONS = 8000  # of the samples; more make it no better


@dataclass(frozen=True, slots=True, eq=False)
class Blur:
    """`spread` is SIZE x SIZE, symmetric about its middle; `offset` what a module of 0 looks like."""

    spread: Floats
    offset: float

    def of(self, modules: Floats) -> Floats:
        """What the samples would be: two a module each way."""
        return _filtered(twice(modules), self.spread) + self.offset

    def doubt(self, modules: Floats) -> Floats:
        """Variance of each sample that comes of the modules not being certain."""
        # The four samples of a module err together, so that errors add up rather than average out.
        return _filtered(twice(1 - modules * modules), 2 * self.spread**2)


def twice(modules: Floats) -> Floats:
    """Two samples a module each way."""
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    return np.repeat(np.repeat(modules, 2, 0), 2, 1)


def estimate(modules: Floats, samples: Floats, weight: Floats) -> Blur:
    """The blur that makes `samples` of `modules`, by weighted least squares.

    `modules` are means between -1 and 1. That they are not certain is taken into account (the
    expectation of the squared error is minimised, as by expectation maximisation); else an uncertain
    guess would make the picture seem more blurred than it is. Lens and hand blur alike in opposite
    directions, hence the symmetry, which halves what has to be estimated.
    """
    import numpy as np  # noqa: PLC0415

    reach, middle = SIZE // 2, SIZE * SIZE // 2
    rows = slice(reach, None, _stride(samples.size))
    guess, unsure = twice(modules), twice(1 - modules * modules)
    padded = np.pad(guess, reach, constant_values=-1)
    height, width = samples.shape
    used = len(range(height)[rows])
    sums = np.ones((middle + 2, used, width), np.float32)
    for tap in range(middle + 1):
        down, across = divmod(tap, SIZE)
        part = padded[down : down + height, across : across + width][rows]
        if tap == middle:
            sums[tap] = part
        else:
            down, across = SIZE - 1 - down, SIZE - 1 - across
            np.add(part, padded[down : down + height, across : across + width][rows], sums[tap])
    features = sums.reshape(middle + 2, -1)
    weights = weight[rows].ravel()
    weighted = features * weights
    normal = products.inner(weighted, features).astype(np.float64)
    normal[:-1, :-1] += float(weights @ unsure[rows].ravel()) * _shared()
    normal[np.arange(middle + 1), np.arange(middle + 1)] += 2 * _RIDGE * float(weights.sum())
    normal[np.diag_indices_from(normal)] += _TRACE
    seen = products.inner(weighted, samples[rows].reshape(1, -1))
    solution = np.linalg.solve(normal, seen[:, 0].astype(np.float64))
    half = solution[:middle]
    spread = np.concatenate([half, solution[middle : middle + 1], half[::-1]])
    return Blur(spread.reshape(SIZE, SIZE).astype(np.float32), float(solution[-1]))


def phases(blur: Blur) -> Floats:
    """The same as four filters over modules, 4 x 5 x 5: one for each sample of a module."""
    import numpy as np  # noqa: PLC0415

    filters = np.zeros((4, 5, 5), np.float32)
    np.add.at(filters, _polyphase(), np.tile(blur.spread.ravel(), 4))
    return filters


def _filtered(samples: Floats, kernel: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    return np.asarray(
        cv2.filter2D(samples, -1, kernel, borderType=cv2.BORDER_REPLICATE), np.float32
    )


def _stride(samples: int) -> int:
    """Every how manieth row of samples is used. Odd, so that both rows of a module are."""
    return 1 + 2 * round(samples / _MOST_EQUATIONS / 2)


@lru_cache(maxsize=1)
def _shared() -> Doubles:
    """Covariance of the features, for modules of variance 1 that are independent of each other.

    Samples t apart lie in the same module in 1 - |t|/2 of all cases, each way.
    """
    import numpy as np  # noqa: PLC0415

    row, column = np.divmod(np.arange(SIZE * SIZE), SIZE)
    same = np.clip(1 - np.abs(row[:, None] - row) / 2, 0, 1)
    same *= np.clip(1 - np.abs(column[:, None] - column) / 2, 0, 1)
    middle = SIZE * SIZE // 2
    folded = np.zeros((SIZE * SIZE, middle + 1))
    folded[
        np.arange(SIZE * SIZE), np.minimum(np.arange(SIZE * SIZE), np.arange(SIZE * SIZE)[::-1])
    ] = 1
    return np.asarray(folded.T @ same @ folded, np.float64)


@lru_cache(maxsize=1)
def _polyphase() -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """For each phase and tap: which module of the 5 x 5 around it the tap lies in."""
    import numpy as np  # noqa: PLC0415

    tap = np.arange(SIZE) - SIZE // 2
    phase, down, across = np.meshgrid(np.arange(4), tap, tap, indexing="ij")
    rows = (phase // 2 + down) // 2 + 2
    columns = (phase % 2 + across) // 2 + 2
    return phase.ravel(), rows.ravel(), columns.ravel()
