"""Runs the updater again and again, each time in a process of its own that is killed as it is told.

    python -m tests.integration.trust.killed_updates FOLDER ARGUMENT...

Reads numbers from the standard input, one a line. For each it forks, has `yima update fetch ARGUMENT...` run
there, and kills that (SIGKILL) when it is about to change the disk below FOLDER for the N-th time. Answers with
a line: the exit code, negative for a signal, and how many changes were left. A fork spares the imports.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from kiosk.__main__ import main
from kiosk.trust.authority import repository  # noqa: F401 - has TUF and all it takes imported
from kiosk.update import fetch  # noqa: F401 - likewise

_CHANGES = frozenset(
    {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.symlink", "os.chmod", "os.link"}
)
_WRITES = os.O_WRONLY | os.O_RDWR


class _Fuse:
    def __init__(self, folder: str, left: int) -> None:
        self._folder = folder
        self.left = left

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _, _, flags = arguments
            if not isinstance(flags, int) or not flags & _WRITES:
                return
        elif event not in _CHANGES:
            return
        if self._folder not in str(arguments[0]):
            return
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _run(folder: str, left: int, arguments: list[str]) -> tuple[int, int]:
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        fuse = _Fuse(folder, left)
        sys.addaudithook(fuse)
        code = main(["update", "fetch", *arguments])
        os.write(theirs, str(fuse.left).encode())
        os._exit(code)
    os.close(theirs)
    _, status = os.waitpid(child, 0)
    told = os.read(ours, 100)
    os.close(ours)
    return os.waitstatus_to_exitcode(status), int(told or b"-1")


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the command prints is of no interest
    for line in sys.stdin:
        code, rest = _run(sys.argv[1], int(line), sys.argv[2:])
        answers.write(f"{code} {rest}\n")
