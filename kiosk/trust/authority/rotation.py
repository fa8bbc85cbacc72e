"""The next root: other keys, other thresholds, or only another year."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tuf.api.metadata import Key, Metadata, Root

from kiosk.trust.authority import ceremony, keyfile, metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.home import Home
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.keyring import Keyring
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.offline import Offline
from kiosk.trust.authority.policy import ROLES
from kiosk.trust.sm2_key import SM2Key

_SHORTEST_KEYID = 8


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key to come: made here, or that of a key file from elsewhere."""

    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What the next root has otherwise.

    Keys are named by name, by keyid (its first 8 digits do), or by role where that has one key.
    """

    replace: Mapping[str, NewKey] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    add: tuple[tuple[str, NewKey], ...] = ()  # to roles
    thresholds: Mapping[str, int] = field(default_factory=dict)
    cost: ScryptCost | None = None


def rotate(
    offline: Offline,
    home: Home,
    keyring: Keyring,
    change: Change,
    now: int,
    *,
    anew: bool = False,
) -> Wanting | None:
    """Write the next root, signed by those keys of the old and of the new one that are here.

    Returns:
        What it wants, waiting in the home; None if nothing, and it is in force.

    Raises:
        AuthorityError: a root waits already and `anew` was not asked for, a key is not found, or the change
            would leave a role that cannot sign.
    """
    wanting = offline.settle_root()
    if wanting is not None and not anew:
        raise AuthorityError(f"{wanting}; or ask for it anew")
    previous = offline.roots.current().signed
    root = deepcopy(previous)
    root.version += 1
    root.expires = home.policy.lifetimes.expiry(Root.type, now)
    steps = _plan(root, change)
    keyring.signers(previous.roles[Root.type].keyids)  # a wrong passphrase comes before any work
    used = _names_used(home, offline)
    for step in steps:
        if step.old is not None:
            root.revoke_key(step.old, step.role)
        if step.new is not None:
            key = _key(step, home, keyring, used, change.cost)
            if key.keyid in root.keys:
                raise AuthorityError(f"{metadata.name_of(key)}: is a key of this root already")
            root.add_key(key, step.role)
    signed = Metadata(root)
    keyids = [*previous.roles[Root.type].keyids, *root.roles[Root.type].keyids]
    metadata.sign(signed, keyring.signers(keyids))
    offline.let_wait(Root.type, root.version, signed.to_bytes())
    return offline.settle_root()


@dataclass(frozen=True, slots=True)
class _Step:
    role: str
    old: str | None  # keyid
    new: NewKey | None


def _plan(root: Root, change: Change) -> list[_Step]:
    """The steps, before a key is made for any: `root` gets its thresholds, and loses nothing yet."""
    steps = [_Step(*_find(root, name), new) for name, new in change.replace.items()]
    steps += [_Step(*_find(root, name), None) for name in change.remove]
    steps += [_Step(role, None, new) for role, new in change.add]
    taken = [step.old for step in steps if step.old is not None]
    if len(set(taken)) != len(taken):
        raise AuthorityError("the same key is named twice")
    for role in ROLES:
        here = [step for step in steps if step.role == role]
        keys = len(root.roles[role].keyids)
        keys += sum(step.new is not None for step in here)
        keys -= sum(step.old is not None for step in here)
        threshold = change.thresholds.get(role, root.roles[role].threshold)
        if not 1 <= threshold <= keys:
            raise AuthorityError(f"{role}: {threshold} of {keys} keys cannot sign")
        root.roles[role].threshold = threshold
    return steps


def _find(root: Root, name: str) -> tuple[str, str]:
    """The role and the keyid of the key that `name` means."""
    if name in root.roles:
        keyids = root.roles[name].keyids
        found = [(name, keyid) for keyid in keyids]
    else:
        found = [
            (role, keyid)
            for role in ROLES
            for keyid in root.roles[role].keyids
            if _is_named(root.keys[keyid], name)
        ]
    if len(found) != 1:
        raise AuthorityError(f"{name}: {'no key' if not found else 'several keys'} of this root")
    return found[0]


def _is_named(key: Key, name: str) -> bool:
    by_keyid = len(name) >= _SHORTEST_KEYID and key.keyid.startswith(name)
    return by_keyid or key.unrecognized_fields.get(metadata.KEY_NAME) == name


def _key(
    step: _Step, home: Home, keyring: Keyring, used: set[str], cost: ScryptCost | None
) -> SM2Key:
    if step.new is not None and step.new.path is not None:
        found = keyfile.read(step.new.path)
        return ceremony.named(found.public_key, found.name)
    name = next(name for n in count(2) if (name := f"{step.role}-{n}") not in used)
    used.add(name)
    return ceremony.new_key(home.keys, name, keyring.new_passphrase(name), keyring, cost)


def _names_used(home: Home, offline: Offline) -> set[str]:
    """Names of keys that there are or were: none is given to another key."""
    used = {path.stem for path in home.keys.glob("*.json")}
    for version in range(1, offline.roots.version + 1):
        keys = offline.roots.read(version).signed.keys.values()
        used |= {str(key.unrecognized_fields.get(metadata.KEY_NAME)) for key in keys}
    return used
