"""`yima report render`: a hospital's own report in, a PDF or a reason out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ui.paper.command import main
from ui.paper.sample_pictures import sample_stamp

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(gui: object, capsys: pytest.CaptureFixture[str]) -> Said:  # noqa: ARG001 - it has to be there
    def render(*words: object) -> tuple[int, str, str]:
        code = main(["render", *map(str, words)])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return render


def text_of(path: Path) -> str:
    command = ["pdftotext", "-raw", str(path), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def test_a_report_is_rendered(run: Said, fhir_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    assert run("--fhir", fhir_file, "--out", out, "--hospital", "第一医院")[0] == 0
    text = text_of(out)
    assert "第⼀医院" in text
    assert "张*明" in text
    assert "张晓明" not in text
    assert "11.8" in text
    assert oct(out.stat().st_mode & 0o777) == "0o600"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["report.json", "report.pdf"]


def test_in_english_with_the_full_name_and_a_stamp(
    run: Said, fhir_file: Path, tmp_path: Path
) -> None:
    out, stamp = tmp_path / "report.pdf", tmp_path / "stamp.png"
    sample_stamp().save(str(stamp))
    options = ("--language", "en", "--full-name", "--stamp", stamp)
    code, said, complained = run("--fhir", fhir_file, "--out", out, *options)
    assert (code, complained) == (0, "")
    assert said.startswith(f"{out}: 1 pages, ")
    assert "Laboratory Report" in text_of(out)
    assert "张晓明" in text_of(out)
    assert b"/SMask" in out.read_bytes()


def nested(depth: int) -> bytes:
    return b'{"resourceType":"Bundle","entry":' + b"[" * depth + b"]" * depth + b"}"


GARBAGE: dict[str, bytes] = {
    "empty": b"",
    "no JSON": b"{",
    "no text": b"\xff\xfe\x00\x01" * 100,
    "a list": b"[]",
    "another resource": b'{"resourceType": "Patient", "id": "p1"}',
    "an empty bundle": b'{"resourceType": "Bundle", "type": "collection"}',
    "a number without end": b'{"resourceType": "Bundle", "total": 1' + b"0" * 9_000 + b"}",
    "deep": nested(100_000),
    "twice the same key": b'{"resourceType": "Bundle", "resourceType": "Bundle"}',
    "not a number": b'{"resourceType": "Bundle", "type": "collection", "total": NaN}',
    "a PDF": b"%PDF-1.4",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_gives_one_line_and_no_file(name: str, run: Said, tmp_path: Path) -> None:
    source, out = tmp_path / "x.json", tmp_path / "x.pdf"
    source.write_bytes(GARBAGE[name])
    code, said, complained = run("--fhir", source, "--out", out)
    assert (code, said) == (1, "")
    assert complained.startswith(f"yima report render: {source}: ")
    assert complained.count("\n") == 1
    assert [each.name for each in tmp_path.iterdir()] == ["x.json"]


def test_a_huge_file_is_not_read_through(run: Said, tmp_path: Path) -> None:
    source = tmp_path / "x.json"
    with source.open("wb") as file:
        file.truncate(64 * 1024**3)  # sparse
    code, _, complained = run("--fhir", source, "--out", tmp_path / "x.pdf")
    assert (code, "larger than" in complained) == (1, True)


@pytest.mark.parametrize("status", ["registered", "cancelled", "entered-in-error", "nonsense"])
def test_a_report_that_is_not_finished(
    status: str, run: Said, bundle: dict[str, Any], tmp_path: Path
) -> None:
    bundle["entry"][0]["resource"]["status"] = status
    source = tmp_path / "x.json"
    source.write_text(json.dumps(bundle), "utf-8")
    assert run("--fhir", source, "--out", tmp_path / "x.pdf")[0] == 1
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("missing", range(1, 4))
def test_a_bundle_with_a_part_missing(
    missing: int, run: Said, bundle: dict[str, Any], tmp_path: Path
) -> None:
    """Without a result nothing is printed: a report less one line is another report."""
    del bundle["entry"][missing]
    source, out = tmp_path / "x.json", tmp_path / "x.pdf"
    source.write_text(json.dumps(bundle), "utf-8")
    code = run("--fhir", source, "--out", out)[0]
    assert code == (
        0 if missing == 1 else 1
    )  # the first is the patient: the paper has no name then
    assert out.exists() is (code == 0)


def test_what_was_there_stays_where_it_cannot_be_done(
    run: Said, fhir_file: Path, tmp_path: Path
) -> None:
    out, layouts = tmp_path / "x.pdf", tmp_path / "layouts"
    out.write_bytes(b"before")
    layouts.mkdir()
    (layouts / "foot.html").write_text("{{ nobody }}", "utf-8")
    code, _, complained = run("--fhir", fhir_file, "--out", out, "--layouts", layouts)
    assert (code, complained) == (1, "yima report render: foot.html: UndefinedError\n")
    assert out.read_bytes() == b"before"


def test_an_output_that_cannot_be_written(run: Said, fhir_file: Path, tmp_path: Path) -> None:
    code, _, complained = run("--fhir", fhir_file, "--out", tmp_path / "none" / "x.pdf")
    assert (code, "No such file" in complained) == (1, True)
    (tmp_path / "folder").mkdir()
    code, _, complained = run("--fhir", fhir_file, "--out", tmp_path / "folder")
    assert (code, "Is a directory" in complained) == (1, True)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "report.json"]


def test_a_source_that_cannot_be_read(run: Said, tmp_path: Path) -> None:
    code, _, complained = run("--fhir", tmp_path / "none.json", "--out", tmp_path / "x.pdf")
    assert (code, "No such file" in complained) == (1, True)
    code, _, complained = run("--fhir", tmp_path, "--out", tmp_path / "x.pdf")
    assert (code, "Is a directory" in complained) == (1, True)


@pytest.mark.parametrize(
    "words",
    [(), ("render",), ("render", "--fhir", "a"), ("render", "--language", "fr"), ("print",)],
    ids=str,
)
def test_wrong_arguments(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "usage" in capsys.readouterr().err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "--help"]) == 0
    assert "--full-name" in capsys.readouterr().out


@pytest.fixture
def rendered_by_program(fhir_file: Path, tmp_path: Path) -> Callable[[int], Path]:
    """With next to nothing in the environment: that of the tests would hide what is missing."""

    def render(density: int) -> Path:
        out = tmp_path / f"{density}.pdf"
        words = ["-m", "ui.paper.command", "render", "--fhir", str(fhir_file), "--out", str(out)]
        screen = {"QT_ENABLE_HIGHDPI_SCALING": "0", "QT_FONT_DPI": str(density)}
        done = subprocess.run(
            [sys.executable, *words],
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **screen},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return out

    return render


def places(path: Path) -> dict[str, float]:
    """How far below the page's edge each word begins, points."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    boxes = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    found = re.findall(r'yMin="([\d.]+)".*>([^<\d]+)</word>', boxes)
    return {word: float(top) for top, word in found}


def test_as_a_program_without_a_display(rendered_by_program: Callable[[int], Path]) -> None:
    assert "⽩细胞计数" in text_of(rendered_by_program(96))


def test_how_dense_the_screen_is_changes_nothing(
    rendered_by_program: Callable[[int], Path],
) -> None:
    coarse, fine = places(rendered_by_program(96)), places(rendered_by_program(144))
    assert coarse.keys() == fine.keys()
    assert max(abs(coarse[word] - fine[word]) for word in coarse) < 2  # Qt rounds
