"""The installer: it compiles without a warning, speaks both languages, and holds what it is to hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from build_spec.windows import installer
from build_spec.windows.bundle import EXECUTABLE, SESSION
from kiosk.trust.reading import Problem
from kiosk.update import release

ROOT = Path(__file__).parents[3]
SIMPLIFIED_CHINESE, ENGLISH = "080403a8", "040904e4"
"""Of a version resource: language and code page."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build_spec.windows", "--out", out, "--version", "1.4.0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "starts nowhere" in done.stdout, "that it is no product has to be said"
    return out / "yima-kiosk-1.4.0-windows-amd64.exe"


def listed(made: Path) -> dict[str, int]:
    """Sizes by name, as 7-Zip reads them out of the installer."""
    done = subprocess.run(["7z", "l", "-slt", made], capture_output=True, text=True, check=True)
    entries = re.findall(r"^Path = (.+)\nSize = (\d*)$", done.stdout, re.MULTILINE)
    return {name: int(size or 0) for name, size in entries}


def test_it_holds_the_release_and_the_session(made: Path) -> None:
    names = listed(made)
    for name in (EXECUTABLE, SESSION, release.FILE_NAME, "_internal/resources/stand-in.txt"):
        assert names[f"app.new/{name}"] > 0
    for name in ("session.ps1", "shell-launcher.xml"):
        assert names[f"session/{name}"] == (installer.HERE / name).stat().st_size
    assert "uninstall.exe" in names


def test_it_says_what_it_is_in_both_languages(made: Path) -> None:
    content = made.read_bytes()
    assert content[:2] == b"MZ"
    for language in (SIMPLIFIED_CHINESE, ENGLISH):
        assert language.encode("utf-16-le") in content
    for words in ("一码自助服务终端", "Yima self-service terminal", "1.4.0"):
        assert words.encode("utf-16-le") in content


def test_both_languages_say_everything() -> None:
    chinese, english = (
        installer.words(installer.WORDS[each]) for each in ("SIMPCHINESE", "ENGLISH")
    )
    assert len(english) >= 12
    assert chinese.keys() == english.keys()
    for name, words in chinese.items():
        assert re.search("[一-鿿]", words), name
        assert words.count("$\\r$\\n") == english[name].count("$\\r$\\n"), name
        assert set(re.findall(r"\$\{?\w+", words)) == set(re.findall(r"\$\{?\w+", english[name]))


def test_every_word_that_is_defined_is_said_and_the_other_way_round() -> None:
    script = installer.SCRIPT.read_text(encoding="utf-8")
    said = {each for each in re.findall(r"\$\((\w+)\)", script) if not each.startswith("^")}
    assert said == installer.words(installer.WORDS["ENGLISH"]).keys()


def test_every_way_it_refuses_has_a_number_of_its_own_which_the_manual_has() -> None:
    script = installer.SCRIPT.read_text(encoding="utf-8")
    manual = (ROOT / "docs" / "windows.md").read_text(encoding="utf-8")
    numbers = dict(re.findall(r"^!define ([A-Z_]+) (\d+)$", script, re.MULTILINE))
    assert len(numbers) >= 7
    assert len(set(numbers.values())) == len(numbers)
    for name, number in numbers.items():
        assert f"Stop ${{{name}}}" in script, name
        assert f"| {number} |" in manual, name


def test_a_warning_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = installer.SCRIPT.read_text(encoding="utf-8")
    worse = tmp_path / "worse.nsi"
    worse.write_text(script + "\nFunction NobodyCallsThis\nFunctionEnd\n", encoding="utf-8")
    monkeypatch.setattr(installer, "SCRIPT", worse)
    payload = tmp_path / "release"
    installer.stand_in(payload, "1.4.0")
    found = installer.compile_installer(payload, "1.4.0", tmp_path, ROOT / "LICENSE")
    assert isinstance(found, Problem)
    assert "NobodyCallsThis" in found.what
    assert list(tmp_path.glob("*.exe")) == []


def test_a_word_that_one_language_lacks_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in installer.HERE.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    chinese = tmp_path / "words-simpchinese.nsh"
    kept = [
        line for line in chinese.read_text("utf-8").splitlines() if "LangString KEEP_IT" not in line
    ]
    chinese.write_text("\n".join(kept), encoding="utf-8")
    monkeypatch.setattr(installer, "HERE", tmp_path)
    monkeypatch.setattr(installer, "SCRIPT", tmp_path / "yima-kiosk.nsi")
    payload = tmp_path / "release"
    installer.stand_in(payload, "1.4.0")
    found = installer.compile_installer(payload, "1.4.0", tmp_path / "out", ROOT / "LICENSE")
    assert isinstance(found, Problem)
    assert "KEEP_IT" in found.what


def test_what_is_no_release_for_windows_is_refused(tmp_path: Path) -> None:
    assert isinstance(installer.version_of(tmp_path), Problem)
    payload = tmp_path / "release"
    installer.stand_in(payload, "1.4.0")
    assert installer.version_of(payload) == "1.4.0"
    (payload / SESSION).unlink()
    assert installer.version_of(payload) == Problem(f"lacks {SESSION}")
    linux = release.Release("1.4.0", "linux-x86_64", commit="0" * 40)
    (payload / release.FILE_NAME).write_bytes(linux.to_bytes())
    assert installer.version_of(payload) == Problem("made for linux-x86_64")


def test_the_command_says_why_it_refuses(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "build_spec.windows", "--out", tmp_path, "--bundle", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert release.FILE_NAME in done.stderr
