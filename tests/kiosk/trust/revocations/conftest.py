from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.trust.revocations.writer import Limits

KID = bytes.fromhex("00112233445566ff")


@pytest.fixture(scope="session")
def kid() -> bytes:
    return KID


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    """A folder of keys' folders, as a terminal has it."""
    folder = tmp_path / "revoked"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(generation: Path) -> Path:
    """The folder of `kid` in it."""
    folder = generation / KID.hex()
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def tight() -> Limits:
    """Limits that a few ctis reach."""
    return Limits(single_file=6, undivided=8, share=64, runs=3)


@pytest.fixture
def draw() -> Callable[[int], list[bytes]]:
    """Makes ctis as an issuer draws them; the same in each run of a test."""
    source = random.Random(7)
    return lambda count: [source.randbytes(8) for _ in range(count)]


State = dict[str, tuple[int, int, int]]


@pytest.fixture(scope="session")
def state() -> Callable[[Path], State]:
    """Of each file in a folder: size, inode and time. A file that was put anew has another."""

    def look(folder: Path) -> State:
        found = ((path.name, path.stat()) for path in folder.iterdir())
        return {name: (at.st_size, at.st_ino, at.st_mtime_ns) for name, at in found}

    return look


@pytest.fixture
def cut_off(tmp_path: Path) -> Callable[..., list[Path]]:
    """Does `cut_off.py`: copies of a folder, each with the work on it ended elsewhere."""

    def run(folder: Path, work: str, *arguments: str) -> list[Path]:
        script, copies = Path(__file__).with_name("cut_off.py"), tmp_path / "copies"
        subprocess.run([sys.executable, script, folder, copies, work, *arguments], check=True)
        return sorted(copies.iterdir())

    return run
