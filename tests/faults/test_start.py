"""Starting: with settings that are wrong or missing, and as a real process that is told to end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.settings import load
from ui.demo.recorder import Recorder
from ui.run import Starter

PATIENCE = 30.0
BROKEN = {"missing": None, "not TOML": "[terminal", "wrong": "[terminal]\nid = 'T 7'\n"}


@pytest.fixture
def settings_text(world: Any, tmp_path: Path) -> str:
    """Of a terminal in `tmp_path`, which is enrolled."""
    from ui.demo.world import Glass  # noqa: PLC0415 - Qt is up by now

    path: Path = world.write_settings(Glass(540, 960, 2.0))
    world.enrol(tmp_path / "state")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def starters() -> Iterator[list[Starter]]:
    made: list[Starter] = []
    yield made
    for each in made:
        if each.app is not None:
            each.app.stop()
            each.app.stage.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", BROKEN)
def test_settings_put_right_while_it_waits(
    tmp_path: Path, settings_text: str, starters: list[Starter], kind: str
) -> None:
    file = tmp_path / "terminal.toml"
    if (text := BROKEN[kind]) is not None:
        file.write_text(text)
    starter = Starter(lambda: load(file, {}))
    starters.append(starter)
    shown = starter.stage.values
    assert shown["screen"] == "OutOfService"
    assert shown["props"]["number"] == "E-503"
    Recorder.pause(0.2)
    assert starter.app is None
    file.write_text(settings_text, encoding="utf-8")
    assert Recorder.wait_until(lambda: starter.app is not None, PATIENCE)
    assert Recorder.wait_until(lambda: bool(shown["screen"] == "Attract"), PATIENCE)
    assert shown["hospitalName"] == "示范医院"


@pytest.mark.usefixtures("qapp")
def test_the_first_screen_is_the_one_that_the_terminal_then_shows(
    tmp_path: Path, settings_text: str, starters: list[Starter]
) -> None:
    """Drawn before there is a state; nothing may jump when there is one."""
    file = tmp_path / "terminal.toml"
    file.write_text(settings_text, encoding="utf-8")
    starter = Starter(lambda: load(file, {}))
    starters.append(starter)
    first = dict(starter.stage.values)
    assert Recorder.wait_until(lambda: starter.app is not None, PATIENCE)
    then = dict(starter.stage.values)
    for name in ("screen", "props", "actions", "language", "hospitalName"):
        assert first[name] == then[name], name


def test_told_to_end_it_ends_with_everything_it_started(tmp_path: Path, settings_text: str) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(settings_text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "--settings", str(file)], env={**os.environ}
    )
    events = tmp_path / "state" / "events"
    assert _until(lambda: "running" in _log(events))
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert children
    for pid in (process.pid, *children):
        limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
        (cores,) = (line.split()[4:6] for line in limits if line.startswith("Max core file size"))
        assert cores == ["0", "0"], "memory with a patient in it must not be written to disk"
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0
    assert _until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    told = [json.loads(line)["event"] for line in _log(events).splitlines()]
    assert "terminal_started" in told
    assert told[-2:] == ["terminal_stopped", "head_signed"]


@pytest.mark.usefixtures("qapp")
def test_a_bug_in_any_thread_lands_in_the_safe_screen_and_says_nothing(
    tmp_path: Path,
    settings_text: str,
    starters: list[Starter],
    capfd: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(settings_text, encoding="utf-8")
    hook = threading.excepthook
    starter = Starter(lambda: load(file, {}))
    starters.append(starter)
    assert Recorder.wait_until(lambda: starter.app is not None, PATIENCE)

    def bug() -> None:
        raise ValueError("words about somebody")

    threading.Thread(target=bug).start()
    shown = starter.stage.values
    assert Recorder.wait_until(lambda: bool(shown["screen"] == "Refused"), PATIENCE)
    assert shown["props"]["number"] == "E-504"
    assert "somebody" not in "".join(capfd.readouterr())
    assert starter.app is not None
    starter.app.stop()
    assert threading.excepthook is hook


@pytest.mark.usefixtures("qapp")
def test_a_bug_while_it_starts_ends_the_program(
    tmp_path: Path, settings_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first screen promises to scan; a program that cannot must not leave it standing."""
    file = tmp_path / "terminal.toml"
    file.write_text(settings_text, encoding="utf-8")

    def bug(*_: object) -> None:
        raise RuntimeError("a bug of the assembly")

    monkeypatch.setattr("ui.run.assemble", bug)
    codes: list[int] = []
    monkeypatch.setattr("ui.run.QCoreApplication.exit", codes.append)
    starter = Starter(lambda: load(file, {}))
    with pytest.raises(RuntimeError, match="a bug of the assembly"):
        starter._start(load(file, {}))
    starter.stage.close()
    assert codes == [1]


def _log(events: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in events.glob("*.jsonl"))


def _until(condition: Any) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.05)
    return False
