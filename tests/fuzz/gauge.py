"""Runs a target on one input after another: what it takes, how long, how much memory."""

from __future__ import annotations

import mmap
import signal
import time
import traceback
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.targets import Target, ViolationError

MOST_SECONDS = 0.020
"""CPU time that any input may take."""

MOST_MEMORY = 64 * 1024
MOST_MEMORY_PER_BYTE = 512
"""Of an input: a Python object for each byte, and a few around it."""

HANGS_AFTER = 2.0
"""Seconds of CPU time after which an input is given up."""

_REPEATS = 5
_WEIGHED_ONE_IN = 64
_MOST_FINDINGS = 10


class TooSlowError(AssertionError):
    """An input took longer than any may."""


class HangsError(BaseException):
    """An input does not come to an end. Not an Exception, so that nothing tested catches it."""


class TooLargeError(AssertionError):
    """An input took more memory than its size allows."""


@dataclass
class Report:
    """What a run has come to; times in milliseconds, sizes in bytes."""

    target: str
    engine: str = ""
    inputs: int = 0
    seconds: float = 0.0
    edges: int | None = None  # code locations reached, as libFuzzer counts them
    features: int | None = None
    worst_cpu_ms: float = 0.0
    worst_cpu_length: int = 0
    peak_memory: int = 0
    peak_memory_length: int = 0
    findings: list[dict[str, str]] = field(default_factory=list)


class Gauge:
    """One target's run."""

    def __init__(self, target: Target, folder: Path) -> None:
        """Findings are saved in `folder`."""
        self.report = Report(target.name)
        self._target = target
        self._folder = folder
        self._known: set[str] = set()
        self._begun = time.monotonic()
        # What is made once is no input's fault.
        signal.signal(signal.SIGPROF, _give_up)
        for seed in target.seeds():
            self._warm_up(seed)

    @property
    def full(self) -> bool:
        """Whether there are enough findings."""
        return len(self.report.findings) >= _MOST_FINDINGS

    def take(self, data: bytes) -> None:
        """Run one input, and keep what is to be known of it."""
        self.report.inputs += 1
        self.report.seconds = time.monotonic() - self._begun
        try:
            with _watched():
                begun = time.process_time()
                outcome = self._target.run(data)
                seconds = time.process_time() - begun
            longest_so_far = self._timed(data, seconds)
            if longest_so_far or self.report.inputs % _WEIGHED_ONE_IN == 1:
                self._weigh(data)
            self._target.check(data, outcome)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - SystemExit too would be one
            self._found(data, error)

    def _warm_up(self, data: bytes) -> None:
        with suppress(BaseException), _watched():  # `take` will find it too
            self._target.run(data)

    def _timed(self, data: bytes, seconds: float) -> bool:
        """Whether no input so far has taken longer."""
        if 1_000 * seconds <= self.report.worst_cpu_ms:
            return False
        again = [self._seconds(data) for _ in range(_REPEATS)]
        # The mean: some systems bring the clock of CPU time forward in steps of a millisecond.
        milliseconds = round(1_000 * sum(again) / _REPEATS, 3)
        if milliseconds > self.report.worst_cpu_ms:
            self.report.worst_cpu_ms, self.report.worst_cpu_length = milliseconds, len(data)
        if min(again) > MOST_SECONDS:
            raise TooSlowError(f"over {1_000 * MOST_SECONDS:.0f} ms of CPU time")
        return True

    def _seconds(self, data: bytes) -> float:
        begun = time.process_time()
        self._target.run(data)
        return time.process_time() - begun

    def _weigh(self, data: bytes) -> None:
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            outcome = self._target.run(data)
            _, peak = tracemalloc.get_traced_memory()
            del outcome
        finally:
            tracemalloc.stop()
        taken = peak - before
        if taken > self.report.peak_memory:
            self.report.peak_memory, self.report.peak_memory_length = taken, len(data)
        if taken > MOST_MEMORY + MOST_MEMORY_PER_BYTE * len(data):
            raise TooLargeError(f"{taken} bytes of memory for {len(data)} of input")

    def _found(self, data: bytes, error: BaseException) -> None:
        kind = _kind(error)
        if kind in self._known or self.full:
            return
        self._known.add(kind)
        words = "".join(traceback.format_exception(error))
        self.report.findings.append(save(self._folder, self._target.name, data, kind, words))


def _kind(error: BaseException) -> str:
    """Errors with the same have the same cause, as far as can be told."""
    if isinstance(error, ViolationError):
        return str(error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {where.name}, line {where.lineno}"


def save(folder: Path, target: str, data: bytes, kind: str, words: str) -> dict[str, str]:
    """Keep an input, and why, in `folder`; the finding for the report."""
    number = len(list(folder.glob(f"{target}-*.input")))
    file = folder / f"{target}-{number}.input"
    file.write_bytes(data)
    file.with_suffix(".txt").write_text(words, "utf-8")
    return {"what": kind, "file": str(file)}


@contextmanager
def _watched() -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, HANGS_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _give_up(_number: int, _frame: object) -> None:
    raise HangsError(f"over {HANGS_AFTER} s of CPU time")


class InFlight:
    """The input that is being run, in a file: it outlives a process that dies of it."""

    def __init__(self, path: Path, largest: int) -> None:
        path.write_bytes(bytes(4 + largest))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)

    def wrap(self, take: Callable[[bytes], None]) -> Callable[[bytes], None]:
        """`take`, each input noted before."""

        def noted(data: bytes) -> None:
            self._map[:4] = len(data).to_bytes(4, "big")
            self._map[4 : 4 + len(data)] = data
            take(data)

        return noted

    @staticmethod
    def read(path: Path) -> bytes:
        """The input in the file that some process has left."""
        content = path.read_bytes()
        return content[4 : 4 + int.from_bytes(content[:4], "big")]
