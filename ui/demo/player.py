"""`yima demo --headless`: a patient signs in and pays, another one pays by a payment code and then has
a report printed, staff take the terminal out of service and back, and a third patient's code is refused;
pictures and times.

The terminal is the real one; what is played is the world. Every step either comes about in time
or ends the play with an error.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.demo.phones import Phone
from kiosk.payment.progress import CashierState
from kiosk.session.pay_screens import Paid, PayPhase
from kiosk.session.screens import SignedIn, TicketState, View
from kiosk.session.state import Equipment
from kiosk.settings import load
from ui.app import App
from ui.demo.recorder import Drawn, Recorder, ScreenTimeoutError
from ui.demo.report_play import play_reports
from ui.demo.staff_play import play_staff
from ui.demo.timeline import Timeline
from ui.run import Starter
from ui.window import application

_SETTLE = 0.5  # seconds until nothing moves any more, for the pictures
_HOSPITAL_PAUSE_MS = 1_000
_PASSWORD_MS = 3_000
_PATIENCE = 20.0  # seconds


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
        self.app: App = self._starter.app  # type: ignore[assignment] # waited for just now
        self.world = world
        self.out = out
        self._recorder = Recorder(self.app)
        self.timeline = Timeline(began)
        self._pictures = 0
        self._paper_told_at = 0.0
        self.app.shown.connect(self._on_shown)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.app.stop()

    def play(self) -> None:
        """The whole piece. Raises ScreenTimeoutError at the first step that does not come about."""
        try:
            self._attract()
            self._sign_in()
            self._pay_by_code_on_screen()
            self._pay_by_payment_code()
            play_reports(self)
            play_staff(self)
            self._refused()
        finally:
            self.timeline.write(self.out / "timeline.json")
            self._recorder.forget()

    def _attract(self) -> None:
        began = self.timeline.began
        self.timeline.add("attract screen", began, self._starter.first_frame_at)
        live = self.app.stage.feed
        if not Recorder.wait_until(lambda: not live.picture.isNull(), 15):
            raise ScreenTimeoutError("the camera gives no picture")
        self.timeline.add("camera running", began, time.monotonic())
        self._recorder.wait_for("Attract")
        self._picture("attract")

    def _sign_in(self) -> None:
        # Once a little slow, or the welcome would be gone before its picture is taken.
        self.world.set_hospital("slow", delay_ms=_HOSPITAL_PAUSE_MS, times=1)
        self.hold_up(Phone.ONE_APPOINTMENT)
        welcome = self.screen("welcome", "Welcome", since=self.shown_at())
        self.screen(
            "offer",
            "Offer",
            since=welcome.at,
            note=f"the hospital was told to take {_HOSPITAL_PAUSE_MS} ms",
        )
        self.world.put_away()
        tapped = self.tap("signIn")
        self.screen("signed in", "SignedIn", since=tapped)
        self._await_paper("ticket", since=tapped)
        self._picture("ticket")

    def _pay_by_code_on_screen(self) -> None:
        """Of whoever has signed in just now: their phone scans the terminal's code."""
        self.expect("payments can be taken", lambda: self._state.payments is CashierState.READY)
        self.expect("there is something to pay", lambda: bool(self.shown.dues))
        self.screen("bills", "Bills", since=self.tap("dues"))
        self.screen("ways", "PayWays", since=self.tap("pay"))
        self.screen("code", "Paying", phase=PayPhase.SHOWN, since=self.tap("by_wechat"))
        scanned = time.monotonic()
        self.world.pay_shown()
        self.screen("paid", "Paid", since=scanned, note="the terminal asks every 2 s")
        self._await_paper("receipt", since=scanned)
        self.finish()

    def _pay_by_payment_code(self) -> None:
        """Of another patient: the terminal's camera reads the payment code on their phone."""
        self.hold_up(Phone.NOTHING_TODAY)
        self.screen("bills of another", "Bills", since=self.shown_at())
        self.world.put_away()
        self.screen("ways of another", "PayWays", since=self.tap("pay"))
        self.world.hold_up_payment("alipay", confirms_ms=_PASSWORD_MS)
        confirming = self.screen(
            "confirm", "Paying", phase=PayPhase.CONFIRMING, since=self.shown_at()
        )
        self.screen(
            "paid by payment code",
            "Paid",
            since=confirming.at,
            note=f"the password takes {_PASSWORD_MS} ms",
        )
        self.world.put_away()
        self._await_paper("second receipt", since=confirming.at)
        self.finish()

    def finish(self) -> None:
        """The patient goes; their data is off the screen."""
        tapped = time.monotonic()
        if self._recorder.drawn[-1].screen != "Attract":  # it leaves by itself, too
            self.tap("action_finish")
        self.screen("patient forgotten", "Attract", since=tapped)

    def _await_paper(self, what: str, since: float) -> None:
        self.expect(f"the {what} is out", lambda: self._paper_told_at > since)
        slips = self.world.slips()
        if not slips or not slips[-1][1]:
            raise ScreenTimeoutError(f"there is no whole {what}")
        name = f"{what.replace(' ', '-')}.png"
        shutil.copy(slips[-1][0], self.out / name)
        self.timeline.add(f"{what} out", since, self._paper_told_at, name)

    def expect(self, what: str, condition: Callable[[], bool]) -> None:
        """Wait for it; ScreenTimeoutError where it does not come about."""
        if not Recorder.wait_until(condition, _PATIENCE):
            raise ScreenTimeoutError(f"it does not come about that {what}")

    @property
    def shown(self) -> Any:
        """The screen that is shown now, as a value."""
        return self.app.assembly.terminal.shown.screen

    @property
    def _state(self) -> Equipment:
        return self.app.assembly.terminal.state.equipment

    def _on_shown(self, view: View) -> None:
        """Notes when the patient is told to take the paper, whatever picture is being taken."""
        screen = view.screen
        out = (isinstance(screen, SignedIn) and screen.ticket is TicketState.TAKE) or (
            isinstance(screen, Paid) and screen.slip is TicketState.TAKE
        )
        if not out:
            self._paper_told_at = 0.0
        elif not self._paper_told_at:
            self._paper_told_at = time.monotonic()

    def _refused(self) -> None:
        self.hold_up(Phone.OLD_SCREENSHOT)
        self.screen("refused", "Refused", since=self.shown_at())
        self.world.put_away()

    def hold_up(self, phone: Phone) -> None:
        self.world.hold_up(phone.value)

    def shown_at(self) -> Callable[[], float]:
        """When the first frame with the whole code left the camera; known once it has."""

        def look() -> float:
            Recorder.wait_until(lambda: self.world.first_shown_at() is not None, 10)
            return float(self.world.first_shown_at() or time.monotonic())

        return look

    def screen(
        self,
        step: str,
        screen: str,
        *,
        since: float | Callable[[], float],
        phase: str = "",
        note: str = "",
    ) -> Drawn:
        """Wait for a screen, and note and picture it as `step`."""
        drawn = self._recorder.wait_for(screen, phase=phase)
        start = since() if callable(since) else since
        self.timeline.add(step, start, drawn.at, self._picture(step), note)
        return drawn

    def _picture(self, step: str) -> str:
        Recorder.pause(_SETTLE)
        self._pictures += 1
        name = f"{self._pictures:02}-{step.replace(' ', '-')}.png"
        if not self.app.window.grabWindow().save(str(self.out / name)):
            raise OSError(f"cannot write {name}")
        return name

    def tap(self, object_name: str) -> float:
        """Touch a button; CLOCK_MONOTONIC seconds of the touch."""
        settle(self.app.window)
        at = time.monotonic()
        tap(self.app.window, object_name)
        return at


def tap(window: QQuickWindow, object_name: str) -> None:
    """A finger on the middle of a button. ScreenTimeoutError where there is none to be seen."""
    settle(window)
    item = find_item(window.contentItem(), object_name)
    if item is None:
        raise ScreenTimeoutError(f"there is no button {object_name}")
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window, button, no_key, middle)


def settle(window: QQuickWindow) -> None:
    """No hand is as quick as this one: a touch too soon after a change would do nothing."""
    guard = find_item(window.contentItem(), "guard")
    if (
        guard is not None
    ):  # a MouseArea has an `enabled` of its own, which `isEnabled` does not know
        Recorder.wait_until(lambda: not guard.property("enabled"), _PATIENCE)


def find_item(root: QQuickItem, object_name: str) -> QQuickItem | None:
    """By the tree of what is seen: items of a Repeater have no QObject parent to be found by."""
    if root.objectName() == object_name and root.isVisible():
        return root
    found = (find_item(child, object_name) for child in root.childItems())
    return next((item for item in found if item is not None), None)
