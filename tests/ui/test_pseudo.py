"""The pseudo-languages: longer, marked, and with everything in them that is filled in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.reasons import Code
from ui.pseudo import LONG, PSEUDO_LANGUAGES, RIGHT_TO_LEFT, lengthened, teach, turned
from ui.samples import HOSPITAL, as_seen, samples
from ui.samples_failures import failure
from ui.stage import Stage
from ui.words import words

TEXTS = (
    "Up",
    "Are you still there?",
    "Finish (%1)",
    "You have %1 bills for %2 yuan, please pay them",
    "Please come back on {date}, after {minutes} minutes",
    "rhythm",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_marked_and_longer(text: str) -> None:
    longer = lengthened(text)
    assert (longer[0], longer[-1]) == ("[", "]")
    assert len(longer) >= 1.3 * len(text)
    assert len(longer) <= max(1.5 * len(text), len(text) + 2)


@pytest.mark.parametrize("write", [lengthened, turned])
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_filled_in_stays(write, text: str) -> None:
    placeholders = re.compile(r"%\d|\{\w+\}")
    assert placeholders.findall(write(text)) == placeholders.findall(text)


def test_letters_have_accents_and_no_word_is_read_as_english() -> None:
    assert "Larger text" not in lengthened("Larger text")
    assert any(unicodedata.decomposition(letter) for letter in lengthened("Larger text"))


def test_nothing_stays_nothing() -> None:
    assert lengthened("") == ""
    assert lengthened(" ") == " "


def test_turned_words_run_from_right_to_left() -> None:
    words_of_it = re.findall("\u202e(.*?)\u202c", turned("Go on (%1)"))
    assert len(words_of_it) == 2
    assert "%1" not in "".join(words_of_it)


@pytest.fixture
def stage(qapp: QGuiApplication) -> Iterator[Stage]:  # noqa: ARG001 - Qt is up
    made = Stage(HOSPITAL, 4.0)
    yield made
    made.close()


@pytest.mark.parametrize("language", PSEUDO_LANGUAGES)
def test_a_stage_that_was_taught_shows_them(stage: Stage, language: str) -> None:
    teach(stage)
    stage.load(as_seen(samples()["offer"], language=language))
    title, advice = words(failure(Code.PRESENTATION_TOO_OLD), language)
    for text in (title, advice):
        assert re.fullmatch(r"\u200f?\[.*\]", text, re.DOTALL)
        assert ("\u202e" in text) == (language == RIGHT_TO_LEFT)


def test_no_stage_of_a_terminal_knows_them(stage: Stage) -> None:
    with pytest.raises(LookupError):
        stage.load(as_seen(samples()["offer"], language=LONG))
