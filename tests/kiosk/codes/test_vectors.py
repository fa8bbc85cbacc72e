"""The published vectors, all of them, on both implementations of SM2."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.codes.judge import Judge
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.trust import revocation, trust_list
from kiosk.trust.reading import Problem
from kiosk.trust.replay import VolatileReplayMemory

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "ehc1.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda vector: str(vector["name"]))
def test_published_vector(vector: Mapping[str, Any], backend: Backend) -> None:
    now = vector["now"]
    trust = trust_list.parse(json.dumps(VECTORS["trust"]).encode(), fetched_at=now)
    revoked = revocation.parse(json.dumps(VECTORS["revoked"]).encode())
    assert not isinstance(trust, Problem)
    assert not isinstance(revoked, Problem)
    judge = Judge(Verifier(trust, revoked, VolatileReplayMemory(), backend=backend))
    outcome = judge.judge(vector["code"], now=now, session="vector").outcome
    if not isinstance(outcome, VerifiedCard):
        assert outcome.code == vector["expect"]
        return
    assert vector["expect"] == "ok"
    assert outcome.assurance == vector["assurance"]
    if "card_id" in vector:
        assert outcome.card_id == vector["card_id"]
    if "name_shown" in vector:
        assert outcome.name == vector["name_shown"]
