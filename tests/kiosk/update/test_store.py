"""What launcher and terminal find on the disk, whatever is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.trust.reading import NotThisFormError
from kiosk.update.release import Release
from kiosk.update.store import ReleaseStore, Staged


def put(store: ReleaseStore, folder: str, version: str, *, program: bool = True) -> Path:
    place = store.releases / folder
    place.mkdir(parents=True)
    (place / "release.json").write_bytes(Release(version, "linux-x86_64", "0").to_bytes())
    if program:
        (place / "yima-kiosk").write_bytes(b"")
    return place


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "update")


def test_an_empty_store(store: ReleaseStore) -> None:
    assert store.staged() is None
    assert store.installed() == ()
    assert store.read("1.4.0") is None


def test_releases_in_their_order(store: ReleaseStore) -> None:
    for version in ("1.10.0", "1.9.0", "1.2.3"):
        put(store, version, version)
    assert [each.version for each in store.installed()] == ["1.2.3", "1.9.0", "1.10.0"]


def test_what_is_no_release_is_left_out(store: ReleaseStore) -> None:
    put(store, "1.4.0", "1.4.1")
    put(store, "1.5.0", "1.5.0", program=False)
    put(store, "old", "1.6.0")
    (store.releases / "1.7.0").mkdir()
    (store.releases / "1.8.0").write_bytes(b"")
    assert store.installed() == ()


def test_staged(store: ReleaseStore) -> None:
    put(store, "1.4.0", "1.4.0")
    (store.folder / "staged.json").write_bytes(Staged("1.4.0", forced=True).to_bytes())
    assert store.staged() == Staged("1.4.0", forced=True)
    (store.releases / "1.4.0" / "release.json").write_bytes(b"{")
    assert store.staged() is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'{"form": "yima-staged-2", "version": "1.4.0", "forced": false}',
        b'{"form": "yima-staged-1", "version": "../1.4.0", "forced": false}',
        b'{"form": "yima-staged-1", "version": "1.4.0", "forced": 1}',
        b'{"form": "yima-staged-1", "version": "1.4.0", "forced": false}' + b" " * 5_000,
        b"\xff",
    ],
)
def test_a_damaged_staged_file_stages_nothing(store: ReleaseStore, content: bytes) -> None:
    put(store, "1.4.0", "1.4.0")
    (store.folder / "staged.json").write_bytes(content)
    found = store.staged()
    assert found is None or content.startswith(found.to_bytes()[:-2])


def test_no_version_leads_out_of_the_folder(store: ReleaseStore) -> None:
    for version in ("..", "1.4", "1.4.0/..", "", "01.4.0"):
        with pytest.raises(NotThisFormError):
            store.folder_of(version)
