"""The hash over the program's files, and the vendor's signature under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.codes.sm2_signing import SigningKey
from kiosk.maintenance import manifest_command
from kiosk.maintenance.checks import Fact, Verdict
from kiosk.maintenance.software import (
    MANIFEST,
    PACKAGES,
    Signed,
    check_software,
    inspect,
    installed_version,
    manifest,
    package_digest,
    package_root,
)
from kiosk.update.release import Release

OTHER = SigningKey.from_bytes(b"\x07" * 32)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for package in PACKAGES:
        (tmp_path / package / "deep").mkdir(parents=True)
        (tmp_path / package / "deep" / "a.py").write_text(f"# {package}\n")
    return tmp_path


def sign(program: Path, private: bytes, version: str = "1.0") -> None:
    digest, _ = package_digest(program)
    (program / MANIFEST).write_bytes(manifest(SigningKey.from_bytes(private), version, digest))


def test_signed(program: Path, vendor: tuple[bytes, bytes]) -> None:
    sign(program, vendor[0])
    result = check_software(program, vendor[1], "1.0")
    assert (result.verdict, result.facts[Fact.FILES]) == (Verdict.PASS, 4)


def test_not_signed_is_said_plainly(program: Path, vendor: tuple[bytes, bytes]) -> None:
    result = check_software(program, vendor[1], "1.0")
    assert (result.verdict, result.facts[Fact.SIGNED]) == (Verdict.WARN, "not_signed")


@pytest.mark.parametrize("change", ["content", "name", "more", "fewer", "link", "version"])
def test_any_change_is_found(program: Path, vendor: tuple[bytes, bytes], change: str) -> None:
    sign(program, vendor[0])
    file = program / "kiosk" / "deep" / "a.py"
    match change:
        case "content":
            file.write_text("# other\n")
        case "name":
            file.rename(file.with_name("b.py"))
        case "more":
            (program / "ui" / "extra.py").write_text("")
        case "fewer":
            file.unlink()
        case "link":
            file.unlink()
            file.symlink_to("/dev/null")
    version = "1.1" if change == "version" else "1.0"
    assert inspect(program, vendor[1], version).signed is Signed.FILES_DIFFER


def test_what_python_leaves_behind_does_not_count(program: Path) -> None:
    before = package_digest(program)
    (program / "kiosk" / "__pycache__").mkdir()
    (program / "kiosk" / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert package_digest(program) == before


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A release as PyInstaller lays it out: the packages are in the executable."""
    (tmp_path / "_internal" / "ui").mkdir(parents=True)
    (tmp_path / "yima-kiosk").write_bytes(b"\x7fELF program")
    (tmp_path / "_internal" / "libother.so").write_bytes(b"\x7fELF library")
    (tmp_path / "_internal" / "ui" / "Kiosk.qml").write_text("Item {}\n")
    made = Release("1.4.0", "linux-x86_64", "0541a9f")
    (tmp_path / "release.json").write_bytes(made.to_bytes())
    return tmp_path


@pytest.mark.parametrize(
    "changed",
    ["yima-kiosk", "_internal/libother.so", "_internal/ui/Kiosk.qml", "release.json", "new"],
)
def test_every_file_of_a_release_counts(
    installed: Path, vendor: tuple[bytes, bytes], changed: str
) -> None:
    sign(installed, vendor[0], "1.4.0")
    assert inspect(installed, vendor[1], "1.4.0").signed is Signed.SIGNED
    assert inspect(installed, vendor[1], "1.4.0").files == 4
    (installed / changed).write_bytes(b"other")
    assert inspect(installed, vendor[1], "1.4.0").signed is Signed.FILES_DIFFER


def test_an_installed_release_says_its_version(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(installed / "yima-kiosk"))
    assert package_root() == installed
    assert installed_version() == "1.4.0"
    (installed / "release.json").write_text("{}")
    assert installed_version() == "0"


def test_somebody_else_s_signature(program: Path, vendor: tuple[bytes, bytes]) -> None:
    sign(program, vendor[0])
    other = b"\x04" + OTHER.public.coordinates
    assert inspect(program, other, "1.0").signed is Signed.WRONG_SIGNATURE
    assert inspect(program, None, "1.0").signed is Signed.NO_VENDOR_KEY
    (program / MANIFEST).write_text("{")
    assert inspect(program, vendor[1], "1.0").signed is Signed.WRONG_SIGNATURE


def test_the_vendor_s_command(
    program: Path, vendor: tuple[bytes, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    key = program / "vendor.key"
    key.write_text(vendor[0].hex())
    key.chmod(0o600)
    words = ["--key", str(key), "--root", str(program), "--release", "1.0"]
    assert manifest_command.main(words) == 0
    assert package_digest(program)[0] in capsys.readouterr().out
    assert inspect(program, vendor[1], "1.0").signed is Signed.SIGNED
    key.write_text("no key")
    assert manifest_command.main(words) == 2
