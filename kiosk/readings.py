"""The metrics of a terminal's parts (`kiosk.metrics` serves them)."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.journal.message_table import OutboxCounts
from kiosk.metrics import Reading
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import ClockState, TrustState


def trust_readings(status: DistributionStatus, clock: ClockState) -> Iterator[Reading]:
    """Trust list and clock."""
    for state in TrustState:
        yield Reading(
            f"trust_list_{state}",
            f"1 while the trust list is {state}.",
            status.state is state,
        )
    yield Reading(
        "trust_list_days_left", "Whole days until the trust list is stale.", status.days_left
    )
    yield Reading("trust_list_warning", "1 once half of the grace period is gone.", status.warn)
    if status.version is not None:
        yield Reading("trust_list_version", "Of the trust list in force.", status.version)
    if status.fetched_at is not None:
        yield Reading(
            "trust_list_fetched_timestamp_seconds",
            "When the last refresh verified everything, by this terminal's clock.",
            status.fetched_at,
        )
    yield Reading(
        "trust_refresh_failures", "Refreshes that failed since one did not.", status.failures
    )
    yield Reading("trust_refresh_bytes", "What the last refresh fetched.", status.transferred)
    yield Reading(
        "clock_suspect", "1 while the clock is not believed.", clock is not ClockState.FINE
    )


def outbox_readings(counts: OutboxCounts | None) -> Iterator[Reading]:
    """What waits to be sent; nothing while that cannot be told."""
    if counts is None:
        return
    yield Reading("outbox_pending", "Messages that wait to be sent.", counts.pending)
    yield Reading("outbox_parked", "Messages that their receiver refused.", counts.parked)
    yield Reading("outbox_dropped", "Messages dropped for age or want of room.", counts.dropped)
