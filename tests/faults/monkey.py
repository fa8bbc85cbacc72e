"""A child that hammers on the glass: random touches and keys over all errands of a real terminal.

The terminal is in this process, its world in another. Whatever is touched, it neither breaks nor hangs,
shows nobody what is another patient's, and is never left for anything else on the machine. Meanwhile
every phone, paper and document of the demo is held up, and every device and service breaks and is mended.
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
from kiosk.services.identify import takes_codes
from kiosk.session.pay_screens import Bills, Paying, PayPhase, PayReturned
from kiosk.session.report_screens import ReportForm, ReportPage, Reports
from kiosk.session.screens import Action, SecondFactor, SwitchCard
from kiosk.session.state import Refusing
from tests.faults.monkey_eyes import Eyes
from tests.faults.monkey_lobby import Lobby
from tests.house import House
from ui.demo.recorder import Recorder
from ui.inspection import Target, targets_on, words_on

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
    "YIMA__SCANNER__KIND": "serial",
    "YIMA__LAMP__KIND": "relay",
}
"""Screens leave soon: what is tested is that they do. All devices are there, to break."""

LEFT_ALONE = 90.0
"""Seconds after which a terminal that nobody touches must be at its first screen again."""

# Said once in some thousand touches as an animation ends, with the timers of the render loop without a display.
_QT_S_OWN = "QUnifiedTimer::stopAnimationDriver: driver is not running"
_HOLDS, _BREAKS, _TWO = 12, 35, 120  # touches between: something held up, a breakage, two phones
_IN_VAIN = 180  # likewise, between payments that the insurance does not settle
_FORMS = 230  # and between reports of which the hospital's own page is looked at
_TO_PAYING = (
    *((Action.PAY, ""), (Action.CHOOSE_ALL, ""), (Action.PAY_CHOSEN, "")),
    *((Action.PAY_BY, "wechat"),),
)
_DRAWN = 0.3  # seconds in which a screen has come
_ANSWERED = 1.0  # seconds in which the hospital has answered, where all goes well
_ANSWERS = ("switchCard", "goOn", "")  # to whose turn it is
_A_WHILE = 4.0  # seconds in which a code is read and judged, where all goes well
_PATIENTS = (
    *(Phone.ONE_APPOINTMENT, Phone.TWO_APPOINTMENTS, Phone.NOTHING_TODAY, Phone.ALREADY_SIGNED_IN),
    *(Phone.CRITICAL_VALUE, Phone.MANY_REPORTS, Phone.NO_REPORTS, Phone.RARE_NAME),
)
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
_PRIMARY = 0.3  # of touches at targets go where the terminal leads, or one would never get far
_KNOWING = 0.06  # of what is done is what only somebody would do who knows how to go on
_DIGITS = {
    **{str(number): Qt.Key(Qt.Key.Key_0.value + number) for number in range(10)},
    "X": Qt.Key.Key_X,
}


@dataclass
class Diary:
    """What was done, in order, to tell it again; touches by the screen they fell on; what was drawn."""

    done: list[str] = field(default_factory=list)
    screens: dict[str, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)  # also what came and went between two touches
    switched: int = 0  # times that it was asked whose turn it is, with two phones

    def note(self, what: str) -> None:
        self.done.append(what)
        del self.done[:-60]


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
        self.diary = Diary()
        self.lobby = Lobby(house.world, self._random, self.diary.note)
        self._eyes = Eyes()
        self._complaints: list[str] = []
        self._touchscreen = QTest.createTouchDevice(
            QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
        )

    def hammers(
        self, touches: int, *, lot: int = 250, tell: Callable[[int], None] = lambda _: None
    ) -> None:
        """So many touches and keys; after each lot the terminal is left alone, and `tell` hears how
        many it were. Raises AstrayError.
        """
        before = qInstallMessageHandler(self._on_message)
        self.lobby.gives_more_to_do()
        try:
            for number in range(touches):
                self._once(number)
                if (number + 1) % lot == 0 or number + 1 == touches:
                    self._leaves()
                    tell(number + 1)
        finally:
            self.lobby.mends_all()
            qInstallMessageHandler(before)

    def _once(self, number: int) -> None:
        if number % _HOLDS == 0:
            self.lobby.holds_something_up()
            Recorder.pause(self._random.choice((0.05, 0.3, 0.6)))
        if number % _BREAKS == _BREAKS - 1:
            self.lobby.changes()
        if number % _TWO == _TWO // 2:
            first, second = self._random.sample(_PATIENTS, 2)
            self.two_phones(first, second, plays=self._random.randrange(6))
        if number % _IN_VAIN == _IN_VAIN - 1:
            self._pays_in_vain()
        if number % _FORMS == _FORMS - 1:
            self._reads_a_form()
        self._plays()
        self._looks()

    def _plays(self) -> None:
        if self._random.random() >= _KNOWING or not self._goes_on():
            self._hits()
        Recorder.pause(self._random.choice((0.0, 0.0, 0.01, 0.03)))

    def _hits(self) -> None:
        pick = self._random.random()
        if pick < 0.56:
            self._touches_a_target()
        elif pick < 0.7:
            self._touches_anywhere()
        elif pick < 0.78:
            self._drags()
        elif pick < 0.82:
            self._two_fingers()
        else:
            self._presses_a_key()

    # -- what a child does ---------------------------------------------------------------------

    def _goes_on(self) -> bool:
        """What no random touch would do: pay by the code on the screen, type the right digits."""
        screen = self._house.screen
        if isinstance(screen, Paying) and screen.phase is PayPhase.SHOWN:
            self.lobby.pays()
            return True
        if isinstance(screen, SecondFactor):
            for digit in self.lobby.digits():
                QTest.keyClick(self._window, _DIGITS[digit])
            self._taps("confirm")
            self.diary.note("types the digits")
            return True
        if isinstance(screen, ReportPage) and screen.has_form:
            self._house.posts(Action.SHOW_FORM)
            return True
        return False

    def _pays_in_vain(self) -> None:
        """By a voucher, for what the insurance then does not settle: the money goes back."""
        house = self._house
        self._begins(Phone.INSURANCE_CODE)
        for action, argument in _TO_PAYING:
            chosen = isinstance(house.screen, Bills) and house.screen.chosen
            if action is not Action.CHOOSE_ALL or not chosen:
                house.posts(action, argument)
                Recorder.pause(_ANSWERED)
            self._looks()
        if isinstance(house.screen, Paying) and house.screen.phase is PayPhase.SHOWN:
            self.lobby.pays(refused=True)
            Recorder.wait_until(lambda: isinstance(house.screen, PayReturned), _A_WHILE)

    def _reads_a_form(self) -> None:
        """Down to the hospital's own page of a report, where few touches lead."""
        house = self._house
        report = self.lobby.releases_a_form()
        if not self._begins(Phone.CRITICAL_VALUE):
            return
        steps = (
            ((Action.REPORTS, ""), Reports),
            ((Action.OPEN_REPORT, report), ReportPage),
            ((Action.SHOW_FORM, ""), ReportForm),
        )
        for (action, argument), screen in steps:
            house.posts(action, argument)
            if not Recorder.wait_until(
                lambda wanted=screen: isinstance(house.screen, wanted), _A_WHILE
            ):
                return
            Recorder.pause(_DRAWN)
            self._looks()

    def _begins(self, phone: Phone) -> bool:
        """A new patient, once the one before has gone; whether they are known."""
        house = self._house
        house.world.put_away()
        self._taps("action_finish")
        Recorder.wait_until(lambda: self._name() == "Attract", _A_WHILE)
        self.lobby.holds_up(phone)
        return Recorder.wait_until(
            lambda: house.state.person is not None and takes_codes(house.state), _A_WHILE
        )

    def two_phones(
        self, first: Phone, second: Phone, *, plays: int = 0, answer: str | None = None
    ) -> None:
        """Somebody's phone is held up, and so many touches later somebody else's. Raises AstrayError.

        `answer`: the button that is touched then, empty for none; None: any of these.
        """
        house = self._house
        if not self._begins(first):
            return
        for _ in range(plays):
            self._plays()
            self._looks()
        self.lobby.holds_up(second)
        if not Recorder.wait_until(lambda: isinstance(house.screen, SwitchCard), _A_WHILE):
            return
        self._looks()
        self._answers(house.screen, self._random.choice(_ANSWERS) if answer is None else answer)

    def _answers(self, asked: SwitchCard, answer: str) -> None:
        """Whose turn it is, by a touch or by none. From then on nothing of the other is drawn."""
        self.diary.switched += 1
        self.diary.note(f"two phones: {answer or 'says nothing'}")
        if answer:
            self._taps(answer)
        answered = Recorder.wait_until(
            lambda: not isinstance(self._house.screen, SwitchCard), LEFT_ALONE
        )
        if not answered:
            raise self._astray("stuck at SwitchCard")
        self._looks()
        gone = asked.name if answer == "switchCard" else asked.other_name
        stays = asked.other_name if answer == "switchCard" else asked.name
        if gone in self._eyes.strangers(self._words(), {stays}):
            raise self._astray("who is not served is on the glass")

    def _taps(self, name: str) -> None:
        for target in targets_on(self._window):
            if target.item.objectName() == name:
                self._hits_target(target)

    def _touches_a_target(self) -> None:
        targets = targets_on(self._window)
        if not targets:
            return
        leading = [each for each in targets if each.primary]
        target = self._random.choice(
            leading if leading and self._random.random() < _PRIMARY else targets
        )
        # Finishing ends what has just begun: mostly something else, so that one gets somewhere.
        if target.item.objectName() == "action_finish" and self._random.random() < 0.7:
            target = self._random.choice(targets)
        self.diary.note(f"{self._name()}: {target.item.objectName() or target.name}")
        self._hits_target(target)

    def _touches_anywhere(self) -> None:
        at = self._somewhere()
        self.diary.note(f"{self._name()}: at {at.x()}, {at.y()}")
        self._click(at, twice=self._random.random() < 0.3)

    def _hits_target(self, target: Target) -> None:
        """In the middle of what can be seen of it: the rest may be scrolled away."""
        at = target.seen.center().toPoint()
        if self._window.geometry().translated(-self._window.position()).contains(at):
            self._click(at)

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
        self.diary.drawn.update(each.screen for each in self._house.recorder.drawn)
        self._house.recorder.forget()
        self._stays_in_the_program()
        self._has_not_broken()
        state = self._house.state
        wrong = self._eyes.finds(self._words(), self._house.screen, state.person)
        if wrong:
            raise self._astray(wrong)

    def _words(self) -> str:
        return " ".join(each.text for each in words_on(self._window))

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

    def _leaves(self) -> None:
        """Everybody goes. The terminal must come to its first screen by itself, whatever is broken."""
        self.lobby.goes()
        self._comes_to("Attract", "OutOfService")
        self.lobby.mends_all()
        self._comes_to("Attract")
        state, view = self._house.state, self._house.app.assembly.terminal.shown
        if state.person is not None or view.cover != "none":
            raise self._astray("somebody is still known")
        restored: Callable[[], bool] = lambda: self._house.state.preferences == state.house  # noqa: E731
        if not Recorder.wait_until(restored, LEFT_ALONE):
            raise self._astray("the glass is not as the house wants it")
        if self.lobby.begins_anew_if_empty():
            self._eyes.owners.clear()  # numbers begin anew, too
        self.lobby.gives_more_to_do()

    def _comes_to(self, *screens: str) -> None:
        if not Recorder.wait_until(lambda: self._name() in screens, LEFT_ALONE):
            raise self._astray(f"stuck at {self._name()}")

    def _name(self) -> str:
        return type(self._house.screen).__name__

    def _astray(self, what: str) -> AstrayError:
        return AstrayError(what + "; newest last:\n" + "\n".join(self.diary.done))

    def _on_message(self, kind: QtMsgType, _context: Any, message: str | None) -> None:
        if message == _QT_S_OWN:
            return
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            self._complaints.append(message or "")
