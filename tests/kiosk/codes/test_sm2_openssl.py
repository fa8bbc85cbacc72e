"""Against an SM2 that is neither of ours: the OpenSSL command line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kiosk.codes import sm2
from kiosk.codes.sm2 import Backend
from kiosk.demo.authority import KeyPair

# SubjectPublicKeyInfo of RFC 5480 with the curve 1.2.156.10197.1.301, up to the point.
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")
IDS = ["1234567812345678", "another-issuer@example.org"]


def openssl(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["openssl", *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def raw(der: bytes) -> bytes:
    r_end = 4 + der[3]
    parts = der[4:r_end], der[r_end + 2 :]
    return b"".join(int.from_bytes(part, "big").to_bytes(32, "big") for part in parts)


def der(signature: bytes) -> bytes:
    body = b""
    for half in (signature[:32], signature[32:]):
        content = half.lstrip(b"\x00")
        content = b"\x00" * (content[0] >> 7) + content
        body += bytes((2, len(content))) + content
    return bytes((0x30, len(body))) + body


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A folder with key.pem, made by OpenSSL, and its public key 04 || X || Y."""
    folder = tmp_path_factory.mktemp("openssl")
    made = openssl(
        folder,
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:SM2",
        "-out",
        "key.pem",
    )
    assert made.returncode == 0, made.stderr
    openssl(folder, "pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "pub.der")
    spki = (folder / "pub.der").read_bytes()
    assert spki.startswith(SPKI)
    return folder, spki[len(SPKI) :]


@pytest.mark.parametrize("sm2_id", IDS)
def test_we_verify_what_openssl_signs(
    key: tuple[Path, bytes], sm2_id: str, backend: Backend
) -> None:
    folder, public_key = key
    for n in range(4):
        message = bytes(range(n * 40))
        (folder / "message").write_bytes(message)
        signed = openssl(
            folder, "dgst", "-sm3", "-sigopt", f"distid:{sm2_id}", "-sign", "key.pem",
            "-out", "signature", "message",
        )  # fmt: skip
        assert signed.returncode == 0, signed.stderr
        signature = raw((folder / "signature").read_bytes())
        assert sm2.verify(public_key, message, signature, sm2_id.encode(), backend=backend)
        assert not sm2.verify(public_key, message, signature, b"x", backend=backend)
        assert not sm2.verify(
            public_key, message + b"\x00", signature, sm2_id.encode(), backend=backend
        )


@pytest.mark.parametrize("sm2_id", IDS)
def test_openssl_verifies_what_the_demo_authority_signs(tmp_path: Path, sm2_id: str) -> None:
    for n in range(4):
        pair = KeyPair.derive(b"openssl", str(n))
        message = b"message " + bytes(n)
        (tmp_path / "pub.der").write_bytes(SPKI + b"\x04" + pair.public)
        (tmp_path / "message").write_bytes(message)
        (tmp_path / "signature").write_bytes(der(pair.sign(message, sm2_id)))
        openssl(tmp_path, "pkey", "-pubin", "-inform", "DER", "-in", "pub.der", "-out", "pub.pem")
        verify = ("dgst", "-sm3", "-verify", "pub.pem", "-signature", "signature")
        good = openssl(tmp_path, *verify, "-sigopt", f"distid:{sm2_id}", "message")
        assert good.stdout.strip() == "Verified OK", good.stderr
        bad = openssl(tmp_path, *verify, "-sigopt", "distid:x", "message")
        assert bad.returncode != 0
