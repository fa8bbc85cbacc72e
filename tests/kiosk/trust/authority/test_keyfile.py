"""Keys at rest: the cipher is the standard's, and nothing but the right passphrase opens the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gmssl_pyx
import pytest

from kiosk.demo.authority import KeyPair
from kiosk.trust.authority import keyfile
from kiosk.trust.authority.errors import AuthorityError, WrongPassphraseError
from kiosk.trust.authority.keyfile import ScryptCost

PAIR = KeyPair.derive(b"keyfile", "key")
PASSPHRASE = "正确的口令 correct"
CHEAP = ScryptCost(n=2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "root-1.json"
    keyfile.create(made, "root-1", PAIR, PASSPHRASE, cost=CHEAP)
    return made


def test_sm4_gcm_is_that_of_rfc_8998() -> None:
    """Appendix A.1."""
    key = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
    nonce = bytes.fromhex("00001234567800000000ABCD")
    data = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
    plaintext = bytes.fromhex(
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
        "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA"
    )
    ciphertext = bytes.fromhex(
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
    )
    tag = bytes.fromhex("83DE3541E4C2B58177E065A9BF7B62EC")
    assert gmssl_pyx.sm4_gcm_encrypt(key, nonce, data, plaintext) == (ciphertext, tag)
    assert gmssl_pyx.sm4_gcm_decrypt(key, nonce, data, ciphertext, tag) == plaintext


def test_the_right_passphrase_opens_it(path: Path) -> None:
    read = keyfile.read(path)
    assert (read.name, read.path) == ("root-1", path)
    signer = read.unlock(PASSPHRASE)
    assert signer.public_key == read.public_key
    read.public_key.verify_signature(signer.sign(b"data"), b"data")


@pytest.mark.parametrize(
    "wrong", ["", "x", PASSPHRASE + " ", PASSPHRASE.upper(), PAIR.public.hex()]
)
def test_no_other_passphrase_does(path: Path, wrong: str) -> None:
    with pytest.raises(WrongPassphraseError, match=r"root-1\.json"):
        keyfile.read(path).unlock(wrong)


def test_the_private_key_is_nowhere_to_be_read(path: Path, tmp_path: Path) -> None:
    again = keyfile.create(tmp_path / "again.json", "root-1", PAIR, PASSPHRASE, cost=CHEAP)
    shown = [path.read_text("utf-8"), repr(again), repr(again.unlock(PASSPHRASE))]
    for text in shown:
        assert PAIR.private.hex() not in text.lower()
        assert PASSPHRASE not in text
    first, second = (json.loads(each.read_text("utf-8")) for each in (path, again.path))
    for member in ("nonce", "ciphertext", "tag"):
        assert first[member] != second[member]
    assert first["kdf"]["salt"] != second["kdf"]["salt"]


def test_the_file_is_its_owners_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_key_is_never_written_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(AuthorityError, match="is there already"):
        keyfile.create(path, "root-1", KeyPair.derive(b"other", "key"), PASSPHRASE, cost=CHEAP)
    assert path.read_bytes() == before


def test_a_key_without_passphrase_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs a passphrase"):
        keyfile.create(tmp_path / "key.json", "key", PAIR, "", cost=CHEAP)
    assert not list(tmp_path.iterdir())


def test_the_cost_by_default(tmp_path: Path) -> None:
    made = keyfile.create(tmp_path / "key.json", "key", PAIR, PASSPHRASE)
    kdf = json.loads(made.path.read_text("utf-8"))["kdf"]
    assert (kdf["name"], kdf["n"], kdf["r"], kdf["p"]) == ("scrypt", 32_768, 8, 1)
    assert made.unlock(PASSPHRASE).public_key == made.public_key


def changed(path: Path, member: str, value: Any) -> None:
    content = json.loads(path.read_text("utf-8"))
    place, _, inner = member.partition(".")
    if inner:
        content[place][inner] = value
    else:
        content[place] = value
    path.write_text(json.dumps(content), encoding="utf-8")


OTHER = KeyPair.derive(b"other", "key").uncompressed.hex()


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("name", "root-2"),
        ("public", OTHER),
        ("kdf.n", 4),
        ("kdf.p", 2),
        ("kdf.salt", "00" * 16),
        ("kdf.more", 1),
        ("nonce", "00" * 12),
        ("ciphertext", "00" * 32),
        ("tag", "00" * 16),
    ],
)
def test_a_changed_file_does_not_open(path: Path, member: str, value: Any) -> None:
    """Above all not one whose public key was exchanged: it would have people sign for another."""
    changed(path, member, value)
    with pytest.raises(WrongPassphraseError):
        keyfile.read(path).unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("form", 2),
        ("keytype", "rsa"),
        ("scheme", "none"),
        ("cipher", "none"),
        ("name", ""),
        ("public", "04" + "00" * 64),
        ("public", "04"),
        ("nonce", ""),
        ("ciphertext", "00"),
        ("tag", "00" * 4),
        ("kdf", "scrypt"),
        ("kdf.name", "none"),
        ("kdf.n", 3),
        ("kdf.n", 1),
        ("kdf.n", 2**30),
        ("kdf.r", 2**20),
        ("kdf.p", 2**20),
        ("kdf.p", 0),
        ("kdf.n", True),
        ("kdf.salt", "00"),
    ],
)
def test_another_form_is_refused_before_any_work(path: Path, member: str, value: Any) -> None:
    changed(path, member, value)
    with pytest.raises(AuthorityError, match="not a key file"):
        keyfile.read(path)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"form": 1', b" " * 100_000])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key.json"
    path.write_bytes(content)
    with pytest.raises(AuthorityError, match="not a key file"):
        keyfile.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match=r"none\.json: No such file"):
        keyfile.read(tmp_path / "none.json")
