"""Cancelled cards: those that wait for the next publication, and those that are in its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kiosk.trust.authority import files
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.home import Home
from kiosk.trust.revocations import layout, writer
from kiosk.trust.revocations.layout import CTI_SIZE


class Cancellations:
    """Those of one home, by issuer key."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def add(self, kid: bytes, ctis: Iterable[bytes]) -> int:
        """Cancel cards of the key `kid`; returns how many were not waiting already.

        Raises:
            ValueError: a cti has another length.
        """
        wanted = set(ctis)
        if any(len(cti) != CTI_SIZE for cti in wanted):
            raise ValueError(f"a cti has {CTI_SIZE} bytes")
        before = self.pending(kid)
        both = before | wanted
        if both != before:
            files.make_folder(self._home.pending, mode=0o700)
            content = b"".join(sorted(both))
            files.write(self._pending_file(kid), content, mode=files.PRIVATE)
        return len(both) - len(before)

    def pending(self, kid: bytes) -> frozenset[bytes]:
        """The ctis that no publication has yet."""
        path = self._pending_file(kid)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return frozenset()
        if len(content) % CTI_SIZE:
            raise AuthorityError(f"{path}: damaged")
        return frozenset(
            content[start : start + CTI_SIZE] for start in range(0, len(content), CTI_SIZE)
        )

    def kids(self) -> set[bytes]:
        """The keys of which cards are cancelled."""
        names = {path.stem for path in self._home.pending.glob("*.bin")}
        names |= {path.name for path in self._home.revoked.glob("*")}
        return {kid for name in names if (kid := layout.parse_key_folder(name))}

    def fold(self, *, number: int) -> None:
        """Put all that waits into the files of the keys. Cut off, it is to be called again.

        Args:
            number: larger at every call.
        """
        for kid in sorted(self.kids()):
            added = self.pending(kid)
            folder = self.folder(kid)
            files.make_folder(folder, mode=0o700)
            try:
                writer.publish_changes(folder, added, number=number)
            except writer.DamagedFolderError as error:
                raise AuthorityError(f"{folder}: {error}") from None
            # Only now: a cti may well stand in both, but never in neither.
            files.remove([self._pending_file(kid)])

    def published(self, kid: bytes) -> int:
        """How many are in the files of the key."""
        return writer.count(self.folder(kid)) if self.folder(kid).is_dir() else 0

    def folder(self, kid: bytes) -> Path:
        return self._home.revoked / kid.hex()

    def targets(self, kids: Iterable[bytes]) -> Mapping[str, Path]:
        """The files of these keys, by the name of the target that carries each."""
        return dict(pair for kid in kids for pair in self._targets_of(kid))

    def _targets_of(self, kid: bytes) -> Iterator[tuple[str, Path]]:
        for path in sorted(self.folder(kid).glob("*.bin")):
            shard = layout.parse_file(path.name)
            if shard is not None:
                yield layout.target_path(kid, shard), path

    def _pending_file(self, kid: bytes) -> Path:
        return self._home.pending / f"{kid.hex()}.bin"
