"""Every condition at every severity in one picture, to be looked at."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw

from tests.benchmarks.scanning.conditions import SEVERITIES, TABLE, Case
from tests.benchmarks.scanning.optics import Picture
from tests.benchmarks.scanning.scenes import Scene

_SEEN = (480, 360)  # px of the frame, about the code
_CELL = (152, 114)
_LABEL = 92
_COLOURS = 40  # enough to see what is meant, and the file stays small


def draw(file: Path, length: int = 300, level: str = "M", seed: int = 1) -> None:
    """Write a PNG."""
    rows = [
        np.hstack([_cell(Case(condition, at, length, level, seed)) for at in SEVERITIES])
        for condition in TABLE
    ]
    sheet = Image.fromarray(np.vstack(rows)[:, :, ::-1])
    canvas = Image.new("RGB", (_LABEL + sheet.width, sheet.height), "white")
    canvas.paste(sheet, (_LABEL, 0))
    pen = ImageDraw.Draw(canvas)
    for row, condition in enumerate(TABLE):
        pen.text((6, row * _CELL[1] + _CELL[1] // 2), condition.replace("_", " "), "black")
    flat = canvas.quantize(_COLOURS, dither=Image.Dither.NONE)
    flat.save(file, optimize=True)


def _cell(case: Case) -> Picture:
    scene = Scene(case, (1280, 720))
    frame = scene.still()
    x, y = scene.corners().mean(axis=0)
    left = int(np.clip(x - _SEEN[0] / 2, 0, frame.shape[1] - _SEEN[0]))
    top = int(np.clip(y - _SEEN[1] / 2, 0, frame.shape[0] - _SEEN[1]))
    seen = frame[top : top + _SEEN[1], left : left + _SEEN[0]]
    return np.asarray(cv2.resize(seen, _CELL, interpolation=cv2.INTER_AREA), np.uint8)
