"""The vision process: `python -m hardware.vision SOURCE`, pipes on standard input and output.

Ends when its standard input does, which is when the kiosk ends, however it ended.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import BinaryIO

from hardware.camera.mirror import MirrorPicture
from hardware.camera.sources import camera_factory
from hardware.decode.source import CameraCodeSource, ScanTiming
from hardware.vision.wire import BrokenStreamError, Kind, Picture, Sender, Text, receive
from kiosk.audit.catalogue import fingerprint
from kiosk.devices import CameraState

_REPEAT_AFTER = 0.2  # seconds; what counts as one appearance is decided by the kiosk
_BEAT = 1.0  # seconds between two signs of life
_STALLED = 8.0  # seconds that decoder or mirror may spend on one frame; the first loads libraries
_STALLED_EXIT = 70


class _Reporter:
    """Turns callbacks of the code source into messages. A kiosk that is gone is nobody to tell."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._timing = ScanTiming(0, 0.0, 0.0)
        self._faults: set[str] = set()
        self.pictures = 0

    def timing(self, timing: ScanTiming) -> None:
        self._timing = timing  # comes just before its text, on the same thread

    def text(self, text: str) -> None:
        timing = self._timing
        self._send(Kind.TEXT, Text(timing.captured_at, timing.decoded_at, text).packed())

    def state(self, state: CameraState) -> None:
        self._send(Kind.STATE, state.value.encode())

    def fault(self, error: Exception) -> None:
        """Each place once: a decoder with a bug has it thirty times a second."""
        place = fingerprint(error)
        if place not in self._faults:
            self._faults.add(place)
            self._send(Kind.FAULT, place.encode())

    def beat(self) -> None:
        self._send(Kind.BEAT)

    def picture(self, made: MirrorPicture) -> None:
        self.pictures += 1
        pixels = made.pixels.data.cast("B")
        picture = Picture(made.captured_at, made.width, made.height, made.bytes_per_line, pixels)
        self._send(Kind.PICTURE, picture.head(), pixels)

    def _send(self, kind: Kind, *parts: bytes | memoryview) -> None:
        try:
            self._sender.send(kind, *parts)
        except BrokenStreamError:
            os._exit(0)  # the kiosk is gone; nothing here is worth an orderly end


def _beat_on(reporter: _Reporter, source: CameraCodeSource) -> None:
    """Give signs of life, and end the process where it only seems to live.

    A decoder that hangs in a library leaves the mirror going and no code read; so may the mirror hang
    and leave a picture of the past. Nothing ends such a thread but the end of its process, which the
    kiosk then starts anew. Where there are no frames, both stand still, and that is well.
    """
    read, shown, since = 0, 0, time.monotonic()
    while True:
        time.sleep(_BEAT)
        reporter.beat()
        before, (read, shown) = (read, shown), (source.frames_read, reporter.pictures)
        if (read == before[0]) == (shown == before[1]):
            since = time.monotonic()
        elif time.monotonic() - since > _STALLED:
            os._exit(_STALLED_EXIT)


def serve(source_name: str, commands: BinaryIO, answers: BinaryIO) -> None:
    """Scan until `commands` ends."""
    reporter = _Reporter(Sender(answers))
    source = CameraCodeSource(
        camera_factory(source_name),
        on_mirror=reporter.picture,
        on_timing=reporter.timing,
        on_fault=reporter.fault,
        repeat_after=_REPEAT_AFTER,
    )
    source.start(reporter.text, reporter.state)
    threading.Thread(target=_beat_on, args=(reporter, source), name="beat", daemon=True).start()
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
