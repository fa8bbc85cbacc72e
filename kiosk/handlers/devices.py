"""The printer, the log, and forgetting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from kiosk.audit.log import EventLog
from kiosk.devices import CodeSource, Lamp, LampState, TicketPrinter
from kiosk.maintenance.unprinted import UnprintedTickets
from kiosk.runner import Handler, Lane
from kiosk.session.effects import (
    AskPrinter,
    CheckStorage,
    Effect,
    Forget,
    PrintSlip,
    PrintTicket,
    Record,
    RecordFrames,
    SwitchLamp,
)
from kiosk.session.events import (
    LampSwitched,
    PrinterChanged,
    StorageChanged,
    TicketDone,
)
from kiosk.session.pay_events import SlipDone


class PrinterHandlers:
    def __init__(self, printer: TicketPrinter, unprinted: UnprintedTickets | None = None) -> None:
        """`unprinted`: keeps for staff what did not come out."""
        self._printer = printer
        self._unprinted = unprinted

    def print(self, effect: PrintTicket) -> TicketDone:
        outcome, state = self._printer.print(effect.ticket)
        if self._unprinted is not None:
            self._unprinted.note(effect.ticket, outcome)
        return TicketDone(effect.session, effect.paper, outcome, state)

    def print_slip(self, effect: PrintSlip) -> SlipDone:
        outcome, state = self._printer.print(effect.slip)
        return SlipDone(effect.session, effect.paper, outcome, state)

    def ask(self, _effect: AskPrinter) -> PrinterChanged:
        """Comes by itself, every few seconds: so what is too old goes, too."""
        if self._unprinted is not None:
            self._unprinted.wipe()
        return PrinterChanged(self._printer.state())

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            PrintTicket: self.print,
            PrintSlip: self.print_slip,
            AskPrinter: self.ask,
        }
        return Lane("printer", handlers)


class NoLamp:
    """Where there is none; nothing is asked of it."""

    def switch(self, *, on: bool) -> bool:  # noqa: ARG002 - there is nothing to switch
        return False

    def close(self) -> None:
        return None


class LampHandlers:
    """The lamp has a lane of its own: its relay may hang."""

    def __init__(self, lamp: Lamp) -> None:
        self._lamp = lamp

    def switch(self, effect: SwitchLamp) -> LampSwitched:
        done = self._lamp.switch(on=effect.on)
        if not done:
            return LampSwitched(LampState.FAILED)
        return LampSwitched(LampState.ON if effect.on else LampState.OFF)

    def lane(self) -> Lane:
        return Lane("lamp", {SwitchLamp: self.switch})


class RecordingHandlers:
    """The developers' switch, handed on to the camera's process."""

    def __init__(self, source: CodeSource) -> None:
        self._source = source

    def record(self, effect: RecordFrames) -> None:
        self._source.record(on=effect.on)

    def lane(self) -> Lane:
        return Lane("recording", {RecordFrames: self.record})


class LogHandlers:
    """The event log, and forgetting: both must not wait behind a hospital or a printer."""

    def __init__(
        self,
        log: EventLog,
        forget: Sequence[Callable[[], None]],
        forget_session: Sequence[Callable[[int], None]] = (),
        on_writable: Callable[[], None] = lambda: None,
    ) -> None:
        """`forget_session`: is told which session is over, for the next one may have begun. `on_writable`: the
        storage was looked at, and takes writes.
        """
        self._log = log
        self._forget = forget
        self._forget_session = forget_session
        self._on_writable = on_writable

    def record(self, effect: Record) -> None:
        self._log.record(effect.event, effect.fields, card=effect.card)

    def check_storage(self, _effect: CheckStorage) -> StorageChanged:
        writable = self._log.flush()
        if writable:
            self._on_writable()
        return StorageChanged(writable)

    def forget(self, effect: Forget) -> None:
        """Everyone is told, whatever trouble one of them has; the first bug is raised then."""
        with ExitStack() as everyone:
            for forget in reversed(self._forget):
                everyone.callback(forget)
            for of_session in reversed(self._forget_session):
                everyone.callback(of_session, effect.session)

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            Record: self.record,
            CheckStorage: self.check_storage,
            Forget: self.forget,
        }
        return Lane("log", handlers)
