"""The gallery, walked by a program: payments, against UX.md's rules.

A look of each sample; more are `./run prove gallery --sample`, all `./run prove gallery`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ui.samples_pay import pay_samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")


@pytest.mark.parametrize("name", pay_samples())
def test_a_sample_keeps_the_rules(walk: Callable[[str], dict[str, list[str]]], name: str) -> None:
    assert walk(name) == {}
