"""`yima settings` as a terminal's staff use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.settings.command import main
from kiosk.settings.fleet_store import Refusal
from tests.kiosk.settings.conftest import NOW


@pytest.fixture
def yima(own, capsys) -> Callable[..., tuple[int, str]]:
    """Exit code and standard output of a command; what is complained of is in the output as well."""

    def run(command: str, *words: str) -> tuple[int, str]:
        code = main([command, "--settings", str(own.path), *words], now=lambda: NOW)
        output = capsys.readouterr()
        return code, output.out + output.err

    return run


@pytest.fixture
def ask(yima) -> Callable[..., tuple[int, dict[str, Any]]]:
    def run(*words: str) -> tuple[int, dict[str, Any]]:
        code, out = yima(*words, "--json")
        return code, json.loads(out)

    return run


def test_show(yima, ask) -> None:
    code, out = yima("show", "voice")
    assert (code, out.splitlines()[:2]) == (0, ["voice.on = true", "voice.volume = 0.1"])
    code, told = ask("show", "voice.volume", "terminal.hospital")
    assert told["settings"] == {"terminal.hospital": "示范医院", "voice.volume": 0.1}
    assert yima("show", "voice.tone")[0] == 1


def test_show_with_origins(own, yima, ask) -> None:
    own.fleet({"site.toml": "[pace]\ndone = 9.0\n"})
    own.set(voice__volume=0.5)
    code, out = yima("show", "--origin", "--set", "voice", "pace", "screen")
    lines = [line.split() for line in out.splitlines()]
    assert code == 0
    assert lines[0] == ["setting", "value", "from", "since", "by", "file"]
    assert [line[:3] for line in lines[1:]] == [
        ["voice.volume", "0.5", "local"],
        ["pace.done", "9.0", "site"],
    ]
    assert "eng-7" in lines[1]
    code, told = ask("show", "--origin", "voice.volume")
    assert told["settings"]["voice.volume"]["level"] == "local"
    assert told["settings"]["voice.volume"]["beneath"] == ["file"]


def test_set_undo_history(own, yima, ask) -> None:
    code, out = yima("set", "voice.volume=0.5", "camera.gain=20", "--by", "eng-7")
    assert code == 0
    assert out.splitlines() == [
        "change 1",
        "  camera.gain",
        "  voice.volume",
        "counts from the next start of the terminal on",
    ]
    code, told = ask("set", "voice.volume=0.6", "--by", "eng-7")
    assert (code, told["at_once"], told["restart"]) == (0, ["voice.volume"], [])
    assert yima("undo", "--by", "eng-8")[0] == 0
    assert own.load().voice.volume == 0.5
    code, out = yima("history")
    assert [line.split()[0] for line in out.splitlines() if not line.startswith("      ")] == [
        "3",
        "2",
        "1",
    ]
    assert "      voice.volume: 0.6 -> 0.5" in out.splitlines()
    code, told = ask("history")
    assert [each["act"] for each in told["changes"]] == ["set", "set", "undo"]
    assert yima("undo", "--to", "0", "--by", "eng-8")[0] == 0
    assert own.load().camera.gain is None


def test_drop(own, yima) -> None:
    own.set(voice__volume=0.5)
    assert yima("set", "--drop", "voice.volume", "--by", "eng-7")[0] == 0
    assert own.load().voice.volume == 0.1


def test_what_the_environment_has_is_told(yima, monkeypatch) -> None:
    monkeypatch.setenv("YIMA__VOICE__VOLUME", "0.9")
    code, out = yima("set", "voice.volume=0.5", "--by", "eng-7")
    assert code == 0
    assert "makes no difference" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("set", "voice.volume=2", "--by", "eng-7"), 1),
        (("set", "trust.repository=https://x.example", "--by", "eng-7"), 1),
        (("set", "--by", "eng-7"), 2),
        (("set", "voice.volume", "--by", "eng-7"), 2),
        (("set", "voice.volume=0.5"), 2),
        (("set", "voice.volume=0.5", "--by", "张三"), 2),
        (("undo", "--by", "eng-7"), 1),
        (("undo", "--to", "-1", "--by", "eng-7"), 2),
        (("shout",), 2),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(own, yima, words, code) -> None:
    before = own.load()
    found, out = yima(*words)
    assert found == code
    assert out
    assert "Traceback" not in out
    assert own.load() == before


def test_check(own, yima, ask) -> None:
    assert ask("check") == (
        0,
        {
            "result": "ok",
            "remarks": [],
            "fleet": None,
            "refused": None,
            "local": 0,
            "unproven": False,
        },
    )
    own.fleet({"site.toml": "[pace]\ndone = 9.0\n"}, version=4)
    own.set(voice__volume=0.5)
    own.store.refuse(Refusal("0" * 64, 5, NOW, ("site.toml: not UTF-8",)))
    code, out = yima("check")
    assert code == 1
    assert "version 4" in out
    assert "settings/north/site.toml" in out
    assert "version 5 is not in force" in out
    assert "site.toml: not UTF-8" in out
    assert "not proven yet" in out
    own.write("[terminal]\n")
    code, out = yima("check")
    assert code == 2
    assert "terminal.id: missing" in out
