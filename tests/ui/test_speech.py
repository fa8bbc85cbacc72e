"""The voice that is heard: speech-dispatcher and espeak-ng as on a terminal, but for the sound card."""

from __future__ import annotations

import os
import shutil
import sys
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.session.preferences import Preferences
from ui.samples import HOSPITAL, samples
from ui.stage import Stage
from ui.voice import Voice

ENGINE = (sys.executable, "-m", "ui.voice_engine")
VOICES = {"zh_CN": "cmn", "en": "en", "ar": "ar"}
SENTENCES = {
    "zh_CN": "请把健康码对准摄像头。",
    "en": "Please hold your health code up to the camera.",
    "ar": "يرجى توجيه رمز البطاقة الصحية نحو الكاميرا.",
}
SCREENS = ("attract", "offer", "choice-4", "signed_in", "bills", "reports", "refused-payment_code")

pytestmark = pytest.mark.skipif(
    shutil.which("speech-dispatcher") is None or shutil.which("espeak-ng") is None,
    reason="speech-dispatcher and espeak-ng are not installed: only the mock engine can be tried",
)


@dataclass(frozen=True)
class Sound:
    voice: str
    samples: np.ndarray
    rate: int

    @property
    def level(self) -> float:
        """Root mean square, of 32,767."""
        return float(np.sqrt(np.mean(self.samples.astype(np.float64) ** 2)))

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


class Tape:
    """What was said, a file for each sentence, in order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sounds(self) -> list[Sound]:
        files = sorted(self._folder.glob("*.wav"), key=lambda each: each.stat().st_mtime_ns)
        return [self._read(each) for each in files]

    @staticmethod
    def _read(path: Path) -> Sound:
        with wave.open(str(path)) as sound:
            data = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
            return Sound(path.name.partition("-")[0], data, sound.getframerate())


@pytest.fixture
def tape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tape:
    """In the place of the sound card: espeak-ng is told to write into files."""
    beside = tmp_path / "bin"
    beside.mkdir()
    program = beside / "espeak-ng"
    # Under another name until it is whole.
    program.write_text(
        f'#!/bin/sh\n{shutil.which("espeak-ng")} "$@" -w {tmp_path}/$$.part &&'
        f" mv {tmp_path}/$$.part {tmp_path}/$2-$$.wav\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{beside}:{os.environ['PATH']}")
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    return Tape(tmp_path)


@pytest.fixture
def speaker(
    voices: Callable[..., Voice], tape: Tape, qtbot: QtBot
) -> tuple[Voice, Callable[[], list[Sound]]]:
    """A terminal's voice, and what waits until it has fallen silent: the sounds since the last time."""
    voice = voices(*ENGINE)
    silent: list[bool] = []
    voice.speaking_changed.connect(lambda speaking: None if speaking else silent.append(True))
    heard = 0

    def listen() -> list[Sound]:
        nonlocal heard
        qtbot.waitUntil(lambda: bool(silent), timeout=30_000)
        silent.clear()
        new = tape.sounds()[heard:]
        heard += len(new)
        return new

    return voice, listen


def test_each_language_is_spoken_by_its_own_voice(speaker) -> None:
    voice, listen = speaker
    for language, sentence in SENTENCES.items():
        voice.say(sentence, language)
        (sound,) = listen()
        assert sound.voice == VOICES[language]
        assert sound.level > 300
        assert sound.seconds > 1.0
    assert not voice.lacking


def test_louder_is_louder_softer_softer_and_none_silent(speaker) -> None:
    voice, listen = speaker
    for language, sentence in SENTENCES.items():
        levels = []
        for volume in range(1, 6):
            voice.suit(Preferences(volume=volume))
            voice.say_again(sentence, language)
            levels.extend(sound.level for sound in listen())
        assert levels == sorted(levels)
        assert levels[0] > 100
        assert levels[1] < 0.7 * levels[2] < levels[2] < levels[4]


def test_in_elder_mode_it_takes_its_time(speaker) -> None:
    voice, listen = speaker
    for language, sentence in SENTENCES.items():
        seconds = []
        for elder in (False, True, False):
            voice.suit(Preferences(elder=elder))
            voice.say_again(sentence, language)
            seconds.extend(sound.seconds for sound in listen())
        usual, slow, again = seconds
        assert slow > 1.05 * usual
        assert again == usual


def test_it_says_again_what_it_said(speaker) -> None:
    voice, listen = speaker
    words = "Please take your phone away. Your number comes out below."
    voice.say(words, "en")
    first = listen()
    voice.say(words, "en")  # the screen came back: not again
    voice.say_again(words, "en")
    second = listen()
    assert len(first) == len(second) == 2
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(one.samples, other.samples)


def test_another_screen_cuts_in_before_long_words_have_ended(
    speaker, tape: Tape, qtbot: QtBot
) -> None:
    voice, listen = speaker
    voice.say("Please wait a moment. " * 100, "en")
    qtbot.waitUntil(lambda: bool(tape.sounds()), timeout=10_000)
    voice.say("请取走小票。", "zh_CN")
    spoken = [sound.voice for sound in listen()]
    assert spoken[-1] == "cmn"
    assert spoken.count("cmn") == 1
    assert len(spoken) < 50


def test_what_is_being_said_goes_on_louder(speaker, tape: Tape, qtbot: QtBot) -> None:
    voice, listen = speaker
    voice.say("Please wait a moment. " * 60, "en")
    qtbot.waitUntil(lambda: bool(tape.sounds()), timeout=10_000)
    voice.suit(Preferences(volume=5))
    sounds = listen()
    assert len(sounds) >= 60
    assert sounds[-1].level > 1.1 * sounds[0].level


@pytest.mark.parametrize("language", SENTENCES)
def test_whole_screens_are_read_out(
    speaker,
    qapp: QGuiApplication,  # noqa: ARG001 - Qt is up
    language: str,
) -> None:
    voice, listen = speaker
    stage = Stage(HOSPITAL, 4.0)
    stage.set_animated(animated=False)
    stage.said.connect(voice.say)
    views = samples()
    try:
        for count, name in enumerate(SCREENS):
            wanted = Preferences(language, voice=True)
            view = type(views[name])(views[name].screen, views[name].actions, wanted)
            (stage.show if count else stage.load)(view)
            sounds = listen()
            assert {sound.voice for sound in sounds} == {VOICES[language]}, name
            assert sum(sound.seconds for sound in sounds) > 1.5, name
            assert min(sound.level for sound in sounds) > 300, name
    finally:
        stage.close()
        stage.deleteLater()
