"""OpenCV of the locked sources in the place of its wheel: a tenth of the size (`opencv.sh` says of what)."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

NAME: Final = "opencv-python-headless"
BUILT_MARK: Final = "BUILT_FROM_SOURCE"
"""In its `.dist-info`: that the libraries are not the wheel's; the SHA-256 of the sources."""

_LIBRARIES: Final = "opencv_python_headless.libs"
_LOCKED: Final = re.compile(
    rf"^{NAME}==(?P<version>\S+) \\\n(?P<hashes>(?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE
)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class NotLockedError(Exception):
    """The lock file names no OpenCV, or not by the hash of the sources that were found."""


def locked_lines(lock: str) -> str:
    """The lines of a lock file that name OpenCV and the files that may be taken. Raises NotLockedError."""
    found = _LOCKED.search(lock)
    if found is None:
        raise NotLockedError(f"{NAME} is not in the lock file")
    return found[0].rstrip("\\ \n") + "\n"


def sources(lock: str, kept: Path) -> Path:
    """The archive of the sources in the folder `kept`, fetched there if it is not; checked by the lock.

    Raises NotLockedError; subprocess.CalledProcessError.
    """
    lines = locked_lines(lock)
    hashes = set(_HASH.findall(lines))
    kept.mkdir(parents=True, exist_ok=True)
    archive = _archive(kept, hashes)
    if archive is None:
        wanted = kept / "requirement.txt"
        wanted.write_text(lines)
        # pip asks the sources for their metadata, with tools that it fetches for itself and drops again.
        pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"]
        pip += ["--no-deps", "--require-hashes", "--no-binary", NAME]
        subprocess.run([*pip, "-r", str(wanted), "-d", str(kept)], check=True)  # noqa: S603 - pip, our own lock
        archive = _archive(kept, hashes)
    if archive is None:
        raise NotLockedError(f"no sources of {NAME} by a hash of the lock file")
    return archive


def digest(path: Path) -> str:
    """SHA-256, as hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put(built: Path, packages: Path, sources_digest: str) -> None:
    """Lay the built package `cv2` into the folder `packages`, for the one that the wheel brought.

    The wheel's description and licences stay; its list of files is made to say what is there.
    """
    shutil.rmtree(packages / "cv2")
    shutil.rmtree(packages / _LIBRARIES, ignore_errors=True)
    shutil.copytree(built, packages / "cv2", ignore=shutil.ignore_patterns("__pycache__"))
    info = next(packages.glob("opencv_python_headless-*.dist-info"))
    (info / BUILT_MARK).write_text(f"{sources_digest}\n")
    keep = [
        line
        for line in (info / "RECORD").read_text().splitlines()
        if not line.startswith(("cv2/", f"{_LIBRARIES}/"))
    ]
    files = sorted(path for path in (packages / "cv2").rglob("*") if path.is_file())
    keep += [
        f"{path.relative_to(packages).as_posix()},sha256={digest(path)},{path.stat().st_size}"
        for path in files
    ]
    (info / "RECORD").write_text("\n".join(keep) + "\n")


def _archive(kept: Path, hashes: set[str]) -> Path | None:
    found = sorted(kept.glob("*.tar.gz"))
    return next((each for each in found if digest(each) in hashes), None)
