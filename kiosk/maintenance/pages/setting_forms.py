"""A setting on a page: its value without secrets, what it may be, and how it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args, get_origin

from msgspec import Meta

from kiosk.settings import keys
from kiosk.settings.limits import LOCAL_KEYS

LONGEST: Final = 200
"""Characters that are typed."""

_USERINFO: Final = re.compile(r"(?<=://)[^/@\s]+@")  # of a camera's or a printer's address
_QUERY: Final = re.compile(r"(?<=\?)\S+")
_HIDDEN: Final = "***"
# A scanner's suffix is a control character, which no pad has.
_ESCAPES: Final = (("\r", "\\r"), ("\n", "\\n"), ("\t", "\\t"))
_DIGITS: Final = re.compile(r"[0-9]*")


@dataclass(frozen=True, slots=True)
class Form:
    """`words`: all that it may be, where that is a few; `least` and `most`: of a number.

    `is_whole`: digits are enough for it. `is_typed`: False: nothing on a screen can write it.
    """

    words: tuple[str, ...] = ()
    least: str = ""
    most: str = ""
    is_whole: bool = False
    is_typed: bool = True


def shown(value: Any) -> str:
    """As it stands in a file, in one line; a password in an address is hidden."""
    text = typed_form(value)
    return _QUERY.sub(_HIDDEN, _USERINFO.sub(f"{_HIDDEN}@", text))


def typed_form(value: Any) -> str:
    """As it is typed; "" for what is not set. It may hold what `shown` hides."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:g}"
        case list() | tuple():
            return ", ".join(map(typed_form, value))
        case dict():
            return "; ".join(f"{name}: {typed_form(each)}" for name, each in value.items())
    text = str(value)
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text


def from_typed(text: str) -> str:
    for character, escape in _ESCAPES:
        text = text.replace(escape, character)
    return text


def begins_with(value: Any) -> str:
    """What the field has in it at first: not what is hidden."""
    text = typed_form(value)
    return text if text == shown(value) and len(text) <= LONGEST and text.isascii() else ""


def form_of(name: str) -> Form:
    """Of a setting that may be changed at a terminal, within `LOCAL_KEYS`."""
    kind = keys.kind(name)
    inner = [each for each in _unwrapped(kind) if each is not type(None)]
    if bool in inner:
        return Form(("true", "false"))
    words = tuple(
        str(word) for each in inner if get_origin(each) is Literal for word in get_args(each)
    )
    if any(get_origin(each) is dict for each in inner):
        return Form(is_typed=False)
    if words:
        return Form(words)
    if not {int, float} & {each for each in inner if isinstance(each, type)}:
        return Form()
    limit = LOCAL_KEYS[name]
    metas = list(_metas(kind))
    lower = [*(each.ge for each in metas), *(each.gt for each in metas), limit.least]
    upper = [*(each.le for each in metas), *(each.lt for each in metas), limit.most]
    least = max((each for each in lower if each is not None), default=None)
    most = min((each for each in upper if each is not None), default=None)
    whole = int in inner and least is not None and least >= 0
    return Form((), _number(least), _number(most), is_whole=whole)


def is_digits(text: str) -> bool:
    return _DIGITS.fullmatch(text) is not None


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _unwrapped(kind: Any) -> Iterator[Any]:
    """The type itself, or those it may be one of."""
    origin = get_origin(kind)
    if origin is None or origin in {Literal, dict, tuple, list}:
        yield kind
        return
    for each in get_args(kind):
        if not isinstance(each, Meta):
            yield from _unwrapped(each)


def _metas(kind: Any) -> Iterator[Meta]:
    for each in getattr(kind, "__metadata__", ()):
        if isinstance(each, Meta):
            yield each
    for each in get_args(kind):
        if not isinstance(each, Meta):
            yield from _metas(each)
