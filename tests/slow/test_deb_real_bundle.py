"""The package of the real bundle: installed on clean systems, it runs as its own user, and dpkg agrees with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_spec.bundle.contents import Flavour
from build_spec.debian.pack import pack
from tests.slow.bundles import bundle
from tests.slow.deb_machines import SUITES, machine

pytestmark = pytest.mark.timeout(3_600)


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    return pack(bundle(Flavour.KIOSK), tmp_path_factory.mktemp("deb"), None, 1_704_067_200)


@pytest.mark.parametrize("suite", SUITES)
def test_it_installs_and_speaks(package, tmp_path, suite) -> None:
    with machine(suite, tmp_path / "machine") as each:
        each.mounts.append("touch merged/dev/urandom; mount --bind /dev/urandom merged/dev/urandom")
        each.ok(f"dpkg -i {each.bring(package)}")
        as_user = "cd / && setpriv --reuid=yima-kiosk --regid=yima-kiosk --init-groups"
        assert "usage:" in each.ok(f"{as_user} yima-kiosk --help")
        for command in ("launch", "update fetch", "enrol", "decommission"):
            assert "usage:" in each.ok(f"{as_user} yima-kiosk {command} --help")
        # The program writes nothing beside itself while it runs, as root neither.
        each.ok("yima-kiosk --help")
        assert each.ok("dpkg --verify yima-kiosk") == ""
        each.ok("dpkg -P yima-kiosk")
        assert each.run("ls /opt/yima-kiosk").code != 0
