"""The wheels of a lock file that start on the oldest terminals, fetched on this machine.

They are chosen outside of the build system, whose glibc 2.31 would also take wheels for 2.29 to 2.31, and with
this machine's way to its package index.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from build_spec.bundle.elf import LIMITS

PYTHON: Final = "3.11"
_OLD_NAMES: Final = {(2, 17): "manylinux2014", (2, 12): "manylinux2010", (2, 5): "manylinux1"}


def tags(machine: str) -> Iterator[str]:
    """The platforms of wheels that run on glibc 2.28 and before, newest first."""
    newest = LIMITS["GLIBC"][1]
    for minor in range(newest, 4, -1):
        yield f"manylinux_2_{minor}_{machine}"
        if (2, minor) in _OLD_NAMES:
            yield f"{_OLD_NAMES[2, minor]}_{machine}"


def install(lock: Path, wheels: Path, packages: Path) -> None:
    """Fetch the wheels that `lock` names, by their hashes, and unpack them into the folder `packages`.

    `wheels`: where they are kept. Raises subprocess.CalledProcessError.
    """
    wheels.mkdir(parents=True, exist_ok=True)
    chosen = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    chosen += ["--python-version", PYTHON, "--implementation", "cp"]
    for tag in tags(platform.machine()):
        chosen += ["--platform", tag]
    chosen += ["-r", str(lock)]
    _pip("download", *chosen, "-d", str(wheels))
    _pip(
        "install",
        *chosen,
        "--no-index",
        "--find-links",
        str(wheels),
        "--no-compile",
        "--target",
        str(packages),
    )


def _pip(command: str, *words: str) -> None:
    pip = [sys.executable, "-m", "pip", command, "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, *words], check=True)  # noqa: S603 - pip, the project's lock
