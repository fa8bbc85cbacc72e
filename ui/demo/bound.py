"""`python -m ui.demo.bound MODULE ARGS...`: run a module as a program, no longer than the parent.

The dock ends its kiosk itself; this is for a dock that was killed, so that no window stays behind.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

_LOOK_SECONDS = 0.5


def end_with(parent: int) -> None:
    """Tell this process to end (SIGTERM) once `parent` is not its parent any more."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    threading.Thread(target=end_with, args=(os.getppid(),), name="bound", daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
