"""`yima trust enrol`, `status` and `refresh`, as whoever sets up a terminal uses them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.trust.distribution.cache import TrustCache
from tests.integration.trust.forge import Forge
from tests.integration.trust.terminal import ISSUER, KID, ctis


@pytest.fixture
def setting(tmp_path, nginx, name, certificates) -> tuple[Forge, str, list[str], list[str]]:
    """A repository that is valid today; the arguments for it."""
    forge = Forge(nginx.site / name, now=int(time.time()))
    forge.publish([ISSUER], {KID: {"all": ctis(1)}})
    root = tmp_path / "root.json"
    root.write_bytes(forge.root)
    state = ["--state", str(tmp_path / "state")]
    server = ["--repository", nginx.url(name), "--ca", str(certificates.ca)]
    return forge, str(root), state, server


@pytest.fixture
def ask(capsys) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Exit code and JSON of a command."""

    def asked(*words: str) -> tuple[int, dict[str, Any]]:
        exit_code = main(["trust", *words, "--json"])
        output = capsys.readouterr()
        return exit_code, json.loads(output.out)

    return asked


def test_enrol_refresh_status(setting, ask, tmp_path) -> None:
    forge, root, state, server = setting
    exit_code, told = ask("status", *state)
    assert (exit_code, told["state"], told["root"]) == (1, "missing", None)
    exit_code, told = ask("enrol", root, *state)
    assert (exit_code, told["result"], told["threshold"], len(told["key_ids"])) == (
        0,
        "enrolled",
        2,
        3,
    )
    assert len(told["sha256"]) == len(told["sm3"]) == 64
    exit_code, told = ask("refresh", *state, *server)
    assert (exit_code, told["result"], told["changed"], told["version"]) == (0, "ok", True, 1)
    exit_code, told = ask("status", *state)
    assert (exit_code, told["state"], told["version"]) == (0, "fresh", 1)
    assert told["days_left"] in {13, 14}  # a second may have passed
    assert told["last_problem"] is None
    assert told["root"]["root_version"] == 1
    assert TrustCache(tmp_path / "state" / "trust").in_force() is not None
    forge.metadata("timestamp", 0).unlink()
    exit_code, told = ask("refresh", *state, *server)
    assert (exit_code, told["result"], told["http_status"]) == (1, "http_status", 404)
    exit_code, told = ask("status", *state)
    assert (exit_code, told["last_problem"], told["failures"]) == (0, "http_status", 1)


def test_enrol_with_a_first_refresh(setting, ask) -> None:
    _, root, state, server = setting
    exit_code, told = ask("enrol", root, *state, *server)
    assert (exit_code, told["result"], told["refresh"]["result"]) == (0, "enrolled", "ok")
    assert told["refresh"]["state"] == "fresh"


def test_another_root_needs_a_word(setting, ask, tmp_path) -> None:
    _, root, state, server = setting
    ask("enrol", root, *state, *server)
    other = tmp_path / "other.json"
    other.write_bytes(Forge(tmp_path / "other").root)
    exit_code, told = ask("enrol", str(other), *state)
    assert (exit_code, told["result"]) == (1, "other_root")
    assert ask("status", *state)[1]["state"] == "fresh"
    assert ask("enrol", root, *state)[1]["result"] == "already_enrolled"
    exit_code, told = ask("enrol", str(other), *state, "--replace")
    assert (exit_code, told["result"]) == (0, "replaced")
    assert ask("status", *state)[1]["state"] == "missing"
    assert ask("refresh", *state, *server)[1]["result"] == "bad_signature"


def test_an_expired_root_is_enrolled_with_a_warning(setting, capsys, tmp_path) -> None:
    """It may be on its way for long; the chain to the newest begins there all the same."""
    _, _, state, _ = setting
    old = tmp_path / "old.json"
    old.write_bytes(Forge(tmp_path / "old", now=1_500_000_000).root)
    assert main(["trust", "enrol", str(old), *state]) == 0
    assert "EXPIRED" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"{}", None])
def test_what_is_no_root_is_not_enrolled(setting, ask, tmp_path, content) -> None:
    _, _, state, _ = setting
    path = tmp_path / "none.json"
    if content is not None:
        path.write_bytes(content)
    exit_code, told = ask("enrol", str(path), *state)
    expected = (2, "unreadable") if content is None else (1, "not_a_root")
    assert (exit_code, told["result"]) == expected
    assert not (tmp_path / "state").exists()


def test_people_are_told_what_to_compare_and_what_is_wrong(setting, capsys) -> None:
    forge, root, state, server = setting
    assert main(["trust", "enrol", root, *state, *server]) == 0
    told = capsys.readouterr().out
    assert "SM3" in told
    assert "Compare a fingerprint" in told
    forge.publish([ISSUER], {})
    forge.metadata("targets", 2).write_bytes(b"{}")
    assert main(["trust", "refresh", *state, *server]) == 1
    told = capsys.readouterr().out
    assert "the server's files do not belong together (metadata/2.targets.json)" in told
    assert main(["trust", "status", *state]) == 0
    assert " days left" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["enrol"],
        ["refresh", "--state", "x"],
        ["refresh", "--state", "x", "--repository", "http://trust.example/"],
        ["refresh", "--state", "x", "--repository", "trust.example"],
        ["status"],
        ["status", "--st", "x"],
    ],
)
def test_wrong_arguments(words: Sequence[str], capsys) -> None:
    assert main(["trust", *words]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_nothing_is_written_into_another_user_s_folder(setting, ask, tmp_path) -> None:
    """Files of root's in there would keep the terminal from refreshing."""
    _, root, state, server = setting
    (tmp_path / "state").mkdir()
    os.chown(tmp_path / "state", 65_534, 65_534)
    assert ask("enrol", root, *state)[1]["result"] == "other_user"
    assert ask("refresh", *state, *server)[1]["result"] == "other_user"
    assert list((tmp_path / "state").iterdir()) == []


def test_as_a_process_it_says_nothing_else(setting) -> None:
    """Not even of bad signatures, which a compiled library would tell the standard error."""
    forge, root, state, server = setting
    assert main(["trust", "enrol", root, *state, *server]) == 0
    forge.keys["timestamp"] = forge.keys["root"][:1]
    forge.publish([ISSUER], {})
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "trust", "refresh", *state, *server, "--json"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert json.loads(done.stdout)["result"] == "bad_signature"
