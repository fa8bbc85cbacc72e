"""Nothing that only POSIX has is used where a terminal on Windows comes past."""

from __future__ import annotations

import signal
import socket
import time
from pathlib import Path

import pytest

from build_spec.windows import portable

ROOT = Path(__file__).parents[3]


def sources() -> list[str]:
    found = (path for each in ("kiosk", "hardware", "ui") for path in (ROOT / each).rglob("*.py"))
    places = sorted(path.relative_to(ROOT).as_posix() for path in found)
    return [place for place in places if portable.is_for_windows(place)]


def test_no_source_uses_what_windows_has_not() -> None:
    looked_at = sources()
    assert len(looked_at) > 500
    assert [each for place in looked_at for each in portable.strange(ROOT, place)] == []


def test_whatever_is_allowed_is_used() -> None:
    superfluous = []
    for place in portable.ALLOWED:
        used = {name for _, name in portable.uses((ROOT / place).read_text(encoding="utf-8"))}
        superfluous += [f"{place}: {name}" for name in portable.allowed(place) - used]
    assert superfluous == []


def test_every_folder_that_is_linuxs_alone_is_there() -> None:
    assert [each for each in portable.LINUX_ALONE if not (ROOT / each).is_dir()] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["fcntl"]),
        ("def f():\n    from pwd import getpwuid", ["pwd"]),
        ("import os as system\nsystem.killpg(1, 9)", ["killpg"]),
        ("from signal import SIGKILL, SIGTERM", ["SIGKILL"]),
        (
            "import time\ntime.clock_gettime(time.CLOCK_MONOTONIC)",
            ["clock_gettime", "CLOCK_MONOTONIC"],
        ),
        ("import subprocess\nsubprocess.Popen([], start_new_session=True)", ["start_new_session"]),
        ("import socket\nsocket.socket(socket.AF_UNIX)", ["AF_UNIX"]),
        ("import os\nhasattr(os, 'geteuid')\ngetattr(os, 'O_DIRECTORY', 0)", []),
        ("import os, signal\nos.getpid()\nsignal.SIGTERM", []),
        ("class os: fork = 1\nother.fork()", []),
    ],
)
def test_what_counts_as_a_use(source: str, found: list[str]) -> None:
    assert sorted(name for _, name in portable.uses(source)) == sorted(found)


def test_a_new_use_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text("import os\n\nos.fork()\n")
    assert portable.strange(tmp_path, "new.py") == ["new.py:3: fork"]


def test_the_names_are_real_ones() -> None:
    """A misspelt one would never be found. Not all are on every Linux."""
    here = {"signal": signal, "socket": socket, "time": time}
    for module, names in portable.NAMES.items():
        if module in here:
            present = {name for name in names if hasattr(here[module], name)}
            assert len(present) >= 0.9 * len(names), names - present
