"""What issuers should print or show: error level, length and print size against the read rate.

A pinhole camera, 63 degrees across; paper in a hand; of each cell eight scenes, each with one mild
trouble of a lobby. A fixed-focus lens blurs by its geometry: a point at z, with the lens set to
z0, makes a disc of aperture x focal length x |1/z - 1/z0|.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.benchmarks.scanning.cards import QUIET_ZONE
from tests.benchmarks.scanning.conditions import Case, Circumstances, Condition, circumstances
from tests.benchmarks.scanning.geometry import FOCAL_LENGTH
from tests.benchmarks.scanning.progress import Progress
from tests.benchmarks.scanning.readers import OURS, Ours, Reader, look, peers
from tests.benchmarks.scanning.report import markdown, percent
from tests.benchmarks.scanning.scenes import FRAMES_PER_SECOND, Scene, code_size, text_of

MODULES_MM = (0.25, 0.33, 0.42, 0.5, 0.65, 0.85)
DISTANCES = (100, 150, 200, 250, 300, 400)  # mm
SIDES_MM = (25, 35, 45, 55)  # of a code with its quiet zone
CODES = tuple((length, level) for length in (120, 300, 480) for level in ("L", "M", "Q"))
SIDE_DISTANCES = (150, 250)
ENOUGH = 0.875  # 7 of 8 in a third of a second: the next third reads the eighth
_APERTURE = 1.2  # mm: 2.9 mm focal length at F/2.4
_LOOKS = 10  # of ours: a third of a second
_MILD = (
    (Condition.MOTION, 1),
    (Condition.MOTION, 2),
    (Condition.LOW_LIGHT, 2),
    (Condition.LOW_CONTRAST, 1),
    (Condition.PERSPECTIVE, 1),
    (Condition.ROTATION, 2),
    (Condition.CREASE, 1),
    (Condition.JPEG, 1),
)


@dataclass(frozen=True, slots=True)
class Lens:
    """`focus`: the distance it is set to, mm; None: it focuses by itself."""

    name: str
    size: tuple[int, int]
    focus: float | None

    def disc(self, distance: float) -> float:
        """Diameter of the blur, px of a picture 1280 px wide."""
        sharp = Circumstances().defocus
        if self.focus is None:
            return sharp
        blur = _APERTURE * FOCAL_LENGTH * 1280 * abs(1 / distance - 1 / self.focus)
        return max(blur, sharp)


LENSES = (
    Lens("1280x720, fixed focus", (1280, 720), 500),
    Lens("1280x720, autofocus", (1280, 720), None),
    Lens("1920x1080, autofocus", (1920, 1080), None),
)


def run(*, quick: bool = False) -> dict[str, Any]:
    readers = (Ours(), next(peer for peer in peers() if peer.name == "zxing-cpp, QR only"))
    mild = _MILD[:1] if quick else _MILD
    sizes = [
        (lens, module_mm, distance)
        for lens in (LENSES[:1] if quick else LENSES)
        for module_mm in (MODULES_MM[-2:] if quick else MODULES_MM)
        for distance in (DISTANCES[2:3] if quick else DISTANCES)
    ]
    codes = [
        (length, level, side, distance)
        for length, level in (CODES[:2] if quick else CODES)
        for side in (SIDES_MM[-1:] if quick else SIDES_MM)
        for distance in (SIDE_DISTANCES[:1] if quick else SIDE_DISTANCES)
    ]
    return {
        "what": "read rate by module size, distance, length and error level; synthetic scenes",
        "scenes_a_cell": len(mild),
        "modules": [
            _by_size(readers, _cases(mild, 300, "M"), *cell)
            for cell in Progress("module size", sizes)
        ],
        "codes": [
            _by_code(readers, _cases(mild, length, level), side, distance)
            for length, level, side, distance in Progress("codes", codes)
        ],
    }


def _cases(mild: Sequence[tuple[Condition, int]], length: int, level: str) -> list[Case]:
    """Uneven seeds are on paper."""
    return [Case(about, at, length, level, 21 + 2 * n) for n, (about, at) in enumerate(mild)]


def _by_size(
    readers: Sequence[Reader], cases: Sequence[Case], lens: Lens, module_mm: float, distance: int
) -> dict[str, Any]:
    return {
        "camera": lens.name,
        "module_mm": module_mm,
        "distance_mm": distance,
        "module_px": round(module_mm * FOCAL_LENGTH * lens.size[0] / distance, 2),
        "blur_px": round(lens.disc(distance) * lens.size[0] / 1280, 1),
        **_rates(readers, cases, lens, distance, module_mm),
    }


def _by_code(
    readers: Sequence[Reader], cases: Sequence[Case], side_mm: int, distance: int
) -> dict[str, Any]:
    """Codes of one printed side, before a camera with a fixed focus."""
    modules = code_size(cases[0])
    module_mm = side_mm / (modules + 2 * QUIET_ZONE)
    return {
        "length": cases[0].length,
        "level": cases[0].level,
        "modules": modules,
        "side_mm": side_mm,
        "module_mm": round(module_mm, 3),
        "distance_mm": distance,
        **_rates(readers, cases, LENSES[0], distance, module_mm),
    }


def _rates(
    readers: Sequence[Reader],
    cases: Sequence[Case],
    lens: Lens,
    distance: float,
    module_mm: float,
) -> dict[str, float]:
    read = {reader.name: 0 for reader in readers}
    for case in cases:
        given = circumstances(case)
        given = replace(given, defocus=max(given.defocus, lens.disc(distance)))
        scene = Scene(case, lens.size, given=given, module_mm=module_mm, distance=distance)
        picture, text = scene.still(), text_of(case)
        for reader in readers:
            reader.begin()
            read[reader.name] += any(
                text in look(reader, picture, number / FRAMES_PER_SECOND).texts
                for number in range(_LOOKS if reader.remembers else 1)
            )
    return {name: round(count / len(cases), 3) for name, count in read.items()}


def table(result: dict[str, Any]) -> str:
    parts = (
        f"Read, %, of {result['scenes_a_cell']} scenes each: ours (zxing-cpp, QR only).",
        "**Module size against distance** (300 characters, level M, on paper)",
        _size_table(result["modules"]),
        f"**Length, level and printed side** (with quiet zone; {LENSES[0].name})",
        _code_table(result["codes"]),
    )
    return "\n" + "\n\n".join(parts) + "\n"


def smallest_module(cells: Sequence[dict[str, Any]], camera: str, distance: int) -> float | None:
    """mm: the smallest from which on all are read often enough; None: none is."""
    column = [
        cell for cell in cells if cell["camera"] == camera and cell["distance_mm"] == distance
    ]
    smallest = None
    for cell in sorted(column, key=lambda cell: -cell["module_mm"]):
        if cell[OURS] < ENOUGH:
            break
        smallest = float(cell["module_mm"])
    return smallest


def _size_table(cells: Sequence[dict[str, Any]]) -> str:
    """Ours, in brackets zxing-cpp's: %."""
    distances = sorted({cell["distance_mm"] for cell in cells})
    rows = [["camera", "module, mm", *(f"{distance} mm" for distance in distances)]]
    cameras = list(dict.fromkeys(cell["camera"] for cell in cells))
    for camera in cameras:
        own = [cell for cell in cells if cell["camera"] == camera]
        for module_mm in sorted({cell["module_mm"] for cell in own}):
            line = [cell for cell in own if cell["module_mm"] == module_mm]
            rows.append([camera, f"{module_mm:g}", *map(_pair, line)])
        least = [smallest_module(own, camera, distance) for distance in distances]
        rows.append([camera, "enough", *("-" if mm is None else f"{mm:g} mm" for mm in least)])
    return markdown(rows)


def _code_table(cells: Sequence[dict[str, Any]]) -> str:
    places = sorted({(cell["distance_mm"], cell["side_mm"]) for cell in cells})
    rows = [["characters", "level", "modules", *(f"{side} mm at {z} mm" for z, side in places)]]
    for length, level in dict.fromkeys((cell["length"], cell["level"]) for cell in cells):
        own = {
            (cell["distance_mm"], cell["side_mm"]): cell
            for cell in cells
            if (cell["length"], cell["level"]) == (length, level)
        }
        modules = str(next(iter(own.values()))["modules"])
        rows.append([str(length), level, modules, *(_pair(own[place]) for place in places)])
    return markdown(rows)


def _pair(cell: dict[str, Any]) -> str:
    return f"{percent(cell[OURS])} ({percent(cell['zxing-cpp, QR only'])})"
