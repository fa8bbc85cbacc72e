"""Serves the lobby to stand-in cameras over a loopback socket, as a camera driver serves frames.

30 frames a second, whoever looks or not; a client that is slow misses frames and never gets old
ones late. The physical mishaps of a camera are methods: `unplug`, `plug_in`, `suffer`.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.mailbox import Mailbox
from hardware.camera.wire import FrameHeader
from hardware.scene.faults import SLOW_STEP, CameraFault, covered
from hardware.scene.situations import FRAMES_PER_SECOND, STEADY, HeldCard, Situation

if TYPE_CHECKING:
    from hardware.scene.lobby import Lobby, View

_MOST_CLIENTS = 4
_SEND_BUFFER = 1 << 18  # bytes: under a tenth of a frame, so that old frames do not pile up
_SEND_TIMEOUT = 5.0
_ACCEPT_POLL = 0.1
_Message = tuple[bytes, memoryview]


@dataclass(frozen=True, slots=True)
class Shown:
    """The first frame that had the whole of the current card's code in it."""

    serial: int
    sent_at: float  # CLOCK_MONOTONIC seconds


class SceneServer:
    """A lobby with a camera in it. All methods may be called from any thread and return at once.

    Except `start`, which returns when the socket listens, and `stop`, which ends the threads.
    """

    def __init__(self, *, seed: int = 7, port: int = 0, every: int = 1) -> None:
        """`every`: films this frame of each so many, for a machine that has more to do than to film."""
        self._seed = seed
        self._every = every
        self._port = port
        self._wishes: queue.SimpleQueue[Callable[[Lobby, int], None]] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._plugged = threading.Event()
        self._fault = CameraFault.NONE
        self._last: View | None = None
        self._lock = threading.Lock()
        self._clients: list[_Client] = []
        self._shown: Shown | None = None
        self._ready = threading.Event()
        self._listener: socket.socket | None = None
        self._threads = [
            threading.Thread(target=self._accept, name="scene-accept", daemon=True),
            threading.Thread(target=self._film, name="scene-film", daemon=True),
        ]

    @property
    def address(self) -> str:
        """host:port for StandInCamera; known after `start`, the same after `plug_in`."""
        return f"127.0.0.1:{self._port}"

    def start(self) -> None:
        self._listen()
        self._plugged.set()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._plugged.set()
        self._close_all()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(3.0)

    def wait_ready(self, timeout: float) -> bool:
        """Wait until the lobby is drawn and filming began."""
        return self._ready.wait(timeout)

    def hold_up(self, card: HeldCard | str, situation: Situation = STEADY) -> None:
        """Somebody holds a card up; over another one it takes its place."""
        held = HeldCard(card) if isinstance(card, str) else card

        def wish(lobby: Lobby, number: int) -> None:
            lobby.hold_up(held, situation, at_frame=number)
            self._shown = None

        self._wishes.put(wish)

    def refresh(self, card: HeldCard | str) -> None:
        """The code on the phone changes; the hand stays where it is."""
        held = HeldCard(card) if isinstance(card, str) else card

        def wish(lobby: Lobby, _number: int) -> None:
            lobby.refresh(held)
            self._shown = None

        self._wishes.put(wish)

    def put_away(self) -> None:
        def wish(lobby: Lobby, _number: int) -> None:
            lobby.put_away()
            self._shown = None

        self._wishes.put(wish)

    def first_shown(self) -> Shown | None:
        """The first frame since the last change in which the whole code was to be seen."""
        return self._shown

    def light(self, *, on: bool) -> None:
        """The lamp over the camera."""
        self._wishes.put(lambda lobby, _number: lobby.light(on=on))

    def unplug(self) -> None:
        """Pull the camera's plug: connections end, new ones are refused."""
        self._plugged.clear()
        self._close_all()

    def plug_in(self) -> None:
        """Plug it in again, at the same address."""
        if not self._plugged.is_set():
            self._listen()
            self._plugged.set()

    def suffer(self, fault: CameraFault) -> None:
        """The camera has this fault from the next frame on, and no other."""
        self._fault = fault

    def freeze(self) -> None:
        """The camera hangs: it can be opened, but gives no frames."""
        self.suffer(CameraFault.SILENT)

    def thaw(self) -> None:
        """It gives frames again."""
        self.suffer(CameraFault.NONE)

    def _listen(self) -> None:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # The same port must be free again at once after an unplugging.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        listener.bind(("127.0.0.1", self._port))
        listener.listen(2 * _MOST_CLIENTS)
        listener.settimeout(_ACCEPT_POLL)
        self._port = int(listener.getsockname()[1])
        with self._lock:
            self._listener = listener

    def _close_all(self) -> None:
        with self._lock:
            listener, self._listener = self._listener, None
            clients, self._clients = self._clients, []
        if listener is not None:
            with suppress(OSError):  # a thread inside accept() would keep it listening a while yet
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for client in clients:
            client.end()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            self._plugged.wait()
            with self._lock:
                listener = self._listener
            if listener is None:
                self._stopping.wait(_ACCEPT_POLL)
                continue
            try:
                link, _ = listener.accept()
            except OSError:  # nobody came yet, or the plug was pulled
                continue
            self._welcome(link, listener)

    def _welcome(self, link: socket.socket, listener: socket.socket) -> None:
        client = _Client(link)
        with self._lock:
            self._clients = [other for other in self._clients if other.alive]
            welcome = self._listener is listener and len(self._clients) < _MOST_CLIENTS
            if welcome:
                self._clients.append(client)
        if welcome:
            client.start()
        else:
            link.close()

    def _film(self) -> None:
        from hardware.camera.library import opencv  # noqa: PLC0415 - heavy; only this thread needs
        from hardware.scene.lobby import Lobby  # noqa: PLC0415 - them

        opencv()  # single-threaded: one core is what the world outside may cost
        lobby = Lobby(self._seed)
        began = time.monotonic()
        self._ready.set()
        number = 0
        while not self._stopping.is_set():
            # Behind time, frames are left out: the numbers go with the clock.
            now = int((time.monotonic() - began) * FRAMES_PER_SECOND)
            number = max(number + self._every, now - now % self._every)
            self._stopping.wait(max(began + number / FRAMES_PER_SECOND - time.monotonic(), 0.0))
            while not self._wishes.empty():
                self._wishes.get()(lobby, number)
            with self._lock:
                clients = [client for client in self._clients if client.alive]
            if clients:
                self._send(lobby, number, clients)

    def _send(self, lobby: Lobby, number: int, clients: list[_Client]) -> None:
        fault = self._fault
        if fault is CameraFault.SILENT or (fault is CameraFault.SLOW and number % SLOW_STEP):
            return
        if fault is not CameraFault.FROZEN or self._last is None:
            self._last = lobby.frame(number)
        view = self._last
        black = fault is CameraFault.BLACK
        image = covered(view.image, number) if black else view.image
        height, width = image.shape[:2]
        in_view = view.code_in_view and not black
        header = FrameHeader(number, in_view, width, height, time.monotonic())
        if in_view and self._shown is None:
            self._shown = Shown(number, header.sent_at)
        pixels = image.data.cast("B")
        for client in clients:
            if fault is CameraFault.HANGING:
                client.hang((header.pack(), pixels[: len(pixels) // 2]))
            elif client.hangs:
                client.end()  # it waits for the rest of a frame; plugged in anew it works
            else:
                client.frames.put((header.pack(), pixels))


class _Client:
    """One connection: a thread that always sends the newest frame, whole."""

    def __init__(self, link: socket.socket) -> None:
        self.frames: Mailbox[_Message] = Mailbox()
        self.hangs = False
        self._link = link
        self._thread = threading.Thread(target=self._send_on, name="scene-send", daemon=True)

    @property
    def alive(self) -> bool:
        return not self.frames.closed

    def start(self) -> None:
        self._link.settimeout(_SEND_TIMEOUT)
        self._thread.start()

    def hang(self, beginning: _Message) -> None:
        """Send the beginning of a frame, and nothing ever after."""
        if not self.hangs:
            self.hangs = True
            self.frames.put(beginning)

    def end(self) -> None:
        self.frames.close()
        with suppress(OSError):  # not connected any more
            self._link.shutdown(socket.SHUT_RDWR)
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _send_on(self) -> None:
        with self._link, suppress(OSError):  # the client went away
            while not self.frames.closed:
                message = self.frames.take()
                if message is not None:
                    self._link.sendall(message[0])
                    self._link.sendall(message[1])
        self.frames.close()
