"""The units under a real systemd: who starts whom, what comes back, what a session may not do.

Wayland by a real cage without a panel (Debian 12), X11 by a real X server without one (Debian 11). No graphics
card, camera or seat is in here.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.slow.deb_boot import Booted, booted
from tests.slow.deb_machines import machine
from tests.slow.deb_packages import NEW, OLD, install, package

pytestmark = pytest.mark.timeout(1_200)

_HEADLESS = (
    "[Service]\nEnvironment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman\n"
)
_XORG = """#!/bin/sh
while [ "$1" != -auth ]; do shift; done
exec Xvfb :0 -nolisten tcp -noreset -auth "$2"
"""
_HOME = "/var/lib/yima-kiosk"


@pytest.fixture(params=["bookworm", "bullseye"])
def system(request, tmp_path) -> Iterator[tuple[Booted, str, str, str]]:
    with machine(request.param, tmp_path / "machine") as each:
        if request.param == "bookworm":
            for unit in ("yima-kiosk", "yima-kiosk-enrol"):
                folder = f"/etc/systemd/system/{unit}.service.d"
                each.ok(f"mkdir -p {folder}; printf '%s' '{_HEADLESS}' >{folder}/headless.conf")
        else:
            each.ok(
                f"mkdir -p /usr/lib/xorg; printf '%s' '{_XORG}' >/usr/lib/xorg/Xorg;"
                "chmod 755 /usr/lib/xorg/Xorg"
            )
        install(each, OLD)
        newer = each.bring(package(NEW))
        with booted(each) as running:
            suffix = "" if request.param == "bookworm" else "-x11"
            yield running, f"yima-kiosk{suffix}.service", f"yima-kiosk-enrol{suffix}.service", newer


def _starts(system: Booted) -> list[str]:
    return system.run(f"cat {_HOME}/starts").said.splitlines()


def _is_over(system: Booted, unit: str) -> bool:
    # cage 0.1.4 trips over an assertion of its own when it is told to end.
    return system.state(unit) in {"inactive", "failed"}


def _serve(system: Booted, unit: str) -> None:
    system.ok("touch /etc/yima-kiosk/terminal.toml")
    system.wait_active(unit)


def _again(system: Booted, unit: str, kill: str) -> None:
    """After `kill` it is started anew, and serves."""
    before = len(_starts(system))
    system.ok(kill)
    system.wait_for(lambda: len(_starts(system)) > before, f"{kill}: not started again")
    system.wait_active(unit)


def test_a_terminal_lives_through_its_days(system) -> None:
    running, unit, enrol, newer = system
    # Not enrolled: it shows how, and nothing else.
    running.wait_active(enrol)
    running.wait_for(lambda: "enrol --screen" in " ".join(_starts(running)), "no enrolment")
    assert running.state(unit) == "inactive"
    assert running.run("systemctl is-enabled ctrl-alt-del.target").said == "masked"

    # Enrolled, which is read to the end; then it serves, and enrolment is over.
    running.ok(f"touch {_HOME}/reading /etc/yima-kiosk/terminal.toml")
    running.wait_for(lambda: running.state(enrol) == "deactivating", "enrolment is not to end")
    time.sleep(3)  # as somebody reads
    running.ok(f"kill -0 $(tail -1 {_HOME}/pids)")
    assert (running.state(enrol), running.state(unit)) == ("deactivating", "inactive")
    running.ok(f"rm {_HOME}/reading")
    _serve(running, unit)
    assert _starts(running)[-1] == "launch --settings /etc/yima-kiosk/terminal.toml"
    running.wait_for(lambda: _is_over(running, enrol), "enrolment goes on")
    _says_what_it_may(running)

    # Whatever ends, comes back.
    _again(running, unit, f"kill -9 $(tail -1 {_HOME}/pids)")
    _again(running, unit, f"kill -9 $(systemctl show -p MainPID --value {unit})")
    if "x11" in unit:
        _again(running, unit, "kill -9 $(systemctl show -p MainPID --value yima-kiosk-xserver)")
    # What hangs is ended, and started again.
    before = len(_starts(running))
    running.ok(f"touch {_HOME}/hang")
    running.wait_for(lambda: len(_starts(running)) > before, "what hangs is not started again")
    running.ok(f"rm {_HOME}/hang")
    running.wait_active(unit)

    # A new package: the former ends in order, the newer one serves.
    before = len(_starts(running))
    running.ok(f"rm -f {_HOME}/ended; dpkg -i {newer}")
    running.wait_active(unit)
    assert running.ok(f"cat {_HOME}/ended") == "in order"
    assert len(_starts(running)) > before
    assert running.ok("yima-kiosk whole") == NEW

    # Decommissioned: it shows how to enrol it.
    running.ok("rm /etc/yima-kiosk/terminal.toml; kill -9 $(tail -1 /var/lib/yima-kiosk/pids)")
    running.wait_active(enrol)
    running.wait_for(lambda: _is_over(running, unit), "it goes on")


def _says_what_it_may(system: Booted) -> None:
    system.wait_for(lambda: "CapBnd" in system.run(f"cat {_HOME}/facts").said, "no facts")
    facts = system.ok(f"cat {_HOME}/facts").rpartition("display")[2]
    assert not facts.startswith(" None"), facts
    assert "watched by pid False" in facts or ":0" in facts
    assert "CapBnd: 0000000000000000" in facts
    for path, allowed in (
        ("/etc/yima-kiosk/try", "no"),
        ("/etc/try", "no"),
        ("/opt/yima-kiosk/base/try", "no"),
        ("/var/lib/yima-kiosk-update/try", "no"),
        ("/var/lib/yima-kiosk/try", "yes"),
        ("/run/yima-kiosk/try", "yes"),
    ):
        assert f"writes {path} {allowed}" in facts, facts


def test_releases_are_fetched_by_their_own_user(system) -> None:
    running, unit, _enrol, _newer = system
    running.ok("systemctl start yima-kiosk-update.service")
    assert running.run("cat /var/lib/yima-kiosk-update/facts").code != 0  # not enrolled: nothing
    _serve(running, unit)
    running.ok("systemctl start yima-kiosk-update.service")
    facts = running.ok("cat /var/lib/yima-kiosk-update/facts")
    assert "writes /var/lib/yima-kiosk-update/try yes" in facts
    for path in ("/etc/yima-kiosk/try", "/opt/yima-kiosk/base/try", "/var/lib/yima-kiosk/try"):
        assert f"writes {path} no" in facts, facts
    assert running.ok("stat -c %U /var/lib/yima-kiosk-update/facts") == "yima-update"
    assert "CapBnd: 0000000000000000" in facts
    assert running.state("yima-kiosk-update.timer") == "active"
