"""The voice: Qt's mock engine, engines that misbehave, and speech-dispatcher with espeak-ng."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ui.voice import NOT_AGAIN_WITHIN, Voice, VoiceState

ENGINE = (sys.executable, "-m", "ui.voice_engine")
# Writes down what it is asked for, word for word.
SCRIBE = """
import sys
if sys.argv[2] == "ready":
    print('{"ready": true}', flush=True)
for line in sys.stdin:
    with open(sys.argv[1], "a") as book:
        book.write(line)
"""


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def voices(qtbot: QtBot) -> Iterator[Callable[..., Voice]]:  # noqa: ARG001 - Qt is up
    made = []

    def make(*program: str, now: Callable[[], float] = time.monotonic) -> Voice:
        made.append(Voice(0.6, program=program, now=now))
        return made[-1]

    yield make
    for voice in made:
        voice.close()


@pytest.fixture
def book(tmp_path: Path) -> Callable[[], list[tuple[str, str]]]:
    def read() -> list[tuple[str, str]]:
        path = tmp_path / "book"
        lines = path.read_text().splitlines() if path.exists() else []
        return [(wish["words"], wish["language"]) for wish in map(json.loads, lines)]

    return read


@pytest.fixture
def scribe(voices, tmp_path: Path) -> Callable[..., Voice]:
    def make(*, answers: bool = True, now: Callable[[], float] = time.monotonic) -> Voice:
        word = "ready" if answers else "never"
        voice: Voice = voices(sys.executable, "-c", SCRIBE, str(tmp_path / "book"), word, now=now)
        return voice

    return make


def test_an_engine_speaks_and_falls_silent(voices, qtbot: QtBot) -> None:
    voice = voices(*ENGINE, "mock")
    heard: list[bool] = []
    voice.speaking_changed.connect(heard.append)
    voice.say("Please hold it closer", "en")
    assert voice.state is VoiceState.STARTING
    qtbot.waitUntil(lambda: heard == [True, False], timeout=10_000)
    assert voice.state is VoiceState.READY


def test_new_words_take_the_place_of_those_before(voices, qtbot: QtBot) -> None:
    voice = voices(*ENGINE, "mock")
    heard: list[bool] = []
    voice.speaking_changed.connect(heard.append)
    long = "one two three four five six seven eight nine ten " * 40  # a minute of them
    voice.say(long, "en")
    qtbot.waitUntil(lambda: heard == [True], timeout=10_000)
    voice.say("Please hold it closer", "en")
    qtbot.waitUntil(lambda: heard[-1:] == [False] and len(heard) >= 2, timeout=5_000)


def test_what_no_voice_speaks_is_not_read_out_by_another(voices, qtbot: QtBot) -> None:
    voice = voices(*ENGINE, "mock")
    heard: list[bool] = []
    voice.speaking_changed.connect(heard.append)
    with qtbot.waitSignal(voice.without, timeout=10_000) as lacking:
        voice.say("请再靠近一点", "zh_CN")
    assert lacking.args == ["zh_CN"]
    assert heard == []


def test_the_same_words_are_not_repeated_within_seconds(scribe, book, qtbot: QtBot) -> None:
    now = Hand()
    voice = scribe(now=now)
    voice.say("a", "en")
    qtbot.waitUntil(lambda: len(book()) == 1, timeout=10_000)
    now.time += NOT_AGAIN_WITHIN - 1
    voice.say("a", "en")
    voice.say("a", "zh_CN")
    now.time += NOT_AGAIN_WITHIN + 1
    voice.say("a", "zh_CN")
    qtbot.waitUntil(lambda: len(book()) == 3, timeout=5_000)
    assert book() == [("a", "en"), ("a", "zh_CN"), ("a", "zh_CN")]


def test_no_words_stop_it_and_the_end_of_a_session_forgets_them(scribe, book, qtbot: QtBot) -> None:
    voice = scribe()
    voice.say("a", "en")
    qtbot.waitUntil(lambda: len(book()) == 1, timeout=10_000)
    voice.say("", "en")
    voice.say("a", "en")  # the hint came back: not again
    voice.silence()
    voice.say("a", "en")  # the next patient
    qtbot.waitUntil(lambda: len(book()) == 4, timeout=5_000)
    assert book() == [("a", "en"), ("", ""), ("", ""), ("a", "en")]


def test_only_the_newest_words_wait_for_the_engine(scribe, book, qtbot: QtBot) -> None:
    voice = scribe()
    for words in ("a", "b", "c"):
        voice.say(words, "en")
    qtbot.waitUntil(lambda: voice.state is VoiceState.READY, timeout=10_000)
    voice.say("d", "en")
    qtbot.waitUntil(lambda: len(book()) == 2, timeout=5_000)
    assert [words for words, _ in book()] == ["c", "d"]


def test_words_that_have_become_stale_are_not_said(scribe, book, qtbot: QtBot) -> None:
    now = Hand()
    voice = scribe(now=now)
    voice.say("a", "en")
    now.time += 3
    qtbot.waitUntil(lambda: voice.state is VoiceState.READY, timeout=10_000)
    voice.say("b", "en")
    qtbot.waitUntil(lambda: len(book()) == 1, timeout=5_000)
    assert book() == [("b", "en")]


def test_without_an_engine_it_is_silent_and_tried_again_later(voices, qtbot: QtBot) -> None:
    now = Hand()
    voice = voices("/nonexistent/speech", now=now)
    states: list[VoiceState] = []
    voice.state_changed.connect(states.append)
    voice.say("a", "en")
    qtbot.waitUntil(lambda: voice.state is VoiceState.SILENT, timeout=5_000)
    voice.say("b", "en")
    assert states == [VoiceState.STARTING, VoiceState.SILENT]
    now.time += 31
    voice.say("c", "en")
    qtbot.waitUntil(lambda: len(states) == 4, timeout=5_000)


def test_an_engine_that_qt_does_not_know_is_none(voices, qtbot: QtBot) -> None:
    voice = voices(*ENGINE, "no-such-engine")
    voice.say("a", "en")
    qtbot.waitUntil(lambda: voice.state is VoiceState.SILENT, timeout=10_000)


def test_an_engine_that_never_answers_is_ended(scribe, book, qtbot: QtBot) -> None:
    voice = scribe(answers=False)
    voice._too_long.setInterval(200)
    voice.say("a", "en")
    assert voice.state is VoiceState.STARTING  # and `say` has returned
    qtbot.waitUntil(lambda: voice.state is VoiceState.SILENT, timeout=5_000)
    assert book() == []


def test_an_engine_that_dies_is_noticed(scribe, qtbot: QtBot) -> None:
    voice = scribe()
    voice.say("a", "en")
    qtbot.waitUntil(lambda: voice.state is VoiceState.READY, timeout=10_000)
    voice._process.kill()
    qtbot.waitUntil(lambda: voice.state is VoiceState.SILENT, timeout=5_000)
    voice.say("b", "en")
    voice.silence()


def test_the_engine_goes_when_the_terminal_has_gone() -> None:
    engine = subprocess.run(
        [*ENGINE, "mock"], check=False, input=b"", capture_output=True, timeout=30
    )
    assert engine.returncode == 0


def test_an_engine_stuck_in_its_library_ends_itself() -> None:
    stuck = (
        "import ctypes\nfrom ui.voice_engine import _no_longer_than\n"
        # PyDLL keeps Python's lock, as Qt's constructor does.
        "with _no_longer_than(0.3): ctypes.PyDLL(None).sleep(60)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", stuck], check=False, capture_output=True, timeout=30
    )
    assert ended.returncode == 1


_SPEECHD = """
LogLevel 0
LogDir "{folder}"
AudioOutputMethod "libao"
DefaultLanguage "en"
AddModule "espeak" "sd_generic" "espeak.conf"
DefaultModule espeak
"""
_MODULE = r"""
GenericExecuteSynth \
"printf %s \'$DATA\' | espeak-ng -v $VOICE --stdin -w {folder}/$VOICE.wav"
GenericCmdDependency "espeak-ng"
GenericLanguage "en" "en" "utf-8"
GenericLanguage "zh" "zh" "utf-8"
AddVoice "en" "male1" "en"
AddVoice "zh-CN" "male1" "cmn"
DefaultVoice "en"
"""


@pytest.fixture
def speech_dispatcher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A daemon of this test's own; what it says goes into files instead of a sound card."""
    # A socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="yima-") as name:
        folder = Path(name)
        (folder / "modules").mkdir()
        (folder / "speechd.conf").write_text(_SPEECHD.format(folder=folder))
        (folder / "modules" / "espeak.conf").write_text(_MODULE.format(folder=folder))
        command = ["speech-dispatcher", "-s", "-t", "0", "-C", name, "-L", name]
        command += ["-S", f"{name}/socket", "-P", f"{name}/pid"]
        daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{name}/socket")
            until = time.monotonic() + 20
            while not (folder / "socket").exists() and time.monotonic() < until:
                assert daemon.poll() is None, "the daemon has ended"
                time.sleep(0.05)
            yield folder
        finally:
            daemon.terminate()
            daemon.wait(10)


