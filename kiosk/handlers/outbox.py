"""Messages that can wait until nobody is at the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.clock import Clock
from kiosk.codes.classify import Kind
from kiosk.journal.deliver import Delivery
from kiosk.journal.deliver import Handler as Receiver
from kiosk.journal.opened import Journal
from kiosk.platforms.port import CardUse
from kiosk.platforms.use import CARD_USE, to_bytes
from kiosk.runner import Lane
from kiosk.session.effects import DeliverOutbox, NoteUse


class OutboxHandlers:
    def __init__(
        self,
        journal: Journal,
        receivers: Mapping[str, Receiver],
        clock: Clock,
        reported: frozenset[Kind] = frozenset(),
    ) -> None:
        """`receivers`: who takes which kind of message; `reported`: the codes whose use is told."""
        self._journal = journal
        self._receivers = receivers
        self._reported = reported
        self._clock = clock
        self._delivery: Delivery | None = None

    def note(self, effect: NoteUse) -> None:
        """What cannot be written is not reported; the patient is not held up for it."""
        if effect.code.kind not in self._reported:
            return
        outbox = self._journal.outbox()
        if outbox is None:
            return
        now = self._clock.now()
        code = effect.code
        use = CardUse(code.text, code.kind, effect.service, now, effect.department)
        outbox.put(CARD_USE, to_bytes(use), at=now)

    def deliver(self, _effect: DeliverOutbox) -> None:
        outbox = self._journal.outbox()
        if outbox is None:
            return
        if self._delivery is None:
            self._delivery = Delivery(outbox, self._receivers, self._clock)
        self._delivery.deliver_one()

    def lanes(self) -> tuple[Lane, Lane]:
        """Sending waits for the network; putting in must not wait for that."""
        return (
            Lane("outbox", {NoteUse: self.note}),
            Lane("delivery", {DeliverOutbox: self.deliver}),
        )
