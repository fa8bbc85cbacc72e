"""Nobody pays twice, nothing is lost: whatever happens to a payment in whatever order."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.pay_ground import Ground
from tests.faults.pay_model import Payments
from tests.sampling import examples

PROOF_RUNS = "YIMA_PROOF_RUNS"
"""Set to the number of runs of the whole proof, which says what it has seen."""
SAMPLE = examples(100, one_in=2)
"""Runs else."""


@pytest.fixture
def ground() -> Iterator[Ground]:
    made = Ground()
    yield made
    made.clear()


def test_every_order_ends_settled_or_returned_whatever_happens(
    ground: Ground, capsys: pytest.CaptureFixture[str]
) -> None:
    runs, began = int(os.environ.get(PROOF_RUNS, SAMPLE)), time.monotonic()
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # hypothesis leaves it untyped
        lambda: Payments(ground),
        settings=settings(
            max_examples=runs,
            stateful_step_count=24,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    if PROOF_RUNS in os.environ:
        seen = {"seconds": round(time.monotonic() - began, 1), **dict(sorted(ground.seen.items()))}
        with capsys.disabled():
            sys.stdout.write(json.dumps(seen, indent=2) + "\n")
