"""How smoothly the glass moves while the camera scans: frames, touches, loading of screens.

Runs in a process of its own under Xvfb with Qt Quick's software renderer; on a machine with a GPU and a
display also there (`YIMA_BENCH_GPU=1` with DISPLAY or WAYLAND_DISPLAY set). The peer is a bare QML
page of rectangles and texts that fades in as our screens do, in the same process and window size.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_PATIENCE = 400.0  # seconds
_SCREEN = "1920x1920x24"


def measure() -> dict[str, Any]:
    results = {}
    with _display() as environment:
        results["software"] = _child(environment | {"QT_QUICK_BACKEND": "software"})
    if os.environ.get("YIMA_BENCH_GPU"):
        own = {name: os.environ[name] for name in os.environ if not name.startswith("QT_")}
        results["gpu"] = _child(own)
    else:
        results["gpu"] = "not measured: YIMA_BENCH_GPU is not set"
    return results


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    """A display of our own, or Qt's offscreen platform where there is no Xvfb (then said so)."""
    program = shutil.which("Xvfb")
    if program is None:
        yield dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
        return
    told, tells = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(tells), "-screen", "0", _SCREEN, "-nolisten", "tcp"],
        pass_fds=(tells,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        with os.fdopen(told) as line:
            number = line.readline().strip()
        yield dict(os.environ) | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait(10)


def _child(environment: Mapping[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.smooth"]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, timeout=_PATIENCE, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return {"platform": environment.get("QT_QPA_PLATFORM", "the machine's"), **found}
