"""A scanner that types, in front of a window: keys go to `hardware.scanner.wedge` before the screen.

Everything here runs on the GUI thread, but `forget`, which any thread may call.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from shiboken6 import isValid

from hardware.scanner.wedge import Key, KeyboardWedge, Verdict
from kiosk.devices import ScannerState

_SLACK: Final = 0.3
"""Of the gap, on top: a key may be on its way when the gap is over."""
_LATE: Final = 0.03
"""Seconds. A timer so late means that the GUI thread stood still, and keys may be waiting."""
_MOST_DELAYS: Final = 3

_KEYS: Final = frozenset((QEvent.Type.KeyPress, QEvent.Type.KeyRelease))
_TOUCHES: Final = frozenset(
    (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
)
_MODIFIER_KEYS: Final = frozenset(
    (
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
    )
)
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_META: Final = Qt.KeyboardModifier.MetaModifier


class WedgeFilter(QObject):
    """A `kiosk.devices.Scanner`: `target` sees no key but those that a hand pressed.

    Keyboard shortcuts do not work in `target`: a code can have a scanner press them.
    """

    _forgotten = Signal()

    def __init__(self, wedge: KeyboardWedge[QKeyEvent], target: QWindow) -> None:
        super().__init__()
        self._wedge = wedge
        self._target = target
        self._on_text: Callable[[str], None] = _nobody_listens
        self._replaying = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(1_000 * wedge.gap * (1 + _SLACK)))
        self._timer.timeout.connect(self._on_timeout)
        self._due = 0.0
        self._delays = 0
        self._forgotten.connect(self._forget)  # queued from other threads

    def start(
        self,
        on_text: Callable[[str], None],
        on_state: Callable[[ScannerState], None],
    ) -> None:
        """Both are called on the GUI thread. A keyboard that is gone cannot be told from a quiet one."""
        self._on_text = on_text
        self.install()
        on_state(ScannerState.READY)

    def stop(self) -> None:
        """Harmless when repeated. Nothing is called any more afterwards."""
        self.remove()
        self._on_text = _nobody_listens

    def forget(self) -> None:
        self._forgotten.emit()

    def install(self) -> None:
        self._target.installEventFilter(self)

    def remove(self) -> None:
        """Keys held back are lost."""
        self._timer.stop()
        self._wedge.forget()
        self._wedge.lapse()
        if isValid(self._target):
            self._target.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whether `event` ends here."""
        kind = event.type()
        if self._replaying or watched is not self._target:
            return False
        if kind in _KEYS:
            return self._take(cast("QKeyEvent", event))
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut: it comes as a key
            return True
        if kind in _TOUCHES:
            self._wedge.touch()
        return False

    def _take(self, event: QKeyEvent) -> bool:
        verdict = self._wedge.feed(_key_of(event))
        self._watch_the_gap()
        self._carry_out(verdict)
        return verdict.swallowed

    def _watch_the_gap(self) -> None:
        self._delays = 0
        if self._wedge.busy:
            self._start_timer()
        else:
            self._timer.stop()

    def _start_timer(self) -> None:
        self._due = time.monotonic() + self._timer.interval() / 1_000
        self._timer.start()

    def _on_timeout(self) -> None:
        late = time.monotonic() - self._due > _LATE
        if late and self._delays < _MOST_DELAYS:
            self._delays += 1
            self._start_timer()
            return
        self._carry_out(self._wedge.lapse())

    def _forget(self) -> None:
        self._carry_out(self._wedge.forget())

    def _carry_out(self, verdict: Verdict[QKeyEvent]) -> None:
        self._replay(verdict.replay)
        if verdict.text is not None:
            self._on_text(verdict.text)

    def _replay(self, events: Iterable[QKeyEvent]) -> None:
        self._replaying = True
        try:
            for event in events:
                if isValid(self._target):
                    QCoreApplication.sendEvent(self._target, event)
        finally:
            self._replaying = False


def _key_of(event: QKeyEvent) -> Key[QKeyEvent]:
    """The window system's own time of the key, which a busy GUI thread does not stretch."""
    milliseconds = event.timestamp()
    return Key(
        event.clone(),
        # Not by key(): a colon whose Shift was let go first is released as a semicolon.
        code=event.nativeScanCode() or event.key(),
        character=_character_of(event),
        at=milliseconds / 1_000 if milliseconds else time.monotonic(),
        pressed=event.type() == QEvent.Type.KeyPress,
        repeated=event.isAutoRepeat(),
    )


def _character_of(event: QKeyEvent) -> str | None:
    key, text, modifiers = event.key(), event.text(), event.modifiers()
    if key in _MODIFIER_KEYS:
        return None
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "\r"
    if text in ("\r", "\n", "\t"):  # also as Ctrl+M, Ctrl+J, Ctrl+I
        return text
    # Both at once are AltGr on Windows.
    alone = bool(modifiers & _ALT) != bool(modifiers & _CONTROL)
    if alone or modifiers & _META or not text.isprintable():
        return ""
    return text


def _nobody_listens(_text: str) -> None:
    pass
