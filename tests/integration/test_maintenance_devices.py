"""An engineer at a whole terminal: the pages of devices, with the devices that the terminal works with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.devices import CameraState, ScannerState
from kiosk.maintenance.checks import CheckId, Verdict
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import PageId, Task
from kiosk.maintenance.trial_codes import CARD
from kiosk.session.screens import Action, Attract
from tests.house import House
from ui.demo.recorder import Recorder

MakeHouse = Callable[..., House]
ENGINEER = "DEMO-ENGINEER-1"
FITTED = {"YIMA__SCANNER__KIND": "serial", "YIMA__LAMP__KIND": "relay"}


def begins(home: House, page: PageId, check: CheckId) -> None:
    home.chooses_task(Task.TEST, check)
    home.comes(lambda shown: getattr(shown, "busy", None) is not None)
    assert home.screen.page is page


def answers(home: House, answer: str) -> None:
    """The buttons have just moved, and take a touch a moment later."""

    def answered() -> bool:
        if home.app.assembly.bench.question is not None:
            home.chooses_task(Task.ANSWER, answer)
        return home.app.assembly.bench.question is None

    assert Recorder.wait_until(answered, 20)


def verdict(home: House, check: CheckId) -> Verdict:
    """Once the test is over: as the readiness report will read it."""
    home.comes(lambda shown: getattr(shown, "busy", None) is None, 40)
    record = CheckRecord(home.folder_of_state)
    assert Recorder.wait_until(lambda: check in record.results(), 20)
    return record.results()[check].verdict


def test_scanner_printer_and_lamp_are_tested_as_they_run(house: MakeHouse, world: Any) -> None:
    home = house(payments=False, **FITTED)
    home.sees("Attract")
    home.comes(lambda _: home.state.equipment.camera is CameraState.RUNNING)
    home.comes(lambda _: home.state.equipment.scanner is ScannerState.READY)
    home.staff_in(ENGINEER)

    home.page(PageId.CAMERA)
    home.comes(lambda shown: shown.picture.startswith("data:image/png;base64,"))
    home.posts(Action.BACK)

    home.page(PageId.SCANNER)
    begins(home, PageId.SCANNER, CheckId.SCANNER)
    world.scan(CARD)
    assert verdict(home, CheckId.SCANNER) is Verdict.PASS
    home.posts(Action.BACK)

    home.page(PageId.TICKET_PRINTER)
    home.chooses_task(Task.TEST, CheckId.TICKET_PRINTER)
    answer = f"{CheckId.TICKET_PRINTER} yes"
    home.comes(
        lambda shown: (
            answer in {each.argument for section in shown.sections for each in section.choices}
        )
    )
    answers(home, answer)
    assert verdict(home, CheckId.TICKET_PRINTER) is Verdict.PASS
    home.posts(Action.BACK)

    home.page(PageId.LAMP)
    home.chooses_task(Task.LIGHT, "on")
    assert Recorder.wait_until(world.lamp_is_on, 20)
    home.posts(Action.SIGN_OUT)
    home.comes(lambda shown: isinstance(shown, Attract))
    assert Recorder.wait_until(lambda: not world.lamp_is_on(), 20), "nobody is there any more"
    assert home.app.assembly.bench.trial is None
