"""What the patient changes about the glass itself: language, text, contrast, voice, height, cover."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.ending import preferring
from kiosk.session.events import Tapped
from kiosk.session.preferences import ColourTheme, Panel, Preferences, TextSize
from kiosk.session.screens import Action
from kiosk.session.state import Kiosk

_STEPS = {"up": 1, "down": -1}
_SIZES = {str(int(size)): size for size in TextSize}
_THEMES = {str(theme): theme for theme in ColourTheme}
_PANELS = {str(panel): panel for panel in Panel}


def tapped(kiosk: Kiosk, tap: Tapped) -> Kiosk:
    """An argument that is none of those there are changes nothing."""
    match tap.action:
        case Action.OPEN_PANEL:
            return replace(kiosk, panel=_PANELS.get(tap.argument, kiosk.panel))
        case Action.CLOSE_PANEL:
            return replace(kiosk, panel=Panel.NONE)
        case Action.COVER:  # where nobody is known there is nothing to hide
            return replace(kiosk, hidden=kiosk.person is not None, panel=Panel.NONE)
        case Action.LANGUAGE if tap.argument in kiosk.languages:
            preferences = replace(kiosk.preferences, language=tap.argument)
            return replace(preferring(kiosk, preferences), panel=Panel.NONE)
        case _:
            return preferring(kiosk, _preferred(kiosk, tap))


def _preferred(kiosk: Kiosk, tap: Tapped) -> Preferences:
    now = kiosk.preferences
    match tap.action:
        case Action.ELDER_MODE:
            return now.in_elder_mode(on=not now.elder, house=kiosk.house)
        case Action.TEXT_SIZE if not now.elder:  # which has the largest
            return replace(now, text_size=_SIZES.get(tap.argument, now.text_size))
        case Action.THEME:
            return replace(now, theme=_THEMES.get(tap.argument, now.theme))
        case Action.VOICE:
            return replace(now, voice=not now.voice)
        case Action.VOLUME:
            return now.louder(_STEPS.get(tap.argument, 0))
        case Action.LOWER:
            return replace(now, lowered=not now.lowered)
        case _:
            return now
