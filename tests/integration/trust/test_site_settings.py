"""A site's settings from the same repository: with the real client, over TLS, and under attack.

Whatever happens to them, the trust of the same refresh is in force.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.settings import load
from kiosk.settings.fleet import LARGEST
from kiosk.settings.start import Start
from kiosk.trust.authority.signer import KeyPair
from kiosk.trust.distribution.outcome import RefreshProblem
from tests.integration.trust.forge import DAY, Forge
from tests.integration.trust.site_member import LOBBY, LOUD, MINE, OWN, QUIET, SITE, Member
from tests.integration.trust.terminal import ISSUER, KID, Terminal, ctis


@pytest.fixture
def forge(forge: Forge) -> Forge:
    forge.sites = {"north": KeyPair.generate(), "south": KeyPair.generate()}
    forge.publish([ISSUER], {KID: {"all": ctis(1, 2)}})
    return forge


@pytest.fixture
def member(tmp_path: Path, terminal: Terminal) -> Member:
    own = tmp_path / "own" / "terminal.toml"
    own.parent.mkdir()
    own.write_text(OWN, encoding="utf-8")
    return Member(own, terminal)


@pytest.fixture
def serve(forge: Forge) -> Callable[..., None]:
    def served(files: Mapping[str, bytes], site: str = "north") -> None:
        forge.sign_site(site, files)
        forge.publish_online()

    return served


def test_later_files_win_over_earlier_ones_and_over_the_own_file(member, serve) -> None:
    assert member.volume == 0.1
    serve({SITE: QUIET + b"on = false\n", LOBBY: LOUD, MINE: b"[pace]\ndone = 9.0\n"})
    assert member.refresh() is None
    assert (member.volume, member.settings.voice.on) == (0.9, False)
    assert member.settings.pace.done == 9.0
    assert [each.voice.volume for each in member.heard] == [0.9]
    assert member.refresh() is None
    assert len(member.heard) == 1  # nothing new


def test_what_a_site_takes_back_is_the_own_file_s_again(member, serve) -> None:
    serve({SITE: LOUD})
    member.refresh()
    serve({LOBBY: b""})
    assert member.refresh() is None
    assert member.volume == 0.1


def test_they_are_kept_through_a_restart(member, serve) -> None:
    serve({SITE: LOUD})
    member.refresh()
    member.restart()
    assert member.volume == 0.9


def test_only_the_terminal_s_own_files_are_fetched(member, serve, forge, nginx) -> None:
    other = "settings/north/terminal-T08.toml"
    serve({SITE: QUIET, other: LOUD, "settings/north/group-ward.toml": LOUD})
    serve({"settings/south/site.toml": LOUD}, "south")
    assert member.refresh() is None
    asked = (nginx.folder / "accesses").read_text()
    mine = [line for line in asked.splitlines() if f"/{forge.site.name}/" in line]
    assert any("site.toml" in line for line in mine)
    assert not any("T08" in line or "ward" in line or "south" in line for line in mine)


def test_nothing_is_fetched_twice(member, serve) -> None:
    serve({SITE: QUIET, LOBBY: LOUD})
    member.refresh()
    before = member.terminal.refresh().transferred
    serve({SITE: QUIET, LOBBY: LOUD, MINE: b"[pace]\ndone = 9.0\n"})
    member.refresh()
    assert member.terminal.refresh().transferred == before


def test_the_command_fetches_them_too(tmp_path, nginx, name, certificates, capsys) -> None:
    forge = Forge(nginx.site / name, now=int(time.time()))
    forge.sites = {"north": KeyPair.generate()}
    forge.publish([ISSUER])
    forge.sign_site("north", {SITE: LOUD})
    forge.publish_online()
    own, root = tmp_path / "terminal.toml", tmp_path / "root.json"
    own.write_text(OWN, encoding="utf-8")
    root.write_bytes(forge.root)
    state = ("--state", str(tmp_path / "state"))
    assert main(["trust", "enrol", str(root), *state]) == 0
    server = ("--repository", nginx.url(name), "--ca", str(certificates.ca))
    assert main(["trust", "refresh", *state, *server, "--settings", str(own)]) == 0
    assert "settings version 1" in capsys.readouterr().out
    assert load(own, {}).voice.volume == 0.9
    assert main(["trust", "refresh", *state, *server, "--settings", str(own), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["version"] == 1
    own.write_text("[terminal]\n", encoding="utf-8")
    assert main(["trust", "refresh", *state, *server, "--settings", str(own), "--json"]) == 2


# -- attacks ---------------------------------------------------------------------------------------


def test_a_rollback_of_the_site_s_metadata_is_refused(member, serve, forge) -> None:
    """By stolen server keys: TUF refuses the snapshot, and with it the trust's refresh."""
    serve({SITE: QUIET})
    serve({SITE: LOUD})
    member.refresh()
    forge.version["settings-north"] = 1
    forge.publish_online()
    assert member.terminal.refresh().problem is RefreshProblem.ROLLBACK
    assert member.volume == 0.9


