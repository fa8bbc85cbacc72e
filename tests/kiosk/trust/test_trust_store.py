from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.authority import Authority, publish
from kiosk.reasons import Code, Failure
from kiosk.trust.reading import Problem
from kiosk.trust.trust_list import TrustList
from kiosk.trust.trust_store import TrustStore
from kiosk.trust.watched_file import LARGEST_FILE, read_file

NOW = 1_800_000_000
MISSING = Failure(Code.TRUST_LIST_MISSING)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "issuers.json"


def issuers(store: TrustStore) -> list[str]:
    trust = store.current()
    assert isinstance(trust, TrustList)
    return [key.issuer for key in trust.keys]


def test_no_file_at_first_then_one(path: Path, content: Any) -> None:
    store = TrustStore(path)
    assert store.current() == MISSING
    assert store.problem == Problem("cannot be read: No such file or directory")
    path.write_text(json.dumps(content), "utf-8")
    assert issuers(store) == ["CN-A", "CN-B", "CN-C"]
    assert store.problem is None


def test_the_file_s_time_is_that_of_fetching(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content), "utf-8")
    os.utime(path, (NOW, NOW))
    trust = TrustStore(path).current()
    assert isinstance(trust, TrustList)
    assert trust.fetched_at == NOW


def test_a_touched_file_is_fetched_anew(path: Path, content: Any) -> None:
    """A refresh that finds nothing new still says that the list is current."""
    path.write_text(json.dumps(content), "utf-8")
    os.utime(path, (NOW, NOW))
    store = TrustStore(path)
    store.current()
    os.utime(path, (NOW + 3_600, NOW + 3_600))
    trust = store.current()
    assert isinstance(trust, TrustList)
    assert trust.fetched_at == NOW + 3_600


def test_an_unchanged_file_is_not_read_again(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content), "utf-8")
    store = TrustStore(path)
    assert store.current() is store.current()


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"{}", b"\xff", b'{"version": 1, "keys": []}'],
    ids=["empty", "cut short", "no members", "not UTF-8", "members missing"],
)
def test_a_broken_file_leaves_the_old_list_in_force(
    path: Path, content: Any, broken: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_text(json.dumps(content), "utf-8")
    store = TrustStore(path)
    before = store.current()
    path.write_bytes(broken)
    for _ in range(3):
        assert store.current() is before
    assert store.problem is not None
    assert len(caplog.records) == 1
    path.write_text(json.dumps({**content, "version": 2}), "utf-8")
    after = store.current()
    assert isinstance(after, TrustList)
    assert after.version == 2
    assert store.problem is None


def test_a_list_cut_short_anywhere_is_never_taken(tmp_path: Path, content: Any) -> None:
    whole = json.dumps(content).encode()
    for n, length in enumerate(range(0, len(whole), 97)):
        path = tmp_path / f"{n}.json"
        path.write_bytes(whole[:length])
        assert TrustStore(path).current() == MISSING


def test_a_file_that_goes_away_leaves_the_list_in_force(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content), "utf-8")
    store = TrustStore(path)
    before = store.current()
    path.unlink()
    assert store.current() is before
    assert store.problem is not None
    path.mkdir()
    assert store.current() is before


def test_a_directory_is_no_list(path: Path) -> None:
    path.mkdir()
    store = TrustStore(path)
    assert store.current() == MISSING
    assert store.problem == Problem("cannot be read: Is a directory")


def test_a_file_without_end_is_not_read_to_its_end(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)  # holes: takes no room on the disk
    too_large = Problem(f"larger than {LARGEST_FILE} bytes")
    assert read_file(path) == too_large
    assert read_file(Path("/dev/zero")) == too_large


def test_a_replacement_of_the_same_size_and_time_is_seen(
    tmp_path: Path, path: Path, content: Any
) -> None:
    path.write_text(json.dumps(content), "utf-8")
    os.utime(path, (NOW, NOW))
    store = TrustStore(path)
    store.current()
    new = tmp_path / "new"
    new.write_text(json.dumps({**content, "version": 2}), "utf-8")
    os.utime(new, (NOW, NOW))
    new.replace(path)
    trust = store.current()
    assert isinstance(trust, TrustList)
    assert trust.version == 2


def test_a_remark_on_an_entry_is_told_once(
    path: Path, content: Any, caplog: pytest.LogCaptureFixture
) -> None:
    content["keys"][1]["not_after"] = 0
    path.write_text(json.dumps(content), "utf-8")
    store = TrustStore(path)
    assert issuers(store) == issuers(store) == ["CN-A", "CN-C"]
    assert [record.getMessage() for record in caplog.records] == [
        "trust list: keys[1].not_after: before not_before; left out"
    ]


def test_readers_see_one_list_or_the_other(
    tmp_path: Path, path: Path, authorities: list[Authority]
) -> None:
    publish(tmp_path, authorities[:1], issued=NOW)
    store = TrustStore(path)
    stop = threading.Event()
    seen: set[tuple[str, ...]] = set()

    def read() -> None:
        while not stop.is_set():
            seen.add(tuple(issuers(store)))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(60):
        publish(tmp_path, authorities[n % 2 : n % 2 + 1], issued=NOW)
    stop.set()
    for reader in readers:
        reader.join(timeout=30)
    assert seen <= {("CN-A",), ("CN-B",)}
    assert seen
