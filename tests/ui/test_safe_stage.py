"""After a crash and in safe mode one notice is on the glass, whatever the terminal behind it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.reasons import CATALOGUE, Code, Failure
from kiosk.session.screens import Action
from ui import safe_stage, safe_words
from ui.inspection import visible_items
from ui.languages import TRANSLATIONS, Languages
from ui.safe_stage import Notice, SafeStage
from ui.safe_words import Words
from ui.samples import HOSPITAL, samples
from ui.words import words as words_of

NOTICE = Notice(safe_words.SAFE, "E-506 · 03-02 09:41 · 3×")


@pytest.fixture
def opened(qapp: QGuiApplication) -> Iterator[Callable[[str], SafeStage]]:  # noqa: ARG001 - Qt is up
    made: list[SafeStage] = []

    def open_it(language: str) -> SafeStage:
        stage = SafeStage(HOSPITAL, 2.0, NOTICE)
        made.append(stage)
        stage.set_animated(animated=False)
        stage.load_notice(language).resize(540, 960)
        QGuiApplication.processEvents()
        return stage

    yield open_it
    for stage in made:
        stage.close()


def read(window: QQuickWindow | None) -> str:
    assert window is not None
    for _ in range(5):
        QGuiApplication.processEvents()
    return "\n".join(str(each.property("text") or "") for each in visible_items(window))


@pytest.mark.parametrize("language", ["zh_CN", "en", "ar"])
def test_it_is_told_with_the_first_frame(opened: Callable[[str], SafeStage], language: str) -> None:
    stage = opened(language)
    assert stage.values["screen"] == "OutOfService"
    assert stage.values["actions"] == []
    shown = read(stage.window)
    title, advice = safe_words.SAFE[language]
    for words in (title, advice, NOTICE.number):
        assert words in shown


def test_nothing_of_the_terminal_behind_it_is_shown(opened: Callable[[str], SafeStage]) -> None:
    stage = opened("zh_CN")
    before = stage.values["props"]
    for view in samples().values():
        stage.show(replace(view, preferences=replace(view.preferences, language="zh_CN")))
        assert stage.values["screen"] == "OutOfService"
        assert stage.values["props"] == before
        assert set(stage.values["actions"]) <= {Action.ELDER_MODE}  # type: ignore[call-overload] # a list
        assert (stage.values["cover"], stage.values["idleSeconds"]) == ("none", -1)


def test_its_language_can_be_changed(opened: Callable[[str], SafeStage]) -> None:
    stage = opened("zh_CN")
    view = samples()["attract"]
    stage.show(replace(view, preferences=replace(view.preferences, language="en")))
    assert safe_words.SAFE["en"].title in read(stage.window)


def test_once_released_it_is_a_stage_like_any(opened: Callable[[str], SafeStage]) -> None:
    stage = opened("zh_CN")
    stage.release(samples()["attract"])
    assert stage.values["screen"] == "Attract"
    stage.show(samples()["help-staff"])
    assert stage.values["screen"] == "Help"


def test_there_are_words_in_every_language_of_the_glass() -> None:
    languages = {path.stem.removeprefix("yima_") for path in TRANSLATIONS.glob("yima_*.ts")} | {
        "en"
    }
    for words in (safe_words.SAFE, safe_words.RESTARTING):
        assert set(words) >= languages
        assert all(title and advice for title, advice in words.values())


@pytest.mark.parametrize(
    ("code", "notice"),
    [(Code.RESTARTING, safe_words.RESTARTING), (Code.SAFE_MODE, safe_words.SAFE)],
)
@pytest.mark.parametrize("language", ["zh_CN", "en", "ar"])
def test_the_words_are_those_of_the_catalogue(
    qapp: QGuiApplication,  # noqa: ARG001 - translators need one
    code: Code,
    notice: Mapping[str, Words],
    language: str,
) -> None:
    languages = Languages()
    languages.use(language)
    try:
        assert words_of(Failure(code), language) == tuple(notice[language])
    finally:
        languages.use("en")


def test_no_two_reasons_have_one_number() -> None:
    numbers = [reason.number for reason in CATALOGUE.values()]
    assert len(numbers) == len(set(numbers))


def test_what_it_takes_of_the_screens_is_theirs() -> None:
    assert safe_stage._BOTTOM == Action.ELDER_MODE
