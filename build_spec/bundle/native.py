"""The native libraries of a bundle that no Python package brought: whose they are, and of which version."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_spec.bundle.places import BUILT, COPYRIGHTS, MARKS, PREFIX

__all__ = ["PREFIX", "Native", "built", "taken"]


@dataclass(frozen=True, slots=True)
class Native:
    """A package of Debian's. `files`: names of its libraries in the bundle. `built`: compiled here from its source."""

    name: str
    version: str
    files: tuple[str, ...]
    copyright_file: Path
    built: bool


def built(names: Iterable[str]) -> Iterator[Native]:
    """Of the libraries `names` those that were compiled for the bundle."""
    there = set(names)
    for source, libraries in BUILT.items():
        files = tuple(each for each in libraries if each in there)
        if files:
            version = (MARKS / f"{source}.version").read_text().strip()
            yield Native(source, version, files, COPYRIGHTS / source / "copyright", built=True)


def taken(files: Iterable[Path]) -> Iterator[Native]:
    """The Debian packages that own these files of the build system, each once, by name.

    Raises LookupError: a file is no package's.
    """
    owners: dict[str, list[str]] = {}
    for file in sorted(files):
        owners.setdefault(_owner(file), []).append(file.name)
    for package, names in sorted(owners.items()):
        version = _said("dpkg-query", "-W", "-f", "${source:Version}", package)
        folder = Path("/usr/share/doc") / package.partition(":")[0]
        yield Native(
            package.partition(":")[0], version, tuple(names), folder / "copyright", built=False
        )


def _owner(file: Path) -> str:
    # Where /lib leads to /usr/lib, dpkg may know the file by either name.
    for path in (file.resolve(), file, Path("/") / file.resolve().relative_to("/usr")):
        try:
            return _said("dpkg-query", "-S", str(path)).partition(": ")[0]
        except (subprocess.CalledProcessError, ValueError):
            continue
    raise LookupError(f"{file}: of no package")


def _said(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - dpkg's own, no words of others
    return done.stdout.strip()
