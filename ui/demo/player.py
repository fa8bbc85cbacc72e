"""`yima demo --headless`: a patient signs in, another one's code is refused; pictures and times.

The terminal is the real one; what is played is the world. Every step either comes about in time
or ends the play with an error.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.demo.phones import Phone
from kiosk.session.screens import SignedIn, TicketState, View
from kiosk.settings import load
from ui.app import App
from ui.demo.recorder import Drawn, Recorder, ScreenTimeoutError
from ui.run import Starter
from ui.window import application

_SETTLE = 0.5  # seconds until nothing moves any more, for the pictures
_HOSPITAL_PAUSE_MS = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the timeline. Milliseconds since the start of the program."""

    step: str
    at_ms: int
    took_ms: int
    picture: str = ""
    note: str = ""


@dataclass
class Timeline:
    """Steps in their order. `began`: CLOCK_MONOTONIC seconds of the start of the program."""

    began: float
    steps: list[Step] = field(default_factory=list)

    def add(self, step: str, since: float, at: float, picture: str = "", note: str = "") -> None:
        took = round((at - since) * 1000)
        self.steps.append(Step(step, round((at - self.began) * 1000), took, picture, note))

    def write(self, path: Path) -> None:
        lines = [asdict(step) for step in self.steps]
        path.write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


class Player:
    """Starts a terminal and plays against it in `world` (a `DemoWorld` or its proxy).

    `began`: CLOCK_MONOTONIC seconds of the start of the program. Leaving the `with` block ends the
    terminal.
    """

    def __init__(self, settings_file: Path, world: Any, out: Path, began: float) -> None:
        application()
        self._starter = Starter(lambda: load(settings_file, {}))
        if not Recorder.wait_until(lambda: self._starter.app is not None, 20):
            raise ScreenTimeoutError("the terminal does not come up")
        self._app: App = self._starter.app  # type: ignore[assignment] # waited for just now
        self._world = world
        self._out = out
        self._recorder = Recorder(self._app)
        self.timeline = Timeline(began)
        self._pictures = 0
        self._ticket_told_at = 0.0
        self._app.shown.connect(self._on_shown)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._app.stop()

    def play(self) -> None:
        """The whole piece. Raises ScreenTimeoutError at the first step that does not come about."""
        try:
            self._attract()
            self._sign_in()
            self._refused()
        finally:
            self.timeline.write(self._out / "timeline.json")
            self._recorder.forget()

    def _attract(self) -> None:
        began = self.timeline.began
        self.timeline.add("attract screen", began, self._starter.first_frame_at)
        live = self._app.stage.feed
        if not Recorder.wait_until(lambda: not live.picture.isNull(), 15):
            raise ScreenTimeoutError("the camera gives no picture")
        self.timeline.add("camera running", began, time.monotonic())
        self._recorder.wait_for("Attract")
        self._picture("attract")

    def _sign_in(self) -> None:
        # Once a little slow, or the welcome would be gone before its picture is taken.
        self._world.set_hospital("slow", delay_ms=_HOSPITAL_PAUSE_MS, times=1)
        self._hold_up(Phone.ONE_APPOINTMENT)
        welcome = self._screen("welcome", "Welcome", since=self._shown_at())
        self._screen(
            "offer",
            "Offer",
            since=welcome.at,
            note=f"the hospital was told to take {_HOSPITAL_PAUSE_MS} ms",
        )
        self._world.put_away()
        self._tap("signIn")
        tapped = time.monotonic()
        self._screen("signed in", "SignedIn", since=tapped)
        self._await_ticket(since=tapped)
        self._tap("action_finish")
        self._screen("patient forgotten", "Attract", since=time.monotonic())

    def _await_ticket(self, since: float) -> None:
        if not Recorder.wait_until(lambda: self._ticket_told_at > 0, 15):
            raise ScreenTimeoutError("the printer does not say that the ticket is out")
        slips = self._world.slips()
        if not slips or not slips[-1][1]:
            raise ScreenTimeoutError("there is no whole ticket")
        shutil.copy(slips[-1][0], self._out / "ticket.png")
        self.timeline.add("ticket out", since, self._ticket_told_at, "ticket.png")
        self._picture("ticket")

    def _on_shown(self, view: View) -> None:
        """Notes when the patient is told to take the ticket, whatever picture is being taken."""
        screen = view.screen
        if isinstance(screen, SignedIn) and screen.ticket is TicketState.TAKE:
            self._ticket_told_at = self._ticket_told_at or time.monotonic()

    def _refused(self) -> None:
        self._hold_up(Phone.OLD_SCREENSHOT)
        self._screen("refused", "Refused", since=self._shown_at())
        self._world.put_away()

    def _hold_up(self, phone: Phone) -> None:
        self._world.hold_up(phone.value)

    def _shown_at(self) -> Callable[[], float]:
        """When the first frame with the whole code left the camera; known once it has."""

        def look() -> float:
            Recorder.wait_until(lambda: self._world.first_shown_at() is not None, 10)
            return float(self._world.first_shown_at() or time.monotonic())

        return look

    def _screen(
        self, step: str, screen: str, *, since: float | Callable[[], float], note: str = ""
    ) -> Drawn:
        drawn = self._recorder.wait_for(screen)
        start = since() if callable(since) else since
        self.timeline.add(step, start, drawn.at, self._picture(step), note)
        return drawn

    def _picture(self, step: str) -> str:
        Recorder.pause(_SETTLE)
        self._pictures += 1
        name = f"{self._pictures:02}-{step.replace(' ', '-')}.png"
        if not self._app.window.grabWindow().save(str(self._out / name)):
            raise OSError(f"cannot write {name}")
        return name

    def _tap(self, object_name: str) -> None:
        tap(self._app.window, object_name)


def tap(window: QQuickWindow, object_name: str) -> None:
    """A finger on the middle of a button. ScreenTimeoutError where there is none to be seen."""
    item = find_item(window.contentItem(), object_name)
    if item is None:
        raise ScreenTimeoutError(f"there is no button {object_name}")
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window, button, no_key, middle)


def find_item(root: QQuickItem, object_name: str) -> QQuickItem | None:
    """By the tree of what is seen: items of a Repeater have no QObject parent to be found by."""
    if root.objectName() == object_name and root.isVisible():
        return root
    found = (find_item(child, object_name) for child in root.childItems())
    return next((item for item in found if item is not None), None)
