"""Where this machine gets its Debian packages from, as its apt is set up: no name of a host is kept here."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_FORMAT: Final = "$(LABEL)|$(ORIGIN)|$(REPO_URI)"


@dataclass(frozen=True, slots=True)
class Mirrors:
    """`main`: Debian's releases. `security`: their later fixes; "" where apt has none."""

    main: str
    security: str = ""


def of_this_machine() -> Mirrors | None:
    """None: apt here knows no Debian. Raises FileNotFoundError: there is no apt."""
    done = subprocess.run(  # noqa: S603 - our own words
        ["apt-get", "indextargets", "--format", _FORMAT, "Created-By: Packages"],  # noqa: S607 - the system's
        check=True,
        capture_output=True,
        text=True,
    )
    return chosen(done.stdout.splitlines())


def chosen(lines: Iterable[str]) -> Mirrors | None:
    """Of lines `label|origin|address`."""
    found: dict[str, str] = {}
    for line in lines:
        label, origin, address = line.split("|", 2)
        if origin == "Debian":
            found.setdefault(label, address.rstrip("/"))
    main = found.get("Debian")
    return None if main is None else Mirrors(main, found.get("Debian-Security", ""))
