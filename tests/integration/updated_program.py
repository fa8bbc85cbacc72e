"""The whole program as one release of several, with times that a test can wait for.

python -m tests.integration.updated_program COMMAND ARGS...   as `yima` takes them
"""

from __future__ import annotations

import os
import sys


def shorten() -> None:
    """What constants give minutes to."""
    from kiosk.assembly import updates  # noqa: PLC0415 - the supervisor needs the rest alone
    from kiosk.update import switch  # noqa: PLC0415 - likewise

    updates.LOOKS = 0.2  # type: ignore[misc] # constants elsewhere
    updates.TRIAL_LOOKS = 0.2  # type: ignore[misc] # likewise
    switch.REST = 1.0  # type: ignore[misc] # likewise


def main(arguments: list[str]) -> int:
    if arguments[0] == "supervise":
        from kiosk.supervision import command  # noqa: PLC0415 - loads no Qt

        command.terminal = lambda words, python: (python, "-m", __spec__.name, "run", *words)
        return command.main(arguments[1:])
    shorten()
    from ui import command as terminal  # noqa: PLC0415 - the supervisor loads no Qt

    if os.environ.get("YIMA_TEST_FAULT") == "crash":
        os.abort()
    return terminal.main(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
