"""What a library or program of Linux asks of the system it starts on, read from its ELF file."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection

LIMITS: Final = {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 25), "CXXABI": (1, 3, 11), "GCC": (7, 0, 0)}
"""What UOS 20 and Kylin V10 SP1 have: glibc 2.28, and libstdc++ and libgcc of GCC 8."""

_MAGIC: Final = b"\x7fELF"
_VERSION: Final = re.compile(r"(GLIBCXX|GLIBC|CXXABI|GCC)_(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Wants:
    """Of one file: libraries by name, and the highest version of each family of symbols."""

    libraries: tuple[str, ...] = ()
    versions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def over(self, limits: Mapping[str, tuple[int, ...]] = LIMITS) -> dict[str, tuple[int, ...]]:
        """The families of which it wants more than an old system has."""
        return {
            family: version
            for family, version in self.versions.items()
            if family in limits and version > limits[family]
        }


def is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _MAGIC


def wants(path: Path) -> Wants:
    """Of an ELF file; nothing of any other. Raises OSError; ValueError: it is damaged."""
    if not is_elf(path):
        return Wants()
    try:
        with path.open("rb") as file:
            elf = ELFFile(file)
            return Wants(tuple(_libraries(elf)), _highest(_versions(elf)))
    except ELFError as error:
        raise ValueError(f"{path}: {error}") from error


def needed(path: Path) -> tuple[str, ...]:
    """Names of the libraries it is linked to (DT_NEEDED)."""
    return wants(path).libraries


def of_folder(folder: Path) -> dict[str, Wants]:
    """Each ELF file below it, links left out, by its path from there; sorted."""
    return {
        path.relative_to(folder).as_posix(): wants(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and is_elf(path)
    }


def strip(folder: Path) -> None:
    """Take from each library below it what only debuggers read. Raises subprocess.CalledProcessError.

    Not from programs: PyInstaller's has its archive at its end. Nor from libraries that no longer load
    then: wheels have some whose parts were moved about, and strip does not cope with them.
    """
    for name in of_folder(folder):
        path = folder / name
        if ".so" not in path.name:
            continue
        smaller = path.with_name(f"{path.name}.stripped")
        command = ["strip", "--strip-unneeded", "-o", str(smaller), str(path)]
        subprocess.run(command, check=True)  # noqa: S603 - binutils' own
        if loaded(smaller) == loaded(path):
            smaller.chmod(path.stat().st_mode)
            smaller.replace(path)
        else:
            smaller.unlink()


def loaded(path: Path) -> list[tuple[int, int, int]]:
    """Of what is loaded: the place in memory, how much of the file, and where in a page that begins."""
    with path.open("rb") as file:
        return [
            (each["p_vaddr"], each["p_filesz"], each["p_offset"] % each["p_align"])
            for each in ELFFile(file).iter_segments("PT_LOAD")
        ]


def from_system(files: Mapping[str, Wants], there: Iterable[str]) -> dict[str, set[str]]:
    """Libraries that no file named in `there` is: each with who wants it."""
    inside = {name.rpartition("/")[2] for name in there}
    found: dict[str, set[str]] = {}
    for name, each in files.items():
        for library in each.libraries:
            if library not in inside:
                found.setdefault(library, set()).add(name)
    return found


def leads_to(entry: tuple[str, str, str]) -> str:
    """Of a symbolic link in PyInstaller's tables: the place it leads to."""
    place, target, _ = entry
    return os.path.normpath(Path(place).parent / target)


def _libraries(elf: ELFFile) -> Iterator[str]:
    for section in elf.iter_sections():
        if isinstance(section, DynamicSection):
            for tag in section.iter_tags("DT_NEEDED"):
                yield str(tag.needed)


def _versions(elf: ELFFile) -> Iterator[str]:
    for section in elf.iter_sections():
        if isinstance(section, GNUVerNeedSection):
            for _, auxiliaries in section.iter_versions():
                for each in auxiliaries:
                    yield str(each.name)


def _highest(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    highest: dict[str, tuple[int, ...]] = {}
    for name in names:
        match = _VERSION.fullmatch(name)
        if match is not None:
            version = tuple(int(each) for each in match[2].split("."))
            highest[match[1]] = max(version, highest.get(match[1], ()))
    return highest
