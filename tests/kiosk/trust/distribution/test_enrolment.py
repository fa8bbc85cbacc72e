"""Which root files a terminal can be enrolled with, and what replaces what."""

from __future__ import annotations

import hashlib
import json

import pytest

from kiosk.codes import sm3
from kiosk.trust.distribution.enrolment import Enrolment, RootFile, enrol, read_root
from kiosk.trust.reading import Problem

NOW = 1_800_000_000


def test_a_root_signed_by_its_threshold_is_taken(root_of, pairs) -> None:
    data = root_of(pairs, version=4, signers=pairs[:2])
    root = read_root(data)
    assert isinstance(root, RootFile)
    assert (root.version, root.threshold, len(root.key_ids)) == (4, 2, 3)
    assert root.expires == NOW + 1000
    assert root.sha256 == hashlib.sha256(data).hexdigest()
    assert root.sm3 == sm3.digest(data).hex()


def test_too_few_signatures_or_others_are_refused(root_of, pairs) -> None:
    for signers in ([], pairs[:1]):
        assert isinstance(read_root(root_of(pairs, signers=signers)), Problem)
    content = json.loads(root_of(pairs))
    content["signed"]["version"] = 2
    assert isinstance(read_root(json.dumps(content).encode()), Problem)


def test_a_root_of_another_kind_is_refused(root_of, pairs) -> None:
    plain = root_of(pairs, consistent_snapshot=False)
    assert read_root(plain) == Problem("a repository without consistent snapshots")
    foreign = json.loads(root_of(pairs))
    keys = foreign["signed"]["keys"]
    key_id = "ab" * 32
    keys[key_id] = {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": "00" * 32}}
    assert isinstance(read_root(json.dumps(foreign).encode()), Problem)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"signed": {"_type": "root"}}', b"x" * 600_000],
    ids=["empty", "object", "list", "binary", "deep", "no root", "large"],
)
def test_what_is_no_root_is_refused(data) -> None:
    assert isinstance(read_root(data), Problem)


def test_enrolling_is_durable_and_needs_a_word_to_be_undone(cache, root_of, pairs, build) -> None:
    first, second = (read_root(root_of(pairs, version=n)) for n in (1, 2))
    assert isinstance(first, RootFile)
    assert isinstance(second, RootFile)
    assert enrol(cache, first, replace=False) is Enrolment.ENROLLED
    assert cache.read_root() == first.data
    build({}, root_sha256=first.sha256)
    assert enrol(cache, first, replace=False) is Enrolment.ALREADY_ENROLLED
    assert enrol(cache, second, replace=False) is Enrolment.OTHER_ROOT
    assert cache.in_force() is not None
    assert cache.read_root() == first.data
    assert enrol(cache, second, replace=True) is Enrolment.REPLACED
    assert cache.read_root() == second.data
    assert cache.in_force() is None
    assert not cache.generations.exists()
