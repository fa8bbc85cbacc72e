"""Units, rules and scripts that go into the package."""

from __future__ import annotations

import configparser
import subprocess

import pytest

from build_spec.debian.control import DEPENDS
from build_spec.debian.tree import FILES, MAINTAINER_SCRIPTS, PLACED, text_of

_SESSIONS = (
    "yima-kiosk",
    "yima-kiosk-x11",
    "yima-kiosk-enrol",
    "yima-kiosk-enrol-x11",
)
_SCRIPTS = (
    *(f"maintainer/{name}" for name in MAINTAINER_SCRIPTS),
    *(f"scripts/{path.name}" for path in sorted((FILES / "scripts").iterdir())),
)


def _unit(name: str) -> dict[str, dict[str, list[str]]]:
    """Sections, and all values of each directive."""
    found: dict[str, dict[str, list[str]]] = {}
    section: dict[str, list[str]] = {}
    for line in text_of(f"units/{name}").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            key, equals, value = line.partition("=")
            assert equals, line
            section.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("script", _SCRIPTS)
def test_scripts_are_of_the_plain_shell(script) -> None:
    text = text_of(script, "1.0.0")
    assert text.startswith("#!/bin/sh\n")
    assert "@" not in text.replace("$@", "").replace('"$@"', "")  # nothing was left to put in
    done = subprocess.run(["sh", "-n"], input=text, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", _SESSIONS)
def test_sessions_can_do_little(name) -> None:
    service = _unit(f"{name}.service")["Service"]
    for directive, value in {
        "User": "yima-kiosk",
        "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "PrivateTmp": "yes",
        "MemorySwapMax": "0",
        "LimitCORE": "0",
        "UMask": "0077",
        "DevicePolicy": "closed",
        "RestrictNamespaces": "yes",
        "SystemCallArchitectures": "native",
        "StateDirectoryMode": "0700",
        "Restart": "always",
    }.items():
        assert service[directive] == [value], directive
    assert _unit(f"{name}.service")["Unit"]["StartLimitIntervalSec"] == ["0"]


@pytest.mark.parametrize("name", ["yima-kiosk", "yima-kiosk-x11"])
def test_the_terminal_is_watched(name) -> None:
    unit = _unit(f"{name}.service")
    service = unit["Service"]
    assert service["Type"] == ["notify"]
    assert service["WatchdogSec"] == ["10"]
    assert service["RestartSec"] == ["1"]
    assert "/etc" in service["ReadOnlyPaths"]
    assert service["ExecStart"][0].endswith(
        "/usr/bin/yima-kiosk launch --settings /etc/yima-kiosk/terminal.toml"
    )
    assert "/etc/yima-kiosk/terminal.toml" in unit["Unit"]["ConditionPathExists"]


@pytest.mark.parametrize("name", _SESSIONS)
def test_root_s_scripts_get_no_environment_that_the_terminal_s_user_can_write(name) -> None:
    """LD_PRELOAD in such a file, brought by a stick as some certificate, would run as root."""
    files = _unit(f"{name}.service")["Service"]["EnvironmentFile"]
    own = ("/etc/yima-kiosk/", "/var/lib/yima-kiosk", "/var/cache/yima-kiosk", "/run/")
    assert files == ["-/etc/default/yima-kiosk"]
    assert not [each for each in files if each.removeprefix("-").startswith(own)]


def test_with_cage_between_its_child_speaks() -> None:
    service = _unit("yima-kiosk.service")["Service"]
    assert service["ExecStart"][0].startswith("/usr/bin/cage ")
    assert "-s" not in service["ExecStart"][0].split()  # no switching of virtual terminals
    assert service["NotifyAccess"] == ["all"]
    # It names cage, and the supervisor would take the watchdog for somebody else's.
    assert service["UnsetEnvironment"] == ["WATCHDOG_PID"]


@pytest.mark.parametrize("suffix", ["", "-x11"])
def test_either_serves_or_enrols(suffix) -> None:
    terminal, enrol = (
        _unit(f"yima-kiosk{suffix}.service"),
        _unit(f"yima-kiosk-enrol{suffix}.service"),
    )
    assert f"yima-kiosk-enrol{suffix}.service" in terminal["Unit"]["Conflicts"][0].split()
    assert "!/etc/yima-kiosk/terminal.toml" in enrol["Unit"]["ConditionPathExists"]
    assert "/etc/yima-kiosk" in enrol["Service"]["ReadWritePaths"]
    assert enrol["Service"]["ExecStop"] == ["/usr/lib/yima-kiosk/last-screen"]
    assert enrol["Service"]["TimeoutStopSec"] == ["60"]  # its 40 seconds fit in
    assert "/etc/yima-kiosk" not in terminal["Service"]["ReadWritePaths"]
    path = _unit(f"yima-kiosk{suffix}.path")
    assert path["Path"]["PathExists"] == ["/etc/yima-kiosk/terminal.toml"]
    assert path["Path"]["Unit"] == [f"yima-kiosk{suffix}.service"]
    # A path unit whose service cannot start would try for ever: both ask the same.
    asked = set(terminal["Unit"]["ConditionPathExists"]) - {"/etc/yima-kiosk/terminal.toml"}
    assert set(path["Unit"]["ConditionPathExists"]) == asked


def test_wayland_and_x11_exclude_each_other() -> None:
    wayland = _unit("yima-kiosk.path")["Unit"]["ConditionPathExists"]
    x11 = _unit("yima-kiosk-x11.path")["Unit"]["ConditionPathExists"]
    denied = {each.removeprefix("!") if each[0] == "!" else f"!{each}" for each in wayland}
    assert {each.removeprefix("|") for each in x11 if each[0] == "|"} == denied


def test_who_fetches_releases_sees_no_journal() -> None:
    service = _unit("yima-kiosk-update.service")["Service"]
    assert service["User"] == ["yima-update"]
    assert service["InaccessiblePaths"] == ["-/var/lib/yima-kiosk"]
    assert service["StateDirectory"] == ["yima-kiosk-update"]
    assert service["ExecStart"] == [
        "/usr/bin/yima-kiosk update fetch --settings /etc/yima-kiosk/terminal.toml"
    ]


def test_the_bare_x_server_switches_nothing_and_hears_no_network() -> None:
    service = _unit("yima-kiosk-xserver.service")["Service"]
    words = service["ExecStart"][0].split()
    assert {"-novtswitch", "-nolisten", "-auth", "-config"} <= set(words)
    assert service["IPAddressDeny"] == ["any"]
    config = text_of("system/xorg.conf")
    for option in ("DontVTSwitch", "DontZap"):
        assert f'Option "{option}" "true"' in config


def test_no_group_hears_the_keyboards() -> None:
    members = [
        line.split()[1:]
        for line in text_of("system/sysusers.conf").splitlines()
        if line.startswith("m ")
    ]
    assert ["yima-update", "yima-kiosk"] in members
    assert {group for user, group in members if user == "yima-kiosk"} == {
        *("video", "lp", "dialout", "audio", "render", "gpio"),
    }


def test_every_file_has_its_place() -> None:
    placed = {each.source for each in PLACED}
    there = {str(path.relative_to(FILES)) for path in FILES.rglob("*") if path.is_file()}
    elsewhere = {
        "units/session.hardening",
        "maintainer/common",
        "system/yima-kiosk.1",
        *(f"maintainer/{name}" for name in MAINTAINER_SCRIPTS),
    }
    assert there == placed | elsewhere
    assert len({each.target for each in PLACED}) == len(PLACED)


def test_dependencies_are_each_named_once() -> None:
    names = [name.split()[0] for each in DEPENDS for name in each.split("|")]
    assert len(names) == len(set(names))


def test_the_xserver_configuration_has_its_sections_closed() -> None:
    words = [line.split()[0] for line in text_of("system/xorg.conf").splitlines() if line.strip()]
    assert words.count("Section") == words.count("EndSection") == 3


def test_journald_keeps_its_bounds() -> None:
    parser = configparser.ConfigParser()
    parser.read_string(text_of("system/journald.conf"))
    assert parser["Journal"]["systemmaxuse"] == "200M"
