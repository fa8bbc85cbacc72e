"""The bundle on clean Debian systems, with the packages that it is to depend on and no others of note."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_spec.bundle.contents import Flavour
from tests.slow.bundles import bundle
from tests.slow.deb_machines import SUITES, Machine, clean_system

pytestmark = pytest.mark.timeout(3600)

_SHOTS = 1_000  # bytes: a picture of a screen is more


def _machine(suite: str, own: Path, flavour: Flavour) -> Machine:
    folder = bundle(flavour)
    mounts = ["mkdir -p merged/opt/bundle", f"mount --bind {folder} merged/opt/bundle"]
    mounts.append("mount --rbind /dev merged/dev")  # the played devices are pseudo terminals
    return Machine(clean_system(suite), own, mounts=mounts)


@pytest.mark.parametrize("suite", SUITES)
def test_the_demo_plays_every_step(suite: str, tmp_path: Path) -> None:
    machine = _machine(suite, tmp_path, Flavour.DEMO)
    said = machine.ok("cd /tmp && /opt/bundle/yima-kiosk demo --headless --out /srv/play")
    assert "all steps came about" in said
    play = tmp_path / "disk" / "upper" / "srv" / "play"
    steps = json.loads((play / "timeline.json").read_text())
    assert len(steps) >= 10
    pictures = [play / step["picture"] for step in steps if step["picture"]]
    assert pictures
    assert all(each.stat().st_size > _SHOTS for each in pictures)


@pytest.mark.parametrize("suite", SUITES)
def test_every_command_of_an_installed_terminal_can_be_loaded(suite: str, tmp_path: Path) -> None:
    machine = _machine(suite, tmp_path, Flavour.KIOSK)
    assert "usage:" in machine.ok("/opt/bundle/yima-kiosk --help")
    for command in (
        "run",
        "supervise",
        "readiness",
        "logs",
        "manifest",
        "settings show",
        "trust status",
    ):
        assert "usage:" in machine.ok(f"/opt/bundle/yima-kiosk {command} --help")


def test_an_installed_terminal_has_no_demo(tmp_path: Path) -> None:
    machine = _machine("bullseye", tmp_path, Flavour.KIOSK)
    assert machine.run("/opt/bundle/yima-kiosk demo --headless --out /srv/play").code != 0
    assert machine.run("/opt/bundle/yima-kiosk -m kiosk.demo.hospital").code != 0
    assert machine.run("/opt/bundle/yima-kiosk -m http.server").code == 2
