"""Which release is in use: the process that runs it holds a lock on its `release.json`.

The updater can read nothing of the terminal's, and must not remove what it runs from, nor take an
older release for news. A lock dies with its process, whatever ends that.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.update.release import FILE_NAME

_TRIES: Final = 10
_PAUSE: Final = 0.02  # seconds; whoever looks is done in much less


def hold(folder: Path) -> bool:
    """Hold the release in `folder` from now on, over `exec`, until this process ends.

    False: it cannot be held, which only the updater has an interest in. Any number may hold it.
    """
    with suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415 - not on Windows, where what runs cannot be removed

        descriptor = os.open(folder / FILE_NAME, os.O_RDONLY)
        for _ in range(_TRIES):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
                os.set_inheritable(descriptor, True)  # noqa: FBT003 - no keyword there
            except BlockingIOError:  # the updater looks at it just now: see `is_held`
                time.sleep(_PAUSE)
            except OSError:
                break
            else:
                return True
        os.close(descriptor)
    return False


def is_held(folder: Path) -> bool:
    """Whether a process runs from the release in `folder`."""
    with suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415 - see above

        descriptor = os.open(folder / FILE_NAME, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
    return False
