"""One more signature under metadata of an offline role, on a machine that has neither home nor network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tuf.api.metadata import Metadata, Root, Targets

from kiosk.trust.authority import files, metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.keyfile import KeyFile
from kiosk.trust.authority.keyring import Passphrases
from kiosk.trust.authority.metadata import Wanting


@dataclass(frozen=True, slots=True)
class Paper:
    """Metadata to sign, and the root by which it will be judged."""

    path: Path
    metadata: Metadata[Any]
    root: Root

    @classmethod
    def read(cls, path: Path, root_path: Path | None = None) -> Paper:
        """Read what `publish` or `rotate-root` left waiting.

        Args:
            path: of root or targets metadata.
            root_path: of the root in force; None: the newest older one beside `path`.

        Raises:
            AuthorityError: another role's metadata, or no root to judge by.
        """
        read = metadata.parse_any(metadata.read_bytes(path), path)
        if not isinstance(read.signed, Root | Targets):
            raise AuthorityError(
                f"{path}: {read.signed.type}: only root and targets wait for people"
            )
        root = metadata.read(root_path or _root_beside(path, read.signed), Root).signed
        if isinstance(read.signed, Root) and read.signed.version != root.version + 1:
            raise AuthorityError(
                f"{path}: root {read.signed.version} does not follow {root.version}"
            )
        return cls(path, read, root)

    def sign(self, key_file: KeyFile, passphrases: Passphrases) -> Wanting | None:
        """Add a signature to the file; what it wants then.

        Raises:
            AuthorityError: the key is none of those that count.
        """
        signed = self.metadata.signed
        counting = set(self.root.roles[signed.type].keyids)
        if isinstance(signed, Root):
            counting |= set(signed.roles[Root.type].keyids)
        if key_file.keyid not in counting:
            name = metadata.name_of(key_file.public_key)
            raise AuthorityError(f"{name}: is no key for {signed.type} {signed.version}")
        metadata.sign(self.metadata, [key_file.unlock(passphrases(key_file.name))])
        files.write(self.path, self.metadata.to_bytes())
        return self.wanting()

    def wanting(self) -> Wanting | None:
        """The signatures that it lacks."""
        if isinstance(self.metadata.signed, Root):
            return metadata.wanting_of_root(self.root, self.path)
        return metadata.wanting_of_targets(self.root, self.path)


def _root_beside(path: Path, signed: Root | Targets) -> Path:
    if isinstance(signed, Root):
        return path.with_name(f"{signed.version - 1}.root.json")
    found = [
        (int(number), each)
        for each in path.parent.glob("*.root.json")
        if (number := each.name.split(".")[0]).isdecimal()
    ]
    if not found:
        raise AuthorityError(f"{path}: no root metadata beside it")
    # A root that itself waits is not in force: the older one is.
    return min(found)[1]
