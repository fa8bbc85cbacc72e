"""Values that settings may have: ranges, patterns, and checks that neither can say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta


def checked(check: Callable[[Any], object]) -> Meta:
    """What no range or pattern can say: `check` raises ValueError, without the value."""
    return Meta(extra={"check": check})


def zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("not a time zone that is known here") from None


def regular_expression(pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        raise ValueError("no regular expression") from None


def regular_expressions(patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        regular_expression(pattern)


def one_line(text: str) -> None:
    if not text.isprintable() or not text.strip():
        raise ValueError("Expected a line of text")


def different(names: tuple[str, ...]) -> None:
    if len(set(names)) != len(names):
        raise ValueError("one of them twice")


Port = Annotated[int, Meta(ge=1, le=65_535)]
Dots = Annotated[int, Meta(ge=-32_768, le=32_767)]
Seconds = Annotated[float, Meta(gt=0, le=3_600)]
OnScreen = Annotated[float, Meta(gt=0, le=300)]
"""Seconds that something of a patient may stay with nobody touching it."""
Answer = Annotated[float, Meta(gt=0, le=20)]
"""Seconds for a hospital: a patient has been offered to leave after thirty (UX.md, "time")."""
Language = Literal["zh_CN", "en", "ar"]
Line = Annotated[str, Meta(min_length=1, max_length=200), checked(one_line)]
