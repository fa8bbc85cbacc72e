"""One report, composed: documents laid out for a device, cut into pages, and painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter, QPen

from ui.paper.content import Content, Words
from ui.paper.document import GuardedDocument, dots
from ui.paper.flow import pieces_of
from ui.paper.layouts import Design
from ui.paper.markup import Templates
from ui.paper.paging import Slice, paginate
from ui.paper.pictures import Picture

_WIDTH: Final = 210  # A4, millimetres
_HEIGHT: Final = 297
_LEAST_BODY: Final = 40  # millimetres; less is no report but a frame
_DOT: Final = 1
_SPARE: Final = 0.5  # millimetres that rounding may make a document wider


class UnfitError(Exception):
    """Says what does not go together with the page, in English."""


@dataclass(frozen=True, slots=True)
class Size:
    """All that templates are told of a picture, millimetres: a QImage could be saved to a file."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    picture: Picture = field(repr=False)
    size: Size


@dataclass(frozen=True, slots=True)
class Matter:
    """What is composed. `pictures`: those that markup may name; None where there is none.

    `stamp` is painted below the closing's text, as if over it: ink does not hide ink.
    """

    content: Content = field(repr=False)
    words: Words = field(repr=False)
    pictures: Mapping[str, PlacedPicture | None] = field(repr=False)
    stamp: Picture | None = field(repr=False)


class Composition:
    """Lays out upon construction; then `paint`. Belongs to one thread.

    Args:
        device: of what resolution it is; nothing is painted on it.

    Raises BrokenTemplateError, UnfitError, TooLongError.
    """

    def __init__(
        self, device: QPdfWriter, design: Design, templates: Templates, style: str, matter: Matter
    ) -> None:
        self._device = device
        self._design = design
        self._templates = templates
        self._style = style
        self._matter = matter
        self._width = self._mm(_WIDTH - design.page.left - design.page.right)
        self._gap = self._mm(design.page.gap)
        self._images: dict[str, QImage] = {
            name: placed.picture.image for name, placed in matter.pictures.items() if placed
        }
        self._variables = {
            "report": matter.content,
            "words": matter.words,
            "pictures": {name: placed and placed.size for name, placed in matter.pictures.items()},
        }
        self._letterhead = self._document("letterhead.html")
        self._continuation = self._document("continuation.html")
        self._body = self._document("body.html")
        self._closing = self._document("closing.html")
        foot = self._document("foot.html", page=1, pages=1)
        self._foot_top = self._mm(_HEIGHT - design.page.bottom) - foot.size().height()
        self._slices = self._paginated()

    @property
    def pages(self) -> int:
        return len(self._slices)

    def paint(self, painter: QPainter, new_page: Callable[[], object]) -> None:
        """On a device of the same resolution. `new_page` is called before each page but the first."""
        for number, each in enumerate(self._slices, 1):
            if number > 1:
                new_page()
            self._paint_head_and_body(painter, number, each)
            if number == self.pages:
                self._paint_closing(painter)
            foot = self._document("foot.html", page=number, pages=self.pages)
            self._place(painter, foot, self._foot_top)

    def _mm(self, millimetres: float) -> float:
        return dots(millimetres, self._device.resolution())

    def _document(self, name: str, **more: int) -> GuardedDocument:
        variables: dict[str, Any] = self._variables | more
        document = GuardedDocument(
            self._device,
            self._images,
            width=self._width,
            size=self._design.text.size,
            style=self._style,
            markup=self._templates.render(name, variables),
        )
        if document.size().width() > self._width + self._mm(_SPARE):
            raise UnfitError(f"{name}: wider than the page")
        if document.asks_for_more():
            raise UnfitError(f"{name}: a picture that is not one of the report's")
        return document

    def _body_top(self, page: int) -> float:
        head = self._letterhead if page == 1 else self._continuation
        return self._mm(self._design.page.top) + head.size().height() + self._gap

    def _paginated(self) -> list[Slice]:
        end = self._foot_top - self._gap
        first, others = end - self._body_top(1), end - self._body_top(2)
        closing = self._closing.size().height() + self._gap
        if min(first, others - closing) < self._mm(_LEAST_BODY):
            raise UnfitError("head, closing and foot leave no room for results")
        highest = min(first, others)
        pieces = pieces_of(self._body, highest=highest / 2)
        return paginate(pieces, first=first, others=others, closing=closing)

    def _paint_head_and_body(self, painter: QPainter, number: int, body: Slice) -> None:
        head = self._letterhead if number == 1 else self._continuation
        self._place(painter, head, self._mm(self._design.page.top))
        top = self._body_top(number)
        if body.head:
            self._cut(painter, self._body, top, body.head.top, body.head.bottom)
            top += body.head.height
        self._cut(painter, self._body, top, body.top, body.bottom)
        self._rule(painter, [top + rule - body.top for rule in body.rules])

    def _rule(self, painter: QPainter, places: Sequence[float]) -> None:
        """Quiet lines below the rows of tables with a head; as borders of cells they triple a file."""
        if not (thickness := self._design.table.rule):
            return
        left = self._mm(self._design.page.left)
        painter.setPen(QPen(QColor(self._design.table.colour), self._mm(thickness)))
        painter.drawLines([QLineF(left, y, left + self._width, y) for y in places])

    def _paint_closing(self, painter: QPainter) -> None:
        bottom = self._foot_top - self._gap
        if self._matter.stamp is not None:
            placed = self._design.stamp
            width = self._mm(placed.width)
            height = width * self._matter.stamp.ratio
            right = self._mm(_WIDTH - self._design.page.right - placed.right)
            low = bottom - self._mm(placed.bottom)
            box = QRectF(right - width, low - height, width, height)
            painter.drawImage(box, self._matter.stamp.image)
        self._place(painter, self._closing, bottom - self._closing.size().height())

    def _place(self, painter: QPainter, document: GuardedDocument, top: float) -> None:
        self._cut(painter, document, top, 0.0, document.size().height())

    def _cut(
        self, painter: QPainter, document: GuardedDocument, y: float, top: float, bottom: float
    ) -> None:
        """Paint what `document` has between `top` and `bottom` so that `top` comes to `y`.

        A dot less at either end: else Qt writes the next line into the file too, though out of sight.
        """
        painter.save()
        painter.translate(QPointF(self._mm(self._design.page.left), y - top))
        clip = QRectF(0, top, self._width, bottom - top).adjusted(0, _DOT, 0, -_DOT)
        document.drawContents(painter, clip)
        painter.restore()
