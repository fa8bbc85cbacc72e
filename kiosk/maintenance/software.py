"""Is the installed program what the vendor made? A hash over its files, and the vendor's signature.

The digest is SM3 over one line for each file, `path NUL digest LF`: the path from the program's folder, with
`/`, in the order of its bytes in UTF-8; the digest is SM3 of the file in hexadecimal. What Python writes
beside its sources (`__pycache__`) does not count. A symbolic link is the text it holds, and is not followed.

The program's folder is the one that holds the packages; of an installed release the one that holds
`release.json`, and then every file below it counts: executable, libraries, licences, bill of materials.

`MANIFEST.sm2`, in that folder, is one JSON object: `form`, `version`, `digest`, `signature`. The
signature (SM2 with SM3, r || s in hexadecimal) is over `yima-manifest-1 NUL version NUL digest`. Whoever
can change the program's files as they run can also change what it says of itself: what this finds is a
half-done update, a broken disk, a file that somebody "fixed"; not an attacker with root.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from importlib import metadata
from pathlib import Path
from typing import Final

from kiosk.audit.chain import json_object
from kiosk.codes import sm2, sm3
from kiosk.codes.sm2_signing import SigningKey
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.update import release

PACKAGES: Final = ("hardware", "kiosk", "resources", "ui")
MANIFEST: Final = "MANIFEST.sm2"
FORM: Final = "yima-manifest-1"
_LARGEST_MANIFEST: Final = 4_096
_LARGEST_FILE: Final = 512 * 1024 * 1024


class Signed(StrEnum):
    """What the manifest says of the files."""

    SIGNED = auto()
    NOT_SIGNED = auto()  # there is no manifest
    NO_VENDOR_KEY = auto()  # there is one, and nobody to judge it by
    WRONG_SIGNATURE = auto()
    FILES_DIFFER = auto()  # signed for other files than these


@dataclass(frozen=True, slots=True)
class Software:
    version: str
    digest: str  # 64 hexadecimal digits
    files: int
    signed: Signed


def is_frozen() -> bool:
    """Whether this is an installed release: its code lies in the executable's archive, not in files."""
    return getattr(sys, "frozen", False) is True


def installed_version() -> str:
    """As the release says, or pip; "0" where it runs from a folder that was never installed."""
    if is_frozen():
        found = release.read(package_root())
        return found.version if isinstance(found, release.Release) else "0"
    try:
        return metadata.version("yima")
    except metadata.PackageNotFoundError:
        return "0"


def package_root() -> Path:
    """The program's folder: that of the executable, or the one that holds the packages."""
    if is_frozen():
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def inspect(root: Path, vendor_key: bytes | None, version: str) -> Software:
    """Read every file; a second or two. `vendor_key`: 04 || X || Y. Raises OSError."""
    digest, files = package_digest(root)
    return Software(version, digest, files, _signed(root, vendor_key, version, digest))


def check_software(root: Path, vendor_key: bytes | None, version: str) -> CheckResult:
    """WARN where nothing is signed: it is said plainly, and is no fault of the terminal."""
    try:
        return software_result(inspect(root, vendor_key, version))
    except OSError:
        return CheckResult(CheckId.SOFTWARE, Verdict.FAIL, {Fact.SIGNED: "unreadable"})


def software_result(software: Software) -> CheckResult:
    return CheckResult(
        CheckId.SOFTWARE,
        {
            Signed.SIGNED: Verdict.PASS,
            Signed.NOT_SIGNED: Verdict.WARN,
            Signed.NO_VENDOR_KEY: Verdict.WARN,
        }.get(software.signed, Verdict.FAIL),
        {
            Fact.VERSION: software.version,
            Fact.DIGEST: software.digest,
            Fact.FILES: software.files,
            Fact.SIGNED: software.signed.value,
        },
    )


def package_digest(root: Path) -> tuple[str, int]:
    """The digest and how many files it is over. Raises OSError."""
    found = _release_files(root) if (root / release.FILE_NAME).exists() else _files(root, PACKAGES)
    lines = [name.encode() + b"\0" + digest.encode() + b"\n" for name, digest in found]
    return sm3.digest(b"".join(sorted(lines))).hex(), len(lines)


def manifest(key: SigningKey, version: str, digest: str) -> bytes:
    """What the vendor puts beside the packages of a release."""
    signature = key.sign(_signed_text(version, digest)).hex()
    members = {"form": FORM, "version": version, "digest": digest, "signature": signature}
    return json.dumps(members, indent=1).encode() + b"\n"


def _files(root: Path, packages: Sequence[str]) -> Iterator[tuple[str, str]]:
    for package in packages:
        for path in (root / package).rglob("*"):
            if "__pycache__" in path.parts or path.suffix == ".pyc":
                continue
            yield from _file(root, path)


def _release_files(root: Path) -> Iterator[tuple[str, str]]:
    """Nothing writes beside a release's files: whatever lies there counts, but the signature itself."""
    for path in root.rglob("*"):
        if path != root / MANIFEST:
            yield from _file(root, path)


def _file(root: Path, path: Path) -> Iterator[tuple[str, str]]:
    if path.is_symlink():
        content = str(path.readlink()).encode()
    elif path.is_file():
        content = _content(path)
    else:
        return
    yield path.relative_to(root).as_posix(), sm3.digest(content).hex()


def _content(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST_FILE:
        raise OSError("a file of the program is larger than any")
    return path.read_bytes()


def _signed(root: Path, vendor_key: bytes | None, version: str, digest: str) -> Signed:
    try:
        with (root / MANIFEST).open("rb") as file:
            text = file.read(_LARGEST_MANIFEST)
    except FileNotFoundError:
        return Signed.NOT_SIGNED
    if vendor_key is None:
        return Signed.NO_VENDOR_KEY
    members = json_object(text)
    said_version, said = members.get("version"), members.get("digest")
    signature = members.get("signature")
    if members.get("form") != FORM or not all(
        isinstance(each, str) for each in (said_version, said, signature)
    ):
        return Signed.WRONG_SIGNATURE
    try:
        raw = bytes.fromhex(str(signature))
    except ValueError:
        return Signed.WRONG_SIGNATURE
    if not sm2.verify(vendor_key, _signed_text(str(said_version), str(said)), raw):
        return Signed.WRONG_SIGNATURE
    same = said == digest and said_version == version
    return Signed.SIGNED if same else Signed.FILES_DIFFER


def _signed_text(version: str, digest: str) -> bytes:
    return f"{FORM}\0{version}\0{digest}".encode()
