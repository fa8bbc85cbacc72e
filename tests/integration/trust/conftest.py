from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.trust.distribution.repository import Repository
from tests.integration.trust.forge import Forge
from tests.integration.trust.served import Certificates, Nginx, Upstream
from tests.integration.trust.terminal import ISSUER, KID, Terminal, ctis
from tests.integration.trust.vendor import Updater, Vendor, Web


@pytest.fixture(scope="session")
def certificates(tmp_path_factory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def shared_upstream() -> Iterator[Upstream]:
    upstream = Upstream()
    yield upstream
    upstream.close()


@pytest.fixture
def upstream(shared_upstream) -> Iterator[Upstream]:
    yield shared_upstream
    shared_upstream.forget()


@pytest.fixture(scope="session")
def nginx(tmp_path_factory, certificates, shared_upstream) -> Iterator[Nginx]:
    server = Nginx(tmp_path_factory.mktemp("nginx"), certificates, shared_upstream)
    yield server
    server.close()


@pytest.fixture
def name(tmp_path: Path) -> str:
    """Of this test's repository on the server."""
    return tmp_path.name


@pytest.fixture
def forge(nginx: Nginx, name: str) -> Forge:
    """An authority that has published one list with three cancelled cards, two files of them."""
    forge = Forge(nginx.site / name)
    forge.publish([ISSUER], {KID: {"all": ctis(1, 2), "run-0000000001": ctis(3)}})
    return forge


@pytest.fixture
def repository(nginx: Nginx, name: str, certificates) -> Callable[..., Repository]:
    """The repository of this test as an impatient terminal sees it."""

    def made(**settings: Any) -> Repository:
        patience = {"connect_timeout": 2.0, "read_timeout": 0.6, "patience": 0.8}
        address = {"base_url": nginx.url(name), "ca_file": certificates.ca}
        return Repository(**{**address, **patience, "slowest_rate": 200_000, **settings})

    return made


@pytest.fixture
def terminal(tmp_path: Path, forge: Forge, repository) -> Terminal:
    """A terminal that is enrolled and has refreshed once."""
    terminal = Terminal(tmp_path / "trust", repository())
    terminal.enrol(forge.root)
    assert terminal.refresh().problem is None
    return terminal


@pytest.fixture
def vendor(tmp_path: Path) -> Vendor:
    return Vendor(tmp_path)


@pytest.fixture
def web(vendor: Vendor) -> Iterator[Web]:
    """The vendor's, which misbehaves as it is told."""
    web = Web(vendor.site)
    yield web
    web.close()


@pytest.fixture
def updater(tmp_path: Path, vendor: Vendor, web: Web) -> Updater:
    return Updater(tmp_path / "update", web.url, vendor.root, lambda: vendor.now)
