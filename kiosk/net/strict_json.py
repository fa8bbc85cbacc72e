"""JSON read strictly and written back unchanged.

FHIR forbids duplicate keys and gives meaning to the digits of a decimal: 1.10 is not 1.1 (R4,
"JSON representation of primitive elements"). A resource that is read, changed in one place and PUT
back must keep them, so decimals travel as `decimal.Decimal`, which the standard library reads but
does not write.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

JsonObject = dict[str, Any]


def loads(data: bytes) -> Any:
    """Parse UTF-8 JSON. Raises ValueError for anything that is not strictly JSON.

    Duplicate keys, NaN and Infinity, exponents that no Decimal has, a byte order mark, other encodings
    and nesting deeper than the interpreter's stack are refused.
    """
    try:
        return json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_no_constant,
            parse_float=Decimal,
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except InvalidOperation:
        raise ValueError("a number beyond reason") from None


def dumps(value: Any) -> bytes:
    """Write what `loads` returned (str, int, bool, None, Decimal, list, dict with str keys)."""
    parts: list[str] = []
    try:
        _write(value, parts)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return "".join(parts).encode("ascii")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> JsonObject:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_constant(_name: str) -> Any:
    raise ValueError("not a JSON number")


def _write(value: Any, parts: list[str]) -> None:
    match value:
        case dict():
            parts.append("{")
            for index, (key, member) in enumerate(value.items()):
                parts.append(f"{',' if index else ''}{json.dumps(key)}:")
                _write(member, parts)
            parts.append("}")
        case list():
            parts.append("[")
            for index, member in enumerate(value):
                if index:
                    parts.append(",")
                _write(member, parts)
            parts.append("]")
        case Decimal():
            parts.append(str(value))
        case None | bool() | int() | str():
            parts.append(json.dumps(value))
        case _:
            raise TypeError(f"not JSON: {type(value).__name__}")
