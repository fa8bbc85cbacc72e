"""Thermal paper: bands of burnt dots that are cut or torn into slips, and how a slip looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

DOTS_PER_MM = 8  # 203 dpi
_MARGIN_TOP = 96  # dots between head and knife: the blank start of every slip

_TEAR = 24  # dots of blank paper that a tear runs through


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A roll: its width and the width that the head prints, in dots."""

    width: int
    printable: int


PAPER_80MM = PaperSize(640, 576)
PAPER_58MM = PaperSize(464, 384)


@dataclass(frozen=True)
class Slip:
    """One piece of paper as it left the printer.

    `lines` are the text lines as decoded; pictures leave no text. `codes` are the contents of its QR
    codes. `complete` is False for a slip that was torn off by a fault, and for the rest after it.
    """

    lines: tuple[str, ...]
    codes: tuple[str, ...]
    complete: bool
    dots: Image.Image = field(repr=False, compare=False)
    """The burnt dots, mode L, ink 255 on 0, one pixel a dot, paper's width."""
    path: Path | None = None

    @cached_property
    def image(self) -> Image.Image:
        """A picture of the slip lying on a table, RGB, one pixel a dot."""
        from hardware.ticket.standin.look import photograph  # noqa: PLC0415 - heavy; drawn on demand

        return photograph(self.dots, cut=self.complete)


class Strip:
    """The paper between the last cut and the knife."""

    def __init__(self, size: PaperSize) -> None:
        self.size = size
        self._rest_of_torn = False
        self._restart()

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self._inked

    def burn(self, band: Image.Image, left: int, advance: int) -> None:
        """Print `band` (mode L, ink 255) `left` dots from the printable edge; feed `advance` dots."""
        self._bands.append((self._length, left, band))
        self._inked = True
        self._length += max(advance, band.height)

    def note_text(self, line: str) -> None:
        self._lines.append(line)

    def note_code(self, content: str) -> None:
        self._codes.append(content)

    def feed(self, dots: int) -> None:
        self._length += dots

    def cut(self) -> Slip | None:
        """Cut; None when the piece is blank."""
        slip = None if self.blank else self._slip(complete=not self._rest_of_torn)
        self._rest_of_torn = False
        self._restart()
        return slip

    def tear(self, *, more_comes: bool) -> Slip | None:
        """What a fault leaves; `more_comes` when printing will resume on new paper."""
        slip = None if self.blank else self._slip(complete=False)
        self._rest_of_torn = more_comes and (slip is not None or self._rest_of_torn)
        self._restart()
        return slip

    def _restart(self) -> None:
        self._bands: list[tuple[int, int, Image.Image]] = []
        self._lines: list[str] = []
        self._codes: list[str] = []
        self._length = _MARGIN_TOP
        self._inked = False

    def _slip(self, *, complete: bool) -> Slip:
        from PIL import Image, ImageChops  # noqa: PLC0415 - heavy; needed from the first slip on

        length = self._length if complete else self._length + _TEAR
        dots = Image.new("L", (self.size.width, length))
        edge = (self.size.width - self.size.printable) // 2
        for top, left, band in self._bands:
            place = (edge + left, top)
            under = dots.crop((*place, place[0] + band.width, top + band.height))
            dots.paste(ImageChops.lighter(under, band), place)
        return Slip(tuple(self._lines), tuple(self._codes), complete, dots)