def test_a_rollback_is_refused_after_tuf_lost_its_folder(member, serve, forge) -> None:
    serve({SITE: QUIET})
    serve({SITE: LOUD})
    member.refresh()
    shutil.rmtree(member.terminal.cache.metadata)
    member.restart()
    forge.version["settings-north"] = 1
    forge.publish_online()
    member.refuses(RefreshProblem.ROLLBACK)


def test_two_of_one_version_are_refused(member, serve, forge) -> None:
    serve({SITE: QUIET})
    member.refresh()
    shutil.rmtree(member.terminal.cache.metadata)
    forge.sign_site("north", {SITE: LOUD}, version=1)
    forge.publish_online()
    member.refuses(RefreshProblem.MIXED)


def test_a_freeze_ends_when_the_site_s_metadata_expires(member, serve, forge) -> None:
    serve({SITE: QUIET})
    member.refresh()
    forge.now += 31 * DAY
    member.terminal.clock.advance(31 * DAY)
    forge.publish([ISSUER])  # all is signed anew but the site's
    member.refuses(RefreshProblem.EXPIRED)


def test_another_key_than_the_site_s_is_refused(member, serve, forge) -> None:
    serve({SITE: QUIET})
    member.refresh()
    forge.sign_site("north", {SITE: LOUD}, signer=forge.sites["south"])
    forge.publish_online()
    member.refuses(RefreshProblem.BAD_SIGNATURE)


def test_a_site_signs_for_no_other_site(member, serve) -> None:
    serve({SITE: LOUD, "settings/north/site.toml": LOUD}, "south")
    serve({LOBBY: QUIET})
    assert member.refresh() is None
    assert member.volume == 0.5


def test_a_site_signs_no_trust(member, serve) -> None:
    before = member.terminal.believes()
    serve({"trust/issuers.json": b"{}", f"trust/revoked/{KID.hex()}/all.bin": ctis(6), SITE: LOUD})
    assert member.refresh() is None
    assert member.terminal.believes()[1] == before[1]


def test_metadata_of_another_version_under_the_announced_name_is_mixed(
    member, serve, forge
) -> None:
    serve({SITE: QUIET})
    member.refresh()
    serve({SITE: LOUD})
    shutil.copy(forge.metadata("settings-north", 1), forge.metadata("settings-north", 2))
    member.refuses(RefreshProblem.MIXED)


def test_another_terminal_s_file_in_this_one_s_place_is_mixed(member, serve, forge) -> None:
    other = "settings/north/terminal-T08.toml"
    serve({MINE: QUIET, other: LOUD + b"#"})
    place, foreign = (forge.served(path, "settings-north") for path in (MINE, other))
    shutil.copy(foreign, place)
    member.refuses(RefreshProblem.TOO_LARGE)  # one byte too many; of the same length:
    place.write_bytes(LOUD)
    member.refuses(RefreshProblem.MIXED)


def test_an_oversized_file_is_not_even_asked_for(member, serve) -> None:
    serve({SITE: b"#" * (LARGEST + 1)})
    member.refuses(RefreshProblem.TOO_LARGE)


def test_a_file_that_is_missing_on_the_server(member, serve, forge) -> None:
    serve({SITE: QUIET})
    member.refresh()
    serve({SITE: LOUD})
    forge.served(SITE, "settings-north").unlink()
    member.refuses(RefreshProblem.HTTP_STATUS)


def test_a_site_nobody_has_admitted(member, forge, serve) -> None:
    serve({SITE: LOUD})
    member.refresh()
    del forge.sites["north"]
    forge.publish([ISSUER])
    member.refuses(RefreshProblem.NOT_PUBLISHED)
    assert member.volume == 0.9


