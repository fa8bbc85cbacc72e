"""From the glass to the engine: what is said follows who is here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.devices import VoiceState
from kiosk.session.preferences import Preferences
from kiosk.session.screens import View
from kiosk.settings.sections import VoiceSettings
from ui.aloud import Aloud
from ui.samples import HOSPITAL, SIGNED_IN, samples
from ui.stage import Stage
from ui.voice import Voice

LISTENING = Preferences("en", voice=True)
SAMPLES = samples()


@pytest.fixture
def stage(qapp: QGuiApplication) -> Iterator[Stage]:  # noqa: ARG001 - Qt is up
    made = Stage(HOSPITAL, 4.0)
    made.set_animated(animated=False)
    made.load(replace(SAMPLES["attract"], preferences=Preferences("en")))
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def aloud(stage: Stage, scribe: Callable[..., Voice]) -> Aloud:
    return Aloud(stage, VoiceSettings(), scribe())


@pytest.fixture
def heard(
    book: Callable[[], list[tuple[str, str]]], qtbot: QtBot
) -> Callable[[int], list[tuple[str, str]]]:
    """Waits until so many texts were given to the engine; all of them, with their languages."""

    def texts() -> list[tuple[str, str]]:
        return [each for each in book() if each[0]]

    def listen(count: int) -> list[tuple[str, str]]:
        qtbot.waitUntil(lambda: len(texts()) >= count, timeout=10_000)
        return texts()

    return listen


def show(stage: Stage, aloud: Aloud, name: str, wanted: Preferences, session: int = 1) -> View:
    view = replace(SAMPLES[name], preferences=wanted)
    aloud.follow(session, wanted)
    stage.show(view)
    return view


def test_every_screen_is_said_where_the_voice_is_on_and_else_its_hints(
    stage: Stage, aloud: Aloud, heard
) -> None:
    show(stage, aloud, "bills", Preferences("en"))  # nothing to be said
    show(stage, aloud, "attract-hint-too_far", Preferences("en"))
    ((hint, _),) = heard(1)
    show(stage, aloud, "offer", LISTENING)
    words = heard(2)[-1]
    assert hint == "Please hold it closer"
    assert words[0] not in {"", hint}
    assert words[1] == "en"


def test_the_end_of_a_session_is_silence_and_the_next_patient_hears_the_same(
    stage: Stage, aloud: Aloud, heard, book, qtbot: QtBot
) -> None:
    show(stage, aloud, "offer", LISTENING, session=1)
    heard(1)
    show(stage, aloud, "attract", Preferences("en"), session=2)
    qtbot.waitUntil(lambda: book()[-1][0] == "", timeout=5_000)
    show(stage, aloud, "offer", LISTENING, session=2)
    first, second = heard(2)
    assert first == second


def test_another_language_takes_over_at_once(stage: Stage, aloud: Aloud, heard) -> None:
    show(stage, aloud, "offer", LISTENING)
    heard(1)
    show(stage, aloud, "offer", replace(LISTENING, language="zh_CN"))
    (english, first), (chinese, second) = heard(2)
    assert (first, second) == ("en", "zh_CN")
    assert chinese not in {"", english}


def test_the_voice_goes_back_to_the_houses_way_after_each_patient(
    stage: Stage, aloud: Aloud, wishes, qtbot: QtBot
) -> None:
    show(stage, aloud, "offer", replace(LISTENING, volume=5, elder=True))
    qtbot.waitUntil(lambda: len(wishes()) == 1, timeout=10_000)
    show(stage, aloud, "attract", Preferences("en"), session=2)
    show(stage, aloud, "signed_in", LISTENING, session=2)
    qtbot.waitUntil(lambda: len([each for each in wishes() if each.get("words")]) == 2)
    loud, last = (each for each in wishes() if each.get("words"))
    assert (loud["volume"], loud["rate"]) == (1.0, -0.2)
    assert (last["volume"], last["rate"]) == (pytest.approx(0.6), 0.0)


def test_what_is_the_patients_own_is_said_only_in_private(
    stage: Stage, scribe: Callable[..., Voice], heard
) -> None:
    aloud = Aloud(stage, VoiceSettings(private=True), scribe())
    show(stage, aloud, "signed_in", LISTENING)
    ((private, _),) = heard(1)
    stage.set_private_voice(private=False)
    show(stage, aloud, "offer", LISTENING)
    heard(2)
    show(stage, aloud, "signed_in", LISTENING)
    public = heard(3)[-1][0]
    assert private.startswith(public)
    assert SIGNED_IN.number not in public.replace(" ", "")


def test_the_patient_can_have_it_said_again(stage: Stage, aloud: Aloud, heard) -> None:
    show(stage, aloud, "offer", LISTENING)
    (first,) = heard(1)
    stage.repeated.emit(*first)
    assert heard(2) == [first, first]


def test_a_voice_that_fails_is_not_offered_until_it_may_be_tried_again(
    stage: Stage, voices: Callable[..., Voice], qtbot: QtBot
) -> None:
    voice = voices("/nonexistent/speech")
    aloud = Aloud(stage, VoiceSettings(), voice)
    show(stage, aloud, "offer", LISTENING)
    qtbot.waitUntil(lambda: voice.state is VoiceState.SILENT, timeout=5_000)
    assert not stage.values["speaks"]
    assert not stage.values["voice"]
    voice.state_changed.emit(VoiceState.SILENT)  # said twice, it stays so
    assert not stage.values["speaks"]
    voice.rest_is_over()
    assert stage.values["speaks"]
    assert stage.values["voice"], "whoever listened listens again"


def test_a_language_that_no_voice_speaks_has_none(stage: Stage, aloud: Aloud, qtbot: QtBot) -> None:
    show(stage, aloud, "offer", LISTENING)
    qtbot.waitUntil(lambda: aloud.voice.state is VoiceState.READY, timeout=10_000)
    aloud.voice.lacking = frozenset({"en"})
    aloud.voice.without.emit("en")
    assert not stage.values["speaks"]
    show(stage, aloud, "offer", replace(LISTENING, language="zh_CN"))
    assert stage.values["speaks"]
    assert stage.values["voice"]
