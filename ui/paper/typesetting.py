"""From a `Sheet` to PDF: reads the layout's files once, and sets each report by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QThread,
)
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QScreen

from kiosk.languages import nearest
from kiosk.reasons import Code, Failure
from kiosk.reports.paper import Printable, Sheet
from kiosk.reports.report import Report
from ui.paper.composition import Composition, Matter, PlacedPicture, Size, UnfitError
from ui.paper.content import content_of
from ui.paper.document import dots
from ui.paper.layouts import BrokenLayoutError, Codes, Design, Layout, read_layout
from ui.paper.markup import BrokenTemplateError, Templates
from ui.paper.paging import MOST_PAGES, TooLongError
from ui.paper.pictures import (
    BadPictureError,
    Picture,
    barcode_picture,
    qr_picture,
    read_logo,
    read_stamp,
)

_RESOLUTION: Final = 600  # dots an inch: of places, not of pictures
_MOST_RESULTS: Final = 40 * MOST_PAGES
_MOST_TEXT: Final = 2_000 * MOST_PAGES  # characters
_NO_SCREEN: Final = 100  # dots an inch that Qt takes then (qfont.cpp, qt_defaultDpiY)
_NO_XMP: Final = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
_STYLE: Final = "report.css"


@dataclass(frozen=True, slots=True)
class Stationery:
    """What is read once: it is the same for every report."""

    design: Design
    templates: Templates
    style: str = field(repr=False)
    stamp: Picture | None = field(repr=False)
    logo: Picture | None = field(repr=False)
    # PySide 6.9 never frees a device that a document was laid out for, so it is always the same one.
    # It is asked for its resolution only, which any thread may.
    measure: QPdfWriter = field(repr=False)
    nowhere: QBuffer = field(repr=False)  # `measure` has to have one


def lay_out(sheet: Sheet, stationery: Stationery) -> Printable | Failure:
    """REPORT_UNPRINTABLE with what is wrong. Needs a QGuiApplication."""
    try:
        return _printable(sheet, stationery)
    except _EXPECTED as error:
        return _failure(str(error))
    except TooLongError:
        return _failure(f"more than {MOST_PAGES} pages")


def read_stationery(
    layouts: Path | None, stamp: Path | None, logo: Path | None
) -> Stationery | Failure:
    """REPORT_UNPRINTABLE with what is wrong with which file."""
    try:
        return _read_stationery(layouts, stamp, logo)
    except _EXPECTED as error:
        return _failure(str(error))


_EXPECTED: Final = (BadPictureError, BrokenLayoutError, BrokenTemplateError, UnfitError)


def _failure(what: str) -> Failure:
    return Failure(Code.REPORT_UNPRINTABLE, {"what": what})


def _read_stationery(layouts: Path | None, stamp: Path | None, logo: Path | None) -> Stationery:
    layout: Layout = read_layout(layouts)
    templates = Templates(layout.files, {"mm": _markup_dots})
    nowhere = _open_buffer()
    return Stationery(
        layout.design,
        templates,
        templates.render(_STYLE, {}),
        None if stamp is None else read_stamp(stamp, layout.design.stamp.width),
        None if logo is None else read_logo(logo, layout.design.logo.height),
        _writer(nowhere),
        nowhere,
    )


def _markup_dots(millimetres: float) -> float:
    """For templates: "px" of Qt's markup. It scales them by the density of the primary screen."""
    screen: QScreen | None = QGuiApplication.primaryScreen()  # its stub forgets that it may be None
    density = _NO_SCREEN if screen is None else round(screen.logicalDotsPerInchY())
    return round(dots(millimetres, density), 3)


def _printable(sheet: Sheet, stationery: Stationery) -> Printable:
    _check_length(sheet.report)
    design = stationery.design
    if not design.words:
        raise BrokenLayoutError("no words in any language")
    language = nearest(sheet.language, design.words)
    words = design.words[language]
    try:
        content = content_of(sheet, words)
    except KeyError as missing:
        raise BrokenLayoutError(f"words.{language}: {missing} is missing") from None
    matter = Matter(content, words, _pictures(sheet, stationery), stationery.stamp)
    _enable_timers()
    composition = Composition(
        stationery.measure, design, stationery.templates, stationery.style, matter
    )
    buffer = _open_buffer()
    writer = _writer(buffer)
    writer.setTitle(f"{content.title} {content.number}".strip())  # what it is, and not whose
    painter = QPainter()
    if not painter.begin(writer):
        raise UnfitError("the PDF cannot be begun")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        composition.paint(painter, writer.newPage)
    finally:
        painter.end()
    return Printable(bytes(buffer.data().data()), composition.pages)


def _check_length(report: Report) -> None:
    """Quick to say; to find out by laying it out would take the better part of a minute."""
    texts = sum(len(section.text) for section in report.sections)
    texts += sum(len(result.text) + len(result.note) for result in report.results)
    if len(report.results) > _MOST_RESULTS or texts > _MOST_TEXT:
        raise TooLongError


def _enable_timers() -> None:
    """Qt lays long documents out by a timer, and complains in a thread that it did not start itself.

    The first event loop made in a thread gives it what timers need; it does not have to run.
    """
    if QAbstractEventDispatcher.instance(QThread.currentThread()) is None:
        QEventLoop()


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _writer(buffer: QBuffer) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    writer.setCreator("Yima")
    writer.setDocumentXmpMetadata(QByteArray(_NO_XMP))  # Qt's says the same once more, in 1.3 kB
    return writer


def _pictures(sheet: Sheet, stationery: Stationery) -> Mapping[str, PlacedPicture | None]:
    design = stationery.design
    return {
        "logo": _logo(stationery.logo, design.logo.height),
        "number": _number(sheet.report.head.number, design.codes),
        "seal": _seal(sheet.seal, design.codes),
    }


def _logo(logo: Picture | None, height: float) -> PlacedPicture | None:
    return None if logo is None else PlacedPicture(logo, Size(height / logo.ratio, height))


def _number(number: str, codes: Codes) -> PlacedPicture | None:
    bars = barcode_picture(number)
    if bars is None:
        return None
    return PlacedPicture(bars, Size(bars.modules * codes.bar, codes.bar_height))


def _seal(text: str, codes: Codes) -> PlacedPicture | None:
    if not text:
        return None
    if (symbol := qr_picture(text)) is None:
        raise UnfitError("the seal is longer than a QR code holds")
    side = min(symbol.modules * codes.module, codes.widest)
    return PlacedPicture(symbol, Size(side, side))
