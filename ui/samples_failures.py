"""Failures with all the facts that their words may use, for the samples."""

from __future__ import annotations

from kiosk.reasons import CATALOGUE, Code, Failure

_FACTS: dict[str, str | int] = {
    "minutes": 4,
    "seconds": 90,
    "left": 14,
    "line": 7,
    "days": 9,
    "date": "2025-06-30",
    "until": "14:30",
    "status": 503,
    "what": "",
    "list_state": "",
    "result": "",
    "words": "现在还不到签到时间，请在 9:30 以后再来。",
}


def failure(code: Code) -> Failure:
    """A failure with all the facts that its words may use."""
    return Failure(code, {fact: _FACTS[fact] for fact in sorted(CATALOGUE[code].facts)})
