"""Who reads: the product's scanner and its peers, each from a BGR frame to texts, on one thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
import zxingcpp
from pyzbar import pyzbar

from hardware.decode.scan import Scanner
from tests.benchmarks.scanning.optics import Picture

OURS = "ours"
_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


class Reader(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def remembers(self) -> bool:
        """Whether a second look at the same picture may come to something else."""
        ...

    def begin(self) -> None:
        """Another card: forget what was seen."""
        ...

    def read(self, frame: Picture, at: float) -> tuple[str, ...]:
        """Texts read of a frame (BGR) taken at `at` seconds."""
        ...


class Ours:
    """The product's scanner, with nothing left out, and for each card a new one.

    What it came to on one card, and what it learned of its costs, tells nothing on the next.
    """

    name = OURS
    remembers = True

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self._scanner = Scanner()
        self._scanner.warm_up()

    def read(self, frame: Picture, at: float) -> tuple[str, ...]:
        return tuple(sighting.text for sighting in self._scanner.look(frame, at).read)


class Peer:
    """A decoder that is given every frame as it is, in grey."""

    remembers = False

    def __init__(self, name: str, decode: Callable[[Picture], list[str]]) -> None:
        self.name = name
        self._decode = decode

    def begin(self) -> None:
        """It keeps nothing."""

    def read(self, frame: Picture, at: float) -> tuple[str, ...]:
        del at
        grey = np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), np.uint8)
        return tuple(self._decode(grey))


@dataclass(frozen=True, slots=True)
class Look:
    """What one frame came to, and its price in milliseconds: by the clock, and of the processor.

    The two differ where the machine has other work; time on a simulated clock is the processor's.
    """

    texts: tuple[str, ...]
    wall_ms: float
    cpu_ms: float


def look(reader: Reader, frame: Picture, at: float) -> Look:
    began, spent = time.perf_counter(), time.thread_time()
    texts = reader.read(frame, at)
    return Look(texts, 1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - spent))


def all_readers() -> list[Reader]:
    """Ours first."""
    cv2.setNumThreads(1)
    return [Ours(), *peers()]


def peers() -> list[Reader]:
    return [
        Peer("zxing-cpp", lambda grey: [code.text for code in zxingcpp.read_barcodes(grey)]),
        Peer("zxing-cpp, QR only", _zxing_qr),
        Peer("pyzbar, QR only", _pyzbar),
        Peer("OpenCV", _OpenCv(cv2.QRCodeDetector())),
        Peer("OpenCV, Aruco", _OpenCv(cv2.QRCodeDetectorAruco())),
    ]


def _zxing_qr(grey: Picture) -> list[str]:
    found = zxingcpp.read_barcodes(grey, formats=_QR)
    return [code.text for code in found]


def _pyzbar(grey: Picture) -> list[str]:
    found = pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [symbol.data.decode("utf-8", "replace") for symbol in found]


class _OpenCv:
    def __init__(self, detector: cv2.QRCodeDetector | cv2.QRCodeDetectorAruco) -> None:
        self._detector = detector

    def __call__(self, grey: Picture) -> list[str]:
        try:
            text = self._detector.detectAndDecode(grey)[0]
        except cv2.error:  # it fails on some pictures with an assertion of its own
            return []
        return [text] if text else []
