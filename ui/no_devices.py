"""What stands in the place of devices while no patient is served: nothing is opened, printed or read."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.devices import CameraState, PrinterState, ScanConditions, TicketOutcome
from kiosk.slips import Slip


class NoCodes:
    """A code source that never gives any."""

    def start(
        self,
        on_text: Callable[[str], None],
        on_state: Callable[[CameraState], None],
        on_conditions: Callable[[ScanConditions], None],
    ) -> None: ...

    def stop(self) -> None: ...

    def forget(self) -> None: ...

    def record(self, *, on: bool) -> None: ...


class NoPrinter:
    """A ticket printer that is not asked."""

    def state(self) -> PrinterState:
        return PrinterState.OFFLINE

    def print(self, slip: Slip) -> tuple[TicketOutcome, PrinterState]:  # noqa: ARG002 - nothing comes out
        return TicketOutcome.NOT_PRINTED, PrinterState.OFFLINE
