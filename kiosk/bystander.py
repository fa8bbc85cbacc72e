"""Processes that a terminal starts beside itself."""

from __future__ import annotations

import signal


def ignore_what_is_meant_for_the_terminal() -> None:
    """SIGUSR1 asks the terminal for a picture; sent to all of its processes, it would end the others.

    Inherited by whatever this process starts.
    """
    if hasattr(signal, "SIGUSR1"):
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
