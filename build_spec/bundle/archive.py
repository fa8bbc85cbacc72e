"""A folder as `.tar.xz`, the same bytes each time: sorted, one time, root's, two modes."""

from __future__ import annotations

import lzma
import tarfile
from pathlib import Path
from typing import Final

_MODES: Final = {True: 0o755, False: 0o644}


def pack(folder: Path, archive: Path, *, at: int, preset: int = 6) -> None:
    """Put `folder` with everything below it into `archive`, under its own name.

    `at`: seconds since 1970, the time of everything in it. Files that the owner may execute, and
    folders, may be executed by all; nothing may be written but by root.
    """
    with (
        lzma.open(
            archive, "wb", format=lzma.FORMAT_XZ, preset=preset, check=lzma.CHECK_CRC64
        ) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            name = path.relative_to(folder.parent).as_posix()
            tar.add(path, name, recursive=False, filter=lambda member: _plain(member, at))


def _plain(member: tarfile.TarInfo, at: int) -> tarfile.TarInfo:
    member.mtime = at
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    if not member.issym():
        member.mode = _MODES[member.isdir() or bool(member.mode & 0o100)]
    return member
