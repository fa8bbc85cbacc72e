"""A small world to verify in: one issuer, one phone, one terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import cbor2
import pytest

from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import Authority, KeyPair, encode, present, trust_list
from kiosk.domain import CardId
from kiosk.reasons import Failure
from kiosk.trust import trust_list as trust
from kiosk.trust.replay import ReplayMemory, VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
CARD_ID = CardId("ab" * 32)
NAME = "测*试"
CTI = bytes.fromhex("0102030405060708")

_AUTHORITY = Authority.create(b"tests", issuer="CN-TEST")
_HOLDER = KeyPair.derive(b"tests", "phone")


@dataclass(frozen=True)
class World:
    """What the tests need to make codes and to have them judged."""

    now: int = NOW
    card_id: CardId = CARD_ID
    name: str = NAME
    cti: bytes = CTI
    authority: Authority = field(default_factory=lambda: _AUTHORITY)
    holder: KeyPair = _HOLDER
    replay: ReplayMemory = field(default_factory=VolatileReplayMemory)

    def trust(self, *authorities: Authority, fetched_at: int = NOW) -> TrustList:
        content = trust_list(authorities or (self.authority,), issued=NOW)
        read = trust.parse(json.dumps(content).encode(), fetched_at=fetched_at)
        assert isinstance(read, TrustList)
        return read

    def card(self, **changes: Any) -> bytes:
        """A card of the authority for the holder, valid from a day ago for a year."""
        arguments: dict[str, Any] = {
            "iat": NOW - 86_400,
            "exp": NOW + 365 * 86_400,
            "holder": self.holder,
            "cti": CTI,
        }
        authority = changes.pop("authority", self.authority)
        arguments.update(changes)
        return bytes(authority.issue(CARD_ID, NAME, **arguments))

    def static(self, **changes: Any) -> str:
        return encode(self.card(**changes))

    def dynamic(self, iat: int = NOW, **changes: Any) -> str:
        return encode(present(self.card(**changes), self.holder, iat))

    def verifier(self, **changes: Any) -> Verifier:
        arguments: dict[str, Any] = {
            "trust": self.trust(),
            "revoked": RevocationSet(),
            "replay": self.replay,
        }
        arguments.update(changes)
        return Verifier(**arguments)

    def verify(
        self,
        code: str | bytes,
        *,
        now: int = NOW,
        session: str = "session 1",
        clock_suspect: bool = False,
        **changes: Any,
    ) -> VerifiedCard | Failure:
        text = code if isinstance(code, str) else encode(code)
        return self.verifier(**changes).verify(
            text, now=now, session=session, clock_suspect=clock_suspect
        )

    def result(self, code: str | bytes, **changes: Any) -> str:
        """The reason code, or "ok"."""
        outcome = self.verify(code, **changes)
        return "ok" if isinstance(outcome, VerifiedCard) else outcome.code.value


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def shared_world() -> World:
    """For tests of hypothesis, which call one fixture many times."""
    return World()


@pytest.fixture(params=[Backend.LIBCRYPTO, Backend.NATIVE, Backend.PORTABLE])
def backend(request: pytest.FixtureRequest) -> Backend:
    return Backend(request.param)


@dataclass(frozen=True)
class Parts:
    """A COSE_Sign1 taken apart, to be put together otherwise and signed again.

    `pairs` of a map may repeat a key; bytes are taken as encoded CBOR.
    """

    protected: bytes
    payload: bytes
    key: KeyPair
    unprotected: bytes = b"\xa0"
    tag: bytes = b""
    tail: bytes = b""
    signature: bytes | None = None

    def but(self, **changes: Any) -> Parts:
        return replace(self, **changes)

    def assemble(self) -> bytes:
        signature = self.signature
        if signature is None:
            signed = cbor2.dumps(["Signature1", self.protected, b"", self.payload])
            signature = self.key.sign(signed)
        return (
            self.tag
            + b"\x84"
            + cbor2.dumps(self.protected)
            + self.unprotected
            + cbor2.dumps(self.payload)
            + cbor2.dumps(signature)
            + self.tail
        )


@pytest.fixture(scope="session")
def card_parts() -> Parts:
    protected, _, payload, _ = cbor2.loads(World().card())
    return Parts(protected, payload, _AUTHORITY.key)


@pytest.fixture(scope="session")
def presentation_parts() -> Callable[..., Parts]:
    def make(card: bytes | None = None, iat: int = NOW) -> Parts:
        protected, _, payload, _ = cbor2.loads(present(card or World().card(), _HOLDER, iat))
        return Parts(protected, payload, _HOLDER)

    return make


@pytest.fixture(scope="session")
def claims(card_parts: Parts) -> Mapping[int, Any]:
    return dict(cbor2.loads(card_parts.payload))


@pytest.fixture(scope="session")
def vectors() -> Mapping[str, Any]:
    path = Path(__file__).parents[2] / "data" / "ehc1.json"
    return dict(json.loads(path.read_text("utf-8")))


@pytest.fixture
def lists(tmp_path: Path, vectors: Mapping[str, Any]) -> Sequence[str]:
    """Arguments that name the vectors' trust list and revocations."""
    trust_file, revoked_file = tmp_path / "issuers.json", tmp_path / "revoked.json"
    trust_file.write_text(json.dumps(vectors["trust"]), "utf-8")
    revoked_file.write_text(json.dumps(vectors["revoked"]), "utf-8")
    return ("--trust", str(trust_file), "--revoked", str(revoked_file))
