"""Roots that follow one another, and terminals which follow them, however long they were off."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from kiosk.trust.authority import keyfile
from kiosk.trust.authority.cosign import Paper
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.rotation import Change, NewKey

CHEAP = ScryptCost(n=2)
PASSPHRASE = "a phrase of the tests"


def replacing(*names: str) -> Change:
    return Change(replace={name: NewKey() for name in names}, cost=CHEAP)


def rotate(house, change: Change) -> Root:
    """The next root, which needs nobody else."""
    house.now += 1
    assert house.repository.rotate_root(change, house.now) is None
    return current(house)


def current(house) -> Root:
    return Metadata[Root].from_file(str(house.repository.root_path)).signed


def names(root: Root, role: str) -> set[str]:
    return {
        root.keys[keyid].unrecognized_fields["x-yima-name"] for keyid in root.roles[role].keyids
    }


def key_folder(house) -> Path:
    return house.folder / "home" / "keys"


def take_away(house, *names: str) -> list[Path]:
    """Hand key files out to people; the home is opened without them."""
    people = house.folder / "people"
    people.mkdir(exist_ok=True)
    paths = [shutil.move(key_folder(house) / f"{name}.json", people) for name in names]
    house.reopen()
    return [Path(path) for path in paths]


def test_another_year_with_the_same_keys(house) -> None:
    house.publish()
    before = current(house)
    after = rotate(house, Change())
    assert (after.version, after.keys) == (2, before.keys)
    assert after.expires > before.expires
    assert house.publish().root == 2
    assert house.terminal().issuers()["version"] == 1


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp", "root-2"])
def test_a_replaced_key_signs_no_more(house, role: str) -> None:
    house.publish()
    terminal = house.terminal()
    terminal.refresh()
    old = keyfile.read(key_folder(house) / f"{role}.json").keyid
    root = rotate(house, replacing(role))
    assert old not in root.keys
    assert len(root.keys) == 6
    # The first publication after it has signatures for those who still have the old root, too.
    house.publish()
    assert terminal.issuers()["issued"] == house.now
    house.publish()
    for path in house.site.glob("metadata/*.json"):
        if path.name in {"3.targets.json", "3.snapshot.json", "timestamp.json"}:
            assert old not in Metadata.from_file(str(path)).signatures
    assert terminal.issuers()["issued"] == house.now


def test_a_terminal_that_was_off_follows_many_roots(house) -> None:
    house.publish()
    terminal = house.terminal()
    terminal.refresh()
    for n, role in enumerate(["root-1", "root-2", "root-3", "timestamp", "snapshot", "targets"]):
        root = rotate(house, replacing(role))
        assert root.version == n + 2
        if n % 2:
            house.publish()
    assert names(root, "root") == {"root-4", "root-5", "root-6"}
    # Not one key of the root that it was enrolled with is left.
    first = Metadata[Root].from_file(str(terminal.root)).signed
    assert not set(first.keys) & set(root.keys)
    assert terminal.issuers()["issued"] == house.now


def test_a_new_terminal_is_enrolled_with_the_newest_root(house) -> None:
    house.publish()
    rotate(house, replacing("root-1"))
    house.publish()
    assert house.repository.root_path.name == "2.root.json"
    terminal = house.terminal(root=house.repository.root_path)
    assert terminal.issuers()["issued"] == house.now


def test_keys_by_keyid_and_by_the_role_that_has_one(house) -> None:
    root = current(house)
    keyid = root.roles["root"].keyids[0]
    after = rotate(house, replacing(keyid[:8], "timestamp"))
    assert keyid not in after.keys
    assert names(after, "timestamp") == {"timestamp-2"}


def test_keys_are_added_and_removed_and_thresholds_changed(house) -> None:
    change = Change(
        add=(("targets", NewKey()), ("root", NewKey()), ("root", NewKey())),
        remove=("root-1",),
        thresholds={"targets": 2, "root": 3},
        cost=CHEAP,
    )
    root = rotate(house, change)
    assert names(root, "root") == {"root-2", "root-3", "root-4", "root-5"}
    assert names(root, "targets") == {"targets", "targets-2"}
    assert (root.roles["root"].threshold, root.roles["targets"].threshold) == (3, 2)
    house.publish()
    assert house.terminal(root=house.repository.root_path).issuers()["issued"] == house.now


def test_a_name_is_never_given_to_another_key(house) -> None:
    rotate(house, replacing("timestamp"))
    (key_folder(house) / "timestamp-2.json").unlink()
    house.reopen()
    assert names(rotate(house, replacing("timestamp")), "timestamp") == {"timestamp-3"}


def test_a_key_from_elsewhere(house, tmp_path: Path) -> None:
    """Made on the machine that will use it: only its file's public part is needed here."""
    made = keyfile.create(
        tmp_path / "new.json", "门诊 online", keyfile.KeyPair.generate(), "their own", cost=CHEAP
    )
    change = Change(replace={"timestamp": NewKey(made.path)})
    root = rotate(house, change)
    assert root.roles["timestamp"].keyids == [made.keyid]
    assert names(root, "timestamp") == {"门诊 online"}
    with pytest.raises(AuthorityError, match="timestamp needs 1 of 门诊 online"):
        house.publish()
    with pytest.raises(AuthorityError, match="is a key of this root already"):
        rotate(house, Change(add=(("timestamp", NewKey(made.path)),)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (replacing("nobody"), "nobody: no key of this root"),
        (replacing("root"), "root: several keys of this root"),
        (replacing("a"), "a: no key of this root"),
        (Change(remove=("root-1", "root-1")), "named twice"),
        (Change(replace={"root-1": NewKey()}, remove=("root-1",)), "named twice"),
        (Change(remove=("timestamp",)), "timestamp: 1 of 0 keys cannot sign"),
        (Change(remove=("root-1", "root-2")), "root: 2 of 1 keys cannot sign"),
        (Change(thresholds={"targets": 2}), "targets: 2 of 1 keys cannot sign"),
        (Change(thresholds={"root": 0}), "root: 0 of 3 keys cannot sign"),
        (Change(add=(("root", NewKey(Path("no such file"))),)), "No such file"),
    ],
)
def test_a_change_that_cannot_be_is_refused_before_a_key_is_made(
    house, change: Change, words: str
) -> None:
    before = sorted(key_folder(house).iterdir())
    with pytest.raises(AuthorityError, match=words):
        house.repository.rotate_root(change, house.now)
    assert sorted(key_folder(house).iterdir()) == before
    assert current(house).version == 1
    assert house.repository.offline.waiting() == []


