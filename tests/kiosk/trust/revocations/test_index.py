from __future__ import annotations

import logging
import os
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.trust.revocation import RevocationSource
from kiosk.trust.revocations.index import RevocationIndex, merge_runs
from kiosk.trust.revocations.writer import Limits, publish_changes

Draw = Callable[[int], list[bytes]]
LIMITS = Limits(single_file=0)


@pytest.fixture
def revoked(folder: Path, draw: Draw) -> list[bytes]:
    """Those in the files of `kid`: a base and three runs."""
    ctis = draw(5_000)
    publish_changes(folder, ctis[:4_600], number=1, limits=LIMITS)
    for number in (2, 3, 4):
        publish_changes(
            folder, ctis[4_400 + 100 * number : 4_500 + 100 * number], number=number, limits=LIMITS
        )
    assert len(list(folder.glob("run-*"))) == 3
    return ctis[:4_900]


def recents(folder: Path) -> list[Path]:
    return list(folder.glob("recent-*"))


def test_found_and_not_found(
    generation: Path, kid: bytes, revoked: list[bytes], draw: Draw
) -> None:
    merge_runs(generation)
    index: RevocationSource = RevocationIndex.open(generation)
    assert all(index.is_revoked(kid, cti) for cti in revoked)
    assert not any(index.is_revoked(kid, cti) for cti in draw(5_000))
    # Off by one in the last place is another card.
    neighbours = {(int.from_bytes(cti, "big") ^ 1).to_bytes(8, "big") for cti in revoked}
    assert not any(index.is_revoked(kid, cti) for cti in neighbours.difference(revoked))
    assert not any(index.is_revoked(kid[::-1], cti) for cti in revoked)


def test_nothing_is_revoked_in_an_empty_folder(generation: Path, kid: bytes) -> None:
    index = RevocationIndex.open(generation)
    assert not index.is_revoked(kid, b"12345678")
    (generation / kid.hex()).mkdir()
    (generation / "lost+found").mkdir()
    index = RevocationIndex.open(generation)
    assert not index.is_revoked(kid, b"12345678")


def test_a_folder_that_is_missing_is_an_error(generation: Path) -> None:
    with pytest.raises(FileNotFoundError):
        RevocationIndex.open(generation / "elsewhere")


def test_empty_files_revoke_nothing(generation: Path, folder: Path, kid: bytes) -> None:
    for shard in ("all", "31", "run-0000000001", "run-0000000002"):
        (folder / f"{shard}.bin").touch()
    merge_runs(generation)
    assert not RevocationIndex.open(generation).is_revoked(kid, b"12345678")


def test_merging_again_changes_nothing(
    generation: Path, folder: Path, revoked: list[bytes], state: Callable[[Path], Any]
) -> None:
    assert revoked
    runs = [path.read_bytes() for path in folder.glob("run-*")]
    merge_runs(generation)
    before = state(folder)
    (recent,) = recents(folder)
    assert recent.stat().st_size == sum(map(len, runs))
    merge_runs(generation)
    assert state(folder) == before


def test_what_was_merged_of_other_runs_is_never_used(
    generation: Path, folder: Path, kid: bytes, revoked: list[bytes], draw: Draw
) -> None:
    merge_runs(generation)
    (old,) = recents(folder)
    publish_changes(folder, late := draw(20), number=5, limits=LIMITS)
    index = RevocationIndex.open(generation)
    assert all(index.is_revoked(kid, cti) for cti in [*revoked, *late])
    merge_runs(generation)
    assert not old.exists()
    index = RevocationIndex.open(generation)
    assert all(index.is_revoked(kid, cti) for cti in [*revoked, *late])


def test_a_run_that_was_put_anew_is_merged_anew(
    generation: Path, folder: Path, kid: bytes, revoked: list[bytes], draw: Draw
) -> None:
    """A publication that was cut off and got more before it was out: the same name, other ctis."""
    merge_runs(generation)
    publish_changes(folder, late := draw(20), number=4, limits=LIMITS)
    for _ in range(2):
        index = RevocationIndex.open(generation)
        assert all(index.is_revoked(kid, cti) for cti in [*revoked, *late])
        merge_runs(generation)


def test_without_runs_nothing_is_kept_of_them(
    generation: Path, folder: Path, revoked: list[bytes]
) -> None:
    assert revoked
    merge_runs(generation)
    for run in folder.glob("run-*"):
        run.unlink()
    merge_runs(generation)
    assert recents(folder) == []


def test_generations_share_files_and_leave_each_other_alone(
    tmp_path: Path, folder: Path, kid: bytes, revoked: list[bytes], draw: Draw
) -> None:
    """As a refresh makes them: what did not change is a hard link."""
    generation = folder.parent
    merge_runs(generation)
    first = RevocationIndex.open(generation)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    after = tmp_path / "next"
    shutil.copytree(generation, after, copy_function=os.link)
    merge_runs(after)
    assert [path.name for path in recents(after / kid.hex())] == [
        path.name for path in recents(folder)
    ]
    publish_changes(after / kid.hex(), late := draw(20), number=5, limits=LIMITS)
    merge_runs(after)
    second = RevocationIndex.open(after)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert all(index.is_revoked(kid, cti) for cti in revoked for index in (first, second))
    assert [first.is_revoked(kid, late[0]), second.is_revoked(kid, late[0])] == [False, True]


