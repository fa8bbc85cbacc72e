"""A terminal whose lanes are watched, and which takes no patients while it is held back."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.assembly.host import Host
from kiosk.bootstrap import Assembly, Devices
from kiosk.clock import Clock
from kiosk.payment.progress import CashierState
from kiosk.runner import Lane
from kiosk.session.effects import SettlePrints
from kiosk.session.events import CodeSeen, DocumentRead, Event
from kiosk.session.screens import View
from kiosk.settings import Settings
from kiosk.supervision.work import WorkWatch

_ALONE = Host()
_UNHEARD = (CashierState.OFF, CashierState.STARTING)
_PATIENTS = (CodeSeen, DocumentRead)

LANE_BOUNDS = {
    # A run of prints waits for hands at the printer, page by page.
    "report-printer": 3_600.0,
    # Papers are fetched and laid out before they are printed.
    "reports": 300.0,
    # A port that hangs, a stick that is slow, the hash of all files.
    "staff-looks": 300.0,
    "staff-tasks": 900.0,
}
"""Seconds, of lanes that may rightly be at one effect for longer than `SupervisionSettings.lane_seconds`."""


class WatchedAssembly(Assembly):
    """`held_back`: codes and documents held up now are nobody's: the screen does not serve yet."""

    def __init__(
        self,
        settings: Settings,
        devices: Devices,
        clock: Clock,
        *,
        show: Callable[[View], None],
        wake: Callable[[], None],
        held_back: Callable[[], bool] = lambda: False,
        host: Host = _ALONE,
    ) -> None:
        self.work = WorkWatch()
        self._held_back = held_back
        super().__init__(settings, devices, clock, show=show, wake=wake, host=host)

    @property
    def recovered(self) -> bool:
        """Whether what the journals held open at the start has been taken up and looked at."""
        paid = self.till is None or self.terminal.state.equipment.payments not in _UNHEARD
        return paid and (self.reports is None or self.work.has_done(SettlePrints))

    def _lanes(self, settings: Settings) -> list[Lane]:
        return [self.work.watched(lane) for lane in super()._lanes(settings)]

    def _is_idle(self) -> bool:
        return not self.work.oldest() and super()._is_idle()

    def _post(self, event: Event) -> None:
        if isinstance(event, _PATIENTS) and (self._held_back() or self.updates.on_trial):
            return
        super()._post(event)
