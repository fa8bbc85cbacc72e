"""The pages of the terminal's own state, which no worker has to be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.maintenance.sheet import (
    Choice,
    Closed,
    Keys,
    PageId,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
    Typing,
)
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.services.maintenance import house
from kiosk.session.preferences import LEAST_VOLUME, MOST_VOLUME
from kiosk.session.staff_effects import Closure
from kiosk.session.staff_stages import OnPage
from kiosk.session.state import Kiosk, Moment
from kiosk.staff.pin import LEAST, MOST

PAGES: Final = frozenset({PageId.SERVICE, PageId.GLASS, PageId.PIN})
LOCK_SECONDS: Final = 30.0
"""For which the glass takes no touch, to be cleaned."""
_LONGEST: Final = 3  # digits of minutes

_WHY: Final[Mapping[Closed, Said]] = {
    Closed.PAPER: Said(QT_TRANSLATE_NOOP("Maintenance", "Paper is being changed")),
    Closed.CLEANING: Said(QT_TRANSLATE_NOOP("Maintenance", "It is being cleaned")),
    Closed.REPAIR: Said(QT_TRANSLATE_NOOP("Maintenance", "It is being repaired")),
    Closed.NETWORK: Said(QT_TRANSLATE_NOOP("Maintenance", "The network is down")),
    Closed.CLOSED_AREA: Said(QT_TRANSLATE_NOOP("Maintenance", "The hall or the clinic is closed")),
    Closed.OTHER: Said(QT_TRANSLATE_NOOP("Maintenance", "Another reason")),
}
_MINUTES: Final = Typing(
    Said(
        QT_TRANSLATE_NOOP("Maintenance", "For how many minutes? Empty: until it is opened by hand")
    ),
    Keys.DIGITS,
    _LONGEST,
)


def sheet_of(kiosk: Kiosk, where: OnPage, at: Moment) -> Sheet | None:
    """The page as it is now; None: it has not been looked at yet."""
    match where.page:
        case PageId.SERVICE:
            return _service(kiosk, at)
        case PageId.GLASS:
            return _glass(kiosk)
        case PageId.PIN:
            return _pin()
        case _:
            return where.sheet


def _service(kiosk: Kiosk, at: Moment) -> Sheet:
    closure = kiosk.household.closure
    if closure is not None:
        return Sheet(PageId.SERVICE, sections=(_closed(closure, at),))
    state = Row(
        Said(QT_TRANSLATE_NOOP("Maintenance", "This terminal")),
        Said(QT_TRANSLATE_NOOP("Maintenance", "In service")),
        Tone.GOOD,
    )
    choices = tuple(Choice(Task.CLOSE, words, str(why), _MINUTES) for why, words in _WHY.items())
    take_out = Said(QT_TRANSLATE_NOOP("Maintenance", "Take it out of service, because"))
    return Sheet(PageId.SERVICE, sections=(Section(rows=(state,)), Section(take_out, (), choices)))


def _closed(closure: Closure, at: Moment) -> Section:
    until: Said | str = Said(QT_TRANSLATE_NOOP("Maintenance", "Until it is opened by hand"))
    if closure.until is not None:
        until = house.time_of(closure.until, at)
    rows = (
        Row(
            Said(QT_TRANSLATE_NOOP("Maintenance", "This terminal")),
            Said(QT_TRANSLATE_NOOP("Maintenance", "Out of service")),
            Tone.WARN,
        ),
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Reason")), _WHY[closure.why]),
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Since")), house.time_of(closure.since, at)),
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Until")), until),
    )
    words = Said(QT_TRANSLATE_NOOP("Maintenance", "Put it back in service"))
    return Section(rows=rows, choices=(Choice(Task.OPEN, words, primary=True),))


def _glass(kiosk: Kiosk) -> Sheet:
    volume = kiosk.household.volume
    louder = Section(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Volume that every patient begins with")),
        (Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Volume")), f"{volume} / {MOST_VOLUME}"),),
        _both(
            Task.VOLUME,
            Said(QT_TRANSLATE_NOOP("Maintenance", "Quieter")),
            Said(QT_TRANSLATE_NOOP("Maintenance", "Louder")),
            (volume > LEAST_VOLUME, volume < MOST_VOLUME),
        ),
    )
    lock = Said(
        QT_TRANSLATE_NOOP("Maintenance", "Lock the glass for %1 seconds"), (f"{LOCK_SECONDS:.0f}",)
    )
    cleaning = Section(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Cleaning")), (), (Choice(Task.CLEAN, lock),)
    )
    return Sheet(PageId.GLASS, sections=(louder, _brightness(kiosk), cleaning))


def _brightness(kiosk: Kiosk) -> Section:
    heading = Said(QT_TRANSLATE_NOOP("Maintenance", "Brightness of the screen"))
    name = Said(QT_TRANSLATE_NOOP("Maintenance", "Brightness"))
    if not kiosk.has_backlight:
        why = Said(QT_TRANSLATE_NOOP("Maintenance", "This screen's cannot be set from here"))
        return Section(heading, (Row(name, why, Tone.QUIET),))
    brightness = kiosk.household.brightness
    choices = _both(
        Task.BRIGHTNESS,
        Said(QT_TRANSLATE_NOOP("Maintenance", "Darker")),
        Said(QT_TRANSLATE_NOOP("Maintenance", "Brighter")),
        (brightness > house.DARKEST, brightness < house.BRIGHTEST),
    )
    return Section(heading, (Row(name, f"{brightness} %"),), choices)


def _both(task: Task, less: Said, more: Said, on: tuple[bool, bool]) -> tuple[Choice, Choice]:
    return Choice(task, less, "down", on=on[0]), Choice(task, more, "up", on=on[1])


def _pin() -> Sheet:
    form = Said(
        QT_TRANSLATE_NOOP("Maintenance", "%1 to %2 digits that nobody guesses"),
        (str(LEAST), str(MOST)),
    )
    rows = (
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "PIN")), form),
        Row(
            Said(QT_TRANSLATE_NOOP("Maintenance", "Good for")),
            Said(QT_TRANSLATE_NOOP("Maintenance", "this terminal only")),
        ),
    )
    change = Choice(
        Task.CHANGE_PIN, Said(QT_TRANSLATE_NOOP("Maintenance", "Change my PIN")), primary=True
    )
    return Sheet(PageId.PIN, sections=(Section(rows=rows, choices=(change,)),))
