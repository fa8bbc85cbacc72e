"""What the metrics say of trust, clock and outbox."""

from __future__ import annotations

from kiosk.journal.message_table import OutboxCounts
from kiosk.readings import outbox_readings, trust_readings
from kiosk.trust.distribution.status import status
from kiosk.trust.health import ClockState, TrustState


def values(readings: object) -> dict[str, float]:
    return {each.name: float(each.value) for each in readings}  # type: ignore[attr-defined] # Readings


def test_no_list_yet() -> None:
    told = values(trust_readings(status(None, None, 1_800_000_000), ClockState.FINE))
    assert [state for state in TrustState if told[f"trust_list_{state}"]] == [TrustState.MISSING]
    assert (told["trust_list_warning"], told["clock_suspect"]) == (1, 0)
    assert "trust_list_version" not in told


def test_a_clock_that_is_not_believed() -> None:
    told = values(trust_readings(status(None, None, 1_800_000_000), ClockState.BEHIND))
    assert told["clock_suspect"] == 1


def test_the_outbox() -> None:
    counts = OutboxCounts(
        pending=3, oldest=1_800_000_000, parked=2, dropped=1, unreadable=0, damaged=0
    )
    told = values(outbox_readings(counts))
    assert told == {"outbox_pending": 3, "outbox_parked": 2, "outbox_dropped": 1}
    assert values(outbox_readings(None)) == {}
