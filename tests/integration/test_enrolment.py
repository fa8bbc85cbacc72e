"""A machine becomes a terminal, works, is taken out of use and becomes another: by the real commands."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.authority import Authority
from kiosk.demo.site_server import SiteServer
from kiosk.demo.trust_site import DemoTrustSite
from kiosk.trust.distribution.enrolment import RootFile, read_root

_WORKS = """
import sys
print("open", flush=True)
sys.stdin.read()
"""
_HOLDS = """
import sys
from pathlib import Path
from kiosk.journal.opened import Journal
journal = Journal(Path(sys.argv[1]))
outbox = journal.outbox()
outbox.put("card-use", b"x", at=1)
print("open", flush=True)
sys.stdin.read()
"""


class Machine:
    """`own`: as /etc/yima-kiosk; `storage`: as /var/lib/yima-kiosk."""

    def __init__(self, folder: Path, repository: str, site: DemoTrustSite) -> None:
        self.own = folder / "etc" / "yima-kiosk"
        self.storage = folder / "var" / "lib" / "yima-kiosk"
        self.own.mkdir(parents=True)
        self.storage.mkdir(parents=True)
        self.settings = self.own / "terminal.toml"
        self.file = folder / "brought" / "yima-enrol.toml"
        self.file.parent.mkdir()
        root = read_root(site.root.read_bytes())
        assert isinstance(root, RootFile)
        self.file.with_name("root.json").write_bytes(root.data)
        rows = "".join(
            f'[[terminal]]\nserial = "SN{n}"\nid = "T00{n}"\nsite = "north"\n' for n in range(3)
        )
        self.file.write_text(
            f'form = "yima-enrol-1"\nroot_sm3 = "{root.sm3}"\n'
            '[common.terminal]\nhospital = "示范医院"\n'
            f'[common.hospital]\nbase_url = "{repository}"\n'
            f'[common.trust]\nrepository = "{repository}"\n'
            '[common.ticket_printer]\nhost = "127.0.0.1"\n'
            f'[common.storage]\nfolder = "{self.storage}"\n{rows}',
            encoding="utf-8",
        )

    def yima(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", *arguments, "--json"],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == code, (done.stdout, done.stderr)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def enrol(self, serial: str, code: int = 0) -> dict[str, Any]:
        given = ("enrol", "--settings", str(self.settings), "--from", str(self.file))
        return self.yima(*given, "--machine", serial, "--by", "lin.0421", code=code)

    def decommission(self, out: Path, code: int = 0) -> dict[str, Any]:
        given = ("decommission", "--settings", str(self.settings), "--by", "lin.0421", "--yes")
        return self.yima(*given, "--export", str(out), code=code)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    issuer = Authority.create(b"enrolment", issuer="CN-510000")
    site = DemoTrustSite(tmp_path / "authority", [issuer], clock_now=lambda: int(time.time()))
    site.publish()
    server = SiteServer(site.site)
    server.start()
    yield Machine(tmp_path / "machine", server.base_url, site)
    server.stop()


@contextmanager
def working(code: str, *arguments: str) -> Iterator[None]:
    """Another program, until this is left."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        assert program.stdout.readline() == "open\n"
        yield
        program.stdin.close()
        assert program.wait() == 0


def test_a_life(machine: Machine, tmp_path: Path) -> None:
    assert machine.enrol("sn1") == {"result": "enrolled", "terminal": "T001"}
    # The trust that was enrolled is the one that the repository is signed by.
    repository = machine.settings.read_text().split('repository = "')[1].split('"')[0]
    state = ("--state", str(machine.storage))
    told = machine.yima("trust", "refresh", *state, "--repository", repository)
    assert (told["result"], told["state"]) == ("ok", "fresh")
    assert machine.enrol("sn2", code=1)["result"] == "already_enrolled"

    out = tmp_path / "log.tar.gz"
    with working(_HOLDS, str(machine.storage)):
        assert machine.decommission(out, code=1)["result"] == "running"
    with working(_WORKS, "supervise", "--settings", str(machine.settings)):
        assert machine.decommission(out, code=1)["result"] == "running"
    assert machine.settings.exists()
    assert machine.decommission(out) == {"result": "wiped", "terminal": "T001"}
    left = [each.name for folder in (machine.own, machine.storage) for each in folder.rglob("*")]
    assert left == ["decommissioned.json"]
    assert out.stat().st_size > 100

    assert machine.enrol("sn2") == {"result": "enrolled", "terminal": "T002"}
    assert not (machine.own / "decommissioned.json").exists()
