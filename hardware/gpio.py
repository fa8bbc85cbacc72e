"""What the devices on lines of a GPIO chip share: libgpiod 2, which comes for Linux alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event, Thread
from types import ModuleType
from typing import Final, Generic, Protocol, TypeVar

_LAST_WORDS: Final = 1.0  # seconds


class InputLine(Protocol):
    """One line, held as an input. Raises OSError when its chip is gone."""

    def is_active(self) -> bool: ...

    def release(self) -> None: ...


RequestLine = Callable[[], InputLine]
"""Takes the line for this program alone. Raises OSError when that fails."""


State = TypeVar("State")


class WatchedInput(Generic[State]):
    """Looks at a line again and again, on a thread of its own, and tells what it means when that changes.

    That needs no edge detection, which not every chip has. The line is taken when it is first looked
    at, and anew once it was lost.
    """

    def __init__(
        self,
        request_line: RequestLine,
        states: Mapping[bool | None, State],
        *,
        name: str,
        looks: float,
        again: float,
        same: int = 1,
    ) -> None:
        """`states`: what an active line means, one that is not, and none.

        `name`: of the thread. `looks`: seconds between two. `again`: seconds until a line that was lost is
        tried again. `same`: looks that have to agree before they are believed.
        """
        self._request_line = request_line
        self._states = states
        self._looks, self._again, self._same = looks, again, same
        self._line: InputLine | None = None
        self._ended = Event()
        self._name = name
        self._thread: Thread | None = None

    def start(self, on_state: Callable[[State], None]) -> None:
        self._thread = Thread(target=self._watch, args=(on_state,), name=self._name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def _watch(self, on_state: Callable[[State], None]) -> None:
        told: State | None = None
        last: bool | None = None
        same = 0
        while not self._ended.is_set():
            seen = self._look()
            same = same + 1 if seen is last else 1
            last = seen
            state = self._states[seen]
            if (same >= self._same or seen is None) and state is not told:
                told = state
                on_state(state)
            self._ended.wait(self._again if seen is None else self._looks)
        self._let_go()

    def _look(self) -> bool | None:
        """None: there is no line at the moment."""
        try:
            if self._line is None:
                self._line = self._request_line()
            return self._line.is_active()
        except OSError:
            self._let_go()
            return None

    def _let_go(self) -> None:
        if self._line is not None:
            with suppress(OSError):
                self._line.release()
            self._line = None


class InputChipLine:
    """The line `offset` of `chip` ("/dev/gpiochip0"). `active_low`: low voltage means active.

    `consumer`: as `gpioinfo` shows who has it. Raises OSError, also where there is no gpiod.
    """

    def __init__(self, chip: str, offset: int, *, active_low: bool, consumer: str) -> None:
        library = gpiod()
        settings = library.LineSettings(
            direction=library.line.Direction.INPUT, active_low=active_low
        )
        self._offset = offset
        self._active = library.line.Value.ACTIVE
        with os_errors():
            self._request = library.request_lines(chip, {offset: settings}, consumer)

    def is_active(self) -> bool:
        with os_errors():
            return bool(self._request.get_value(self._offset) is self._active)

    def release(self) -> None:
        self._request.release()


def gpiod() -> ModuleType:
    """The library. Raises OSError where there is none."""
    try:
        import gpiod  # noqa: PLC0415 - few terminals have anything on a line
    except ImportError:
        raise OSError("no GPIO here") from None
    return gpiod


@contextmanager
def os_errors() -> Iterator[None]:
    """Of the kernel's errors gpiod turns EINVAL (no such line) and EOPNOTSUPP into types of their own."""
    try:
        yield
    except (ValueError, NotImplementedError):
        raise OSError("not with this line") from None
