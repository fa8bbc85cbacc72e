"""An ESC/POS interpreter: a byte stream to marks on paper.

It knows the commands that this product and python-escpos send, and is strict with the rest: whatever
it does not know, or text outside Chinese mode, is noted in `errors`, and so fails a test. Commands
and their limits are those of Epson's ESC/POS command reference.
"""

# ruff: noqa: PLR2004 - the numbers are parameters of the commands named beside them

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from hardware.ticket.standin.paper import PaperSize
from hardware.ticket.standin.typeface import Glyph, Style, qr_band, text_band

if TYPE_CHECKING:
    from PIL import Image

_ESC, _FS, _GS, _DLE, _LF = 0x1B, 0x1C, 0x1D, 0x10, 0x0A
_DEFAULT_PITCH = 30  # dots from line to line, ESC 2
_CUT_FEED = 96  # dots from head to knife, GS V 65 and 66
_EC_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}
_REAL_TIME_LENGTHS = {0x04: 3, 0x14: 10}  # DLE EOT n, DLE DC4 fn=8


class Mechanism(Protocol):
    """Head, motor, knife and the line back to the host. Calls may block, and may raise to abort."""

    def burn(self, picture: Image.Image, left: int, advance: int) -> None: ...

    def feed(self, dots: int) -> None: ...

    def cut(self) -> None: ...

    def note_text(self, line: str) -> None: ...

    def note_code(self, content: str) -> None: ...

    def reply(self, data: bytes) -> None: ...

    def paper_status(self) -> int:
        """The answer to GS r 1."""
        ...


