"""What went on while nobody could look: sheets may have come out of a job that was never seen to begin."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.reports.printer import PrintOutcome


@pytest.fixture
def uncounted(printer) -> Any:
    """A printer that counts no pages."""
    have = printer.have
    printer.have = lambda name, **fields: have(name, **{"pages_out": None, **fields})
    return printer


def test_a_job_that_ended_while_nobody_could_look_is_left_open(uncounted, driver, job) -> None:
    """The line was away from the document to the end."""
    uncounted.course = []
    looks = 0

    def looked() -> bool:
        nonlocal looks
        looks += 1
        uncounted.away = looks in {2, 3, 4}
        if looks == 4:
            for each in uncounted.jobs.values():
                each.state, each.reasons = 8, ("aborted-by-system",)
        return False

    result = driver(uncounted, still_seconds=5.0).print(job, lambda _progress: None, looked)
    assert result.outcome is PrintOutcome.UNKNOWN


def test_a_job_that_still_waits_after_the_line_was_away_has_not_begun(
    uncounted, driver, job
) -> None:
    uncounted.course = []
    looks = 0

    def looked() -> bool:
        nonlocal looks
        looks += 1
        uncounted.away = looks in {2, 3, 4}
        return looks > 8

    result = driver(uncounted, still_seconds=5.0).print(job, lambda _progress: None, looked)
    assert result.outcome is PrintOutcome.NOT_PRINTED


@pytest.mark.parametrize("state", [7, 8])
def test_a_job_of_before_that_nobody_counted_is_left_open(uncounted, driver, state) -> None:
    """It may have begun before the restart."""
    uncounted.have("P7-000001", state=state)
    found = driver(uncounted).look_up("P7-000001")
    assert found is not None
    assert found.outcome is PrintOutcome.UNKNOWN


def test_one_that_waits_at_a_printer_has_not_begun(uncounted, driver) -> None:
    uncounted.have("P7-000001", state=3)
    found = driver(uncounted).look_up("P7-000001")
    assert found is not None
    assert found.outcome is PrintOutcome.NOT_PRINTED


def test_one_that_waits_at_a_spooler_may_have_begun(uncounted, driver) -> None:
    """After a power cut it begins anew with what was half out."""
    uncounted.says["cups-version"] = "2.4.2"
    uncounted.have("P7-000001", state=3)
    found = driver(uncounted).look_up("P7-000001")
    assert found is not None
    assert found.outcome is PrintOutcome.UNKNOWN


@pytest.mark.parametrize("state", [3, 7, 8])
def test_one_of_which_the_printer_counted_nothing_has_not_come_out(printer, driver, state) -> None:
    printer.have("P7-000001", state=state, pages_out=0)
    found = driver(printer).look_up("P7-000001")
    assert found is not None
    assert found.outcome is PrintOutcome.NOT_PRINTED
