"""The vision process: `python -m hardware.vision SOURCE`, pipes on standard input and output.

Ends when its standard input does, which is when the kiosk ends, however it ended.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from hardware.camera.mirror import MirrorPicture
from hardware.camera.sources import camera_factory
from hardware.decode.source import CameraCodeSource, ScanTiming
from hardware.vision.wire import BrokenStreamError, Kind, Picture, Sender, Text, receive
from kiosk.devices import CameraState

_REPEAT_AFTER = 0.2  # seconds; what counts as one appearance is decided by the kiosk


class _Reporter:
    """Turns callbacks of the code source into messages. A kiosk that is gone is nobody to tell."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._timing = ScanTiming(0, 0.0, 0.0)

    def timing(self, timing: ScanTiming) -> None:
        self._timing = timing  # comes just before its text, on the same thread

    def text(self, text: str) -> None:
        timing = self._timing
        self._send(Kind.TEXT, Text(timing.captured_at, timing.decoded_at, text).packed())

    def state(self, state: CameraState) -> None:
        self._send(Kind.STATE, state.value.encode())

    def picture(self, made: MirrorPicture) -> None:
        pixels = made.pixels.data.cast("B")
        picture = Picture(made.captured_at, made.width, made.height, made.bytes_per_line, pixels)
        self._send(Kind.PICTURE, picture.head(), pixels)

    def _send(self, kind: Kind, *parts: bytes | memoryview) -> None:
        try:
            self._sender.send(kind, *parts)
        except BrokenStreamError:
            os._exit(0)  # the kiosk is gone; nothing here is worth an orderly end


def serve(source_name: str, commands: BinaryIO, answers: BinaryIO) -> None:
    """Scan until `commands` ends."""
    reporter = _Reporter(Sender(answers))
    source = CameraCodeSource(
        camera_factory(source_name),
        on_mirror=reporter.picture,
        on_timing=reporter.timing,
        repeat_after=_REPEAT_AFTER,
    )
    source.start(reporter.text, reporter.state)
    try:
        while True:
            kind, _body = receive(commands)
            if kind is Kind.FORGET:
                source.forget()
    except BrokenStreamError:
        source.stop()


def main() -> None:
    # Libraries that print must not write into the protocol.
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    serve(sys.argv[1], sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
