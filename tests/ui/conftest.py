"""Voices that end with their test, and an engine that writes down what it is asked for."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.voice import Voice

# Writes down what it is asked for, word for word.
SCRIBE = """
import sys
if sys.argv[2] == "ready":
    print('{"ready": true}', flush=True)
for line in sys.stdin:
    with open(sys.argv[1], "a") as book:
        book.write(line)
"""


@pytest.fixture
def voices(qtbot: QtBot) -> Iterator[Callable[..., Voice]]:  # noqa: ARG001 - Qt is up
    """Makes a voice of this program; the house's volume is 0.6."""
    made = []

    def make(*program: str, now: Callable[[], float] = time.monotonic) -> Voice:
        made.append(Voice(0.6, program=program, now=now))
        return made[-1]

    yield make
    for voice in made:
        voice.close()


@pytest.fixture
def wishes(tmp_path: Path) -> Callable[[], list[dict[str, Any]]]:
    """Everything the engine was asked for."""

    def read() -> list[dict[str, Any]]:
        path = tmp_path / "book"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    return read


@pytest.fixture
def book(wishes: Callable[[], list[dict[str, Any]]]) -> Callable[[], list[tuple[str, str]]]:
    """The words among them."""

    def read() -> list[tuple[str, str]]:
        return [(wish["words"], wish["language"]) for wish in wishes() if "words" in wish]

    return read


@pytest.fixture
def scribe(voices, tmp_path: Path) -> Callable[..., Voice]:
    def make(*, answers: bool = True, now: Callable[[], float] = time.monotonic) -> Voice:
        word = "ready" if answers else "never"
        voice: Voice = voices(sys.executable, "-c", SCRIBE, str(tmp_path / "book"), word, now=now)
        return voice

    return make
