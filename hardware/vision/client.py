"""The kiosk's end of the vision process: starts it, listens, starts it again when it dies or hangs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ParamSpec

from hardware.vision.options import VisionOptions
from hardware.vision.wire import BrokenStreamError, Kind, Picture, Sender, Text, receive

if TYPE_CHECKING:
    from hardware.vision.examined import Examined
    from kiosk.devices import CameraState, ScanConditions

P = ParamSpec("P")

_PIPE_BYTES = 1024 * 1024  # so that a mirror picture goes through in one piece
_LAST_WORDS = 2.0  # seconds that the process gets to close its camera
_FIRST_WORDS = 30.0  # seconds until the first message: a cold disk is slow to load libraries
_LOOK = 0.25  # seconds between two looks of the watchdog
_LONG_LIFE = 10.0  # seconds; a process that lived so long is started again without more delay
_LONGEST_PAUSE = 30.0  # seconds between two starts of one that keeps dying


class VisionProcess:
    """A `kiosk.devices.CodeSource`. `launch` may come long before `start`: nothing is lost between.

    Callbacks come on one thread of this object's own. `on_picture` gets each mirror picture,
    `on_timing` the times of each text's frame, just before the text itself. What one of them raises
    goes to `on_fault`, and the process is started anew: scanning never stops for good. `on_report`
    gets type and place of bugs that the process itself has contained. `on_examined` and `on_still` get
    what `examine` asks for: numbers of each picture, and a picture a second as PNG, empty at the end.

    The process gives a sign of life each second. After `silence` seconds without a message it is
    killed and started anew; one that keeps dying is started after `pause` seconds, doubled each time.
    """

    def __init__(
        self,
        options: VisionOptions,
        *,
        on_picture: Callable[[Picture], None] | None = None,
        on_timing: Callable[[float, float], None] | None = None,
        on_fault: Callable[[Exception], None] | None = None,
        on_report: Callable[[str], None] | None = None,
        pause: float = 1.0,
        silence: float = 10.0,
    ) -> None:
        self._command = [sys.executable, "-m", "hardware.vision"]
        self._options = options.to_environment()
        self.on_picture = on_picture
        self.on_timing = on_timing
        self.on_fault = on_fault
        self.on_report = on_report
        self.on_examined: Callable[[Examined], None] | None = None
        self.on_still: Callable[[bytes], None] | None = None
        self._pause = pause
        self._silence = silence
        self._stopping = threading.Event()
        self._starting = threading.Lock()  # no process is begun once it is to stop
        self._process: subprocess.Popen[bytes] | None = None
        self._sender: Sender | None = None
        self._thread: threading.Thread | None = None
        self._speak_by = 0.0  # CLOCK_MONOTONIC seconds: no message until then, and it hangs

    @property
    def pid(self) -> int | None:
        """Process id while it runs: for measuring, and for tests that end it."""
        process = self._process
        return None if process is None or process.poll() is not None else process.pid

    def launch(self) -> None:
        """Begin to load the libraries and open the camera, before anybody listens."""
        self._spawn()

    def start(
        self,
        on_text: Callable[[str], None],
        on_state: Callable[[CameraState], None],
        on_conditions: Callable[[ScanConditions], None],
    ) -> None:
        if self._thread is not None:
            raise RuntimeError("the vision process is listened to already")
        listener = _Listener(self, on_text, on_state, on_conditions)
        self._thread = threading.Thread(
            target=self._keep_running, args=(listener,), name="vision", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Takes a few seconds at most, whatever the process is stuck in."""
        self._stopping.set()
        with self._starting:
            process = self._process
        if process is not None:
            _end(process)
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def forget(self) -> None:
        """Have the process drop its frames and texts."""
        self._tell(Kind.FORGET)

    def record(self, *, on: bool) -> None:
        """A process started anew does not go on with it."""
        self._tell(Kind.RECORD, bytes([on]))

    def examine(self, *, on: bool, card: bool = False) -> None:
        """Have pictures measured for the next five seconds, and `card`: the test card looked for; or no longer."""
        self._tell(Kind.EXAMINE, bytes([2 if on and card else int(on)]))

    def _tell(self, kind: Kind, body: bytes = b"") -> None:
        sender = self._sender
        if sender is not None:
            with suppress(BrokenStreamError):  # a process that died keeps nothing
                sender.send(kind, body)

    def heard(self) -> None:
        """A message came: there is time again until the next."""
        self._speak_by = time.monotonic() + self._silence

    def _spawn(self) -> subprocess.Popen[bytes] | None:
        """None when the system does not start one, or it is not to any more."""
        with self._starting:
            if self._stopping.is_set():
                return None
            try:
                process = subprocess.Popen(  # noqa: S603 - our own module, the source as one argument
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    bufsize=-1,
                    # One core is what the GUI does not need; numpy would start a pool for all.
                    env={**os.environ, "OPENBLAS_NUM_THREADS": "1", **self._options},
                )
            except OSError:  # no memory, no process left: tried again like one that died
                return None
            _widen(process.stdout)
            self._sender = None if process.stdin is None else Sender(process.stdin)  # type: ignore[arg-type] # IO[bytes] is a BinaryIO in all that is used
            self._process = process
            return process

    def _keep_running(self, listener: _Listener) -> None:
        """Listen for as long as the process lives; start another when it ended by itself."""
        deaths = 0  # in a row, of processes that did not live long
        process = self._process or self._spawn()
        while True:
            began = time.monotonic()
            self._contained(self._listen, listener, process)
            if self._stopping.is_set():
                return
            self._contained(listener.tell_absent)
            deaths = 1 if time.monotonic() - began > _LONG_LIFE else deaths + 1
            if self._stopping.wait(min(self._pause * 2 ** min(deaths - 1, 16), _LONGEST_PAUSE)):
                return
            process = self._spawn()

    def _listen(self, listener: _Listener, process: subprocess.Popen[bytes] | None) -> None:
        if process is None:
            return
        over = threading.Event()
        self._speak_by = time.monotonic() + max(_FIRST_WORDS, self._silence)
        threading.Thread(
            target=self._watch, args=(process, over), name="vision-watch", daemon=True
        ).start()
        try:
            listener.listen(process)
        finally:
            over.set()
            _end(process)

    def _watch(self, process: subprocess.Popen[bytes], over: threading.Event) -> None:
        """Kill a process that says nothing, which ends its stream and so the listening to it."""
        while not over.wait(_LOOK):
            if time.monotonic() > self._speak_by:
                process.kill()

    def _contained(self, work: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            work(*args, **kwargs)
        except Exception as bug:  # noqa: BLE001 - a receiver's bug must not stop scanning for good
            if self.on_fault is not None:
                self.on_fault(bug)


class _Listener:
    """Takes messages apart and passes them on; keeps none."""

    def __init__(
        self,
        vision: VisionProcess,
        on_text: Callable[[str], None],
        on_state: Callable[[CameraState], None],
        on_conditions: Callable[[ScanConditions], None],
    ) -> None:
        # Not before the first frame is on the glass: `launch` is on the way to it.
        from hardware.vision import conditions  # noqa: PLC0415
        from kiosk.devices import CameraState, ScanConditions  # noqa: PLC0415

        self._vision = vision
        self._on_text = on_text
        self._states = CameraState
        self._conditions = conditions
        self._nothing = ScanConditions()
        self._on_state = on_state
        self._on_conditions = on_conditions

    def listen(self, process: subprocess.Popen[bytes]) -> None:
        """Until the stream ends."""
        with suppress(BrokenStreamError):
            while process.stdout is not None:
                kind, body = receive(process.stdout)  # type: ignore[arg-type] # as above
                self._vision.heard()
                self._pass_on(kind, body)

    def tell_absent(self) -> None:
        """The process is gone, and with it the camera and what its picture said."""
        self._on_state(self._states.ABSENT)
        self._on_conditions(self._nothing)

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
            case Kind.FAULT:
                if self._vision.on_report is not None:
                    self._vision.on_report(str(body, "utf-8"))
            case Kind.CONDITIONS:
                self._on_conditions(self._conditions.unpacked(body))
            case Kind.EXAMINED | Kind.STILL:
                self._pass_on_examined(kind, body)
            case Kind.BEAT:
                pass  # it was heard
            case Kind.FORGET | Kind.RECORD | Kind.EXAMINE:
                raise BrokenStreamError("a message for the other end")

    def _pass_on_examined(self, kind: Kind, body: memoryview) -> None:
        from hardware.vision.examined import Examined  # noqa: PLC0415 - not before somebody tests

        on_examined, on_still = self._vision.on_examined, self._vision.on_still
        if kind is Kind.STILL and on_still is not None:
            on_still(bytes(body))
        elif kind is Kind.EXAMINED and on_examined is not None:
            on_examined(Examined.unpacked(body))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close its input, which tells it to end; then wait, and insist if need be."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    try:
        process.wait(_LAST_WORDS)
    except subprocess.TimeoutExpired:
        process.kill()
        try:
            process.wait(_LAST_WORDS)
        except subprocess.TimeoutExpired:
            return  # stuck in a driver; to close a stream that is being read would wait for it
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
