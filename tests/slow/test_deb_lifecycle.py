"""Installed, renewed, refused, removed, purged: on clean systems, with Debian's own dpkg."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.slow.deb_machines import SUITES, Machine, machine
from tests.slow.deb_packages import NEW, OLD, enrol, install, package, state_of, whole

pytestmark = pytest.mark.timeout(1_200)

_FOLDERS = {
    "/etc/yima-kiosk": "yima-kiosk yima-kiosk 750",
    "/var/lib/yima-kiosk": "yima-kiosk yima-kiosk 700",
    "/var/cache/yima-kiosk": "yima-kiosk yima-kiosk 700",
    "/var/lib/yima-kiosk-update": "yima-update yima-update 755",
    "/opt/yima-kiosk/base": "root root 755",
    "/opt/yima-kiosk/base/yima-kiosk": "root root 755",
}
_ENABLED = (
    "yima-kiosk.path",
    "yima-kiosk-x11.path",
    "yima-kiosk-enrol.service",
    "yima-kiosk-enrol-x11.service",
    "yima-kiosk-update.timer",
)


@pytest.fixture(params=SUITES)
def clean(request, tmp_path) -> Iterator[Machine]:
    with machine(request.param, tmp_path / "machine") as each:
        yield each


@pytest.fixture
def terminal(clean: Machine) -> Machine:
    install(clean, OLD)
    enrol(clean)
    return clean


def test_it_installs_and_everything_has_its_owner(clean: Machine) -> None:
    install(clean, OLD)
    assert whole(clean) == OLD
    for folder, expected in _FOLDERS.items():
        assert clean.ok(f"stat -c '%U %G %a' {folder}") == expected, folder
    groups = set(clean.ok("id -nG yima-kiosk").split())
    assert groups == {"yima-kiosk", "video", "lp", "dialout", "audio", "render", "gpio"}
    assert set(clean.ok("id -nG yima-update").split()) == {"yima-update", "yima-kiosk"}
    for unit in _ENABLED:
        assert clean.ok(f"systemctl is-enabled {unit}") == "enabled", unit
    assert clean.run("systemctl is-enabled ctrl-alt-del.target").said.strip() == "masked"
    assert clean.ok("dpkg --verify yima-kiosk") == ""
    assert clean.ok("dpkg --audit") == ""


def test_neither_user_writes_what_is_the_others(clean: Machine) -> None:
    install(clean, OLD)
    as_user = "setpriv --reuid={0} --regid={0} --init-groups"
    for user, closed in (
        ("yima-kiosk", "/opt/yima-kiosk/base /var/lib/yima-kiosk-update /usr/lib/yima-kiosk"),
        ("yima-update", "/opt/yima-kiosk/base /var/lib/yima-kiosk /etc/yima-kiosk"),
    ):
        for folder in closed.split():
            assert clean.run(f"{as_user.format(user)} touch {folder}/x").code != 0, (user, folder)
    assert clean.run(f"{as_user.format('yima-update')} ls /var/lib/yima-kiosk").code != 0
    clean.ok(f"{as_user.format('yima-update')} ls /etc/yima-kiosk")
    clean.ok(f"{as_user.format('yima-kiosk')} ls /var/lib/yima-kiosk-update")


def test_an_upgrade_takes_the_program_and_leaves_the_state(terminal: Machine) -> None:
    before = state_of(terminal)
    terminal.ok("systemctl disable yima-kiosk-update.timer")
    install(terminal, NEW)
    assert whole(terminal) == NEW
    assert state_of(terminal) == before
    assert terminal.run(f"ls /opt/yima-kiosk/base/_internal/only-in-{OLD}").code != 0
    assert terminal.ok("ls -A /opt/yima-kiosk") == "base"
    # What an administrator switched off stays off.
    assert terminal.run("systemctl is-enabled yima-kiosk-update.timer").said.strip() == "disabled"


def test_installing_the_same_again_changes_nothing(terminal: Machine) -> None:
    before = state_of(terminal)
    install(terminal, OLD)
    assert (whole(terminal), state_of(terminal)) == (OLD, before)
    assert terminal.ok("ls -A /opt/yima-kiosk") == "base"


@pytest.mark.parametrize("how", ["dpkg -i --force-downgrade", "dpkg -i"])
def test_a_downgrade_is_refused(terminal: Machine, how: str) -> None:
    install(terminal, NEW)
    before = state_of(terminal)
    older = terminal.bring(package(OLD))
    done = terminal.run(f"{how} {older}")
    assert done.code != 0
    assert f"{OLD} is older than {NEW}" in done.said
    assert (whole(terminal), state_of(terminal)) == (NEW, before)
    assert "install ok installed" in terminal.ok("dpkg -s yima-kiosk")
    assert terminal.ok("ls -A /opt/yima-kiosk") == "base"


def test_after_removing_an_older_one_is_refused_too(terminal: Machine) -> None:
    install(terminal, NEW)
    terminal.ok("dpkg -r yima-kiosk")
    done = terminal.run(f"dpkg -i {terminal.bring(package(OLD))}")
    assert done.code != 0
    assert f"{OLD} is older than {NEW}" in done.said
    install(terminal, NEW)
    assert whole(terminal) == NEW


def test_removing_keeps_settings_and_journals(terminal: Machine) -> None:
    before = state_of(terminal)
    terminal.ok("dpkg -r yima-kiosk")
    assert state_of(terminal) == before
    assert terminal.run("ls -d /opt/yima-kiosk /usr/bin/yima-kiosk").said.count("No such") == 2
    assert terminal.run("systemctl is-enabled ctrl-alt-del.target").said.strip() != "masked"
    install(terminal, OLD)
    assert (whole(terminal), state_of(terminal)) == (OLD, before)
    assert terminal.ok("systemctl is-enabled yima-kiosk.path") == "enabled"


def test_a_mask_of_the_administrators_stays(clean: Machine) -> None:
    clean.ok("systemctl mask ctrl-alt-del.target")
    install(clean, OLD)
    clean.ok("dpkg -P yima-kiosk")
    assert clean.run("systemctl is-enabled ctrl-alt-del.target").said.strip() == "masked"


def test_purging_leaves_nothing_where_nothing_is_open(terminal: Machine) -> None:
    terminal.ok("dpkg -P yima-kiosk")
    left = terminal.run("find / -xdev -path /srv -prune -o -name '*yima*' -print").said
    assert left.strip() == ""
    assert terminal.run("getent passwd yima-kiosk yima-update").said == ""


@pytest.mark.parametrize("why", ["money is open", "the program cannot say"])
def test_purging_keeps_journals_that_may_be_open(terminal: Machine, why: str) -> None:
    if why == "money is open":
        terminal.ok("touch /var/lib/yima-kiosk/money-is-open")
    else:
        terminal.ok(
            "rm /opt/yima-kiosk/base/release.json; echo exit 1 >/opt/yima-kiosk/base/yima-kiosk"
        )
    said = terminal.ok("dpkg -P yima-kiosk")
    assert "journals are kept in /var/backups/yima-kiosk-" in said
    assert terminal.ok("cat /var/backups/yima-kiosk-*/storage/orders.db") == "money"
    assert terminal.ok("cat /var/backups/yima-kiosk-*/storage/installation.key") == "key"
    assert terminal.ok("cat /var/backups/yima-kiosk-*/settings/terminal.toml") == "[terminal]"
    assert terminal.ok("stat -c '%U %a' /var/backups/yima-kiosk-*") == "root 700"
    assert terminal.run("ls -d /var/lib/yima-kiosk /etc/yima-kiosk").said.count("No such") == 2


def test_what_was_settled_before_a_new_installation_counts_no_more(terminal: Machine) -> None:
    terminal.ok("dpkg -r yima-kiosk")  # nothing was open
    install(terminal, OLD)
    terminal.ok("touch /var/lib/yima-kiosk/money-is-open")
    assert "journals are kept" in terminal.ok("dpkg -P yima-kiosk")


def test_a_terminal_that_was_never_enrolled_is_purged_without_a_word(clean: Machine) -> None:
    install(clean, OLD)
    assert "journals" not in clean.ok("dpkg -P yima-kiosk")
    assert clean.run("ls /var/backups | grep yima").said == ""
