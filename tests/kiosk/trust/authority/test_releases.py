"""Releases in the authority's repository: signed by the vendor's keys, looked at as terminals do, kept as long as planned."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.release_publication import read_folder
from kiosk.trust.authority.signer import KeyPair
from kiosk.trust.sm2_key import SM2Key
from tests.integration.trust.vendor import PLATFORM, Vendor, link, packed, release_entries
from tests.kiosk.trust.authority.conftest import CHEAP, COMMAND_NOW

DAY = 86_400


@pytest.fixture
def vendor(tmp_path: Path) -> Vendor:
    return Vendor(tmp_path)


def served(vendor: Vendor) -> set[str]:
    """Names of the files of releases on the server, without their hashes."""
    folder = vendor.site / "targets" / "releases"
    return {path.name[65:] for path in folder.iterdir()}


def name(version: str) -> str:
    return f"yima-kiosk-{version}-{PLATFORM}.tar.xz"


def test_older_releases_stay_as_long_as_the_plan_names_them(vendor) -> None:
    vendor.home._prune_after = 10
    vendor.pack("1.4.0", size=100)
    vendor.plan({"version": "1.4.0"})
    vendor.publish()
    vendor.pack("1.5.0", size=100)
    vendor.plan({"version": "1.4.0"}, {"version": "1.5.0", "percent": 5})
    vendor.publish()
    assert {name("1.4.0"), name("1.5.0")} < served(vendor)
    vendor.plan({"version": "1.5.0"})
    for _ in range(4):
        vendor.now += 60
        vendor.publish()
    assert served(vendor) == {"plan.json", name("1.5.0")}


def test_what_the_plan_names_has_to_be_there(vendor) -> None:
    vendor.plan({"version": "1.4.0"})
    with pytest.raises(AuthorityError, match="neither here nor published"):
        vendor.publish()
    assert Layout(vendor.site).versions("releases") == []


def test_what_the_plan_does_not_name_is_not_published(vendor) -> None:
    vendor.pack("1.4.0", size=100)
    vendor.plan({"version": "1.5.0"})
    with pytest.raises(AuthorityError, match="not named by the plan"):
        vendor.publish()


def test_a_version_is_published_once(vendor) -> None:
    vendor.release("1.4.0", size=100)
    vendor.pack("1.4.0", size=100)
    vendor.publish()  # the same again
    vendor.pack("1.4.0", size=101)
    with pytest.raises(AuthorityError, match="take a new version"):
        vendor.publish()


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"says": "1.4.1"}, "another version"),
        ({"platform": "linux-aarch64"}, "for linux-aarch64"),
    ],
)
def test_what_a_release_says_of_itself(vendor, about, why) -> None:
    vendor.pack("1.4.0", size=100, **about)
    vendor.plan({"version": "1.4.0"})
    with pytest.raises(AuthorityError, match=why):
        vendor.publish()


def test_what_terminals_would_not_unpack(vendor) -> None:
    evil = link("yima-kiosk-1.4.0/up", "../..")
    vendor.pack("1.4.0", packed([*release_entries("1.4.0", 100), evil]))
    vendor.plan({"version": "1.4.0"})
    with pytest.raises(AuthorityError, match="leads out of the folder"):
        vendor.publish()
    vendor.pack("1.4.0", b"no archive")
    with pytest.raises(AuthorityError, match="no packed release"):
        vendor.publish()


def test_links_in_the_folder(vendor) -> None:
    path = vendor.pack("1.4.0", size=100)
    vendor.plan({"version": "1.4.0"})
    path.rename(vendor.folder / "elsewhere")
    path.symlink_to(vendor.folder / "elsewhere")
    with pytest.raises(AuthorityError, match="no file"):
        read_folder(vendor.out)
    path.unlink()
    (vendor.out / "plan.json").rename(vendor.folder / "plan")
    (vendor.out / "plan.json").symlink_to(vendor.folder / "plan")
    with pytest.raises(AuthorityError, match="missing, or no file"):
        read_folder(vendor.out)


def test_two_of_two_keys(vendor) -> None:
    keys = [vendor.home.make_release_key("releases-2", cost=CHEAP)]
    keys.append(SM2Key.from_public(KeyPair.generate().uncompressed))
    keys[1].unrecognized_fields["x-yima-name"] = "elsewhere"
    vendor.home.admit_release_keys(keys, threshold=2)
    vendor.publish_trust()
    vendor.pack("1.4.0", size=100)
    vendor.plan({"version": "1.4.0"})
    with pytest.raises(
        AuthorityError, match=r"1 more of the vendor's keys needed here: .*elsewhere"
    ):
        vendor.publish()
    with pytest.raises(AuthorityError, match="cannot sign"):
        vendor.home.admit_release_keys(keys, threshold=3)


def test_the_server_s_keys_alone_sign_no_release(vendor) -> None:
    vendor.pack("1.4.0", size=100)
    vendor.plan({"version": "1.4.0"})
    (vendor.folder / "home" / "keys" / "releases.json").unlink()
    vendor.reopen()
    with pytest.raises(AuthorityError, match="1 more of the vendor's keys"):
        vendor.publish()


def test_nobody_was_admitted(vendor) -> None:
    vendor.home.remove_release_keys()
    vendor.publish_trust()
    vendor.plan()
    with pytest.raises(AuthorityError, match="admit it offline"):
        vendor.publish()
    with pytest.raises(AuthorityError, match="nobody signs releases"):
        vendor.home.remove_release_keys()


def test_a_publication_of_the_trust_list_takes_the_releases_along(vendor) -> None:
    vendor.release("1.4.0", size=100)
    for _ in range(2):
        vendor.now += DAY
        vendor.publish_trust()
    assert served(vendor) == {"plan.json", name("1.4.0")}


def test_a_large_release_is_never_in_memory_as_a_whole(vendor) -> None:
    size = 80_000_000
    path = vendor.pack("1.4.0", size=100)
    with path.open("r+b") as file:
        file.truncate(size)  # what comes after the end of the stream is hashed, too
    vendor.plan({"version": "1.4.0"})
    tracemalloc.start()
    try:
        vendor.publish()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert vendor.served("1.4.0").stat().st_size == size
    assert peak < size / 2


# -- the commands ----------------------------------------------------------------------------------


PUBLISH = ("--site", "site", "--home", "home", "--now", COMMAND_NOW)


def test_from_a_key_to_served_releases(home, tmp_path) -> None:
    entry = home("releases", "key", "--home", "home")
    Path("releases.json").write_text(entry, encoding="utf-8")
    assert set(json.loads(entry)) == {"role", "name", "public_key"}
    said = home("releases", "admit", "releases.json", "--home", "home")
    assert said == "releases: 1 of 1 key(s); publish makes it known\n"
    assert home.show()["releases"]["published"] is False
    home("publish", *PUBLISH)
    maker = Vendor.__new__(Vendor)
    maker.folder = tmp_path
    maker.pack("1.4.0", size=100)
    maker.plan({"version": "1.4.0", "percent": 20, "forced": True}, withdrawn=["1.3.9"])
    said = home("releases", "publish", "--from", "out", *PUBLISH)
    assert said == (
        "1.4.0 for linux-x86_64: 20% of all sites, forced; new\n"
        "withdrawn: 1.3.9\nserved: snapshot 2, timestamp 2\n"
    )
    described = home.show()["releases"]
    assert (described["published"], described["version"], described["files"]) == (True, 1, 2)
    assert home.show()["sites"] == []
    assert "releases: 1 of releases" in home("show", "--home", "home", "--now", COMMAND_NOW)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("key", "../releases"), "name"),
        (("admit",), "no entries"),
        (("admit", "missing.json"), "missing.json"),
        (("admit", "entry.json"), "role"),  # of an issuer
        (("admit", "--remove"), "nobody signs releases"),
        (("publish", "--from", ".", "--site", "site"), "plan.json"),
        (("publish", "--from", ".", "--site", "site", "--days", "0"), "days"),
    ],
)
def test_mistakes_are_said_in_a_line(home, words, why) -> None:
    assert why in home.refused("releases", *words, "--home", "home")
