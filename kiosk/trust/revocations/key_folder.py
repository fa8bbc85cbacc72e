"""The files of an issuer key as the authority works on them: all in memory, written as they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kiosk.trust.revocations import files, layout
from kiosk.trust.revocations.layout import CTI_SIZE
from kiosk.trust.revocations.sorted_ctis import (
    Numbers,
    beginning_with,
    check_file,
    contains,
    merge,
    pack,
    unpack,
)


class DamagedFolderError(ValueError):
    """A file of the folder is not as it was written. Names the file and the fault."""


class KeyFolder:
    """Shards by name. What is put or removed is so in the folder at once, on the disk after `sync`."""

    def __init__(self, path: Path, content: dict[str, bytes]) -> None:
        self._path = path
        self._content = content
        self._divided: set[str] = set()
        for shard in content:
            self._note_division(shard)

    @classmethod
    def read(cls, path: Path) -> KeyFolder:
        """Read and check the files.

        Raises:
            OSError: the folder or a file cannot be read.
            DamagedFolderError: a file is damaged.
        """
        content: dict[str, bytes] = {}
        for file in sorted(path.iterdir()):
            shard = layout.parse_file(file.name)
            if shard is None:
                continue
            problem = check_file(file, shard)
            if problem:
                raise DamagedFolderError(f"{file.name}: {problem.what}")
            content[shard] = file.read_bytes()
        return cls(path, content)

    @property
    def runs(self) -> list[str]:
        """The oldest first."""
        return sorted(filter(layout.is_run, self._content))

    @property
    def base(self) -> list[str]:
        return [shard for shard in self._content if layout.prefix(shard)]

    @property
    def shards(self) -> list[str]:
        return list(self._content)

    @property
    def interrupted(self) -> bool:
        """Whether something was being divided, and that was cut off."""
        return bool(self.base) and not self._divided.union([layout.ALL]).isdisjoint(self._content)

    def size_of(self, shards: Iterable[str]) -> int:
        """Ctis in these shards; those in two count twice."""
        return sum(len(self._content[shard]) for shard in shards) // CTI_SIZE

    def lacking(self, ctis: Collection[bytes]) -> Numbers:
        """Those that are in no shard: ascending, none twice."""
        wanted = merge([b"".join(ctis)])
        if not self._content:
            return wanted
        lacking = set(wanted)
        for held in self._content.values():
            lacking.difference_update(unpack(held))
        return merge([pack(lacking)])

    def first_lacking(self, run: str) -> str | None:
        """The shard of the base that lacks the lowest cti of the run that is not in its shard."""
        ctis = self._content[run]
        for start in range(0, len(ctis), CTI_SIZE):
            cti = ctis[start : start + CTI_SIZE]
            shard = self._base_shard(cti)
            if not contains(self._content.get(shard, b""), cti):
                return shard
        return None

    def merged(self, prefix: bytes, more: bytes = b"") -> Numbers:
        """What all shards, and `more`, have that begins so: ascending, none twice."""
        return merge([*self._parts(prefix), beginning_with(more, prefix)])

    def by_first_byte(self, more: bytes = b"") -> Iterator[Numbers]:
        """`merged` for each first byte, in order."""
        return (self.merged(prefix, more) for prefix in _first_bytes())

    def put(self, shard: str, numbers: Numbers) -> None:
        """Have the shard hold just these, ascending."""
        data = pack(numbers)
        if self._content.get(shard) != data:
            files.put(self._file(shard), [data])
            self._content[shard] = data
            self._note_division(shard)

    def add(self, shard: str, numbers: Numbers) -> None:
        """Have the shard hold these too."""
        self.put(shard, merge([self._content.get(shard, b""), pack(numbers)]))

    def remove(self, shards: Iterable[str]) -> None:
        """Remove shards, as far as they are there, once all that was put is on the disk."""
        self.sync()
        for shard in shards:
            if self._content.pop(shard, None) is not None:
                self._file(shard).unlink()
        self.sync()

    def sync(self) -> None:
        files.sync_folder(self._path)

    def _note_division(self, shard: str) -> None:
        """Of a shard of the base that there is, all shorter ones are divided."""
        name = layout.prefix(shard).hex()
        self._divided.update(name[:size] for size in range(2, len(name), 2))

    def _base_shard(self, cti: bytes) -> str:
        """Where in the base the cti belongs, whether that shard is there or not."""
        return next(shard for shard in layout.base_shards(cti) if shard not in self._divided)

    def _parts(self, prefix: bytes) -> Iterator[bytes]:
        """What each shard has that begins so; of the base, those that have no other."""
        name = prefix.hex()
        for shard, ctis in self._content.items():
            if shard.startswith(name):
                yield ctis
            elif not layout.prefix(shard):
                yield beginning_with(ctis, prefix)

    def _file(self, shard: str) -> Path:
        return self._path / f"{shard}{layout.SUFFIX}"


def _first_bytes() -> Iterator[bytes]:
    return (bytes([first]) for first in range(256))
