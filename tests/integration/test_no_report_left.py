"""After a session in which reports were read and printed nothing of them is left: in no object that can
be reached, on no screen, in no file, and at no printer.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.session.report_screens import PrintDone, ReportForm, ReportPage, Reports, ReportTrend
from kiosk.session.screens import Action

PHONE = Phone.TWO_APPOINTMENTS


def _beside(name: str) -> ModuleType:
    """The search of the test beside this one; test folders are no packages."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


search = _beside("test_nothing_left")
folder = search.folder


def of_reports(lobby: Any) -> list[str]:
    """Numbers and words by which the reports that were seen could be known again."""
    assembly = lobby.app.assembly
    stage = assembly.terminal.state.stage
    listing = getattr(stage, "back", stage)
    numbers = [head.number for head in listing.reports.reports if len(head.number) > 6]
    assert numbers
    return [number[::-1] for number in numbers]


@pytest.fixture
def read_and_printed(house: Any, world: Any, folder: Path) -> tuple[Any, list[str]]:  # noqa: ARG001 - the terminal writes there
    """Somebody has looked at everything there is to a report, and printed it."""
    world.release_report(PHONE.value, form="url", pages=2, kind="XCG")
    lobby = house()
    hidden = search.needles(world, PHONE)
    lobby.comes(lambda _: lobby.state.equipment.report_printer.prints)
    lobby.hold_up(PHONE)
    lobby.sees("Choice")
    world.put_away()
    lobby.taps("reports")
    listed = lobby.comes(lambda shown: isinstance(shown, Reports))
    lobby.posts(Action.OPEN_REPORT, listed.cards[0].id)
    page = lobby.comes(lambda shown: isinstance(shown, ReportPage))
    hidden += of_reports(lobby)
    hidden += [section.text[::-1] for section in page.sections if len(section.text) > 9]
    numeric = next((row for row in page.rows if row.numeric), None)
    if numeric is not None:
        lobby.posts(Action.SHOW_TREND, numeric.id)
        lobby.comes(lambda shown: isinstance(shown, ReportTrend))
        lobby.posts(Action.BACK)
        lobby.comes(lambda shown: isinstance(shown, ReportPage))
    lobby.posts(Action.SHOW_FORM)
    lobby.comes(lambda shown: isinstance(shown, ReportForm))
    lobby.posts(Action.BACK)
    lobby.comes(lambda shown: isinstance(shown, ReportPage))
    lobby.posts(Action.PRINT)
    lobby.comes(lambda shown: isinstance(shown, PrintDone), 30)
    return lobby, hidden


def test_after_reports_were_read_and_printed(
    read_and_printed: tuple[Any, list[str]],
    world: Any,
    folder: Path,
) -> None:
    lobby, hidden = read_and_printed
    lobby.taps("action_finish")
    lobby.sees("Attract")
    assert world.report_tray().held == 0
    search.nothing_left(lobby, folder, hidden)


def test_before_the_end_the_search_finds_them(read_and_printed: tuple[Any, list[str]]) -> None:
    _lobby, hidden = read_and_printed
    assert search.reachable(hidden) != []
