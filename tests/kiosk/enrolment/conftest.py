"""A machine of files that nobody has enrolled, a stick beside it, and a province's root file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.trust_site import DemoTrustSite
from kiosk.enrolment.states import Machine
from kiosk.trust.distribution.enrolment import RootFile, read_root
from tests.kiosk.maintenance.conftest import Server, Stick

SERIAL = "5CD1234XYZ"
MAC = "02:00:00:00:00:01"


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> RootFile:
    """A province's, of today."""
    folder = tmp_path_factory.mktemp("authority")
    site = DemoTrustSite(folder, [], clock_now=lambda: int(time.time()))
    read = read_root(site.root.read_bytes())
    assert isinstance(read, RootFile)
    return read


@dataclass
class Bare:
    """A machine before it is a terminal. `root`: its /; `storage`: where that is to be."""

    root: Path
    stick: Stick
    settings: Path = field(init=False)
    storage: Path = field(init=False)

    def __post_init__(self) -> None:
        self.settings = self.root / "etc/yima-kiosk/terminal.toml"
        self.storage = self.root / "var/lib/yima-kiosk"
        self.settings.parent.mkdir(parents=True)
        self.storage.mkdir(parents=True)
        self.says("product_serial", f"{SERIAL}\n")
        self.card("eth0", MAC)

    def says(self, name: str, text: str) -> None:
        folder = self.root / "sys/class/dmi/id"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)

    def card(self, name: str, mac: str, *, is_device: bool = True) -> None:
        folder = self.root / "sys/class/net" / name
        folder.mkdir(parents=True)
        (folder / "address").write_text(f"{mac}\n")
        if is_device:
            (folder / "device").mkdir()

    @property
    def machine(self) -> Machine:
        return Machine(serial=SERIAL, macs=(MAC,))

    def common(self) -> str:
        return f"""
[common.terminal]
hospital = "示范医院"
[common.hospital]
base_url = "https://fhir.hospital.example/r4"
[common.trust]
repository = "https://trust.example/yima"
[common.ticket_printer]
host = "192.0.2.10"
[common.storage]
folder = "{self.storage}"
"""


def row(serial: str = SERIAL, name: str = "T001", more: str = "") -> str:
    return f'\n[[terminal]]\nserial = "{serial}"\nid = "{name}"\nsite = "north"\n{more}\n'


@pytest.fixture
def bare(tmp_path: Path) -> Bare:
    root = tmp_path / "machine"
    return Bare(root, Stick(root))


Write = Callable[..., Path]


@pytest.fixture
def write(bare: Bare, root: RootFile) -> Write:
    """Puts an enrolment file and the root into a folder, the stick's if no other is said."""

    def put(
        rows: str = "",
        *,
        folder: Path | None = None,
        head: str = "",
        sm3: str | None = None,
        common: str | None = None,
    ) -> Path:
        place = folder or bare.stick.folder
        named = root.sm3 if sm3 is None else sm3
        vouched = f'root_sm3 = "{named}"\n' if named else ""
        text = f'form = "yima-enrol-1"\n{vouched}{head}\n{bare.common() if common is None else common}{rows}'
        (place / "yima-enrol.toml").write_text(text, encoding="utf-8")
        (place / "root.json").write_bytes(root.data)
        return place / "yima-enrol.toml"

    return put


@pytest.fixture
def server() -> Iterator[Callable[..., Server]]:
    started: list[Server] = []

    def start(answer: bytes | None, tls: Any = None) -> Server:
        started.append(Server(answer, tls))
        return started[-1]

    yield start
    for each in started:
        each.stop()
