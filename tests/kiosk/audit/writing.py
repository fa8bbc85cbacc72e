"""Writes entries, and signs heads, until it is killed: `writing.py STORAGE NAME [heads]`."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.audit.catalogue import EndCause, EventId
from kiosk.audit.keeper import HeadKeeper
from kiosk.audit.log import EventLog
from kiosk.clock import SystemClock


def main() -> None:
    storage, signs = Path(sys.argv[1]), sys.argv[2:] == ["heads"]
    clock = SystemClock()
    log = EventLog(storage / "events", terminal="T07", clock=clock)
    keeper = HeadKeeper(storage, log, terminal="T07", clock=clock)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    number = 0
    while True:
        number += 1
        log.record(EventId.SESSION_ENDED, {"cause": EndCause.IDLE, "seconds": number})
        if signs and number % 5 == 0:
            keeper.tend()


main()
