"""Who controls the web server, the network or the online keys, and what that is worth to them.

Each test ends with the list and the revocations in force that were in force before, in memory and on
the disk. docs/security.md names the tests.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.trust.authority.signer import KeyPair
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.health import TrustState
from tests.integration.trust.forge import DAY, Forge
from tests.integration.trust.served import Certificates
from tests.integration.trust.terminal import EVER, ISSUER, KID, OTHER, ctis

ALL = {KID: {"all": ctis(1, 2, 3, 4)}}


@pytest.fixture
def yesterday(forge, terminal, tmp_path) -> Path:
    """What the site was, kept by the attacker, before another card was cancelled."""
    kept = tmp_path / "yesterday"
    shutil.copytree(forge.site, kept)
    forge.publish([ISSUER], ALL)
    assert terminal.refresh().changed
    return kept


# -- rollback --------------------------------------------------------------------------------------


def test_rollback_of_the_whole_site_is_refused(forge, terminal, yesterday) -> None:
    shutil.rmtree(forge.site)
    shutil.copytree(yesterday, forge.site)
    terminal.refuses(RefreshProblem.ROLLBACK)


def test_rollback_of_the_snapshot_is_refused(forge, terminal) -> None:
    """A newer timestamp, signed by the stolen key, that names an older snapshot."""
    forge.publish([ISSUER], ALL)
    assert terminal.refresh().changed
    forge.sign_timestamp(1)
    terminal.refuses(RefreshProblem.ROLLBACK)


def test_rollback_of_the_targets_is_refused(forge, terminal) -> None:
    """Newer timestamp and snapshot, signed by the stolen keys, that name older targets."""
    forge.publish([ISSUER], ALL)
    assert terminal.refresh().changed
    forge.sign_snapshot(1)
    forge.sign_timestamp()
    terminal.refuses(RefreshProblem.ROLLBACK)


def test_rollback_is_refused_after_tuf_lost_its_folder(forge, terminal, yesterday) -> None:
    """The manifest in force remembers, even if the disk has eaten all that TUF does."""
    shutil.rmtree(terminal.cache.metadata)
    shutil.rmtree(forge.site)
    shutil.copytree(yesterday, forge.site)
    terminal.restart()
    terminal.refuses(RefreshProblem.ROLLBACK)


def test_rollback_of_the_root_is_refused_after_tuf_lost_its_folder(forge, terminal) -> None:
    """Online keys that were stolen and replaced work no more by hiding the roots that say so."""
    stolen = {role: forge.keys[role] for role in ("snapshot", "timestamp")}
    forge.turn_root({role: [KeyPair.generate()] for role in stolen})
    forge.publish([ISSUER], ALL)
    assert terminal.refresh().changed
    shutil.rmtree(terminal.cache.metadata)
    terminal.restart()
    forge.metadata("root", 2).unlink()
    forge.keys.update(stolen)
    forge.sign_snapshot()
    forge.sign_timestamp()
    terminal.refuses(RefreshProblem.ROLLBACK)


# -- freeze ----------------------------------------------------------------------------------------


def test_freeze_by_an_old_timestamp_ends_when_it_expires(terminal) -> None:
    terminal.clock.advance(DAY - 60)
    assert terminal.refresh().problem is None  # nothing new: that may well be
    terminal.clock.advance(120)
    terminal.refuses(RefreshProblem.EXPIRED)


def test_freeze_by_an_old_timestamp_is_stale_in_the_end(terminal) -> None:
    terminal.clock.advance(14 * DAY)
    terminal.refuses(RefreshProblem.EXPIRED)
    assert terminal.trust.status.warn
    terminal.clock.advance(60)
    terminal.refuses(RefreshProblem.EXPIRED)
    assert terminal.trust.status.state is TrustState.STALE


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_freeze_under_new_timestamps_ends_when_the_rest_expires(forge, terminal, role) -> None:
    """Nobody has signed anew but for the timestamp, or with it the snapshot."""
    forge.now += forge.lives[role]
    terminal.clock.advance(forge.lives[role] + 1)
    if role == "targets":
        forge.sign_snapshot()
    forge.sign_timestamp()
    terminal.refuses(RefreshProblem.EXPIRED)


def test_freeze_of_the_root_ends_when_it_expires(forge, terminal) -> None:
    forge.now += 366 * DAY
    terminal.clock.advance(366 * DAY)
    forge.publish([ISSUER], ALL)
    terminal.refuses(RefreshProblem.EXPIRED)


def test_expired_timestamp_is_refused_from_the_first(forge, terminal) -> None:
    forge.lives["timestamp"] = -1
    forge.publish([ISSUER], ALL)
    terminal.refuses(RefreshProblem.EXPIRED)


# -- mix and match ---------------------------------------------------------------------------------


def test_mix_of_a_new_timestamp_with_an_old_snapshot_is_refused(forge, terminal) -> None:
    forge.publish([ISSUER], ALL)
    shutil.copy(forge.metadata("snapshot", 1), forge.metadata("snapshot", 2))
    terminal.refuses(RefreshProblem.MIXED)


def test_mix_of_a_new_snapshot_with_old_targets_is_refused(forge, terminal) -> None:
    forge.publish([ISSUER], {KID: {f"run-000000000{n}": ctis(n) for n in range(1, 5)}})
    shutil.copy(forge.metadata("targets", 1), forge.metadata("targets", 2))
    terminal.refuses(RefreshProblem.MIXED)


@pytest.mark.parametrize("path", ["trust/issuers.json", f"trust/revoked/{KID.hex()}/all.bin"])
def test_mix_of_new_metadata_with_an_old_file_is_refused(forge, terminal, path) -> None:
    old = forge.served(path).read_bytes()
    forge.publish([ISSUER], ALL)
    forge.served(path).write_bytes(old)
    outcome = terminal.refuses(RefreshProblem.MIXED)
    assert outcome.file.endswith(path.rpartition("/")[2])


def test_mix_of_two_signed_targets_of_one_version_is_refused(forge, terminal) -> None:
    forge.version["targets"] -= 1
    forge.publish([OTHER], {})
    shutil.rmtree(terminal.cache.metadata)
    terminal.refuses(RefreshProblem.MIXED)


# -- signatures ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
@pytest.mark.parametrize("signers", ["nobody", "a stranger", "another role"])
def test_signature_missing_or_of_others_is_refused(forge, terminal, role, signers) -> None:
    stranger = {
        "nobody": [],
        "a stranger": [KeyPair.generate()],
        "another role": forge.keys["root"],
    }
    honest = forge.keys[role]
    forge.keys[role] = stranger[signers]
    forge.publish([OTHER], ALL)
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)
    forge.keys[role] = honest


def test_signature_of_another_content_is_refused(forge, terminal) -> None:
    forge.publish([OTHER], ALL)
    path = forge.metadata("timestamp", 0)
    content = json.loads(path.read_bytes())
    content["signed"]["version"] += 1
    path.write_text(json.dumps(content))
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)


def test_too_few_signatures_on_a_root_are_refused(forge, terminal) -> None:
    old = forge.keys["root"]
    new = [KeyPair.generate() for _ in range(3)]
    forge.turn_root({"root": new}, signers=[old[0], *new])
    forge.publish([OTHER], ALL)
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)


def test_one_key_signing_twice_is_still_one(forge, terminal) -> None:
    old = forge.keys["root"]
    forge.turn_root(signers=[old[0]])
    path = forge.metadata("root", 2)
    content = json.loads(path.read_bytes())
    content["signatures"] += content["signatures"]
    path.write_text(json.dumps(content))
    terminal.refuses(RefreshProblem.MALFORMED)


def test_targets_signed_by_some_but_too_few_are_refused(forge, terminal) -> None:
    """The same with a role that needs two, as a province may have it."""
    pairs = [KeyPair.generate(), KeyPair.generate()]
    forge.turn_root({"targets": pairs})
    root = json.loads(forge.root)
    root["signed"]["roles"]["targets"]["threshold"] = 2
    forge.rewrite_root(root)
    forge.keys["targets"] = pairs[:1]
    forge.publish([OTHER], ALL)
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)
    forge.keys["targets"] = pairs
    forge.publish([OTHER], ALL)
    assert terminal.refresh().changed


# -- rotation of the root --------------------------------------------------------------------------


def test_root_rotation_over_several_versions_while_off(forge, terminal) -> None:
    """Three roots later, each with other root keys, all other keys replaced too."""
    for _ in range(3):
        forge.turn_root(
            {role: [KeyPair.generate() for _ in old] for role, old in forge.keys.items()}
        )
    forge.publish([ISSUER, OTHER], ALL)
    terminal.restart()
    assert terminal.refresh().changed
    assert terminal.trust.is_revoked(KID, EVER[3])
    terminal.restart()
    assert terminal.refresh().problem is None


def test_root_rotation_with_a_version_missing_is_refused(forge, terminal) -> None:
    for _ in range(3):
        forge.turn_root(
            {role: [KeyPair.generate() for _ in old] for role, old in forge.keys.items()}
        )
    forge.publish([OTHER], ALL)
    hidden = forge.metadata("root", 3).read_bytes()
    forge.metadata("root", 3).unlink()
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)
    forge.metadata("root", 3).write_bytes(hidden)
    assert terminal.refresh().changed


def test_root_rotation_not_signed_by_the_old_keys_is_refused(forge, terminal) -> None:
    new = [KeyPair.generate() for _ in range(3)]
    forge.turn_root({"root": new}, signers=new)
    forge.publish([OTHER], ALL)
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)


def test_root_of_another_authority_is_refused(nginx, name, forge, terminal) -> None:
    shutil.rmtree(forge.site)
    stranger = Forge(nginx.site / name)
    for _ in range(3):
        stranger.turn_root()
        stranger.publish([OTHER], {})
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)


# -- stolen online keys ----------------------------------------------------------------------------


@pytest.fixture
def thief(forge, terminal) -> Forge:  # noqa: ARG001 - which refreshed before the theft
    """The site in the hands of somebody who can sign as snapshot and timestamp, and as nobody else."""
    forge.keys.update(root=[KeyPair.generate() for _ in range(3)], targets=[KeyPair.generate()])
    return forge


def test_stolen_online_keys_add_no_issuer(thief, terminal) -> None:
    thief.publish([ISSUER, OTHER], {KID: {"all": ctis(1, 2), "run-0000000001": ctis(3)}})
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)


def test_stolen_online_keys_drop_no_revocation(thief, terminal) -> None:
    thief.publish([ISSUER], {})
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)


def test_stolen_online_keys_bring_no_older_revocations_back(forge, terminal, yesterday) -> None:
    shutil.copytree(yesterday, forge.site, dirs_exist_ok=True)
    forge.sign_snapshot(1)
    forge.sign_timestamp()
    terminal.refuses(RefreshProblem.ROLLBACK)


def test_stolen_online_keys_make_no_root(thief, terminal) -> None:
    thief.turn_root()
    thief.publish([OTHER], {})
    terminal.refuses(RefreshProblem.BAD_SIGNATURE)


def test_stolen_online_keys_freeze_until_the_targets_expire_at_most(thief, terminal) -> None:
    for _ in range(29):
        terminal.clock.advance(DAY)
        thief.now = terminal.clock.now()
        thief.sign_snapshot(1)
        thief.sign_timestamp()
        assert terminal.refresh().problem is None
    terminal.clock.advance(DAY + 1)
    thief.now = terminal.clock.now()
    thief.sign_snapshot(1)
    thief.sign_timestamp()
    terminal.refuses(RefreshProblem.EXPIRED)


def test_stolen_online_keys_that_count_to_the_end_are_healed_by_new_ones(forge, terminal) -> None:
    """They can block terminals by version numbers nobody can pass, until the root names new keys."""
    forge.version.update(snapshot=2**31, timestamp=2**31)
    forge.sign_snapshot(2**31)
    forge.sign_timestamp()
    terminal.refuses(RefreshProblem.HTTP_STATUS)  # there are no such targets
    forge.version.update(snapshot=1, timestamp=1)
    forge.publish([ISSUER], ALL)
    terminal.refuses(RefreshProblem.ROLLBACK)
    forge.turn_root({role: [KeyPair.generate()] for role in ("snapshot", "timestamp")})
    forge.sign_snapshot()
    forge.sign_timestamp()
    assert terminal.refresh().changed
    assert terminal.trust.is_revoked(KID, EVER[3])


def test_a_stolen_targets_key_that_counts_to_the_end_is_healed_by_new_ones(forge, terminal) -> None:
    """The one case in which a lower version is taken: no old targets can be signed by the new keys."""
    forge.version["targets"] = 2**31
    forge.publish([OTHER], {})
    assert terminal.refresh().changed
    forge.turn_root({role: [KeyPair.generate()] for role in ("targets", "snapshot", "timestamp")})
    forge.version["targets"] = 1
    forge.publish([ISSUER], ALL)
    assert terminal.refresh().changed
    assert terminal.trust.is_revoked(KID, EVER[3])


# -- the form of what is signed --------------------------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"trust/issuers.json": b"{}"},
        {"trust/issuers.json": b'{"version": 9'},
        {f"trust/revoked/{KID.hex()}/all.bin": b"0123456"},
        {f"trust/revoked/{KID.hex()}/all.bin": ctis(2) + ctis(1)},
        {f"trust/revoked/{KID.hex()}/05.bin": ctis(4)},
    ],
    ids=["no list", "empty list", "cut list", "cut cti", "unsorted", "other shard"],
)
def test_malformed_files_are_refused_though_signed(forge, terminal, files) -> None:
    issuers = forge.served("trust/issuers.json").read_bytes()
    forge.publish_files({"trust/issuers.json": issuers, **files} if files else {})
    terminal.refuses(RefreshProblem.MALFORMED)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"<html>", b"[" * 15_000, b"\xff\xff"],
    ids=["empty", "cut", "list", "page", "deep", "binary"],
)
@pytest.mark.parametrize("file", ["timestamp.json", "2.root.json"])
def test_malformed_metadata_is_refused(forge, terminal, file, content) -> None:
    (forge.site / "metadata" / file).write_bytes(content)
    terminal.refuses(RefreshProblem.MALFORMED)


# -- the server itself -----------------------------------------------------------------------------


def test_server_of_another_ca_is_refused(terminal, repository, tmp_path) -> None:
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    terminal.repository = repository(ca_file=Certificates(stranger).ca)
    terminal.restart()
    terminal.refuses(RefreshProblem.UNTRUSTED_SERVER)


@pytest.mark.parametrize("ca_file", [None, "missing.pem"])
def test_server_is_refused_without_its_ca(terminal, tmp_path, ca_file) -> None:
    terminal.repository = replace(terminal.repository, ca_file=ca_file and tmp_path / ca_file)
    terminal.restart()
    terminal.refuses(RefreshProblem.UNTRUSTED_SERVER)


def test_server_of_another_name_is_refused(terminal, repository, name, nginx) -> None:
    terminal.repository = repository(base_url=f"https://localhost:{nginx.port}/{name}")
    terminal.restart()
    terminal.refuses(RefreshProblem.UNTRUSTED_SERVER)
