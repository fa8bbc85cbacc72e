"""A short sample of `./run soak`, and whether its measures and verdicts would see what they are for."""

from __future__ import annotations

import csv
import json
import mmap
import os
import random
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from tests.soak import gauge
from tests.soak.chart import draw
from tests.soak.complaints import AS_EVER, Complaints, matches
from tests.soak.faults import FAULTS, is_played
from tests.soak.gauge import Sample
from tests.soak.growth import theil_sen, verdicts
from tests.soak.plan import plan
from tests.soak.visits import VISITS

SESSIONS = 4
HELD = 24 << 20  # bytes
PRINTER_FAILS = 19  # a seed whose first fault is the ticket printer
_STEADY = Sample(
    *(
        0,
        0.0,
        90.0,
        100.0,
        180.0,
        46,
        12,
        40,
        36.0,
        40.0,
        90.0,
        20,
        8,
        1,
        120_000,
        400,
        60.0,
        900_000,
    ),
    *(200.0, 500.0, 10.0, 0.0, 20),
)


def soaked(sessions: int, grown: float, *, noise: float = 0.3) -> list[Sample]:
    """Samples of a terminal that grows by so many MiB per 1,000 sessions, after its warm-up."""
    chance = random.Random(1)
    return [
        replace(
            _STEADY,
            session=at,
            kiosk_private=90 + grown * at / 1_000 + chance.gauss(0, noise),
            logs=0.5 * at,
        )
        for at in range(0, sessions, 20)
    ]


def failing(samples: list[Sample]) -> set[str]:
    return {each.name for each in verdicts(samples) if each.fails}


