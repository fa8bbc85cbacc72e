"""The beginning: keys, and the first root that names them."""

from __future__ import annotations

from pathlib import Path

from tuf.api.metadata import Metadata, Role, Root

from kiosk.trust.authority import files, keyfile, metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.home import Home
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.keyring import Keyring, Passphrases
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.policy import ONLINE_ROLES, ROLES, KeyPlans, Policy
from kiosk.trust.authority.roots import Roots
from kiosk.trust.authority.signer import KeyPair
from kiosk.trust.sm2_key import SM2Key


def begin(
    folder: Path,
    passphrases: Passphrases,
    *,
    now: int,
    policy: Policy | None = None,
    plans: KeyPlans | None = None,
    online_folder: Path | None = None,
    cost: ScryptCost | None = None,
) -> Keyring:
    """Make a home with all keys in it and a first root signed by every root key.

    Args:
        folder: of the home; empty, or not there.
        passphrases: asked once for each key.
        now: Unix seconds.
        policy: default: `Policy()`.
        plans: how many keys; default: root 2 of 3, the others one each.
        online_folder: where to make a home of its own for the online roles' keys, to be carried to
            their machine; None: all in one.
        cost: of opening a key.

    Raises:
        AuthorityError: there is something in a folder, or both are one.
    """
    policy, plans = policy or Policy(), plans or KeyPlans()
    for each in (folder, online_folder):
        if each is not None and each.exists() and any(each.iterdir()):
            raise AuthorityError(f"{each}: not empty")
    if online_folder is not None and online_folder.resolve() == folder.resolve():
        raise AuthorityError(f"{folder}: cannot be both homes")
    # People are asked before anything is written.
    chosen = {name: passphrases(name) for role in ROLES for name in plans.names(role)}
    home = Home.prepare(folder, policy)
    online = home if online_folder is None else Home.prepare(online_folder, policy)
    keyring = Keyring((), passphrases)
    root = Root(version=1, expires=policy.lifetimes.expiry(Root.type, now))
    for role in ROLES:
        keys = online.keys if role in ONLINE_ROLES else home.keys
        made = [new_key(keys, name, chosen[name], keyring, cost) for name in plans.names(role)]
        root.roles[role] = Role([], plans.of(role).threshold)
        for key in made:
            root.add_key(key, role)
    signed = Metadata(root)
    metadata.sign(signed, keyring.signers(root.roles[Root.type].keyids))
    store = Layout(home.publication)
    for place in (store, Layout(online.served)):
        place.make()
        Roots(place).accept(signed.to_bytes(), "root")
    for made_home in {online.folder: online, home.folder: home}.values():
        made_home.finish()
    return keyring


def new_key(
    folder: Path, name: str, passphrase: str, keyring: Keyring, cost: ScryptCost | None = None
) -> SM2Key:
    """Make a key and its file `<folder>/<name>.json`; the keyring has it, open.

    Returns:
        The public half, with its name.
    """
    pair = KeyPair.generate()
    files.make_folder(folder, mode=0o700)
    key_file = keyfile.create(folder / f"{name}.json", name, pair, passphrase, cost=cost)
    keyring.add(key_file, key_file.unlock(passphrase))
    return named(key_file.public_key, name)


def named(key: SM2Key, name: str) -> SM2Key:
    """The key, telling its name wherever it is listed."""
    key.unrecognized_fields[metadata.KEY_NAME] = name
    return key
