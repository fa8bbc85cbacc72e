"""The stand-in's mechanism: works off the receive buffer while it can, and delivers slips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from hardware.ticket.standin.interpreter import Interpreter
from hardware.ticket.standin.paper import DOTS_PER_MM, PaperSize, Slip, Strip
from hardware.ticket.standin.physical import Physical, Situation

if TYPE_CHECKING:
    from PIL import Image

BUFFER_BYTES = 65_536
_FETCH_BYTES = 64  # small, so that a change of state meets the printer within a line


class Engine:
    """Runs in a thread of its own; `receive` and `clear` are called from the network's."""

    def __init__(
        self,
        situation: Situation,
        size: PaperSize,
        *,
        send: Callable[[bytes], None],
        folder: Path | None,
        slow_mm_per_second: float,
    ) -> None:
        self.slips: list[Slip] = []  # guarded by situation.changed
        self._situation = situation
        self._send = send
        self._folder = folder
        self._slow = slow_mm_per_second
        self._strip = Strip(size)
        self._interpreter = Interpreter(self, size)
        self._received = bytearray()  # guarded by situation.changed
        self._bytes_to_power_loss: int | None = None  # guarded by situation.changed
        self._power_losses = 0
        self._clearings = 0

    @property
    def errors(self) -> tuple[str, ...]:
        return tuple(self._interpreter.errors)

    @property
    def has_room(self) -> bool:
        with self._situation.changed:
            return len(self._received) < BUFFER_BYTES

    def receive(self, data: bytes) -> None:
        with self._situation.changed:
            self._received += data
            self._situation.note_change()

    def clear(self) -> None:
        """Forget everything received (DLE DC4 fn=8)."""
        with self._situation.changed:
            self._received.clear()
            self._situation.note_clearing()

    def drop_received(self) -> None:
        """Forget what came over a connection that ended with the power."""
        with self._situation.changed:
            self._received.clear()

    def lose_power_after(self, count: int) -> None:
        with self._situation.changed:
            self._bytes_to_power_loss = count
            self._situation.note_change()

    def run(self) -> None:
        """Work until the situation says stop."""
        while True:
            version = self._situation.version
            try:
                self._wait_until_able()
                if not (self._interpreter.step() or self._fetch()):
                    self._wait_for_change(version)
            except _ForgetError:
                self._forget()
            except _StopError:
                return

    # Mechanism, as the interpreter sees it.

    def burn(self, picture: Image.Image, left: int, advance: int) -> None:
        self._move(max(advance, picture.height))
        self._strip.burn(picture, left, advance)

    def feed(self, dots: int) -> None:
        self._move(dots)
        self._strip.feed(dots)

    def cut(self) -> None:
        self._wait_until_able()
        self._deliver(self._strip.cut())

    def note_text(self, line: str) -> None:
        self._strip.note_text(line)

    def note_code(self, content: str) -> None:
        self._strip.note_code(content)

    def reply(self, data: bytes) -> None:
        self._send(data)

    def paper_status(self) -> int:
        return self._situation.paper_status()

    def _fetch(self) -> bool:
        """Hand the interpreter the next bytes; False when there are none."""
        with self._situation.changed:
            self._raise_if_halted()
            count = _FETCH_BYTES
            if self._bytes_to_power_loss is not None:
                if self._bytes_to_power_loss <= 0:
                    self._bytes_to_power_loss = None
                    self._situation.enter(Physical.OFFLINE)
                    return True
                count = min(count, self._bytes_to_power_loss)
            data = bytes(self._received[:count])
            del self._received[:count]
            if self._bytes_to_power_loss is not None:
                self._bytes_to_power_loss -= len(data)
            if data:
                self._situation.note_change()  # there is room again
        self._interpreter.feed(data)
        return bool(data)

    def _move(self, dots: int) -> None:
        self._wait_until_able()
        while not self._situation.use_paper(dots):
            self._wait_until_able()
        if self._situation.state is Physical.SLOW:
            self._dawdle(dots / DOTS_PER_MM / self._slow)
            self._wait_until_able()

    def _dawdle(self, seconds: float) -> None:
        end = monotonic() + seconds
        with self._situation.changed:
            while (left := end - monotonic()) > 0:
                self._raise_if_halted()
                self._situation.changed.wait(left)

    def _wait_until_able(self) -> None:
        """Return when the mechanism can move. What hangs out when the paper ends, falls."""
        while True:
            with self._situation.changed:
                self._raise_if_halted()
                if self._situation.able:
                    return
                out = self._situation.state is Physical.PAPER_OUT
                if not (out and not self._strip.blank):
                    self._situation.changed.wait()
                    continue
            self._deliver(self._strip.tear(more_comes=True))

    def _wait_for_change(self, version: int) -> None:
        with self._situation.changed:
            while self._situation.version == version:
                self._situation.changed.wait()

    def _raise_if_halted(self) -> None:
        situation = self._situation
        if situation.stopping:
            raise _StopError
        if (situation.power_losses, situation.clearings) != (self._power_losses, self._clearings):
            raise _ForgetError

    def _forget(self) -> None:
        with self._situation.changed:
            lost_power = self._situation.power_losses != self._power_losses
            self._power_losses = self._situation.power_losses
            self._clearings = self._situation.clearings
        if lost_power:
            self._interpreter.power_on()
        else:
            self._interpreter.clear()
        self._deliver(self._strip.tear(more_comes=False))

    def _deliver(self, slip: Slip | None) -> None:
        if slip is None:
            return
        if self._folder is not None:
            slip = replace(slip, path=self._save(slip, self._folder))
        with self._situation.changed:
            self.slips.append(slip)
            self._situation.note_change()

    def _save(self, slip: Slip, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"slip-{len(self.slips) + 1:04d}.png"
        part = path.with_suffix(".part")
        slip.image.save(part, format="PNG")
        part.replace(path)
        return path


class _ForgetError(Exception):
    """The power failed, or the host cleared the buffers."""


class _StopError(Exception):
    """The stand-in is being stopped."""
