"""The printer, the log, and forgetting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from kiosk.audit.log import EventLog
from kiosk.devices import TicketPrinter
from kiosk.runner import Handler, Lane
from kiosk.session.effects import (
    AskPrinter,
    CheckStorage,
    Effect,
    Forget,
    PrintTicket,
    Record,
)
from kiosk.session.events import PrinterChanged, StorageChanged, TicketDone


class PrinterHandlers:
    def __init__(self, printer: TicketPrinter) -> None:
        self._printer = printer

    def print(self, effect: PrintTicket) -> TicketDone:
        outcome, state = self._printer.print(effect.ticket)
        return TicketDone(effect.session, outcome, state)

    def ask(self, _effect: AskPrinter) -> PrinterChanged:
        return PrinterChanged(self._printer.state())

    def lane(self) -> Lane:
        return Lane("printer", {PrintTicket: self.print, AskPrinter: self.ask})


class LogHandlers:
    """The event log, and forgetting: both must not wait behind a hospital or a printer."""

    def __init__(self, log: EventLog, forget: Sequence[Callable[[], None]]) -> None:
        self._log = log
        self._forget = forget

    def record(self, effect: Record) -> None:
        self._log.record(effect.event, effect.fields)

    def check_storage(self, _effect: CheckStorage) -> StorageChanged:
        return StorageChanged(self._log.flush())

    def forget(self, _effect: Forget) -> None:
        """Everyone is told, whatever trouble one of them has; the first bug is raised then."""
        with ExitStack() as everyone:
            for forget in reversed(self._forget):
                everyone.callback(forget)

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            Record: self.record,
            CheckStorage: self.check_storage,
            Forget: self.forget,
        }
        return Lane("log", handlers)
