"""What is no bundle is not packed, and says why."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from build_spec.debian.__main__ import main
from kiosk.update.release import Release
from tests.slow.deb_standin import make_bundle


@pytest.fixture
def bundle(tmp_path) -> Path:
    return make_bundle(tmp_path / "bundle")


def _refused(source, tmp_path, capsys, *more: str) -> str:
    out = tmp_path / "out"
    assert main(["--bundle", str(source), "--out", str(out), *more]) == 1
    assert not out.exists() or not list(out.iterdir())
    return capsys.readouterr().err


def test_without_a_program(bundle, tmp_path, capsys) -> None:
    (bundle / "yima-kiosk").unlink()
    assert "yima-kiosk is not there" in _refused(bundle, tmp_path, capsys)


def test_a_program_that_nobody_can_execute(bundle, tmp_path, capsys) -> None:
    (bundle / "yima-kiosk").chmod(0o644)
    assert "cannot be executed" in _refused(bundle, tmp_path, capsys)


def test_of_another_platform(bundle, tmp_path, capsys) -> None:
    other = Release("1.0.0", "windows-amd64", "0" * 40)
    (bundle / "release.json").write_bytes(other.to_bytes())
    assert "is for windows-amd64" in _refused(bundle, tmp_path, capsys)


def test_without_a_word_about_itself(bundle, tmp_path, capsys) -> None:
    (bundle / "release.json").unlink()
    assert "release.json" in _refused(bundle, tmp_path, capsys)


@pytest.mark.parametrize("link", ["/etc/passwd", "../../outside"])
def test_a_link_that_leads_out(bundle, tmp_path, capsys, link) -> None:
    (bundle / "_internal" / "link").symlink_to(link)
    assert "a link out of the bundle" in _refused(bundle, tmp_path, capsys)


def test_a_link_within_is_kept(bundle, tmp_path) -> None:
    (bundle / "_internal" / "link").symlink_to("part-000")
    assert main(["--bundle", str(bundle), "--out", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize("version", ["1.0.1", "2", "1.0.0 x", "1.0.00", "1.0.0-"])
def test_a_version_of_another_release(bundle, tmp_path, capsys, version) -> None:
    assert "the bundle is 1.0.0" in _refused(bundle, tmp_path, capsys, "--version", version)


def test_an_archive_with_two_folders(bundle, tmp_path, capsys) -> None:
    archive = tmp_path / "two.tar"
    with tarfile.open(archive, "w") as opened:
        opened.add(bundle, "one")
        opened.add(bundle, "two")
    assert "has not one folder" in _refused(archive, tmp_path, capsys)


def test_what_is_no_archive(tmp_path, capsys) -> None:
    (tmp_path / "x.tar.xz").write_bytes(b"no archive")
    assert "x.tar.xz" in _refused(tmp_path / "x.tar.xz", tmp_path, capsys)
