"""A run of prints, killed here and there: nothing is printed twice, nothing is told that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.print_kill import prove

EVERY = 60
"""`./run prove print-kill` takes each point."""


@pytest.mark.timeout(180)
def test_killed_anywhere_a_report_is_printed_once_or_in_doubt(tmp_path: Path) -> None:
    books = prove(tmp_path, EVERY)
    assert books.wrong == []
    assert books.points > 100, "printing is watched at its lowest layers"
    assert books.struck >= books.tried * 0.9
    assert books.told == books.papers > 0
