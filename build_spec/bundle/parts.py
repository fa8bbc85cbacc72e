"""Which packages have something in a bundle: Python's by their lists of files, Debian's by dpkg."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from build_spec.bundle import native
from build_spec.bundle.native import Native

BOOT_LOADER = "pyinstaller"
"""Its compiled boot loader is the executable, so it is part of every bundle."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`python`: distributions; `natives`: packages of Debian's."""

    python: tuple[Distribution, ...]
    natives: tuple[Native, ...]


def read(file: Path) -> Parts:
    """From what `yima-kiosk.spec` wrote of the sources of everything in the bundle."""
    said = json.loads(file.read_text())
    sources = [
        Path(each)
        for each in (*said["modules"].values(), *said["libraries"].values())
        if each not in {"-", None}
    ]
    libraries = [Path(each) for each in said["libraries"].values()]
    return Parts(tuple(_owners(sources)), tuple(_natives(libraries)))


def _owners(sources: Iterable[Path]) -> Iterator[Distribution]:
    wanted = {path.resolve() for path in sources}
    for each in sorted(distributions(), key=lambda one: one.name.lower()):
        files = (Path(str(each.locate_file(file))).resolve() for file in each.files or ())
        if each.name.lower() == BOOT_LOADER or any(file in wanted for file in files):
            yield each


def _natives(libraries: Iterable[Path]) -> Iterator[Native]:
    inside = Path(sys.prefix).resolve()
    built = native.PREFIX.resolve()
    apart = [each for each in libraries if not each.resolve().is_relative_to(inside)]
    yield from native.built(each.name for each in apart if each.resolve().is_relative_to(built))
    yield from native.taken(each for each in apart if not each.resolve().is_relative_to(built))
