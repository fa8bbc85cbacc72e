"""The gallery, walked by a program: maintenance mode against UX.md's rules, with letters of its own size.

A look of each sample; more are `./run prove gallery --sample`, all `./run prove gallery`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ui.samples_staff import staff_samples
from ui.samples_staff_manual import manual_samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")


@pytest.mark.parametrize("name", sorted({**staff_samples(), **manual_samples()}))
def test_a_sample_keeps_the_rules(walk: Callable[[str], dict[str, list[str]]], name: str) -> None:
    assert walk(name) == {}