def test_a_site_that_has_published_nothing_yet(member) -> None:
    member.refuses(RefreshProblem.NOT_PUBLISHED)


# -- what is signed, and wrong ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        b"[voice\n",
        b"\xff",
        b"[voice]\nvolume = 7\n",
        b"[voice]\ntone = 1\n",
        b"[colour]\nred = 1\n",
        b"voice = 1\n",
        b'[trust]\nrepository = "https://elsewhere.example"\n',
        b'[storage]\nfolder = "/"\n',
        b'[hospital]\nbase_url = "https://elsewhere.example"\n',
        b"[metrics]\nport = 80\n",
        b'[fleet]\nsite = "south"\n',
        b'[terminal]\nid = "T08"\n',
    ],
)
def test_a_wrong_file_is_refused_with_all_that_comes_with_it(member, serve, wrong) -> None:
    serve({SITE: QUIET})
    member.refresh()
    serve({SITE: LOUD, LOBBY: wrong})
    member.refuses(None)
    refused = member.status.refused
    assert refused is not None
    assert refused.version == 2
    assert all(problem.startswith("group-lobby.toml: ") for problem in refused.problems)
    serve({SITE: LOUD})
    assert member.refresh() is None
    assert (member.volume, member.status.refused) == (0.9, None)


def test_what_does_not_go_with_the_own_file_is_refused(member, serve) -> None:
    """Each right by itself: a scanner that types ends with one key."""
    member.own.write_text(OWN + '[scanner]\nkind = "keyboard"\n', encoding="utf-8")
    serve({SITE: b'[scanner]\nsuffix = "ab"\n'})
    member.refuses(None)
    assert member.status.refused is not None
    assert member.status.refused.problems == (
        "scanner.suffix: a scanner that types ends with one key",
    )


def test_a_bug_in_the_taker_does_not_hold_up_the_trust(member, serve) -> None:
    serve({SITE: LOUD})
    member.inbox._on_new = lambda _: 1 / 0
    assert member.refresh() is RefreshProblem.FAULT


def test_a_damaged_file_on_the_disk_is_fetched_again(member, serve) -> None:
    serve({SITE: QUIET})
    member.refresh()
    member.comes_up()
    serve({SITE: LOUD})
    member.refresh()
    for path in (member.own.parent / "state/settings/fleet").glob("*.toml"):
        if path.read_bytes() == LOUD:
            path.write_bytes(b"damaged")
    assert member.volume == 0.5  # the set before
    assert member.refresh() is None
    assert member.volume == 0.9


# -- a set under which the terminal does not come up ------------------------------------------------


def test_it_goes_back_to_the_set_before_and_does_not_take_the_other_again(member, serve) -> None:
    serve({SITE: QUIET})
    member.refresh()
    member.comes_up()
    serve({SITE: LOUD})
    member.refresh()
    for _ in range(2):
        assert Start(member.own, {})().voice.volume == 0.9  # and does not reach the first screen
    assert member.comes_up().voice.volume == 0.5
    member.refuses(None)
    assert member.status.refused is not None
    assert not member.status.refused.came_up
    serve({SITE: LOUD, MINE: b"[pace]\ndone = 9.0\n"})  # put right, as far as anybody knows
    assert member.refresh() is None
    assert member.volume == 0.9


def test_it_goes_back_to_none_where_there_was_none(member, serve) -> None:
    serve({SITE: LOUD})
    member.refresh()
    for _ in range(2):
        Start(member.own, {})()
    assert member.comes_up().voice.volume == 0.1
    member.refuses(None)


def test_it_goes_back_over_all_sets_that_never_came_up(member, serve) -> None:
    serve({SITE: QUIET})
    member.refresh()
    member.comes_up()
    for volume in (b"0.6", b"0.7", b"0.8"):
        serve({SITE: b"[voice]\nvolume = " + volume})
        member.refresh()
    for _ in range(2):
        Start(member.own, {})()
    assert member.comes_up().voice.volume == 0.5


def test_once_it_has_come_up_it_stays(member, serve) -> None:
    serve({SITE: LOUD})
    member.refresh()
    member.comes_up()
    for _ in range(4):
        assert Start(member.own, {})().voice.volume == 0.9
