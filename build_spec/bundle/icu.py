"""ICU's data in Qt's libraries without what Qt never asks of it: 32 MB become 7.

Qt takes names of languages, currencies, units and time zones, and boundaries of words, from tables of its own
(QLocale, QTextBoundaryFinder), and text is UTF-8; of ICU it uses the order of letters and calendars. Needs
`icupkg` (Debian's icu-devtools) and gcc.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection

DROPPED: Final = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit", "zone")
"""Folders of ICU's data: boundaries, names in all languages, numbers in words, transliteration. Tables of
conversion (`*.cnv`) go as well."""
KEPT_COLLATIONS: Final = ("ar", "en", "root", "zh", "ucadata", "res_index")
"""Orders of letters: the program's languages, and what ICU itself needs."""

_SYMBOL: Final = re.compile(r"icudt\d+_dat")
_SOURCE: Final = """\
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{data}"
.size {symbol}, .-{symbol}
.section .note.GNU-stack,"",@progbits
"""


class NotIcuError(ValueError):
    """A library that has no data of ICU's as it has been known to."""


def shrink(library: Path) -> None:
    """Put a library with less data in the place of this one. Raises NotIcuError; CalledProcessError."""
    symbol, data = data_of(library)
    soname = library.name
    with tempfile.TemporaryDirectory(prefix="yima-icu-") as name:
        folder = Path(name)
        # icupkg knows a package by its name: letter l, little endian.
        whole, small = folder / f"{symbol.removesuffix('_dat')}l.dat", folder / "small.dat"
        whole.write_bytes(data)
        listed = _said("icupkg", "-l", str(whole)).split()
        (folder / "unused.txt").write_text("".join(f"{each}\n" for each in unused(listed)))
        _said("icupkg", "-r", str(folder / "unused.txt"), str(whole), str(small))
        (folder / "data.S").write_text(_SOURCE.format(symbol=symbol, data=small))
        made = folder / soname
        linked = ["-shared", "-nostdlib", f"-Wl,-soname,{soname}", "-Wl,--build-id=none"]
        _said("gcc", *linked, "-o", str(made), str(folder / "data.S"))
        library.write_bytes(made.read_bytes())


def unused(items: Iterable[str]) -> list[str]:
    """Of the names in ICU's data those that go: by folder, and as `coll/de.res`."""
    return [each for each in items if not _is_kept(each)]


def data_of(library: Path) -> tuple[str, bytes]:
    """The symbol that ICU asks for, and the bytes there. Raises NotIcuError."""
    with library.open("rb") as file:
        elf = ELFFile(file)
        symbols = elf.get_section_by_name(".dynsym")
        if isinstance(symbols, SymbolTableSection):
            for each in symbols.iter_symbols():
                if _SYMBOL.fullmatch(each.name):
                    section = elf.get_section(each["st_shndx"])
                    # ICU's own build gives it no size; it is all that is in its section.
                    start = each["st_value"] - section["sh_addr"]
                    return each.name, bytes(section.data()[start:])
    raise NotIcuError(f"{library}: no data of ICU's")


def _is_kept(item: str) -> bool:
    folder, _, name = item.rpartition("/")
    if folder == "coll":
        return any(re.match(rf"{each}[_.]", name) for each in KEPT_COLLATIONS)
    return folder not in DROPPED and not name.endswith(".cnv")


def _said(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - fixed programs, our own files
    return done.stdout
