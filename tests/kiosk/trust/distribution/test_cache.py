"""Generations on a disk that loses and spoils things."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path

import pytest

from kiosk.trust.distribution.cache import BusyError, TrustCache
from kiosk.trust.distribution.generation import FETCHED_AT, Generation
from kiosk.trust.distribution.manifest import ISSUERS, FileFacts, Vouchers, parse
from kiosk.trust.distribution.staging import Staging
from kiosk.trust.reading import Problem

NOW = 1_800_000_000
KID = bytes.fromhex("0011223344556677")
ONE, TWO, THREE = (bytes([n]) * 8 for n in (1, 2, 3))


def shard(generation: Generation, name: str = "all") -> Path:
    return generation.folder / "revoked" / KID.hex() / f"{name}.bin"


def test_an_empty_cache_has_nothing(cache) -> None:
    assert cache.in_force() is None
    assert cache.read_root() is None
    cache.tidy(None)


def test_a_generation_is_in_force_once_it_is_committed(cache, build) -> None:
    build({"all": ONE})
    kept = cache.in_force()
    assert kept.revoked.is_revoked(KID, ONE)
    assert not kept.revoked.is_revoked(KID, TWO)
    assert kept.trust.fetched_at == NOW
    assert kept.intact()
    assert not cache.staging.exists()


def test_unchanged_files_are_links_and_those_that_went_are_gone(build) -> None:
    first = build({"00": b"\0" * 8, "01": ONE, "run-0000000001": TWO})
    second = build({"00": b"\0" * 8, "run-0000000001": TWO, "run-0000000002": THREE}, version=2)
    assert shard(first, "00").samefile(shard(second, "00"))
    assert not shard(second, "01").exists()
    assert shard(first, "01").exists()
    assert [second.revoked.is_revoked(KID, cti) for cti in (ONE, TWO, THREE)] == [False, True, True]


def test_without_hard_links_files_are_copied(build, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    first = build({"all": ONE})
    monkeypatch.setattr(os, "link", refuse)
    second = build({"all": ONE, "run-0000000001": TWO}, version=2)
    assert not shard(first).samefile(shard(second))
    assert second.intact()


def test_what_is_in_force_is_never_written_to(cache, build) -> None:
    """A staged file may be a link into it, and the same name may be wanted with other bytes."""
    first = build({"all": ONE})
    staging = Staging(cache.staging, first)
    facts = dict(first.manifest.targets)
    staging.fill(facts, lambda *_: pytest.fail("nothing is new"))
    assert shard(first).stat().st_nlink == 2
    second = build({"all": TWO}, version=2)
    assert shard(first).read_bytes() == ONE
    assert shard(second).read_bytes() == TWO


def test_an_interrupted_staging_is_gone_on_with_but_not_believed(cache, build) -> None:
    folder = cache.staging / "revoked" / KID.hex()
    folder.mkdir(parents=True)
    (folder / "01.bin").write_bytes(ONE)
    (folder / "02.bin").write_bytes(b"damaged!")
    (folder / "03.bin.unfinished").write_bytes(b"\3")
    (folder / "04.bin").mkdir()
    (cache.staging / "rubbish").write_bytes(b"x")
    made = build({"01": ONE, "02": TWO, "03": THREE, "04": b"\4" * 8})
    assert [made.revoked.is_revoked(KID, cti) for cti in (ONE, TWO, THREE)] == [True] * 3
    assert made.intact()
    assert not (made.folder / "rubbish").exists()
    assert not shard(made, "03").with_name("03.bin.unfinished").exists()


@pytest.mark.parametrize(
    "spoilt", ["manifest.json", "issuers.json", f"revoked/{KID.hex()}/all.bin"]
)
@pytest.mark.parametrize("how", ["gone", "empty", "longer", "folder"])
def test_a_damaged_generation_gives_way_to_the_one_before(cache, build, spoilt, how) -> None:
    build({"all": ONE})
    second = build({"all": ONE + TWO}, version=2)
    path = second.folder / spoilt
    before = path.read_bytes()
    path.unlink()
    if how == "empty":
        path.write_bytes(b"")
    elif how == "longer":
        path.write_bytes(before + b" " if spoilt != "manifest.json" else before + b"}")
    elif how == "folder":
        path.mkdir()
    kept = cache.in_force()
    assert kept.manifest.vouchers.targets_version == 1
    third = build({"all": ONE + TWO}, version=3)
    assert int(third.folder.name) == 3
    cache.tidy(third, kept)
    assert sorted(p.name for p in cache.generations.iterdir()) == ["1", "3"]


def test_a_list_of_the_right_length_and_other_bytes_is_not_taken(cache, build) -> None:
    made = build({"all": ONE})
    path = made.folder / ISSUERS
    path.write_bytes(path.read_bytes().replace(b"CN-510000", b"CN-510001"))
    assert cache.in_force() is None


def test_the_moment_of_a_refresh_is_kept_and_damage_makes_it_older(cache, build) -> None:
    made = build({})
    assert made.confirm(NOW + 900).trust.fetched_at == NOW + 900
    assert cache.in_force().trust.fetched_at == NOW + 900
    for damage in (b"", b"x", b"\0" * 10):
        (made.folder / FETCHED_AT).write_bytes(damage)
        assert cache.in_force().trust.fetched_at == NOW


def test_what_another_root_vouched_for_is_out_of_force(cache, build) -> None:
    root = b'{"signed": {}}'
    build({}, root_sha256=hashlib.sha256(root).hexdigest())
    assert cache.in_force() is not None
    cache.root_file.write_bytes(root)
    assert cache.in_force() is not None
    cache.root_file.write_bytes(b'{"signed": {"version": 2}}')
    assert cache.in_force() is None


def test_all_but_two_generations_are_removed(cache, build) -> None:
    made = [build({}, version=n) for n in range(1, 6)]
    cache.tidy(made[-1])
    assert sorted(path.name for path in cache.generations.iterdir()) == ["4", "5"]


def test_one_at_a_time(cache) -> None:
    with cache.lock(), pytest.raises(BusyError), TrustCache(cache.folder).lock():
        pass
    with cache.lock():
        pass


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"vouchers": {}},
        {"targets": {"../../etc/passwd": {"length": 1, "sha256": "00" * 32}}},
        {"targets": {"issuers.json": {"length": -1, "sha256": "00" * 32}}},
        {"targets": {"issuers.json": {"length": 1, "sha256": "00"}}},
        {"targets": []},
        {"fetched_at": "today"},
    ],
)
def test_a_manifest_of_another_form_is_refused(build, content) -> None:
    good = json.loads(build({"all": ONE}).manifest.to_bytes())
    spoilt = content and {**good, **content}
    assert isinstance(parse(json.dumps(spoilt).encode()), Problem)


def test_no_room_is_seen_before_anything_is_fetched(cache) -> None:
    staging = Staging(cache.staging, None)
    with pytest.raises(OSError, match="No space left"):
        staging.fill(
            {ISSUERS: FileFacts(1 << 60, "00" * 32)}, lambda *_: pytest.fail("it would not fit")
        )


@pytest.mark.parametrize(
    ("name", "data"), [("all", TWO + ONE), ("05", ONE), ("all", ONE[:7]), ("all", ONE + ONE)]
)
def test_a_wrong_shard_keeps_a_generation_from_being_made(cache, issuers, name, data) -> None:
    contents = {ISSUERS: issuers, f"revoked/{KID.hex()}/{name}.bin": data}
    facts = {path: FileFacts.of(content) for path, content in contents.items()}
    staging = Staging(cache.staging, None)
    staging.fill(facts, lambda path, place: place.write_bytes(contents[path]) and None)
    problem = staging.finish(facts, Vouchers("ab" * 32, 1, 1, ()), NOW)
    assert isinstance(problem, Problem)
    assert problem.what.startswith(f"revoked/{KID.hex()}/{name}.bin")
