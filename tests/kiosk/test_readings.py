"""What the metrics say of trust, clock, outbox and ports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kiosk.devices import CameraState, LampState, PresenceState, PrinterState, VoiceState
from kiosk.journal.message_table import OutboxCounts
from kiosk.metrics import Reading
from kiosk.payment.progress import CashierState
from kiosk.readings import build_reading, outbox_readings, port_readings, trust_readings
from kiosk.reports.printer import ReportPrinterState
from kiosk.session.state import Equipment
from kiosk.trust.distribution.status import status
from kiosk.trust.health import ClockState, TrustState

WELL = Equipment(camera=CameraState.RUNNING)


def values(readings: Iterable[Reading]) -> dict[str, float]:
    return {"/".join((each.name, *each.labels.values())): float(each.value) for each in readings}


def ports(
    equipment: Equipment, lamp: LampState = LampState.NONE, voice: VoiceState = VoiceState.IDLE
) -> dict[str, float]:
    return values(port_readings(equipment, lamp, voice))


def degraded(equipment: Equipment, **more: object) -> set[str]:
    told = ports(equipment, **more)  # type: ignore[arg-type] # lamp and voice
    return {name for name, value in told.items() if name.startswith("port_degraded/") and value}


def test_no_list_yet() -> None:
    told = values(trust_readings(status(None, None, 1_800_000_000), ClockState.FINE))
    states = [state for state in TrustState if told[f"trust_list_state/{state}"]]
    assert states == [TrustState.MISSING]
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


def test_what_is_not_there_is_not_told() -> None:
    names = {name.split("/")[1] for name in ports(WELL)}
    assert names == {
        "camera",
        "ticket_printer",
        "hospital",
        "storage",
        "trust_list",
        "clock",
    }
    assert degraded(WELL) == set()


@pytest.mark.parametrize(
    ("equipment", "port"),
    [
        *((replace(WELL, camera=each), "camera") for each in CameraState if each != "running"),
        (replace(WELL, printer=PrinterState.PAPER_OUT), "ticket_printer"),
        (replace(WELL, printer=PrinterState.OFFLINE), "ticket_printer"),
        (replace(WELL, hospital_answering=False), "hospital"),
        (replace(WELL, storage_writable=False), "storage"),
        (replace(WELL, report_printer=ReportPrinterState.JAM), "report_printer"),
        (replace(WELL, payments=CashierState.JOURNAL), "cashier"),
        (replace(WELL, payments=CashierState.READY, gateway_answering=False), "gateway"),
        (replace(WELL, presence=PresenceState.OFFLINE), "presence_sensor"),
        (replace(WELL, trust=replace(WELL.trust, state=TrustState.STALE)), "trust_list"),
        (replace(WELL, trust=replace(WELL.trust, clock=ClockState.BEHIND)), "clock"),
    ],
)
def test_what_does_not_work_is_degraded(equipment: Equipment, port: str) -> None:
    assert degraded(equipment) == {f"port_degraded/{port}"}


def test_what_still_does_is_not() -> None:
    low = replace(WELL, printer=PrinterState.PAPER_LOW, report_printer=ReportPrinterState.TONER_LOW)
    assert degraded(low) == set()
    assert ports(low)["port_state/ticket_printer/paper_low"] == 1
    assert degraded(WELL, lamp=LampState.FAILED) == {"port_degraded/lamp"}
    assert degraded(WELL, voice=VoiceState.SILENT) == {"port_degraded/voice"}
    assert degraded(WELL, lamp=LampState.ON, voice=VoiceState.READY) == set()


def test_nobody_learns_whether_somebody_is_there() -> None:
    there = ports(replace(WELL, presence=PresenceState.PRESENT))
    assert there == ports(replace(WELL, presence=PresenceState.ABSENT))


def test_which_program_it_is() -> None:
    labels = build_reading("T07").labels
    assert list(labels) == ["version", "python", "terminal"]
    assert labels["terminal"] == "T07"
