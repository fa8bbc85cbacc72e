"""The gallery, walked by a program: a terminal's first start against UX.md's rules, with staff's letters.

A few looks of each sample; all of them are `./run prove gallery`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ui.samples_enrol import enrol_samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")


@pytest.mark.parametrize("name", sorted(enrol_samples()))
def test_a_sample_keeps_the_rules(walk: Callable[[str], dict[str, list[str]]], name: str) -> None:
    assert walk(name) == {}
