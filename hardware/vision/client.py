"""The kiosk's end of the vision process: starts it, listens, starts it again when it dies."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from hardware.vision.wire import BrokenStreamError, Kind, Picture, Sender, Text, receive

if TYPE_CHECKING:
    from kiosk.devices import CameraState

_PIPE_BYTES = 1024 * 1024  # so that a mirror picture goes through in one piece
_LAST_WORDS = 2.0  # seconds that the process gets to close its camera


class VisionProcess:
    """A `kiosk.devices.CodeSource`. `launch` may come long before `start`: nothing is lost between.

    Callbacks come on one thread of this object's own. `on_picture` gets each mirror picture,
    `on_timing` the times of each text's frame, just before the text itself. What one of them raises
    goes to `on_fault`, and the process is started anew: scanning never stops for good.
    """

    def __init__(
        self,
        source: str,
        *,
        on_picture: Callable[[Picture], None] | None = None,
        on_timing: Callable[[float, float], None] | None = None,
        on_fault: Callable[[Exception], None] | None = None,
        pause: float = 1.0,
    ) -> None:
        self._source = source
        self.on_picture = on_picture
        self.on_timing = on_timing
        self._on_fault = on_fault
        self._pause = pause
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._sender: Sender | None = None
        self._thread: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """Process id while it runs: for measuring, and for tests that end it."""
        process = self._process
        return None if process is None or process.poll() is not None else process.pid

    def launch(self) -> None:
        """Begin to load the libraries and open the camera, before anybody listens."""
        self._process = self._spawn()

    def start(
        self, on_text: Callable[[str], None], on_state: Callable[[CameraState], None]
    ) -> None:
        if self._thread is not None:
            raise RuntimeError("the vision process is listened to already")
        listener = _Listener(self, on_text, on_state)
        self._thread = threading.Thread(
            target=self._keep_running, args=(listener,), name="vision", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        process = self._process
        if process is not None:
            _end(process)
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def forget(self) -> None:
        """Have the process drop its frames and texts."""
        sender = self._sender
        if sender is not None:
            with suppress(BrokenStreamError):  # a process that died has forgotten
                sender.send(Kind.FORGET)

    def _spawn(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - our own module, the source as one argument
            [sys.executable, "-m", "hardware.vision", self._source],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=-1,
        )
        _widen(process.stdout)
        self._sender = None if process.stdin is None else Sender(process.stdin)  # type: ignore[arg-type] # IO[bytes] is a BinaryIO in all that is used
        return process

    def _keep_running(self, listener: _Listener) -> None:
        """Listen for as long as the process lives; start another when it ended by itself."""
        process = self._process or self._spawn()
        while True:
            self._process = process
            self._listen(listener, process)
            _end(process)
            if self._stopping.is_set():
                return
            listener.tell_absent()
            if self._stopping.wait(self._pause):
                return
            process = self._spawn()

    def _listen(self, listener: _Listener, process: subprocess.Popen[bytes]) -> None:
        try:
            listener.listen(process)
        except Exception as bug:  # noqa: BLE001 - a receiver's bug must not stop scanning for good
            if self._on_fault is not None:
                self._on_fault(bug)


class _Listener:
    """Takes messages apart and passes them on; keeps none."""

    def __init__(
        self,
        vision: VisionProcess,
        on_text: Callable[[str], None],
        on_state: Callable[[CameraState], None],
    ) -> None:
        # Not before the first frame is on the glass: `launch` is on the way to it.
        from kiosk.devices import CameraState  # noqa: PLC0415

        self._vision = vision
        self._on_text = on_text
        self._states = CameraState
        self._on_state = on_state

    def listen(self, process: subprocess.Popen[bytes]) -> None:
        """Until the stream ends."""
        with suppress(BrokenStreamError):
            while process.stdout is not None:
                self._pass_on(*receive(process.stdout))  # type: ignore[arg-type] # as above

    def tell_absent(self) -> None:
        """The process is gone, and the camera with it."""
        self._on_state(self._states.ABSENT)

    def _pass_on(self, kind: Kind, body: memoryview) -> None:
        match kind:
            case Kind.STATE:
                self._on_state(self._states(str(body, "ascii")))
            case Kind.TEXT:
                read = Text.unpacked(body)
                if self._vision.on_timing is not None:
                    self._vision.on_timing(read.captured_at, read.decoded_at)
                self._on_text(read.text)
            case Kind.PICTURE:
                if self._vision.on_picture is not None:
                    self._vision.on_picture(Picture.unpacked(body))
            case Kind.FORGET:
                raise BrokenStreamError("a message for the other end")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close its input, which tells it to end; then wait, and insist if need be."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    try:
        process.wait(_LAST_WORDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _widen(pipe: object) -> None:
    """Ask for a larger pipe where the system can; pictures pass in fewer pieces."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    set_size = getattr(fcntl, "F_SETPIPE_SZ", None)
    if set_size is not None and hasattr(pipe, "fileno"):
        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), set_size, _PIPE_BYTES)
