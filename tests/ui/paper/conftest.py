"""For the tests of paper: PDF taken apart by poppler, and a report as a hospital exports it."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.reasons import Failure
from kiosk.reports.paper import Printable, Sheet
from ui.paper.report_paper import QtReportPaper
from ui.paper.sample_pictures import sample_logo, sample_stamp

LayOut = Callable[..., Printable | Failure]


@dataclass(frozen=True)
class Word:
    """As `pdftotext -bbox` has it: points from the upper left corner of page `page` (from 1)."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


class Pdf:
    """A PDF as poppler sees it. Qt maps glyphs back to the first character that has them: a radical,
    a figure dash. Texts are told without that.
    """

    def __init__(self, document: bytes, folder: Path) -> None:
        self.path = folder / "report.pdf"
        self.path.write_bytes(document)

    def text(self) -> str:
        """All of it, without spaces."""
        return "".join(self.pages())

    def pages(self) -> list[str]:
        raw = self._run("pdftotext", "-raw").split("\f")[:-1]
        return [re.sub(r"\s", "", plain(page)) for page in raw]

    def words(self) -> list[Word]:
        page = 0
        found = []
        for line in self._run("pdftotext", "-bbox").splitlines():
            page += "<page " in line
            if match := _WORD.search(line):
                text = plain(unescape(match[5]))
                found.append(Word(page, *(float(match[n]) for n in range(1, 5)), text))
        return found

    def picture(
        self, page: int = 1, density: int = 100, box: tuple[int, int, int, int] | None = None
    ) -> QImage:
        """`box`: left, top, width, height in dots."""
        names = dict(zip(("-x", "-y", "-W", "-H"), box or (), strict=False))
        options = {"-r": density, "-f": page, "-l": page, **names}
        words = [word for name, value in options.items() for word in (name, str(value))]
        stem = self.path.with_name("page")
        command = ["pdftoppm", "-singlefile", *words, str(self.path), str(stem)]
        subprocess.run(command, check=True, timeout=60)
        return QImage(f"{stem}.ppm")

    def info(self) -> str:
        return subprocess.run(
            ["pdfinfo", str(self.path)], check=True, capture_output=True, text=True, timeout=60
        ).stdout

    def _run(self, program: str, *options: str) -> str:
        command = [program, *options, str(self.path), "-"]
        return subprocess.run(
            command, check=True, capture_output=True, encoding="utf-8", errors="replace", timeout=60
        ).stdout


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_SAME_GLYPHS)


_SAME_GLYPHS = str.maketrans("‒⻚⻅⻔⻓⻋⻛⻆⻉⻢⻘⻝", "–页见门长车风角贝马青食")
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>'
)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Printable | Failure], Pdf]:
    def open_printable(made: Printable | Failure) -> Pdf:
        assert isinstance(made, Printable), made
        return Pdf(made.document, tmp_path)

    return open_printable


@pytest.fixture(scope="session")
def gui() -> QGuiApplication:
    """Made on the main thread, as in the program."""
    found = QGuiApplication.instance()
    return found if isinstance(found, QGuiApplication) else QGuiApplication([])


@pytest.fixture(scope="session")
def worker(gui: QGuiApplication) -> Iterator[ThreadPoolExecutor]:  # noqa: ARG001 - it has to be there
    """As at a terminal, reports are laid out on one thread, which is not the main one."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture(scope="session")
def lay_out(worker: ThreadPoolExecutor) -> LayOut:
    """`lay_out(sheet, layouts=..., stamp=..., logo=...)`, the last three where they are to be others."""
    plain_paper = QtReportPaper()

    def on_thread(sheet: Sheet, **files: Path | None) -> Printable | Failure:
        paper = QtReportPaper(**files) if files else plain_paper
        return worker.submit(paper.lay_out, sheet).result(60)

    return on_thread


@pytest.fixture
def stamp(gui: QGuiApplication, tmp_path: Path) -> Path:  # noqa: ARG001 - it has to be there
    path = tmp_path / "stamp.png"
    assert sample_stamp().save(str(path))
    return path


@pytest.fixture
def logo(gui: QGuiApplication, tmp_path: Path) -> Path:  # noqa: ARG001 - it has to be there
    path = tmp_path / "logo.png"
    assert sample_logo().save(str(path))
    return path


@pytest.fixture
def own_layouts(tmp_path: Path) -> Callable[..., Path]:
    """`own_layouts({"foot.html": "..."})`: a hospital's folder."""

    def make(files: dict[str, str]) -> Path:
        folder = tmp_path / "layouts"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        return folder

    return make


@pytest.fixture
def bundle() -> dict[str, Any]:
    """A report with two results, whole and plainly synthetic."""

    def observation(number: int, name: str, value: float, unit: str) -> dict[str, Any]:
        return {
            "fullUrl": f"urn:uuid:00000000-0000-4000-8000-00000000000{number}",
            "resource": {
                "resourceType": "Observation",
                "id": f"o{number}",
                "status": "final",
                "code": {"text": name},
                "subject": {"reference": "Patient/p1"},
                "valueQuantity": {"value": value, "unit": unit},
                "referenceRange": [{"low": {"value": 3.5}, "high": {"value": 9.5}}],
            },
        }

    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {
                "fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000009",
                "resource": {
                    "resourceType": "DiagnosticReport",
                    "id": "r1",
                    "status": "final",
                    "category": [
                        {
                            "coding": [
                                {
                                    "system": "http://terminology.hl7.org/CodeSystem/v2-0074",
                                    "code": "LAB",
                                }
                            ]
                        }
                    ],
                    "code": {"text": "血常规"},
                    "subject": {"reference": "Patient/p1"},
                    "issued": "2026-11-20T10:42:00+08:00",
                    "result": [{"reference": "Observation/o1"}, {"reference": "Observation/o2"}],
                },
            },
            {
                "fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000008",
                "resource": {
                    "resourceType": "Patient",
                    "id": "p1",
                    "name": [{"text": "张晓明"}],
                    "gender": "male",
                    "birthDate": "1958-03-09",
                },
            },
            observation(1, "白细胞计数", 11.8, "10*9/L"),
            observation(2, "血小板计数", 4.2, "10*9/L"),
        ],
    }


@pytest.fixture
def fhir_file(tmp_path: Path, bundle: dict[str, Any]) -> Path:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(bundle), "utf-8")
    return path
