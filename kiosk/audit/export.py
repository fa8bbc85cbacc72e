"""The log and its heads in one file, to be verified elsewhere."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Final, Protocol

from kiosk.audit import files
from kiosk.audit.keeper import FOLDER, HEADS_FILE
from kiosk.audit.writer import ChainWriter

EVENTS: Final = "events"
PUBLIC_KEY: Final = "public.key"

_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Sink(Protocol):
    """What is written to, a piece at a time."""

    def write(self, data: bytes, /) -> object: ...

    def flush(self) -> object: ...


def export(storage: Path, out: Path, public: bytes | None) -> int:
    """`pack` into `out`, which is its owner's alone. Raises OSError, also where `out` is there already."""
    with os.fdopen(os.open(out, _FLAGS, 0o600), "wb") as raw:
        try:
            return pack(storage, raw, public)
        except OSError:
            with suppress(OSError):
                out.unlink()  # half of an export is none
            raise


def pack(storage: Path, out: Sink, public: bytes | None) -> int:
    """Write what a terminal's storage has of the log as a .tar.gz.

    It is as it was at one moment, also while the terminal goes on writing. The layout is that of the
    storage folder; `public` (04 || X || Y) goes along as `audit/public.key`.

    Returns:
        How many files of the log are in there.

    Raises:
        OSError: something cannot be read, or `out` raises it.
    """
    folder = storage / EVENTS
    with ExitStack() as stack:
        opened: list[tuple[str, IO[bytes], int]] = []
        with ChainWriter(folder, "", 0).locked():
            heads = _content(storage / FOLDER / HEADS_FILE)  # first: none may be beyond the entries
            for path in sorted(folder.iterdir()):
                if files.day_of(path):
                    file = stack.enter_context(path.open("rb"))
                    opened.append((path.name, file, os.fstat(file.fileno()).st_size))
        packed = stack.enter_context(gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=0))
        tar = stack.enter_context(tarfile.open(fileobj=packed, mode="w"))
        for name, content, size in opened:
            tar.addfile(_member(f"{EVENTS}/{name}", size), content)
        _add(tar, f"{FOLDER}/{HEADS_FILE}", heads)
        if public is not None:
            _add(tar, f"{FOLDER}/{PUBLIC_KEY}", f"{public.hex()}\n".encode())
    return len(opened)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    tar.addfile(_member(name, len(content)), io.BytesIO(content))


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