def test_a_root_waits_for_the_people_who_have_the_keys(house) -> None:
    house.publish()
    _, second, third = take_away(house, "root-1", "root-2", "root-3")
    wanting = house.repository.rotate_root(replacing("root-1"), house.now)
    assert isinstance(wanting, Wanting)
    # root-4 was just made, and signs for the new root; two of the old are lacking.
    assert (wanting.role, wanting.version, wanting.count) == ("root", 2, 2)
    assert len(wanting.names) == 3
    assert house.repository.offline.waiting() == [wanting]
    with pytest.raises(AuthorityError, match="needs 2 more"):
        house.repository.rotate_root(replacing("root-2"), house.now)

    # Meanwhile the old root stays in force, and the list is published.
    assert house.publish().root == 1
    assert house.repository.offline.waiting() == [wanting]

    signed = Paper.read(wanting.path).sign(keyfile.read(second), lambda _: PASSPHRASE)
    assert isinstance(signed, Wanting)
    assert signed.count == 1
    assert house.publish().root == 1
    assert Paper.read(wanting.path).sign(keyfile.read(third), lambda _: PASSPHRASE) is None
    (complete,) = house.repository.offline.waiting()
    assert (complete.count, str(complete).endswith("has all its signatures")) == (0, True)
    assert house.publish().root == 2
    assert house.repository.offline.waiting() == []
    assert house.terminal().issuers()["issued"] == house.now


def test_the_holders_sign_far_away_with_nothing_but_a_copy(house, tmp_path: Path) -> None:
    (second,) = take_away(house, "root-2")
    take_away(house, "root-3")
    wanting = house.repository.rotate_root(Change(), house.now)
    assert isinstance(wanting, Wanting)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(wanting.path.parent, elsewhere)
    copy = elsewhere / wanting.path.name
    assert Paper.read(copy).sign(keyfile.read(second), lambda _: PASSPHRASE) is None
    shutil.copy(copy, wanting.path)
    assert house.publish().root == 2


def test_a_signature_twice_is_one(house) -> None:
    (second,) = take_away(house, "root-2")
    take_away(house, "root-1", "root-3")
    wanting = house.repository.rotate_root(Change(), house.now)
    assert isinstance(wanting, Wanting)
    for _ in range(2):
        lacking = Paper.read(wanting.path).sign(keyfile.read(second), lambda _: PASSPHRASE)
        assert isinstance(lacking, Wanting)
        assert lacking.count == 1
        assert len(lacking.names) == 2


def test_who_has_no_say_does_not_sign(house) -> None:
    house.publish()
    take_away(house, "root-2", "root-3")
    wanting = house.repository.rotate_root(Change(), house.now)
    assert isinstance(wanting, Wanting)
    before = wanting.path.read_bytes()
    paper = Paper.read(wanting.path)
    timestamp = keyfile.read(key_folder(house) / "timestamp.json")
    with pytest.raises(AuthorityError, match="is no key for root 2"):
        paper.sign(timestamp, lambda _: PASSPHRASE)
    second = keyfile.read(house.folder / "people" / "root-2.json")
    with pytest.raises(AuthorityError, match="does not open"):
        paper.sign(second, lambda _: "wrong")
    assert wanting.path.read_bytes() == before
    for path in (
        house.site / "metadata" / "timestamp.json",
        house.site / "metadata" / "1.snapshot.json",
    ):
        with pytest.raises(AuthorityError, match="only root and targets wait"):
            Paper.read(path)


