"""What may stand as the address of a server. Light: the settings are read at cold start."""

from __future__ import annotations

from urllib.parse import urlsplit


def check_base_url(base_url: str) -> None:
    """Raise ValueError, without the address, unless it is one that a terminal can use.

    A password in it would be sent to whoever answers, and stands in a file that staff read.
    """
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets, or a port that is no number or none of a port
        usable = False
    if not usable or any(c.isspace() or not c.isprintable() for c in base_url):
        raise ValueError("an http or https address is needed")
    if parts.query or parts.fragment or parts.username is not None:
        raise ValueError("no query, fragment or password")
