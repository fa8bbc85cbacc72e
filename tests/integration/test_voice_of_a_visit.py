"""A visit with the voice on: what the screens say reaches the engine, and ends with the session."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.session.screens import Action
from ui.demo.recorder import Recorder

SCRIBE = """
import sys
print('{"ready": true}', flush=True)
for line in sys.stdin:
    with open(sys.argv[1], "a") as book:
        book.write(line)
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "said"


def wishes(book: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in book.read_text().splitlines()] if book.exists() else []


def test_a_patient_is_led_by_the_voice_and_the_next_finds_it_off(house: Any, book: Path) -> None:
    terminal = house(YIMA__VOICE__ON="true", YIMA__VOICE__VOLUME="0.5")
    terminal.app._aloud.voice._program = [sys.executable, "-c", SCRIBE, str(book)]
    terminal.hold_up(Phone.ONE_APPOINTMENT)
    terminal.sees("Offer")
    terminal.world.put_away()
    terminal.posts(Action.VOICE)
    terminal.posts(Action.VOLUME, "up")
    assert Recorder.wait_until(lambda: any(wish.get("words") for wish in wishes(book)), 20)
    first = next(wish for wish in wishes(book) if wish.get("words"))
    assert (first["language"], first["volume"]) == ("zh_CN", 0.75)
    assert terminal.screen.name not in first["words"]
    assert terminal.screen.appointment.department not in first["words"]

    terminal.posts(Action.FINISH)
    terminal.sees("Attract")
    assert Recorder.wait_until(lambda: wishes(book)[-1]["volume"] == 0.5, 20)
    assert wishes(book)[-1].get("words", "") == ""
