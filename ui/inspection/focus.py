"""The way of the focus through a screen, and the ring around what has it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.inspection.contrast import LEAST_OF_GRAPHICS, Dots, Ground, luminance, ratio, rgb
from ui.inspection.items import Path, mirrored, place_of, scrolls
from ui.inspection.targets import Target

_MOST = 500  # stops: a chain that is longer goes in circles
_RING = 3.0  # mm around a target within which its ring is
_SEEN = 0.9  # of the length of an edge
_STEP = 3  # dots along an edge, of which one is looked at
_ACROSS = ("top", "bottom")


def order_findings(window: QQuickWindow, targets: list[Target]) -> Iterator[str]:
    """Tab comes by every target once and back to the first; Backtab goes the same way back.

    Within a bar, or the screen between them, the way is that of reading; but what the patient should
    do next may come before the rest.
    """
    if not targets:
        return
    known = {each.item: each for each in targets}
    first = targets[0].item
    way, back = _way(first, forward=True), _way(first, forward=False)
    for item, target in known.items():
        if item not in way:
            yield f"Tab does not come by {target.name!r}"
    if way[1:] != back[:0:-1]:
        yield "Backtab does not go the way of Tab back"
    if len(way) >= _MOST:
        yield f"Tab does not come back to {targets[0].name!r}"
    rightwards = not mirrored(window)
    stops = [known[item] for item in way if item in known]
    for one, other in pairwise(_from_its_head(stops, rightwards=rightwards)):
        if one.primary or one.part is not other.part:
            continue
        # The keys of numbers stand as on a telephone, whichever way words are read.
        numbers = one.name.isdigit() or other.name.isdigit()
        if _goes_back(one.place, other.place, rightwards=rightwards or numbers):
            yield f"Tab goes back from {one.name!r} to {other.name!r}"


def ring_findings(window: QQuickWindow, targets: list[Target], px_per_mm: float) -> Iterator[str]:
    """The ring around each target: seen on every side, 3:1 against what is there without it."""
    plain: Ground | None = None
    stood: dict[QQuickItem, QRectF] = {}  # in the plain picture
    for target in targets:
        if not target.item.isVisible():
            continue  # a way further down, of which another target's focus has brought the end
        target.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        ringed = Ground(window.grabWindow())
        target.item.setFocus(False)
        place = place_of(target.item)  # where it was brought to by the focus
        if plain is None or stood[target.item] != place:
            plain = Ground(window.grabWindow())
            stood = {each.item: place_of(each.item) for each in targets}
        bands = _bands(place, _RING * px_per_mm)
        if _fills(place, target.path, 2 * _RING * px_per_mm):
            bands = {side: band for side, band in bands.items() if side not in _ACROSS}
        for side, band in bands.items():
            found = _ring_contrast(plain.within(band), ringed.within(band), across=side in _ACROSS)
            if found < LEAST_OF_GRAPHICS:
                yield f"focus ring of contrast {found:.1f} at the {side} of {target.name!r}"


def _fills(place: QRectF, path: Path, ring: float) -> bool:
    """It is too high for a list to show all of it and the ring at once."""
    return any(scrolls(each) and place.height() + ring > each.height() for each in path)


def _way(first: QQuickItem, *, forward: bool) -> list[QQuickItem]:
    """What has the focus one after another, from `first` until it would have it again."""
    way = [first]
    while len(way) < _MOST:
        item = cast("QQuickItem | None", way[-1].nextItemInFocusChain(forward))
        if item is None or item in way:
            break
        way.append(item)
    return way


def _from_its_head(stops: list[Target], *, rightwards: bool) -> list[Target]:
    """The same circle, begun where a part of the glass begins; if there is one only, at its top."""
    for index, (one, other) in enumerate(pairwise(stops), start=1):
        if one.part is not other.part:
            return stops[index:] + stops[:index]

    def read(index: int) -> tuple[float, float]:
        place = stops[index].place
        return place.top(), place.left() if rightwards else -place.right()

    head = min(range(len(stops)), key=read, default=0)
    return stops[head:] + stops[:head]


def _goes_back(here: QRectF, there: QRectF, *, rightwards: bool) -> bool:
    """`there` is read before `here`: above it, or before it in the same row.

    From the foot of a column to the head of the next is onwards.
    """
    before = there.right() <= here.left() if rightwards else there.left() >= here.right()
    after = there.left() >= here.right() if rightwards else there.right() <= here.left()
    if there.bottom() <= here.top():
        return not after
    return before and _same_row(here, there)


def _same_row(one: QRectF, other: QRectF) -> bool:
    common = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    return common > min(one.height(), other.height()) / 2


def _bands(place: QRectF, width: float) -> dict[str, QRectF]:
    """What lies along each side, without the corners."""
    inset = min(place.width(), place.height()) / 2
    across, down = place.width() - 2 * inset, place.height() - 2 * inset
    left, top = place.left() + inset, place.top() + inset
    across, down = max(across, 2.0), max(down, 2.0)
    return {
        "top": QRectF(left, place.top() - width, across, width),
        "bottom": QRectF(left, place.bottom(), across, width),
        "left": QRectF(place.left() - width, top, width, down),
        "right": QRectF(place.right(), top, width, down),
    }


def _ring_contrast(before: Dots, after: Dots, *, across: bool) -> float:
    """What the strongest dot of each step along the side has, nearly everywhere."""
    if not before.size or before.shape != after.shape:
        return 1.0
    some = np.s_[:, ::_STEP] if across else np.s_[::_STEP, :]
    before, after = before[some], after[some]
    changes = ratio(luminance(rgb(before)), luminance(rgb(after))).reshape(before.shape)
    strongest = changes.max(axis=0 if across else 1)
    return float(np.quantile(strongest, 1 - _SEEN))
