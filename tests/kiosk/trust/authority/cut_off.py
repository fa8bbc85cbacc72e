"""Ends work in a home at each of its file operations, as a power cut would.

    cut_off.py FOLDER COPIES NOW publish | resign | rotate

The work is done on `COPIES/0000`, `COPIES/0001`, ..., all copies of FOLDER, which has a `home` and a
`site`. The first is ended before the first file is opened for writing, put in place or removed, the
next before the second such operation, and so on; the last is not. A file that was being written keeps
half of its bytes.
"""

from __future__ import annotations

import os
import shutil
import sys
from itertools import count
from pathlib import Path
from typing import Any

from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.repository import Repository
from kiosk.trust.authority.rotation import Change, NewKey

ENDED = 75
PASSPHRASE = "a phrase of the tests"


def main(original: Path, copies: Path, now: int, work: str) -> None:
    for operation in count():
        folder = copies / f"{operation:04}"
        shutil.copytree(original, folder)
        child = os.fork()
        if child == 0:
            _end_before(operation)
            _do(folder, now, work)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == 0:
            return
        if code != ENDED:
            sys.exit(f"operation {operation}: ended with {code}")
        for pattern in ("*.part", "*.unfinished"):
            for path in folder.rglob(pattern):
                if path.stat().st_nlink == 1:  # with its second name it was on the disk already
                    os.truncate(path, path.stat().st_size // 2)


def _do(folder: Path, now: int, work: str) -> None:
    # Everything older than now may go.
    repository = Repository.open(folder / "home", lambda _: PASSPHRASE, prune_after_seconds=0)
    if work == "publish":
        repository.publish(folder / "site", now)
    elif work == "resign":
        repository.resign(folder / "site", now)
    else:
        change = Change(replace={"timestamp": NewKey()}, cost=ScryptCost(n=2))
        repository.rotate_root(change, now)


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
    return event in {"os.rename", "os.remove", "os.truncate", "os.link", "os.mkdir"}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
