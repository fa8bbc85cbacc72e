"""A child that hammers on the glass: random touches and keys over all errands of a real terminal.

The terminal is in this process, its world in another. Whatever is touched, it neither breaks nor hangs,
shows nobody another patient's name, and is never left for anything else on the machine.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.demo.phones import Phone
from kiosk.session.screens import SwitchCard
from kiosk.session.state import Refusing
from tests.house import House
from ui.demo.recorder import Recorder
from ui.inspection import targets_on, words_on

PACE = {
    "YIMA__PACE__IDLE_WARNING": "3",
    "YIMA__PACE__IDLE_COUNTDOWN": "2",
    "YIMA__PACE__DONE": "2",
    "YIMA__PACE__DONE_WITHOUT_TICKET": "2",
    "YIMA__PACE__NOTHING": "2",
    "YIMA__PACE__REFUSAL": "2",
    "YIMA__PACE__TROUBLE": "3",
    "YIMA__PACE__HELP": "2",
    "YIMA__PAYMENT__SHOWN_SECONDS": "5",
    "YIMA__PAYMENT__SCANNED_SECONDS": "5",
    "YIMA__REPORTS__HELD_SECONDS": "30",
}
"""Screens leave soon: what is tested is that they do."""

LEFT_ALONE = 90.0
"""Seconds after which a terminal that nobody touches must be at its first screen again."""

_PHONES = (
    Phone.ONE_APPOINTMENT,
    Phone.TWO_APPOINTMENTS,
    Phone.NOTHING_TODAY,
    Phone.ALREADY_SIGNED_IN,
    Phone.PAPER_CARD,
    Phone.OLD_SCREENSHOT,
    Phone.FORGED,
    Phone.CRITICAL_VALUE,
    Phone.MANY_REPORTS,
    Phone.NO_REPORTS,
    Phone.WEB_PAGE,
)
_CARDS = frozenset(_PHONES) - {Phone.OLD_SCREENSHOT, Phone.FORGED, Phone.WEB_PAGE}
_KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Menu),
    *(Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F11, Qt.Key.Key_F12, Qt.Key.Key_Back),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_X, Qt.Key.Key_A),
    *(Qt.Key.Key_Print, Qt.Key.Key_HomePage, Qt.Key.Key_Help, Qt.Key.Key_Q, Qt.Key.Key_W),
)
_NONE = Qt.KeyboardModifier.NoModifier
_MODIFIERS = (
    *(_NONE, _NONE, _NONE, Qt.KeyboardModifier.ShiftModifier),
    *(Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier),
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)


@dataclass
class Diary:
    """What was done, in order, to tell it again; and on which screens."""

    done: list[str] = field(default_factory=list)
    screens: dict[str, int] = field(default_factory=dict)

    def note(self, what: str) -> None:
        self.done.append(what)
        del self.done[:-40]


class AstrayError(AssertionError):
    """The terminal did what it must not; the newest of what was done to it is in the words."""


class Monkey:
    """`seed`: the same touches again, as far as a real terminal's timing allows."""

    def __init__(self, house: House, seed: int) -> None:
        self._house = house
        self._random = random.Random(seed)
        self._window = house.app.window
        self._size = self._window.size()
        house.app.stage.set_settling(0)  # every touch counts, and hits what has just come
        self._names: dict[str, str] = {}  # masked: whole
        self.diary = Diary()
        self._complaints: list[str] = []
        self._touchscreen = QTest.createTouchDevice(
            QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
        )

    def hammers(self, touches: int, *, lot: int = 250) -> None:
        """So many touches and keys; after each lot the terminal is left alone. Raises AstrayError."""
        before = qInstallMessageHandler(self._on_message)
        try:
            for number in range(touches):
                self._once(number)
                if (number + 1) % lot == 0 or number + 1 == touches:
                    self._leaves()
        finally:
            qInstallMessageHandler(before)

    def _once(self, number: int) -> None:
        pick = self._random.random()
        if number % 12 == 0:
            self._holds_something_up()
        if pick < 0.55:
            self._touches_a_target()
        elif pick < 0.7:
            self._touches_anywhere()
        elif pick < 0.78:
            self._drags()
        elif pick < 0.82:
            self._two_fingers()
        else:
            self._presses_a_key()
        Recorder.pause(self._random.choice((0.0, 0.0, 0.01, 0.03)))
        self._looks()

    # -- what a child does ---------------------------------------------------------------------

    def _holds_something_up(self) -> None:
        world, pick = self._house.world, self._random.random()
        if pick < 0.15:
            world.put_away()
            self.diary.note("put away")
        elif pick < 0.25:
            world.hold_up_payment(self._random.choice(("wechat", "alipay")))
            self.diary.note("payment code")
        elif pick < 0.3 and self._pays():
            world.pay_shown()
            self.diary.note("pays")
        else:
            phone = self._random.choice(_PHONES)
            if phone in _CARDS:
                name, masked, _ = world.identity_of(phone.value)
                self._names[masked] = name
            world.hold_up(phone.value)
            self.diary.note(f"holds up {phone}")
        Recorder.pause(self._random.choice((0.05, 0.3, 0.6)))

    def _pays(self) -> bool:
        screen = self._house.screen
        return type(screen).__name__ == "Paying" and screen.phase == "shown"

    def _touches_a_target(self) -> None:
        targets = targets_on(self._window)
        if not targets:
            return
        target = self._random.choice(targets)
        # Finishing ends what has just begun: mostly something else, so that one gets somewhere.
        if target.item.objectName() == "action_finish" and self._random.random() < 0.7:
            target = self._random.choice(targets)
        self.diary.note(f"{self._name()}: {target.item.objectName() or target.name}")
        self._click(target.place.center().toPoint())

    def _touches_anywhere(self) -> None:
        at = self._somewhere()
        self.diary.note(f"{self._name()}: at {at.x()}, {at.y()}")
        self._click(at, twice=self._random.random() < 0.3)

    def _click(self, at: QPoint, *, twice: bool = False) -> None:
        click = QTest.mouseDClick if twice else QTest.mouseClick
        button = Qt.MouseButton.LeftButton
        if self._random.random() < 0.05:
            button = Qt.MouseButton.RightButton
        click(self._window, button, _NONE, at)

    def _drags(self) -> None:
        start, end = self._somewhere(), self._somewhere()
        QTest.mousePress(self._window, Qt.MouseButton.LeftButton, _NONE, start)
        QTest.mouseMove(self._window, (start + end) / 2)
        QTest.mouseMove(self._window, end)
        QTest.mouseRelease(self._window, Qt.MouseButton.LeftButton, _NONE, end)
        self.diary.note("drags")

    def _two_fingers(self) -> None:
        one, other = self._somewhere(), self._somewhere()
        device: QPointingDevice = self._touchscreen
        QTest.touchEvent(self._window, device).press(0, one).press(1, other).commit()
        QTest.touchEvent(self._window, device).move(0, other).stationary(1).commit()
        QTest.touchEvent(self._window, device).release(0, other).release(1, other).commit()
        self.diary.note("two fingers")

    def _presses_a_key(self) -> None:
        key, modifiers = self._random.choice(_KEYS), self._random.choice(_MODIFIERS)
        self.diary.note(f"{self._name()}: {key.name} {modifiers}")
        QTest.keyClick(self._window, key, modifiers)

    def _somewhere(self) -> QPoint:
        across = self._random.randrange(self._size.width())
        return QPoint(across, self._random.randrange(self._size.height()))

    # -- what must hold ------------------------------------------------------------------------

    def _looks(self) -> None:
        name = self._name()
        self.diary.screens[name] = self.diary.screens.get(name, 0) + 1
        self._stays_in_the_program()
        self._has_not_broken()
        self._shows_nobody_else()

    def _stays_in_the_program(self) -> None:
        windows = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
        if windows != [self._window] or self._window.size() != self._size:
            raise self._astray("the window is not as it was")

    def _has_not_broken(self) -> None:
        stage = self._house.state.stage
        if isinstance(stage, Refusing) and stage.fault is not None:
            raise self._astray(f"a bug: {stage.fault}")
        if self._complaints:
            raise self._astray(f"Qt says: {self._complaints[0]}")

    def _shows_nobody_else(self) -> None:
        """By the masked names of all cards that have been held up."""
        screen, person = self._house.screen, self._house.state.person
        if isinstance(screen, SwitchCard):
            return
        mine = set() if person is None else {person.card.name or ""}
        if person is not None and person.patient is not None:
            mine.add(person.patient.masked_name)
        words = " ".join(each.text for each in words_on(self._window))
        for masked, whole in self._names.items():
            if whole in words:
                raise self._astray("a whole name is on the glass")
            if masked in words and masked not in mine:
                raise self._astray(f"another patient's name is on {self._name()}")

    def _leaves(self) -> None:
        """Everybody goes. The terminal must come to its first screen by itself."""
        self._house.world.put_away()
        self.diary.note("goes")
        if not Recorder.wait_until(lambda: self._name() == "Attract", LEFT_ALONE):
            raise self._astray(f"stuck at {self._name()}")
        state, view = self._house.state, self._house.app.assembly.terminal.shown
        if state.person is not None or view.cover != "none":
            raise self._astray("somebody is still known")
        restored: Callable[[], bool] = lambda: self._house.state.preferences == state.house  # noqa: E731
        if not Recorder.wait_until(restored, LEFT_ALONE):
            raise self._astray("the glass is not as the house wants it")

    def _name(self) -> str:
        return type(self._house.screen).__name__

    def _astray(self, what: str) -> AstrayError:
        return AstrayError(what + "; newest last:\n" + "\n".join(self.diary.done))

    def _on_message(self, kind: QtMsgType, _context: Any, message: str | None) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            self._complaints.append(message or "")
