"""Where the trust repository is, and how patient a terminal is with it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kiosk.net.address import check_base_url
from kiosk.trust.reading import LARGEST_FILE

LARGEST_TARGET: Final = LARGEST_FILE
"""Bytes. Held in memory until its hash is checked."""

LARGEST_WHOLE: Final = 1024 * 1024 * 1024
"""Bytes of all targets together: ten times what 10 million revoked cards take."""


def check_repository_url(url: str) -> None:
    """Raise ValueError, without the address, unless a terminal may fetch its trust from there.

    The metadata's signatures protect what is believed; TLS keeps others from seeing and stopping
    it. Plain http only reaches this machine itself.
    """
    check_base_url(url)
    parts = urlsplit(url)
    if parts.scheme != "https" and not _loopback(parts.hostname or ""):
        raise ValueError("https is needed")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as any web server serves it: `<base_url>/metadata/`, `<base_url>/targets/`.

    Raises ValueError when unusable. Times are in seconds.
    """

    base_url: str  # with or without a closing slash
    ca_file: Path | None = None  # PEM; pins the server's own CA. None: the public ones
    client_certificate: tuple[Path, Path] | None = None  # PEM certificate and key of this terminal
    connect_timeout: float = 5.0
    read_timeout: float = 10.0  # without a byte
    patience: float = 20.0  # for a file, besides what its bytes take at `slowest_rate`
    slowest_rate: int = 8 * 1024  # bytes a second
    refresh_timeout: float = 3_600.0  # for a whole refresh; the next goes on where it ended

    def __post_init__(self) -> None:
        check_repository_url(self.base_url)
        numbers = (self.connect_timeout, self.read_timeout, self.patience, self.refresh_timeout)
        if min(*numbers, self.slowest_rate) <= 0:
            raise ValueError("timeouts and rate: must be positive")
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))

    @property
    def metadata_url(self) -> str:
        return f"{self.base_url}/metadata/"

    @property
    def targets_url(self) -> str:
        return f"{self.base_url}/targets/"


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
