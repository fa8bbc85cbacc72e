"""`yima update` as a timer and as people call it. Runs that go well are in `integration/trust`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.update import report
from kiosk.update.outcome import (
    Outcome,
    RefusedRelease,
    Result,
    UpdateProblem,
    any_problem,
    words_of,
)
from kiosk.update.report import Download, UpdateReport
from tests.settings_texts import MINIMAL

# Nobody listens there: the port is the discard service's.
GONE = MINIMAL.replace("https://trust.example/yima", "http://127.0.0.1:9")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "terminal.toml"
    path.write_text(f'{GONE}[update]\nfolder = "update"\n', encoding="utf-8")
    return path


def yima(settings: Path, *words: str) -> int:
    return main(["update", *words, "--settings", str(settings)])


def test_without_the_table_updates_are_off(settings, capsys) -> None:
    settings.write_text(MINIMAL, encoding="utf-8")
    for word in ("fetch", "status"):
        assert yima(settings, word) == 0
        assert "off" in capsys.readouterr().out
    assert yima(settings, "fetch", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"on": False}
    assert not (settings.parent / "update").exists()


def test_settings_that_cannot_be_used(settings, capsys) -> None:
    settings.write_text(f'{GONE}[update]\nwindow = "soon"\n[trust]\n', encoding="utf-8")
    assert yima(settings, "fetch") == 2
    settings.write_text(f'{GONE}[update]\nwindow = "soon"\n', encoding="utf-8")
    assert yima(settings, "fetch") == 2
    assert "update.window" in capsys.readouterr().err


def test_a_run_that_fails_says_so_and_leaves_a_status(settings, capsys) -> None:
    assert yima(settings, "status") == 0
    assert capsys.readouterr().out == "never run so far\n"
    assert yima(settings, "fetch", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["result"], told["problem"]) == ("failed", "not_enrolled")
    assert yima(settings, "status", "--json") == 0
    assert json.loads(capsys.readouterr().out) == told
    assert told["form"] == "yima-update-status-1"
    assert yima(settings, "status") == 0
    assert "this terminal has not been enrolled" in capsys.readouterr().out


def test_another_folder(settings, tmp_path) -> None:
    assert yima(settings, "fetch", "--folder", str(tmp_path / "other")) == 1
    assert (tmp_path / "other" / "status.json").is_file()
    assert not (tmp_path / "update").exists()


def test_a_status_is_what_was_written(tmp_path) -> None:
    outcome = Outcome(
        Result.FAILED,
        UpdateProblem.NO_ROOM,
        plan=7,
        running="1.3.0",
        wanted="1.4.0",
        staged="1.3.1",
        forced=True,
        refused=(RefusedRelease("1.5.0", "why"),),
        transferred=12,
    )
    made = UpdateReport(1_790_000_000, outcome, Download("1.4.0", 3, 9))
    report.write(tmp_path, made)
    assert report.read(tmp_path) == made
    assert (tmp_path / "status.json").stat().st_mode & 0o777 == 0o644
    assert made.ended(Outcome(Result.SAME), 1).download is None


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"form": "yima-update-status-1"}'])
def test_a_damaged_status_is_none(tmp_path, content) -> None:
    (tmp_path / "status.json").write_bytes(content)
    assert report.read(tmp_path) == UpdateReport()
    report.write(tmp_path / "missing", UpdateReport())  # told otherwise


@pytest.mark.parametrize("problem", [*RefreshProblem, *UpdateProblem])
def test_every_problem_has_words(problem) -> None:
    assert words_of(problem)
    assert any_problem(problem.value) is problem
