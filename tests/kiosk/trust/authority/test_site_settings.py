"""Settings of sites in the authority's repository: signed by their own keys, and never in trust's way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tuf.api.exceptions import ExpiredMetadataError, UnsignedMetadataError
from tuf.ngclient import Updater, UpdaterConfig

from kiosk.trust.authority import command
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.signer import KeyPair
from kiosk.trust.sm2_key import SM2Key
from tests.kiosk.trust.authority.conftest import CHEAP, COMMAND_NOW, House, Terminal

DAY = 86_400
SITE = {"site.toml": b"[voice]\nvolume = 0.5\n", "terminal-T07.toml": b"[pace]\ndone = 9.0\n"}


def settings_of(terminal: Terminal, site: str = "north") -> dict[str, bytes]:
    """What a client finds, by file name."""
    (terminal.folder / "targets").mkdir(parents=True, exist_ok=True)
    updater = Updater(
        str(terminal.folder / "metadata"),
        "http://site.test/metadata/",
        target_dir=str(terminal.folder / "targets"),
        target_base_url="http://site.test/targets/",
        fetcher=terminal.server,
        config=UpdaterConfig(prefix_targets_with_hash=True),
        bootstrap=terminal.root.read_bytes(),
    )
    updater.refresh()
    found = {}
    for name in ("site.toml", "group-lobby.toml", "terminal-T07.toml"):
        info = updater.get_targetinfo(f"settings/{site}/{name}")
        if info is not None:
            found[name] = Path(updater.download_target(info)).read_bytes()
    return found


@pytest.fixture
def sites(house: House) -> House:
    """With the sites `north` and `south` admitted and published."""
    for site in ("north", "south"):
        key = house.repository.make_site_key(site, cost=CHEAP)
        house.repository.admit_site(site, [key])
    house.publish()
    return house


def publish(house: House, contents: dict[str, bytes], site: str = "north", days: int = 90) -> None:
    house.now += 1
    house.repository.publish_settings(house.site, site, contents, house.now, days=days)


def test_what_a_site_publishes_a_terminal_finds(sites) -> None:
    publish(sites, SITE)
    terminal = sites.terminal()
    assert settings_of(terminal) == SITE
    publish(sites, {"group-lobby.toml": b""})
    assert settings_of(terminal) == {"group-lobby.toml": b""}
    assert terminal.issuers()["keys"]


def test_it_outlives_publications_of_the_trust_list_and_new_timestamps(sites) -> None:
    publish(sites, SITE)
    terminal = sites.terminal()
    for _ in range(3):
        sites.repository.revoke(sites.kid, [bytes([sites.now % 256]) * 8])
        sites.publish()
        sites.now += 1
        sites.repository.resign(sites.site, sites.now)
        assert settings_of(terminal) == SITE


def test_a_site_s_publication_leaves_the_other_s_alone(sites) -> None:
    publish(sites, SITE)
    publish(sites, {"site.toml": b"# south\n"}, "south")
    terminal = sites.terminal()
    assert settings_of(terminal) == SITE
    assert settings_of(terminal, "south") == {"site.toml": b"# south\n"}


def test_files_of_earlier_publications_go_in_time(sites) -> None:
    repository = sites.reopen(prune_after_seconds=10)
    place = Layout(sites.site)
    for number in range(5):
        sites.now += 20
        contents = {"site.toml": b"#" * number}
        repository.publish_settings(sites.site, "north", contents, sites.now)
    assert place.versions("settings-north") == [4, 5]
    assert len(list(place.folder.glob("targets/settings/north/*"))) == 2
    assert settings_of(sites.terminal()) == {"site.toml": b"####"}


def test_the_server_s_keys_alone_sign_no_settings(sites) -> None:
    for path in (sites.folder / "home" / "keys").glob("settings-north.json"):
        path.unlink()
    sites.reopen()
    with pytest.raises(AuthorityError, match="1 more of the site's keys needed here"):
        publish(sites, SITE)
    assert Layout(sites.site).versions("settings-north") == []
    publish(sites, SITE, "south")


def test_a_site_that_was_not_admitted(sites) -> None:
    with pytest.raises(AuthorityError, match="admit it offline"):
        publish(sites, SITE, "east")


def test_two_of_two_keys(house) -> None:
    keys = [house.repository.make_site_key("north", cost=CHEAP)]
    keys.append(SM2Key.from_public(KeyPair.generate().uncompressed))
    keys[1].unrecognized_fields["x-yima-name"] = "elsewhere"
    house.repository.admit_site("north", keys, threshold=2)
    house.publish()
    with pytest.raises(AuthorityError, match="elsewhere"):
        publish(house, SITE)
    with pytest.raises(AuthorityError, match="cannot sign"):
        house.repository.admit_site("north", keys, threshold=3)


def test_another_key_for_a_site_takes_the_old_one_s_word_away(sites) -> None:
    publish(sites, SITE)
    key = SM2Key.from_public(KeyPair.generate().uncompressed)
    key.unrecognized_fields["x-yima-name"] = "new"
    sites.repository.admit_site("north", [key])
    sites.publish()
    with pytest.raises(UnsignedMetadataError):
        settings_of(sites.terminal())
    assert sites.terminal().issuers()["keys"]


def test_a_site_that_was_removed_does_not_stop_the_trust_list(sites) -> None:
    publish(sites, SITE)
    terminal = sites.terminal()
    assert settings_of(terminal) == SITE
    sites.repository.remove_site("north")
    sites.publish()
    assert settings_of(terminal) == {}
    assert terminal.issuers()["keys"]


def test_settings_that_nobody_signs_again_do_not_stop_the_trust_list(sites) -> None:
    sites.now -= 10 * DAY  # the client of these tests goes by the real clock
    repository = sites.reopen()
    repository.publish_settings(sites.site, "north", SITE, sites.now, days=5)
    sites.now += 10 * DAY
    sites.publish()
    terminal = sites.terminal()
    with pytest.raises(ExpiredMetadataError):
        settings_of(terminal)
    assert terminal.issuers()["keys"]


def test_a_home_that_lost_the_settings_keeps_what_is_served(sites) -> None:
    """A snapshot that lacked them would be refused by every terminal that has seen them."""
    publish(sites, SITE)
    publish(sites, SITE)
    terminal = sites.terminal()
    assert settings_of(terminal) == SITE
    for path in (sites.folder / "home" / "served").rglob("*settings-north*"):
        path.unlink()
    shutil.rmtree(sites.folder / "home" / "served" / "targets")
    sites.reopen()
    sites.publish()
    assert settings_of(terminal) == SITE
    publish(sites, {"site.toml": b"# new\n"})
    assert Layout(sites.site).versions("settings-north")[-1] == 3
    assert settings_of(terminal) == {"site.toml": b"# new\n"}


def test_a_damaged_home_of_settings_does_not_stop_the_trust_list(sites) -> None:
    publish(sites, SITE)
    terminal = sites.terminal()
    assert settings_of(terminal) == SITE
    for path in (sites.folder / "home" / "served").rglob("*settings-north*"):
        path.write_bytes(b"damaged")
    sites.publish()
    assert terminal.issuers()["keys"]
    assert settings_of(terminal) == SITE


def test_an_emptied_site_folder_is_filled_again(sites) -> None:
    publish(sites, SITE)
    shutil.rmtree(sites.site)
    sites.publish()
    assert settings_of(sites.terminal()) == SITE


# -- the commands ----------------------------------------------------------------------------------


@pytest.fixture
def folder(home) -> Path:  # noqa: ARG001 - which changes the working folder
    made = Path("north")
    made.mkdir()
    for name, content in SITE.items():
        (made / name).write_bytes(content)
    return made


@pytest.fixture
def run(home, capsys) -> Callable[..., tuple[int, str, str]]:  # noqa: ARG001 - as above
    def ran(*words: str) -> tuple[int, str, str]:
        code = command.main(list(words))
        output = capsys.readouterr()
        return code, output.out, output.err

    return ran


PUBLISH = ("--site", "site", "--home", "home", "--now", COMMAND_NOW)


@pytest.mark.usefixtures("folder")
def test_from_a_key_to_served_settings(home, run) -> None:
    code, out, _ = run("settings-key", "north", "--home", "home")
    assert code == 0
    Path("north.json").write_text(out, encoding="utf-8")
    assert set(json.loads(out)) == {"site", "name", "public_key"}
    code, out, _ = run("settings-admit", "north.json", "--home", "home")
    assert (code, out) == (0, "north: 1 of 1 key(s); publish makes it known\n")
    assert "settings of north" in home("show", "--home", "home", "--now", COMMAND_NOW)
    assert not home.show()["sites"][0]["published"]
    home("publish", *PUBLISH)
    code, out, err = run("settings-publish", "north", "--from", "north", *PUBLISH)
    assert (code, err) == (0, "")
    assert out == "north: 2 file(s)\nserved: snapshot 2, timestamp 2\n"
    described = home.show()["sites"][0]
    assert (described["published"], described["version"], described["files"]) == (True, 1, 2)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("site.toml", b"[trust]\nrepository = 'x'\n", "trust.repository"),
        ("site.toml", b"[voice]\nvolume = 9\n", "voice.volume"),
        ("site.toml", b"[voice\n", "not TOML"),
        ("site.toml", b"#" * 40_000, "larger than"),
        ("Site.toml", b"", "not site.toml, group-NAME.toml or terminal-ID.toml"),
        ("group-.toml", b"", "not site.toml"),
    ],
)
def test_what_terminals_would_refuse_is_not_signed(run, folder, name, content, why) -> None:
    (folder / name).write_bytes(content)
    code, out, err = run("settings-publish", "north", "--from", "north", *PUBLISH)
    assert (code, out) == (2, "")
    assert why in err
    assert not Path("site").exists()


def test_an_empty_folder_has_to_be_meant(run) -> None:
    Path("none").mkdir()
    code, _, err = run("settings-publish", "north", "--from", "none", *PUBLISH)
    assert code == 2
    assert "--empty" in err


@pytest.mark.parametrize(
    "words",
    [
        ("settings-key", "North"),
        ("settings-key", "../north"),
        ("settings-admit",),
        ("settings-admit", "missing.json"),
        ("settings-admit", "entry.json"),  # of an issuer
        ("settings-admit", "--remove", "north"),
        ("settings-publish", "north", "--from", "missing", "--site", "site"),
        ("settings-publish", "north", "--from", ".", "--site", "site", "--days", "0"),
    ],
)
def test_mistakes_are_said_in_a_line(run, words) -> None:
    code, out, err = run(*words, "--home", "home")
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert err
