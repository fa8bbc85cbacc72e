"""Many terminals, each a process, each with a journal and many patients, some of whom meet another's.

`python -m tests.faults.pay_crowd`: a `Crowd` as JSON on standard input, what came of each terminal on
standard output. It ends when all have nothing left to do, or their time is over.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from threading import BrokenBarrierError
from typing import Final

import msgspec
from msgspec import Struct

from kiosk.reasons import Failure
from tests.faults.pay_counter import Errand, Installation, PayCounter
from tests.faults.pay_terminal import warm_up

_ROOT: Final = Path(__file__).parents[2]
_MEETING_SECONDS: Final = 30.0
_LAST_SECONDS: Final = 30.0


class Turn(Struct, frozen=True):
    """`contested`: the terminal's neighbour begins with the same bill at the same instant."""

    errand: Errand
    contested: bool = False


class BusyTerminal(Struct, frozen=True):
    """`neighbour`: two terminals with the same number meet at their contested bills."""

    installation: Installation
    neighbour: int
    turns: tuple[Turn, ...]


class Crowd(Struct, frozen=True, kw_only=True):
    """`at_once`: orders that a terminal has in hand at most; `seconds`: for everything."""

    terminals: tuple[BusyTerminal, ...]
    at_once: int
    seconds: float


class Served(Struct, frozen=True, kw_only=True):
    """`refused`: payments that did not begin, by reason; `met`: contested bills that both began at once;
    `left`: orders that the cashier was not done with when the time was over.
    """

    opened: int = 0
    refused: dict[str, int] = {}
    met: int = 0
    left: int = 0
    not_begun: int = 0
    seconds: float = 0.0


def serve(crowd: Crowd) -> list[Served]:
    """In a process of its own, which forks the terminals. Raises CalledProcessError for bugs."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.pay_crowd"],
        input=msgspec.json.encode(crowd),
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        timeout=crowd.seconds + 2 * _LAST_SECONDS,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=list[Served])


def _serve(crowd: Crowd) -> list[Served]:
    fork = multiprocessing.get_context("fork")
    pairs = {terminal.neighbour for terminal in crowd.terminals}
    barriers = {pair: fork.Barrier(2) for pair in pairs}
    until = time.monotonic() + crowd.seconds
    processes, ends = [], []
    for terminal in crowd.terminals:
        here, there = fork.Pipe(duplex=False)
        arguments = (terminal, crowd.at_once, until, barriers[terminal.neighbour], there)
        process = fork.Process(target=_work, args=arguments, daemon=True)
        process.start()
        there.close()
        processes.append(process)
        ends.append(here)
    told = [msgspec.json.decode(end.recv_bytes(), type=Served) for end in ends]
    for process in processes:
        process.join(_LAST_SECONDS)
    return told


def _work(
    terminal: BusyTerminal, at_once: int, until: float, barrier: Barrier, told: Connection
) -> None:
    began = time.monotonic()
    counter = PayCounter(terminal.installation)
    counter.start()
    refused: Counter[str] = Counter()
    opened = met = not_begun = 0
    for turn in terminal.turns:
        if not counter.wait(lambda: counter.busy < at_once, until - time.monotonic()):
            not_begun += 1
            continue
        new = counter.quote(turn.errand)
        if turn.contested:
            met += _meet(barrier)
        payment_code = turn.errand.payment_code
        outcome = new if isinstance(new, Failure) else counter.open(new, payment_code)
        if isinstance(outcome, Failure):
            refused[outcome.code] += 1
        else:
            opened += 1
    counter.wait(lambda: not counter.busy, until - time.monotonic())
    served = Served(
        opened=opened,
        refused=dict(refused),
        met=met,
        left=counter.busy,
        not_begun=not_begun,
        seconds=time.monotonic() - began,
    )
    counter.close()
    told.send_bytes(msgspec.json.encode(served))


def _meet(barrier: Barrier) -> bool:
    """Whether the neighbour came, too."""
    try:
        barrier.wait(_MEETING_SECONDS)
    except BrokenBarrierError:
        return False
    return True


if __name__ == "__main__":
    warm_up()
    crowd = msgspec.json.decode(sys.stdin.buffer.read(), type=Crowd)
    sys.stdout.buffer.write(msgspec.json.encode(_serve(crowd)))
