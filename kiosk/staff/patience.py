"""How many wrong PINs cost how long a wait, and when a badge is locked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from kiosk.staff.steady import Since

FREE: Final = 4
"""Wrong PINs without a wait; from the next on each costs one."""
FIRST_WAIT: Final = 15
"""Seconds, after the fifth; then doubling."""
LOCKED_AT: Final = 15
"""Wrong PINs since the last right one."""
AFTER_UNLOCK: Final = 10
"""As many count as wrong once a badge was unlocked: five tries more, each with its wait after it."""


def wait_after(wrong: int) -> int:
    """Seconds: 0, then 15, 30, 60 and so on; over two hours after the fourteenth."""
    return 0 if wrong <= FREE else FIRST_WAIT * 2 ** (wrong - FREE - 1)


@dataclass(frozen=True, slots=True)
class Count:
    """Of one badge on this terminal. `at`: of the last wrong PIN, on the clock that nobody sets."""

    wrong: int
    locked: bool
    at: Since

    def left(self) -> int:
        """Tries until it is locked."""
        return 0 if self.locked else max(0, LOCKED_AT - self.wrong)

    def waits(self, now: Since) -> int:
        """Whole seconds until the next try, rounded up; 0: now.

        After a restart of the machine the whole wait counts anew: of the time switched off nothing tells
        but a clock that somebody may have set.
        """
        wait = wait_after(self.wrong)
        if not self.has_run(now):
            return wait
        return max(0, math.ceil(wait - (now.seconds - self.at.seconds)))

    def unlocked(self, now: Since) -> Count:
        """With some tries again, the first of them at once."""
        wrong = min(self.wrong, AFTER_UNLOCK)
        return Count(wrong, locked=False, at=Since(now.boot, now.seconds - wait_after(wrong)))

    def has_run(self, now: Since) -> bool:
        """Whether both are of one start of the machine, in this order."""
        return now.boot == self.at.boot and now.seconds >= self.at.seconds
