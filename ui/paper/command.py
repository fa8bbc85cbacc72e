"""`yima report render`: a hospital tries the layout with a report of its own.

Exit codes: 0 the PDF is written; 1 it is not, and a line on the standard error says why; 2 wrong
arguments. The file is written whole or not at all, and read by its owner alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.hospital.report_document import LARGEST_FILE, read_document
from kiosk.reasons import Failure
from kiosk.reports.paper import Printable, Sheet
from kiosk.text import PLACE_LENGTH, clean

_REFUSED: Final = 1


def main(argv: Sequence[str]) -> int:
    """Run `yima report ARGV...`; the exit code."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    return console.run("yima report render", lambda: _render(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yima report", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    render = commands.add_parser("render", help="lay out a report of your own")
    render.add_argument(
        "--fhir",
        type=Path,
        required=True,
        metavar="FILE.json",
        help="FHIR R4: a Bundle with one DiagnosticReport, or one with its results contained",
    )
    render.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    render.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    render.add_argument("--full-name", action="store_true", help="not masked")
    render.add_argument("--layouts", type=Path, metavar="DIR", help="layout files of your own")
    render.add_argument("--stamp", type=Path, metavar="FILE.png")
    render.add_argument("--logo", type=Path, metavar="FILE", help="PNG or JPEG")
    render.add_argument("--hospital", default="示范医院", metavar="NAME")
    return parser


def _render(arguments: argparse.Namespace) -> int:
    try:
        sheet = _sheet(arguments)
    except OSError as error:
        return _refuse(f"{arguments.fhir}: {error.strerror}")
    if isinstance(sheet, str):
        return _refuse(f"{arguments.fhir}: {sheet}")
    made = _laid_out(sheet, arguments)
    if isinstance(made, Failure):
        return _refuse(str(made.facts.get("what", made.code)))
    try:
        _write(arguments.out, made.document)
    except OSError as error:
        return _refuse(f"{arguments.out}: {error.strerror}")
    size = len(made.document) / 1000
    print(f"{console.printable(str(arguments.out))}: {made.pages} pages, {size:.0f} kB")
    return console.DONE


def _refuse(why: str) -> int:
    console.complain(f"yima report render: {' '.join(why.split())}")
    return _REFUSED


def _sheet(arguments: argparse.Namespace) -> Sheet | str:
    with arguments.fhir.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    read = read_document(content, full=arguments.full_name)
    if isinstance(read, str):
        return read
    report, holder = read
    return Sheet(
        hospital=clean(arguments.hospital, PLACE_LENGTH),
        report=report,
        holder=holder,
        explanation=None,
        seal="",
        language=arguments.language,
        printed_at=datetime.now(UTC).astimezone(),
        terminal="",
        number="",
    )


def _laid_out(sheet: Sheet, arguments: argparse.Namespace) -> Printable | Failure:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - not to say why a file is none

    from ui.paper.report_paper import QtReportPaper  # noqa: PLC0415

    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _keep.append(QGuiApplication(["yima"]))
    paper = QtReportPaper(arguments.layouts, arguments.stamp, arguments.logo)
    # On a thread, as at a terminal: Qt draws pictures a little otherwise on the main one.
    with ThreadPoolExecutor(1) as worker:
        return worker.submit(paper.lay_out, sheet).result()


_keep: Final[list[object]] = []
"""The application, which has to be there for as long as the program."""


def _write(path: Path, content: bytes) -> None:
    """Raises OSError; then there is what was there before."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
