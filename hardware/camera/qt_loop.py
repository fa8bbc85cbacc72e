"""The one thread of this process in which Qt lives.

QtMultimedia needs a QCoreApplication, and an event loop in the thread that its objects belong to: its
list of cameras is watched, and frames and errors are delivered, through that loop. The camera's
readers are threads that come and go, so none of them can be it. Here one daemon thread makes the
application and runs the loop until the process ends; readers hand it work and wait for the outcome.

They wait without limit. A driver that hangs in Qt so holds its reader, as every other driver would;
the supervisor leaves that reader behind and has the process ended when too many hang.

There is one application in a process: this is for the vision process, which has no screen. Qt takes
the thread that loads it for the main one, so it is loaded here and by nobody before.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from hardware.camera.frames import CameraUnavailableError

if TYPE_CHECKING:
    from hardware.camera.qt_errands import Errands

T = TypeVar("T")

_LAST_WORDS = 2.0  # seconds for the loop to end when the process does


class QtLoop:
    """Runs work in Qt's thread. `call` may be used from any thread."""

    def __init__(self) -> None:
        self._started: Future[None] = Future()
        self._errands: Errands | None = None
        self._thread = threading.Thread(target=self._run, name="qt", daemon=True)
        self._thread.start()
        self._started.result()
        # PySide takes the application down at the end of the process, on the main thread. Registered
        # later, this runs earlier, and takes it down where it belongs.
        atexit.register(self._end)

    def call(self, work: Callable[[], T]) -> T:
        """Do `work` in Qt's thread; returns what it returns, raises what it raises."""
        outcome: Future[T] = Future()

        def errand() -> None:
            try:
                outcome.set_result(work())
            except Exception as error:  # noqa: BLE001 - belongs to whoever asked for the work
                outcome.set_exception(error)

        if threading.current_thread() is self._thread:
            errand()
        elif self._errands is not None:
            self._errands.post(errand)
        else:
            raise RuntimeError("the Qt thread has ended")
        return outcome.result()

    def _run(self) -> None:
        try:
            from hardware.camera.qt_errands import Errands  # noqa: PLC0415 - see above

            errands = self._errands = Errands()
        except Exception as error:  # noqa: BLE001 - raised in the thread that waits for the start
            self._started.set_exception(error)
            return
        self._started.set_result(None)
        errands.run()
        self._errands = None
        errands.end()

    def _end(self) -> None:
        if self._errands is not None:
            self._errands.post(self._errands.quit)
        self._thread.join(_LAST_WORDS)


_lock = threading.Lock()
_loops: list[QtLoop] = []


def qt_loop() -> QtLoop:
    """The loop of this process, begun by whoever asks first.

    Raises CameraUnavailableError where Qt is not there or the process has an application already.
    """
    with _lock:
        if not _loops:
            try:
                _loops.append(QtLoop())
            except (ImportError, RuntimeError) as error:
                raise CameraUnavailableError("Qt cannot be used in this process") from error
        return _loops[0]
