"""What the picture tells of something that is held up and not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.hints_maps import Maps, maps_of
from hardware.decode.hints_patch import Detail, Outline, detail_of, find_outline, mask_of
from hardware.decode.hints_settled import Settled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.look import Corners, Place
    from hardware.decode.sightings import Grey, Point, Sighting

    Mask = NDArray[np.bool_]

NIGHT = 25.0  # level below which a code leaves next to no grain
_WHITE = 253.0  # mean of a cell in which nothing is to be told apart
_WHITE_BEFORE = 240.0  # a window, a ceiling lamp
_NOISE_PERCENTILE = 20
_SMALL = 0.25  # of the height
_SOFT = 0.3  # softness: what is so small and so soft is a face or a sign across the hall
_MOST_PERIODIC = 0.5
_LEAST_CONTRAST = 0.35  # of the light: dark modules are dark
_GLARE_LEAST = 0.03  # of the picture
_GLARE_LEAST_FILL = 0.6  # of the rectangle around it
_NEW_SHARE = 0.3  # of the cells under a code that was read
# What white takes of a patch, or has bitten off it, and how much squarer they are together.
_WASHED_SHARE = 0.12
_BITE_LEAST = 0.3
_BITE_MOST = 1.6
_SQUARER = 0.1


@dataclass(frozen=True, slots=True)
class Patch:
    """Something code-like. Lengths in px of the frame; `height` is the frame's."""

    outline: Outline
    detail: Detail
    centre: Point
    shorter: float
    longer: float
    height: int
    washed_out: bool  # a reflection, or the screen's own light, covers a part of it

    @property
    def side(self) -> float:
        return float((self.shorter * self.longer) ** 0.5)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One frame's. `level` is how light the picture is, 0 to 255, in most of its cells."""

    level: float
    patch: Patch | None  # new, and not read
    read: bool  # a code that was not always there
    white: Mask | None  # cells of a new white area with nothing in it
    relit: Mask  # cells whose light has changed, other than all the picture's


class Observer:
    """Keeps what the lobby looks like; not a picture of it, but cells of 16 px."""

    def __init__(self) -> None:
        self._settled: Settled | None = None

    def observe(
        self, grey: Grey, at: float, read: Sequence[Sighting], places: Sequence[Place]
    ) -> Evidence:
        """Takes about 2 ms for 1280x720 where something is held up, else 1 ms."""
        import numpy as np  # noqa: PLC0415 - heavy

        maps = maps_of(grey)
        if self._settled is None or not self._settled.fits(maps):
            self._settled = Settled(maps, at)
        settled = self._settled
        is_read = any(_is_new(settled, maps, sighting.corners) for sighting in read)
        white = (maps.light >= _WHITE) & ~settled.was_light(_WHITE_BEFORE)
        outline = None if is_read else _outline(settled, maps)
        patch = _patch(grey, maps, outline, white, places) if outline is not None else None
        evidence = Evidence(
            level=float(np.median(maps.light)),
            patch=patch,
            read=is_read,
            white=_compact(white),
            relit=settled.relit(maps.light),
        )
        settled.learn(maps, at, _held(evidence))
        return evidence


def _outline(settled: Settled, maps: Maps) -> Outline | None:
    import numpy as np  # noqa: PLC0415 - heavy

    noise = float(np.percentile(maps.grain, _NOISE_PERCENTILE))
    outline = find_outline(settled.fresh(maps.grain, coarse=False), noise)
    if outline is not None:
        return outline
    noise = float(np.percentile(maps.coarse_grain, _NOISE_PERCENTILE))
    return find_outline(settled.fresh(maps.coarse_grain, coarse=True), noise)


