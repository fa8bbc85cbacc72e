"""Many pictures by several processes, each with a Qt of its own."""

from __future__ import annotations

import faulthandler
import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

from ui.gallery.looks import Look
from ui.gallery.studio import Studio
from ui.samples import samples

_AT_ONCE = 250  # samples that one stage is used for
_COLOURS = 256  # of a picture: a third of the size of one with all, and no difference to be seen

Wanted = Sequence[tuple[str, Look]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One sample as it was drawn, and what is wrong with it."""

    name: str
    look: Look
    findings: tuple[str, ...]


def file_of(name: str, look: Look) -> str:
    """Where its picture is in the folder of the gallery."""
    return f"{look.folder}/{name}.png"


def see(wanted: Wanted, jobs: int, out: Path | None = None) -> Iterator[Seen]:
    """Draws and inspects all that is wanted, and writes the pictures to `out` if that is given.

    Yields in no particular order. Raises OSError where nothing can be written.
    """
    ordered = sorted(wanted, key=lambda each: each[1].folder)
    parts = [ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE)]
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_qt) as pool:
        for done in as_completed([pool.submit(_see, part, out) for part in parts]):
            yield from done.result()


def _start_qt() -> None:
    faulthandler.enable()  # a crash within Qt says where it was
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    global _application  # noqa: PLW0603 - must live as long as the process
    _application = QGuiApplication(["gallery"])


_application: QGuiApplication | None = None


def _see(part: Wanted, out: Path | None) -> list[Seen]:
    views = samples()
    studio = Studio()
    seen = []
    # Python's collector would take objects of Qt's apart in the middle of a look at them.
    gc.disable()
    try:
        for name, look in part:
            studio.show(name, views[name], look)
            picture = studio.picture()
            if out is not None:
                write(picture, out / file_of(name, look))
            seen.append(Seen(name, look, tuple(studio.findings(picture))))
    finally:
        studio.close()
        gc.enable()
        gc.collect()
    return seen


def write(picture: QImage, path: Path) -> None:
    """A PNG with a palette. Raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    size = (plain.width(), plain.height())
    stride = plain.bytesPerLine()
    dots = bytes(plain.constBits())
    image = Image.frombuffer("RGBX", size, dots, "raw", "RGBX", stride, 1).convert("RGB")
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(path, compress_level=9)
