"""An A4 printer that stands in for a real one, quick, and a page for it to print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hardware.report_printer.standin import StandInReportPrinter

PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@contextmanager
def quick_printer() -> Iterator[StandInReportPrinter]:
    """At the end nothing must have been wrong with what it was asked."""
    made = StandInReportPrinter(pages_per_second=50.0).start()
    yield made
    made.stop()
    assert made.faults == ()
