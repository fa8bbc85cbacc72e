"""The readiness report on A4, as a hospital's equipment department files it."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPen,
    QTextOption,
)

from kiosk.maintenance.checks import CheckResult, Fact, FactValue, Verdict
from kiosk.maintenance.readiness import Readiness
from kiosk.maintenance.wording import CHECKS, FACTS, OVERALL, VERDICTS
from ui.paper.document import dots, house_font
from ui.paper.plain_pdf import drawn_pdf
from ui.paper.readiness_words import translated, value_in_words

_RESOLUTION: Final = 600
_LEFT, _RIGHT, _TOP, _BOTTOM = 18.0, 192.0, 16.0, 281.0  # mm
_COLUMNS: Final = (_LEFT, 60.0, 82.0, 110.0, _RIGHT)  # edges, mm
_GAP: Final = 1.2  # mm between text and the lines around it
_SIGNATURES: Final = 24.0  # mm that the place for them is high
_PLAIN, _SMALL, _TITLE, _LARGE = 9.0, 7.5, 16.0, 13.0  # points
_INK, _SOFT, _LINE = "#1a1a1a", "#595959", "#b0b0b0"
# Paper is filed and copied in black and white: the word says it, ink only helps.
_INKS: Final = {Verdict.FAIL: "#a61b1b", Verdict.WARN: "#7a4b00"}
_SIGNED: Final = {
    "signed": "signed by the vendor",
    "not_signed": "not signed",
    "no_vendor_key": "signed, but no vendor key is set",
    "wrong_signature": "the signature is wrong",
    "files_differ": "signed, but the files differ",
}


def document_of_its_own(report: Readiness, made: datetime, language: str) -> bytes:
    """As `readiness_document`, for a program without a screen: it makes the application that Qt wants."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _keep.append(QGuiApplication(["yima"]))
    with ThreadPoolExecutor(1) as worker:
        return worker.submit(readiness_document, report, made, language).result()


_keep: Final[list[object]] = []
"""The application, which has to be there for as long as the program."""


