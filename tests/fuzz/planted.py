"""Faults put in on purpose, to see that they are found. `python -m tests.fuzz` runs none unasked."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from functools import cache
from typing import Any

from kiosk.codes import cbor
from kiosk.codes.cose import Card, Presentation
from kiosk.codes.verifier import Verifier
from kiosk.reasons import Failure
from kiosk.trust.trust_list import IssuerKey, TrustList
from tests.fuzz import targets
from tests.fuzz.gauge import MOST_SECONDS
from tests.fuzz.originals import NOW, originals, terminal
from tests.fuzz.targets import TARGETS, Target


class _IgnoresHolder(Verifier):
    def _holder(self, shown: Presentation) -> Failure | None:  # noqa: ARG002 - that is the fault
        return None


class _IgnoresIssuer(Verifier):
    def _issuer_failure(self, card: Card, key: IssuerKey, now: int) -> Failure | None:  # noqa: ARG002 - likewise
        return None


def _judged_by(kind: type[Verifier]) -> Any:
    def run(data: bytes) -> Any:
        text = data.decode("utf-8", "surrogateescape")
        return terminal(originals().trust, kind=kind).judge(text, now=NOW, session="").outcome

    return run


def _index_error(data: bytes) -> Any:
    outcome = targets.by_name("cbor").run(data)
    if outcome is not None and isinstance(outcome[0], cbor.Tag) and outcome[0].content == b"":
        return outcome[1]
    return outcome


def _slow(data: bytes) -> Any:
    begun = time.process_time()
    while len(data) > 600 and time.process_time() - begun < 2 * MOST_SECONDS:
        pass
    return targets.by_name("base45").run(data)


def _believes_lengths(data: bytes) -> Any:
    _, four_bytes, rest = data.partition(b"\x5a")  # a byte string with a length of four bytes
    if four_bytes:
        bytearray(min(int.from_bytes(rest[:4], "big"), 8_000_000))
    return targets.by_name("cbor").run(data)


def _hangs(data: bytes) -> Any:
    while b"::" in data and data.endswith(b"Z"):
        pass
    return targets.by_name("classify").run(data)


def _exits(data: bytes) -> Any:
    if b"\t" in data:
        raise SystemExit(3)
    return targets.by_name("classify").run(data)


def _dies(data: bytes) -> Any:
    if _kills(data):
        os.abort()
    return targets.by_name("base45").run(data)


def _kills(data: bytes) -> bool:
    return data.endswith(b"W")


def _takes_any_key(data: bytes) -> Any:
    """Where an entry is not of the right form, it is the one that was there before."""
    outcome = targets.by_name("issuers").run(data)
    try:
        entries = json.loads(data)["keys"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return outcome
    if isinstance(outcome, TrustList) and len(entries) != len(outcome.keys):
        return replace(outcome, keys=originals().trust.keys)
    return outcome


def _planted(name: str, of: str, run: Any) -> Target:
    genuine = targets.by_name(of)

    def seeds() -> list[bytes]:
        """Only such as the fault does not show in: the rest is for the mutations to find."""
        return [seed for seed in genuine.seeds() if not _shows(seed)]

    def _shows(seed: bytes) -> bool:
        if _kills(seed):
            return True
        try:
            genuine.check(seed, run(seed))
        except BaseException:  # noqa: BLE001 - some faults are SystemExit
            return True
        return False

    return replace(genuine, name=f"planted-{name}", run=run, seeds=cache(seeds))


PLANTED = (
    _planted("holder", "presentation", _judged_by(_IgnoresHolder)),
    _planted("issuer", "card", _judged_by(_IgnoresIssuer)),
    _planted("index", "cbor", _index_error),
    _planted("slow", "base45", _slow),
    _planted("large", "cbor", _believes_lengths),
    _planted("hangs", "classify", _hangs),
    _planted("exits", "classify", _exits),
    _planted("dies", "base45", _dies),
    _planted("list", "issuers", _takes_any_key),
)


def find(name: str) -> Target:
    """The target of that name, real or planted; raises LookupError."""
    for target in (*TARGETS, *PLANTED):
        if target.name == name:
            return target
    raise LookupError(name)
