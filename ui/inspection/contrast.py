"""Contrast (WCAG 2.2), measured on the picture: of words, and of icons in buttons."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickWindow

from kiosk.session.preferences import ColourTheme
from ui.inspection.items import SLACK, place_of, placed_items, seen_of
from ui.inspection.words import Words

LEAST_CONTRAST = {
    ColourTheme.LIGHT: 7.0,
    ColourTheme.HIGH_CONTRAST: 15.0,
    ColourTheme.DARK: 7.0,
}
LEAST_OF_GRAPHICS = 3.0

_SRGB_LINEAR = 0.04045  # below this, sRGB is a straight line
_LINES = 16  # of dots that are looked at in each text
_SHARE = 0.1  # of the dots: a colour as common as this is ground that words stand on
_STROKES = 0.03  # of the dots of an icon at least are in the middle of its strokes
_NEAR = 24  # of 255 in each channel: the same colour, but for the smoothing of edges
_ROUNDING = 0.05

Dots = NDArray[np.uint32]  # 0xffRRGGBB
Colours = NDArray[np.int64]  # n x 3, 0..255


class Ground:
    """The picture of a window, as numbers."""

    def __init__(self, picture: QImage) -> None:
        self.bounds = picture.rect()
        self._plain = plain = picture.convertToFormat(QImage.Format.Format_RGB32)
        raw = np.frombuffer(plain.constBits(), np.uint32)  # of the image, which must stay
        rows = raw.reshape(plain.height(), plain.bytesPerLine() // 4)
        self.dots: Dots = rows[:, : plain.width()]

    def within(self, place: QRectF) -> Dots:
        """The dots of this rectangle, as far as it is on the picture."""
        cut = place.toAlignedRect().intersected(self.bounds)
        return self.dots[cut.top() : cut.bottom() + 1, cut.left() : cut.right() + 1]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    pair = luminance(np.array([_rgb(one), _rgb(other)]))
    return float(ratio(pair[0], pair[1]))


def ground_of(words: Words, picture: QImage) -> QColor:
    """The colour most of the text's rectangle has: what it is read against."""
    colours, counts = _counted(_lines(Ground(picture).within(words.seen)))
    return QColor(*(int(channel) for channel in colours[counts.argmax()]))


def text_findings(words: list[Words], ground: Ground, theme: ColourTheme) -> Iterator[str]:
    """Words are read against the worst of the colours that are common behind them."""
    least = LEAST_CONTRAST[theme]
    for each in words:
        dots = _lines(ground.within(each.seen))
        if not dots.size or _is_half(each.seen, each.place):
            continue  # outside the glass, which is told already, or still to be scrolled in
        found = _contrast_of_text(dots, each.colour)
        if found < least - _ROUNDING:
            yield f"contrast of {found:.1f}: {each.text!r}"


def icon_findings(window: QQuickWindow, ground: Ground) -> Iterator[str]:
    """Icons carry meaning: 3:1 between what they are drawn in and what they stand on."""
    for item, path in placed_items(window):
        name = item.property("name")
        if not isinstance(name, str) or not name.startswith("icons/"):
            continue
        place = place_of(item)
        seen, _cut_off = seen_of(place, path)
        dots = ground.within(seen)
        if _is_half(seen, place):
            continue
        if dots.size and (found := _contrast_of_icon(dots)) < LEAST_OF_GRAPHICS - _ROUNDING:
            yield f"contrast of {found:.1f}: {name}"


def _is_half(seen: QRectF, place: QRectF) -> bool:
    return seen.height() < place.height() - SLACK


def luminance(colours: NDArray[np.integer]) -> NDArray[np.float64]:
    """Relative luminance (WCAG 2.2, section 2) of n x 3 values of 0..255."""
    channels = colours / 255
    linear = np.where(
        channels <= _SRGB_LINEAR, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4
    )
    result: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return result


def ratio(
    one: NDArray[np.float64] | np.float64, other: NDArray[np.float64] | np.float64
) -> NDArray[np.float64]:
    """WCAG 2.2 contrast ratio of two luminances."""
    result: NDArray[np.float64] = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return result


def rgb(dots: Dots) -> Colours:
    """One row of red, green and blue for each dot."""
    flat = dots.ravel().astype(np.int64)
    return np.stack([flat >> 16 & 0xFF, flat >> 8 & 0xFF, flat & 0xFF], axis=-1)


def _contrast_of_text(dots: Dots, wanted: QColor) -> float:
    """Between what was drawn of the colour that was wanted, and the worst ground of it."""
    colours, counts = _counted(dots)
    ink = colours[np.abs(colours - _rgb(wanted)).sum(axis=1).argmin()]
    ground = np.abs(colours - ink).max(axis=1) > _NEAR
    if not ground.any():
        return 1.0  # one colour: nothing is to be seen of it
    common = ground & (counts >= _SHARE * counts[ground].sum())
    if not common.any():  # a gradient: its most common colour
        common = ground & (counts == counts[ground].max())
    return float(ratio(luminance(colours[common]), luminance(ink[None])[0]).min())


def _contrast_of_icon(dots: Dots) -> float:
    """Between the strokes, which are thin and smoothed, and what is around them."""
    edge = np.concatenate([dots[0], dots[-1], dots[:, 0], dots[:, -1]])
    around, counts = _counted(edge)
    ground = luminance(around[[counts.argmax()]])[0]
    return float(np.quantile(ratio(luminance(rgb(dots)), ground), 1 - _STROKES))


def _lines(dots: Dots) -> Dots:
    """Some of the lines of dots, evenly spread."""
    return dots[:: max(1, len(dots) // _LINES)]


def _counted(dots: Dots) -> tuple[Colours, NDArray[np.int64]]:
    """Each colour once, and how often it is there."""
    values, counts = np.unique(dots.ravel(), return_counts=True)
    return rgb(values), counts


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
