"""What the pages of maintenance mode are about: parts of a running terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.assembly.devices import Devices
from kiosk.assembly.host import Host
from kiosk.clock import Clock
from kiosk.journal.opened import Journal
from kiosk.maintenance.bench import Bench
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.shared_lamp import SharedLamp
from kiosk.maintenance.unprinted import UnprintedTickets
from kiosk.payment.till import Till
from kiosk.session.effects import Effect
from kiosk.session.state import Kiosk
from kiosk.settings import Settings
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.usage.keeper import UsageKeeper


@dataclass(frozen=True, slots=True)
class Shop:
    """`clock`: the terminal's; `guarded`: that nobody can set back. `run`: an effect that no flow asked for."""

    settings: Settings
    devices: Devices
    host: Host
    clock: Clock
    guarded: Clock
    journal: Journal
    trust: TrustDistribution
    till: Till | None
    usage: UsageKeeper
    checks: CheckRecord
    bench: Bench
    unprinted: UnprintedTickets
    lamp: SharedLamp | None
    state: Callable[[], Kiosk]
    run: Callable[[Effect], None]
