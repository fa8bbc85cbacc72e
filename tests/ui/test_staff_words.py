"""Staff's words in the language that is installed, and how the glass is set for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from kiosk.maintenance.sheet import Choice, Keys, PageId, Row, Section, Task, Tone, Typing
from kiosk.maintenance.words import Said
from kiosk.session.preferences import ColourTheme, Preferences, TextSize
from kiosk.session.screens import Attract, View
from kiosk.session.staff_screens import Cleaning, StaffMenu, StaffPage
from ui.languages import TRANSLATIONS, Languages
from ui.samples_staff import staff_samples
from ui.staff_words import said_words, staff_language
from ui.translations import _messages
from ui.view_props import preferences_of, props_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def chinese() -> Iterator[None]:
    languages = Languages()
    languages.use("zh_CN")
    yield
    languages.use("en")


def test_facts_stand_where_the_sentence_wants_them() -> None:
    assert said_words(Said("Read %1 of %2 times.", ("3", "5"))) == "Read 3 of 5 times."
    assert said_words(Said("Pass")) == "Pass"


def test_a_fact_that_looks_like_a_place_is_not_filled_in() -> None:
    assert said_words(Said("%1: %2 ms", ("%2", "38"))) == "%2: 38 ms"


def test_a_fact_that_is_missing_is_a_bug() -> None:
    with pytest.raises(IndexError):
        said_words(Said("%1: %2 ms", ("a",)))


def test_a_name_stays_as_it_is() -> None:
    assert said_words("Pass %1") == "Pass %1"


@pytest.mark.usefixtures("chinese")
def test_words_are_chinese_on_a_chinese_glass_and_names_are_not() -> None:
    assert said_words(Said("Pass")) == "合格"
    assert said_words("Pass") == "Pass"


@pytest.mark.parametrize(
    ("glass", "staff"),
    [("zh_CN", "zh_CN"), ("en", "en"), ("ar", "en"), ("ug", "en"), ("en_XA", "en_XA")],
)
def test_staff_read_chinese_or_english(glass: str, staff: str) -> None:
    assert staff_language(glass) == staff


def test_a_page_is_handed_over_as_words() -> None:
    typing = Typing(Said("Volume"), Keys.DIGITS, 3)
    page = StaffPage(
        PageId.PAPER,
        Said("%1 open", ("2",)),
        (
            Section(
                Said("State"),
                (Row(Said("Paper"), "412", Tone.WARN, Said("%1 to %2", ("1", "5")), "x"),),
                (Choice(Task.CLOSE, Said("Pass"), "paper", typing, sure=Said("Fail")),),
            ),
        ),
        typing=typing,
    )
    props = props_of(page, "en")
    assert props["title"] == "2 open"
    (section,) = props["sections"]
    assert section["title"] == "State"
    assert section["rows"] == [
        {"label": "Paper", "value": "412", "tone": "warn", "detail": "1 to 5", "opens": "x"}
    ]
    (choice,) = section["choices"]
    assert choice["sure"] == "Fail"
    assert choice["typing"] == props["typing"]
    assert props["typing"] == {
        "label": "Volume",
        "keys": "digits",
        "longest": 3,
        "begins": "",
        "least": 0,
    }
    assert props["number"] == 0
    assert (props["busy"], props["query"], props["asking"]) == ({}, {}, {})


_PATIENTS = Preferences(
    "ar", TextSize.LARGEST, ColourTheme.DARK, voice=True, lowered=True, elder=True
)


def test_what_a_patient_chose_is_not_how_staff_see_it_but_for_the_theme() -> None:
    seen = preferences_of(View(StaffMenu("", (), ()), (), _PATIENTS))
    assert seen == Preferences("en", TextSize.STANDARD, ColourTheme.DARK)


def test_a_patients_screen_and_that_of_cleaning_are_as_the_patient_chose() -> None:
    for screen in (Attract(), Cleaning(20)):
        assert preferences_of(View(screen, (), _PATIENTS)) == _PATIENTS


def said_in(value: object) -> Iterator[str]:
    if isinstance(value, Said):
        yield value.words
    elif isinstance(value, tuple):
        for each in value:
            yield from said_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said_in(getattr(value, field.name))


def test_the_samples_say_what_pages_say() -> None:
    marked = {
        source
        for context, source, _ in _messages(TRANSLATIONS / "yima_zh_CN.ts")
        if context == "Maintenance"
    }
    said = {words for view in staff_samples().values() for words in said_in(view.screen)}
    assert said - marked == set()
