"""Whatever happens in whatever order: a terminal that neither sticks nor mixes up its patients.

Hypothesis plays the world: codes, documents, taps, time, who stands there, money, and answers that are
right, late, lost, repeated or of sessions long over. After each event the invariants of a terminal are
checked; at the end of each walk nothing happens for a while, and everything must be as on the first
morning.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.flows.people import PEOPLE
from tests.flows.random_terminal import Terminal
from tests.flows.world import Judged
from tests.sampling import examples


@pytest.fixture
def judged(walk: Any) -> Judged:
    """What the real verifier says of each patient's code, on a phone or printed."""
    known = {
        (number, printed): walk.judged(walk.code(number, printed=printed))
        for number in PEOPLE
        for printed in (False, True)
    }
    return lambda number, printed: known[number, printed]


def test_no_walk_sticks_or_mixes_up_patients(walk: Any, judged: Judged) -> None:
    def fresh() -> Terminal:
        return Terminal(type(walk)(), judged)

    run_state_machine_as_test(  # type: ignore[no-untyped-call] # hypothesis leaves it untyped
        fresh,
        settings=settings(
            max_examples=examples(25, one_in=2),
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
