"""The test sentence, asked for from another thread, over an engine that writes down what it is told."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices import VoiceState
from ui.spoken_test import SENTENCES, SpokenTest
from ui.voice import Voice

ENGINE = """
import json, sys
print(json.dumps({"ready": True}), flush=True)
with open(sys.argv[1], "a") as heard:
    for line in sys.stdin:
        heard.write(line)
        heard.flush()
"""


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard"


def words(heard: Path) -> list[str]:
    if not heard.exists():
        return []
    lines = [json.loads(line) for line in heard.read_text().splitlines()]
    return [line["words"] for line in lines if "words" in line]


@pytest.mark.parametrize(("language", "spoken"), [("zh_CN", "zh_CN"), ("en", "en"), ("ar", "en")])
def test_a_sentence_in_the_house_s_language(
    qtbot: Any, heard: Path, language: str, spoken: str
) -> None:
    voice = Voice(0.7, program=[sys.executable, "-c", ENGINE, str(heard)])
    try:
        speaker = SpokenTest(voice, language)
        assert speaker.state is VoiceState.IDLE
        threading.Thread(target=speaker.say).start()
        qtbot.waitUntil(lambda: words(heard) == [SENTENCES[spoken]], timeout=10_000)
        assert speaker.state is VoiceState.READY
        assert speaker.lacking == frozenset()
        threading.Thread(target=speaker.say).start()  # the same again, however soon
        qtbot.waitUntil(lambda: words(heard) == 2 * [SENTENCES[spoken]], timeout=10_000)
        threading.Thread(target=speaker.hush).start()
        qtbot.waitUntil(lambda: words(heard)[-1] == "", timeout=10_000)
    finally:
        voice.close()
