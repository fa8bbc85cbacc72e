"""The count of starts on a disk that may have spoilt it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.update.selection import FOLDER
from kiosk.update.starts import FILE_NAME, StartsFile


@pytest.mark.parametrize("content", [b"{", b'{"form": "other"}', b'{"form": "yima-starts-1"}'])
def test_a_spoilt_count_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / FILE_NAME).write_bytes(content)
    starts = StartsFile(tmp_path)
    assert starts.of("1.1.0") == 0
    starts.count("1.1.0")
    assert starts.of("1.1.0") == 1
