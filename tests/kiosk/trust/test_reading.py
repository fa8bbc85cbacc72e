"""Reading whole files."""

from __future__ import annotations

from pathlib import Path

from kiosk.trust.reading import LARGEST_FILE, Content, Problem, read_file


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"abc")
    content = read_file(tmp_path / "list")
    assert isinstance(content, Content)
    assert (content.data, content.status.st_size) == (b"abc", 3)


def test_a_file_that_is_no_list_for_its_size(tmp_path: Path) -> None:
    path = tmp_path / "list"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)  # holes: takes no room on the disk
    too_large = Problem(f"larger than {LARGEST_FILE} bytes")
    assert read_file(path) == too_large
    assert read_file(Path("/dev/zero")) == too_large


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert read_file(tmp_path / "none") == Problem("cannot be read: No such file or directory")
    assert read_file(tmp_path) == Problem("cannot be read: Is a directory")
