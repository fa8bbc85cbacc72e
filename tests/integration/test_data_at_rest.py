"""What a terminal that has been used leaves on its disk: for its owner alone, and of nobody (docs/lockdown.md).

The real program, ended in the middle of a session: by being told to, and by a power cut.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.demo.phones import Phone
from kiosk.supervision.host import in_memory
from tests.house import GLASS, QUICK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="modes and /proc are Linux's")

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "lockdown.md"
PATIENCE = 30.0
PUBLIC = "trust"  # signed lists that anybody may read at the authority's


def until(condition: Callable[[], object]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


class Used:
    """A terminal in a process of its own, and its storage folder.

    By the machine's clock, which is not the played world's: what is held up must not depend on it.
    """

    def __init__(self, world: Any, folder: Path) -> None:
        self.world = world
        self.state = folder / "state"
        file = world.write_settings(GLASS)
        world.enrol(self.state)
        environment = {**QUICK, "YIMA__STORAGE__FOLDER": str(self.state)}
        command = [sys.executable, "-m", "kiosk", "run", "--settings", str(file)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)

    def logged(self, event: EventId) -> list[dict[str, Any]]:
        lines = [
            json.loads(line)
            for file in (self.state / "events").glob("*.jsonl")
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.endswith("}")
        ]
        return [line for line in lines if line["event"] == event.value]

    def holds_up(self, phone: Phone) -> list[str]:
        """Until the hospital has been asked; what would name the patient."""
        before = len(self.logged(EventId.SESSION_STARTED))
        self.world.hold_up(phone.value, "steady")
        assert until(lambda: len(self.logged(EventId.SESSION_STARTED)) > before)
        self.world.put_away()
        return [*self.world.identity_of(phone.value), self.world.code_of(phone.value)[:150]]

    def children(self) -> list[int]:
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        return [int(pid) for each in threads for pid in (each / "children").read_text().split()]


@pytest.fixture
def used(world: Any, tmp_path: Path) -> Iterator[Used]:
    terminal = Used(world, tmp_path)
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.kill()
        terminal.process.wait()


def files_of(state: Path) -> list[Path]:
    return [path for path in sorted(state.rglob("*")) if not path.is_socket()]


def open_to_others(state: Path) -> list[str]:
    """All but what is in a closed folder of public lists."""
    assert stat.S_IMODE((state / PUBLIC).stat().st_mode) == 0o700
    return [
        f"{stat.S_IMODE(path.stat().st_mode):o} {path.relative_to(state)}"
        for path in files_of(state)
        if path.relative_to(state).parts[0] != PUBLIC and path.stat().st_mode & 0o077
    ]


def texts_of(state: Path) -> Iterator[tuple[Path, str]]:
    """What is in the files as they lie there, and what SQLite reads in them."""
    for path in files_of(state):
        if path.is_file():
            yield path, path.read_bytes().decode("utf-8", "replace")
        if path.suffix == ".db":
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
                yield path, "\n".join(database.iterdump())
            database.close()


def documented() -> list[re.Pattern[str]]:
    """The files of the table in the document: `events/events-DATE.jsonl`."""
    rows = re.findall(r"^\| `([^|]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    names = [name for row in rows for name in row.replace("`", "").split(", ")]
    patterns = [re.escape(name).replace("DATE", r"[\d.-]+").replace(r"\*", ".*") for name in names]
    return [re.compile(f"{pattern}(-wal|-shm|-journal)?") for pattern in patterns]


@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_on_the_disk_names_a_patient_and_all_of_it_is_the_owners(
    used: Used, ended_by: signal.Signals
) -> None:
    needles = used.holds_up(Phone.PAPER_CARD)
    used.process.send_signal(ended_by)
    used.process.wait(PATIENCE)
    held = [
        (path.name, number)
        for path, text in texts_of(used.state)
        for number, needle in enumerate(needles)
        if needle in text
    ]
    assert held == []
    assert open_to_others(used.state) == []
    unknown = [
        str(path.relative_to(used.state))
        for path in files_of(used.state)
        if path.is_file()
        and not any(each.fullmatch(str(path.relative_to(used.state))) for each in documented())
    ]
    assert unknown == [], "docs/lockdown.md says of every file what it holds"


def test_the_search_finds_what_is_there(used: Used) -> None:
    (needle, *_) = used.holds_up(Phone.PAPER_CARD)
    used.process.terminate()
    used.process.wait(PATIENCE)
    with sqlite3.connect(used.state / "note.db") as database:
        database.execute("CREATE TABLE note (of TEXT)")
        database.execute("INSERT INTO note VALUES (?)", (needle,))
    database.close()
    (used.state / "note.db").chmod(0o600)
    (used.state / "note").write_text("of somebody")
    (used.state / "note").chmod(0o644)
    assert any(needle in text for _, text in texts_of(used.state))
    assert open_to_others(used.state) == ["644 note"]
    assert not any(each.fullmatch("note") for each in documented())


def test_what_it_starts_keeps_its_temporary_files_in_memory_and_leaves_no_core(used: Used) -> None:
    assert until(lambda: used.logged(EventId.TERMINAL_STARTED))
    assert until(used.children)
    for child in used.children():
        environment = Path(f"/proc/{child}/environ").read_bytes().split(b"\0")
        (place,) = (each[7:] for each in environment if each.startswith(b"TMPDIR="))
        assert in_memory(Path(os.fsdecode(place)))
        limits = Path(f"/proc/{child}/limits").read_text()
        assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)
        status = Path(f"/proc/{child}/status").read_text()
        assert re.search(r"^Umask:\s+0077$", status, re.MULTILINE)