@pytest.mark.parametrize("shard", ["all", "31", "3132", "run-0000000001", "merged"])
@pytest.mark.parametrize("fault", ["missing", "cut", "cut to whole ctis", "empty", "longer"])
def test_a_file_that_is_damaged_revokes_what_it_could_hold(
    folder: Path, kid: bytes, shard: str, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    generation = folder.parent
    cti, other, elsewhere = b"12345678", b"12345679", b"abcdefgh"
    file = folder / f"{'run-0000000001' if shard == 'merged' else shard}.bin"
    file.write_bytes(cti + b"12999999")
    if shard == "merged":
        merge_runs(generation)
        (file,) = recents(folder)
    index = RevocationIndex.open(generation)
    assert [index.is_revoked(kid, each) for each in (cti, other)] == [True, False]
    assert caplog.records == []

    index = RevocationIndex.open(generation)
    _damage(file, fault)
    assert index.is_revoked(kid, cti)
    assert index.is_revoked(kid, other)
    assert index.is_revoked(kid, elsewhere) is not shard.startswith("31")
    text = caplog.text
    assert file.name in text
    assert not any(each.hex() in text or each.decode() in text for each in (cti, other))
    assert all(record.levelno == logging.ERROR for record in caplog.records)


def test_a_file_that_was_cut_before_revokes_too(generation: Path, folder: Path, kid: bytes) -> None:
    (folder / "31.bin").write_bytes(b"1234567")
    index = RevocationIndex.open(generation)
    assert index.is_revoked(kid, b"12345678")
    assert not index.is_revoked(kid, b"abcdefgh")


def test_where_it_was_opened_is_where_it_looks(
    tmp_path: Path, generation: Path, kid: bytes, revoked: list[bytes]
) -> None:
    """A link that is set to another generation does not move one that is open."""
    link = tmp_path / "current"
    link.symlink_to(generation)
    index = RevocationIndex.open(link)
    link.unlink()
    link.symlink_to(tmp_path)
    assert all(index.is_revoked(kid, cti) for cti in revoked[-20:])
    assert not index.is_revoked(kid, b"12345678")


def test_closed(generation: Path, kid: bytes, revoked: list[bytes]) -> None:
    index = RevocationIndex.open(generation)
    index.close()
    index.close()
    with pytest.raises(ValueError, match="closed"):
        index.is_revoked(kid, revoked[0])


@pytest.mark.parametrize("cti", [b"", b"1234567", b"123456789"])
def test_what_is_no_cti(generation: Path, kid: bytes, cti: bytes) -> None:
    with pytest.raises(ValueError, match="8 bytes"):
        RevocationIndex.open(generation).is_revoked(kid, cti)


def test_a_bounded_number_of_files_stays_open(
    generation: Path, kid: bytes, revoked: list[bytes]
) -> None:
    """However many there are: a country has hundreds for each of its provinces."""
    merge_runs(generation)
    index = RevocationIndex.open(generation)
    assert _open_files(generation) == 0
    assert all(index.is_revoked(kid, cti) for cti in revoked[:1_000])
    assert 0 < _open_files(generation) <= 64
    index.close()
    assert _open_files(generation) == 0


def test_memory_is_given_back(generation: Path, folder: Path, kid: bytes, draw: Draw) -> None:
    """Of a file that lookups have been all over, none of it is resident."""
    ctis = sorted(draw(200_000))
    (folder / "run-0000000001.bin").write_bytes(b"".join(ctis))
    index = RevocationIndex.open(generation)
    assert all(index.is_revoked(kid, cti) for cti in ctis[::100])
    assert _resident_kb(folder) == [0]


def test_threads_ask_while_generations_come_and_go(
    tmp_path: Path, generation: Path, kid: bytes, revoked: list[bytes], draw: Draw
) -> None:
    merge_runs(generation)
    current = [RevocationIndex.open(generation)]
    others = draw(200)
    wrong: list[object] = []
    done = threading.Event()

    def ask(offset: int) -> None:
        rounds = 0
        try:
            while not done.is_set() or rounds < 2:
                rounds += 1
                for n in range(offset, len(others)):
                    if not current[0].is_revoked(kid, revoked[n]):
                        wrong.append(n)
                    if current[0].is_revoked(kid, others[n]):
                        wrong.append(-n)
        except Exception as error:  # noqa: BLE001 - whatever it is fails the test
            wrong.append(error)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    previous = generation
    for number in range(5, 15):
        folder = tmp_path / f"generation-{number}"
        shutil.copytree(previous, folder, copy_function=os.link)
        publish_changes(folder / kid.hex(), draw(10), number=number, limits=LIMITS)
        merge_runs(folder)
        current[0] = RevocationIndex.open(folder)
        previous = folder
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def _open_files(folder: Path) -> int:
    links = (entry for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink())
    return sum(str(entry.readlink()).startswith(str(folder)) for entry in links)


def _resident_kb(folder: Path) -> list[int]:
    """Of each mapped file in the folder (proc(5), smaps)."""
    found: list[int] = []
    ours = False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
            ours = str(folder) in line
        elif ours and line.startswith("Rss:"):
            found.append(int(line.split()[1]))
    return found


def _damage(file: Path, fault: str) -> None:
    content = file.read_bytes()
    file.unlink()
    if fault != "missing":
        file.write_bytes(
            {
                "cut": content[:-1],
                "cut to whole ctis": content[:-8],
                "empty": b"",
                "longer": content + b"zzzzzzzz",
            }[fault]
        )
