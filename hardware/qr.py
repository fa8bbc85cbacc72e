"""QR codes to be shown: from a text to dark and light modules (ISO/IEC 18004), by zxing-cpp."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

QUIET_ZONE: Final = 4
"""Light modules around a symbol (ISO/IEC 18004:2015, 6.3.8): without them phones do not find it."""

# A quarter more symbol than L; a fingerprint or a reflection on the glass does not keep it unread.
_LEVEL: Final = "M"


@dataclass(frozen=True, slots=True)
class QrSymbol:
    """A symbol without its quiet zone. `light`: `side` rows of `side` bytes, 0 dark and 255 light."""

    side: int
    light: bytes = field(repr=False)


def qr_symbol(text: str) -> QrSymbol:
    """The smallest symbol of `text` at level M.

    Raises:
        ValueError: the text is empty, or longer than a symbol can hold (2,331 bytes).
    """
    import zxingcpp  # noqa: PLC0415 - most sessions show no code

    try:
        barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=_LEVEL)
    except ValueError:
        # The library's words may quote the text, by which somebody could be paid for.
        raise ValueError("no QR code can hold this text") from None
    modules = barcode.to_image(scale=1, add_quiet_zones=False)
    light = memoryview(modules).tobytes()  # type: ignore[arg-type]  # its stub leaves the buffer out
    return QrSymbol(int(modules.shape[0]), light)
