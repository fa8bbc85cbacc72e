"""What is fuzzed: how to run one input, what must hold of the outcome, how to come by new inputs."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import base45 as other_base45
import cbor2
import gmssl_pyx

from kiosk.codes import base45, cbor
from kiosk.codes.base45 import Base45Error
from kiosk.codes.cbor import CborError, Map, Simple, Tag
from kiosk.codes.classify import RULES, Kind, classify, trim
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.console import native_stderr_silenced
from kiosk.reasons import Code, Failure
from kiosk.trust import trust_list
from kiosk.trust.reading import Problem
from kiosk.trust.trust_list import IssuerKey, TrustList
from tests.fuzz import cbor_mutations
from tests.fuzz.cbor_mutations import Mutate
from tests.fuzz.json_mutations import mutate_json
from tests.fuzz.originals import ISSUER, NOW, PREFIX, originals, terminal
from tests.fuzz.text_mutations import mutate_code, mutate_text

Mutator = Callable[[bytes, Random, Sequence[bytes], Mutate], bytes]

_LONGEST_CODE = 1_300  # characters: some over the limit too
_ONE_IN = 16
_SIGNATURE_FAILURES = {Code.BAD_ISSUER_SIGNATURE, Code.BAD_HOLDER_SIGNATURE}


class ViolationError(AssertionError):
    """An outcome that must not be."""


@dataclass(frozen=True)
class Target:
    """One thing that takes what nobody has vouched for.

    `run` is what is measured; any exception that leaves it is a finding, as is any that leaves
    `check`, which looks at the outcome.
    """

    name: str
    run: Callable[[bytes], Any]
    check: Callable[[bytes, Any], None]
    mutate: Mutator
    seeds: Callable[[], Sequence[bytes]]
    largest: int  # bytes of an input


def _need(condition: object, what: str) -> None:
    if not condition:
        raise ViolationError(what)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


# -- classify -------------------------------------------------------------------------------------


def _check_kind(data: bytes, kind: Any) -> None:
    text = trim(_text(data))
    _need(isinstance(kind, Kind), "not a kind")
    _need(kind is classify(text), "white space at the ends makes a difference")
    matching = [rule.kind for rule in RULES if rule.pattern.fullmatch(text)]
    _need(len(matching) <= 1, "rules overlap")
    _need((kind is Kind.EHC1) == text.startswith(PREFIX), "an EHC1 code by another rule")


def _classify_seeds() -> Sequence[bytes]:
    other = (
        "a" * 64 + ":1::5100A0013",
        "A" * 64 + ":1",
        "id:0:" + "0" * 32 + "::5100A0013",
        "424" + "1" * 25,
        "opcABC",
        "134567890123456789",
        "2812345678901234",
        "6212345678901234567",
        "EHCS1:ABC",
        " EHC1:\n",
        "https://example.com/menu",
    )
    return [text.encode() for text in (*other, originals().static[0])]


# -- Base45 ---------------------------------------------------------------------------------------


def _run_base45(data: bytes) -> bytes | None:
    try:
        return base45.decode(_text(data))
    except Base45Error:
        return None


def _check_base45(data: bytes, decoded: Any) -> None:
    if decoded is not None:
        _need(other_base45.b45encode(decoded) == data, "no encoder writes this")


def _base45_seeds() -> Sequence[bytes]:
    texts = (text.removeprefix(PREFIX) for text in (*originals().static, *originals().dynamic))
    return [b"", b"BB8", b"QED8WEX0", b"FGW", b"U5", *(text.encode() for text in texts)]


# -- CBOR -----------------------------------------------------------------------------------------


def _run_cbor(data: bytes) -> Any:
    try:
        return (cbor.loads(data),)
    except CborError:
        return None


def _check_cbor(data: bytes, outcome: Any) -> None:
    if outcome is None:
        return
    _need(_depth(outcome[0]) <= cbor.MAX_DEPTH, "nested too deeply")
    if _is_plain(outcome[0]):
        # As bytes: NaN and the two zeros compare too.
        ours, theirs = _as_cbor2(outcome[0]), cbor2.loads(data)
        _need(cbor2.dumps(ours) == cbor2.dumps(theirs), "read otherwise than by cbor2")


def _depth(item: Any) -> int:
    match item:
        case tuple():
            return 1 + max(map(_depth, item), default=0)
        case Map(pairs):
            return 1 + max((max(_depth(key), _depth(value)) for key, value in pairs), default=0)
        case Tag(_, content):
            return 1 + _depth(content)
        case _:
            return 0


def _is_plain(item: Any) -> bool:
    """Whether Python's types, which cbor2 makes, can hold `item` without loss."""
    match item:
        case tuple():
            return all(map(_is_plain, item))
        case Map(pairs):
            keys_differ = len({key for key, _ in pairs if isinstance(key, str)}) == len(pairs)
            return keys_differ and all(_is_plain(value) for _, value in pairs)
        case Tag() | Simple():
            return False
        case _:
            return True


def _as_cbor2(item: Any) -> Any:
    match item:
        case tuple():
            return [_as_cbor2(inner) for inner in item]
        case Map(pairs):
            return {key: _as_cbor2(value) for key, value in pairs}
        case _:
            return item


