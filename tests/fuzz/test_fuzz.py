"""The fuzzer as it is run, for a few seconds; and that it finds what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fuzz.campaign import engine_here
from tests.fuzz.planted import PLANTED
from tests.fuzz.targets import TARGETS
from tests.sampling import WHOLE, sampled

ROOT = Path(__file__).parents[2]
SECONDS = "20" if WHOLE else "8"


def fuzz(*arguments: str, timeout: float, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def lines(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return {report["target"]: report for report in reports}


@pytest.mark.timeout(240)
def test_a_short_run_finds_nothing(tmp_path: Path) -> None:
    done = fuzz(SECONDS, "--out", str(tmp_path), timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []
    reports = lines(done)
    assert reports.keys() == {target.name for target in TARGETS}
    for report in reports.values():
        assert report["inputs"] > 0
        assert report["findings"] == []
        assert report["engine"] == engine_here()
        assert (report["edges"] is not None) == (report["engine"] == "atheris")
        assert report["worst_cpu_ms"] >= 0
        assert report["peak_memory"] > 0
    said = done.stderr.splitlines()
    total = sum(report["inputs"] for report in reports.values())
    assert said[-1] == f"{total:,} inputs, 0 findings"
    assert len(said) == 1 + (engine_here() == "random"), "something else was said"


@pytest.mark.timeout(240)
@pytest.mark.parametrize("engine", sampled(sorted({engine_here(), "random"}), one_in=2))
def test_planted_faults_are_found(tmp_path: Path, engine: str) -> None:
    names = [target.name for target in PLANTED]
    done = fuzz("150", "--first", "--engine", engine, "--out", str(tmp_path), *names, timeout=200)
    assert done.returncode == 1, done.stdout + done.stderr
    found = {
        name: [finding["what"] for finding in report["findings"]]
        for name, report in lines(done).items()
    }
    assert {name: len(whats) for name, whats in found.items()} == dict.fromkeys(names, 1)
    # It is the planted fault that was found, not another. The genuine verifier, asked now and then
    # for the second opinion of the other SM2, may be the first to contradict.
    not_signed = ("accepted, and nobody signed it", "the implementations of SM2 disagree")
    for name, words in {
        "holder": not_signed,
        "issuer": not_signed,
        "list": "a key that is not in the file",
        "index": "IndexError in _index_error",
        "slow": "TooSlowError",
        "large": "TooLargeError",
        "hangs": "HangsError",
        "exits": "SystemExit in _exits",
        "dies": "died with",
    }.items():
        assert found[f"planted-{name}"][0].startswith(words)
    for report in lines(done).values():
        file = Path(report["findings"][0]["file"])
        assert file.parent == tmp_path
        assert str(file) in done.stderr
        assert file.exists()
        assert file.with_suffix(".txt").read_text("utf-8")


def test_an_input_of_which_the_process_died_is_kept(tmp_path: Path) -> None:
    done = fuzz("30", "--engine", "random", "--out", str(tmp_path), "planted-dies", timeout=100)
    assert done.returncode == 1
    (finding,) = lines(done)["planted-dies"]["findings"]
    assert Path(finding["file"]).read_bytes().endswith(b"W")


def test_without_atheris_it_says_so_and_walks_at_random(tmp_path: Path) -> None:
    (tmp_path / "atheris.py").write_text("raise ImportError\n")
    found = tmp_path / "found"
    done = fuzz("3", "--out", str(found), "card", timeout=100, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "atheris cannot be loaded here" in done.stderr
    assert lines(done)["card"]["engine"] == "random"
    assert lines(done)["card"]["inputs"] > 0


@pytest.mark.parametrize("arguments", [(), ("0",), ("x",), ("1", "no-such-target")])
def test_wrong_arguments(arguments: tuple[str, ...]) -> None:
    done = fuzz(*arguments, timeout=60)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("usage: ./run fuzz")
