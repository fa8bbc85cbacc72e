"""What is in the built package, read back with dpkg-deb."""

from __future__ import annotations

import lzma
import os
import re
import subprocess
from pathlib import Path

import pytest

from build_spec.debian.__main__ import main
from build_spec.debian.pack import pack
from tests.slow.deb_standin import make_bundle

_EPOCH = 1_750_000_000


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("deb")
    return pack(make_bundle(folder / "bundle", "1.4.0"), folder, None, _EPOCH)


@pytest.fixture(scope="module")
def fields(package) -> dict[str, str]:
    said = subprocess.run(["dpkg-deb", "-f", package], capture_output=True, text=True, check=True)
    found = re.findall(r"^(\S+): (.*)$", said.stdout, re.MULTILINE)
    return dict(found)


@pytest.fixture(scope="module")
def listed(package) -> dict[str, tuple[str, str]]:
    """Mode and owner of each path."""
    said = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, text=True, check=True)
    lines = [line.split(maxsplit=5) for line in said.stdout.splitlines()]
    return {line[5].removeprefix("."): (line[0], line[1]) for line in lines}


def _inside(package: Path) -> list[str]:
    said = subprocess.run(["ar", "t", package], capture_output=True, text=True, check=True)
    return said.stdout.split()


def test_its_fields(fields) -> None:
    assert fields["Package"] == "yima-kiosk"
    assert fields["Version"] == "1.4.0"
    assert fields["Architecture"] == "amd64"
    assert int(fields["Installed-Size"]) > 200
    depends = fields["Depends"]
    assert "libc6 (>= 2.28)" in depends
    assert "libglib2.0-0 | libglib2.0-0t64" in depends
    assert "debconf" not in depends
    for needed in ("cage", "seatd", "xwayland", "xserver-xorg-core", "speech-dispatcher"):
        assert needed in fields["Recommends"]


def test_debian_11_can_read_it(package) -> None:
    assert _inside(package) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    data = subprocess.run(
        ["ar", "p", package, "data.tar.xz"], capture_output=True, check=True
    ).stdout
    assert lzma.decompress(data)


def test_everything_is_roots_and_nobody_else_writes_it(listed) -> None:
    assert "/usr/bin/yima-kiosk" in listed
    for path, (mode, owner) in listed.items():
        assert owner == "root/root", path
        assert mode[5] == mode[8] == "-", path
        assert "s" not in mode.lower(), path
        assert mode in {"drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--"}, path


def test_what_it_puts_where(listed) -> None:
    runs = {path for path, (mode, _) in listed.items() if mode.startswith("-rwx")}
    assert runs == {
        "/opt/yima-kiosk/base/yima-kiosk",
        "/usr/bin/yima-kiosk",
        "/usr/lib/yima-kiosk/after-session",
        "/usr/lib/yima-kiosk/last-screen",
        "/usr/lib/yima-kiosk/stick",
        "/usr/lib/yima-kiosk/xserver-cookie",
        "/usr/lib/yima-kiosk/xserver-ready",
    }
    for path in (
        "/opt/yima-kiosk/base/release.json",
        "/opt/yima-kiosk/base/_internal/session.py",
        "/usr/lib/systemd/system/yima-kiosk.service",
        "/usr/lib/systemd/system/yima-kiosk-update.timer",
        "/usr/lib/udev/rules.d/70-yima-kiosk.rules",
        "/usr/lib/sysusers.d/yima-kiosk.conf",
        "/usr/lib/tmpfiles.d/yima-kiosk.conf",
        "/usr/share/doc/yima-kiosk/copyright",
    ):
        assert path in listed
    # Settings are enrolment's, state is the terminal's: dpkg knows neither.
    assert not [path for path in listed if path.startswith(("/etc", "/var", "/run", "/home"))]


def test_it_asks_nothing_and_has_no_conffiles(package) -> None:
    said = subprocess.run(
        ["dpkg-deb", "--ctrl-tarfile", package], capture_output=True, check=True
    ).stdout
    names = subprocess.run(
        ["tar", "t"], input=said, capture_output=True, check=True
    ).stdout.decode()
    assert {name.removeprefix("./") for name in names.split()} == {
        *("", "control", "md5sums", "preinst", "postinst", "prerm", "postrm"),
    }


def test_its_sums_are_those_of_its_files(package, tmp_path) -> None:
    subprocess.run(["dpkg-deb", "-R", package, tmp_path / "x"], check=True)
    done = subprocess.run(
        ["md5sum", "--quiet", "--check", "DEBIAN/md5sums"], cwd=tmp_path / "x", check=False
    )
    assert done.returncode == 0


def test_the_same_bundle_gives_the_same_bytes(package, tmp_path) -> None:
    bundle = make_bundle(tmp_path / "elsewhere", "1.4.0")
    for path in bundle.rglob("*"):
        os.utime(path, (1, 1))
    (bundle / "release.json").chmod(0o600)
    before = os.umask(0o077)
    try:
        again = pack(bundle, tmp_path / "out", None, _EPOCH)
    finally:
        os.umask(before)
    assert again.read_bytes() == package.read_bytes()
    assert pack(bundle, tmp_path / "later", None, _EPOCH + 1).read_bytes() != again.read_bytes()


def test_the_command_packs_an_archive(tmp_path, capsys) -> None:
    make_bundle(tmp_path / "yima-kiosk-2.0.1", "2.0.1")
    archive = tmp_path / "yima-kiosk-2.0.1-linux-x86_64.tar.xz"
    subprocess.run(["tar", "cJf", archive, "yima-kiosk-2.0.1"], cwd=tmp_path, check=True)
    out = tmp_path / "dist"
    assert main(["--bundle", str(archive), "--out", str(out), "--version", "2.0.1-3"]) == 0
    assert capsys.readouterr().out.strip() == str(out / "yima-kiosk_2.0.1-3_amd64.deb")
    assert [each.name for each in out.iterdir()] == ["yima-kiosk_2.0.1-3_amd64.deb"]
