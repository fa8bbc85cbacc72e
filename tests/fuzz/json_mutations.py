"""Changes to a JSON file: to its values, its names, and to what of JSON Python would overlook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from tests.fuzz.cbor_mutations import Mutate

_VALUES = (
    *("null", "true", "false", "0", "-1", "1.0", "1e3", "1e400", "-0", "NaN", "Infinity", '""'),
    *(str(2**53), str(2**53 + 1), "9" * 5_000, "1" * 400, "[]", "{}", "[[]]", '{"":0}'),
    *('"\\ud800"', '"\\u0000"', '"04"', '"zz"', '" "', '"ï¼"', '"x"' * 2, "[" * 60 + "]" * 60),
    *("[" * 3_000, '"' + "x" * 2_000 + '"'),
)


class _Object(list[Any]):
    """The pairs of an object, names repeated or not."""


class _Raw(str):
    """Text that stands in the file as it is."""

    __slots__ = ()


def mutate_json(data: bytes, rng: Random, donors: Sequence[bytes], mutate: Mutate) -> bytes:
    """`data` with one to three changes, or changed as bytes where it is no JSON."""
    if rng.random() < 0.15:
        return mutate(data, rng)
    try:
        root = [_parsed(data)]
        donor = _parsed(rng.choice(donors))
        for _ in range(rng.choice((1, 1, 2, 3))):
            _change(root, rng, donor)
        return _written(root[0]).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):  # no JSON, or nested too deeply for this way
        return mutate(data, rng)


def _parsed(data: bytes) -> Any:
    return json.loads(data.decode("utf-8"), object_pairs_hook=_Object)


def _change(root: list[Any], rng: Random, donor: Any) -> None:
    places = list(_places(root))
    holder, at = rng.choice(places)
    value = holder[at]
    match rng.randrange(7):
        case 0:
            holder[at] = _Raw(rng.choice(_VALUES))
        case 1:
            lists = [inner for inner in (value, holder) if isinstance(inner, list) and inner]
            some = rng.choice(lists)
            some.insert(rng.randrange(len(some) + 1), rng.choice(some))
        case 2:
            if isinstance(value, list) and value:
                del value[rng.randrange(len(value))]
        case 3:
            other_holder, other_at = rng.choice(list(_places([donor])))
            holder[at] = other_holder[other_at]
        case 4:
            if isinstance(value, str) and value:
                n = rng.randrange(len(value))
                holder[at] = value[:n] + rng.choice("0aAfF gZ\u0660\n\\") + value[n + 1 :]
        case 5:
            if isinstance(value, str):
                holder[at] = value.swapcase()
        case _:
            if isinstance(value, int):
                holder[at] = value + rng.choice((1, -1, -value, 2**53 - value, 2**53 + 1 - value))


def _places(value: list[Any]) -> Any:
    """Each (list, index) in `value` at which a value, or a pair of an object, stands."""
    for at, inner in enumerate(value):
        if isinstance(value, _Object):
            yield from ((inner, 0), (inner, 1)) if isinstance(inner, list) else ()
            inner = inner[1]  # noqa: PLW2901 - the value of the pair
        else:
            yield value, at
        if isinstance(inner, list):
            yield from _places(inner)


def _written(value: Any) -> str:
    if isinstance(value, _Raw):
        return value
    if isinstance(value, _Object):
        return "{" + ",".join(f"{_written(pair[0])}:{_written(pair[1])}" for pair in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    try:
        return json.dumps(value, ensure_ascii=False)
    except ValueError:  # an integer of thousands of digits
        return "0"
