"""How long a supervisor goes on that the launcher has started; and in real processes, on trial."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.supervision.crash_record import FILE_NAME, CrashBook
from kiosk.supervision.tenure import _GRACE, Tenure
from kiosk.update.launched import NEVER_UP, NOT_PROVEN, Launched
from kiosk.update.selection import Selection, SelectionFile
from kiosk.update.starts import StartsFile

ROOT = Path(__file__).parents[3]


@pytest.fixture
def file(tmp_path: Path) -> SelectionFile:
    return SelectionFile(tmp_path)


def test_it_goes_on_until_another_release_is_chosen(file: SelectionFile, tmp_path: Path) -> None:
    file.write(Selection("1.1.0"))
    tenure = Tenure(Launched("1.1.0"), tmp_path, 1)
    assert tenure.over() is None
    file.write(Selection("1.1.0", refused=("1.0.5",)))
    assert tenure.over() is None
    file.write(Selection("1.1.0").on_trial("1.2.0"))
    assert tenure.over() == 0


def test_what_runs_in_place_of_what_is_chosen_is_no_reason_to_end(
    file: SelectionFile, tmp_path: Path
) -> None:
    """The launcher could not start 1.1.0, nor write that down: it could not the next time either."""
    file.write(Selection("1.1.0"))
    assert Tenure(Launched("1.0.0"), tmp_path, 1).over() is None


def test_on_trial_there_is_one_life(file: SelectionFile, tmp_path: Path) -> None:
    file.write(Selection().on_trial("1.1.0").counted())
    tenure = Tenure(Launched("1.1.0", trial=True), tmp_path, 1)
    assert tenure.on_trial
    assert tenure.over() == NOT_PROVEN
    file.write(file.read().proven(1))
    assert tenure.over() is None, "proven: it is started again like any other"
    assert not tenure.on_trial


def test_on_trial_there_is_a_time(file: SelectionFile, tmp_path: Path) -> None:
    clock = ManualClock()
    file.write(Selection().on_trial("1.1.0").counted())
    tenure = Tenure(Launched("1.1.0", trial=True), tmp_path, 100, clock.monotonic)
    clock.advance(100 + _GRACE)
    assert not tenure.is_late
    clock.advance(1)
    assert tenure.is_late
    file.write(file.read().proven(1))
    assert not tenure.is_late


def test_what_never_comes_up_makes_way_after_some_lives(
    file: SelectionFile, tmp_path: Path
) -> None:
    file.write(Selection("1.1.0"))
    starts = StartsFile(tmp_path)
    starts.count("1.1.0")
    tenure = Tenure(Launched("1.1.0"), tmp_path, 1)
    assert [tenure.over() for _ in range(5)] == [None] * 4 + [NEVER_UP]
    assert starts.of("1.1.0") == 1
    tenure = Tenure(Launched("1.1.0"), tmp_path, 1)
    tenure.came_up()
    assert starts.of("1.1.0") == 0
    assert [tenure.over() for _ in range(9)] == [None] * 9


def test_the_base_has_nothing_to_make_way_for(file: SelectionFile, tmp_path: Path) -> None:
    file.write(Selection())
    tenure = Tenure(Launched("1.0.0"), tmp_path, 1)
    assert [tenure.over() for _ in range(9)] == [None] * 9


def test_without_settings_there_is_nothing_to_make_way_for() -> None:
    tenure = Tenure(Launched("1.1.0"), None, 1)
    assert tenure.over() is None


# -- real processes -------------------------------------------------------------------------------

_SUPERVISOR = """
import sys
from pathlib import Path
from kiosk.settings.supervision import SupervisionSettings
from kiosk.supervision import tenure
from kiosk.supervision.crash_record import FILE_NAME, CrashBook
from kiosk.supervision.supervisor import Supervisor
from kiosk.update.launched import launched
import os

folder, script = Path(sys.argv[1]), sys.argv[2]
tenure._GRACE = 0.0
held = tenure.Tenure(launched(os.environ), folder, float(os.environ.get("TRIAL", "60")))
book = CrashBook(folder / FILE_NAME)
sys.exit(Supervisor((sys.executable, "-c", script), SupervisionSettings(), book, None, held).run())
"""
_HEAD = """
import os, signal, sys, time
from pathlib import Path
from kiosk.update.selection import SelectionFile
file = SelectionFile(Path({folder!r}))
with open({folder!r} + "/lives", "a") as lives: lives.write(" ".join(sys.argv[1:]) + "\\n")
"""


def supervised(folder: Path, script: str, **environment: str) -> tuple[int, list[str]]:
    """Exit code, and how each life of the terminal was begun."""
    text = _HEAD.format(folder=str(folder)) + script
    done = subprocess.run(
        [sys.executable, "-c", _SUPERVISOR, str(folder), text],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "YIMA_RELEASE": "1.1.0", **environment},
        check=False,
        timeout=60,
    )
    return done.returncode, (folder / "lives").read_text().splitlines()


@pytest.mark.parametrize("script", ["os.kill(os.getpid(), signal.SIGKILL)", "sys.exit(0)", "1/0"])
def test_a_release_on_trial_that_ends_is_not_started_again(
    file: SelectionFile, tmp_path: Path, script: str
) -> None:
    file.write(Selection().on_trial("1.1.0").counted())
    assert supervised(tmp_path, script, YIMA_TRIAL="1") == (NOT_PROVEN, ["--on-trial"])
    assert not CrashBook(tmp_path / FILE_NAME).record.crashes, "that is no crash of this terminal's"


def test_one_that_hangs_is_ended_when_its_time_is_up(file: SelectionFile, tmp_path: Path) -> None:
    file.write(Selection().on_trial("1.1.0").counted())
    ended = supervised(tmp_path, "time.sleep(600)", YIMA_TRIAL="1", TRIAL="0.5")
    assert ended == (NOT_PROVEN, ["--on-trial"])


def test_once_proven_it_is_supervised_like_any_other_and_makes_way_when_told(
    file: SelectionFile, tmp_path: Path
) -> None:
    file.write(Selection().on_trial("1.1.0").counted())
    script = """
if sys.argv[1:] == ["--on-trial"]:
    file.write(file.read().proven(1))
    os.kill(os.getpid(), signal.SIGKILL)
file.write(file.read().on_trial("1.2.0"))
sys.exit(3)
"""
    code, lives = supervised(tmp_path, script, YIMA_TRIAL="1")
    assert (code, lives) == (0, ["--on-trial", "--after-crash"])
    assert len(CrashBook(tmp_path / FILE_NAME).record.crashes) == 1


def test_one_that_says_that_it_is_ready_has_come_up(file: SelectionFile, tmp_path: Path) -> None:
    file.write(Selection("1.1.0"))
    starts = StartsFile(tmp_path)
    starts.count("1.1.0")
    script = """
import socket
ears = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
ears.connect("\\0" + os.environ["NOTIFY_SOCKET"][1:])
ears.send(b"READY=1")
time.sleep(1)
file.write(file.read().on_trial("1.2.0"))
"""
    code, _lives = supervised(tmp_path, script)
    assert code == 0
    assert starts.of("1.1.0") == 0
