"""From where a first start stands to what is on the glass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.enrolment.states import EnrolState, Step
from kiosk.session.enrol_screens import EnrolScreen
from kiosk.session.preferences import Preferences
from kiosk.session.screens import Action, View
from ui.enrol import pages, pages_devices
from ui.enrol.shown import Shown

LANGUAGES: Final = ("zh_CN", "en")
_WITHOUT_BACK: Final = frozenset({Step.WELCOME, Step.WRITING, Step.DONE})
_PAGES: Final[Mapping[Step, Callable[[EnrolState], EnrolScreen]]] = {
    Step.WELCOME: pages.welcome,
    Step.ROOT: pages.root,
    Step.TERMINAL: pages.terminal,
    Step.HOSPITAL: pages.hospital,
    Step.CERTIFICATE: pages_devices.certificate,
    Step.CAMERA: pages_devices.camera,
    Step.PRINTERS: pages_devices.printers,
    Step.SUMMARY: pages.summary,
}


def present(shown: Shown) -> View:
    """The view: a screen, and BACK where there is a way back."""
    step = shown.state.step
    goes_back = step not in _WITHOUT_BACK
    return View(
        _screen(shown),
        (Action.BACK,) if goes_back else (),
        Preferences(language=shown.language),
    )


def _screen(shown: Shown) -> EnrolScreen:
    state = shown.state
    if shown.pad is not None:
        return pages_devices.typing(state, shown.pad)
    if shown.is_code:
        return pages_devices.code(state)
    make = _PAGES.get(state.step)
    return pages.done(state, shown.seconds_left) if make is None else make(state)
