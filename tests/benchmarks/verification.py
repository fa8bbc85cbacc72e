"""How long verifying a dynamic code takes, and two bare verifications by gmssl_pyx beside it.

Everything of a scan's verification is in it: Base45, CBOR, both signatures, the trust list (its file
looked at each time), revocation, and the replay memory in its file.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import cbor2
import gmssl_pyx

from kiosk.codes import sm2
from kiosk.codes.lists import load_trust
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import Authority, KeyPair, encode, present
from kiosk.domain import CardId
from kiosk.trust import revocation
from kiosk.trust.reading import Problem
from kiosk.trust.replay import StoredReplayMemory

CODES = 200
PORTABLE_CODES = 15
WARM_UP = 10

GOAL_MS = 2.5
GOAL_RATIO = 2.2


def measure() -> dict[str, float | int | bool | str]:
    """Medians in milliseconds; every code is another card, shown for the first time."""
    with tempfile.TemporaryDirectory() as name:
        return _measure(Path(name))


def _measure(folder: Path) -> dict[str, float | int | bool | str]:
    now = int(time.time())
    authority = Authority.create(b"bench", not_before=now - 86_400, not_after=now + 86_400)
    authority.write(folder)
    holder = KeyPair.derive(b"bench", "phone")
    codes = [_code(authority, holder, now, n) for n in range(CODES + PORTABLE_CODES + WARM_UP)]
    bare = _two_bare_verifications(authority.key, holder)
    with (
        _verifying(folder, Backend.AUTO, now) as preferred,
        _verifying(folder, Backend.PORTABLE, now) as portable,
    ):
        return _compare(codes, preferred, portable, bare)


def _compare(
    codes: list[str],
    preferred: Callable[[str], None],
    portable: Callable[[str], None],
    bare: Callable[[], None],
) -> dict[str, float | int | bool | str]:
    for _ in range(WARM_UP):
        preferred(codes.pop())
        bare()
    verifying: list[float] = []
    beside: list[float] = []
    for _ in range(CODES):  # in turn, so that both see the same machine
        verifying.append(_milliseconds(preferred, codes.pop()))
        beside.append(_milliseconds(bare))
    slowly = [_milliseconds(portable, code) for code in codes]

    median, peer = statistics.median(verifying), statistics.median(beside)
    return {
        "codes": CODES,
        "sm2": str(sm2.backend_in_use()),
        "verify_dynamic_median_ms": round(median, 3),
        "verify_dynamic_p95_ms": round(statistics.quantiles(verifying, n=20)[-1], 3),
        "two_bare_verifications_median_ms": round(peer, 3),
        "ratio": round(median / peer, 3),
        "portable_median_ms": round(statistics.median(slowly), 3),
        "goal_ms": GOAL_MS,
        "goal_ratio": GOAL_RATIO,
        "met": median <= GOAL_MS and median / peer <= GOAL_RATIO,
    }


def _code(authority: Authority, holder: KeyPair, now: int, n: int) -> str:
    card_id = CardId(format(n, "064x"))
    card = authority.issue(card_id, "测*试", iat=now - 60, exp=now + 3_600, holder=holder)
    return encode(present(card, holder, now))


@contextmanager
def _verifying(folder: Path, backend: Backend, now: int) -> Iterator[Callable[[str], None]]:
    revoked = revocation.load(folder / "revoked.json")
    if isinstance(revoked, Problem):
        raise RuntimeError(revoked.what)  # noqa: TRY004 - a value is wrong, not a type
    trust = load_trust(folder / "issuers.json", fetched_at=now)
    if isinstance(trust, Problem):
        raise RuntimeError(trust.what)  # noqa: TRY004 - as above
    replay = StoredReplayMemory(folder / f"{backend}.sqlite")
    verifier = Verifier(trust, revoked, replay, backend=backend)

    def verify(code: str) -> None:
        outcome = verifier.verify(code, now=now, session=code)
        if not isinstance(outcome, VerifiedCard):
            raise RuntimeError(str(outcome.code))  # noqa: TRY004 - a value is wrong, not a type

    try:
        yield verify
    finally:
        replay.close()


def _two_bare_verifications(*keys: KeyPair) -> Callable[[], None]:
    message = cbor2.dumps(["Signature1", bytes(16), b"", bytes(250)])
    signed = [(key.public, gmssl_pyx.sm2_sign(key.private, key.public, message)) for key in keys]

    def verify() -> None:
        for public, signature in signed:
            if not gmssl_pyx.sm2_verify(public, message, signature):
                raise RuntimeError("a good signature does not verify")

    return verify


def _milliseconds(work: Callable[..., None], *arguments: str) -> float:
    start = time.perf_counter()
    work(*arguments)
    return 1_000 * (time.perf_counter() - start)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - run by hand
