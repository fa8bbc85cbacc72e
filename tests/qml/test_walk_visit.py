"""The gallery, walked by a program: all that is neither a payment, a report, staff's nor of the first start, against UX.md's rules.

A look of each sample; more are `./run prove gallery --sample`, all `./run prove gallery`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ui.samples import samples
from ui.samples_enrol import enrol_samples
from ui.samples_pay import pay_samples
from ui.samples_reports import report_samples
from ui.samples_staff import staff_samples
from ui.samples_staff_manual import manual_samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")
ELSEWHERE = pay_samples().keys() | report_samples().keys()
ELSEWHERE |= staff_samples().keys() | manual_samples().keys() | enrol_samples().keys()


@pytest.mark.parametrize("name", [name for name in samples() if name not in ELSEWHERE])
def test_a_sample_keeps_the_rules(walk: Callable[[str], dict[str, list[str]]], name: str) -> None:
    assert walk(name) == {}
