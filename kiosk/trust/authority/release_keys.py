"""Whose keys sign releases of the program: the vendor's, not the authority's.

They get the paths `releases/*` and nothing else. Who holds enough of them decides what program runs on
the terminals, at the hour of their choice: so they are kept like those of targets, and two of them are
better than one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.trust.authority import delegates, files
from kiosk.trust.authority.delegates import Delegate, Signers
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.reading import NotThisFormError, load_object
from kiosk.trust.sm2_key import SM2Key
from kiosk.update.plan import FOLDER

ROLE = FOLDER
"""The TUF role that signs releases, and nothing else."""


def to_entry(key: SM2Key) -> dict[str, Any]:
    """What the vendor brings to the offline machine: nothing secret."""
    return {"role": ROLE, **delegates.to_entry(key)}


def read_entry(path: Path) -> SM2Key:
    """The key of an entry. Raises AuthorityError."""
    try:
        members = delegates.read_members(path)
        if members.get("role") != ROLE:
            raise AuthorityError(f"{path}: role: not {ROLE}")
        return delegates.key_of(members)
    except NotThisFormError as error:
        raise AuthorityError(f"{path}: {error}") from None


class ReleaseKeys:
    """Those of one home, in a file of their own until they are published."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def admit(self, keys: Iterable[SM2Key], threshold: int) -> None:
        """These, in place of those before. Raises AuthorityError: `threshold` of them cannot sign."""
        content = Signers.of(keys, threshold).to_dict()
        files.write(self._path, (json.dumps(content, indent=1) + "\n").encode())

    def remove(self) -> None:
        """Raises AuthorityError: there were none."""
        if not self._path.is_file():
            raise AuthorityError("nobody signs releases")
        self._path.unlink()

    def delegates(self) -> tuple[Delegate, ...]:
        """As targets metadata is to have them; none before keys were admitted."""
        try:
            signers = Signers.read(load_object(self._path.read_bytes()))
        except FileNotFoundError:
            return ()
        except (NotThisFormError, AttributeError) as error:
            raise AuthorityError(f"{self._path}: {error}") from None
        return (Delegate(ROLE, f"{FOLDER}/*", signers),)
