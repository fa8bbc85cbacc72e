"""What lies beside the program: the packed file, licences, the bill of materials, wheels, the mirror."""

from __future__ import annotations

import json
import os
import sys
import tarfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from build_spec.bundle import archive, entry, licences, mirror, sbom, wheels
from build_spec.bundle.mirror import Mirrors
from build_spec.bundle.native import Native

ROOT = Path(__file__).parents[3]
AT = 1_700_000_000


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "yima-kiosk-1.4.0"
    (folder / "_internal").mkdir(parents=True)
    (folder / "yima-kiosk").write_bytes(b"program")
    (folder / "yima-kiosk").chmod(0o700)
    (folder / "_internal" / "b.so").write_bytes(b"library")
    (folder / "_internal" / "a.so").symlink_to("b.so")
    return folder


def test_the_same_folder_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    archive.pack(release, tmp_path / "one.tar.xz", at=AT, preset=0)
    (release / "yima-kiosk").touch()
    (release / "_internal" / "b.so").chmod(0o640)
    os.utime(release, (1, 1))
    archive.pack(release, tmp_path / "two.tar.xz", at=AT, preset=0)
    assert (tmp_path / "one.tar.xz").read_bytes() == (tmp_path / "two.tar.xz").read_bytes()


def test_what_is_packed_is_root_s_and_in_order(release: Path, tmp_path: Path) -> None:
    archive.pack(release, tmp_path / "one.tar.xz", at=AT, preset=0)
    with tarfile.open(tmp_path / "one.tar.xz") as tar:
        members = tar.getmembers()
    assert [each.name.removeprefix("yima-kiosk-1.4.0") for each in members] == [
        "",
        "/_internal",
        "/_internal/a.so",
        "/_internal/b.so",
        "/yima-kiosk",
    ]
    assert {(each.uid, each.gid, each.mtime) for each in members} == {(0, 0, AT)}
    assert [each.mode for each in members if not each.issym()] == [0o755, 0o755, 0o644, 0o755]
    assert members[2].issym()


def _native(folder: Path) -> Native:
    (folder / "copyright").write_text("of the authors")
    return Native("zbar", "0.23.92-7", ("b.so",), folder / "copyright", built=True)


def test_the_bill_of_materials(release: Path, tmp_path: Path) -> None:
    def made() -> bytes:
        return sbom.make(
            version="1.4.0",
            commit="0541a9f",
            distributions=[distribution("requests"), distribution("msgspec")],
            natives=[_native(tmp_path)],
            files=release / "_internal",
            at=AT,
        )

    bill = json.loads(made())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == "1.4.0"
    parts = {each["name"]: each for each in bill["components"]}
    assert parts["requests"]["version"] == distribution("requests").version
    assert parts["requests"]["licenses"]
    assert parts["zbar"]["purl"].startswith("pkg:deb/debian/zbar@0.23.92-7")
    assert parts["zbar"]["hashes"][0]["alg"] == "SHA-256"
    assert made() == made()


def test_licences_of_everything(tmp_path: Path) -> None:
    folder = tmp_path / "licences"
    parts = [distribution("requests"), distribution("PySide6-Essentials")]
    licences.gather(folder, parts, [_native(tmp_path)], ROOT / "LICENSE")
    assert (folder / "LICENSE.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert (folder / "debian" / "zbar" / "copyright").read_text() == "of the authors"
    assert list((folder / "python").glob("requests-*/LICENSE*"))
    assert "may\nreplace" in (folder / "qt" / "README.txt").read_text()
    assert "GNU LESSER" in (folder / "qt" / "LGPL-3.0.txt").read_text()


def test_wheels_are_for_the_oldest_glibc() -> None:
    tags = list(wheels.tags("x86_64"))
    assert tags[0] == "manylinux_2_28_x86_64"
    assert "manylinux2014_x86_64" in tags
    assert not [each for each in tags if each.startswith("manylinux_2_3")]


def test_the_mirror_is_this_machine_s() -> None:
    lines = [
        "Other|Somebody|http://other.example/debian/",
        "Debian|Debian|http://mirror.example/debian/",
        "Debian-Security|Debian|http://mirror.example/security/",
    ]
    assert mirror.chosen(lines) == Mirrors(
        "http://mirror.example/debian", "http://mirror.example/security"
    )
    assert mirror.chosen(lines[:1]) is None


def test_the_executable_starts_modules_of_the_program_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/yima-kiosk/base/_internal")
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    monkeypatch.setattr("sys.argv", ["yima-kiosk", "-m", "http.server"])
    assert entry.main() == 2
    assert "a module of the program" in capsys.readouterr().err
    assert "LD_LIBRARY_PATH" not in os.environ  # programs of the system find the system's libraries
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"  # and our own executable finds ours
    # In a process of its own nobody has imported it before.
    monkeypatch.delitem(sys.modules, "kiosk.__main__", raising=False)
    monkeypatch.setattr("sys.argv", ["yima-kiosk", "-m", "kiosk", "--help"])
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 0
    assert "yima codes verify" in capsys.readouterr().out
