from __future__ import annotations

import hashlib
import hmac
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gmssl_pyx
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal.installation_key import (
    OVERHEAD,
    InstallationKey,
    load_or_create,
)
from kiosk.journal.installation_key import load as look
from kiosk.journal.own_key import KeyOrigin, KeyProblem

MASTER = bytes(range(16))


def load(path: Path) -> InstallationKey:
    key = load_or_create(path)
    assert isinstance(key, InstallationKey)
    return key


def test_the_library_does_what_rfc_8998_says() -> None:
    """Appendix A.1."""
    key = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
    nonce = bytes.fromhex("00001234567800000000ABCD")
    context = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
    plaintext = b"".join(bytes([byte]) * 8 for byte in b"\xaa\xbb\xcc\xdd\xee\xff\xee\xaa")
    ciphertext, tag = gmssl_pyx.sm4_gcm_encrypt(key, nonce, context, plaintext)
    assert bytes(ciphertext).hex().upper() == (
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
    )
    assert bytes(tag).hex().upper() == "83DE3541E4C2B58177E065A9BF7B62EC"
    assert gmssl_pyx.sm4_gcm_decrypt(key, nonce, context, ciphertext, tag) == plaintext


def test_the_library_does_what_gmt_0042_says() -> None:
    """GM/T 0042-2015, appendix D.3: SM3-HMAC."""
    message = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq" * 2
    assert gmssl_pyx.sm3_hmac(bytes(range(1, 33)), message).hex() == (
        "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"
    )


@given(plaintext=st.binary(max_size=300), context=st.binary(max_size=40))
def test_another_library_opens_what_is_sealed(plaintext: bytes, context: bytes) -> None:
    sealed = InstallationKey(MASTER).seal(plaintext, context)
    assert len(sealed) == len(plaintext) + OVERHEAD
    seal_key = hmac.new(MASTER, b"seal", "sm3").digest()[:16]
    opener = Cipher(algorithms.SM4(seal_key), modes.GCM(sealed[:12], sealed[12:28])).decryptor()
    opener.authenticate_additional_data(context)
    assert opener.update(sealed[28:]) + opener.finalize() == b"\x01" + plaintext


def test_the_peer_is_no_rubber_stamp() -> None:
    opener = Cipher(algorithms.SM4(MASTER), modes.GCM(bytes(12), bytes(16))).decryptor()
    opener.update(b"x")
    with pytest.raises(InvalidTag):
        opener.finalize()


@given(plaintext=st.binary(max_size=100), context=st.binary(max_size=20))
def test_what_is_sealed_opens(plaintext: bytes, context: bytes) -> None:
    sealed = InstallationKey(MASTER).seal(plaintext, context)
    assert InstallationKey(MASTER).open(sealed, context) == plaintext


