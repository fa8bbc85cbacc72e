"""Reading codes under the field's conditions: ours beside its peers, on the same frames.

`./run bench scanning [--quick] [--plot [FILE]] [--payload] [--sheet [FILE]] [--write]`. Method and
figures: docs/scanning.md and docs/issuers.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[3] / "docs"
PICTURES = DOCS / "pictures"


def measure(options: Sequence[str] = ()) -> dict[str, Any]:
    """The result as JSON; the tables go to standard error."""
    given = _parser().parse_args(options)
    if given.sheet is not None:
        from tests.benchmarks.scanning import sheet  # noqa: PLC0415 - heavy libraries

        sheet.draw(given.sheet)
        return {"sheet": given.sheet.name}
    if given.payload:
        from tests.benchmarks.scanning import payload  # noqa: PLC0415 - as above

        result = payload.run(quick=given.quick)
        _show(payload.table(result), DOCS / "issuers.md" if given.write else None)
        return result
    from tests.benchmarks.scanning import comparison, report  # noqa: PLC0415 - as above

    plan = comparison.quick_plan() if given.quick else comparison.full_plan()
    result = comparison.run(plan)
    _show(report.tables(result), DOCS / "scanning.md" if given.write else None)
    if given.plot is not None:
        from tests.benchmarks.scanning import plot  # noqa: PLC0415 - as above

        plot.draw(result, given.plot)
    return result


def _show(tables: str, document: Path | None) -> None:
    sys.stderr.write(tables)
    if document is not None:
        from tests.benchmarks.scanning.report import into_document  # noqa: PLC0415 - as above

        text = document.read_text(encoding="utf-8")
        document.write_text(into_document(text, tables), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run bench scanning", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small sample: does it work?")
    parser.add_argument(
        "--plot",
        type=Path,
        nargs="?",
        const=PICTURES / "scanning.png",
        metavar="FILE",
        help="draw the result (docs/pictures/scanning.png)",
    )
    parser.add_argument(
        "--payload", action="store_true", help="error level, length and print size instead"
    )
    parser.add_argument(
        "--sheet",
        type=Path,
        nargs="?",
        const=PICTURES / "scanning-scenes.png",
        metavar="FILE",
        help="only draw the scenes, to be looked at (docs/pictures/scanning-scenes.png)",
    )
    parser.add_argument(
        "--write", action="store_true", help="put the tables into their document in docs/"
    )
    return parser
