"""Which modules are dark, given the blur: every module decided with regard to all others.

Orthogonal approximate message passing (Ma and Ping, IEEE Access 5, 2017; vector AMP, Rangan et al.,
IEEE Trans. Inf. Theory 65, 2019): a linear estimate of all modules at once, which undoes the blur
where it left something, and in turn the knowledge that a module is either dark or light, which
supplies what the blur wiped out. Both exchange only what the other did not already know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.camera.library import opencv

if TYPE_CHECKING:
    from hardware.decode.restore.geometry import Floats, Signs

_DAMPING = 0.5
_LEAST_VARIANCE = 1e-4
_MOST_PRECISE = 1e4
_EXTRINSIC = 0.05  # of what it was told: what modules being either must add to count as news


def detected(
    samples: Floats,
    filters: Floats,
    *,
    noise: float,
    known: Signs,
    prior: Floats,
    trust: Floats,
    rounds: int,
) -> Floats:
    """Half the log-likelihood ratio of each module, positive where dark; known ones too.

    `samples`: 4 x side x side, the four samples of each module, without offset; `filters`: what each
    sees of the 5 x 5 modules around it; `noise`: their variance; `prior`: half the log-likelihood
    ratio that is known beforehand, and `trust`: how far the samples of a module are to be believed,
    0 to 1, both side x side.
    """
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    side = len(known)
    size = int(opencv().getOptimalDFTSize(side))
    size += size % 2
    more = ((0, size - side), (0, size - side))
    fixed = np.pad(known, more, constant_values=-1).astype(np.float32)
    free = fixed == 0
    log_odds = np.pad(prior, more)
    trusted = np.pad(trust, more, constant_values=1)
    share = trusted / max(float(trusted.sum()), 1.0)
    transfer = np.zeros((4, size, size), np.float32)
    transfer[:, :5, :5] = filters[:, ::-1, ::-1]
    transfer = np.roll(transfer, (-2, -2), (1, 2))
    seen = np.stack(
        [
            np.pad(part, more, constant_values=-total)
            for part, total in zip(samples, filters.sum((1, 2)), strict=True)
        ]
    ).astype(np.float32)
    through = np.fft.rfft2(transfer)
    gathered = (through.conj() * np.fft.rfft2(seen)).sum(0) / np.float32(noise)
    power = (np.abs(through) ** 2).sum(0) / np.float32(noise)
    twofold = np.ones(power.shape[1], np.float32)
    twofold[1 : size // 2] = 2  # the half of the spectrum that is left out is its mirror image
    twofold /= twofold.sum() * size

    mean = np.where(free, np.tanh(log_odds), fixed).astype(np.float32)
    precision = 1 / max(float(1 - (mean * mean).mean()), _LEAST_VARIANCE)
    field = log_odds
    for _ in range(rounds):
        spectrum = (gathered + np.float32(precision) * np.fft.rfft2(mean)) / (
            power + np.float32(precision)
        )
        linear = np.fft.irfft2(spectrum, (size, size))
        certain = 1 / float(((1 / (power + precision)) @ twofold).sum())
        told = max(certain - precision, 1e-3)
        field = (certain * linear - precision * mean) * trusted
        guess = np.where(free, np.tanh(field + log_odds), fixed)
        variance = max(float(((1 - guess * guess) * share).sum()), _LEAST_VARIANCE)
        new = 1 / variance - told
        if new > _EXTRINSIC * told:
            new = min(new, _MOST_PRECISE)
            extrinsic = (guess / variance - field) / new
        else:
            extrinsic, new = guess, 1 / variance
        mean = _DAMPING * extrinsic + (1 - _DAMPING) * mean
        precision = _DAMPING * new + (1 - _DAMPING) * precision
    return np.asarray((field + log_odds)[:side, :side], np.float32)
