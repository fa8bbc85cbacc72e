"""What Prometheus is told of the updater's last run."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.update import report
from kiosk.update.outcome import Outcome, RefusedRelease, Result
from kiosk.update.readings import update_readings
from kiosk.update.report import UpdateReport

AT = 1_800_000_000


def told(kept: UpdateReport) -> dict[str, tuple[float, dict[str, str]]]:
    return {
        each.name: (each.value, {name: str(value) for name, value in each.labels.items()})
        for each in update_readings(kept)
    }


def test_before_its_first_run_nothing_is_told(tmp_path: Path) -> None:
    assert told(report.read(tmp_path)) == {}


def test_what_waits_for_the_night_is_told(tmp_path: Path) -> None:
    refused = (RefusedRelease("1.5.0", "another platform"),)
    ended = UpdateReport().ended(Outcome(Result.STAGED, staged="1.4.0", refused=refused), AT)
    report.write(tmp_path, ended)
    assert told(report.read(tmp_path)) == {
        "update_checked_timestamp_seconds": (AT, {}),
        "update_result": (1, {"result": "staged"}),
        "update_releases_unfit": (1, {}),
        "update_staged_info": (1, {"version": "1.4.0"}),
    }


@pytest.mark.parametrize("staged", [None, "张三", "1 4", "x" * 65, ""])
def test_what_is_no_version_has_no_way_in(staged: str | None) -> None:
    ended = UpdateReport().ended(Outcome(Result.FAILED, staged=staged), AT)
    assert told(ended).keys() == {
        "update_checked_timestamp_seconds",
        "update_result",
        "update_releases_unfit",
    }
