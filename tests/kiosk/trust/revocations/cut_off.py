"""Ends work on a folder at each of its file operations, as a power cut would.

    cut_off.py FOLDER COPIES publish NUMBER CTIS(hex) | merge

The work is done on `COPIES/0000`, `COPIES/0001`, ..., all copies of FOLDER. The first is ended before
the first file is opened for writing, put in place or removed, the next before the second such
operation, and so on; the last is not. A file that was being written keeps half of its bytes.
"""

from __future__ import annotations

import os
import shutil
import sys
from itertools import count
from pathlib import Path
from typing import Any

from kiosk.trust.revocations.index import merge_runs
from kiosk.trust.revocations.writer import Limits, publish_changes

ENDED = 75
TIGHT = Limits(single_file=6, undivided=8, share=64, runs=3)


def main(original: Path, copies: Path, work: str, *arguments: str) -> None:
    for operation in count():
        folder = copies / f"{operation:04}"
        shutil.copytree(original, folder)
        child = os.fork()
        if child == 0:
            _end_before(operation)
            _do(folder, work, *arguments)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == 0:
            return
        if code != ENDED:
            sys.exit(f"operation {operation}: ended with {code}")
        for unfinished in folder.rglob("*.unfinished"):
            os.truncate(unfinished, unfinished.stat().st_size // 2)


def _do(folder: Path, work: str, *arguments: str) -> None:
    if work == "merge":
        merge_runs(folder)
    else:
        number, packed = int(arguments[0]), bytes.fromhex(arguments[1])
        ctis = [packed[start : start + 8] for start in range(0, len(packed), 8)]
        publish_changes(folder, ctis, number=number, limits=TIGHT)


def _end_before(operation: int) -> None:
    ahead = operation

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal ahead
        if _changes_files(event, arguments):
            if ahead == 0:
                os._exit(ENDED)
            ahead -= 1

    sys.addaudithook(look)


def _changes_files(event: str, arguments: tuple[Any, ...]) -> bool:
    if event == "open":
        return bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))
    return event in {"os.rename", "os.remove", "os.truncate", "os.link"}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
