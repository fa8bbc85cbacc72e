"""Where a server is, and how long it may take. Light: the settings are read at cold start."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.net.address import check_base_url


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One server of the outside world. Raises ValueError when unusable."""

    base_url: str  # "https://fhir.hospital.example/r4", with or without a closing slash
    ca_file: Path | None = None  # PEM; pins the server's own CA. None: the public ones
    client_certificate: tuple[Path, Path] | None = None  # PEM certificate and key of this terminal
    connect_timeout: float = 3.0  # seconds
    read_timeout: float = 10.0  # seconds without a byte
    answer_timeout: float = 12.0  # seconds for one whole try, however the bytes trickle in
    tries: int = 2  # of an idempotent call
    max_bytes: int = 8 * 1024 * 1024  # of an answer, after decompression

    def __post_init__(self) -> None:
        try:
            check_base_url(self.base_url)
        except ValueError as problem:
            raise ValueError(f"base_url: {problem}") from None
        if min(self.connect_timeout, self.read_timeout, self.answer_timeout) <= 0:
            raise ValueError("timeouts: must be positive")
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))
