"""FHIR references (R4 "References between resources"): which resource is meant.

Comparable form: "Patient/17". Only this server's resources have one: an absolute address of
another server is another patient, however alike the id looks.
"""

from __future__ import annotations

import re
from typing import Any, Final

_LOCAL: Final = re.compile(r"([A-Z][A-Za-z]{0,63})/([A-Za-z0-9\-.]{1,64})(?:/_history/[^/?#]+)?")
_ID: Final = re.compile(r"[A-Za-z0-9\-.]{1,64}")


def local_reference(value: Any, base_url: str) -> str:
    """Give "Type/id" for a Reference's `reference`, relative or under `base_url`; "" for anything else."""
    if not isinstance(value, str):
        return ""
    found = _LOCAL.fullmatch(value.removeprefix(f"{base_url}/"))
    return f"{found[1]}/{found[2]}" if found else ""


def is_id(value: Any) -> bool:
    """Whether `value` is a FHIR `id` (R4 data type `id`)."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def contained(resource: dict[str, Any], value: Any) -> dict[str, Any] | None:
    """The contained resource that "#x" names within `resource`."""
    if not isinstance(value, str) or not value.startswith("#"):
        return None
    inner = resource.get("contained")
    for candidate in inner if isinstance(inner, list) else []:
        if isinstance(candidate, dict) and candidate.get("id") == value[1:]:
            return candidate
    return None
