"""Brings the messages of an outbox to their receivers, one at a time, from a worker thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from enum import Enum, auto

from kiosk.clock import Clock
from kiosk.journal.outbox import Message, Outbox

_FIRST_REST = 5.0  # seconds; doubled each time
_LONGEST_REST = 300.0

_log = logging.getLogger(__name__)


class DeliveryOutcome(Enum):
    """How a receiver took a message."""

    DONE = auto()  # it has it
    LATER = auto()  # out of reach, or busy: the same message again another time
    NEVER = auto()  # it will not have this one


Handler = Callable[[bytes], DeliveryOutcome]
"""Sends the body of one message. It may be called again with one that was sent before."""


class Delivery:
    """Hands each message that is due to its kind's handler.

    A kind whose handler says `LATER` rests for 5 seconds to 5 minutes, so that a receiver which is out
    of reach is asked by one message, not by all of them, and holds up no other kind.
    """

    def __init__(self, outbox: Outbox, handlers: Mapping[str, Handler], clock: Clock) -> None:
        self._outbox = outbox
        self._handlers = handlers
        self._clock = clock
        self._resting: dict[str, tuple[float, float]] = {}  # kind: until when (monotonic), how long

    def deliver_one(self) -> bool:
        """Try the message that has been due longest. Returns whether there was one.

        Whatever a handler raises counts as `LATER`: the message that a bug fails on must not end the
        worker, and is dropped for its age in the end.
        """
        message = self._outbox.next(self._clock.now(), resting=self._still_resting())
        if message is None:
            return False
        outcome = None
        try:
            outcome = self._deliver(message)
        finally:
            if outcome is None:  # the process is being ended
                self._outbox.release(message.id)
        self._settle(message, outcome)
        return True

    def _deliver(self, message: Message) -> DeliveryOutcome:
        handler = self._handlers.get(message.kind)
        if handler is None:
            _log.error("outbox: nobody delivers %s", message.kind)
            return DeliveryOutcome.NEVER
        try:
            return handler(message.body)
        except Exception as error:  # noqa: BLE001 - see `deliver_one`
            # Neither text nor traceback: they may quote the message.
            _log.error("outbox: delivering %s: %s", message.kind, type(error).__name__)
            return DeliveryOutcome.LATER

    def _settle(self, message: Message, outcome: DeliveryOutcome) -> None:
        if outcome is DeliveryOutcome.DONE:
            self._resting.pop(message.kind, None)
            self._outbox.delivered(message.id)
            return
        if outcome is DeliveryOutcome.LATER:
            _, before = self._resting.get(message.kind, (0.0, 0.0))
            rest = min(_LONGEST_REST, 2 * before or _FIRST_REST)
            self._resting[message.kind] = (self._clock.monotonic() + rest, rest)
        self._outbox.failed(
            message.id, self._clock.now(), permanent=outcome is DeliveryOutcome.NEVER
        )

    def _still_resting(self) -> list[str]:
        now = self._clock.monotonic()
        return [kind for kind, (until, _) in self._resting.items() if now < until]