def _cbor_seeds() -> Sequence[bytes]:
    values = (0, -1, 2**64 - 1, b"", "文", [], {}, [1, [2, [3, [4, [5, [6]]]]]], {"a": {"b": 1.5}})
    small = [cbor2.dumps(value) for value in (*values, None, True, cbor2.CBORTag(18, []))]
    return [*small, *(_content(text) for text in (*originals().static, *originals().dynamic))]


def _content(text: str) -> bytes:
    try:
        return bytes(other_base45.b45decode(text.removeprefix(PREFIX)))
    except ValueError:  # a vector that is not meant to be read
        return text.encode()


# -- cards and presentations -----------------------------------------------------------------------


def _run_code(data: bytes) -> Any:
    return originals().judge(_text(data))


def check_code(data: bytes, outcome: Any) -> None:
    """Only what was signed is accepted, and for what it was signed."""
    if isinstance(outcome, VerifiedCard):
        expected = originals().expected(_text(data))
        _need(expected is not None, "accepted, and nobody signed it")
        _need(outcome == expected, "vouched for as something else")
    else:
        _need(isinstance(outcome, Failure), "neither a card nor a reason")
    signatures_looked_at = isinstance(outcome, VerifiedCard) or outcome.code in _SIGNATURE_FAILURES
    if signatures_looked_at and zlib.crc32(data) % _ONE_IN == 0:
        with native_stderr_silenced():
            second = originals().judge(_text(data), Backend.NATIVE)
        _need(second == outcome, "the implementations of SM2 disagree")


def code_seeds() -> Sequence[bytes]:
    """Presentations."""
    return [text.encode() for text in originals().dynamic]


def _card_seeds() -> Sequence[bytes]:
    return [text.encode() for text in originals().static]


# -- issuers.json -----------------------------------------------------------------------------------


def _run_issuers(data: bytes) -> Any:
    return trust_list.parse(data, fetched_at=NOW)


def check_issuers(data: bytes, outcome: Any) -> None:
    """A list is whole, and no list but one with the issuer's key makes its card good."""
    if isinstance(outcome, Problem):
        _need(len(outcome.what) < 200, "a problem's words hold the file")
        return
    _need(isinstance(outcome, TrustList), "neither a list nor a problem")
    _need(outcome.digest == gmssl_pyx.sm3_hash(data).hex(), "the digest of something else")
    _need(outcome.grace_seconds >= outcome.refresh_seconds > 0, "no grace")
    entries = json.loads(data)["keys"]
    for key in outcome.keys:
        _need(any(_stands_in(entry, key) for entry in entries), "a key that is not in the file")
        _need(len(key.kid) == 8 and len(key.public_key) == 65, "a key of another size")
        _need(key in outcome.lookup(key.kid, key.usage), "a key that cannot be found")
        _need(key.not_before <= key.not_after, "a validity that ends before it begins")
    judged = terminal(outcome).judge(originals().dynamic[0], now=NOW, session="fuzz").outcome
    if isinstance(judged, VerifiedCard):
        genuine = [key for key in outcome.keys if key.public_key[1:] == ISSUER.key.public]
        _need(genuine, "the card is good without its issuer's key")


def _stands_in(entry: Any, key: IssuerKey) -> bool:
    """Whether `key` is what `entry` says; read with Python's leniency, for `parse` has been strict."""
    return isinstance(entry, dict) and key == IssuerKey(
        kid=_bytes(entry.get("kid")),
        issuer=entry.get("issuer", ""),
        name=entry.get("name", ""),
        public_key=_bytes(entry.get("public_key")),
        sm2_id=str(entry.get("sm2_id", "1234567812345678")).encode("utf-8", "replace"),
        not_before=entry.get("not_before", -1),
        not_after=entry.get("not_after", -1),
        usage=entry.get("usage", "card"),
    )


def _bytes(value: Any) -> bytes:
    try:
        return bytes.fromhex(value)
    except (TypeError, ValueError):
        return b""


def issuers_seeds() -> Sequence[bytes]:
    """Lists of two keys, of one, and of many with one kid."""
    whole = json.loads(originals().issuers)
    one = {**whole, "keys": whole["keys"][:1]}
    many = {**whole, "keys": [whole["keys"][0]] * 12}
    plain = [json.dumps(content).encode() for content in (one, many, {})]
    return [originals().issuers, *plain]


def _mutate_cbor(data: bytes, rng: Random, donors: Sequence[bytes], mutate: Mutate) -> bytes:
    return (
        mutate(data, rng)
        if rng.random() < 0.25
        else cbor_mutations.mutate(data, rng, donors, mutate)
    )


TARGETS = (
    Target(
        "classify",
        lambda data: classify(_text(data)),
        _check_kind,
        mutate_text,
        _classify_seeds,
        8_192,
    ),
    Target("base45", _run_base45, _check_base45, mutate_text, _base45_seeds, _LONGEST_CODE),
    Target("cbor", _run_cbor, _check_cbor, _mutate_cbor, _cbor_seeds, 1_000),
    Target("card", _run_code, check_code, mutate_code, _card_seeds, _LONGEST_CODE),
    Target("presentation", _run_code, check_code, mutate_code, code_seeds, _LONGEST_CODE),
    Target("issuers", _run_issuers, check_issuers, mutate_json, issuers_seeds, 8_192),
)


def by_name(name: str) -> Target:
    """The target of that name."""
    return next(target for target in TARGETS if target.name == name)
