"""Badges, PINs and recoveries are judged here, on a lane of its own: a PIN takes a third of a second."""

from __future__ import annotations

from kiosk.runner import Lane
from kiosk.session.staff_effects import AskDesk
from kiosk.session.staff_events import DeskAnswered
from kiosk.staff.desk import StaffDesk


class StaffHandlers:
    def __init__(self, desk: StaffDesk) -> None:
        self._desk = desk

    def ask(self, effect: AskDesk) -> DeskAnswered | None:
        answer = self._desk.do(effect.errand)
        return None if answer is None else DeskAnswered(answer)

    def lane(self) -> Lane:
        return Lane("staff", {AskDesk: self.ask})
