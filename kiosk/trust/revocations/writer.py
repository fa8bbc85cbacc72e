"""The authority's side: bring new ctis into a key's folder so that little of it changes.

Nothing is kept beside the files. Which shard of the base to fold next follows from them: the first
that still lacks something of the oldest run. So none is folded twice while a run that it was folded
with is there, and after as many publications as the base has shards a run is gone.

New files are on the disk before old ones go, and the set is a union. So a publication may be cut off
anywhere, and none of what was in is ever out; the same publication again completes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.trust.revocations import files, layout
from kiosk.trust.revocations.key_folder import DamagedFolderError, KeyFolder
from kiosk.trust.revocations.layout import CTI_SIZE
from kiosk.trust.revocations.sorted_ctis import Numbers, divide, pack

__all__ = ["DamagedFolderError", "Limits", "count", "publish_changes", "read_all"]


@dataclass(frozen=True, slots=True)
class Limits:
    """When a folder takes another form. All but `runs` count ctis."""

    single_file: int = 65_536
    """In `all.bin`: half a megabyte, no matter to transfer whole."""

    undivided: int = 65_536
    """In a shard of the base, however large its share."""

    share: int = 64
    """A shard of the base with more than one such part of the whole is divided; even ones have a
    256th."""

    runs: int = 256
    """At once. Where the base has more shards than this, a publication folds several."""


LIMITS = Limits()

_LARGEST_RUN = 8  # a larger part of the base than one such is no run


def publish_changes(
    folder: Path, added: Collection[bytes], *, number: int, limits: Limits = LIMITS
) -> None:
    """Add ctis to those in the folder of an issuer key. Once more with the same changes nothing.

    One publication at a time: a folder has one writer.

    Args:
        folder: of this key alone; made if there is none.
        added: 8 bytes each, in any order, known ones among them or not.
        number: of the publication, 0 to `layout.LARGEST_RUN`; each higher than the one before.
        limits: for tests.

    Raises:
        ValueError: a cti is not of 8 bytes, or the number is out of range; nothing was changed.
        DamagedFolderError: nothing was changed.
        OSError: a file cannot be read or written; what was in the folder still is.
    """
    run = layout.run_shard(number)
    if not set(map(len, added)) <= {CTI_SIZE}:
        raise ValueError(f"a cti has {CTI_SIZE} bytes")
    folder.mkdir(parents=True, exist_ok=True)
    files.remove_unfinished(folder)
    held = KeyFolder.read(folder)
    new = held.lacking(added)
    if new or held.interrupted:
        _publish(held, new, run, limits)


def read_all(folder: Path) -> Iterator[bytes]:
    """Every cti in the folder of an issuer key, ascending, each once.

    Raises:
        OSError: a file cannot be read.
        DamagedFolderError: one is damaged.
    """
    for numbers in KeyFolder.read(folder).by_first_byte():
        packed = pack(numbers)
        yield from (packed[start : start + CTI_SIZE] for start in range(0, len(packed), CTI_SIZE))


def count(folder: Path) -> int:
    """How many ctis `read_all` would give, and raises what it raises."""
    return sum(map(len, KeyFolder.read(folder).by_first_byte()))


def _publish(held: KeyFolder, new: Numbers, run: str, limits: Limits) -> None:
    size = held.size_of(held.shards) + len(new)
    largest = max(limits.undivided, size // limits.share)
    if set(held.shards) <= {layout.ALL} and size <= limits.single_file:
        held.add(layout.ALL, new)
        held.sync()
    elif held.interrupted or _outgrown(held, new):
        _rewrite(held, new, largest)
    else:
        held.add(run, new)
        _fold(held, largest, limits.runs)


def _outgrown(held: KeyFolder, new: Numbers) -> bool:
    """Whether a new base is worth its transfer: for what the runs cost each terminal to merge."""
    base = held.size_of(held.base)
    return len(new) > base // _LARGEST_RUN or held.size_of(held.runs) + len(new) > base


def _rewrite(held: KeyFolder, new: Numbers, largest: int) -> None:
    """Make the base of all there is."""
    written: set[str] = set()
    superseded = set(held.shards)
    for first, numbers in enumerate(held.by_first_byte(pack(new))):
        for prefix, part in divide(numbers, bytes([first]), largest):
            held.put(prefix.hex(), part)
            written.add(prefix.hex())
    held.remove(superseded - written)


def _fold(held: KeyFolder, largest: int, most_runs: int) -> None:
    """Fold one shard of the base, or as many as it takes to have no more than `most_runs`."""
    runs = held.runs
    superseded: list[str] = []
    folded = 0
    while runs:
        shard = held.first_lacking(runs[0])
        if shard is None:
            superseded.append(runs.pop(0))
        elif folded and len(runs) <= most_runs:
            break
        else:
            superseded += _fold_shard(held, shard, largest)
            folded += 1
    held.remove(superseded)


def _fold_shard(held: KeyFolder, shard: str, largest: int) -> list[str]:
    """Have the base hold all that belongs in the shard; returns it if it was divided."""
    prefix = layout.prefix(shard)
    parts = dict(divide(held.merged(prefix), prefix, largest))
    for longer, numbers in parts.items():
        held.put(longer.hex(), numbers)
    return [] if prefix in parts else [shard]
