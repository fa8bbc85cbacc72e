"""Packages of the stand-in, of several versions, made once for all slow tests of a process."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from build_spec.debian.pack import pack
from tests.slow.deb_machines import Machine
from tests.slow.deb_standin import make_bundle

OLD, NEW = "1.0.0", "1.1.0"


@cache
def package(version: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="yima-deb-"))
    bundle = make_bundle(folder / "bundle", version)
    return pack(bundle, folder, None, 1_704_067_200)


def install(machine: Machine, version: str) -> None:
    machine.ok(f"dpkg -i {machine.bring(package(version))}")


def enrol(machine: Machine) -> None:
    """Settings and a journal, as a terminal in use has them."""
    machine.ok(
        "cd /etc/yima-kiosk && echo '[terminal]' >terminal.toml && chown yima-kiosk: terminal.toml;"
        "cd /var/lib/yima-kiosk && echo money >orders.db && echo key >installation.key;"
        "chown yima-kiosk: * && chmod 600 *"
    )


def whole(machine: Machine) -> str:
    """The version that would run now, if all its files are of one; else what is wrong."""
    return machine.run("yima-kiosk whole").said.strip()


def state_of(machine: Machine) -> str:
    """What a terminal has to lose."""
    return machine.ok(
        "cd / && find etc/yima-kiosk var/lib/yima-kiosk -printf '%p %U %m ' "
        "\\( -type f -exec md5sum {} \\; -o -printf '\\n' \\)"
    )
