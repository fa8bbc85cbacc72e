"""The vision process: `python -m hardware.vision`, pipes on standard input and output.

Ends when its standard input does, which is when the kiosk ends, however it ended.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO

from hardware.camera.mirror import MirrorPicture
from hardware.camera.recorder import FrameRecorder
from hardware.camera.sources import camera_factory
from hardware.checks.examiner import Examiner
from hardware.decode.hints import HintFinder
from hardware.decode.look import Glance
from hardware.decode.source import CameraCodeSource, ScanTiming
from hardware.vision.conditions import packed
from hardware.vision.examined import Examined
from hardware.vision.options import VisionOptions
from hardware.vision.wire import BrokenStreamError, Kind, Picture, Sender, Text, receive
from kiosk.audit.catalogue import fingerprint
from kiosk.bystander import ignore_what_is_meant_for_the_terminal
from kiosk.devices import CameraState, ScanConditions

_BEHIND_THE_GLASS = 5  # niceness: where there is too little of the machine, what moves goes first
_REPEAT_AFTER = 0.2  # seconds; what counts as one appearance is decided by the kiosk
_TIDY = 3_600.0  # seconds between two looks for old recordings
_BEAT = 1.0  # seconds between two signs of life
_STALLED = 8.0  # seconds that decoder or mirror may spend on one frame; the first loads libraries
_STALLED_EXIT = 70
_STUCK_EXIT = 71


class _Reporter:
    """Turns callbacks of the code source into messages. A kiosk that is gone is nobody to tell."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._timing = ScanTiming(0, 0.0, 0.0)
        self._faults: set[str] = set()
        self._hints = HintFinder()
        self._told = ScanConditions()
        self._telling = threading.Lock()
        self._forgotten = threading.Event()
        self.pictures = 0

    def timing(self, timing: ScanTiming) -> None:
        self._timing = timing  # comes just before its text, on the same thread

    def text(self, text: str) -> None:
        timing = self._timing
        self._send(Kind.TEXT, Text(timing.captured_at, timing.decoded_at, text).packed())

    def state(self, state: CameraState) -> None:
        self._send(Kind.STATE, state.value.encode())
        if state is not CameraState.RUNNING:
            self.forget()
            self._tell(ScanConditions())

    def glance(self, glance: Glance) -> None:
        """What the picture says, told when it changes. On the thread that decodes."""
        if self._forgotten.is_set():
            self._forgotten.clear()
            self._hints.forget()
        self._tell(self._hints.look(glance))

    def forget(self) -> None:
        """The session is over, or there are no pictures: no hint outlives it."""
        self._forgotten.set()

    def _tell(self, conditions: ScanConditions) -> None:
        with self._telling:  # by the thread that decodes, and by the one that watches the camera
            if conditions == self._told:
                return
            self._told = conditions
            self._send(Kind.CONDITIONS, packed(conditions))

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

    def examined(self, examined: Examined) -> None:
        self._send(Kind.EXAMINED, examined.packed())

    def still(self, png: memoryview) -> None:
        self._send(Kind.STILL, png)

    def _send(self, kind: Kind, *parts: bytes | memoryview) -> None:
        try:
            self._sender.send(kind, *parts)
        except BrokenStreamError:
            os._exit(0)  # the kiosk is gone; nothing here is worth an orderly end


def _tidy_on(recorder: FrameRecorder) -> None:
    """Recordings go after a week, also where this process runs for weeks."""
    while True:
        time.sleep(_TIDY)
        recorder.delete_old()


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
        stand_still = (read == before[0], shown == before[1])
        if not any(stand_still) or not source.gives_frames:
            since = time.monotonic()
        elif time.monotonic() - since > _STALLED:
            os._exit(_STALLED_EXIT)


def serve(options: VisionOptions, commands: BinaryIO, answers: BinaryIO) -> None:
    """Scan until `commands` ends."""
    reporter = _Reporter(Sender(answers))
    source = CameraCodeSource(
        camera_factory(options.source, options.wishes),
        on_mirror=reporter.picture,
        on_glance=reporter.glance,
        on_timing=reporter.timing,
        on_fault=reporter.fault,
        on_stuck=lambda: os._exit(_STUCK_EXIT),  # only the end of the process frees a driver
        repeat_after=_REPEAT_AFTER,
    )
    examiner = Examiner(source.frames, reporter.examined, reporter.still, on_fault=reporter.fault)
    recorder = _recorder(options)
    source.start(reporter.text, reporter.state)
    threading.Thread(target=_beat_on, args=(reporter, source), name="beat", daemon=True).start()
    if recorder is not None:
        threading.Thread(target=_tidy_on, args=(recorder,), name="tidy", daemon=True).start()
    try:
        while True:
            kind, body = receive(commands)
            if kind is Kind.FORGET:
                source.forget()
                reporter.forget()
                examiner.drop()
            elif kind is Kind.EXAMINE:
                _examine(examiner, bytes(body))
            elif kind is Kind.RECORD and recorder is not None:
                _record(recorder, source, on=bytes(body) == b"\x01")
    except BrokenStreamError:
        examiner.drop()
        source.stop()
        if recorder is not None:
            recorder.off()


def _recorder(options: VisionOptions) -> FrameRecorder | None:
    if not options.recordings:
        return None
    return FrameRecorder(Path(options.recordings), bytes.fromhex(options.recipient))


def _record(recorder: FrameRecorder, source: CameraCodeSource, *, on: bool) -> None:
    if not on:
        recorder.off()
    elif (frames := source.frames()) is not None:
        recorder.on(frames)


def _examine(examiner: Examiner, wish: bytes) -> None:
    if wish == b"\x00":
        examiner.drop()
    else:
        examiner.ask(card=wish == b"\x02")


def main() -> None:
    ignore_what_is_meant_for_the_terminal()
    if hasattr(os, "nice"):
        os.nice(_BEHIND_THE_GLASS)
    # Libraries that print must not write into the protocol.
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    serve(VisionOptions.of_environment(os.environ), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
