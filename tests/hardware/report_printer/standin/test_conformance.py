"""The stand-in as a client sees it that was not written here: the conformance tests of CUPS."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_TESTS = Path("/usr/share/cups/ipptool")
_PRINTED = re.compile(r"^job 1, page (\d+)$", re.MULTILINE)


def run(uri: str, document: Path, test: Path) -> str:
    command = ["ipptool", "-t", "-f", str(document), uri, str(test)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def document(tmp_path: Path, pdf: Any) -> Path:
    path = tmp_path / "three.pdf"
    path.write_bytes(pdf(3))
    return path


@pytest.mark.parametrize(
    "name",
    ["get-printer-attributes", "validate-job", "print-job", "get-jobs", "get-completed-jobs"],
)
def test_single_operations(stand_in: Any, document: Path, name: str) -> None:
    printer = stand_in()
    assert "[PASS]" in run(printer.uri, document, _TESTS / f"{name}.test")


@pytest.mark.parametrize("suite", ["ipp-1.1", "ipp-2.0"])
def test_the_whole_suite(stand_in: Any, document: Path, tmp_path: Path, suite: str) -> None:
    printer = stand_in(pages_per_second=1e6)
    for name in ("ipp-1.1.test", "ipp-2.0.test"):
        shutil.copy(_TESTS / name, tmp_path)
    for name in ("document-a4.pdf", "document-letter.pdf"):  # what the suite prints besides
        shutil.copy(document, tmp_path / name)
    told = run(printer.uri, document, tmp_path / f"{suite}.test")
    assert "[FAIL]" not in told
    assert told.count("[PASS]") >= 29
    assert printer.wait_until(lambda: len(printer.papers) >= 3, 10)


def test_by_hand(document: Path) -> None:
    command = [sys.executable, "-m", "hardware.report_printer.standin", "--pages-per-second=50"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        uri = process.stdout.readline().strip()
        process.stdin.write("what\npaper_out\n")
        process.stdin.flush()
        assert "cover_open" in process.stdout.readline()
        run(uri, document, _TESTS / "print-job.test")
        process.stdin.write("ready\n")
        process.stdin.flush()
        lines = [process.stdout.readline() for _ in range(3)]
        process.stdin.close()
        assert process.wait(10) == 0
    assert _PRINTED.findall("".join(lines)) == ["1", "2", "3"]
