"""First guess at every module: a linear equaliser, trained on the modules that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.restore import products

if TYPE_CHECKING:
    from hardware.decode.restore.geometry import Floats, Signs

_TAPS = 8  # samples along a side, four modules
_RIDGE = 0.02  # of the training set's size
_SPREAD = 1.3  # unknown modules turn out less well than those it was trained on
_LEAST_VARIANCE = 0.02


def equalised(samples: Floats, known: Signs) -> Floats:
    """The mean of each module's two values, given the samples: tanh of half the log-likelihood ratio.

    `samples` are two to a module each way, light -1 and dark 1, more or less; `known` is 1 dark,
    -1 light, 0 unknown. The filter is the ridge regression of the known modules on the 8 x 8 samples
    around each: whatever blurred them, in whatever direction, it undoes as far as noise allows.
    """
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    reach = _TAPS // 2 - 1
    around = np.lib.stride_tricks.sliding_window_view(
        np.pad(samples, reach + 1, mode="edge"), (_TAPS, _TAPS)
    )[1::2, 1::2]
    trained = known != 0
    values = known[trained].astype(np.float32)
    features = np.ones((_TAPS * _TAPS + 1, len(values)), np.float32)
    features[:-1] = around[trained].reshape(len(values), -1).T
    normal = products.inner(features, features).astype(np.float64)
    normal[np.diag_indices_from(normal)] += _RIDGE * len(values)
    wanted = products.inner(features, values.reshape(1, -1))[:, 0]
    weights = np.linalg.solve(normal, wanted.astype(np.float64)).astype(np.float32)
    cv2 = opencv()
    taps = weights[:-1].reshape(_TAPS, _TAPS)
    filtered = cv2.filter2D(
        samples, -1, taps, anchor=(reach, reach), borderType=cv2.BORDER_REPLICATE
    )
    guess = filtered[::2, ::2] + weights[-1]
    told = guess[trained] * values
    variance = float(told.var()) * _SPREAD + _LEAST_VARIANCE
    soft = np.tanh(guess * max(float(told.mean()), 0.0) / variance)
    soft[trained] = values
    return np.asarray(soft, np.float32)
