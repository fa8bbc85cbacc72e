"""The page of the presence sensor."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.devices import PresenceState
from kiosk.maintenance.bench import Bench, Trial, Work
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.device_checks import judge_presence
from kiosk.maintenance.pages.device_words import ADDRESS, NO, YES, kind_row, state_row
from kiosk.maintenance.pages.trial import TrialPage
from kiosk.maintenance.sheet import PageId, Row
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.lobby import PresenceSettings

SECONDS: Final = 20.0

_CHIP_LINE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Line of the chip"))
_ACTIVE_LOW: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Low voltage means yes"))
_DO: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Step aside for five seconds, then come back. The test takes %1 seconds."
    ),
    (f"{SECONDS:g}",),
)


class PresencePage(TrialPage):
    """`sensed`: what the sensor said last, from any thread."""

    PAGE: ClassVar = PageId.PRESENCE
    CHECKS: ClassVar = (CheckId.PRESENCE,)

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: PresenceSettings,
        sensed: Callable[[], PresenceState],
        seconds: float = SECONDS,
    ) -> None:
        super().__init__(bench, clock)
        self._settings = settings
        self._sensed = sensed
        self._seconds = seconds

    def is_fitted(self) -> bool:
        return self._settings.kind != "none"

    def state(self) -> tuple[Row, ...]:
        return (state_row(self._sensed().value, CheckId.PRESENCE),)

    def settings(self) -> tuple[Row, ...]:
        at = self._settings
        return (
            kind_row(at.kind),
            Row(ADDRESS, at.chip),
            Row(_CHIP_LINE, str(at.line)),
            Row(_ACTIVE_LOW, YES if at.active_low else NO),
        )

    def test(self, check: CheckId) -> tuple[Said, Work]:  # noqa: ARG002 - it has one
        return _DO, self._watch

    def _watch(self, trial: Trial) -> CheckResult:
        """What is sensed is looked at ten times a second: twice as often as the driver looks."""
        began = self._clock.monotonic()
        states = [self._sensed()]

        def came_back() -> bool:
            if (now := self._sensed()) is not states[-1]:
                states.append(now)
            gone = PresenceState.ABSENT in states
            return gone and states[-1] is PresenceState.PRESENT

        trial.until(came_back, self._seconds)
        return judge_presence(states, self._clock.monotonic() - began)
