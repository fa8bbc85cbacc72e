"""The screens of a terminal's first start as values (`ui.enrol`): before it is anybody's, and for staff alone.

The session never shows them: they are here with all other screens, so that they go through the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TypeAlias

from kiosk.maintenance.sheet import Row, Section, Tone
from kiosk.maintenance.words import Said


class EnrolKeys(StrEnum):
    """What a value is typed with."""

    CODE = auto()  # capitals at first: ids, sites
    ADDRESS = auto()  # small letters at first, and "https://" as one key
    DIGITS = auto()


class EnrolPicture(StrEnum):
    """What stands where the camera's picture is to be."""

    NONE = auto()  # no camera was found
    WAITING = auto()
    LIVE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class EnrolButton:
    """CHOOSE with its `id`. `on` False: shown, and dull."""

    id: str
    label: Said
    primary: bool = False
    on: bool = True


@dataclass(frozen=True, slots=True)
class EnrolNotice:
    """A strip over the screen's own: what is wrong or came of it, and what to do. `exact`: for an engineer, as a
    program says it.
    """

    tone: Tone
    text: Said
    detail: Said | str = ""
    exact: str = ""


@dataclass(frozen=True, slots=True)
class EnrolHead:
    """The top of a screen. `onward`: what to do here, and what comes next. `number` of `count`: the step, from
    1; 0: none of the steps. `busy`: something is under way.
    """

    title: Said
    onward: Said
    icon: str
    number: int = 0
    count: int = 0
    notices: tuple[EnrolNotice, ...] = ()
    busy: Said | None = None


@dataclass(frozen=True, slots=True)
class EnrolWelcome:
    """Not enrolled: to patients, who are sent elsewhere, and to staff, who begin here. `rows`: the machine."""

    rows: tuple[Row, ...]
    buttons: tuple[EnrolButton, ...]
    notices: tuple[EnrolNotice, ...] = ()
    busy: Said | None = None


@dataclass(frozen=True, slots=True)
class EnrolRoot:
    """A fingerprint to be read out and compared. `sm3`, `sha256`: groups of four digits; empty: no root file."""

    head: EnrolHead
    sm3: tuple[str, ...]
    sha256: tuple[str, ...]
    rows: tuple[Row, ...]
    buttons: tuple[EnrolButton, ...]


@dataclass(frozen=True, slots=True)
class EnrolPage:
    """Lines, some of which open (OPEN_ITEM), and buttons (CHOOSE)."""

    head: EnrolHead
    sections: tuple[Section, ...]
    buttons: tuple[EnrolButton, ...]


@dataclass(frozen=True, slots=True)
class EnrolTyping:
    """One value: TYPE, ERASE, CONFIRM; BACK leaves it as it was. `detail`: how it is to look, or what is wrong."""

    head: EnrolHead
    label: Said
    typed: str
    keys: EnrolKeys
    detail: Said | str = ""
    enough: bool = True


@dataclass(frozen=True, slots=True)
class EnrolCamera:
    """Cameras as lines that open, beside the picture of the chosen one."""

    head: EnrolHead
    picture: EnrolPicture
    rows: tuple[Row, ...]
    buttons: tuple[EnrolButton, ...]


@dataclass(frozen=True, slots=True)
class EnrolCode:
    """A text as a QR code, with what belongs to it."""

    head: EnrolHead
    code: str
    rows: tuple[Row, ...]
    buttons: tuple[EnrolButton, ...]


@dataclass(frozen=True, slots=True)
class EnrolDone:
    """The end: `working` while it is written; then enrolled, and the terminal starts in `seconds`."""

    title: Said
    onward: Said
    working: bool
    rows: tuple[Row, ...] = ()
    seconds: int = 0
    buttons: tuple[EnrolButton, ...] = ()


EnrolScreen: TypeAlias = (
    EnrolWelcome | EnrolRoot | EnrolPage | EnrolTyping | EnrolCamera | EnrolCode | EnrolDone
)
