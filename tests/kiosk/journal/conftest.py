from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.installation_key import InstallationKey


@pytest.fixture(scope="session")
def key() -> InstallationKey:
    return InstallationKey(bytes(range(16)))


@pytest.fixture
def in_child(tmp_path: Path) -> Callable[[str], Any]:
    """Runs a program in a process of its own, beside `killed.py`; what it printed, as JSON.

    The program finds `folder`, a `Path` that it may fill.
    """
    head = "import pathlib, sys, json\nfolder = pathlib.Path(sys.argv[1])\n"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}

    def run(program: str) -> Any:
        arguments = [sys.executable, "-c", head + program, str(tmp_path)]
        done = subprocess.run(
            arguments, capture_output=True, text=True, timeout=110, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
