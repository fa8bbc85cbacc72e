"""What a terminal takes: memory, handles, threads and disk, from /proc and the file system."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_KIB: Final = 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory in MiB, files in KiB. `private`: what this process has written, and would grow by a leak. What it
    has only read of libraries and typefaces is not in it: that is private, or not, by who else runs. The vision process is the kiosk's child; `files`: in the storage folder.
    """

    session: int
    seconds: float
    kiosk_private: float
    kiosk_pss: float
    kiosk_rss: float
    kiosk_handles: int
    kiosk_sockets: int
    kiosk_threads: int
    vision_private: float
    vision_pss: float
    vision_rss: float
    vision_handles: int
    vision_threads: int
    children: int
    objects: int  # of Python, that its collector knows
    items: int  # of Qt Quick, on the glass
    heap: float  # MiB that C and C++ have not freed: `tests.soak.inside`
    blocks: int  # that Python has not freed
    databases: float
    write_ahead: float
    logs: float
    temporary: float
    files: int

    def row(self) -> list[str]:
        values = (getattr(self, name) for name in COLUMNS)
        return [f"{each:.3f}" if isinstance(each, float) else str(each) for each in values]


COLUMNS: Final = tuple(each.name for each in fields(Sample))


@dataclass(frozen=True, slots=True)
class Process:
    private: float = 0.0
    pss: float = 0.0
    rss: float = 0.0
    handles: int = 0
    sockets: int = 0
    threads: int = 0


def measured(pid: int) -> Process:
    """One process; nothing of one that has ended meanwhile."""
    with suppress(OSError):
        memory = _memory(pid)
        handles = _handles(pid)
        return Process(
            private=memory["Private_Dirty"] + memory["Swap"],
            pss=memory["Pss"],
            rss=memory["Rss"],
            handles=len(handles),
            sockets=sum(each.startswith("socket:") for each in handles),
            threads=len(list((_PROC / str(pid) / "task").iterdir())),
        )
    return Process()


def children(pid: int) -> list[int]:
    """Of any of its threads, and theirs."""
    found: list[int] = []
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                found += map(int, (task / "children").read_text().split())
    return [each for child in found for each in (child, *children(child))]


def sample(
    session: int, seconds: float, pid: int, state: Path, temporary: Path, census: dict[str, float]
) -> Sample:
    """Of the terminal whose kiosk process is `pid`. `census`: `tests.soak.inside.Inside.census`."""
    kiosk = measured(pid)
    below = children(pid)
    vision = [measured(each) for each in below]
    sizes = dict(_sizes(state))
    return Sample(
        session=session,
        seconds=seconds,
        kiosk_private=kiosk.private,
        kiosk_pss=kiosk.pss,
        kiosk_rss=kiosk.rss,
        kiosk_handles=kiosk.handles,
        kiosk_sockets=kiosk.sockets,
        kiosk_threads=kiosk.threads,
        vision_private=sum(each.private for each in vision),
        vision_pss=sum(each.pss for each in vision),
        vision_rss=sum(each.rss for each in vision),
        vision_handles=sum(each.handles for each in vision),
        vision_threads=sum(each.threads for each in vision),
        children=len(below),
        objects=int(census["objects"]),
        items=int(census["items"]),
        heap=census["heap"],
        blocks=int(census["blocks"]),
        databases=_total(sizes, ".db"),
        write_ahead=_total(sizes, ".db-wal"),
        logs=_total(sizes, ".jsonl"),
        temporary=sum(size for _, size in _sizes(temporary)),
        files=len(sizes),
    )


def database_sizes(state: Path) -> dict[str, float]:
    """KiB of each database, by its name."""
    return {path.name: size for path, size in _sizes(state) if path.suffix == ".db"}


def _memory(pid: int) -> dict[str, float]:
    """MiB, by the kernel's names."""
    found = {}
    for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]:
        name, value = line.split(":")
        found[name] = int(value.split()[0]) / _KIB
    return found


def _handles(pid: int) -> list[str]:
    found = []
    for each in (_PROC / str(pid) / "fd").iterdir():
        with suppress(OSError):
            found.append(str(each.readlink()))
    return found


def _sizes(folder: Path) -> Iterator[tuple[Path, float]]:
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_file():
                yield path, path.stat().st_size / _KIB


def _total(sizes: dict[Path, float], ending: str) -> float:
    return sum(size for path, size in sizes.items() if path.name.endswith(ending))
