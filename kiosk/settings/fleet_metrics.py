"""The table `[metrics]`: where a terminal tells its numbers, and when its site is open."""

from __future__ import annotations

import ipaddress
from datetime import datetime, time
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from kiosk.settings.sections import Section
from kiosk.settings.values import checked, different

_SUFFIX = ".prom"
TimeOfDay = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Weekday = Annotated[int, Meta(ge=1, le=7)]  # ISO 8601: 1 is Monday


class MetricsSettings(Section, frozen=True):
    """Off by default. Nothing told there is about a patient, but it says how the house works."""

    port: Annotated[int, Meta(ge=0, le=65_535)] = 0  # for Prometheus; 0: off
    # Its own address on the management network. Never a name: whose address that is, others decide.
    address: str = "127.0.0.1"
    on_every_address: bool = False  # without which 0.0.0.0 and :: are refused
    # For the text file collector of node_exporter, in its folder; with or without a port.
    text_file: Path | None = None
    text_file_seconds: Annotated[float, Meta(ge=5, le=300)] = 30.0
    # When patients are expected, by the hospital's time: outside of it nobody is woken for silence.
    opens: TimeOfDay = "08:00"
    closes: TimeOfDay = "17:00"
    open_days: Annotated[tuple[Weekday, ...], Meta(min_length=1), checked(different)] = (
        1,
        2,
        3,
        4,
        5,
    )

    def problems(self) -> tuple[str, ...]:
        found = []
        try:
            address = ipaddress.ip_address(self.address)
        except ValueError:
            found.append("address: not an IP address")
        else:
            if _is_every(address) and not self.on_every_address:
                found.append(
                    "address: every network of this machine; on_every_address must allow it"
                )
            elif address.is_multicast:
                found.append("address: a group of machines")
        if self.text_file is not None and self.text_file.suffix != _SUFFIX:
            found.append(f"text_file: must end in {_SUFFIX}, or the collector passes it by")
        if self.opens >= self.closes:
            found.append("opens: must be before closes")
        return tuple(found)

    def is_open(self, local: datetime) -> bool:
        """Whether patients are expected. `local`: the hospital's time."""
        opens, closes = time.fromisoformat(self.opens), time.fromisoformat(self.closes)
        return local.isoweekday() in self.open_days and opens <= local.time() < closes


def _is_every(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Also where IPv4's is written as one of IPv6."""
    mapped = getattr(address, "ipv4_mapped", None)
    return address.is_unspecified or (mapped is not None and mapped.is_unspecified)
