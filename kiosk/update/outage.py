"""Whether a service is away for everybody, so that no release could reach it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.maintenance.checks import CheckId, Fact
from kiosk.maintenance.network import check_port
from kiosk.maintenance.ports import ports_of
from kiosk.settings import Settings
from kiosk.update.health import Sign

_PORTS: Final = {
    Sign.HOSPITAL: CheckId.NETWORK_HOSPITAL,
    Sign.GATEWAY: CheckId.NETWORK_GATEWAY,
    Sign.TRUST_SERVER: CheckId.NETWORK_TRUST,
    Sign.TICKET_PRINTER: CheckId.NETWORK_TICKET_PRINTER,
    Sign.REPORT_PRINTER: CheckId.NETWORK_REPORT_PRINTER,
    Sign.DOCUMENT_READER: CheckId.NETWORK_IDENTITY_READER,
}


def is_outage(settings: Settings, sign: Sign, now: Callable[[], float]) -> bool:
    """Whether not even a connection is made to where this sign comes from. Blocks for some seconds.

    `now`: wall clock, Unix seconds.
    """
    wanted = _PORTS.get(sign)
    port = next((each for each in ports_of(settings) if each.check is wanted), None)
    if port is None:
        return False
    facts = check_port(port, now).facts
    return facts.get(Fact.DNS) == "failed" or facts.get(Fact.TCP) == "failed"
