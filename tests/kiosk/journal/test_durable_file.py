from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.journal import durable_file


def test_replace_puts_the_new_content_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"first", b"", b"second"):
        durable_file.replace(path, content)
        assert path.read_bytes() == content
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_create_leaves_what_is_there_already(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert durable_file.create(path, b"first")
    assert not durable_file.create(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_power_cut_left_is_tidied_up_and_nothing_else(tmp_path: Path) -> None:
    others = [tmp_path / name for name in ("other", ".other.0.part", "file.0.part")]
    left = tmp_path / ".file.12ab34cd.part"
    for path in (*others, left):
        path.write_bytes(b"x")
    durable_file.replace(tmp_path / "file", b"new")
    assert sorted(tmp_path.iterdir()) == sorted([*others, tmp_path / "file"])


@pytest.mark.parametrize("write", [durable_file.replace, durable_file.create])
def test_where_it_cannot_be_written_it_raises_and_leaves_nothing(
    tmp_path: Path, write: object
) -> None:
    assert callable(write)
    with pytest.raises(OSError, match="No such file"):
        write(tmp_path / "none" / "file", b"new")
    assert list(tmp_path.iterdir()) == []


def test_what_somebody_has_open_for_a_moment_is_replaced_in_the_next(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    part, path = tmp_path / "part", tmp_path / "to" / "file"
    part.write_bytes(b"new")
    waited: list[float] = []

    class Open(type(part)):  # type: ignore[misc]  # the class of this system's paths
        def replace(self, target: str | Path) -> Path:
            if len(waited) < 2:
                raise PermissionError
            return super().replace(target)

    durable_file._rename(Open(part), path, (0.01, 0.02, 0.05), waited.append)
    assert waited == [0.01, 0.02]
    assert path.read_bytes() == b"new"


def test_what_stays_open_is_an_error(tmp_path: Path) -> None:
    waited: list[float] = []

    class Open(type(tmp_path)):  # type: ignore[misc]  # likewise
        def replace(self, _target: str | Path) -> Path:
            raise PermissionError

    with pytest.raises(PermissionError):
        durable_file._rename(Open(tmp_path / "part"), tmp_path / "to", (0.01, 0.02), waited.append)
    assert waited == [0.01, 0.02]
