"""The stand-in printer as one device.

Two threads, as in a printer: one for the network, which answers real-time commands at once, and one
for the mechanism, which works off the buffer as long as the printer can print. A stopped printer keeps
its buffer and goes on when the fault is mended; one without power forgets everything.
"""

from __future__ import annotations

import threading
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from hardware.ticket.standin.engine import Engine
from hardware.ticket.standin.network import Listener
from hardware.ticket.standin.paper import PAPER_80MM, PaperSize, Slip
from hardware.ticket.standin.physical import Physical, Situation


class StandInPrinter:
    """A printer on 127.0.0.1. Everything may be called from any thread, at any moment.

    `port` 0 takes a free one; OSError when the port is taken. `folder` is where slips are written as
    `slip-0001.png`; without it they stay in memory. `paper_mm_left` limits the roll: it runs out by
    itself, inside a slip if need be. `slow_mm_per_second` is the speed in `Physical.SLOW`; otherwise
    it prints without delay.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        folder: Path | None = None,
        size: PaperSize = PAPER_80MM,
        paper_mm_left: float | None = None,
        slow_mm_per_second: float = 25.0,
    ) -> None:
        self._situation = Situation(paper_mm_left)
        self._listener = Listener(self._situation, port)
        self._engine = Engine(
            self._situation,
            size,
            send=self._listener.send,
            folder=folder,
            slow_mm_per_second=slow_mm_per_second,
        )
        self._threads: list[threading.Thread] = []
        self._handed_out = 0

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> Self:
        """Switch on; connections are taken from now on."""
        self._listener.open(self._engine)
        self._threads = [
            threading.Thread(target=self._listener.run, args=(self._engine,), daemon=True),
            threading.Thread(target=self._engine.run, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        """Close everything and wait for the threads; harmless when stopped. Slips stay readable."""
        self._situation.stop()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port; the same over every power failure."""
        return self._listener.address

    @property
    def state(self) -> Physical:
        return self._situation.state

    @state.setter
    def state(self, state: Physical) -> None:
        self._situation.enter(state)
        if self._threads:
            self._situation.wait_until_followed()

    @property
    def paper_mm_left(self) -> float | None:
        """Millimetres on the roll; None for an endless one."""
        return self._situation.paper_mm_left

    def load_paper(self, mm: float | None = None) -> None:
        """Put in a new roll, endless by default, and close the cover."""
        self._situation.load_paper(mm)

    def lose_power_after(self, n_bytes: int) -> None:
        """Fail as soon as `n_bytes` more have been worked off, real-time commands not counted.

        What is printed by then comes out as an incomplete slip; the state becomes OFFLINE.
        """
        self._engine.lose_power_after(n_bytes)

    @property
    def errors(self) -> tuple[str, ...]:
        """What was wrong in the bytes received: unknown commands, text in no known encoding."""
        return self._engine.errors

    @property
    def slips(self) -> tuple[Slip, ...]:
        """Every slip so far, oldest first."""
        with self._situation.changed:
            return tuple(self._engine.slips)

    def wait_for_slip(self, timeout: float) -> Slip | None:
        """The next slip that this method has not returned yet; None after `timeout` seconds."""
        deadline = monotonic() + timeout
        with self._situation.changed:
            while len(self._engine.slips) <= self._handed_out:
                left = deadline - monotonic()
                if left <= 0:
                    return None
                self._situation.changed.wait(left)
            self._handed_out += 1
            return self._engine.slips[self._handed_out - 1]
