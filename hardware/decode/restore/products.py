"""Matrix products in pieces so small that the BLAS of numpy starts no threads for them.

OpenBLAS spreads a product of more than 2^18 multiplications over all cores and spins there until it
is done: on a terminal of two cores it competes with the screen, and many times the work
goes into waiting whenever the other core is busy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hardware.decode.restore.geometry import Floats

_MOST = 1 << 18  # multiplications that OpenBLAS does in the calling thread (interface/gemm.c)


def inner(one: Floats, other: Floats) -> Floats:
    """The product one @ other.T of m x k and n x k, summed over pieces of k."""
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    rows, length = one.shape
    piece = max(1, _MOST // (rows * len(other)))
    whole = length // piece * piece
    first = one[:, :whole].reshape(rows, -1, piece).transpose(1, 0, 2)
    second = other[:, :whole].reshape(len(other), -1, piece).transpose(1, 2, 0)
    total = np.matmul(first, second).sum(0)
    return np.asarray(total + one[:, whole:] @ other[:, whole:].T)
