"""Samples of maintenance mode's screens that are no page: manual, touch test, cleaning; and of the pages that the
manual has a picture of; see `ui.samples`. Plainly synthetic.
"""

from __future__ import annotations

from typing import Final

from kiosk.maintenance.sheet import Choice, PageId, Row, Section, Task, Tone
from kiosk.maintenance.words import Said
from kiosk.services.maintenance.topics import TOPICS
from kiosk.session.screens import Action, View
from kiosk.session.staff_screens import Cleaning, StaffManual, StaffPage, StaffTouch

_IN: Final = (Action.BACK, Action.SIGN_OUT)
# Of a 21.5" upright panel, in cells of 12 mm.
_COLUMNS, _ROWS = 22, 40
_CELLS: Final = tuple(range(_COLUMNS * _ROWS))


def manual_samples() -> dict[str, View]:
    shown = ("getting_in", "payments", "logs")
    pages = (_glass(), _tickets(), _restart(), _trust(), _badges())
    return {
        "staff_manual": View(StaffManual("", TOPICS), _IN),
        **{f"staff_manual-{topic}": View(StaffManual(topic, TOPICS), _IN) for topic in shown},
        **_touch_samples(),
        **{f"staff_page-{page.page}": View(page, _IN) for page in pages},
        "cleaning": View(Cleaning(28), ()),
        "cleaning-last": View(Cleaning(1), ()),
    }


def _touch_samples() -> dict[str, View]:
    half = tuple(cell for cell in _CELLS if cell % _COLUMNS < cell // _COLUMNS)
    dead = tuple(range(7 * _COLUMNS + 16, 8 * _COLUMNS))
    felt = tuple(cell for cell in _CELLS if cell not in dead)
    tests = {
        "": StaffTouch(_COLUMNS, _ROWS, seconds_left=60),
        "-half": StaffTouch(_COLUMNS, _ROWS, half, seconds_left=31),
        "-good": StaffTouch(_COLUMNS, _ROWS, _CELLS, over=True, tone=Tone.GOOD),
        "-dead": StaffTouch(_COLUMNS, _ROWS, felt, dead, over=True, tone=Tone.BAD),
        "-tremble": StaffTouch(_COLUMNS, _ROWS, _CELLS, over=True, tone=Tone.WARN),
    }
    return {f"staff_touch{name}": View(screen, (Action.BACK,)) for name, screen in tests.items()}


def _glass() -> StaffPage:
    louder = Section(
        Said("Volume that every patient begins with"),
        (Row(Said("Volume"), Said("%1 of %2", ("3", "5"))),),
        (
            Choice(Task.VOLUME, Said("Quieter"), "down"),
            Choice(Task.VOLUME, Said("Louder"), "up"),
        ),
    )
    brighter = Section(
        Said("Brightness of the screen"),
        (Row(Said("Brightness"), "100 %"),),
        (
            Choice(Task.BRIGHTNESS, Said("Darker"), "down"),
            Choice(Task.BRIGHTNESS, Said("Brighter"), "up", on=False),
        ),
    )
    lock = Choice(Task.CLEAN, Said("Lock the glass for %1 seconds", ("30",)))
    cleaning = Section(Said("Cleaning"), choices=(lock,))
    return StaffPage(PageId.GLASS, sections=(louder, brighter, cleaning))


def _tickets() -> StaffPage:
    printer = Row(Said("Ticket printer"), Said("Ready"), Tone.GOOD)
    lost = (("A 017", "示范内科", "10:42"), ("B 204", "示范眼科", "10:39"))
    rows = tuple(
        Row(number, department, Tone.WARN, time, opens=number) for number, department, time in lost
    )
    title = Said("Tickets that did not come out: the last %1 min, at most %2", ("30", "10"))
    return StaffPage(PageId.TICKETS, sections=(Section(rows=(printer,)), Section(title, rows)))


def _restart() -> StaffPage:
    running = (
        Row(Said("Version"), "0.8.0"),
        Row(
            Said("Running for"),
            Said("%1 days %2 h", ("9", "3")),
            detail=Said("Since %1", ("01-06 07:12",)),
        ),
        Row(Said("Last start"), Said("In order: switched on, or restarted"), Tone.GOOD),
    )
    past = (Row(Said("Crashes today"), "0"), Row(Said("Starts in all"), "41"))
    choice = Choice(Task.RESTART, Said("Restart the program"))
    return StaffPage(
        PageId.RESTART,
        sections=(
            Section(rows=running),
            Section(Said("Until now"), past),
            Section(choices=(choice,)),
        ),
    )


def _trust() -> StaffPage:
    rows = (
        Row(Said("Version of the list"), "318"),
        Row(Said("Last confirmed"), "2027-01-13 08:00"),
        Row(Said("Days left"), "12"),
        Row(Said("Last refresh"), "2027-01-15 09:00", detail=Said("Went well")),
    )
    choices = (
        Choice(Task.REFRESH_TRUST, Said("Refresh now"), primary=True),
        Choice(Task.LOAD_TRUST, Said("Load from USB stick")),
    )
    keys = (
        Row(Said("Health cards"), Said("%1 of %2 valid today", ("14", "15"))),
        Row(Said("Staff badges"), Said("%1 of %2 valid today", ("1", "1"))),
    )
    return StaffPage(
        PageId.TRUST,
        sections=(Section(rows=rows, choices=choices), Section(Said("Keys in the list"), keys)),
    )


def _badges() -> StaffPage:
    here = Said("Badges with a PIN at this terminal")
    find = Said("Search with a staff number to find its badge.")
    badges = (("5f02c1aa", "Locked", Tone.BAD), ("19be7d40", "Works", Tone.GOOD))
    rows = tuple(
        Row(
            Said("Badge %1", (handle,)),
            Said(standing),
            tone,
            Said("Invited %1", ("2027-01-04 16:20",)),
            opens=handle,
        )
        for handle, standing, tone in badges
    )
    return StaffPage(
        PageId.BADGES,
        sections=(Section(rows=(Row(here, "2", detail=find),)), Section(rows=rows)),
        query="",
    )
