"""The lock by which the updater knows what runs."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from kiosk.update import in_use
from kiosk.update.release import FILE_NAME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what runs there cannot be removed")


def test_a_look_of_the_updaters_at_that_moment_does_not_keep_it_from_being_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - not on Windows

    (tmp_path / FILE_NAME).write_text("{}")
    looking = os.open(tmp_path / FILE_NAME, os.O_RDONLY)
    fcntl.flock(looking, fcntl.LOCK_EX | fcntl.LOCK_NB)
    waited = threading.Event()

    def looked(_seconds: float) -> None:
        if not waited.is_set():
            waited.set()
            os.close(looking)

    monkeypatch.setattr(in_use.time, "sleep", looked)
    assert in_use.hold(tmp_path)
    assert waited.is_set()
    assert in_use.is_held(tmp_path)


def test_what_is_not_there_is_not_held(tmp_path: Path) -> None:
    assert not in_use.hold(tmp_path)
    assert not in_use.is_held(tmp_path)
