"""The page of the lamp over the camera."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.devices import LampState
from kiosk.maintenance.bench import LONGEST, Bench, Trial, Work
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.device_checks import check_lamp
from kiosk.maintenance.pages.device_words import ADDRESS, NO, YES, kind_row, state_row
from kiosk.maintenance.pages.ports import CameraBench
from kiosk.maintenance.pages.trial import NOT_HERE, OTHER_GOES_ON, TrialPage
from kiosk.maintenance.shared_lamp import SharedLamp
from kiosk.maintenance.sheet import Choice, Doing, Done, PageId, Row, Task
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.sections import LampSettings

_LINE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Channel or line"))
_INVERTED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Lit at rest, or by low voltage"))
_LIGHT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Lamp on"))
_DARK: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Lamp off"))
_LIT: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The lamp is on. It goes off by itself after %1 seconds."),
    (f"{LONGEST:g}",),
)
_FAILED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The lamp does not switch."))
_DO: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Hold white paper 15 cm before the camera and keep still. The lamp goes on and off.",
    )
)
_WENT_OUT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The lamp is off."))
_ANSWERS: Final = 3.0  # seconds that a relay may take


class LampPage(TrialPage):
    """`lamp` None: this terminal has none. `state_now`: as the flow knows it. `pace`: share of the usual time
    that the camera has for getting used to the light.
    """

    PAGE: ClassVar = PageId.LAMP
    CHECKS: ClassVar = (CheckId.LAMP,)

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: LampSettings,
        lamp: SharedLamp | None,
        camera: CameraBench,
        state_now: Callable[[], LampState],
        pace: float = 1.0,
    ) -> None:
        super().__init__(bench, clock)
        self._settings = settings
        self._lamp = lamp
        self._camera = camera
        self._state_now = state_now
        self._pace = pace
        self._lit = False  # by hand

    def is_fitted(self) -> bool:
        return self._lamp is not None

    def state(self) -> tuple[Row, ...]:
        state = LampState.ON if self._lit else self._state_now()
        return (state_row(state.value, CheckId.LAMP),)

    def settings(self) -> tuple[Row, ...]:
        at = self._settings
        return (
            kind_row(at.kind),
            Row(ADDRESS, at.port if at.kind == "relay" else at.chip),
            Row(_LINE, str(at.line)),
            Row(_INVERTED, YES if at.active_low else NO),
        )

    def more(self) -> tuple[Choice, ...]:
        return (
            Choice(Task.LIGHT, _LIGHT, "on", on=self._bench.trial is None),
            Choice(Task.LIGHT, _DARK, "off", on=self._lit),
        )

    def do_more(self, doing: Doing) -> Done:
        if doing.task is not Task.LIGHT or self._lamp is None:
            return Done(NOT_HERE, good=False)
        if doing.argument == "on":
            return self._light(self._lamp)
        if self._lit:
            self._bench.stop()
        return Done(_WENT_OUT)

    def _light(self, shared: SharedLamp) -> Done:
        """It takes the place of a test: so it goes out with whatever ends one."""
        told: SimpleQueue[bool] = SimpleQueue()

        def shine(trial: Trial) -> None:
            with shared.held() as lamp:
                self._lit = lamp.switch(on=True)
                told.put(self._lit)
                while self._lit and trial.wait(1.0):
                    pass
                self._lit = False

        if not self._bench.begin(CheckId.LAMP, _LIT, shine):
            return Done(OTHER_GOES_ON, good=False)
        try:
            lit = told.get(timeout=_ANSWERS)
        except Empty:  # its driver hangs
            lit = False
        return Done(_LIT) if lit else Done(_FAILED, good=False)

    def test(self, check: CheckId) -> tuple[Said, Work]:  # noqa: ARG002 - it has one
        return _DO, self._check

    def _check(self, trial: Trial) -> CheckResult:
        def settle(seconds: float) -> None:
            self._camera.examine()
            trial.wait(self._pace * seconds)

        if self._lamp is None:
            return check_lamp(None, lambda: None, settle=settle)
        with self._lamp.held() as lamp:
            return check_lamp(lamp, self._brightness, settle=settle)

    def _brightness(self) -> float | None:
        """Of what has been seen since the lamp was last switched, the newest."""
        pictures = self._camera.pictures()
        self._camera.begin()
        return pictures[-1].brightness if pictures else None