def test_a_few_patients_and_one_fault(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.soak", "3", "--sessions", str(SESSIONS)]
    command += ["--every", "1", "--seed", str(PRINTER_FAILS), "--out", str(tmp_path)]
    done = subprocess.run(
        command, env={**os.environ}, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert summary["sessions"] == sum(summary["ends"].values()) == SESSIONS
    assert [name for _, _, name in summary["faults"]] == [next_fault(PRINTER_FAILS)]
    assert summary["wrong"] == []
    assert summary["log_entries"] > SESSIONS
    with (tmp_path / "samples.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [int(each["session"]) for each in rows] == [*range(1, SESSIONS + 1), SESSIONS]
    for name in ("kiosk_private", "vision_private", "heap", "blocks", "databases", "logs"):
        assert all(float(each[name]) > 0 for each in rows), name
    assert (tmp_path / "soak.png").read_bytes().startswith(b"\x89PNG")


def next_fault(seed: int) -> str:
    return next(turn.fault.name for turn in plan(seed) if turn.fault is not None)


# -- verdicts ----------------------------------------------------------------------------------------


def test_two_megabytes_in_a_thousand_sessions_fail_and_noise_does_not() -> None:
    assert failing(soaked(5_000, grown=2.0)) == {"memory"}
    assert failing(soaked(5_000, grown=0.0, noise=2.0)) == set()


def test_a_handle_that_is_lost_now_and_then_fails() -> None:
    leaking = [
        replace(each, kiosk_handles=46 + each.session // 400) for each in soaked(5_000, grown=0.0)
    ]
    assert failing(leaking) == {"kiosk_handles"}


def test_a_short_run_fails_only_where_it_is_certain() -> None:
    assert failing(soaked(300, grown=1.5, noise=1.0)) == set()
    assert failing(soaked(300, grown=200.0)) == {"memory"}


def test_one_peak_moves_no_slope() -> None:
    samples = soaked(2_000, grown=0.0)
    samples[-2] = replace(samples[-2], kiosk_private=900.0)
    assert failing(samples) == set()


def test_what_grows_by_design_is_measured_and_fails_nothing() -> None:
    logs = next(each for each in verdicts(soaked(2_000, grown=0.0)) if each.name == "logs")
    assert logs.limit is None
    assert logs.slope.per_thousand == pytest.approx(500.0)


def test_what_fills_and_is_used_again_has_a_ceiling() -> None:
    filling = [replace(each, write_ahead=4.0 * each.session) for each in soaked(2_000, grown=0.0)]
    assert failing(filling) == set()
    assert failing([*filling, replace(filling[-1], write_ahead=40_000.0)]) == {"write_ahead"}


def test_the_slope_is_exact_on_a_line() -> None:
    slope = theil_sen([float(x) for x in range(20)], [3.0 + 0.25 * x for x in range(20)])
    assert slope is not None
    assert (slope.low, slope.per_thousand, slope.high) == pytest.approx((250.0, 250.0, 250.0))
    assert theil_sen([1.0, 2.0], [1.0, 2.0]) is None


def test_the_samples_become_a_picture(tmp_path: Path) -> None:
    draw(soaked(400, grown=1.0), [(40, 60, "printer offline")], tmp_path / "soak.png")
    assert (tmp_path / "soak.png").stat().st_size > 10_000


# -- measures ----------------------------------------------------------------------------------------


def test_memory_and_handles_of_a_process_are_seen() -> None:
    before = gauge.measured(os.getpid())
    held = mmap.mmap(-1, HELD)  # not from the heap, which may have as much to spare
    held.write(bytes([1]) * HELD)
    with ExitStack() as opened:
        for _ in range(5):
            opened.enter_context(Path(os.devnull).open("rb"))
        after = gauge.measured(os.getpid())
    assert after.private - before.private > HELD / (1 << 20) / 2
    held.close()
    assert after.handles == before.handles + 5
    assert after.threads >= 1


def test_of_a_process_that_has_ended_there_is_nothing() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert gauge.measured(ended.pid) == gauge.Process()


# -- complaints --------------------------------------------------------------------------------------


def _log(folder: Path, text: str) -> None:
    with (folder / "2026-03-02.jsonl").open("a") as file:
        file.write(text)


def test_what_is_not_as_ever_is_found_once(tmp_path: Path) -> None:
    said = tmp_path / "stderr"
    said.touch()
    complaints = Complaints(tmp_path, said)
    common = '{"at": "x", "terminal": "T", "event": '
    _log(tmp_path, common + '"printer_changed", "state": "ready", "seq": 1, "chain": "00"}\n')
    _log(tmp_path, common + '"fault", "fingerprint": "KeyError kiosk/x.py:1", "seq": 2}\n{"at"')
    assert complaints.logged() == ["fault KeyError kiosk/x.py:1"]
    assert complaints.logged() == []
    assert complaints.lines == 2
    said.write_text("qml: Binding loop\nhalf a li")
    assert complaints.said() == ["qml: Binding loop"]
    assert complaints.said() == []


def test_a_fault_of_the_program_is_explained_by_nothing() -> None:
    for pattern in (AS_EVER, *(each.explains for each in FAULTS), *(each.logs for each in VISITS)):
        assert not matches("fault KeyError kiosk/x.py:1", pattern)
        assert not matches("session_ended fault 3", pattern)
        assert not matches("order_ended needs_staff shown wechat", AS_EVER)


# -- the plan ----------------------------------------------------------------------------------------


def test_the_same_seed_is_the_same_plan_and_everything_comes() -> None:
    turns = list(islice(plan(3), 900))
    assert turns == list(islice(plan(3), 900))
    assert {each.visit.name for each in turns} == {each.name for each in VISITS}
    assert {each.fault.name for each in turns if each.fault} == {each.name for each in FAULTS}
    assert turns != list(islice(plan(4), 900))


def test_nobody_comes_for_what_a_fault_stops() -> None:
    for turn in islice(plan(3), 900):
        assert is_played(turn.visit, turn.fault)


def test_names_are_each_used_once() -> None:
    assert len({each.name for each in VISITS}) == len(VISITS)
    assert len({each.name for each in FAULTS}) == len(FAULTS)
