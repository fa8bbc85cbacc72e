"""The program with a screen: one window, one terminal, everything slow elsewhere.

The GUI thread steps the flow and draws; it never decodes, verifies, waits or writes. Events of
workers wake it through a queued signal.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.assembly.host import Host
from kiosk.audit.catalogue import EventId, Fingerprint, fingerprint
from kiosk.bootstrap import Devices
from kiosk.clock import Clock
from kiosk.devices import CameraState, VoiceState
from kiosk.session.effects import Record
from kiosk.session.events import Crashed, Tapped, Ticked
from kiosk.session.screens import Action, View
from kiosk.session.staff_events import PanelMeasured
from kiosk.settings import Settings
from kiosk.supervision.assembly import WatchedAssembly
from ui.aloud import Aloud
from ui.giving_back import GivesBack
from ui.inlet import MirrorInlet
from ui.safe_stage import SafeStage
from ui.stage import Stage
from ui.window import show_time

if TYPE_CHECKING:
    from kiosk.maintenance.pages.ports import TrialDevices
    from ui.support_picture import Picture
    from ui.voice import Voice

    class MakeTrials(Protocol):
        def __call__(self, *, voice: Voice | None) -> TrialDevices: ...


TICK_MS = 250
_ALONE = Host()


class App(QObject):
    """Puts an `Assembly` behind a `Stage`. `shown` follows every view that reached the glass."""

    woken = Signal()
    shown = Signal(object)

    def __init__(
        self,
        settings: Settings,
        devices: Devices,
        clock: Clock,
        stage: Stage,
        *,
        host: Host = _ALONE,
        trials: MakeTrials | None = None,
    ) -> None:
        """`trials`: what devices are tested with; gets the voice, if there is one."""
        super().__init__()
        self.stage = stage
        self._clock = clock
        self._aloud = Aloud(stage, settings.voice) if settings.voice.on else None
        if trials is not None:
            voice = None if self._aloud is None else self._aloud.voice
            devices = replace(devices, trials=trials(voice=voice))
        self.devices = devices
        self.inlet = MirrorInlet(stage.feed)
        self.assembly = WatchedAssembly(
            settings,
            devices,
            clock,
            show=self._show,
            wake=self.woken.emit,
            held_back=lambda: isinstance(stage, SafeStage) and stage.notice is not None,
            host=host,
        )
        self.woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        stage.tapped.connect(self._on_tap)
        stage.broken.connect(self._on_broken)
        if self._aloud is None:
            stage.set_speaking(speaks=False)
        else:
            self._aloud.voice.state_changed.connect(self._on_voice)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        gives_back = GivesBack(self)
        self.shown.connect(gives_back.follow)
        self._stopped = False
        self._hooks: tuple[Any, Any] | None = None  # those there were before `land_bugs`

    @property
    def window(self) -> QQuickWindow:
        if self.stage.window is None:
            raise RuntimeError("the stage has no window")
        return self.stage.window

    def start(self) -> None:
        """Show the state as it is, then set everything else going."""
        self._show_time()
        self._drain()
        self._measure()
        self.window.widthChanged.connect(self._measure)
        self.window.heightChanged.connect(self._measure)
        self.assembly.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._stopped = True
        self.assembly.stop()
        self.inlet.close()
        if self._aloud is not None:
            self._aloud.close()
        if self._hooks is not None:
            sys.excepthook, threading.excepthook = self._hooks

    def record_start(self, milliseconds: int) -> None:
        """Log how long it took from the start of the program to the first screen."""
        self.assembly.run(Record(EventId.TERMINAL_STARTED, {"start_ms": milliseconds}))

    def record_fault(self, place: str) -> None:
        """Log a bug that was contained where it happened: type and place. Any thread."""
        self.assembly.run(Record(EventId.FAULT, {"fingerprint": Fingerprint(place)}))

    def pictured(self, path: str) -> Picture:
        """What is on the glass now, for `ui.support_picture`, which takes the patient out of it."""
        from ui.support_picture import Picture  # noqa: PLC0415 - seldom

        window, values = self.window, self.stage.values
        return Picture(
            view=self.assembly.terminal.shown,
            hospital=str(values["hospitalName"]),
            px_per_mm=float(str(values["pxPerMm"])),
            width=window.width(),
            height=window.height(),
            clock=str(values.get("clockText", "")),
            path=path,
        )

    def record_picture(self, path: str) -> None:
        """Log that a picture for support was taken, or could not be: `path` is empty then."""
        self.assembly.run(Record(EventId.SUPPORT_PICTURE_TAKEN, {"taken": bool(path)}))

    def crash(self, error: BaseException) -> None:
        """A bug somewhere: into the safe screen. Any thread."""
        self.assembly.terminal.post(Crashed(fingerprint(error)))

    def _show(self, view: View) -> None:
        if self._aloud is not None:
            self._aloud.follow(self.assembly.terminal.state.session, view.preferences)
        self.stage.show(view)
        if self.assembly.terminal.state.equipment.camera is not CameraState.RUNNING:
            self.stage.feed.clear()
        self.shown.emit(view)

    def _drain(self) -> None:
        if not self._stopped:  # a wake-up that was on its way comes to nothing
            self.assembly.terminal.drain()

    def _measure(self, _pixels: int = 0) -> None:
        """How large the glass is, for those who test it."""
        window, scale = self.window, float(str(self.stage.values["pxPerMm"]))
        self.assembly.terminal.post(PanelMeasured(window.width(), window.height(), scale))

    def _on_tick(self) -> None:
        self.assembly.terminal.post(Ticked())
        self._show_time()

    def _show_time(self) -> None:
        show_time(self.stage, self._clock.local())

    def _on_broken(self, _what: str) -> None:
        """A screen does not load. Qt's words are not logged: they may quote what was shown."""
        self.assembly.terminal.post(Crashed(Fingerprint("a screen does not load")))

    def _on_voice(self, state: VoiceState) -> None:
        self.assembly.run(Record(EventId.VOICE_CHANGED, {"state": state}))

    def _on_tap(self, action: str, argument: str) -> None:
        self.assembly.terminal.post(Tapped(Action(action), argument))

    def land_bugs(self) -> None:
        """Until `stop`: exceptions that Qt or a thread would print go to the safe screen.

        Printed, their words would end up in the system's journal, and may quote a patient's data.
        """

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                QGuiApplication.exit(0)
                return
            self.crash(error.with_traceback(trace))

        def thread_hook(thrown: threading.ExceptHookArgs) -> None:
            if thrown.exc_value is not None:
                self.crash(thrown.exc_value)

        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = hook, thread_hook
