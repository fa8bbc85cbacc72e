"""Every module that a terminal on Windows may come to can be imported there, as far as that shows here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_every_module_comes_without_what_only_posix_has() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", Path(__file__).with_name("as_windows.py")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    modules, _, _ = done.stdout.rpartition(" modules, 0 failed")
    assert int(modules.split()[-1]) > 500
