"""The flow without a screen: events in, effects carried out at once, for the console and for files."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.enrolment.desk import EnrolDesk
from kiosk.enrolment.effects import EnrolEffect
from kiosk.enrolment.events import EnrolEvent
from kiosk.enrolment.flow import step
from kiosk.enrolment.states import Choice, EnrolState, Field, Finding, Picture

_NOT_HERE = "only on the terminal's screen"


class NoDevices:
    """What the console has of cameras and printers; the readiness report tries them afterwards."""

    def cameras(self) -> tuple[Choice, ...]:
        return ()

    def show_camera(self, _source: str) -> Picture:
        return Picture.FAILED

    def hide_camera(self) -> None:
        """There is none."""

    def printers(self) -> tuple[Choice, ...]:
        return ()

    def print_ticket(self, _host: str, _port: int) -> str | None:
        return _NOT_HERE

    def print_report(self, _uri: str) -> str | None:
        return _NOT_HERE


class Driver:
    """`state`: where it stands, once all that was begun is done."""

    def __init__(self, desk: EnrolDesk, *, without: tuple[type[EnrolEffect], ...] = ()) -> None:
        """`without`: effects that are left out, of a trial run."""
        self._desk = desk
        self._without = without
        self.state = EnrolState()

    def post(self, event: EnrolEvent) -> EnrolState:
        waiting: list[EnrolEvent] = [event]
        while waiting:
            self.state, effects = step(self.state, waiting.pop(0))
            for effect in effects:
                if not isinstance(effect, self._without):
                    answer = self._desk.do(effect)
                    waiting += [] if answer is None else [answer]
        return self.state


def in_words(findings: tuple[Finding, ...]) -> Iterator[str]:
    """For people at a console."""
    for each in findings:
        sign = "warning: " if each.is_warning else ""
        of = f" {each.field.value}" if each.field else ""
        detail = f" ({each.detail})" if each.detail else ""
        yield f"{sign}{each.trouble.value.replace('_', ' ')}{of}{detail}"


def summary(state: EnrolState) -> Iterator[str]:
    """What would be, or is, written; addresses and names, no secrets."""
    for of in Field:
        if text := state.value(of):
            yield f"  {of.value:22} {text}"
    if root := state.root():
        yield f"  {'root, SM3':22} {root.sm3}"
    if state.certificate:
        yield f"  {'certificate':22} {state.certificate.subject}, by {state.certificate.issuer}"
