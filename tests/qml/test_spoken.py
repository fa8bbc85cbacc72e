"""What the voice reads out: something on every screen, in every language, and nothing of the patient's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.reasons import Failure
from kiosk.session.preferences import Cover, Panel, Preferences
from kiosk.session.screens import View
from kiosk.session.staff_screens import StaffScreen
from tests.brief_looks import of_every_screen
from ui.inspection import visible_items
from ui.samples import samples

# Staff's screens have no voice: decision 23.
SAMPLES = {
    name: view for name, view in samples().items() if not isinstance(view.screen, StaffScreen)
}
SCRIPTS = {"zh_CN": "[\u4e00-\u9fff]", "en": "[A-Za-z]", "ar": "[\u0600-\u06ff]"}
# What is no secret: how long something lasts, the hospital's own notices, where a part of it is on
# the screen. All else that a screen's dataclass holds is of a person, or may be.
PUBLIC = frozenset(
    {"seconds_left", "waiting_seconds", "checking_seconds", "held_seconds", "notices", "picture"}
    | {"days_left", "open_orders", "doubtful_prints", "identity_typed", "phone_typed", "tries_left"}
)
# In words of a refusal: how old a code was, until when a card is valid. Not the hospital's own sentence
# on why it refuses: nobody knows what it holds.
PUBLIC_FACTS = frozenset({"minutes", "seconds", "days", "date"})
UNCOVERED: dict[str, Any] = {"idle_seconds": -1, "cover": Cover.NONE, "panel": Panel.NONE}
# Two signs and more: a single letter or figure is in any sentence.
LEAST = 2
MOST_SENTENCES = 5  # three of the screen, two of a hint


def personal(value: object) -> Iterator[str]:
    """Everything in a screen that nobody else may hear, as it would be written."""
    if isinstance(value, Enum | bool) or value is None:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float):
        yield str(value)
    elif isinstance(value, Failure):
        yield from (str(fact) for name, fact in value.facts.items() if name not in PUBLIC_FACTS)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from personal(each)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in PUBLIC:
                yield from personal(getattr(value, each.name))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from personal(each)
    else:
        raise TypeError(f"what is a {type(value).__name__} to a patient?")


def markers(view: View) -> set[str]:
    return {text for text in map(str.strip, personal(view.screen)) if len(text) >= LEAST}


def page(glass: Any) -> QQuickItem:
    items = visible_items(glass.window)
    found = [each for each in items if each.property("spokenPrivately") is not None]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def spoken(glass: Callable[..., Any]) -> Callable[[str], Iterator[tuple[str, str]]]:
    """By name of each sample: what everybody hears of it."""

    def read(language: str) -> Iterator[tuple[str, str]]:
        opened = None
        for name in of_every_screen(SAMPLES, one_in=2):
            heard = replace(
                SAMPLES[name], **UNCOVERED, preferences=Preferences(language, voice=True)
            )
            if opened is None:
                opened = glass(heard)
            else:
                opened.show(heard)
            item = page(opened)
            yield name, f"{item.property('spoken')}\n{item.property('aloud')}".strip()

    return read


def what_is_wrong(view: View, words: str, language: str) -> Iterator[str]:
    if not re.search(SCRIPTS[language], words):
        yield "says nothing"
    for marker in sorted(markers(view)):
        if re.search(rf"(?<!\d){re.escape(marker)}(?!\d)", words):
            yield f"says {marker!r} to everybody"
    if len(re.findall(r"[。！？!?؟]|\.(?:\s|$)", words)) > MOST_SENTENCES:
        yield "says too much"


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_screen_says_something_in_its_language_and_nothing_of_the_patients(
    spoken: Callable[[str], Iterator[tuple[str, str]]], language: str
) -> None:
    wrong = [
        f"{name}: {what}: {words!r}"
        for name, words in spoken(language)
        for what in what_is_wrong(SAMPLES[name], words, language)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", SCRIPTS)
@pytest.mark.parametrize(
    "laid",
    [
        {"idle_seconds": 12},
        {"cover": Cover.PRIVACY},
        {"cover": Cover.PAYMENT},
        {"panel": Panel.DISPLAY},
        {"panel": Panel.LANGUAGES},
    ],
    ids=str,
)
def test_what_is_laid_over_a_screen_speaks_instead_of_it(
    glass: Callable[..., Any], language: str, laid: dict[str, Any]
) -> None:
    under = replace(SAMPLES["bills"], preferences=Preferences(language, voice=True))
    opened = glass(under)
    said: list[tuple[str, str]] = []
    opened.stage.said.connect(lambda words, spoken_in: said.append((words, spoken_in)))
    opened.show(replace(under, **laid))
    words, spoken_in = said[-1]
    assert spoken_in == language
    assert re.search(SCRIPTS[language], words)
    assert not any(marker in words for marker in markers(under))
    opened.show(under)
    assert said[-1][0] not in {"", words}


def test_without_the_voice_only_hints_are_said(glass: Callable[..., Any]) -> None:
    opened = glass(replace(SAMPLES["attract"], preferences=Preferences("en")))
    said: list[str] = []
    opened.stage.said.connect(lambda words, _: said.append(words))
    for name in ("welcome", "attract-hint-too_far", "pay_wait", "print_done", "report_page"):
        opened.show(replace(SAMPLES[name], preferences=Preferences("en")))
        assert (said or [""])[-1] == page(opened).property("aloud")
    assert "Please hold it closer" in said


@pytest.mark.parametrize("voice", [False, True])
def test_chinese_sentences_end_as_chinese_ones_do(
    glass: Callable[..., Any], *, voice: bool
) -> None:
    """A voice makes no pause at a point of another language, or reads it out."""
    preferences = Preferences("zh_CN", voice=voice)
    opened = glass(replace(SAMPLES["attract"], preferences=preferences))
    wrong = {}
    for name in of_every_screen(SAMPLES, one_in=2):
        opened.show(replace(SAMPLES[name], **UNCOVERED, preferences=preferences))
        words = [page(opened).property(said) for said in ("spoken", "spokenPrivately", "aloud")]
        if found := re.findall(r"[\u4e00-\u9fff][.;!?](?:\s|$)", "\n".join(words)):
            wrong[name] = found
    assert wrong == {}


def test_the_markers_are_what_a_person_has_on_the_screen() -> None:
    assert {"张*明", "心内科", "李医生", "9:00", "126.50"} <= markers(SAMPLES["offer-dues"])
    assert "A017" in markers(SAMPLES["signed_in"])
    assert "血常规" in markers(SAMPLES["report_page"])
    assert markers(SAMPLES["attract-notices"]) == set()