def readiness_document(report: Readiness, made: datetime, language: str) -> bytes:
    """PDF. Needs a QGuiApplication; on any thread. `made`: `report.made_at` in the hospital's zone.

    Raises:
        RuntimeError: Qt cannot begin the PDF.
    """
    return drawn_pdf(
        f"{report.about.terminal} {made:%Y-%m-%d}",
        _RESOLUTION,
        lambda painter, new_page: _Sheet(painter, new_page, report, made, language).draw(),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    size: float = _PLAIN
    bold: bool = False
    colour: str = _INK


class _Sheet:
    """Draws from top to bottom, in millimetres; begins a page where one is full."""

    def __init__(
        self,
        painter: QPainter,
        new_page: Callable[[], bool],
        report: Readiness,
        made: datetime,
        language: str,
    ) -> None:
        self._painter = painter
        self._new_page = new_page
        self._report = report
        self._made = made
        self._language = language
        self._y = _TOP
        self._page = 1

    def draw(self) -> None:
        self._head()
        self._table_head()
        for result in self._report.results:
            self._row(
                (
                    _Text(self._words(CHECKS[result.id].title)),
                    self._verdict(result.verdict),
                    _Text(self._when(result), _SMALL),
                    _Text(self._measured(result), _SMALL),
                )
            )
        self._signatures()
        self._foot()

    def _head(self) -> None:
        report, about = self._report, self._report.about
        title = _Text(self._words("Readiness report of a self-service terminal"), _TITLE, bold=True)
        self._y += self._put(title, _LEFT, _RIGHT) + 3
        signed = self._words(_SIGNED.get(about.signed, "could not be read"))
        for label, text in (
            ("Hospital", about.hospital),
            ("Terminal", about.terminal),
            ("Date of the report", f"{self._made:%Y-%m-%d %H:%M}"),
            ("Software", f"{about.version} ({signed})"),
            ("Digest of the program (SM3)", about.digest or "–"),
        ):
            height = self._put(_Text(self._words(label), colour=_SOFT), _LEFT, 66)
            self._y += max(height, self._put(_Text(text), 66, _RIGHT)) + _GAP
        self._y += 2
        overall = _Text(self._words(OVERALL[report.overall]), _LARGE, bold=True)
        self._put(_Text(self._words("Verdict"), colour=_SOFT), _LEFT, 66)
        self._y += self._put(overall, 66, _RIGHT) + _GAP
        for name, checks in (("Failing", report.failing), ("Outstanding", report.outstanding)):
            if checks:
                comma = "、" if self._language == "zh_CN" else ", "
                titles = comma.join(self._words(CHECKS[each].title) for each in checks)
                self._put(_Text(self._words(name), colour=_SOFT), _LEFT, 66)
                self._y += self._put(_Text(titles), 66, _RIGHT) + _GAP
        self._y += 3

    def _table_head(self) -> None:
        names = ("Check", "Result", "Last checked", "Measured")
        self._row(tuple(_Text(self._words(name), _SMALL, bold=True) for name in names))

    def _row(self, cells: tuple[_Text, ...]) -> None:
        edges = list(pairwise(_COLUMNS))
        height = max(
            self._height(cell, left, right)
            for cell, (left, right) in zip(cells, edges, strict=True)
        )
        if self._y + height + 2 * _GAP > _BOTTOM:
            self._next_page()
            self._table_head()
        self._line(self._y)
        self._y += _GAP
        for cell, (left, right) in zip(cells, edges, strict=True):
            self._put(cell, left, right)
        self._y += height + _GAP

    def _signatures(self) -> None:
        self._line(self._y)
        if self._y + _SIGNATURES > _BOTTOM:
            self._next_page()
        self._y += 12
        width = (_RIGHT - _LEFT) / 3
        for number, name in enumerate(("Checked by", "Accepted by", "Date")):
            left = _LEFT + number * width
            self._put(_Text(f"{self._words(name)}:", colour=_SOFT), left, left + width)
            self._line(self._y + 5, left + 20, left + width - 6)

    def _next_page(self) -> None:
        self._foot()
        self._new_page()
        self._page += 1
        self._y = _TOP

    def _foot(self) -> None:
        y, self._y = self._y, _BOTTOM + 4
        about = self._report.about
        page = f"第 {self._page} 页" if self._language == "zh_CN" else f"Page {self._page}"
        text = f"{about.terminal} · {self._made:%Y-%m-%d %H:%M} · {page}"
        self._put(_Text(text, _SMALL, colour=_SOFT), _LEFT, _RIGHT)
        self._y = y

    def _verdict(self, verdict: Verdict) -> _Text:
        strong = verdict in _INKS
        text = self._words(VERDICTS[verdict])
        return _Text(text, bold=strong, colour=_INKS.get(verdict, _INK))

    def _when(self, result: CheckResult) -> str:
        if result.verdict is Verdict.NOT_FITTED:
            return "–"
        if result.checked_at == 0:
            return self._words("never")
        at = datetime.fromtimestamp(result.checked_at, self._made.tzinfo)
        return f"{at:%Y-%m-%d %H:%M}"

    def _measured(self, result: CheckResult) -> str:
        """Facts in a line; the digest stands in the head."""
        shown = {name: value for name, value in result.facts.items() if name is not Fact.DIGEST}
        facts = (self._fact(name, value) for name, value in shown.items())
        text = " · ".join(facts)
        if result.verdict not in {Verdict.WARN, Verdict.FAIL}:
            return text
        advice = self._words(CHECKS[result.id].advice)
        return f"{text}\n{advice}" if text else advice

    def _fact(self, name: Fact, value: FactValue) -> str:
        words = FACTS[name]
        yes_or_no = self._words("yes" if value else "no")
        said = yes_or_no if isinstance(value, bool) else value_in_words(value, self._language)
        text = f"{self._words(words.label)} {said} {words.unit}".rstrip()
        return text.replace(" ", "\N{NO-BREAK SPACE}")

    def _words(self, text: str) -> str:
        return translated(text, self._language)

    def _put(self, cell: _Text, left: float, right: float) -> float:
        """Draw from the top of where we are; the height, mm."""
        self._painter.setFont(self._font(cell))
        self._painter.setPen(QColor(cell.colour))
        height = self._height(cell, left, right)
        room = QRectF(_to(left), _to(self._y), _to(right - left - _GAP), _to(height + 1))
        self._painter.drawText(room, cell.text, _wrapping())
        return height

    def _height(self, cell: _Text, left: float, right: float) -> float:
        self._painter.setFont(self._font(cell))
        room = QRectF(0, 0, _to(right - left - _GAP), _to(_BOTTOM))
        used = self._painter.boundingRect(room, cell.text, _wrapping())
        return used.height() * 25.4 / _RESOLUTION

    def _font(self, cell: _Text) -> QFont:
        font = house_font(cell.size)
        font.setBold(cell.bold)
        return font

    def _line(self, y: float, left: float = _LEFT, right: float = _RIGHT) -> None:
        self._painter.setPen(QPen(QColor(_LINE), _to(0.15)))
        self._painter.drawLine(round(_to(left)), round(_to(y)), round(_to(right)), round(_to(y)))


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _to(millimetres: float) -> float:
    return dots(millimetres, _RESOLUTION)
