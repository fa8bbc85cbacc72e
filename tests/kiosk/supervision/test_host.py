"""What the machine may write to its disk: told by the kernel's own tables."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from kiosk.supervision.host import in_memory, keep_temporary_in_memory, swap_on_disk

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - looked at, not written to
HEAD = "Filename\tType\tSize\tUsed\tPriority\n"


@pytest.fixture
def block(tmp_path: Path) -> Path:
    """/sys/block with an encrypted and a plain device of the mapper."""
    for name, uuid in (("dm-0", "CRYPT-PLAIN-swap\n"), ("dm-1", "LVM-abc\n")):
        (tmp_path / "block" / name / "dm").mkdir(parents=True)
        (tmp_path / "block" / name / "dm" / "uuid").write_text(uuid)
    return tmp_path / "block"


@pytest.mark.parametrize(
    ("lines", "megabytes"),
    [
        ("", 0),
        ("/dev/zram0 partition 4194300 0 100\n", 0),
        ("/dev/dm-0 partition 2097148 0 -2\n", 0),
        ("/dev/dm-1 partition 2097152 0 -2\n", 2_048),
        ("/swapfile file 512 0 -2\n", 1),
        ("/dev/zram0 partition 1024 0 100\n/dev/sda3 partition 10240 0 -2\n", 10),
    ],
)
def test_swap_in_the_clear(tmp_path: Path, block: Path, lines: str, megabytes: int) -> None:
    (tmp_path / "swaps").write_text(HEAD + lines)
    assert swap_on_disk(tmp_path / "swaps", block) == megabytes


def test_a_system_that_does_not_tell(tmp_path: Path) -> None:
    assert swap_on_disk(tmp_path / "missing", tmp_path) == 0
    assert not in_memory(tmp_path, tmp_path / "missing")
    assert not in_memory(tmp_path / "missing")


def test_the_innermost_mount_counts_and_of_several_the_last(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    (tmp_path / "a b").mkdir()
    place = str(tmp_path).replace(" ", r"\040")
    lines = ["/dev/sda1 / ext4 rw 0 0", f"tmpfs {place}/a\\040b tmpfs rw 0 0"]
    mounts.write_text("\n".join(lines))
    assert in_memory(tmp_path / "a b", mounts)
    assert not in_memory(tmp_path, mounts)
    mounts.write_text("\n".join([*lines, f"/dev/sdb1 {place}/a\\040b ext4 rw 0 0"]))
    assert not in_memory(tmp_path / "a b", mounts)


@pytest.fixture
def on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if in_memory(tmp_path):
        pytest.skip("the tests' own folder is in memory here")
    if not in_memory(SHARED_MEMORY):
        pytest.skip("there is no file system in memory here")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # What it does to this process is put back.
    monkeypatch.setenv("TMPDIR", str(tmp_path))


@pytest.mark.usefixtures("on_disk")
def test_temporary_files_go_to_memory_for_this_user_alone() -> None:
    assert keep_temporary_in_memory(os.environ)
    place = Path(tempfile.gettempdir())
    assert in_memory(place)
    assert place == Path(os.environ["TMPDIR"])
    assert place.stat().st_mode & 0o777 == 0o700
    assert keep_temporary_in_memory(os.environ), "a second time changes nothing"
    assert Path(tempfile.gettempdir()) == place


@pytest.mark.usefixtures("on_disk")
def test_a_runtime_folder_on_a_disk_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert keep_temporary_in_memory(os.environ)
    assert in_memory(Path(tempfile.gettempdir()))
    assert list(tmp_path.iterdir()) == []
