from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.trust.revocation_store import RevocationStore

KID, CTI, OTHER = b"key id 1", b"card id1", b"card id2"


def write(path: Path, *ctis: bytes) -> None:
    path.write_text(json.dumps({KID.hex(): [cti.hex() for cti in ctis]}), "utf-8")


def test_without_a_file_in_the_settings_nothing_is_revoked() -> None:
    store = RevocationStore(None)
    assert store.loaded
    assert not store.is_revoked(KID, CTI)


def test_a_file_that_has_never_been_right_revokes_everything(tmp_path: Path) -> None:
    path = tmp_path / "revoked.json"
    store = RevocationStore(path)
    for content in (None, b"", b"[]", b"{"):
        if content is not None:
            path.write_bytes(content)
        assert not store.loaded
        assert store.is_revoked(KID, CTI)
    write(path, OTHER)
    assert store.loaded
    assert not store.is_revoked(KID, CTI)


def test_changes_are_seen_and_a_broken_file_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "revoked.json"
    write(path, CTI)
    store = RevocationStore(path)
    assert store.is_revoked(KID, CTI)
    path.write_bytes(b"{")
    assert store.is_revoked(KID, CTI)
    path.unlink()
    assert store.is_revoked(KID, CTI)
    write(path, OTHER)
    assert [store.is_revoked(KID, cti) for cti in (CTI, OTHER)] == [False, True]
    assert [record.getMessage() for record in caplog.records] == [
        "revocations not taken: not JSON: line 1, column 2",
        "revocations not taken: cannot be read: No such file or directory",
    ]


def test_a_file_that_could_not_be_opened_is_tried_again(tmp_path: Path) -> None:
    """What stands in the way may go without the file's times changing."""
    path, aside = tmp_path / "revoked.json", tmp_path / "aside.json"
    write(aside, CTI)
    path.mkdir()
    store = RevocationStore(path)
    assert not store.loaded
    path.rmdir()
    aside.replace(path)
    assert store.loaded
    assert store.is_revoked(KID, CTI)
    assert not store.is_revoked(KID, OTHER)
