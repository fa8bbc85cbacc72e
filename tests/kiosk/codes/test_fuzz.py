"""Whatever is held up, the answer is a card or a reason, never an exception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import base45
import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes.base45 import ALPHABET
from kiosk.codes.judge import Judge
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import encode
from kiosk.reasons import Failure
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from tests.sampling import examples

NOW = 1_800_000_000


@pytest.fixture(scope="module")
def judge(shared_world: Any) -> Callable[[str], VerifiedCard | Failure]:
    trust = shared_world.trust()

    def outcome(text: str, backend: Backend = Backend.AUTO) -> VerifiedCard | Failure:
        verifier = Verifier(trust, RevocationSet(), VolatileReplayMemory(), backend=backend)
        return Judge(verifier).judge(text, now=NOW, session="fuzz").outcome

    return outcome


@given(st.text() | st.text(ALPHABET).map("EHC1:".__add__))
@settings(max_examples=examples(300), deadline=None)
def test_any_text(judge: Callable[[str], VerifiedCard | Failure], text: str) -> None:
    assert isinstance(judge(text), Failure)


@given(st.binary(max_size=700))
@settings(max_examples=examples(300), deadline=None)
def test_any_bytes(judge: Callable[[str], VerifiedCard | Failure], data: bytes) -> None:
    assert isinstance(judge(encode(data)), Failure)


_cbor = st.recursive(
    st.integers(-(2**64), 2**64 - 1)
    | st.binary(max_size=66)
    | st.text(max_size=50)
    | st.booleans()
    | st.none()
    | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from([1, 2, 4, 6, 7, 8, -1, -2, -3, -65538, -65539, "x", b"x"]),
            inner,
            max_size=8,
        )
        | inner.map(cbor2.dumps)
    ),
    max_leaves=20,
)


@given(protected=_cbor, payload=_cbor, signature=st.binary(min_size=64, max_size=64))
@settings(max_examples=examples(300), deadline=None)
def test_any_structure(
    judge: Callable[[str], VerifiedCard | Failure], protected: Any, payload: Any, signature: bytes
) -> None:
    header, body = cbor2.dumps(protected), cbor2.dumps(payload)
    assert isinstance(judge(encode(cbor2.dumps([header, {}, body, signature]))), Failure)


@given(data=st.data())
@settings(max_examples=examples(300), deadline=None)
def test_any_change_to_a_good_code(
    shared_world: Any, judge: Callable[..., VerifiedCard | Failure], data: st.DataObject
) -> None:
    """No byte of a code may be other than its issuer and its holder signed it."""
    dynamic = data.draw(st.booleans(), label="dynamic")
    text = shared_world.dynamic() if dynamic else shared_world.static()
    good = cbor2.loads(_bytes(text))
    change = data.draw(
        st.sampled_from(["flip", "cut", "insert", "remove", "repeat"]), label="change"
    )
    original = _bytes(text)
    at = data.draw(st.integers(0, len(original) - 1), label="at")
    match change:
        case "flip":
            bit = 1 << data.draw(st.integers(0, 7), label="bit")
            changed = original[:at] + bytes((original[at] ^ bit,)) + original[at + 1 :]
        case "cut":
            changed = original[:at]
        case "insert":
            byte = data.draw(st.binary(min_size=1, max_size=3), label="bytes")
            changed = original[:at] + byte + original[at:]
        case "remove":
            changed = original[:at] + original[at + 1 :]
        case _:
            changed = original + original[at:]
    outcomes = [judge(encode(changed), backend) for backend in (Backend.NATIVE, Backend.PORTABLE)]
    assert outcomes[0] == outcomes[1]
    if isinstance(outcomes[0], VerifiedCard):
        # Only another encoding of the very same parts can still be good, tagged or not.
        parts = cbor2.loads(changed)
        assert (parts.value if isinstance(parts, cbor2.CBORTag) else parts) == good


def _bytes(text: str) -> bytes:
    return bytes(base45.b45decode(text.removeprefix("EHC1:")))
