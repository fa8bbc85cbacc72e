"""The trust list and the revocations as a command line gets them.

Besides each list in a file of its own, as terminals have them, one file may hold both under the
names "trust" and "revoked": the published vectors do.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk.trust import revocation, trust_list
from kiosk.trust.reading import NotThisFormError, Problem, load_object, read_file
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

_List = TypeVar("_List", TrustList, RevocationSet)


def load_trust(path: Path, *, fetched_at: int) -> TrustList | Problem:
    """The trust list in a file, as fetched at that moment (Unix seconds)."""
    return _load(path, "trust", lambda data: trust_list.parse(data, fetched_at=fetched_at))


def load_revoked(path: Path | None) -> RevocationSet | Problem:
    """The revocations in a file; without a file there are none."""
    return RevocationSet() if path is None else _load(path, "revoked", revocation.parse)


def _load(path: Path, name: str, parse: Callable[[bytes], _List | Problem]) -> _List | Problem:
    content = read_file(path)
    return content if isinstance(content, Problem) else parse(_member(content.data, name))


def _member(data: bytes, name: str) -> bytes:
    """The member `name` of the object in `data`, or `data` where there is none."""
    try:
        whole = load_object(data)
    except NotThisFormError:
        return data  # whoever parses it says why
    # Neither list has a member of either name.
    return json.dumps(whole[name]).encode() if name in whole else data
