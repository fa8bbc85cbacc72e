"""Packed releases that this terminal could not take: remembered, so that none is fetched every hour.

Kept by digest, and by the form of the state that was here: another program may read it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kiosk.journal import durable_file
from kiosk.trust.reading import NotThisFormError, load_object, need_list, need_object, need_text

_MOST: Final = 32


class Refusals:
    """In one file of the updater's. Losing it costs a download."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _load(path)

    def of(self, digest: str, form: int | None) -> str | None:
        """Why it was refused here; None if it was not."""
        return self._known.get((digest, form))

    def add(self, digest: str, form: int | None, why: str) -> None:
        """Raises OSError: the disk takes no writes."""
        self._known[digest, form] = why
        newest = list(self._known.items())[-_MOST:]
        entries = [{"sha256": key[0], "form": key[1], "why": why} for key, why in newest]
        durable_file.replace(self._path, json.dumps({"refused": entries}).encode())


def _load(path: Path) -> dict[tuple[str, int | None], str]:
    try:
        entries = need_list(load_object(path.read_bytes()).get("refused"), "refused")
        found = {}
        for each in entries:
            members = need_object(each, "refused")
            form = members.get("form")
            key = need_text(members.get("sha256"), "sha256"), form if type(form) is int else None
            found[key] = need_text(members.get("why"), "why")
    except (OSError, NotThisFormError):
        return {}
    return found
