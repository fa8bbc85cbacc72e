"""A head on its way to the hospital: as a message of the outbox, and from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from kiosk.audit.head import SignedHead, read
from kiosk.journal.deliver import DeliveryOutcome
from kiosk.journal.outbox import Outbox
from kiosk.reasons import Code, Failure

AUDIT_HEAD: Final = "audit-head"
"""The kind of such messages; their key is the head's number."""

_PUT_RIGHT: Final = frozenset({401, 403, 404, 405})
"""Statuses of a hospital that has its credentials, rights or addresses wrong just now: it is not the
head that is refused.
"""


class AuditPort(Protocol):
    """Whoever keeps heads for the hospital. Asked again with one that it has, it does not mind."""

    def keep_head(self, signed: SignedHead) -> Failure | None: ...


def number(signed: SignedHead) -> str:
    """One for each head there ever is: a terminal set up anew counts its entries anew."""
    return f"{signed.head.terminal}.{signed.head.seq}.{signed.head.chain.hex()[:16]}"


def sent_by(
    outbox: Callable[[], Outbox | None], now: Callable[[], int]
) -> Callable[[SignedHead], None]:
    """Puts heads into the outbox. One that cannot be put in is not sent: the next covers it, too."""

    def send(signed: SignedHead) -> None:
        kept = outbox()
        if kept is not None:
            kept.put(AUDIT_HEAD, signed.line(), at=now(), key=number(signed))

    return send


def delivered_to(port: AuditPort) -> Callable[[bytes], DeliveryOutcome]:
    """The outbox's handler of such messages."""

    def deliver(body: bytes) -> DeliveryOutcome:
        signed = read(body)
        if signed is None:
            return DeliveryOutcome.NEVER
        failure = port.keep_head(signed)
        if failure is None:
            return DeliveryOutcome.DONE
        refused = failure.code is Code.HOSPITAL_REFUSED
        for_good = refused and failure.facts.get("status") not in _PUT_RIGHT
        return DeliveryOutcome.NEVER if for_good else DeliveryOutcome.LATER

    return deliver
