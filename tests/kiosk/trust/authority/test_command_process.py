"""`yima trust` and what is outside of Python: passphrases, the terminal, pipes that close, full disks."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

PASSPHRASE = "correct horse battery"
NOW = str(int(time.time()) - 3_600)


def test_a_wrong_passphrase_is_one_line(home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMA_TRUST_PASSPHRASE", "not the right one")
    said = home.refused("publish", "--home", "home", "--site", "site", "--now", NOW)
    assert said == "yima trust: home/keys/targets.json: the passphrase does not open it\n"
    assert not Path("site").exists()
    assert not Path("home/waiting").exists()


def test_passphrases_from_files(home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMA_TRUST_PASSPHRASE", "not the right one")
    Path("right").write_text(PASSPHRASE + "\r\nsecond line\n", encoding="utf-8")
    Path("wrong").write_text("a wrong one", encoding="utf-8")
    Path("empty").write_text("\n", encoding="utf-8")
    Path("binary").write_bytes(b"\xff\xfe")

    def arguments(*files: str) -> list[str]:
        options = [f"--passphrase-file={name}" for name in files]
        return ["publish", "--home", "home", "--now", NOW, *options]

    home(*arguments("right"))
    home(*arguments("wrong", "targets=right"))
    assert "does not open it" in home.refused(*arguments("right", "targets=wrong"))
    assert "empty: no passphrase on its first line" in home.refused(*arguments("empty"))
    assert "binary: not UTF-8" in home.refused(*arguments("binary"))
    assert "none: No such file" in home.refused(*arguments("none"))


def test_a_new_passphrase_is_not_short(yima, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMA_TRUST_PASSPHRASE", "eleven char")
    assert "at least 12 characters" in yima.refused("init", "--home", "home")
    assert not Path("home").exists()


RUN = "import sys; from kiosk.__main__ import main; sys.exit(main(sys.argv[1:]))"


def without_passphrase() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "YIMA_TRUST_PASSPHRASE"}


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, without the passphrase in its environment."""
    return subprocess.run(
        [sys.executable, "-c", RUN, "trust", *arguments],
        env=without_passphrase(),
        timeout=60,
        check=False,
        **options,
    )


@pytest.mark.usefixtures("home")
def test_without_a_person_and_without_a_passphrase() -> None:
    done = run(*("publish", "--home", "home"), stdin=subprocess.DEVNULL, capture_output=True)
    assert done.returncode == 2
    assert done.stderr == (
        b"yima trust: targets: no passphrase: give --passphrase-file or YIMA_TRUST_PASSPHRASE\n"
    )


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        (PASSPHRASE, 0, b"signed targets 1"),
        ("something else", 2, b"does not open it"),
        ("", 2, b"targets: no passphrase"),
    ],
)
def test_a_person_is_asked_and_what_they_type_is_not_shown(
    typed: str, code: int, words: bytes
) -> None:
    keyboard, terminal = pty.openpty()
    try:
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, "trust", "publish", "--home", "home", "--now", NOW],
            env=without_passphrase(),
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # no other terminal for it to ask on
        )
        assert process.stderr is not None
        asked = process.stderr.read(len(b"Passphrase for key targets: "))
        assert asked == b"Passphrase for key targets: "
        os.write(keyboard, typed.encode() + b"\n")
        output, error = process.communicate(timeout=60)
        os.set_blocking(keyboard, False)
        with suppress(BlockingIOError):
            error += os.read(keyboard, 10_000)  # what the terminal showed
    finally:
        os.close(terminal)
        os.close(keyboard)
    said = output + error
    assert process.returncode == code, said
    assert words in said
    assert not typed or typed.encode() not in said
    assert b"Traceback" not in said


@pytest.mark.usefixtures("home")
def test_an_output_that_nobody_reads() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = run("show", "--home", "home", stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.usefixtures("home")
def test_a_disk_that_is_full_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("show", "--home", "home", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"yima trust: No space left on device\n"
