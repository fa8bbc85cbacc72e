"""Unpacking: bounds that are reached, streams that are damaged. What reaches out is in `integration/trust`."""

from __future__ import annotations

import lzma
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.trust.reading import Problem
from kiosk.update.release import Release
from kiosk.update.unpack import Limits, unpack
from tests.integration.trust.vendor import entry, packed, release_entries

TOP = "yima-kiosk-1.4.0"
SMALL = Limits(files=20, total=100_000)


def tried(
    folder: Path, content: bytes, limits: Limits = SMALL, version: str = "1.4.0"
) -> Release | Problem:
    path = folder / "packed.tar.xz"
    path.write_bytes(content)
    place = folder / "place"
    assert not place.exists()
    return unpack(path, place, version, limits)


def why(found: Release | Problem) -> str:
    assert isinstance(found, Problem)
    return found.what


def test_a_release(tmp_path: Path) -> None:
    found = tried(tmp_path, packed(release_entries("1.4.0", 5_000)))
    assert isinstance(found, Release)
    assert found.version == "1.4.0"
    names = sorted(path.name for path in (tmp_path / "place").iterdir())
    assert names == ["_internal", "release.json", "yima-kiosk"]


def test_a_bomb_ends_at_the_bound(tmp_path: Path) -> None:
    """A thousandfold: 3 kB here, 50 MB there."""
    bomb = packed([*release_entries("1.4.0", 10), entry(f"{TOP}/zeros", bytes(50_000_000))])
    assert len(bomb) < 20_000
    assert why(tried(tmp_path, bomb)) == "too large"
    written = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert written < 200_000


def test_many_small_files_end_at_the_bound(tmp_path: Path) -> None:
    many = [entry(f"{TOP}/{number}", b"x") for number in range(30)]
    assert why(tried(tmp_path, packed([*release_entries("1.4.0", 10), *many]))) == "too many files"
    assert len(list((tmp_path / "place").rglob("*"))) <= 20


def test_zeros_after_the_end_are_not_read_for_ever(tmp_path: Path) -> None:
    stream = lzma.decompress(packed(release_entries("1.4.0", 10))) + bytes(30_000_000)
    limits = Limits(total=5_000_000)
    assert isinstance(tried(tmp_path, lzma.compress(stream, preset=0), limits), Release)


def test_a_header_that_asks_for_much_memory(tmp_path: Path) -> None:
    info, _ = entry(f"{TOP}/long", bytes(40_000_000))
    info.type = b"x"  # a pax header, which tarfile reads in one go
    found = tried(tmp_path, packed([(info, bytes(40_000_000))]), Limits(total=200_000_000))
    assert why(found) == "a header that is too large"


def test_a_stream_that_asks_for_much_memory(tmp_path: Path) -> None:
    plain = lzma.decompress(packed(release_entries("1.4.0", 10)))
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 512 << 20}]
    huge = lzma.compress(plain, lzma.FORMAT_XZ, filters=filters)
    assert why(tried(tmp_path, huge)) == "no packed release, or a damaged one"


@pytest.mark.parametrize(
    ("missing", "told"),
    [("release.json", "release.json"), ("yima-kiosk", "yima-kiosk: missing")],
)
def test_what_has_to_be_in_it(tmp_path: Path, missing: str, told: str) -> None:
    entries = [
        each for each in release_entries("1.4.0", 10) if not each[0].name.endswith(f"/{missing}")
    ]
    assert told in why(tried(tmp_path, packed(entries)))


def test_a_program_that_cannot_be_executed(tmp_path: Path) -> None:
    entries = release_entries("1.4.0", 10)
    for info, _ in entries:
        info.mode = 0o644
    assert why(tried(tmp_path, packed(entries))) == "yima-kiosk: not executable"


def test_another_version_than_was_named(tmp_path: Path) -> None:
    content = packed(release_entries("1.4.0", 10))
    assert "not below yima-kiosk-1.5.0" in why(tried(tmp_path, content, version="1.5.0"))


def test_nobody_else_may_write_whatever_the_modes_say(tmp_path: Path) -> None:
    entries = release_entries("1.4.0", 10)
    for info, _ in entries:
        info.mode = 0o7777
        info.uid, info.uname = 12_345, "somebody"
    before = os.umask(0)
    try:
        assert isinstance(tried(tmp_path, packed(entries)), Release)
    finally:
        os.umask(before)
    for path in (tmp_path / "place").rglob("*"):
        if not path.is_symlink():
            assert path.stat().st_mode & 0o7022 == 0
            assert path.stat().st_uid == os.geteuid()


WHOLE = packed(release_entries("1.4.0", 2_000))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255), st.booleans())
def test_a_damaged_file_is_refused_or_whole(
    tmp_path: Path, place: int, change: int, cut: bool
) -> None:
    """Its hash is looked at before; this is the second line."""
    damaged = bytearray(WHOLE[:place] if cut else WHOLE)
    if not cut:
        damaged[place] ^= change
    found = tried(Path(tempfile.mkdtemp(dir=tmp_path)), bytes(damaged))
    assert isinstance(found, Problem) or found.version == "1.4.0"
