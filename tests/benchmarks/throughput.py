"""Dynamic codes verified in a second on one core, and chains of ES256 of the same shape beside them.

The peer does what a certificate wallet's reader does, with the usual libraries: Base45 (base45),
CBOR (cbor2), and both signatures of the COSE structures with `cryptography`, ECDSA on P-256. It
keeps no trust list, asks for no revocation and remembers nothing. Ours is all of
`Verifier.verify` on codes seen for the first time: with the memory of presentations in the process,
which is what the goal is about, and with the one in a file that a terminal has.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import base45
import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from kiosk.codes import sm2
from kiosk.codes.lists import load_trust
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import Authority, KeyPair, encode, present
from kiosk.domain import CardId
from kiosk.trust import revocation
from kiosk.trust.reading import Problem
from kiosk.trust.replay import ReplayMemory, StoredReplayMemory, VolatileReplayMemory

CODES = 400
ROUNDS = 8
WARM_UP = 20
REVOKED = 5_000

GOAL_RATIO = 4.0

_ES256, _P256 = -7, 1  # of IANA's COSE registries
_CARD = -65538
_ECDSA = ec.ECDSA(hashes.SHA256())


def measure() -> dict[str, Any]:
    """Codes a second, and how much longer ours takes, by the CPU time of this process on one core."""
    with tempfile.TemporaryDirectory() as name, _one_core():
        return _measure(Path(name))


def _measure(folder: Path) -> dict[str, Any]:
    now = int(time.time())
    authority = Authority.create(b"bench", not_before=now - 86_400, not_after=now + 86_400)
    for n in range(REVOKED):
        authority.revoke(n.to_bytes(8, "big"))
    authority.write(folder)
    ours = _codes(authority, now)
    peer = _Chain.create()
    theirs = [peer.code(now, n) for n in range(WARM_UP + CODES)]
    stored = StoredReplayMemory(folder / "replay.sqlite")
    try:
        seconds = _seconds(
            {
                "es256": (peer.verify, theirs),
                "volatile": (_verifying(folder, VolatileReplayMemory(), now), ours),
                "stored": (_verifying(folder, stored, now), ours),
            }
        )
    finally:
        stored.close()
    ratios = {name: seconds[name] / seconds["es256"] for name in ("volatile", "stored")}
    return {
        "codes": CODES,
        "characters": len(ours[0]),
        "characters_es256": len(theirs[0]),
        "sm2": str(sm2.backend_in_use()),
        "codes_per_second_es256": round(1 / seconds["es256"]),
        "codes_per_second": round(1 / seconds["volatile"]),
        "codes_per_second_stored_replay": round(1 / seconds["stored"]),
        "ratio": round(ratios["volatile"], 2),
        "ratio_stored_replay": round(ratios["stored"], 2),
        "goal_ratio": GOAL_RATIO,
        "met": ratios["volatile"] <= GOAL_RATIO,
    }


def _seconds(runs: dict[str, tuple[Callable[[str], None], list[str]]]) -> dict[str, float]:
    """For one code, by what runs it: the median of rounds in turn, so that all see one machine."""
    for run, codes in runs.values():
        for code in codes[:WARM_UP]:
            run(code)
    taken: dict[str, list[float]] = {name: [] for name in runs}
    size = CODES // ROUNDS
    for begin in range(WARM_UP, WARM_UP + CODES, size):
        for name, (run, codes) in runs.items():
            started = time.process_time()
            for code in codes[begin : begin + size]:
                run(code)
            taken[name].append((time.process_time() - started) / size)
    return {name: statistics.median(times) for name, times in taken.items()}


def _codes(authority: Authority, now: int) -> list[str]:
    holder = KeyPair.derive(b"bench", "phone")
    cards = (
        authority.issue(
            CardId(format(n, "064x")), "测*试", iat=now - 60, exp=now + 3_600, holder=holder
        )
        for n in range(WARM_UP + CODES)
    )
    return [encode(present(card, holder, now)) for card in cards]


def _verifying(folder: Path, replay: ReplayMemory, now: int) -> Callable[[str], None]:
    revoked = revocation.load(folder / "revoked.json")
    if isinstance(revoked, Problem):
        raise RuntimeError(revoked.what)  # noqa: TRY004 - a value is wrong, not a type
    trust = load_trust(folder / "issuers.json", fetched_at=now)
    if isinstance(trust, Problem):
        raise RuntimeError(trust.what)  # noqa: TRY004 - as above
    verifier = Verifier(trust, revoked, replay)

    def verify(code: str) -> None:
        outcome = verifier.verify(code, now=now, session=code)
        if not isinstance(outcome, VerifiedCard):
            raise RuntimeError(str(outcome.code))  # noqa: TRY004 - a value is wrong, not a type

    return verify


@dataclass(frozen=True)
class _Chain:
    """An issuer, a holder, and whoever reads their codes: EHC1 but for the algorithms."""

    issuer: ec.EllipticCurvePrivateKey
    holder: ec.EllipticCurvePrivateKey
    issuer_public: ec.EllipticCurvePublicKey

    @classmethod
    def create(cls) -> _Chain:
        issuer, holder = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        return cls(issuer, holder, issuer.public_key())

    def code(self, now: int, n: int) -> str:
        numbers = self.holder.public_key().public_numbers()
        x = numbers.x.to_bytes(32, "big")
        claims = {
            1: "CN-510000",
            2: n.to_bytes(32, "big"),
            4: now + 3_600,
            6: now - 60,
            7: n.to_bytes(8, "big"),
            8: {1: {1: 2, -1: _P256, -2: x, -3: bool(numbers.y & 1)}},
            -65539: "测*试",
        }
        card = _signed({1: _ES256, 4: bytes(8)}, claims, self.issuer)
        shown = _signed({1: _ES256}, {6: now, _CARD: card}, self.holder)
        return f"EHC1:{base45.b45encode(shown).decode()}"

    def verify(self, code: str) -> None:
        """Raises cryptography's InvalidSignature."""
        shown = cbor2.loads(base45.b45decode(code.removeprefix("EHC1:")))
        card = cbor2.loads(cbor2.loads(shown[2])[_CARD])
        if {cbor2.loads(part[0])[1] for part in (shown, card)} != {_ES256}:
            raise RuntimeError("another algorithm")
        _check(card, self.issuer_public)
        key = cbor2.loads(card[2])[8][1]
        encoded = bytes((2 + key[-3],)) + key[-2]
        _check(shown, ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), encoded))


def _signed(
    protected: dict[int, Any], payload: dict[int, Any], key: ec.EllipticCurvePrivateKey
) -> bytes:
    header, body = cbor2.dumps(protected), cbor2.dumps(payload)
    der = key.sign(cbor2.dumps(["Signature1", header, b"", body]), _ECDSA)
    raw = b"".join(number.to_bytes(32, "big") for number in utils.decode_dss_signature(der))
    return cbor2.dumps([header, {}, body, raw])


def _check(signed: list[Any], key: ec.EllipticCurvePublicKey) -> None:
    header, _, body, raw = signed
    r, s = (int.from_bytes(half, "big") for half in (raw[:32], raw[32:]))
    to_be_signed = cbor2.dumps(["Signature1", header, b"", body])
    key.verify(utils.encode_dss_signature(r, s), to_be_signed, _ECDSA)


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep this process, and threads that start in it, on one core where the system can."""
    try:
        cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {max(cores)})
    except (AttributeError, OSError):  # not Linux, or not allowed
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError):
            os.sched_setaffinity(0, cores)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - run by hand
