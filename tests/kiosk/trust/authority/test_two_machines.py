"""An offline and an online machine: the second serves only what the first signed, and never goes back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Targets

from kiosk.trust.authority import keyfile
from kiosk.trust.authority.command_input import read_ctis
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.policy import ONLINE_ROLES
from kiosk.trust.authority.repository import Repository

DAY = 86_400


def cti(number: int) -> bytes:
    return number.to_bytes(8, "big")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_by_memory_stick_to_the_terminal(machines) -> None:
    machines.offline.revoke(machines.kid, [cti(1)])
    assert machines.carry().targets == 1
    terminal = machines.terminal()
    assert terminal.revoked() == {machines.kid: {cti(1)}}
    machines.offline.revoke(machines.kid, [cti(2)])
    assert machines.carry().targets == 2
    assert terminal.revoked() == {machines.kid: {cti(1), cti(2)}}
    assert machines.online.resign(machines.site, machines.now).timestamp == 3
    assert terminal.revoked() == {machines.kid: {cti(1), cti(2)}}


def test_the_keys_are_where_they_belong(machines) -> None:
    def names(home: str) -> set[str]:
        return {path.stem for path in (machines.folder / home / "keys").iterdir()}

    assert names("offline") == {"root-1", "root-2", "root-3", "targets"}
    assert names("online") == set(ONLINE_ROLES)


def test_each_home_knows_what_it_is_for(machines) -> None:
    with pytest.raises(AuthorityError, match="not the home of root and targets"):
        machines.online.revoke(machines.kid, [cti(1)])
    with pytest.raises(AuthorityError, match="not the home of root and targets"):
        machines.online.sign_offline(machines.now)
    with pytest.raises(AuthorityError, match="not the home of snapshot and timestamp"):
        machines.offline.resign(machines.site, machines.now)
    with pytest.raises(AuthorityError, match="nothing is signed yet"):
        machines.offline.write_bundle(machines.stick)
    with pytest.raises(AuthorityError, match="nothing to serve yet"):
        machines.online.resign(machines.site, machines.now)


def test_the_online_keys_change_no_issuer_and_no_revocation(machines) -> None:
    """Whoever steals them signs targets that neither the online machine nor a terminal takes."""
    machines.carry()
    terminal = machines.terminal()
    listed = terminal.issuers()
    signers = [
        keyfile.read(path).unlock("a phrase of the tests")
        for path in (machines.folder / "online" / "keys").iterdir()
    ]
    forged = Metadata[Targets].from_file(str(machines.site / "metadata" / "1.targets.json"))
    forged.signed.version = 2
    forged.signatures.clear()
    for signer in signers:
        forged.sign(signer, append=True)
    (machines.stick / "metadata" / "2.targets.json").write_bytes(forged.to_bytes())
    with pytest.raises(AuthorityError, match="not signed by the keys of root 1"):
        machines.serve()
    assert terminal.issuers() == listed


def older(machines) -> None:
    """The stick of last week."""
    shutil.copytree(machines.stick, machines.folder / "last week")
    machines.carry()
    shutil.rmtree(machines.stick)
    (machines.folder / "last week").rename(machines.stick)


def without_targets(machines) -> None:
    machines.sign()
    for path in machines.stick.rglob("*.targets.json"):
        path.unlink()


def cut_off(machines) -> None:
    machines.sign()
    path = max(machines.stick.rglob("*.targets.json"))
    path.write_bytes(path.read_bytes()[:-10])


def renamed(machines) -> None:
    path = machines.stick / "metadata" / "1.targets.json"
    path.rename(path.with_name("2.targets.json"))


def without_a_file(machines) -> None:
    machines.sign()
    (path,) = machines.stick.rglob("*.issuers.json")
    path.unlink()


def with_another_file(machines) -> None:
    machines.sign()
    for path in machines.stick.rglob("*.issuers.json"):
        path.write_bytes(path.read_bytes().replace(b"CN-510000", b"CN-666666"))


def with_a_longer_file(machines) -> None:
    machines.sign()
    for path in machines.stick.rglob("*.issuers.json"):
        path.write_bytes(path.read_bytes() + b" " * 5_000_000)


def from_the_future(machines) -> None:
    machines.now += 3_600
    machines.sign()
    machines.now -= 3_600


def expired(machines) -> None:
    machines.sign()
    machines.now += 30 * DAY


def of_another_authority(machines) -> None:
    other = Repository.create(
        machines.folder / "other",
        lambda _: "any phrase",
        now=machines.now,
        cost=keyfile.ScryptCost(n=2),
    )
    for n in range(3):
        other.sign_offline(machines.now + n)
    shutil.rmtree(machines.stick)
    other.write_bundle(machines.stick)


def root_of_another_authority(machines) -> None:
    """A second root whose own keys agree to it, but not those of the first."""
    other = machines.folder / "other"
    Repository.create(other, lambda _: "any phrase", now=machines.now, cost=keyfile.ScryptCost(n=2))
    root = Metadata.from_file(str(other / "publication" / "metadata" / "1.root.json"))
    root.signed.version = 2
    root.signatures.clear()
    for path in (other / "keys").glob("root-*"):
        root.sign(keyfile.read(path).unlock("any phrase"), append=True)
    (machines.stick / "metadata" / "2.root.json").write_bytes(root.to_bytes())


def no_bundle(machines) -> None:
    shutil.rmtree(machines.stick)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (older, "has targets 1, older than the 2 that is served"),
        (cut_off, "not TUF metadata"),
        (renamed, "is version 1"),
        (without_a_file, "No such file"),
        (with_another_file, "not the file that was signed"),
        (with_a_longer_file, "not the file that was signed"),
        (from_the_future, "seconds in the future"),
        (expired, "has expired"),
        (of_another_authority, "not signed by the keys of root 1"),
        (root_of_another_authority, "not signed as it must be"),
        (without_targets, "no bundle"),
        (no_bundle, "no bundle"),
    ],
)
def test_a_bad_bundle_leaves_the_site_as_it_was(
    machines, spoil: Callable[..., None], words: str
) -> None:
    machines.offline.revoke(machines.kid, [cti(1)])
    machines.carry()
    terminal = machines.terminal()
    spoil(machines)
    served = contents(machines.site / "metadata")
    state = contents(machines.folder / "online")
    with pytest.raises((AuthorityError, OSError), match=words):
        machines.serve()
    assert contents(machines.site / "metadata") == served
    assert contents(machines.folder / "online") == state
    assert terminal.revoked() == {machines.kid: {cti(1)}}


def test_two_publications_of_one_number_are_told_apart(machines) -> None:
    """As after an offline home was restored from a backup: terminals would see either, at random."""
    machines.carry()
    home = machines.folder / "offline"
    shutil.copytree(home, machines.folder / "backup")
    machines.carry()
    shutil.rmtree(home)
    (machines.folder / "backup").rename(home)
    with pytest.raises(AuthorityError, match="another targets 2"):
        machines.carry()


def restored(machines, publications: int) -> None:
    """The offline home as it was before the last publication, and as many since."""
    home = machines.folder / "offline"
    shutil.copytree(home, machines.folder / "backup")
    machines.offline.revoke(machines.kid, [cti(2), cti(3)])
    machines.carry()
    shutil.rmtree(home)
    (machines.folder / "backup").rename(home)
    for _ in range(publications):
        machines.sign()


def test_an_offline_home_from_a_backup_forgets_no_revocation(machines) -> None:
    machines.offline.revoke(machines.kid, [cti(1)])
    machines.carry()
    restored(machines, publications=2)
    terminal = machines.terminal()
    with pytest.raises(AuthorityError, match="2 revoked cards of key"):
        machines.serve()
    assert terminal.revoked() == {machines.kid: {cti(1), cti(2), cti(3)}}
    # As the message says: the site has them, in files that `revoke --file` reads.
    for path in machines.site.rglob("*.bin"):
        machines.offline.revoke(machines.kid, read_ctis(path))
    machines.carry()
    assert terminal.revoked() == {machines.kid: {cti(1), cti(2), cti(3)}}


def test_an_issuer_who_goes_may_take_its_revocations_along(machines) -> None:
    machines.offline.revoke(machines.kid, [cti(1)])
    machines.carry()
    machines.offline.remove_issuer(machines.kid)
    machines.carry()
    assert machines.terminal().revoked() == {}


def test_revocations_move_between_files_and_none_is_missed(machines) -> None:
    """Over the sizes at which the files of a key take another form."""
    step = 2**64 // 66_000
    known: set[bytes] = set()
    for numbers in (range(65_000), range(65_000, 66_000), range(100)):
        added = {cti(number * step + len(numbers)) for number in numbers}
        machines.offline.revoke(machines.kid, added)
        known |= added
        machines.carry()
    names = {path.name.split(".")[1] for path in machines.site.rglob("*.bin")}
    assert {"all", "00", "ff"} <= names
    assert machines.terminal().revoked() == {machines.kid: known}


def test_the_same_bundle_twice_is_no_fault(machines) -> None:
    machines.carry()
    served = machines.serve()
    assert (served.targets, served.snapshot, served.timestamp) == (1, 1, 2)
    assert machines.terminal().issuers()["version"] == 1


def test_a_name_that_leads_elsewhere_is_not_followed(machines) -> None:
    """The offline key itself could not make the online machine write outside of the site."""
    machines.sign()
    path = machines.stick / "metadata" / "1.targets.json"
    targets = Metadata[Targets].from_file(str(path))
    content = json.dumps({}).encode()
    for name in ("../../escaped.json", "/escaped.json", "trust/../escaped.json", "trust//x"):
        changed = Metadata[Targets].from_bytes(targets.to_bytes())
        found = changed.signed.targets["trust/issuers.json"]
        changed.signed.targets = {
            "trust/issuers.json": found,
            name: type(found).from_data(name, content),
        }
        signer = keyfile.read(machines.folder / "offline" / "keys" / "targets.json")
        changed.sign(signer.unlock("a phrase of the tests"))
        path.write_bytes(changed.to_bytes())
        with pytest.raises(AuthorityError, match="not a name for a file here"):
            machines.serve()
    assert not list(machines.folder.rglob("*escaped*"))
    assert not (machines.site / "metadata" / "timestamp.json").exists()
