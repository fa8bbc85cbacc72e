"""Nobody pays twice, nothing is lost: whatever happens to a payment in whatever order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.pay_ground import Ground
from tests.faults.pay_model import Payments

SAMPLE = 300
"""Runs; `prove_pay_model.py` makes thousands."""


@pytest.fixture
def ground() -> Iterator[Ground]:
    made = Ground()
    yield made
    made.clear()


def test_every_order_ends_settled_or_returned_whatever_happens(ground: Ground) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # hypothesis leaves it untyped
        lambda: Payments(ground),
        settings=settings(
            max_examples=SAMPLE,
            stateful_step_count=24,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
