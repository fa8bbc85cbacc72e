"""One home with all keys: what it publishes, a terminal believes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from kiosk.trust.authority.errors import AuthorityError, WrongPassphraseError
from kiosk.trust.authority.home import Home
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.policy import KeyPlan, KeyPlans, Lifetimes, Policy
from kiosk.trust.authority.repository import Repository

DAY = 86_400
CHEAP = ScryptCost(n=2)


def ctis(*numbers: int) -> set[bytes]:
    return {number.to_bytes(8, "big") for number in numbers}


def test_a_terminal_reads_what_was_published(house) -> None:
    house.repository.revoke(house.kid, ctis(1, 2, 3))
    house.publish()
    terminal = house.terminal()
    listed = terminal.issuers()
    assert listed == {
        "version": 1,
        "issued": house.now,
        "refresh_seconds": 3_600,
        "grace_seconds": 14 * DAY,
        "keys": [authority.trust_entry() for authority in house.issuers],
    }
    assert terminal.revoked() == {house.kid: ctis(1, 2, 3)}


def test_the_first_root(house) -> None:
    root = Metadata[Root].from_file(str(house.repository.root_path))
    assert root.signed.version == 1
    assert root.signed.consistent_snapshot
    assert len(root.signatures) == 3
    rules = {role: (len(r.keyids), r.threshold) for role, r in root.signed.roles.items()}
    assert rules == {"root": (3, 2), "targets": (1, 1), "snapshot": (1, 1), "timestamp": (1, 1)}
    assert len(root.signed.keys) == 6
    assert {key.keytype for key in root.signed.keys.values()} == {"sm2"}


def test_lifetimes_by_default(house) -> None:
    house.publish()
    folder = house.site / "metadata"
    kinds = {
        "1.root.json": (Root, 365),
        "1.targets.json": (Targets, 30),
        "1.snapshot.json": (Snapshot, 7),
        "timestamp.json": (Timestamp, 1),
    }
    assert {path.name for path in folder.iterdir()} == set(kinds)
    for name, (kind, days) in kinds.items():
        signed = Metadata[kind].from_file(str(folder / name)).signed
        made = house.now - 1 if kind is Root else house.now
        assert signed.expires.timestamp() == made + days * DAY


def test_lifetimes_keys_and_terminal_settings_of_ones_own(tmp_path: Path) -> None:
    now = 1_800_000_000
    repository = Repository.create(
        tmp_path / "home",
        lambda _: "any phrase",
        now=now,
        policy=Policy(Lifetimes(4 * DAY, 3 * DAY, 2 * DAY, DAY), 60, DAY),
        plans=KeyPlans(root=KeyPlan(2, 1), timestamp=KeyPlan(2, 2)),
        cost=CHEAP,
    )
    repository.publish(tmp_path / "site", now)
    repository = Repository.open(tmp_path / "home", lambda _: "any phrase")
    served = repository.publish(tmp_path / "site", now + 1)
    assert (served.targets, served.timestamp) == (2, 2)
    targets = repository.offline.targets()
    assert targets.signed.expires.timestamp() == now + 1 + 3 * DAY
    timestamp = repository.online.newest(Timestamp)
    assert len(timestamp.signatures) == 2
    assert sorted(path.stem for path in (tmp_path / "home" / "keys").iterdir()) == [
        "root-1",
        "root-2",
        "snapshot",
        "targets",
        "timestamp-1",
        "timestamp-2",
    ]


@pytest.mark.parametrize(("keys", "threshold"), [(1, 2), (0, 0), (3, 0), (0, 1)])
def test_a_role_that_could_never_or_always_sign_is_not_made(keys: int, threshold: int) -> None:
    with pytest.raises(ValueError, match="cannot sign"):
        KeyPlan(keys, threshold)


def test_every_process_goes_on_where_the_last_one_stopped(house) -> None:
    house.publish()
    house.reopen().revoke(house.kid, ctis(7))
    house.reopen()
    assert house.publish().targets == 2
    house.reopen().remove_issuer(house.issuers[1].key.kid)
    house.reopen()
    served = house.publish()
    assert (served.targets, served.snapshot, served.timestamp) == (3, 3, 3)
    listed = house.terminal().issuers()
    assert (listed["version"], listed["issued"]) == (2, house.now)
    assert [key["issuer"] for key in listed["keys"]] == ["CN-510000"]


def test_revoking_again_changes_nothing(house) -> None:
    assert house.repository.revoke(house.kid, ctis(1, 2)) == 2
    assert house.repository.revoke(house.kid, ctis(2, 3)) == 1
    house.publish()
    assert house.repository.revoke(house.kid, ctis(3)) == 1
    house.publish()
    terminal = house.terminal()
    assert terminal.revoked() == {house.kid: ctis(1, 2, 3)}
    names = [name for name in terminal.refresh() if "revoked" in name]
    assert len(names) == 1


def test_an_unknown_key_is_revoked_from_only_by_force(house) -> None:
    with pytest.raises(AuthorityError, match="not in the list of issuers"):
        house.repository.revoke(bytes(8), ctis(1))
    assert house.repository.revoke(bytes(8), ctis(1), force=True) == 1
    with pytest.raises(ValueError, match="8 bytes"):
        house.repository.revoke(house.kid, [b"short"])


def test_revocations_are_remembered_for_an_issuer_who_returns(house) -> None:
    house.repository.revoke(house.kid, ctis(1))
    house.publish()
    house.repository.remove_issuer(house.kid)
    house.publish()
    assert house.terminal().revoked() == {}
    house.repository.add_issuer(house.issuers[0].trust_entry())
    house.publish()
    assert house.terminal().revoked() == {house.kid: ctis(1)}


def test_a_resigned_site_has_a_new_timestamp_and_nothing_else(house) -> None:
    house.publish()
    before = {path: path.read_bytes() for path in house.site.rglob("*.*")}
    house.now += 60
    served = house.repository.resign(house.site, house.now)
    assert (served.targets, served.snapshot, served.timestamp) == (1, 1, 2)
    after = {path: path.read_bytes() for path in house.site.rglob("*.*")}
    assert set(after) == set(before)
    assert {path.name for path in after if after[path] != before[path]} == {"timestamp.json"}
    assert house.terminal().issuers()["version"] == 1


def test_the_snapshot_is_renewed_at_half_of_its_life(house) -> None:
    house.publish()
    made = house.now
    half = 7 * DAY // 2
    assert house.repository.resign(house.site, made + half - 1).snapshot == 1
    assert house.repository.resign(house.site, made + half).snapshot == 2
    assert house.repository.resign(house.site, made + half + 1).snapshot == 2


def test_expired_targets_are_not_given_a_new_timestamp(house) -> None:
    """Or online keys alone could keep a list alive that nobody vouches for any more."""
    house.publish()
    before = (house.site / "metadata" / "timestamp.json").read_bytes()
    with pytest.raises(AuthorityError, match="targets 1 has expired"):
        house.repository.resign(house.site, house.now + 30 * DAY)
    assert (house.site / "metadata" / "timestamp.json").read_bytes() == before


def test_an_expired_root_signs_nothing(house) -> None:
    with pytest.raises(AuthorityError, match="root 1 has expired: rotate-root"):
        house.repository.publish(house.site, house.now + 365 * DAY)


def test_a_clock_that_was_set_back_publishes_nothing(house) -> None:
    house.publish()
    with pytest.raises(AuthorityError, match="clock is behind"):
        house.repository.publish(house.site, house.now - 1)
    assert house.repository.publish(house.site, house.now).targets == 2


def test_a_site_that_was_lost_is_built_again(house) -> None:
    house.repository.revoke(house.kid, ctis(1))
    house.publish()
    terminal = house.terminal(root=house.repository.root_path)
    terminal.refresh()
    house.site.rename(house.folder / "lost")
    with pytest.raises(AuthorityError, match="is not on the site"):
        house.repository.resign(house.site, house.now)
    house.publish()
    assert terminal.revoked() == {house.kid: ctis(1)}


def test_an_online_home_that_lost_its_state_does_not_go_back(house) -> None:
    house.publish()
    house.publish()
    terminal = house.terminal()
    assert terminal.issuers()["issued"] == house.now
    served = house.folder / "home" / "served"
    for path in served.rglob("*.json"):
        if "root" not in path.name:
            path.unlink()
    made = house.publish()
    assert (made.snapshot, made.timestamp) == (3, 3)
    assert terminal.issuers()["issued"] == house.now


def test_a_web_server_cannot_run_the_version_numbers_out(house) -> None:
    """A timestamp of its own making is no reason to go on from there."""
    house.publish()
    path = house.site / "metadata" / "timestamp.json"
    forged = Metadata[Timestamp].from_file(str(path))
    forged.signed.version = 2**52
    path.write_bytes(forged.to_bytes())
    assert house.publish().timestamp == 2
    path.write_bytes(b"{")
    assert house.publish().timestamp == 3


def test_an_online_home_from_an_old_backup_says_so(house) -> None:
    house.publish()
    served = house.folder / "home" / "served"
    backup = {path: path.read_bytes() for path in served.rglob("*.json")}
    house.publish()
    for path in served.rglob("*.json"):
        path.unlink()
    for path, content in backup.items():
        path.write_bytes(content)
    with pytest.raises(AuthorityError, match="the site has targets 2, and this home only 1"):
        house.repository.resign(house.site, house.now)


def test_what_is_private_is_nobody_elses(house) -> None:
    house.repository.revoke(house.kid, ctis(1))
    home = house.folder / "home"
    for path in [home, home / "keys", home / "pending"]:
        assert path.stat().st_mode & 0o077 == 0
    for path in (home / "keys").iterdir():
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_served_can_be_read_whatever_the_umask(house) -> None:
    before = os.umask(0o077)
    try:
        house.publish()
    finally:
        os.umask(before)
    for path in house.site.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


def test_no_private_key_and_no_pending_revocation_is_served(house) -> None:
    house.repository.revoke(house.kid, ctis(1))
    house.publish()
    names = {path.name.split(".", 1)[-1] for path in house.site.rglob("*.*")}
    assert names == {
        "issuers.json",
        "all.bin",
        "json",
        "root.json",
        "snapshot.json",
        "targets.json",
    }
    assert not list((house.folder / "home" / "pending").iterdir())


def test_a_home_is_not_made_where_something_is(house, tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.mkdir()
    (used / "letter.txt").write_text("dear", encoding="utf-8")
    for home, online in ((used, None), (tmp_path / "new", used), (house.folder / "home", None)):
        with pytest.raises(AuthorityError, match="not empty"):
            Repository.create(home, lambda _: "any phrase", now=0, online_folder=online)
    with pytest.raises(AuthorityError, match="both homes"):
        Repository.create(
            tmp_path / "new", lambda _: "any phrase", now=0, online_folder=tmp_path / "new"
        )
    assert not (tmp_path / "new").exists()


def test_people_are_asked_before_anything_is_written(tmp_path: Path) -> None:
    asked = []

    def forgetful(name: str) -> str:
        asked.append(name)
        if name == "targets":
            raise AuthorityError("targets: no passphrase")
        return "any phrase"

    with pytest.raises(AuthorityError, match="no passphrase"):
        Repository.create(tmp_path / "home", forgetful, now=0, cost=CHEAP)
    assert asked == ["root-1", "root-2", "root-3", "targets"]
    assert not (tmp_path / "home").exists()


def test_a_home_that_was_not_finished_is_none(tmp_path: Path) -> None:
    Home.prepare(tmp_path / "home", Policy())
    with pytest.raises(AuthorityError, match="`init` makes one"):
        Repository.open(tmp_path / "home", lambda _: "any phrase")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"lifetimes": {"root": 0}}'])
def test_damaged_settings_are_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")
    with pytest.raises(AuthorityError, match=r"settings\.json: "):
        Home.open(tmp_path)


def test_each_key_has_its_own_passphrase(tmp_path: Path) -> None:
    now = 1_800_000_000
    Repository.create(tmp_path / "home", lambda name: f"phrase of {name}", now=now, cost=CHEAP)
    asked = []

    def answer(name: str) -> str:
        asked.append(name)
        return f"phrase of {name}"

    repository = Repository.open(tmp_path / "home", answer)
    for n in range(2):
        assert not isinstance(repository.publish(tmp_path / "site", now + n), Wanting)
    # Each once, and the root's not at all.
    assert asked == ["targets", "snapshot", "timestamp"]
    repository = Repository.open(tmp_path / "home", lambda _: "any phrase")
    with pytest.raises(WrongPassphraseError, match=r"targets\.json"):
        repository.publish(tmp_path / "site", now + 2)


def test_one_process_at_a_time(house) -> None:
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from kiosk.trust.authority.repository import Repository\n"
        "Repository.open(Path(sys.argv[1]), lambda _: '').revoke(bytes(8), [], force=True)"
    )
    with house.repository.home.locked():
        other = subprocess.run(
            [sys.executable, "-c", script, str(house.folder / "home")],
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert other.returncode
    assert b"in use by another command" in other.stderr
    house.publish()
