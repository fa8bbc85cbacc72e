"""PDFs that the demo's examinations come as: an electrocardiogram, a bone density measurement.

Drawn by rule, of nobody; in English, as the machines print them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from kiosk.demo.hospital.plain_pdf import A4, Page, document
from kiosk.demo.hospital.report_plans import Plan

_PINK: Final = (0.95, 0.75, 0.75)
_RED: Final = (0.86, 0.55, 0.55)
_BLUE: Final = (0.1, 0.25, 0.6)
_MM: Final = 72 / 25.4  # points
_LEFT, _RIGHT = 15 * _MM, A4[0] - 15 * _MM
_LEADS: Final = ("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6")
_LEAD_HEIGHT: Final = 17 * _MM
_NOTICE: Final = "SYNTHETIC - MADE FOR DEMONSTRATION - NOT A REAL PERSON"
# A heartbeat as bumps: (place in the beat, width, millivolts); McSharry et al. 2003 have the idea.
_WAVES: Final = (
    (0.20, 0.030, 0.12),
    (0.345, 0.008, -0.10),
    (0.365, 0.010, 1.10),
    (0.387, 0.009, -0.22),
    (0.60, 0.045, 0.28),
)
_STRENGTHS: Final = (0.7, 1.0, 0.5, -0.8, 0.3, 0.7, -0.5, -0.3, 0.5, 1.1, 1.0, 0.8)


def pdf_of(plan: Plan) -> bytes:
    if plan.what.key == "XDT":
        return document([_cardiogram(plan)], "12-lead ECG")
    return document([_densitometry(plan)], "Bone mineral density")


def pages_of(count: int) -> bytes:
    """So many pages with a line of text each."""
    pages = []
    for number in range(1, count + 1):
        page = Page()
        page.text(_LEFT, A4[1] - 30 * _MM, f"Page {number} of {count}", 14)
        page.text(_LEFT, 15 * _MM, _NOTICE, 8)
        pages.append(page)
    return document(pages, "A long document")


def _heading(plan: Plan, words: str) -> Page:
    page = Page()
    top = A4[1] - 20 * _MM
    page.text(_LEFT, top, words, 16)
    page.text(_LEFT, top - 16, f"No. {plan.number}   {plan.collected:%Y-%m-%d %H:%M}", 10)
    page.text(_LEFT, 15 * _MM, _NOTICE, 8)
    return page


def _cardiogram(plan: Plan) -> Page:
    """Twelve leads, 25 mm/s, 10 mm/mV."""
    page = _heading(plan, "12-Lead ECG")
    rate = plan.chance("rate").randrange(58, 92)
    top = A4[1] - 40 * _MM
    bottom = top - len(_LEADS) * _LEAD_HEIGHT
    _paper(page, bottom, top)
    page.text(_LEFT, bottom - 14, f"HR {rate} /min   25 mm/s   10 mm/mV   0.05-150 Hz", 9)
    for row, (lead, strength) in enumerate(zip(_LEADS, _STRENGTHS, strict=True)):
        middle = top - (row + 0.62) * _LEAD_HEIGHT
        page.text(_LEFT + 2, middle + 5 * _MM, lead, 9)
        page.lines(_trace(middle, strength, rate), width=0.6, colour=_BLUE)
    return page


def _paper(page: Page, bottom: float, top: float) -> None:
    for vertical in (True, False):
        start, end = (_LEFT, _RIGHT) if vertical else (bottom, top)
        for step in range(int((end - start) / _MM) + 1):
            at = start + step * _MM
            ends = [(at, bottom), (at, top)] if vertical else [(_LEFT, at), (_RIGHT, at)]
            bold = step % 5 == 0
            page.lines(ends, width=0.4 if bold else 0.15, colour=_RED if bold else _PINK)


def _trace(middle: float, strength: float, rate: int) -> list[tuple[float, float]]:
    beat = 60 / rate * 25 * _MM  # points long
    points = []
    for step in range(int((_RIGHT - _LEFT) / 0.6)):
        x = step * 0.6
        place = x % beat / beat
        volts = sum(
            height * math.exp(-((place - at) ** 2) / (2 * width**2)) for at, width, height in _WAVES
        )
        points.append((_LEFT + x, middle + volts * strength * 10 * _MM))
    return points


def _densitometry(plan: Plan) -> Page:
    page = _heading(plan, "Bone Mineral Density (DXA)")
    chance = plan.chance("density")
    spine = {f"L{number}": chance.uniform(0.72, 1.05) for number in range(1, 5)}
    hip = {region: chance.uniform(0.68, 0.95) for region in ("Femoral neck", "Total hip")}
    densities = {**spine, "L1-L4": sum(spine.values()) / len(spine), **hip}
    y = A4[1] - 45 * _MM
    _row(page, y, ("Region", "BMD (g/cm2)", "T-score", "Z-score"))
    for region, density in densities.items():
        y -= 8 * _MM
        page.lines([(_LEFT, y + 5.5 * _MM), (_RIGHT, y + 5.5 * _MM)], width=0.3)
        scores = (f"{(density - mean) / 0.12:+.1f}" for mean in (1.05, 0.93))
        _row(page, y, (region, f"{density:.3f}", *scores))
    return page


def _row(page: Page, y: float, cells: Iterable[str]) -> None:
    for column, words in enumerate(cells):
        page.text(_LEFT + column * 40 * _MM, y, words, 11)
