"""Metrics of releases: which one runs, and how the updater's last run went (`kiosk.update.report`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kiosk.metrics import Reading, Tag
from kiosk.update.report import UpdateReport


def release_readings(version: str, refused: int, *, on_trial: bool) -> Iterator[Reading]:
    """Of the release that the launcher has started. `refused`: how many this terminal has left."""
    yield Reading(
        "release_info",
        "1; the label says which release the launcher has started.",
        1,
        labels={"version": Tag(version)},
    )
    yield Reading("release_on_trial", "1 while a release is to prove itself.", on_trial)
    yield Reading("releases_refused", "Releases gone back from, or withdrawn.", refused)


def update_readings(report: UpdateReport) -> Iterator[Reading]:
    """Nothing before its first run. Anybody could have written the file: what is no version is left out."""
    if report.checked_at is None:
        return
    outcome = report.outcome
    yield Reading(
        "update_checked_timestamp_seconds", "When the updater last ended a run.", report.checked_at
    )
    yield Reading(
        "update_result",
        "1 for what the updater's last run came to.",
        1,
        labels={"result": outcome.result},
    )
    yield Reading(
        "update_releases_unfit",
        "Releases of the vendor's plan that this terminal cannot take.",
        len(outcome.refused),
    )
    if outcome.staged is None:
        return
    with suppress(ValueError):
        yield Reading(
            "update_staged_info",
            "1; the label says which release waits for a quiet night.",
            1,
            labels={"version": Tag(outcome.staged)},
        )
