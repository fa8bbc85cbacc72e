"""As what a terminal starts: said by its supervisor on the command line."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

SUPERVISOR: Final = "YIMA_SUPERVISOR"
"""In the environment: the process id of who started this one."""

RESTART: Final = 3
"""Exit code: ended in order, and wants to be started anew."""

STARTED_AGAIN: Final = "YIMA_STARTED_AGAIN"
"""In the environment: whoever started this one does so again when it ends with `RESTART`."""


class Beginning(Enum):
    PLAIN = auto()
    AFTER_CRASH = auto()  # patients wait until the journal has been seen to
    SAFE_MODE = (
        auto()
    )  # no patients, no devices for them; money and prints are brought to their end
    ON_TRIAL = auto()  # a new release: patients wait until it has proven itself
