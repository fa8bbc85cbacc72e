"""Changes to the text of a code: as characters, as Base45, and as the CBOR in it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import base45

from kiosk.codes.base45 import ALPHABET
from tests.fuzz import cbor_mutations
from tests.fuzz.cbor_mutations import Mutate
from tests.fuzz.originals import PREFIX

_ODD = (
    *"aZ 0:%+./\t\n\r\f\v\x00\x1c\x85\xa0٣０：Ａ\u2028\ufeff",
    "EHC1:",
    "EHCS1:",
    ":1",
    ":0:",
    "::",
)
_OVERFULL = ("::::", "GGW", "GGX", "FGW", "U5", "V5", ":::", "Z", " ")


def mutate_bytes(data: bytes, rng: Random) -> bytes:
    """Where no engine does it better: a byte or a stretch, changed, gone, repeated or new."""
    at = rng.randrange(len(data) + 1)
    end = min(len(data), at + rng.choice((1, 1, 2, 4, 16, 64)))
    match rng.randrange(5):
        case 0:
            middle = bytes(byte ^ 1 << rng.randrange(8) for byte in data[at : at + 1])
            return data[:at] + middle + data[at + 1 :]
        case 1:
            return data[:at] + data[end:]
        case 2:
            return data[:end] + data[at:end] * rng.choice((1, 2, 8)) + data[end:]
        case 3:
            return data[:at] + rng.randbytes(rng.choice((1, 2, 8))) + data[at:]
        case _:
            return data[:at] + rng.randbytes(end - at) + data[end:]


def mutate_code(data: bytes, rng: Random, donors: Sequence[bytes], mutate: Mutate) -> bytes:
    """Of the UTF-8 of an EHC1 code another one; what is no code is changed as text or as bytes."""
    way = rng.random()
    inside = _decoded(data) if way < 0.85 else None  # the structure is where the checks are
    if inside is None:
        return mutate(data, rng) if way > 0.93 else mutate_text(data, rng, donors, mutate)
    contents = [content for donor in donors if (content := _decoded(donor)) is not None]
    if way < 0.1:
        changed = mutate(inside, rng)
    else:
        changed = cbor_mutations.mutate(inside, rng, contents or [inside], mutate)
    return PREFIX.encode() + bytes(base45.b45encode(changed))


def mutate_text(data: bytes, rng: Random, donors: Sequence[bytes], mutate: Mutate) -> bytes:
    """Characters changed for such as come near; parts of other codes."""
    text = data.decode("utf-8", "replace")
    at = rng.randrange(len(text) + 1)
    match rng.randrange(7):
        case 0:
            text = text[:at] + rng.choice(_ODD) + text[at:]
        case 1:
            text = text[:at] + rng.choice(ALPHABET) + text[at + 1 :]
        case 2:
            text = text[:at] + rng.choice(_OVERFULL) + text[at + rng.choice((0, 3)) :]
        case 3:
            text = text[:at] + text[at:].swapcase()
        case 4:
            other = rng.choice(donors).decode("utf-8", "replace")
            text = text[:at] + other[rng.randrange(len(other) + 1) :]
        case 5:
            text = rng.choice((" ", "\r\n", "\x00")) + text + rng.choice((" ", "\t\n", "\x1c"))
        case _:
            return mutate(data, rng)
    return text.encode()


def _decoded(data: bytes) -> bytes | None:
    """The bytes in an EHC1 code, if it is one."""
    try:
        return bytes(base45.b45decode(data.decode("ascii").strip().removeprefix(PREFIX)))
    except ValueError:
        return None