def test_no_change_of_a_single_bit_opens() -> None:
    key = InstallationKey(MASTER)
    sealed = key.seal(b"110101 200001011234", b"here")
    for bit in range(8 * len(sealed)):
        spoilt = bytearray(sealed)
        spoilt[bit // 8] ^= 1 << bit % 8
        assert key.open(bytes(spoilt), b"here") is None


def test_neither_cut_short_nor_elsewhere_nor_by_another_key() -> None:
    key = InstallationKey(MASTER)
    sealed = key.seal(b"body", b"here")
    assert [key.open(sealed[:size], b"here") for size in range(len(sealed))] == [None] * len(sealed)
    assert key.open(sealed + b"\0", b"here") is None
    assert key.open(sealed, b"there") is None
    assert InstallationKey(bytes(16)).open(sealed, b"here") is None


def test_the_same_thing_is_never_sealed_alike() -> None:
    key = InstallationKey(MASTER)
    assert len({key.seal(b"", b"") for _ in range(200)}) == 200


def test_a_fingerprint_is_a_keyed_hash_with_a_key_of_its_own() -> None:
    derived = hmac.new(MASTER, b"fingerprint", "sm3").digest()
    expected = hmac.new(derived, "卡号".encode(), "sm3").digest()
    assert InstallationKey(MASTER).fingerprint("卡号") == expected
    assert expected != hashlib.new("sm3", "卡号".encode()).digest()
    assert InstallationKey(bytes(16)).fingerprint("卡号") != expected


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "installation.key"
    first = load(path)
    second = load(path)
    assert (first.origin, second.origin) == (KeyOrigin.CREATED, KeyOrigin.LOADED)
    assert second.open(first.seal(b"body", b""), b"") == b"body"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    left, right = load(tmp_path / "left"), load(tmp_path / "right")
    assert left.fingerprint("a") != right.fingerprint("a")


def test_a_file_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "installation.key"
    load(path)
    path.chmod(0o644)
    load(path)
    assert path.stat().st_mode & 0o777 == 0o600


def damages() -> dict[str, Callable[[bytes], bytes]]:
    return {
        "empty": lambda _: b"",
        "cut": lambda text: text[:-3],
        "a digit": lambda text: text.replace(text[-12:-11], b"g"),
        "longer": lambda text: text + b"\n",
        "another form": lambda text: text.replace(b"key-1", b"key-9"),
        "zeros": lambda text: bytes(len(text)),
        "a bit": lambda text: text[:30] + bytes([text[30] ^ 1]) + text[31:],
        "not ASCII": lambda text: b"\xff" + text,
    }


@pytest.mark.parametrize("damage", damages())
def test_a_damaged_file_is_put_aside_and_says_so(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "installation.key"
    sealed = load(path).seal(b"body", b"")
    spoilt = damages()[damage](path.read_bytes())
    path.write_bytes(spoilt)
    replaced = load(path)
    assert replaced.origin is KeyOrigin.REPLACED
    assert replaced.open(sealed, b"") is None
    assert path.with_name("installation.key.damaged").read_bytes() == spoilt
    # Once: the next start finds a whole key.
    again = load(path)
    assert again.origin is KeyOrigin.LOADED
    assert again.fingerprint("a") == replaced.fingerprint("a")


def test_who_only_looks_makes_and_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "installation.key"
    assert look(path) is KeyProblem.UNREADABLE
    assert list(tmp_path.iterdir()) == []
    sealed = load(path).seal(b"body", b"")
    key = look(path)
    assert isinstance(key, InstallationKey)
    assert (key.open(sealed, b""), key.origin) == (b"body", KeyOrigin.LOADED)
    path.write_bytes(path.read_bytes()[:-3])
    assert look(path) is KeyProblem.UNREADABLE
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_where_none_can_be_made_or_read_there_is_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert load_or_create(tmp_path / "no folder" / "installation.key") is KeyProblem.UNWRITABLE
    (tmp_path / "folder").mkdir()
    assert load_or_create(tmp_path / "folder") is KeyProblem.UNREADABLE
    assert len(caplog.records) == 2


def test_a_full_disk_makes_no_key_and_leaves_nothing(in_child: Callable[[str], Any]) -> None:
    outcome = in_child(
        "import resource, signal\n"
        "from kiosk.journal.installation_key import load_or_create\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "_, most = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, most))\n"
        "problem = load_or_create(folder / 'key')\n"
        "left = [each.name for each in folder.iterdir()]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "print(json.dumps([problem.name, left, load_or_create(folder / 'key').origin.name]))\n"
    )
    assert outcome == ["UNWRITABLE", [], "CREATED"]


def test_killed_anywhere_there_is_a_whole_key_or_none(in_child: Callable[[str], Any]) -> None:
    kills = in_child(
        "from killed import each_kill\n"
        "from kiosk.journal.installation_key import load_or_create\n"
        "from kiosk.journal.own_key import KeyOrigin\n"
        "def act(place, say):\n"
        "    say(load_or_create(place / 'key').fingerprint('a').hex())\n"
        "def check(place, said):\n"
        "    key = load_or_create(place / 'key')\n"
        "    assert key.origin in (KeyOrigin.LOADED, KeyOrigin.CREATED), key.origin\n"
        "    if said:\n"
        "        assert said == [key.fingerprint('a').hex()]\n"
        "    assert [each.name for each in place.iterdir()] == ['key']\n"
        "print(each_kill(folder, act, check, (0, 5)))\n"
    )
    assert kills >= 15


def test_of_many_at_once_one_makes_the_key(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from kiosk.journal.installation_key import load_or_create\n"
        "sys.stdin.readline()\n"
        "key = load_or_create(pathlib.Path(sys.argv[1]))\n"
        "print(key.fingerprint('a').hex(), key.origin.name)\n"
    )
    arguments = [sys.executable, "-c", program, str(tmp_path / "key")]
    children = [
        subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    told = [child.communicate(timeout=60)[0].split() for child in children]
    assert len({fingerprint for fingerprint, _ in told}) == 1
    assert [origin for _, origin in told].count("CREATED") == 1


def test_nothing_of_the_key_shows() -> None:
    assert MASTER.hex() not in repr(InstallationKey(MASTER))
    with pytest.raises(ValueError, match="16 bytes"):
        InstallationKey(b"short")
