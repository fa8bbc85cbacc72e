"""What was really signed: codes of the demo authority and the published vectors, and their worth.

Whatever else the verifier accepts is a finding. What a text has signed in it is read here with
cbor2 and base45, none of which the verifier uses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import base45
import cbor2

from kiosk.codes.judge import Judge
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import Authority, KeyPair, encode, present, trust_list
from kiosk.domain import CardId
from kiosk.trust import revocation
from kiosk.trust import trust_list as trust
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
ISSUER = Authority.create(b"fuzzing", issuer="CN-TEST", name="测试发卡机构")
HOLDER = KeyPair.derive(b"fuzzing", "phone")
FORGER = KeyPair.derive(b"fuzzing", "forger")
"""Has a key and no card: nothing that it signs is worth anything."""

PREFIX = "EHC1:"
_DAY = 86_400
_CARD_LABEL = -65538
_REVOKED = bytes.fromhex("00000000deadbeef")
_VECTORS = Path(__file__).parents[1] / "data" / "ehc1.json"

_Parts = tuple[bytes, bytes]  # protected header, payload


@dataclass(frozen=True)
class Signed:
    """The bytes that the signatures of a code are over."""

    card: _Parts
    shown: _Parts | None


@dataclass(frozen=True)
class Originals:
    """The codes to start from, and the only acceptances there may be."""

    trust: TrustList
    issuers: bytes  # the file of that list
    static: tuple[str, ...]
    dynamic: tuple[str, ...]
    vouched: dict[Signed, VerifiedCard] = field(repr=False)

    def judge(self, text: str, backend: Backend = Backend.AUTO) -> Any:
        """The outcome of `text` on a terminal that has seen no code before."""
        return terminal(self.trust, backend).judge(text, now=NOW, session="fuzz").outcome

    def expected(self, text: str) -> VerifiedCard | None:
        """What the signatures in `text` are worth; None if nobody made them."""
        try:
            return self.vouched.get(signed_parts(text))
        except Exception:  # noqa: BLE001 - cbor2 raises what it likes, as at a set of lists
            return None  # all that was signed can be read: this is something else


def terminal(
    trusted: TrustList, backend: Backend = Backend.AUTO, kind: type[Verifier] = Verifier
) -> Judge:
    """A terminal with nothing in its replay memory."""
    return Judge(kind(trusted, _revocations(), VolatileReplayMemory(), backend=backend))


@cache
def _revocations() -> RevocationSet:
    content = {**_vectors()["revoked"], ISSUER.key.kid.hex(): [_REVOKED.hex()]}
    revoked = revocation.parse(json.dumps(content).encode())
    assert isinstance(revoked, RevocationSet)
    return revoked


@cache
def _vectors() -> Any:
    return json.loads(_VECTORS.read_text("utf-8"))


def signed_parts(text: str) -> Signed:
    """What is signed in a code that somebody has accepted."""
    outer = _sign1(base45.b45decode(text.strip().removeprefix(PREFIX)))
    payload = cbor2.loads(outer[1])
    if _CARD_LABEL not in payload:
        return Signed(outer, None)
    return Signed(_sign1(payload[_CARD_LABEL]), outer)


def inner_card(text: str) -> bytes | None:
    """The card in the presentation that `text` is; None if it is a card itself."""
    payload = cbor2.loads(_sign1(base45.b45decode(text.removeprefix(PREFIX)))[1])
    card = payload.get(_CARD_LABEL)
    return None if card is None else bytes(card)


def _sign1(data: bytes) -> _Parts:
    item = cbor2.loads(data)
    protected, _, payload, _ = item.value if isinstance(item, cbor2.CBORTag) else item
    return bytes(protected), bytes(payload)


@cache
def originals() -> Originals:
    """Made once: keys and all that is signed come from a seed, signatures do not."""
    vectors = _vectors()
    content = trust_list([ISSUER], issued=NOW)
    content["keys"] += vectors["trust"]["keys"]
    issuers = json.dumps(content, ensure_ascii=False).encode()
    trusted = trust.parse(issuers, fetched_at=NOW)
    assert isinstance(trusted, TrustList)
    published = {vector["code"]: vector for vector in vectors["vectors"] if vector["now"] == NOW}
    cards = list(_cards())
    shown = [encode(present(card, HOLDER, NOW - age)) for card in cards for age in (0, 100)]
    alone = [encode(card) for card in cards]
    vouched = {}
    for text in (*alone, *shown, *published):
        outcome = terminal(trusted).judge(text, now=NOW, session="original").outcome
        if text in published:
            assert isinstance(outcome, VerifiedCard) == (published[text]["expect"] == "ok")
        if not isinstance(outcome, VerifiedCard):
            continue
        vouched[signed_parts(text)] = outcome
        # Its card shown alone is a static code, and good for what those are.
        if (card := inner_card(text)) is not None:
            alone_text = encode(card)
            outcome = terminal(trusted).judge(alone_text, now=NOW, session="original").outcome
            assert isinstance(outcome, VerifiedCard)
            vouched[signed_parts(alone_text)] = outcome
    static = [text for text in published if not _is_dynamic(text)]
    dynamic = [text for text in published if _is_dynamic(text)]
    return Originals(trusted, issuers, (*alone, *static), (*shown, *dynamic), vouched)


def _is_dynamic(text: str) -> bool:
    """By its length: some vectors cannot be read at all."""
    return len(text) > 400


def _cards() -> Iterator[bytes]:
    """Cards of every kind that an issuer may sign, good and bad."""
    usual: dict[str, Any] = {"iat": NOW - _DAY, "exp": NOW + _DAY, "holder": HOLDER}
    variants: tuple[dict[str, Any], ...] = (
        {},
        {"masked_name": None},
        {"masked_name": "张\u202e*\u0000明"},
        {"holder": None},
        {"cti": _REVOKED},
        {"exp": NOW},
        {"exp": 2**53},
        {"exp": 2**53 + 1},
        {"iat": NOW + 1},
        {"iat": 0},
        {"iat": 2**53},
        {"extra": {"x": [1, {2: [3.5, None, {}]}], -1: cbor2.CBORTag(1, 0)}},
        {"extra": {100 + n: None for n in range(120)}},  # as long as a code may be, nearly
        {"extra": {1: "CN-ELSE"}},
        {"extra": {8: {1: FORGER.cose_key, 2: b""}}},
    )
    for n, changes in enumerate(variants):
        arguments = {"masked_name": "张*明", **usual, **changes}
        yield ISSUER.issue(CardId(format(n, "064x")), **arguments)
