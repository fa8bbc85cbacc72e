"""What is said to a supervisor: lines of `NAME=value`, as sd_notify(3) has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SOCKET: Final = "NOTIFY_SOCKET"
"""In the environment: where to say it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One datagram, and the process that the kernel says has sent it.

    `pid` None: the kernel does not say, and it was proven by a word that only the child was told.
    """

    pid: int | None
    values: Mapping[str, str]


def values_of(data: bytes) -> dict[str, str]:
    lines = data.decode("utf-8", "replace").splitlines()
    return {name: value for name, found, value in (line.partition("=") for line in lines) if found}