def test_a_paper_without_its_root_cannot_be_judged(house, tmp_path: Path) -> None:
    take_away(house, "root-2", "root-3")
    wanting = house.repository.rotate_root(Change(), house.now)
    assert isinstance(wanting, Wanting)
    alone = shutil.copy(wanting.path, tmp_path / "2.root.json")
    with pytest.raises(AuthorityError, match=r"1\.root\.json: No such file"):
        Paper.read(Path(alone))
    with pytest.raises(AuthorityError, match="does not follow"):
        Paper.read(Path(alone), wanting.path)
    assert Paper.read(Path(alone), house.repository.root_path).wanting() is not None


def test_a_root_that_waits_can_be_dropped(house) -> None:
    take_away(house, "root-2", "root-3")
    house.repository.rotate_root(Change(), house.now)
    again = house.repository.rotate_root(replacing("timestamp"), house.now, anew=True)
    assert isinstance(again, Wanting)
    waiting = Metadata[Root].from_file(str(again.path)).signed
    assert names(waiting, "timestamp") == {"timestamp-2"}
    assert (again.version, again.count) == (2, 1)


def test_targets_wait_for_two_people(house) -> None:
    rotate(house, Change(add=(("targets", NewKey()),), thresholds={"targets": 2}, cost=CHEAP))
    (second,) = take_away(house, "targets-2")
    house.repository.revoke(house.kid, [bytes(8)])
    wanting = house.repository.publish(house.site, house.now)
    assert isinstance(wanting, Wanting)
    assert (wanting.role, wanting.version, wanting.count) == ("targets", 1, 1)
    assert not house.site.exists()
    # Asked again, it waits for the same signature, under the same bytes.
    before = wanting.path.read_bytes()
    assert house.repository.publish(house.site, house.now + 1) == wanting
    assert wanting.path.read_bytes() == before
    assert Paper.read(wanting.path).sign(keyfile.read(second), lambda _: PASSPHRASE) is None
    house.publish()
    terminal = house.terminal(root=house.repository.root_path)
    assert terminal.revoked() == {house.kid: {bytes(8)}}


def test_what_came_after_waits_for_the_next_publication_or_another_start(house) -> None:
    rotate(house, Change(add=(("targets", NewKey()),), thresholds={"targets": 2}, cost=CHEAP))
    (second,) = take_away(house, "targets-2")
    assert isinstance(house.repository.publish(house.site, house.now), Wanting)
    house.repository.revoke(house.kid, [bytes(8)])
    anew = house.repository.publish(house.site, house.now, anew=True)
    assert isinstance(anew, Wanting)
    assert Paper.read(anew.path).sign(keyfile.read(second), lambda _: PASSPHRASE) is None
    house.publish()
    terminal = house.terminal(root=house.repository.root_path)
    assert terminal.revoked() == {house.kid: {bytes(8)}}


def test_targets_that_waited_too_long_are_not_served(house) -> None:
    rotate(house, Change(add=(("targets", NewKey()),), thresholds={"targets": 2}, cost=CHEAP))
    (second,) = take_away(house, "targets-2")
    wanting = house.repository.publish(house.site, house.now)
    assert isinstance(wanting, Wanting)
    Paper.read(wanting.path).sign(keyfile.read(second), lambda _: PASSPHRASE)
    with pytest.raises(AuthorityError, match="expired while it waited"):
        house.repository.publish(house.site, house.now + 30 * 86_400)


def test_a_key_on_a_memory_stick(house) -> None:
    paths = take_away(house, "root-1", "root-2", "targets")
    house.reopen(*paths)
    assert house.repository.rotate_root(Change(), house.now) is None
    assert house.publish().root == 2


def test_a_stolen_root_key_alone_makes_no_root(house) -> None:
    house.publish()
    terminal = house.terminal()
    terminal.refresh()
    thief = keyfile.read(key_folder(house) / "root-1.json").unlock(PASSPHRASE)
    forged = Metadata[Root].from_file(str(house.repository.root_path))
    forged.signed.version = 2
    forged.signed.roles["root"].threshold = 1
    forged.signatures.clear()
    forged.sign(thief)
    (house.site / "metadata" / "2.root.json").write_bytes(forged.to_bytes())
    with pytest.raises(RepositoryError):
        terminal.refresh()
    # The next publication puts the site right.
    rotate(house, replacing("root-1"))
    house.publish()
    assert terminal.issuers()["issued"] == house.now


def test_no_moment_without_a_valid_timestamp_while_online_keys_change(house) -> None:
    """The root that names the new keys and the timestamp they sign cannot be put there at once."""
    house.publish()
    rotate(house, replacing("timestamp", "snapshot", "targets"))
    house.publish()
    # As if it had been cut off before the root came.
    (house.site / "metadata" / "2.root.json").rename(house.folder / "2.root.json")
    assert house.terminal().issuers()["issued"] == house.now
    (house.folder / "2.root.json").rename(house.site / "metadata" / "2.root.json")
    assert house.terminal().issuers()["issued"] == house.now
