"""Hints on the glass: what is shown is what is said, and nothing flickers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices import ScanHint
from kiosk.reasons import Code, Failure
from kiosk.session.preferences import Preferences
from kiosk.session.screens import Attract, Refused, View
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

HINTS = [hint for hint in ScanHint if hint is not ScanHint.NONE]
Said = tuple[Any, list[tuple[str, str]]]
"""A glass, and what it has said so far: words and language."""
REFUSED = Refused(Failure(Code.PAYMENT_CODE), 12)


def attract(hint: ScanHint, *, elder: bool = False, language: str = "en") -> View:
    view = replace(samples()["attract"], screen=Attract(hint=hint))
    return as_seen(view, language=language, elder=elder)


@pytest.fixture
def said(glass: Callable[..., Any]) -> Said:
    shown = glass(attract(ScanHint.NONE))
    words: list[tuple[str, str]] = []
    shown.stage.said.connect(lambda text, language: words.append((text, language)))
    return shown, words


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("hint", HINTS)
def test_what_is_shown_is_said(said: Said, hint: ScanHint, language: str) -> None:
    glass, words = said
    glass.show(attract(hint, language=language))
    (text, spoken_in), *more = words
    assert not more
    assert spoken_in == language
    assert glass.item("hint").property("words") == text
    assert text.isascii() == (language == "en")


def test_hints_are_told_apart(said: Said) -> None:
    glass, words = said
    for hint in HINTS:
        glass.show(attract(hint))
    assert len({text for text, _ in words}) == len(HINTS)


def test_when_the_hint_goes_there_is_silence(said: Said) -> None:
    glass, words = said
    glass.show(attract(ScanHint.TOO_FAR))
    glass.show(attract(ScanHint.NONE))
    assert [text for text, _ in words] == ["Please hold it closer", ""]
    assert "Please hold it closer" not in glass.texts()


def test_another_language_says_it_anew(said: Said) -> None:
    glass, words = said
    glass.show(attract(ScanHint.TOO_FAR))
    glass.show(attract(ScanHint.TOO_FAR, language="zh_CN"))
    assert words[-1] == ("请再靠近一点", "zh_CN")


def test_the_idle_warning_is_not_talked_over(said: Said) -> None:
    glass, words = said
    glass.show(attract(ScanHint.TOO_FAR))
    glass.show(replace(attract(ScanHint.TOO_FAR), idle_seconds=20))
    assert words[-1][0] == ""


def test_a_refusal_gives_way_to_what_helps_now(said: Said) -> None:
    glass, words = said
    row = samples()["refused-payment_code"].actions
    view = View(REFUSED, row, Preferences(language="en"))
    glass.show(view)
    advice = glass.item("advice").property("words")
    glass.show(replace(view, screen=replace(REFUSED, hint=ScanHint.CUT_OFF)))
    assert glass.item("advice").property("words") == words[-1][0] != advice
    assert glass.item("title").property("words") == "This is a payment code"
    glass.show(view)
    assert glass.item("advice").property("words") == advice


def test_one_hint_fades_into_the_next(said: Said, qtbot: QtBot) -> None:
    glass, words = said
    glass.stage.set_animated(animated=True)
    glass.show(attract(ScanHint.TOO_FAR))
    qtbot.waitUntil(lambda: glass.item("hint").property("words") == words[-1][0])
    panel = glass.item("hint").parentItem().parentItem()
    qtbot.waitUntil(lambda: panel.opacity() == 1)
    glass.show(attract(ScanHint.TOO_NEAR))
    assert words[-1][0] == "Please hold it further away"  # said at once
    qtbot.waitUntil(lambda: glass.item("hint").property("words") == words[-1][0])
    qtbot.waitUntil(lambda: panel.opacity() == 1)
    glass.show(attract(ScanHint.NONE))
    qtbot.waitUntil(lambda: not panel.isVisible())


def test_elder_mode_does_not_fade(said: Said) -> None:
    glass, _ = said
    glass.stage.set_animated(animated=True)
    glass.show(attract(ScanHint.TOO_FAR, elder=True))
    assert glass.item("hint").parentItem().parentItem().opacity() == 1


def test_a_hint_that_changes_while_it_fades_ends_with_the_last(said: Said, qtbot: QtBot) -> None:
    glass, _ = said
    glass.stage.set_animated(animated=True)
    for hint in (ScanHint.TOO_FAR, ScanHint.TILTED, ScanHint.NONE, ScanHint.CUT_OFF):
        glass.show(attract(hint))
    words = "Please move the whole code into the picture"
    qtbot.waitUntil(lambda: glass.item("hint").property("words") == words)
    panel = glass.item("hint").parentItem().parentItem()
    qtbot.waitUntil(lambda: panel.opacity() == 1)
