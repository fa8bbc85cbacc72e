"""What each touch of the glass's own changes; one that is none of them changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.codes.identity_document import card_of
from kiosk.devices import Document
from kiosk.session import display
from kiosk.session.events import Tapped
from kiosk.session.preferences import ColourTheme, Panel, Preferences, TextSize
from kiosk.session.screens import Action
from kiosk.session.state import Kiosk, Person, Site

HOUSE = Preferences(text_size=TextSize.LARGE, theme=ColourTheme.DARK)


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk(Site("示范医院", "T07"), house=HOUSE, preferences=HOUSE)


def tapped(kiosk: Kiosk, *taps: tuple[Action, str] | Action) -> Kiosk:
    for tap in taps:
        action, argument = tap if isinstance(tap, tuple) else (tap, "")
        kiosk = display.tapped(kiosk, Tapped(action, argument))
    return kiosk


@pytest.mark.parametrize(
    ("action", "argument", "changed"),
    [
        (Action.LANGUAGE, "en", {"language": "en"}),
        (Action.TEXT_SIZE, "1", {"text_size": TextSize.STANDARD}),
        (Action.TEXT_SIZE, "4", {"text_size": TextSize.LARGEST}),
        (Action.THEME, "high_contrast", {"theme": ColourTheme.HIGH_CONTRAST}),
        (Action.VOICE, "", {"voice": True}),
        (Action.VOLUME, "up", {"volume": 4}),
        (Action.VOLUME, "down", {"volume": 2}),
        (Action.LOWER, "", {"lowered": True}),
        (
            Action.ELDER_MODE,
            "",
            {"elder": True, "voice": True, "text_size": TextSize.LARGEST},
        ),
        (Action.LANGUAGE, "../../etc", {}),
        (Action.TEXT_SIZE, "5", {}),
        (Action.TEXT_SIZE, "", {}),
        (Action.THEME, "pink", {}),
        (Action.VOLUME, "louder", {}),
        (Action.SIGN_IN, "a1", {}),
    ],
)
def test_a_touch_changes_just_this(
    kiosk: Kiosk, action: Action, argument: str, changed: dict[str, object]
) -> None:
    expected = replace(HOUSE, **changed)  # type: ignore[arg-type] # names and values are of fields
    assert tapped(kiosk, (action, argument)).preferences == expected


@pytest.mark.parametrize("action", [Action.VOICE, Action.LOWER, Action.ELDER_MODE])
def test_a_second_touch_is_the_way_back(kiosk: Kiosk, action: Action) -> None:
    assert tapped(kiosk, action, action).preferences == HOUSE


@pytest.mark.parametrize(("which", "most"), [("up", 5), ("down", 1)])
def test_the_volume_has_ends(kiosk: Kiosk, which: str, most: int) -> None:
    assert tapped(kiosk, *[(Action.VOLUME, which)] * 9).preferences.volume == most


def test_elder_mode_has_the_largest_text_whatever_is_tapped(kiosk: Kiosk) -> None:
    elder = tapped(kiosk, Action.ELDER_MODE, (Action.TEXT_SIZE, "1"))
    assert elder.preferences.text_size is TextSize.LARGEST


def test_elder_mode_keeps_what_it_has_not_chosen(kiosk: Kiosk) -> None:
    chosen = tapped(kiosk, (Action.LANGUAGE, "en"), Action.LOWER, Action.ELDER_MODE)
    left = tapped(chosen, Action.ELDER_MODE).preferences
    assert left == replace(HOUSE, language="en", lowered=True)


def test_in_elder_mode_screens_stay_longer_and_no_longer_once_it_is_left(kiosk: Kiosk) -> None:
    elder = tapped(kiosk, Action.ELDER_MODE)
    assert elder.pace.idle_warning == 1.5 * kiosk.pace.idle_warning
    assert tapped(elder, Action.ELDER_MODE).pace == kiosk.pace


@pytest.mark.parametrize("panel", [Panel.DISPLAY, Panel.LANGUAGES])
def test_a_panel_opens_and_closes(kiosk: Kiosk, panel: Panel) -> None:
    opened = tapped(kiosk, (Action.OPEN_PANEL, panel))
    assert opened.panel is panel
    assert tapped(opened, (Action.OPEN_PANEL, "none of them")).panel is panel
    assert tapped(opened, Action.CLOSE_PANEL).panel is Panel.NONE


def test_choosing_a_language_closes_its_panel_and_a_text_size_does_not(kiosk: Kiosk) -> None:
    languages = tapped(kiosk, (Action.OPEN_PANEL, Panel.LANGUAGES), (Action.LANGUAGE, "en"))
    assert languages.panel is Panel.NONE
    size = tapped(kiosk, (Action.OPEN_PANEL, Panel.DISPLAY), (Action.TEXT_SIZE, "3"))
    assert size.panel is Panel.DISPLAY


def test_only_somebodys_screen_is_covered(kiosk: Kiosk) -> None:
    assert not tapped(kiosk, Action.COVER).hidden
    card = card_of(Document("000000000000000001", "测试者"))
    known = replace(kiosk, person=Person(card, began=0.0), panel=Panel.DISPLAY)
    covered = tapped(known, Action.COVER)
    assert (covered.hidden, covered.panel) == (True, Panel.NONE)