class Interpreter:
    """Works off bytes one command or character at a time; `errors` says what was wrong in them."""

    def __init__(self, mechanism: Mechanism, size: PaperSize) -> None:
        self.errors: list[str] = []
        self._mechanism = mechanism
        self._size = size
        self._buffer = bytearray()
        self._commands = self._fixed_commands()
        self.power_on()

    def power_on(self) -> None:
        """Everything as after switching on."""
        self.clear()
        self._initialise(b"")

    def clear(self) -> None:
        """Forget received bytes and the unprinted line; modes stay (DLE DC4 fn=8)."""
        self._buffer.clear()
        self._line: list[Glyph] = []

    def feed(self, data: bytes) -> None:
        self._buffer += data

    def step(self) -> bool:
        """Work off one command or character; False when there is no whole one."""
        if not self._buffer:
            return False
        first = self._buffer[0]
        try:
            if first in (_ESC, _FS, _GS):
                self._command()
            elif first == _DLE:
                self._skip_real_time()
            elif first == _LF:
                self._take(1)
                self._print_line()
            elif first < 0x20 or first == 0x7F:
                self._refuse(self._take(1))
            else:
                self._character(first)
        except _IncompleteError:
            return False
        return True

    def _take(self, count: int) -> bytes:
        taken = self._peek(count)
        del self._buffer[:count]
        return taken

    def _peek(self, count: int) -> bytes:
        if len(self._buffer) < count:
            raise _IncompleteError
        return bytes(self._buffer[:count])

    def _refuse(self, data: bytes) -> None:
        self.errors.append(f"unknown command {data[:8].hex(' ')}")

    def _command(self) -> None:
        name = self._peek(2)
        if name == b"\x1d(":
            length = 5 + int.from_bytes(self._peek(5)[3:5], "little")
            self._extended(self._take(length))
        elif name == b"\x1dv":
            across, down = struct.unpack("<HH", self._peek(8)[4:8])
            self._raster(self._take(8 + across * down), across, down)
        elif name == b"\x1dV":
            self._cut(self._take(4 if self._peek(3)[2] in (65, 66) else 3))
        elif name in self._commands:
            parameters, run = self._commands[name]
            run(self._take(2 + parameters)[2:])
        else:
            self._refuse(self._take(2))

    def _fixed_commands(self) -> dict[bytes, tuple[int, Callable[[bytes], None]]]:
        """Commands of a fixed length: their parameter bytes and what they do."""
        return {
            b"\x1b@": (0, self._initialise),
            b"\x1b!": (1, self._print_mode),
            b"\x1bE": (1, lambda n: self._set(bold=bool(n[0] & 1))),
            b"\x1b-": (1, lambda n: self._set(underline=n[0] % 48)),
            b"\x1ba": (1, self._justify),
            b"\x1bd": (1, lambda n: self._print_and_feed(n[0] * self._pitch)),
            b"\x1bJ": (1, lambda n: self._print_and_feed(n[0])),
            b"\x1b2": (0, lambda _: self._set_pitch(_DEFAULT_PITCH)),
            b"\x1b3": (1, lambda n: self._set_pitch(n[0])),
            b"\x1bt": (1, lambda _: None),  # code pages matter outside Chinese mode only
            b"\x1c&": (0, lambda _: self._set_chinese(on=True)),
            b"\x1c.": (0, lambda _: self._set_chinese(on=False)),
            b"\x1c!": (1, self._chinese_print_mode),
            b"\x1d!": (1, lambda n: self._set(wide=(n[0] >> 4) + 1, high=(n[0] & 15) + 1)),
            b"\x1dB": (1, lambda n: self._set(inverse=bool(n[0] & 1))),
            b"\x1db": (1, lambda _: None),  # smoothing: the drawn font is smooth anyway
            b"\x1da": (1, self._automatic_status),
            b"\x1dr": (1, self._report),
        }

    def _initialise(self, _: bytes) -> None:
        self._line = []
        self._style = Style()
        self._chinese = False
        self._alignment = 0
        self._pitch = _DEFAULT_PITCH
        self._qr_module, self._qr_error, self._qr_content = 3, "L", b""

    def _set(self, **changes: Any) -> None:
        self._style = replace(self._style, **changes)
        if max(self._style.wide, self._style.high) > 8:
            self.errors.append("a character size over 8")

    def _set_pitch(self, dots: int) -> None:
        self._pitch = dots

    def _set_chinese(self, *, on: bool) -> None:
        self._chinese = on

    def _print_mode(self, parameters: bytes) -> None:
        mode = parameters[0]
        if mode & 0b0000_0001:
            self.errors.append("font B")
        self._set(
            bold=bool(mode & 8),
            high=2 if mode & 16 else 1,
            wide=2 if mode & 32 else 1,
            underline=1 if mode & 128 else 0,
        )

    def _chinese_print_mode(self, parameters: bytes) -> None:
        mode = parameters[0]
        self._set(
            wide=2 if mode & 4 else 1, high=2 if mode & 8 else 1, underline=1 if mode & 128 else 0
        )

    def _justify(self, parameters: bytes) -> None:
        if self._line:
            self.errors.append("ESC a inside a line")
        self._alignment = parameters[0] % 48

    def _automatic_status(self, parameters: bytes) -> None:
        if parameters != b"\x00":
            self._refuse(b"\x1da" + parameters)

    def _report(self, parameters: bytes) -> None:
        if parameters[0] in (1, 49):
            self._mechanism.reply(bytes([self._mechanism.paper_status()]))
        else:
            self._refuse(b"\x1dr" + parameters)

    def _character(self, first: int) -> None:
        if first < 0x80:
            self._place(self._take(1).decode("ascii"), 1)
            return
        if not self._chinese:
            self.errors.append(f"byte {first:02x} outside Chinese mode")
            self._take(1)
            return
        long = 0x30 <= self._peek(2)[1] <= 0x39
        code = self._take(4 if long else 2)
        try:
            self._place(code.decode("gb18030"), 2)
        except UnicodeDecodeError:
            self.errors.append(f"not GB18030: {code.hex(' ')}")

    def _place(self, char: str, columns: int) -> None:
        glyph = Glyph(char, columns, self._style)
        if sum(each.width for each in self._line) + glyph.width > self._size.printable:
            self._print_line()
        self._line.append(glyph)

    def _print_line(self) -> None:
        line, self._line = self._line, []
        if not line:
            self._mechanism.feed(self._pitch)
            return
        band = text_band(line)
        self._mechanism.burn(band, self._left(band.width), max(self._pitch, band.height))
        self._mechanism.note_text("".join(glyph.char for glyph in line))

    def _print_and_feed(self, dots: int) -> None:
        if self._line:
            self._print_line()
        self._mechanism.feed(dots)

    def _left(self, width: int) -> int:
        free = max(0, self._size.printable - width)
        return {0: 0, 1: free // 2, 2: free}.get(self._alignment, 0)

    def _raster(self, command: bytes, across: int, down: int) -> None:
        from PIL import Image  # noqa: PLC0415 - heavy; needed from the first slip on

        mode = command[3] % 48
        if command[2:3] != b"0" or mode > 3:
            self._refuse(command)
            return
        if self._line:
            self.errors.append("GS v 0 inside a line")
        band = Image.frombytes("1", (across * 8, down), command[8:]).convert("L")
        band = band.resize((band.width * (1 + (mode & 1)), band.height * (1 + (mode >> 1))))
        self._mechanism.burn(band, self._left(band.width), band.height)

    def _cut(self, command: bytes) -> None:
        if self._line:
            self.errors.append("GS V inside a line")
        match command[2]:
            case 0 | 1 | 48 | 49:
                pass
            case 65 | 66:
                self._mechanism.feed(_CUT_FEED + command[3])
            case _:
                self._refuse(command)
                return
        self._mechanism.cut()

    def _extended(self, command: bytes) -> None:
        """GS ( k: QR codes. GS ( H <48>: the process id, once everything before it is done."""
        kind, body = command[2:3], command[5:]
        if kind == b"k" and body[:1] == b"1" and len(body) > 1:
            self._qr(body[1], body[2:], command)
        elif kind == b"H" and body[:2] == b"00" and len(body) == 6:
            self._mechanism.reply(b"\x37\x22" + body[2:] + b"\x00")
        else:
            self._refuse(command)

    def _qr(self, function: int, data: bytes, command: bytes) -> None:
        match function:
            case 65 if data[:1] == b"2":  # model 2
                pass
            case 67 if len(data) == 1 and 1 <= data[0] <= 16:
                self._qr_module = data[0]
            case 69 if len(data) == 1 and data[0] in _EC_LEVELS:
                self._qr_error = _EC_LEVELS[data[0]]
            case 80 if data[:1] == b"0":
                self._qr_content = data[1:]
            case 81 if data == b"0" and self._qr_content:
                self._print_qr()
            case _:
                self._refuse(command)

    def _print_qr(self) -> None:
        if self._line:
            self.errors.append("GS ( k <181> inside a line")
        content = self._qr_content.decode("latin-1")
        band = qr_band(content, self._qr_module, self._qr_error)
        self._mechanism.burn(band, self._left(band.width), band.height)
        self._mechanism.note_code(content)

    def _skip_real_time(self) -> None:
        """Real-time commands were answered when they came in; here they are only passed over."""
        length = _REAL_TIME_LENGTHS.get(self._peek(2)[1])
        if length is None:
            self._refuse(self._take(2))
        else:
            self._take(length)


class _IncompleteError(Exception):
    """The command at the front of the buffer has not come whole yet."""
