"""A clean picture of a symbol, and the text that the library reads in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.decode.restore import codewords

if TYPE_CHECKING:
    from types import ModuleType

    from hardware.decode.restore.codewords import Reading

_QUIET_ZONE = 4  # modules, clause 9.1
_PX = 2  # a module


@lru_cache(maxsize=1)
def _library() -> ModuleType:
    import zxingcpp  # noqa: PLC0415 - imported in the worker that decodes

    return zxingcpp


def text_of(reading: Reading) -> str | None:
    """What the codewords say, None where they cannot be corrected or are no text."""
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    zxing = _library()
    light = (codewords.clean(reading) < 0).astype(np.uint8) * np.uint8(255)
    drawn = np.kron(np.pad(light, _QUIET_ZONE, constant_values=255), np.ones((_PX, _PX), np.uint8))
    found = zxing.read_barcodes(
        drawn,
        formats=zxing.BarcodeFormat.QRCode,  # 3.1.1 reads no pure picture as QRCodeModel2
        is_pure=True,
        binarizer=zxing.Binarizer.FixedThreshold,
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxing.TextMode.Plain,
    )
    return next((str(code.text) for code in found if code.valid and code.text), None)
