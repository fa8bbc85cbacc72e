"""Render every screen in its states to PNG files: the pictures that somebody looks at.

`python -m ui.gallery --out DIR [--language zh_CN en] [--size 1080x1920 ...] [--elder | --normal]`
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import PySide6.QtQuick  # noqa: F401 - before the application, so that windows have their type
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtQuick import QQuickWindow

from ui.fonts import use_house_font
from ui.samples import HOSPITAL, samples
from ui.stage import Stage

LANGUAGES = ("zh_CN", "en")
# Dots of the panel and dots per millimetre: an upright 21.5", a lying 32", a 17" of 5:4.
PANELS = {"1080x1920": 4.03, "1920x1080": 2.71, "1280x1024": 3.79}
# Names of samples that show a camera picture begin so; the others show the placeholder.
_LIVE = ("attract-degraded", "attract-hint")


def render(
    out: Path, languages: Sequence[str], sizes: Sequence[str], modes: Sequence[bool], only: str
) -> int:
    """Write OUT/<size>/<language>[-elder]/<sample>.png; says how many.

    `only`: samples whose name starts with it. Raises OSError where nothing can be written.
    """
    stage = Stage(HOSPITAL, PANELS[sizes[0]])
    stage.set_animated(animated=False)
    stage.show_clock("9:42")
    views = {name: view for name, view in samples().items() if name.startswith(only)}
    window = stage.load(next(iter(views.values())))
    count = 0
    for size, language, elder in product(sizes, languages, modes):
        stage.set_scale(PANELS[size])
        window.resize(*map(int, size.split("x")))
        folder = out / size / (language + ("-elder" if elder else ""))
        folder.mkdir(parents=True, exist_ok=True)
        for name, view in views.items():
            show_camera_picture(stage, shown=name.startswith(_LIVE))
            stage.show(replace(view, language=language, elder=elder))
            if not picture_of(window).save(str(folder / f"{name}.png")):
                raise OSError(f"cannot write into {folder}")
            count += 1
    window.close()
    return count


def picture_of(window: QQuickWindow) -> QImage:
    """What the window shows once everything that is due has happened."""
    for _ in range(3):
        QGuiApplication.processEvents()
    return window.grabWindow()


def show_camera_picture(stage: Stage, *, shown: bool) -> None:
    """Put a made-up camera frame into the mirror, or none."""
    stage.feed.clear()
    if not shown:
        return
    frame = QImage(1280, 720, QImage.Format.Format_RGB888)
    painter = QPainter(frame)
    light = QLinearGradient(QPointF(0, 0), QPointF(300, 720))
    light.setColorAt(0, QColor("#b9c6c9"))
    light.setColorAt(1, QColor("#5d6f74"))
    painter.fillRect(frame.rect(), light)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(640, 380)
    painter.rotate(4)
    painter.setBrush(QColor("#0b1419"))
    painter.drawRoundedRect(QRectF(-130, -240, 260, 520), 34, 34)
    painter.fillRect(QRectF(-114, -222, 228, 484), QColor("#f4f4f2"))
    painter.fillRect(QRectF(-84, -100, 168, 168), QColor("#26333a"))
    painter.end()
    stage.feed.show_frame(frame.constBits(), frame.width(), frame.height(), frame.bytesPerLine())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--size", nargs="+", choices=list(PANELS), default=list(PANELS))
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--elder", dest="modes", action="store_const", const=(True,))
    mode.add_argument("--normal", dest="modes", action="store_const", const=(False,))
    parser.add_argument("--only", default="", help="samples whose name starts with this")
    chosen = parser.parse_args(arguments)

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    application = QGuiApplication(sys.argv[:1])
    use_house_font()
    count = render(
        chosen.out, chosen.language, chosen.size, chosen.modes or (False, True), chosen.only
    )
    application.quit()
    sys.stdout.write(f"{count} pictures in {chosen.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
