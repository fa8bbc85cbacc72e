"""The page of sound, with a speech engine that starts, speaks, and fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.devices import VoiceState
from kiosk.maintenance.checks import CheckId, Verdict
from kiosk.maintenance.pages.sound import SoundPage
from kiosk.maintenance.sheet import Task
from kiosk.settings.sections import VoiceSettings

CHECK = CheckId.SOUND


class Engine:
    """Like the terminal's: it starts with the first words, and what it is told meanwhile is lost."""

    def __init__(self, state: VoiceState = VoiceState.IDLE) -> None:
        self.state = state
        self.lacking: frozenset[str] = frozenset()
        self.said, self.hushed = 0, 0

    def say(self) -> None:
        if self.state is VoiceState.IDLE:
            self.state = VoiceState.STARTING
        elif self.state is VoiceState.READY:
            self.said += 1

    def hush(self) -> None:
        self.hushed += 1


def page_of(engineer: Any, engine: Engine | None) -> SoundPage:
    return SoundPage(
        bench=engineer.bench,
        clock=engineer.clock,
        settings=VoiceSettings(),
        loudspeaker=engine,
        starts=5.0,
        speaks=0.1,
    )


def test_an_engine_that_had_to_start_says_it_all_the_same(
    engineer: Any, until: Callable[[Callable[[], bool]], None]
) -> None:
    engine = Engine()
    page = page_of(engineer, engine)
    engineer.begins(page, CHECK)
    until(lambda: engine.state is VoiceState.STARTING)
    engine.state = VoiceState.READY
    engineer.ends()
    assert engine.said == 1
    assert "Did you hear the sentence" in engineer.reads(page)
    assert engineer.do(page, Task.ANSWER, "sound yes").good
    assert engineer.record.results()[CHECK].verdict is Verdict.PASS


def test_what_nobody_heard_fails(engineer: Any) -> None:
    engine = Engine(VoiceState.READY)
    page = page_of(engineer, engine)
    engineer.tests(page, CHECK)
    assert engine.said == 1
    assert not engineer.do(page, Task.ANSWER, "sound no").good
    assert engineer.record.results()[CHECK].verdict is Verdict.FAIL


def test_a_machine_without_an_engine_fails_unasked(engineer: Any) -> None:
    page = page_of(engineer, Engine(VoiceState.SILENT))
    assert engineer.tests(page, CHECK).verdict is Verdict.FAIL
    assert "No speech engine" in engineer.reads(page)


def test_stopping_falls_silent(engineer: Any) -> None:
    engine = Engine(VoiceState.READY)
    page = SoundPage(
        bench=engineer.bench, clock=engineer.clock, settings=VoiceSettings(), loudspeaker=engine
    )
    engineer.begins(page, CHECK)
    engineer.do(page, Task.STOP)
    engineer.ends()
    assert engine.hushed == 1
    assert engineer.record.results() == {}


def test_speech_that_is_switched_off_and_a_language_without_a_voice(engineer: Any) -> None:
    assert "Not fitted" in engineer.reads(page_of(engineer, None))
    engine = Engine(VoiceState.READY)
    engine.lacking = frozenset({"zh_CN"})
    assert "Languages without a voice zh_CN" in engineer.reads(page_of(engineer, engine))


@pytest.mark.parametrize("answer", ["sound maybe", "lamp yes", "sound"])
def test_other_answers_are_none(engineer: Any, answer: str) -> None:
    page = page_of(engineer, Engine(VoiceState.READY))
    engineer.tests(page, CHECK)
    assert not engineer.do(page, Task.ANSWER, answer).good
    assert engineer.bench.question is not None
