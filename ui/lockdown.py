"""The window that fills the panel, kept there: no patient closes it, shrinks it, or gets behind it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtQuick import QQuickWindow

_FULL = QWindow.Visibility.FullScreen
_WITH_A_KEY = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_AGAIN_MS = 200  # a window manager that insists is not raced with


class Lockdown(QObject):
    """From when it is made until `release`: whatever takes the panel from the window gives it back.

    Until then the window is not closed, and a key that is pressed with Ctrl, Alt, AltGr or Meta is no key.
    A scanner that types is asked before: `ui.wedge` puts its filter on the window later than this one.
    """

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        self._released = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._restore)
        window.installEventFilter(self)
        window.visibilityChanged.connect(self._on_visibility)
        window.activeChanged.connect(self._on_active)
        QGuiApplication.setQuitOnLastWindowClosed(False)

    @classmethod
    def of(cls, window: QQuickWindow | None) -> Lockdown | None:
        """None: it does not fill the panel, and stands on somebody's desk."""
        return cls(window) if window is not None and window.visibility() is _FULL else None

    def release(self) -> None:
        """The program itself ends. Harmless when repeated."""
        if self._released:
            return
        self._released = True
        self._again.stop()
        self._window.removeEventFilter(self)
        self._window.visibilityChanged.disconnect(self._on_visibility)
        self._window.activeChanged.disconnect(self._on_active)
        QGuiApplication.setQuitOnLastWindowClosed(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind is QEvent.Type.KeyPress:
            # Not the release: a key that was pressed alone has to come up.
            return bool(cast("QKeyEvent", event).modifiers() & ~_WITH_A_KEY)
        if kind is QEvent.Type.Close:
            event.ignore()
            return True
        return False

    def _on_visibility(self, visibility: QWindow.Visibility) -> None:
        if visibility is not _FULL:
            self._again.start(0)

    def _on_active(self) -> None:
        """Another window has come up. Without a window manager nobody gives the focus back."""
        if not self._window.isActive():
            self._again.start(0)

    def _restore(self) -> None:
        if self._window.visibility() is not _FULL:
            self._window.showFullScreen()
        if not self._window.isActive():
            self._window.raise_()
            self._window.requestActivate()
            self._again.start(_AGAIN_MS)
