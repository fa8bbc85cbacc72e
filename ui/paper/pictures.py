"""Pictures on the paper: the hospital's stamp and logo, the report's codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import mul
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from hardware.qr import QUIET_ZONE, qr_symbol

_MOST_BYTES: Final = 4 * 1024 * 1024
_MOST_DOTS: Final = 4096  # a side
_STAMP_DOTS: Final = 6  # a millimetre: 152 dpi, smoothed; as much as ink on paper shows
_LOGO_DOTS: Final = 10  # a millimetre
_SAME_INK: Final = 24  # of 256 levels that one ink's colour is away from its mean, on average
_DEPTHS: Final = bytes(round(round(level / 255 * 7) / 7 * 255) for level in range(256))
_SCALE: Final = 4  # dots a module, so that no viewer's smoothing reaches far into it
_BLACK: Final = 0xFF000000
_WHITE: Final = 0xFFFFFFFF
_LONGEST_BARCODE: Final = 32  # characters; a longer one is too wide for scanners and paper


class BadPictureError(Exception):
    """Says which file and why, in English."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`modules`: its width in modules where it is a code, quiet zone included; else 0."""

    image: QImage = field(repr=False)
    modules: int = 0

    @property
    def ratio(self) -> float:
        """Height by width."""
        return self.image.height() / self.image.width()


def read_stamp(path: Path, width: float) -> Picture:
    """PNG with a clear ground, `width` mm wide on paper. Raises BadPictureError."""
    image = _read(path, (b"png",))
    return Picture(_plain_ink(_no_wider(image, round(width * _STAMP_DOTS))))


def _plain_ink(image: QImage) -> QImage:
    """`image` in eight depths, and in the one colour of its ink where it has one.

    A scanned stamp is noise to a compressor. So it looks the same on paper, in a fraction of the bytes.
    """
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    blue, green, red, alpha = (bytes(image.constBits()[plane::4]) for plane in range(4))
    total = sum(alpha)
    if not total:
        return image
    planes = []
    for plane in (blue, green, red):
        mean = sum(map(mul, plane, alpha)) // total
        away = sum(abs(value - mean) * depth for value, depth in zip(plane, alpha, strict=True))
        one_ink = away // total <= _SAME_INK
        planes.append(bytes([mean]) * len(plane) if one_ink else plane.translate(_DEPTHS))
    whole = bytearray(4 * len(alpha))
    for index, plane in enumerate((*planes, alpha.translate(_DEPTHS))):
        whole[index::4] = plane
    size = image.size()
    return QImage(whole, size.width(), size.height(), image.format()).copy()


def read_logo(path: Path, height: float) -> Picture:
    """PNG or JPEG, `height` mm high on paper. Raises BadPictureError."""
    image = _read(path, (b"png", b"jpeg"))
    dots = max(1, round(height * _LOGO_DOTS * image.width() / image.height()))
    return Picture(_no_wider(image, dots).convertToFormat(QImage.Format.Format_ARGB32))


def _read(path: Path, formats: tuple[bytes, ...]) -> QImage:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise BadPictureError(f"{path.name}: {error.strerror}") from None
    if len(content) > _MOST_BYTES:
        raise BadPictureError(f"{path.name}: larger than {_MOST_BYTES} bytes")
    for kind in formats:
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(kind))
        reader.setAutoDetectImageFormat(False)
        size = reader.size()
        if not size.isValid() or max(size.width(), size.height()) > _MOST_DOTS:
            continue
        image = reader.read()
        if not image.isNull():
            return image
    raise BadPictureError(f"{path.name}: no picture of a kind and size that can be used")


def _no_wider(image: QImage, width: int) -> QImage:
    if image.width() <= width:
        return image
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def qr_picture(text: str) -> Picture | None:
    """None: the text is longer than a symbol holds."""
    try:
        symbol = qr_symbol(text)
    except ValueError:
        return None
    side = symbol.side + 2 * QUIET_ZONE

    def dark(x: int, y: int) -> bool:
        return symbol.light[y * symbol.side + x] == 0

    return _from_modules(QSize(side, side), QSize(symbol.side, symbol.side), dark)


def barcode_picture(number: str) -> Picture | None:
    """Code 128 (ISO/IEC 15417) with quiet zones of 10 modules. None: it cannot hold the number."""
    if not (number.isascii() and number.isprintable() and 0 < len(number) <= _LONGEST_BARCODE):
        return None
    import zxingcpp  # noqa: PLC0415 - not before there is something to print

    try:
        barcode = zxingcpp.create_barcode(number, zxingcpp.BarcodeFormat.Code128)
    except ValueError:
        return None
    modules = barcode.to_image(scale=1, add_quiet_zones=False)
    row = memoryview(modules).tobytes()[: modules.shape[1]]  # type: ignore[arg-type]  # its stub leaves the buffer out
    return _from_modules(QSize(len(row) + 20, 1), QSize(len(row), 1), lambda x, _: row[x] == 0)


def _from_modules(whole: QSize, code: QSize, dark: Callable[[int, int], bool]) -> Picture:
    """A picture of one bit a dot, `code` modules in the middle of `whole`."""
    image = QImage(whole, QImage.Format.Format_Mono)
    image.setColorTable([_BLACK, _WHITE])
    image.fill(1)
    left, top = (whole.width() - code.width()) // 2, (whole.height() - code.height()) // 2
    for y in range(code.height()):
        for x in range(code.width()):
            if dark(x, y):
                image.setPixel(left + x, top + y, 0)
    return Picture(image.scaled(whole * _SCALE), whole.width())
