"""The pictures of staff's manual, drawn from the gallery's samples.

`python -m build_spec.manual_pictures` draws them all anew; `--check` exits 1 if one is missing, left over or too
large. Not by their dots: another machine smooths letters in another way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.services.maintenance.topics import TOPICS
from ui.gallery import Look, Studio, picture_of
from ui.safe_stage import Notice, SafeStage
from ui.safe_words import SAFE, SAFE_NUMBER
from ui.samples import HOSPITAL, samples

FOLDER: Final = Path(__file__).parents[1] / "resources" / "manual" / "pictures"
LANGUAGES: Final = ("zh_CN", "en")
WIDTH: Final = 480  # dots
LARGEST: Final = 60_000  # bytes
_COLOURS: Final = 64
_ROW, _AIR = (
    0.89,
    0.02,
)  # of the height: where the bottom row begins, and what is left below the last thing
_OTHER: Final = Look("1280x1024")
_SAFE_MODE: Final = "safe_mode"
_NOTICE: Final = Notice(SAFE, f"{SAFE_NUMBER} · 01-15 09:41 · 3×")


SAMPLES: Final[Mapping[str, str]] = {
    "getting_in": "staff_sign_in",
    "paper": "staff_page-paper",
    "out_of_service": "staff_page-service",
    "glass": "staff_page-glass",
    "tickets": "staff_page-tickets",
    "payments": "staff_page-payments-item",
    "restart": "staff_page-restart",
    "devices": "staff_page-printer-answer",
    "camera": "staff_page-camera",
    "network": "staff_page-network",
    "trust": "staff_page-trust",
    "readiness": "staff_page-readiness",
    "settings": "staff_page-settings",
    "logs": "staff_page-logs",
    "audit": "staff_page-audit",
    "badges": "staff_page-badges",
    "cleaning": "cleaning",
}
"""What is shown of each topic; safe mode has no sample."""


def wanted() -> set[Path]:
    return {FOLDER / language / f"{topic}.png" for language in LANGUAGES for topic in TOPICS}


def problems() -> Iterator[str]:
    """What `--check` says, one line each."""
    there = set(FOLDER.rglob("*.png"))
    for path in sorted(wanted() ^ there):
        yield f"{'left over' if path in there else 'missing'}: {path.relative_to(FOLDER)}"
    for path in sorted(there & wanted()):
        if path.stat().st_size > LARGEST:
            yield f"too large: {path.relative_to(FOLDER)}"


def draw() -> None:
    """Every picture; those of earlier topics are removed. Needs a QGuiApplication. Raises OSError."""
    for language in LANGUAGES:
        (FOLDER / language).mkdir(parents=True, exist_ok=True)
        for topic, picture in _pictures(language):
            _keep(picture, FOLDER / language / f"{topic}.png")
    for path in set(FOLDER.rglob("*.png")) - wanted():
        path.unlink()


def _pictures(language: str) -> Iterator[tuple[str, QImage]]:
    look, views = Look(language=language), samples()
    studio = Studio()
    try:
        for topic, sample in SAMPLES.items():
            # In another size first: drawn anew as a whole, with nothing left of the screen before.
            studio.show(sample, views[sample], _OTHER)
            studio.show(sample, views[sample], look)
            yield topic, studio.picture()
    finally:
        studio.close()
    yield _SAFE_MODE, _safe_mode(look)


def _safe_mode(look: Look) -> QImage:
    """It has a stage of its own, which shows nothing else."""
    stage = SafeStage(HOSPITAL, look.px_per_mm, _NOTICE)
    try:
        stage.set_animated(animated=False)
        stage.show_clock("9:42")
        window = stage.load_notice(look.language)
        window.resize(*map(int, look.panel.split("x")))
        return picture_of(window)
    finally:
        stage.close()


def _keep(picture: QImage, path: Path) -> None:
    """Smaller, and with few colours. Raises OSError."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    size = (plain.width(), plain.height())
    dots = bytes(plain.constBits())
    whole = Image.frombuffer("RGBX", size, dots, "raw", "RGBX", plain.bytesPerLine(), 1)
    part = _without_empty_end(whole.convert("RGB"))
    small = part.resize((WIDTH, round(part.height * WIDTH / part.width)), Image.Resampling.LANCZOS)
    few = small.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _without_empty_end(picture: Image.Image) -> Image.Image:
    """Down to the last thing above the bottom row; all of it where the screen is full."""
    above_row = picture.crop((0, 0, picture.width, round(picture.height * _ROW)))
    ground = Image.new("RGB", above_row.size, picture.getpixel((2, picture.height // 2)))
    seen = ImageChops.difference(above_row, ground).getbbox()
    end = (0 if seen is None else seen[3]) + round(picture.height * _AIR)
    return picture if end > above_row.height else picture.crop((0, 0, picture.width, end))


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        found = list(problems())
        sys.stdout.writelines(f"{each}\n" for each in found)
        return bool(found)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    application = QGuiApplication(["manual_pictures"])
    draw()
    application.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
