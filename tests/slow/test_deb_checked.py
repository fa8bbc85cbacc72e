"""The package looked over by Debian's own tools: lintian, shellcheck, systemd-analyze, udevadm."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from build_spec.debian.tree import FILES, MAINTAINER_SCRIPTS, text_of
from tests.slow.deb_machines import SUITES, Machine, machine, tools_system
from tests.slow.deb_packages import OLD, install, package

pytestmark = pytest.mark.timeout(1_200)

_MOST = {
    "yima-kiosk-update.service": 2.0,
    "yima-kiosk.service": 2.5,
    "yima-kiosk-x11.service": 2.5,
    "yima-kiosk-enrol.service": 2.5,
    "yima-kiosk-enrol-x11.service": 2.5,
    "yima-kiosk-xserver.service": 4.0,
}
"""By `systemd-analyze security`, 10 is worst; docs/packaging-deb.md has the figures."""
_SCRIPTS = (
    *(f"maintainer/{name}" for name in MAINTAINER_SCRIPTS),
    *(f"scripts/{path.name}" for path in sorted((FILES / "scripts").iterdir())),
)


@pytest.fixture(params=SUITES)
def installed(request, tmp_path) -> Iterator[Machine]:
    with machine(request.param, tmp_path / "machine") as each:
        each.mounts.append("mount -t sysfs -o ro sysfs merged/sys")
        each.ok("mkdir -p /usr/lib/xorg; ln -s /bin/true /usr/lib/xorg/Xorg")
        install(each, OLD)
        yield each


@pytest.fixture
def tools(tmp_path) -> Machine:
    (tmp_path / "tools").mkdir()
    return Machine(tools_system(), tmp_path / "tools")


def test_lintian_finds_nothing(tools: Machine) -> None:
    tools.ok("mkdir -p /tmp; chmod 1777 /tmp")
    said = tools.ok(
        f"setpriv --reuid=nobody --clear-groups lintian --fail-on error,warning {tools.bring(package(OLD))}"
    )
    assert "yima-kiosk" not in said, said


@pytest.mark.parametrize("script", _SCRIPTS)
def test_shellcheck_finds_nothing(tools: Machine, script: str) -> None:
    tools.ok(f"cat >/srv/script <<'END'\n{text_of(script, OLD)}\nEND")
    assert tools.run("shellcheck /srv/script").said == ""


def test_systemd_finds_nothing(installed: Machine) -> None:
    """Debian 11's 247 and Debian 12's 252: no word that either does not know."""
    said = installed.run(
        "cd /usr/lib/systemd/system && systemd-analyze verify --man=no"
        " $(ls | grep '^yima-kiosk' | grep -v @) yima-kiosk-stick@sdb1.service"
    ).said
    assert [line for line in said.splitlines() if "yima" in line] == []


def test_udev_finds_nothing(installed: Machine) -> None:
    said = installed.run("udevadm test /sys/devices/virtual/mem/null 2>&1").said
    lines = [line for line in said.splitlines() if "70-yima-kiosk.rules" in line]
    assert lines, said
    assert [line for line in lines if "Reading rules file" not in line] == []


def test_what_units_are_exposed_to(tmp_path) -> None:
    with machine("bookworm", tmp_path / "machine") as each:
        install(each, OLD)
        for unit, most in _MOST.items():
            said = each.run(f"systemd-analyze security --offline=yes --no-pager {unit}").said
            figure = re.search(r"exposure level for \S+: ([0-9.]+)", said)
            assert figure is not None, said
            assert float(figure[1]) <= most, said


def test_a_stick_of_another_file_system_is_not_mounted(installed: Machine) -> None:
    """That vfat is, needs a kernel that knows it."""
    done = installed.run(
        "truncate -s 2M /srv/stick; mkfs.ext4 -q /srv/stick; /usr/lib/yima-kiosk/stick mount /srv/stick"
    )
    assert done.code == 1
    assert "not vfat or exfat" in done.said
    assert installed.run("ls /run/media/yima-kiosk").said == ""
