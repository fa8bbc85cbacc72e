"""Terminals that are processes, so that they can be killed; and their power supply.

`python -m tests.faults.pay_terminal` is the power supply: it has everything imported, and forks a
terminal whenever one is to be switched on. One line of JSON on standard input is a `Batch`, one on
standard output the list of what became of it. It ends with its input.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Final, Self

import msgspec
from msgspec import Struct

from kiosk.codes import sm3
from kiosk.reasons import Failure
from tests.faults.pay_counter import Errand, Installation, PayCounter
from tests.faults.pay_points import Kill, Points, watch

_LOADED_LATE: Final = (
    "filelock",
    "requests",
    "stdnum.iso7064.mod_37_36",
    "tenacity",
    "kiosk.net.wire",
)
_RESULT: Final = "result.json"
_DIES_WITH_ITS_PARENT: Final = 1  # PR_SET_PDEATHSIG
_ROOT: Final = Path(__file__).parents[2]


class Life(Struct, frozen=True, kw_only=True):
    """One payment, over as many processes as it takes: the n-th is killed at the n-th of `kills`, unless
    it is done before that; the one after them lives.

    `again`: after the n-th kill, once nothing is unresolved, somebody wants this, were it paid or not.
    """

    terminal: Installation
    errand: Errand
    servers: dict[int, str]
    kills: tuple[Kill, ...] = ()
    again: tuple[Errand, ...] = ()
    seconds: float = 60.0  # for any of its processes


class Batch(Struct, frozen=True):
    """`width`: how many live at the same time."""

    width: int
    lives: tuple[Life, ...]


class Lived(Struct, frozen=True, kw_only=True):
    """`struck`: how many of the kills; `exit_code`: of the last process, 0 if all is done."""

    struck: int
    exit_code: int


class Result(Struct, frozen=True):
    """What a process that was not killed leaves in its folder: the points that it passed."""

    points: list[str]
    refused: list[str]  # codes of payments that could not begin


class PowerSupply:
    """A process that switches terminals on. Close it, or leave a `with` block."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.pay_terminal"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def live(self, lives: Sequence[Life], *, width: int = 1) -> list[Lived]:
        """To the end of all of them."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(Batch(width, tuple(lives))) + b"\n")
        self._process.stdin.flush()
        told = self._process.stdout.readline()
        assert told, "the power supply has failed"
        return msgspec.json.decode(told, type=list[Lived])


def result(terminal: Installation) -> Result:
    """Of the last process of this terminal."""
    return msgspec.json.decode((terminal.folder / _RESULT).read_bytes(), type=Result)


def serve(batches: IO[bytes], answers: IO[bytes]) -> None:
    for line in batches:
        batch = msgspec.json.decode(line, type=Batch)
        answers.write(msgspec.json.encode(_lived(batch)) + b"\n")
        answers.flush()


@dataclass
class _Living:
    index: int
    life: Life
    struck: int = 0


def _lived(batch: Batch) -> list[Lived]:
    waiting = [_Living(index, life) for index, life in enumerate(batch.lives)][::-1]
    alive: dict[int, _Living] = {}  # by process id
    told: dict[int, Lived] = {}
    while waiting or alive:
        while waiting and len(alive) < batch.width:
            living = waiting.pop()
            alive[_switch_on(living)] = living
        pid, status = os.wait()
        living = alive.pop(pid)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        if killed and living.struck < len(living.life.kills):
            living.struck += 1
            waiting.append(living)
        else:
            code = os.waitstatus_to_exitcode(status)
            told[living.index] = Lived(struck=living.struck, exit_code=code)
    return [told[index] for index in range(len(batch.lives))]


def _switch_on(living: _Living) -> int:
    """The process's id."""
    parent, pid = os.getpid(), os.fork()
    if pid:
        return pid
    code = 70
    try:
        ctypes.CDLL(None).prctl(_DIES_WITH_ITS_PARENT, signal.SIGKILL)
        if os.getppid() == parent:
            code = _run(living.life, living.struck)
    except BaseException:  # noqa: BLE001 - whatever it is, the process ends here
        traceback.print_exc()
    finally:
        os._exit(code)


def _run(life: Life, nth: int) -> int:
    """The n-th process of a payment."""
    points = Points(life.kills[nth] if nth < len(life.kills) else None)
    watch(points, str(life.terminal.folder), life.servers)
    until = time.monotonic() + life.seconds
    counter = PayCounter(life.terminal)
    counter.start(life.seconds)
    errands, refused = (life.errand, *life.again), []
    if nth < len(errands):
        if not counter.wait(counter.is_free, until - time.monotonic()):
            return 1
        outcome = counter.pay(errands[nth])
        if isinstance(outcome, Failure):
            refused.append(outcome.code.value)
    if not counter.wait(lambda: not counter.busy, until - time.monotonic()):
        return 1
    result = msgspec.json.encode(Result(points.seen, refused))
    (life.terminal.folder / _RESULT).write_bytes(result)
    return 0


def warm_up() -> None:
    """What a terminal loads when it first needs it is loaded once for all of them."""
    for name in _LOADED_LATE:
        import_module(name)
    sm3.digest(b"")


if __name__ == "__main__":
    warm_up()
    serve(sys.stdin.buffer, sys.stdout.buffer)