@pytest.mark.skipif(
    shutil.which("speech-dispatcher") is None or shutil.which("espeak-ng") is None,
    reason="speech-dispatcher and espeak-ng are not installed: only the mock engine can be tried",
)
def test_speech_dispatcher_speaks_both_languages(speech_dispatcher, voices, qtbot: QtBot) -> None:
    voice = voices(*ENGINE, "speechd")
    heard: list[bool] = []
    voice.speaking_changed.connect(heard.append)
    for count, (words, language, sound) in enumerate(
        (("Please hold it closer", "en", "en.wav"), ("请再靠近一点", "zh_CN", "cmn.wav")), 1
    ):
        voice.say(words, language)
        qtbot.waitUntil(lambda count=count: heard.count(False) >= count, timeout=20_000)
        assert _loudest(speech_dispatcher / sound) > 3000
        assert _seconds(speech_dispatcher / sound) > 0.7


def _loudest(path: Path) -> int:
    with wave.open(str(path)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
    return int(np.abs(samples.astype(np.int32)).max())


def _seconds(path: Path) -> float:
    with wave.open(str(path)) as sound:
        return sound.getnframes() / sound.getframerate()


@pytest.mark.skipif(
    shutil.which("speech-dispatcher") is None or shutil.which("espeak-ng") is None,
    reason="speech-dispatcher and espeak-ng are not installed: only the mock engine can be tried",
)
def test_a_terminal_speaks_both_languages_by_its_own_settings(
    voices: Callable[..., Voice], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a terminal, but for the sound card: what is said goes into a file for each voice."""
    beside = tmp_path / "bin"
    beside.mkdir()
    program = beside / "espeak-ng"
    program.write_text(f'#!/bin/sh\nexec {shutil.which("espeak-ng")} "$@" -w {tmp_path}/$2.wav\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{beside}:{os.environ['PATH']}")
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    voice = voices(*ENGINE)
    heard: list[bool] = []
    voice.speaking_changed.connect(heard.append)
    for count, (words, language, sound) in enumerate(
        (("请再靠近一点", "zh_CN", "cmn.wav"), ("It's too dark", "en", "en.wav")), 1
    ):
        voice.say(words, language)
        qtbot.waitUntil(lambda count=count: heard.count(False) >= count, timeout=30_000)
        assert _loudest(tmp_path / sound) > 3000
        assert _seconds(tmp_path / sound) > 0.5
