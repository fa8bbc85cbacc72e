"""The voice: Qt's mock engine, and engines that misbehave. test_speech.py has one that is heard."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from kiosk.session.preferences import LEAST_VOLUME, MOST_VOLUME, Preferences
from ui.voice import NOT_AGAIN_WITHIN, SLOWLY, VoiceState, loudness
from ui.voice_engine import sentences

ENGINE = (sys.executable, "-m", "ui.voice_engine")


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


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
    told: list[str] = []
    voice.without.connect(told.append)
    with qtbot.waitSignal(voice.without, timeout=10_000):
        voice.say("请再靠近一点", "zh_CN")
    assert voice.lacking == {"zh_CN"}
    voice.say("请扫码", "zh_CN")
    voice.say("Please hold it closer", "en")
    qtbot.waitUntil(lambda: heard == [True, False], timeout=10_000)
    assert told == ["zh_CN"]


def test_the_same_words_are_not_repeated_within_seconds(scribe, book, qtbot: QtBot) -> None:
    now = Hand()
    voice = scribe(now=now)
    voice.say("a", "en")
    qtbot.waitUntil(lambda: len(book()) == 1, timeout=10_000)
    now.time += NOT_AGAIN_WITHIN - 1
    voice.say("a", "en")
    voice.say("a", "zh_CN")
    qtbot.waitUntil(lambda: len(book()) == 2, timeout=5_000)
    now.time += NOT_AGAIN_WITHIN + 1
    voice.say("a", "zh_CN")
    qtbot.waitUntil(lambda: len(book()) == 3, timeout=5_000)
    assert book() == [("a", "en"), ("a", "zh_CN"), ("a", "zh_CN")]


def test_whoever_asks_hears_it_again_at_once(scribe, book, qtbot: QtBot) -> None:
    voice = scribe(now=Hand())
    voice.say("a", "en")
    qtbot.waitUntil(lambda: len(book()) == 1, timeout=10_000)
    voice.say_again("a", "en")
    qtbot.waitUntil(lambda: len(book()) == 2, timeout=5_000)
    assert book() == [("a", "en"), ("a", "en")]


def test_words_that_come_in_pieces_are_begun_once(scribe, book, qtbot: QtBot) -> None:
    voice = scribe()
    voice.say("first", "en")
    qtbot.waitUntil(lambda: len(book()) == 1, timeout=10_000)
    for words in ("a", "a b", "a b c"):  # as the properties of a screen change one by one
        voice.say(words, "en")
    qtbot.waitUntil(lambda: len(book()) == 2, timeout=5_000)
    voice.say("last", "en")
    qtbot.waitUntil(lambda: len(book()) == 3, timeout=5_000)
    assert [words for words, _ in book()] == ["first", "a b c", "last"]


def test_the_patient_sets_how_loud_and_elder_mode_how_slow(scribe, wishes, qtbot: QtBot) -> None:
    voice = scribe()
    voice.suit(Preferences(volume=5))
    voice.say("a", "en")
    qtbot.waitUntil(lambda: len(wishes()) == 1, timeout=10_000)
    voice.suit(Preferences(volume=2, elder=True))  # while it is being said
    voice.suit(Preferences(volume=2, elder=True))
    voice.suit(Preferences())  # the next patient
    qtbot.waitUntil(lambda: len(wishes()) == 3, timeout=5_000)
    assert wishes() == [
        {"words": "a", "language": "en", "volume": 1.0, "rate": 0.0},
        {"volume": pytest.approx(0.3), "rate": SLOWLY},
        {"volume": pytest.approx(0.6), "rate": 0.0},
    ]


@pytest.mark.parametrize("house", [0.05, 0.3, 0.7, 1.0])
def test_every_step_of_the_volume_is_louder_and_none_silent(house: float) -> None:
    steps = [loudness(house, volume) for volume in range(LEAST_VOLUME, MOST_VOLUME + 1)]
    assert steps[2] == house
    assert all(one <= other for one, other in pairwise(steps))
    assert steps[0] >= min(house, 0.1)
    assert steps[-1] == 1.0
    assert loudness(house, 99) == 1.0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("请签到。然后等叫号！", ["请签到。", "然后等叫号！"]),
        ("Pay 126.50 now. Then take it.\nDone", ["Pay 126.50 now.", "Then take it.", "Done"]),
        ("هل تحتاج إلى مساعدة؟ اطلب الموظف.", ["هل تحتاج إلى مساعدة؟", "اطلب الموظف."]),
        (" \n ", []),
    ],
)
def test_long_words_are_said_sentence_by_sentence(words: str, said: list[str]) -> None:
    assert sentences(words) == said


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
