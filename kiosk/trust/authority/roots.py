"""The roots that one machine has come to trust, one version after the other."""

from __future__ import annotations

from pathlib import Path

from tuf.api.metadata import Metadata, Root

from kiosk.trust.authority import files, metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.layout import Layout


class Roots:
    """Root metadata by version, from 1; each was signed by the keys of the one before."""

    def __init__(self, place: Layout) -> None:
        self._place = place
        self._versions = place.versions(Root.type)

    @property
    def version(self) -> int:
        """The newest; 0 if there is none."""
        return self._versions[-1] if self._versions else 0

    @property
    def path(self) -> Path:
        """The file of the newest. Raises AuthorityError if there is none."""
        return self.path_of(self.version)

    def path_of(self, version: int) -> Path:
        if version not in self._versions:
            raise AuthorityError("no root metadata here")
        return self._place.metadata(Root.type, version)

    def current(self) -> Metadata[Root]:
        """The newest. Raises AuthorityError if there is none."""
        return self.read(self.version)

    def read(self, version: int) -> Metadata[Root]:
        return metadata.read(self.path_of(version), Root)

    def files(self) -> dict[int, bytes]:
        """Every version, as its file has it."""
        return {
            version: metadata.read_bytes(self._place.metadata(Root.type, version))
            for version in self._versions
        }

    def accept(self, data: bytes, where: object) -> Metadata[Root]:
        """Have the next version, if the keys of the newest and its own say so.

        Raises:
            AuthorityError: they do not, and nothing has changed.
        """
        root = metadata.parse(data, Root, where)
        previous = self.current().signed if self._versions else None
        if previous is None and root.signed.version != 1:
            raise AuthorityError(f"{where}: the first root is version 1")
        if not metadata.follows(previous, root):
            raise AuthorityError(f"{where}: root {root.signed.version} is not signed as it must be")
        files.write(self._place.metadata(Root.type, root.signed.version), data)
        self._versions.append(root.signed.version)
        return root
