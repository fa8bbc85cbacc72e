"""The power goes, the process is killed, the disk is full: at each step of the work on the files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.trust.revocations import layout, writer
from kiosk.trust.revocations.index import RevocationIndex, check_file, merge_runs
from kiosk.trust.revocations.writer import Limits, publish_changes

CutOff = Callable[..., list[Path]]

A, B, C, D = ([bytes([n]) + bytes(6) + bytes([m]) for m in range(30)] for n in (0, 1, 0x80, 0xFF))
BASE = [*A[:20], *B[:20], *C[:20], *D[:7]]

# What was published before, what is now, and which shards come and go by it.
HISTORIES: dict[str, tuple[list[list[bytes]], list[bytes], set[str]]] = {
    "first of all": ([], [A[0], D[0]], {"+all"}),
    "a little more": ([A[:3]], [B[0]], set()),
    "from one file to a base": (
        [[*A[:3], *D[:3]]],
        [*A[3:9], *B[:3]],
        {"-all", "+00000000000000", "+01", "+ff"},
    ),
    "a run": ([BASE], [A[20], B[20], C[20], D[20]], {"+run-0000000001"}),
    "a run that is folded at once": ([BASE], [C[20]], set()),
    "the end of another run": (
        [BASE, [A[20], B[20]], [A[21], B[21]]],
        [B[22], A[22]],
        {"-run-0000000002", "+run-0000000003"},
    ),
    "a new base": (
        [BASE, [A[20], B[20]]],
        [*C[20:], *D[8:]],
        {"-run-0000000001", "-ff", "+ff000000000000"},
    ),
    "a shard that is divided": (
        [BASE, [D[7]]],
        [b"\xff\1" + bytes(6), D[9]],
        {"-ff", "+ff000000000000", "+ff01"},
    ),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_a_publication_that_is_cut_off(
    name: str, folder: Path, tight: Limits, cut_off: CutOff
) -> None:
    history, added, changes = HISTORIES[name]
    for number, ctis in enumerate(history):
        publish_changes(folder, ctis, number=number, limits=tight)
    before, shards = set(writer.read_all(folder)), stems(folder)
    number, packed = len(history), b"".join(added).hex()
    copies = cut_off(folder, "publish", str(number), packed)
    assert len(copies) > 2 + len(changes)
    at_last = stems(copies[-1])
    assert {
        *(f"-{each}" for each in shards - at_last),
        *(f"+{each}" for each in at_last - shards),
    } == changes

    for copy in copies:
        served = {path for path in copy.iterdir() if layout.parse_file(path.name)}
        assert all(check_file(path, path.stem) is None for path in served)
        held = set(writer.read_all(copy))
        assert before <= held <= before.union(added)
        publish_changes(copy, added, number=number, limits=tight)
        assert set(writer.read_all(copy)) == before.union(added)
        assert all(layout.parse_file(path.name) for path in copy.iterdir()), "something unfinished"
        assert stems(copy) == {layout.ALL} or layout.ALL not in stems(copy)


def test_another_publication_after_one_that_was_cut_off(
    folder: Path, tight: Limits, cut_off: CutOff
) -> None:
    """Nobody repeats it: what is there of it counts, and what follows is whole."""
    publish_changes(folder, A[:5], number=1, limits=tight)
    packed = b"".join([*B[:5], *C[:5]]).hex()
    for copy in cut_off(folder, "publish", "2", packed):
        held = set(writer.read_all(copy))
        for number in range(3, 9):
            publish_changes(copy, [D[number]], number=number, limits=tight)
        assert set(writer.read_all(copy)) == held.union(D[3:9])
        assert not (copy / "all.bin").exists()


def test_merging_that_is_cut_off(
    generation: Path, folder: Path, kid: bytes, tight: Limits, cut_off: CutOff
) -> None:
    publish_changes(folder, BASE, number=1, limits=tight)
    publish_changes(folder, [A[20], B[20]], number=2, limits=tight)
    merge_runs(generation)  # and then another run makes that one void
    publish_changes(folder, [A[21], B[21]], number=3, limits=tight)
    held = set(writer.read_all(folder))
    copies = cut_off(generation, "merge")
    assert len(copies) > 3
    for copy in copies:
        for again in (False, True):
            if again:
                merge_runs(copy)
            index = RevocationIndex.open(copy)
            assert {cti for cti in [*A, *B, *C, *D] if index.is_revoked(kid, cti)} == held
        assert len(list(copy.glob("*/recent-*.bin"))) == 1
        assert not list(copy.glob("*/*.unfinished"))


FULL_DISK = """
import resource, sys
from pathlib import Path
from kiosk.trust.revocations.writer import Limits, publish_changes

room = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    publish_changes(Path(sys.argv[1]), [bytes([0, n] * 4) for n in range(90)], number=9,
                    limits=Limits(single_file=0, undivided=int(sys.argv[3])))
except OSError:
    sys.exit(75)
"""


@pytest.mark.parametrize("room", [0, 7, 300])
def test_a_disk_that_is_full(folder: Path, tmp_path: Path, room: int) -> None:
    """No file can get longer than `room` bytes."""
    publish_changes(folder, [*A, *B, *C, *D], number=1, limits=Limits(single_file=0))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    ended = subprocess.run([sys.executable, "-c", FULL_DISK, copy, str(room), "200"], check=False)
    assert ended.returncode == 75
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    publish_changes(copy, [b"enlarged"], number=9)
    assert set(writer.read_all(copy)) == {*A, *B, *C, *D, b"enlarged"}


def stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.iterdir()}
