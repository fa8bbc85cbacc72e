"""A first start behind its glass: taps become events, the flow says what is to be done, workers do it.

The GUI thread steps the flow and draws. Each kind of work has a worker of its own, so that a server that does
not answer keeps nobody from choosing a camera.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from kiosk.enrolment import effects, flow
from kiosk.enrolment.events import PictureCame
from kiosk.enrolment.states import Picture, Step
from kiosk.runner import EffectRunner, Lane
from kiosk.session.events import Crashed
from ui.enrol.present import present
from ui.enrol.shown import Meant, Shown, after_a_second, meant
from ui.window import show_time

if TYPE_CHECKING:
    from kiosk.enrolment.desk import EnrolDesk
    from kiosk.enrolment.effects import EnrolEffect
    from kiosk.enrolment.events import EnrolEvent
    from ui.enrol.devices import GlassDevices
    from ui.stage import Stage

ENROLLED: Final = 0
BROKEN: Final = 1
"""Whoever started the program starts it again."""
READ_SECONDS: Final = 30
"""For whoever reads that it is enrolled."""
_SECOND_MS: Final = 1_000
_OWN: Final = (Step.WRITING, Step.DONE)
_CAMERA: Final = (effects.ShowCamera, effects.HideCamera)
_LANES: Final[Sequence[tuple[str, tuple[type, ...]]]] = (
    ("stick", (effects.ReadStick, effects.MakeRequest, effects.ReadCertificate, effects.Apply)),
    ("servers", (effects.CheckServers,)),
    ("cameras", (effects.ListCameras,)),
    ("camera", _CAMERA),
    ("printers", (effects.ListPrinters,)),
    ("trials", (effects.PrintTrial,)),
)


@dataclass(frozen=True, slots=True)
class _Begin:
    """Find out what machine this is."""


class EnrolApp(QObject):
    """`shown` follows every state that reached the glass."""

    shown = Signal(object)
    _woken = Signal()

    def __init__(
        self,
        stage: Stage,
        desk: EnrolDesk,
        devices: GlassDevices,
        is_enrolled: Callable[[], bool],
    ) -> None:
        """`is_enrolled`: by whomever, from a console, say."""
        super().__init__()
        self._is_enrolled = is_enrolled
        self.stage = stage
        self.state = Shown()
        self._devices = devices
        devices.on_late = lambda source: self._post(PictureCame(source, Picture.LIVE))
        self._heard: deque[EnrolEvent | Crashed] = deque()
        self._runner = EffectRunner(_lanes(desk), cast("Any", self._post))
        self._woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        stage.tapped.connect(self._on_tap)
        stage.broken.connect(_end_broken)
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self._on_second)

    def start(self) -> None:
        """The window is up: look at the machine, then at the stick."""
        self._timer.start()
        self._runner.run(cast("Any", _Begin()))

    def stop(self) -> None:
        """The camera is let go: the terminal's program wants it next."""
        self._timer.stop()
        self._devices.give_up()
        self._runner.run(cast("Any", effects.HideCamera()))
        self._runner.stop(patience=5.0)

    def _post(self, event: EnrolEvent | Crashed) -> None:
        """From any worker."""
        self._heard.append(event)
        self._woken.emit()

    def _drain(self) -> None:
        while self._heard:
            event = self._heard.popleft()
            if isinstance(event, Crashed):
                _end_broken(str(event.fingerprint))
                return
            self._step(event)

    def _on_tap(self, action: str, argument: str) -> None:
        self._carry_out(meant(self.state, action, argument))

    def _carry_out(self, now: Meant) -> None:
        before, self.state = self.state, now.shown
        if now.shown != before:
            self._show(now.shown)
        for event in now.events:
            self._step(event)
        if now.is_over:
            QCoreApplication.exit(ENROLLED)

    def _step(self, event: EnrolEvent) -> None:
        state, wanted = flow.step(self.state.state, event)
        for effect in wanted:
            self._begin(effect)
        now = self.state.now(state)
        if state.step is Step.DONE and now.seconds_left < 0:
            now = replace(now, seconds_left=READ_SECONDS)
        if now != self.state:
            self._show(now)

    def _begin(self, effect: EnrolEffect) -> None:
        if isinstance(effect, _CAMERA):
            self._devices.give_up()
            self.stage.feed.clear()
        self._runner.run(cast("Any", effect))

    def _show(self, now: Shown) -> None:
        self.state = now
        self.stage.show(present(now))
        self.shown.emit(now)

    def _on_second(self) -> None:
        show_time(self.stage, datetime.now().astimezone())
        self._carry_out(after_a_second(self.state))
        if self.state.state.step not in _OWN and self._is_enrolled():
            QCoreApplication.exit(ENROLLED)


def _lanes(desk: EnrolDesk) -> list[Lane]:
    """Of the runner that sessions have: it only wants to know which worker does what."""
    work: Callable[[Any], Any] = desk.do
    begin: dict[type, Callable[[Any], Any]] = {_Begin: lambda _: desk.begin()}
    lanes = [Lane("enrol-machine", cast("Any", begin))]
    for name, kinds in _LANES:
        lanes.append(Lane(f"enrol-{name}", cast("Any", dict.fromkeys(kinds, work))))
    return lanes


def _end_broken(what: str) -> None:
    """A bug: said to the journal, and begun anew by whoever started this."""
    sys.stderr.write(f"enrolment has broken: {what}\n")
    QCoreApplication.exit(BROKEN)
