"""Signals that are meant for the terminal alone."""

from __future__ import annotations

import signal
import subprocess
import sys

_CHILD = """
import sys
from kiosk.bystander import ignore_what_is_meant_for_the_terminal
ignore_what_is_meant_for_the_terminal()
print("there", flush=True)
sys.stdin.readline()
print("still there")
"""


def test_a_picture_that_is_asked_for_ends_no_other_process() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "there\n"
        child.send_signal(signal.SIGUSR1)
        said, _ = child.communicate("\n", timeout=20)
    assert said == "still there\n"
