"""SM2 in TUF: python-tuf itself decides, with our key type, whose signatures count."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.signer import Key, Signature
from securesystemslib.signer._utils import compute_default_keyid
from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import Metadata, Role, Root, Targets
from tuf.api.serialization import DeserializationError

from kiosk.codes.sm2_curve import N
from kiosk.demo.authority import KeyPair
from kiosk.trust.authority.signer import SM2Signer
from kiosk.trust.sm2_key import KEY_TYPE, SCHEME, SM2Key

PAIRS = [KeyPair.derive(b"sm2 key", str(n)) for n in range(3)]
SIGNERS = [SM2Signer(pair) for pair in PAIRS]
DATA = b"signed bytes"
LATER = datetime(2100, 1, 1, tzinfo=UTC)


def root(threshold: int = 2) -> Metadata[Root]:
    """A root whose root and targets roles have all three keys."""
    made = Root(expires=LATER)
    for role in ("root", "targets"):
        for signer in SIGNERS:
            made.add_key(signer.public_key, role)
        made.roles[role].threshold = threshold
    return Metadata(made)


def signed_by(*signers: SM2Signer) -> Metadata[Targets]:
    made = Metadata(Targets(expires=LATER))
    for signer in signers:
        made.sign(signer, append=True)
    return made


def accepts(judging: Metadata[Root], targets: Metadata[Targets]) -> bool:
    try:
        judging.signed.verify_delegate("targets", targets.signed_bytes, targets.signatures)
    except UnsignedMetadataError:
        return False
    return True


def test_what_is_signed_verifies_after_a_round_trip_through_files() -> None:
    made = root()
    for signer in SIGNERS[:2]:
        made.sign(signer, append=True)
    read = Metadata[Root].from_bytes(made.to_bytes())
    assert read == made
    assert all(type(key) is SM2Key for key in read.signed.keys.values())
    read.signed.verify_delegate("root", read.signed_bytes, read.signatures)


def test_the_keyid_is_what_tuf_makes_of_any_key() -> None:
    """SHA-256 of the canonical JSON of keytype, scheme and keyval (specification section 4.2)."""
    public = PAIRS[0].uncompressed.hex()
    key = SM2Key.from_public(PAIRS[0].uncompressed)
    assert key.to_dict() == {"keytype": "sm2", "scheme": "sm2-sm3", "keyval": {"public": public}}
    assert key.keyid == compute_default_keyid(KEY_TYPE, SCHEME, key.keyval)


@pytest.mark.parametrize(
    ("signers", "accepted"),
    [((), False), ((0,), False), ((0, 1), True), ((1, 2), True), ((0, 1, 2), True)],
)
def test_two_of_three(signers: tuple[int, ...], accepted: bool) -> None:
    assert accepts(root(), signed_by(*(SIGNERS[n] for n in signers))) is accepted


def test_one_key_does_not_count_twice() -> None:
    targets = signed_by(SIGNERS[0])
    again = SIGNERS[0].sign(targets.signed_bytes)
    # Under the keyid of another key, and under one that the role does not have.
    for keyid in (SIGNERS[1].public_key.keyid, "00" * 32):
        targets.signatures[keyid] = Signature(keyid, again.signature)
    assert not accepts(root(), targets)


def test_a_repeated_keyid_in_a_role_is_no_metadata() -> None:
    made = json.loads(root().to_bytes())
    keyids = made["signed"]["roles"]["targets"]["keyids"]
    made["signed"]["roles"]["targets"]["keyids"] = [keyids[0], keyids[0]]
    with pytest.raises(DeserializationError):
        Metadata[Root].from_bytes(json.dumps(made).encode())


@pytest.mark.parametrize("threshold", [0, -1])
def test_a_threshold_that_nobody_has_to_meet_is_no_metadata(threshold: int) -> None:
    with pytest.raises(ValueError, match="threshold"):
        Role([], threshold)
    made = json.loads(root().to_bytes())
    made["signed"]["roles"]["targets"]["threshold"] = threshold
    with pytest.raises(DeserializationError):
        Metadata[Root].from_bytes(json.dumps(made).encode())


PUBLIC = PAIRS[0].uncompressed.hex()


@pytest.mark.parametrize(
    "keyval",
    [
        {},
        {"public": None},
        {"public": 4},
        {"public": [PUBLIC]},
        {"public": ""},
        {"public": PUBLIC[2:]},
        {"public": PUBLIC + "00"},
        {"public": PUBLIC.upper()},
        {"public": f" {PUBLIC[1:]}"},
        {"public": "0x" + PUBLIC[2:]},
        {"private": PUBLIC},
        [PUBLIC],
        PUBLIC,
        None,
    ],
)
def test_other_forms_of_a_key_are_no_metadata(keyval: Any) -> None:
    made = json.loads(root().to_bytes())
    for key in made["signed"]["keys"].values():
        key["keyval"] = keyval
    with pytest.raises(DeserializationError):
        Metadata[Root].from_bytes(json.dumps(made).encode())


@pytest.mark.parametrize("first_byte", ["02", "03", "00"])
def test_only_an_uncompressed_point_signs(first_byte: str) -> None:
    keyval = {"public": first_byte + PUBLIC[2:]}
    key = Key.from_dict("ab", {"keytype": KEY_TYPE, "scheme": SCHEME, "keyval": keyval})
    with pytest.raises(UnverifiedSignatureError):
        key.verify_signature(SIGNERS[0].sign(DATA), DATA)


@pytest.mark.parametrize(
    "point", [bytes(65), b"\x04" + bytes(64), b"\x04" + bytes(63) + b"\x01", PAIRS[0].public]
)
def test_no_key_is_made_of_what_is_no_point(point: bytes) -> None:
    with pytest.raises(ValueError, match="not a point"):
        SM2Key.from_public(point)


def test_a_scheme_of_another_name_is_no_metadata() -> None:
    made = json.loads(root(1).to_bytes())
    for key in made["signed"]["keys"].values():
        key["scheme"] = "sm2-none"
    with pytest.raises(DeserializationError):
        Metadata[Root].from_bytes(json.dumps(made).encode())


def mutations(signature: str) -> dict[str, Any]:
    r, s = int(signature[:64], 16), int(signature[64:], 16)
    number = "{:064x}".format
    return {
        "negated s": number(r) + number(N - s),
        "s and the order": number(r) + f"{s + N:064x}"[-64:],
        "swapped": signature[64:] + signature[:64],
        "s is 0": number(r) + "0" * 64,
        "r is 0": "0" * 64 + number(s),
        "s is the order": number(r) + number(N),
        "one byte less": signature[:-2],
        "one byte more": signature + "00",
        "half a byte less": signature[:-1],
        "no digits": "z" * 128,
        "empty": "",
        "not ASCII": "é" * 128,
        "a number": 5,
        "nothing": None,
        "a list": [signature],
    }


@pytest.mark.parametrize("name", mutations("1" * 128))
def test_a_changed_signature_is_refused_and_nothing_else_is_raised(name: str) -> None:
    key = SIGNERS[0].public_key
    good = SIGNERS[0].sign(DATA)
    key.verify_signature(good, DATA)
    with pytest.raises(UnverifiedSignatureError):
        key.verify_signature(Signature(key.keyid, mutations(good.signature)[name]), DATA)


def test_what_is_believed_of_a_signature_is_its_value() -> None:
    """Upper case is the same 64 bytes: nothing hangs on the text of a signature."""
    key, good = SIGNERS[0].public_key, SIGNERS[0].sign(DATA)
    key.verify_signature(Signature(key.keyid, good.signature.upper()), DATA)


@given(st.integers(0, 511))
def test_every_single_bit_counts(bit: int) -> None:
    key = SIGNERS[0].public_key
    raw = int(SIGNERS[0].sign(DATA).signature, 16) ^ (1 << bit)
    with pytest.raises(UnverifiedSignatureError):
        key.verify_signature(Signature(key.keyid, f"{raw:0128x}"), DATA)


def test_members_that_are_not_known_stay() -> None:
    named = SM2Key.from_public(PAIRS[0].uncompressed)
    named.unrecognized_fields["x-name"] = "who"
    read = Key.from_dict(named.keyid, named.to_dict())
    assert isinstance(read, SM2Key)
    assert read == named
    assert read.to_dict()["x-name"] == "who"
