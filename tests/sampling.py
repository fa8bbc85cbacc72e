"""What the suite plays of campaigns that are too long for it: a sample, the same each time.

`./run test --whole` plays them in full.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from typing import Final, TypeVar

Case = TypeVar("Case")

WHOLE: Final = os.environ.get("YIMA_TESTS") == "whole"


def sampled(cases: Iterable[Case], one_in: int) -> list[Case]:
    """One in so many, at least one, in their order; drawn, so that no panel or language falls through a stride."""
    every = list(cases)
    if WHOLE or not every:
        return every
    drawn = random.Random(len(every)).sample(range(len(every)), -(-len(every) // one_in))
    return [every[index] for index in sorted(drawn)]


def examples(number: int, one_in: int = 4) -> int:
    """How many Hypothesis tries."""
    return number if WHOLE else -(-number // one_in)
