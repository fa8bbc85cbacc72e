"""The gallery, walked by a program: reports, against UX.md's rules.

A look of each sample; more are `./run prove gallery --sample`, all `./run prove gallery`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ui.samples_reports import report_samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")


@pytest.mark.parametrize("name", report_samples())
def test_a_sample_keeps_the_rules(walk: Callable[[str], dict[str, list[str]]], name: str) -> None:
    assert walk(name) == {}
