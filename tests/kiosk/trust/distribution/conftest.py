from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tuf.api.metadata import Metadata, Root

from kiosk.demo.authority import Authority, trust_list
from kiosk.trust.authority.signer import KeyPair, SM2Signer
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.generation import Generation
from kiosk.trust.distribution.manifest import ISSUERS, FileFacts, Vouchers
from kiosk.trust.distribution.staging import Staging

NOW = 1_800_000_000
KID = "0011223344556677"

Build = Callable[..., Generation]


@pytest.fixture
def root_of() -> Callable[..., bytes]:
    """Makes root files: `root_of(pairs, version=1, ...)`."""

    def made(
        pairs, *, version=1, signers=None, threshold=2, expires=NOW + 1000, **members: Any
    ) -> bytes:
        root = Root(version=version, expires=datetime.fromtimestamp(expires, UTC), **members)
        for role in root.roles:
            for pair in pairs:
                root.add_key(SM2Signer(pair).public_key, role)
        root.roles[Root.type].threshold = threshold
        metadata = Metadata(root)
        for pair in pairs if signers is None else signers:
            metadata.sign(SM2Signer(pair), append=True)
        return metadata.to_bytes()

    return made


@pytest.fixture(scope="session")
def pairs() -> list[KeyPair]:
    return [KeyPair.generate() for _ in range(3)]


@pytest.fixture
def cache(tmp_path: Path) -> TrustCache:
    cache = TrustCache(tmp_path / "trust")
    cache.folder.mkdir()
    return cache


@pytest.fixture
def issuers() -> bytes:
    return json.dumps(trust_list([Authority.create(b"unit")], issued=NOW)).encode()


@pytest.fixture
def build(cache: TrustCache, issuers: bytes) -> Build:
    """Puts a generation in force: the list and these files of revocations by name."""

    def built(
        shards: Mapping[str, bytes], *, version: int = 1, root_sha256: str = "ab" * 32
    ) -> Generation:
        contents = {ISSUERS: issuers}
        contents |= {f"revoked/{KID}/{name}.bin": data for name, data in shards.items()}
        facts = {path: FileFacts.of(data) for path, data in contents.items()}
        staging = Staging(cache.staging, cache.in_force())
        staging.fill(facts, lambda path, place: place.write_bytes(contents[path]) and None)
        vouchers = Vouchers(root_sha256, 1, version, ("aa",))
        assert staging.finish(facts, vouchers, NOW) is None
        made = cache.commit()
        assert isinstance(made, Generation)
        return made

    return built
