from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.trust import revocation
from kiosk.trust.reading import Problem
from kiosk.trust.revocation import RevocationSet

KID, CTI = bytes.fromhex("aabbccddeeff0011"), bytes.fromhex("00000000deadbeef")


def parse(content: Any) -> RevocationSet | Problem:
    return revocation.parse(json.dumps(content).encode())


def test_a_credential_is_revoked_under_its_own_key() -> None:
    revoked = parse({KID.hex(): [CTI.hex(), "00" * 8], "00" * 8: []})
    assert isinstance(revoked, RevocationSet)
    assert revoked.is_revoked(KID, CTI)
    assert revoked.is_revoked(KID, bytes(8))
    assert not revoked.is_revoked(KID, b"\xff" * 8)
    assert not revoked.is_revoked(bytes(8), CTI)
    assert not revoked.is_revoked(b"\xff" * 8, CTI)


def test_nothing_is_revoked_by_an_empty_list() -> None:
    for revoked in (RevocationSet(), parse({})):
        assert isinstance(revoked, RevocationSet)
        assert not revoked.is_revoked(KID, CTI)


def test_one_kid_written_in_two_cases_is_one() -> None:
    revoked = parse({KID.hex(): [CTI.hex()], KID.hex().upper(): ["00" * 8]})
    assert isinstance(revoked, RevocationSet)
    assert revoked.is_revoked(KID, CTI)
    assert revoked.is_revoked(KID, bytes(8))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ([], "the file: not an object"),
        ({"xx": []}, "a kid: not 16 hexadecimal digits"),
        ({KID.hex(): {}}, f"{KID.hex()}: not a list"),
        ({KID.hex(): None}, f"{KID.hex()}: not a list"),
        ({KID.hex(): [CTI.hex(), "00"]}, f"{KID.hex()}[1]: not 16 hexadecimal digits"),
        ({KID.hex(): [1]}, f"{KID.hex()}[0]: not a text, or empty"),
    ],
)
def test_a_wrong_list_is_refused_whole(content: Any, what: str) -> None:
    assert parse(content) == Problem(what)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "revoked.json"
    assert revocation.load(path) == Problem("cannot be read: No such file or directory")
    path.write_bytes(b'{"aabbccddeeff0011": ["00000000deadbeef"')
    assert isinstance(revocation.load(path), Problem)
    path.write_bytes(b'{"aabbccddeeff0011": ["00000000deadbeef"]}')
    revoked = revocation.load(path)
    assert isinstance(revoked, RevocationSet)
    assert revoked.is_revoked(KID, CTI)
