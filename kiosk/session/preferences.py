"""How somebody wants the glass: chosen by touch on any screen, back to the house's after each patient."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum, auto

LEAST_VOLUME, MOST_VOLUME = 1, 5


class TextSize(IntEnum):
    """Steps of the text (UX.md: capitals of running text at least 4.8 mm, in elder mode 7.3)."""

    STANDARD = 1  # capitals of at least 4.8 mm
    LARGE = 2  # 5.4 mm
    LARGER = 3  # 6.4 mm
    LARGEST = 4  # 7.3 mm


class ColourTheme(StrEnum):
    """Contrast of words to their ground: 7:1, but 15:1 in the second."""

    LIGHT = auto()
    HIGH_CONTRAST = auto()
    DARK = auto()


class Panel(StrEnum):
    """What is laid over a screen by a touch of the top bar."""

    NONE = auto()
    DISPLAY = auto()  # text, contrast, voice, a lower screen
    LANGUAGES = auto()


class Cover(StrEnum):
    """Why a screen is hidden, if it is. What is under it goes on."""

    NONE = auto()
    PRIVACY = auto()  # the patient's button: somebody came too close
    PAYMENT = auto()  # a payment goes on, and nobody has touched the screen for long


@dataclass(frozen=True, slots=True)
class Preferences:
    """`volume`: 1 to 5. `voice`: every screen is read out, not its hints alone. `lowered`: controls
    within the lower 60 % of an upright panel. `elder`: the largest text, fewer choices, the voice, no
    animation, longer waits.
    """

    language: str = "zh_CN"
    text_size: TextSize = TextSize.STANDARD
    theme: ColourTheme = ColourTheme.LIGHT
    voice: bool = False
    volume: int = 3
    lowered: bool = False
    elder: bool = False

    def in_elder_mode(self, *, on: bool, house: Preferences) -> Preferences:
        """With elder mode; without it, what it had changed is the house's again."""
        if on:
            return replace(self, elder=True, text_size=TextSize.LARGEST, voice=True)
        return replace(self, elder=False, text_size=house.text_size, voice=house.voice)

    def louder(self, steps: int) -> Preferences:
        return replace(self, volume=min(MOST_VOLUME, max(LEAST_VOLUME, self.volume + steps)))
