"""Where an IPP address leads. Light: a driver is made at cold start, long before it is used."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

IPP_PORT: Final = 631
_SCHEMES: Final = {"ipp": "http", "ipps": "https"}


def http_url(uri: str) -> str:
    """RFC 8010, clause 4.4, and RFC 7472 for ipps. Raises ValueError, without the address."""
    try:
        parts = urlsplit(uri)
        port = IPP_PORT if parts.port is None else parts.port
    except ValueError:  # brackets, or a port that is none
        raise ValueError(_WANTED) from None
    if parts.scheme not in _SCHEMES or not parts.hostname or not port:
        raise ValueError(_WANTED)
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError(_WANTED)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{_SCHEMES[parts.scheme]}://{host}:{port}{parts.path or '/'}"


_WANTED: Final = "an ipp or ipps address is needed, without a password or a query"
