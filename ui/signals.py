"""The system's signals, on the GUI thread.

Python runs a handler between two of its own steps, and an event loop in which nothing moves takes none: a
notifier on the wake-up descriptor (`signal.set_wakeup_fd`) makes one, whatever the screen is doing.

Once the event loop has ended, the program ends in order and hears no more of them: a second SIGTERM, of systemd and
of the supervisor, must not cut it off, nor find Qt half gone. What hangs then is ended by SIGKILL.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.supervision.orders import obey

_AT_ONCE = 64  # more signals than that at one time need no byte each


class _Bell(QObject):
    """Wakes the event loop at every signal; lives as long as the application."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._heeded: set[int] = set()
        self._hears, self._rings = socket.socketpair()
        self._hears.settimeout(0)
        self._rings.settimeout(0)
        self._notifier = QSocketNotifier(self._hears.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        signal.set_wakeup_fd(self._rings.fileno(), warn_on_full_buffer=False)
        application.aboutToQuit.connect(self._stop)

    def heed(self, number: int, handle: Callable[[int, FrameType | None], None]) -> None:
        signal.signal(number, handle)
        self._heeded.add(number)

    def _stop(self) -> None:
        # Python leaves what is ignored so until the process is gone.
        for number in self._heeded:
            signal.signal(number, signal.SIG_IGN)
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._hears.close()
        self._rings.close()

    def _heard(self) -> None:
        self._hears.recv(_AT_ONCE)


def quit_on_signals() -> None:
    """SIGTERM and SIGINT end the program in order.

    Not by quit(): that asks the windows first, and one that fills the panel stays when it is asked.
    """
    on_signal("SIGTERM", lambda: QGuiApplication.exit(0))
    # Until there is something to take a picture of.
    on_signal("SIGUSR1", lambda: None)
    on_signal("SIGINT", lambda: QGuiApplication.exit(0))


class _Orders(QObject):
    """Brings what a thread of its own has heard to the GUI thread."""

    end = Signal()


def quit_on_orders(environment: MutableMapping[str, str], source: int = 0) -> bool:
    """As on SIGTERM, where the supervisor has no signals to send. Whether orders can come.

    `source`: the descriptor that is closed for an order.
    """
    application = QCoreApplication.instance()
    if application is None:
        return False
    orders = _Orders(application)
    orders.end.connect(
        # By a timer: said before the event loop runs, an end would be lost.
        lambda: QTimer.singleShot(0, lambda: QCoreApplication.exit(0)),
        Qt.ConnectionType.QueuedConnection,
    )

    def end() -> None:
        with suppress(RuntimeError):  # the application has ended by itself
            orders.end.emit()

    return obey(environment, end, source)


def on_signal(name: str, done: Callable[[], object]) -> None:
    """Do this on the GUI thread when the signal comes; on a system without it, never.

    Called on the main thread, once there is an application.
    """

    def handle(_number: int, _frame: FrameType | None) -> None:
        # By a timer: said before the event loop runs, an end would be lost.
        QTimer.singleShot(0, done)

    number = getattr(signal, name, None)
    application = QCoreApplication.instance()
    if number is None or application is None:
        return
    bell = application.findChild(_Bell) or _Bell(application)
    bell.heed(number, handle)
