"""The demo's distribution is the real one: its lists are signed, and grow as the demo goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Root

from kiosk.demo.authority import Authority
from kiosk.demo.trust_site import DemoTrustSite
from kiosk.trust.authority.policy import Policy

NOW = 1_800_000_000


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def authorities() -> list[Authority]:
    province = Authority.create(b"demo")
    return [province, Authority.create(b"demo", issuer="HOSPITAL", usage="staff")]


def issuers(made: DemoTrustSite) -> dict[str, object]:
    newest = max(
        made.site.glob("targets/trust/*.issuers.json"),
        key=lambda path: json.loads(path.read_bytes())["issued"],
    )
    content: dict[str, object] = json.loads(newest.read_bytes())
    return content


def test_a_site_in_one_go(tmp_path: Path, authorities: list[Authority], clock: Clock) -> None:
    made = DemoTrustSite(tmp_path, authorities, clock_now=clock)
    root = Metadata[Root].from_file(str(made.root)).signed
    assert root.version == 1
    served = made.publish()
    assert (served.targets, served.timestamp) == (1, 1)
    assert issuers(made)["keys"] == [authority.trust_entry() for authority in authorities]
    # Anybody may be served this; the keys are elsewhere.
    assert made.site == tmp_path / "site"
    assert not list(made.site.rglob("keys"))


def test_what_an_authority_cancels_is_published(
    tmp_path: Path, authorities: list[Authority], clock: Clock
) -> None:
    province = authorities[0]
    province.revoke(bytes(8))
    made = DemoTrustSite(tmp_path, authorities, clock_now=clock)
    made.publish()
    made.revoke(province, b"\xff" * 8)
    clock.now += 1
    made.publish()
    folder = made.site / "targets" / "trust" / "revoked" / province.key.kid.hex()
    contents = sorted((path.read_bytes() for path in folder.iterdir()), key=len)
    assert contents == [bytes(8), bytes(8) + b"\xff" * 8]
    assert issuers(made)["version"] == 1


def test_an_authority_that_changed_is_published_as_it_is(
    tmp_path: Path, authorities: list[Authority], clock: Clock
) -> None:
    made = DemoTrustSite(tmp_path, authorities, clock_now=clock)
    made.publish()
    authorities[0].not_after = NOW
    clock.now += 1
    made.publish()
    assert issuers(made)["version"] == 2
    assert issuers(made)["keys"] == [authority.trust_entry() for authority in authorities]


def test_a_demo_that_is_started_again_goes_on(
    tmp_path: Path, authorities: list[Authority], clock: Clock
) -> None:
    first = DemoTrustSite(tmp_path, authorities, clock_now=clock)
    first.publish()
    root = first.root.read_bytes()
    again = DemoTrustSite(tmp_path, authorities, clock_now=clock, policy=Policy(refresh_seconds=5))
    assert again.root.read_bytes() == root
    assert again.resign().timestamp == 2
    assert again.publish().targets == 2
