"""Printing elements to ESC/POS bytes, with python-escpos.

Text goes out as GB18030 after FS & (Chinese character mode), past python-escpos' own `text`, which
knows only code pages of one byte. Command names are those of Epson's ESC/POS reference.
"""

from __future__ import annotations

import logging
import os
import shutil
import struct
from functools import cache
from typing import TYPE_CHECKING, Any

from hardware.ticket.layout.elements import Cut, Element, Feed, Line, Qr, Rule, Span
from hardware.ticket.raster import picture
from hardware.ticket.typeset import in_printer_font

if TYPE_CHECKING:
    from PIL import Image

INITIALISE = b"\x1b@\x1da\x00"
"""ESC @, and GS a 0: no automatic status, whose bytes could be taken for an answer to GS r."""
CHINESE_ON = b"\x1c&"  # FS &
_FEED_DOTS = b"\x1bJ"  # ESC J n
_PITCH = (
    30  # dots that a line of text feeds at least (ESC 2); a picture feeds no more than its height
)
_RASTER = b"\x1dv0\x00"  # GS v 0 m, m = 0: a bit is a dot
_SMOOTH_FROM = 4  # sizes that GS b rounds off
_EC_M = 1  # QR error correction of GS ( k <function 169>: 0 to 3 for L, M, Q, H
# What a printer takes for a real-time command even inside a picture (DLE EOT, ENQ, DC4).
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


def encode(elements: tuple[Element, ...], columns: int) -> bytes:
    """The print job, to be sent after `INITIALISE`."""
    writer = _command_writer()()
    writer._raw(CHINESE_ON)  # noqa: SLF001 - python-escpos' one way to send bytes
    for element in elements:
        match element:
            case Line():
                _line(writer, element, columns)
            case Rule():
                _line(writer, Line((Span("─" * (columns // 2)),)), columns)
            case Qr(content, module):
                writer.set(align="center")
                writer.qr(content, ec=_EC_M, size=module, native=True)
            case Feed(dots):
                writer._raw(_FEED_DOTS + bytes([dots]))  # noqa: SLF001 - as above
            case Cut():
                writer.cut(feed=False)  # GS V 66 0: feed to the knife, leave one point uncut
    output: bytes = writer.output
    return output


def _line(writer: Any, line: Line, columns: int) -> None:
    writer.set(align=str(line.align))
    if not in_printer_font(line.text) and (drawn := picture(line, columns)) is not None:
        writer._raw(_raster(drawn))  # noqa: SLF001 - as above
        if (short := _PITCH - drawn.height) > 0:
            writer._raw(_FEED_DOTS + bytes([short]))  # noqa: SLF001 - as above
        return
    for span in line.spans:
        writer.set(
            custom_size=True,
            width=span.wide,
            height=span.high,
            bold=span.bold,
            invert=span.inverse,
            smooth=span.high >= _SMOOTH_FROM,
        )
        writer._raw(span.text.encode("gb18030"))  # noqa: SLF001 - as above
    writer._raw(b"\n")  # noqa: SLF001 - as above


def _raster(drawn: Image.Image) -> bytes:
    """GS v 0 with one dot changed wherever the picture would read as a real-time command.

    python-escpos' own `image` does not look for them, and prints to stdout without a profile.
    """
    data = drawn.tobytes()
    for command in _REAL_TIME:
        data = data.replace(command, b"\x11" + command[1:])
    return _RASTER + struct.pack("<HH", (drawn.width + 7) // 8, drawn.height) + data


@cache
def _command_writer() -> Any:
    """python-escpos' byte collector, imported at the first ticket (0.2 s), its traces removed.

    At import it puts a handler on the root logger and leaves a temporary directory with a pickle of
    its printer database behind, at every start.
    """
    handlers = list(logging.root.handlers)
    from escpos import capabilities  # noqa: PLC0415 - lazy, see above
    from escpos.printer import Dummy  # noqa: PLC0415 - lazy, see above

    for handler in set(logging.root.handlers) - set(handlers):
        logging.root.removeHandler(handler)
    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    return Dummy
