"""A barcode scanner on a serial line, real or by USB (CDC-ACM, "virtual COM port").

A supervisor thread has the port opened and read in a reader thread of its own, so a driver that
hangs in a call holds up neither the word that the scanner is lost nor the stopping.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Final

from hardware.scanner.framing import Framing
from hardware.scanner.lines import Lines
from hardware.scanner.port import Port, PortError
from kiosk.devices import ScannerState

_MOST_HANGING: Final = 3  # readers stuck in a driver's call before no more are begun
_BACKLOG: Final = 64  # chunks; a flood waits in the driver


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    silence: float = 5.0  # without a word of the reader, which speaks four times a second
    first_pause: float = 0.25  # before opening again; doubles up to `longest_pause`
    longest_pause: float = 5.0
    steady: float = 5.0  # a port that was open so long is opened again after the first pause
    last_words: float = 1.0  # for a reader to close its port


class SerialScanner:
    """A `kiosk.devices.Scanner`. Opens its port, and opens it again, for as long as it runs.

    `open_port` blocks and raises PortError. `baud`: as of the port, for the time a line may take.
    Callbacks come on the scanner's own thread. Nothing of a code outlives the call that tells it.
    """

    def __init__(
        self,
        open_port: Callable[[], Port],
        framing: Framing,
        *,
        baud: int = 9_600,
        patience: Patience | None = None,
    ) -> None:
        self._open_port = open_port
        self._patience = patience if patience is not None else Patience()
        self._lock = threading.Lock()  # guards the next two
        self._lines = Lines(framing, baud)
        self._forgotten_at = 0.0
        self._state: ScannerState | None = None
        self._stopping = threading.Event()
        self._reader: _Reader | None = None
        self._hanging: list[_Reader] = []
        self._thread: threading.Thread | None = None

    def start(
        self,
        on_text: Callable[[str], None],
        on_state: Callable[[ScannerState], None],
    ) -> None:
        """Begin. `on_state` is called first when the port is open, or is found not to open."""
        self._thread = threading.Thread(
            target=self._supervise, args=(on_text, on_state), name="scanner", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the threads; harmless when repeated. Nothing is called any more afterwards."""
        self._stopping.set()
        reader = self._reader
        if reader is not None:
            reader.retire()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(2 * self._patience.last_words)

    def forget(self) -> None:
        with self._lock:
            self._forgotten_at = monotonic()
            self._lines.forget()

    def _supervise(
        self, on_text: Callable[[str], None], on_state: Callable[[ScannerState], None]
    ) -> None:
        patience = self._patience
        pause = patience.first_pause
        while not self._stopping.is_set():
            reader = self._reader = _Reader(self._open_port)
            reader.start()
            began = monotonic()
            self._contained(partial(self._attend, reader, on_text, on_state))
            self._retire(reader)
            self._contained(partial(self._tell, ScannerState.OFFLINE, on_state))
            if monotonic() - began > patience.steady:
                pause = patience.first_pause
            self._stopping.wait(pause)
            pause = min(2 * pause, patience.longest_pause)
            self._await_hanging()

    def _contained(self, work: Callable[[], None]) -> None:
        """A bug of whoever listens is told like one that ended this thread, and does not end it."""
        try:
            work()
        except Exception as bug:  # noqa: BLE001 - see above
            thrown = (type(bug), bug, bug.__traceback__, threading.current_thread())
            threading.excepthook(threading.ExceptHookArgs(thrown))

    def _attend(
        self,
        reader: _Reader,
        on_text: Callable[[str], None],
        on_state: Callable[[ScannerState], None],
    ) -> None:
        """Return when the reader ended or fell silent, or everything shall stop."""
        while not self._stopping.is_set():
            chunk = reader.next(self._patience.silence)
            if chunk is None:
                return
            self._tell(ScannerState.READY, on_state)
            for text in self._put_together(chunk):
                if not self._stopping.is_set():
                    on_text(text)

    def _put_together(self, chunk: _Chunk) -> list[str]:
        with self._lock:
            if not chunk.data:
                self._lines.lapse(chunk.at)
                return []
            texts = self._lines.feed(chunk.data, chunk.at)
            if chunk.at <= self._forgotten_at:  # it waited here while the session ended
                self._lines.forget()
                return []
            return texts

    def _retire(self, reader: _Reader) -> None:
        reader.retire()
        reader.join(self._patience.last_words)
        if reader.is_alive():
            self._hanging.append(reader)
        with self._lock:
            self._lines.forget()

    def _await_hanging(self) -> None:
        """Readers stuck in a driver's call cannot be ended; do not pile them up without limit."""
        while not self._stopping.is_set():
            self._hanging = [reader for reader in self._hanging if reader.is_alive()]
            if len(self._hanging) < _MOST_HANGING:
                return
            self._stopping.wait(self._patience.longest_pause)

    def _tell(self, state: ScannerState, on_state: Callable[[ScannerState], None]) -> None:
        if state is not self._state and not self._stopping.is_set():
            self._state = state
            on_state(state)


@dataclass(frozen=True, slots=True)
class _Chunk:
    data: bytes  # none: the port is open, and nothing came
    at: float


class _Reader(threading.Thread):
    """One opening of the port: open, read until told to retire or in trouble, close."""

    def __init__(self, open_port: Callable[[], Port]) -> None:
        super().__init__(name="scanner-reader", daemon=True)
        self._open_port = open_port
        self._retired = threading.Event()
        self._chunks: queue.Queue[_Chunk | None] = queue.Queue(_BACKLOG)

    def next(self, seconds: float) -> _Chunk | None:
        """The next chunk; None when there are no more, or none came within `seconds`."""
        try:
            return self._chunks.get(timeout=seconds)
        except queue.Empty:
            return None

    def retire(self) -> None:
        """Ask it to end, and let go of what it read."""
        self._retired.set()
        try:
            while True:
                self._chunks.get_nowait()
        except queue.Empty:
            self._say(None)

    def run(self) -> None:
        try:
            self._read_on(self._open_port())
        except PortError:
            pass  # expected: the supervisor opens another
        finally:
            self._say(None)

    def _read_on(self, port: Port) -> None:
        try:
            self._say(_Chunk(b"", monotonic()))
            while not self._retired.is_set():
                data = port.read()
                self._say(_Chunk(data, monotonic()))
        finally:
            port.close()

    def _say(self, chunk: _Chunk | None) -> None:
        while True:
            try:
                self._chunks.put(chunk, timeout=0.1)
            except queue.Full:
                if self._retired.is_set():
                    return
            else:
                return