def _patch(
    grey: Grey,
    maps: Maps,
    outline: Outline,
    white: Mask,
    places: Sequence[Place],
) -> Patch | None:
    detail = detail_of(grey, outline, maps.px)
    x, y = outline.centre[0] * maps.px, outline.centre[1] * maps.px
    found = any(place.located and _holds(place.corners, (x, y)) for place in places)
    small = outline.side < _SMALL * maps.light.shape[0]
    if not found and not _is_code_like(detail, small=small):
        return None
    return Patch(
        outline=outline,
        detail=detail,
        centre=(x, y),
        shorter=outline.shorter * maps.px,
        longer=outline.longer * maps.px,
        height=grey.shape[0],
        washed_out=_is_washed_out(outline, white),
    )


def _is_code_like(detail: Detail, *, small: bool) -> bool:
    return (
        detail.periodic <= _MOST_PERIODIC
        and detail.contrast >= _LEAST_CONTRAST * detail.light
        and not (small and detail.softness > _SOFT)
    )


def _is_new(settled: Settled, maps: Maps, corners: Corners) -> bool:
    """Whether a code that was read has come lately, and is no poster on the wall."""
    xs, ys = zip(*corners, strict=True)
    rows, columns = maps.light.shape
    left, top = max(int(min(xs) / maps.px), 0), max(int(min(ys) / maps.px), 0)
    right = min(int(max(xs) / maps.px) + 1, columns)
    bottom = min(int(max(ys) / maps.px) + 1, rows)
    fresh = settled.fresh(maps.grain, coarse=False)[top:bottom, left:right]
    return bool(fresh.size) and float((fresh > 0).mean()) > _NEW_SHARE


def _held(evidence: Evidence) -> Mask:
    """Cells that something may be held up in: they are not to be taken for the lobby soon."""
    import numpy as np  # noqa: PLC0415 - heavy

    if evidence.read:
        return np.ones(evidence.relit.shape, np.bool_)
    held = np.zeros(evidence.relit.shape, np.bool_)
    if evidence.patch is not None:
        held |= mask_of(evidence.patch.outline, held.shape, grow=3)
    if evidence.white is not None:
        held |= evidence.white
    if evidence.level < NIGHT:
        held |= evidence.relit
    return held


def _holds(corners: Corners, point: Point) -> bool:
    xs, ys = zip(*corners, strict=True)
    return min(xs) <= point[0] <= max(xs) and min(ys) <= point[1] <= max(ys)


def _compact(white: Mask) -> Mask | None:
    """The largest part of `white`, if it is large and of one piece like a screen or a reflection."""
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    if float(white.mean()) < _GLARE_LEAST:
        return None
    count, labels, stats, _ = cv2.connectedComponentsWithStats(white.astype(np.uint8))
    largest = max(range(1, count), key=lambda each: int(stats[each, cv2.CC_STAT_AREA]))
    part: Mask = labels == largest
    contours, _ = cv2.findContours(
        part.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    (_, (width, height), _) = cv2.minAreaRect(contours[0])
    cells = int(stats[largest, cv2.CC_STAT_AREA])
    if cells < _GLARE_LEAST * white.size or cells < _GLARE_LEAST_FILL * width * height:
        return None
    return part


def _is_washed_out(outline: Outline, white: Mask) -> bool:
    """Whether white stands in the patch, or has bitten off what would make it a square again.

    White beside a whole patch is the page of the app around the code.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    inside = mask_of(outline, white.shape)
    if float(white[inside].mean()) > _WASHED_SHARE:
        return True
    near = mask_of(outline, white.shape, grow=3)
    _, labels = cv2.connectedComponents(white.astype(np.uint8))
    touching = white & np.isin(labels, np.unique(labels[near & white]))
    share = float(touching.sum()) / max(float(inside.sum()), 1.0)
    if not _BITE_LEAST < share < _BITE_MOST:
        return False
    points = np.argwhere(touching | inside)[:, ::-1].astype(np.int32)
    (_, sides, _) = cv2.minAreaRect(points)
    shorter, longer = sorted(side + 1 for side in sides)
    squareness: float = shorter / longer
    return squareness > outline.shorter / outline.longer + _SQUARER
