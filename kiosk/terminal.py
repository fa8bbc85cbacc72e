"""A terminal at work: the state, the queue of events, the runner; what is to be shown comes out.

`post` may be called from any thread. `drain` is called on one thread (the GUI's) and is quick: it
steps the flow, hands effects to the runner and says what to show if that has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

from kiosk.audit.catalogue import fingerprint
from kiosk.clock import Clock
from kiosk.session.effects import Effect
from kiosk.session.events import Crashed, Event
from kiosk.session.flow import crashed, step
from kiosk.session.present import view
from kiosk.session.screens import View
from kiosk.session.state import Kiosk, Moment


class Terminal:
    """Drives one `Kiosk`. `wake` is called (on the posting thread) when there is work for `drain`."""

    def __init__(
        self,
        kiosk: Kiosk,
        clock: Clock,
        *,
        run: Callable[[Effect], None],
        show: Callable[[View], None],
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._kiosk = kiosk
        self._clock = clock
        self._run = run
        self._show = show
        self._wake = wake
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._shown: View | None = None

    @property
    def state(self) -> Kiosk:
        return self._kiosk

    @property
    def shown(self) -> View:
        """What is to be shown now."""
        return self._shown or view(self._kiosk, self._moment())

    def post(self, event: Event) -> None:
        """Say that something happened. Any thread."""
        self._events.put(event)
        self._wake()

    def drain(self) -> None:
        """Take in everything that has happened, then show the outcome once."""
        at = self._moment()
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                break
            self._take(event, at)
        self._show_changes(at)

    def _take(self, event: Event, at: Moment) -> None:
        try:
            self._kiosk, effects = step(self._kiosk, event, at)
        except Exception as bug:  # noqa: BLE001 - a bug must land in the safe screen
            self._kiosk, effects = crashed(self._kiosk, Crashed(fingerprint(bug)), at)
        for effect in effects:
            self._run(effect)

    def _show_changes(self, at: Moment) -> None:
        shown = view(self._kiosk, at)
        if shown != self._shown:
            self._shown = shown
            self._show(shown)

    def _moment(self) -> Moment:
        return Moment(self._clock.monotonic(), self._clock.local())
