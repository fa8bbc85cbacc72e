"""Who signs files of their own in the repository: a role, its paths, its keys.

Sites sign settings for their terminals (`sites`), the vendor signs releases (`release_keys`). Top-level
targets delegates to each, so whom to believe is signed offline; what they sign then goes out by the
online machine, with the keys of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tuf.api.metadata import DelegatedRole, Delegations

from kiosk.trust.authority.ceremony import named
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.metadata import KEY_NAME
from kiosk.trust.reading import NotThisFormError, load_object, need_integer, need_list, need_text
from kiosk.trust.sm2_key import SM2Key

LARGEST_ENTRY: Final = 64 << 10
"""Bytes of the file that somebody brings to the offline machine."""


@dataclass(frozen=True, slots=True)
class Signers:
    """Keys, and how many of them have to sign. Raises AuthorityError: so many cannot."""

    keys: tuple[SM2Key, ...]
    threshold: int

    @classmethod
    def of(cls, keys: Iterable[SM2Key], threshold: int) -> Signers:
        """The same key twice counts once."""
        different = {key.keyid: key for key in keys}
        if not 1 <= threshold <= len(different):
            raise AuthorityError(f"{threshold} of {len(different)} keys cannot sign")
        return cls(tuple(different.values()), threshold)

    @classmethod
    def read(cls, members: Mapping[str, Any]) -> Signers:
        """What `to_dict` made. Raises NotThisFormError."""
        keys = tuple(key_of(entry) for entry in need_list(members.get("keys"), "keys"))
        return cls(keys, need_integer(members.get("threshold"), "threshold", smallest=1))

    def to_dict(self) -> dict[str, Any]:
        return {"threshold": self.threshold, "keys": [to_entry(key) for key in self.keys]}


@dataclass(frozen=True, slots=True)
class Delegate:
    """A role of targets'. `pattern`: of the paths that it may sign, as TUF has them."""

    role: str
    pattern: str
    signers: Signers


def delegations(delegates: Iterable[Delegate]) -> Delegations | None:
    """As targets metadata has them, in the order of their names; None without any."""
    ordered = sorted(delegates, key=lambda each: each.role)
    if not ordered:
        return None
    roles = {
        each.role: DelegatedRole(
            each.role,
            [key.keyid for key in each.signers.keys],
            each.signers.threshold,
            terminating=True,
            paths=[each.pattern],
        )
        for each in ordered
    }
    every = {key.keyid: key for each in ordered for key in each.signers.keys}
    return Delegations(dict(every), roles)


def to_entry(key: SM2Key) -> dict[str, Any]:
    """The public half, with its name."""
    return {"name": key.unrecognized_fields[KEY_NAME], "public_key": str(key.keyval["public"])}


def key_of(members: Mapping[str, Any]) -> SM2Key:
    """What `to_entry` made. Raises NotThisFormError."""
    name = need_text(members.get("name"), "name")
    try:
        public = bytes.fromhex(need_text(members.get("public_key"), "public_key"))
        return named(SM2Key.from_public(public), name)
    except ValueError:
        raise NotThisFormError("public_key: not 04, X, Y of a point of the curve") from None


def read_members(path: Path) -> Mapping[str, Any]:
    """An entry file. Raises AuthorityError, NotThisFormError."""
    try:
        with path.open("rb") as file:
            return load_object(file.read(LARGEST_ENTRY))
    except OSError as error:
        raise AuthorityError(f"{path}: {error.strerror}") from None
