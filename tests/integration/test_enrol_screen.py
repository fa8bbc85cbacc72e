"""A first start on the glass, whole: a process, its window touched, a played camera and printers, a folder for a stick."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hardware.report_printer.standin import StandInReportPrinter
from hardware.scene.server import SceneServer
from hardware.ticket.standin import StandInPrinter
from kiosk.demo.trust_site import DemoTrustSite
from kiosk.enrolment.states import grouped
from kiosk.settings import load
from kiosk.trust.distribution.cache import TRUST_FOLDER, TrustCache
from kiosk.trust.distribution.enrolment import RootFile, read_root

PROGRAM = Path(__file__).with_name("enrol_program.py")
CA = "Hospital Device CA"
SECONDS = 45.0  # for what takes a moment; nothing is measured


@dataclass
class Glass:
    """The program and its hand."""

    process: subprocess.Popen[bytes]
    line: socket.socket
    texts: tuple[str, ...] = ()

    def _asks(self, **order: object) -> bool:
        self.line.sendall(json.dumps({"seconds": SECONDS, **order}).encode() + b"\n")
        answer = b""
        while not answer.endswith(b"\n"):
            got = self.line.recv(65_536)
            assert got, f"the program has ended with {self.process.wait()}"
            answer += got
        said: dict[str, Any] = json.loads(answer)
        self.texts = tuple(said["texts"])
        return bool(said["done"])

    def taps(self, *names: str) -> None:
        for name in names:
            assert self._asks(tap=name), f"{name} cannot be touched; there is {self.texts}"

    def sees(self, text: str) -> None:
        assert self._asks(see=text), f"{text!r} never came; there is {self.texts}"

    def sees_through_the_camera(self) -> None:
        assert self._asks(mirror=True), f"no picture came; there is {self.texts}"

    def types(self, item: str, text: str) -> None:
        """By the keys on the glass, which have capitals at first."""
        self.taps(item, *(f"key_{each}" for each in text), "confirm")

    def ends(self) -> int:
        return self.process.wait(SECONDS)


@dataclass
class Bench:
    """What stands on it: a machine that nobody has enrolled, a folder as the stick, devices."""

    folder: Path
    root: RootFile
    scene: SceneServer
    tickets: StandInPrinter
    reports: StandInReportPrinter

    @property
    def settings(self) -> Path:
        return self.folder / "etc" / "terminal.toml"

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    @property
    def storage(self) -> Path:
        return self.folder / "storage"

    def prepares(self) -> None:
        """The stick as the hospital's IT department hands it out."""
        self.stick.mkdir()
        self.settings.parent.mkdir()
        self.storage.mkdir()
        (self.stick / "root.json").write_bytes(self.root.data)
        (self.stick / "yima-enrol.toml").write_text(
            f"""form = "yima-enrol-1"
[common.terminal]
hospital = "示范医院"
[common.hospital]
base_url = "http://127.0.0.1:9/r4"
[common.trust]
repository = "http://127.0.0.1:9/trust"
[common.camera]
source = "stand-in:{self.scene.address}"
[common.ticket_printer]
host = "127.0.0.1"
port = {self.tickets.address[1]}
[common.report_printer]
uri = "{self.reports.uri}"
[common.storage]
folder = "{self.storage}"
""",
            encoding="utf-8",
        )


def _root(folder: Path) -> RootFile:
    """A province's, of today."""
    folder.mkdir()
    site = DemoTrustSite(folder, [], clock_now=lambda: int(time.time()))
    read = read_root(site.root.read_bytes())
    assert isinstance(read, RootFile)
    return read


def _signed(request: bytes) -> bytes:
    """What the hospital's authority makes of it."""
    asked = x509.load_pem_x509_csr(request)
    assert asked.is_signature_valid
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(asked.subject)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CA)]))
        .public_key(asked.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
        .sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    scene = SceneServer()
    scene.start()
    with StandInPrinter() as tickets, StandInReportPrinter(pages_per_second=20.0) as reports:
        made = Bench(tmp_path, _root(tmp_path / "authority"), scene, tickets, reports)
        made.prepares()
        yield made
    scene.stop()


@pytest.fixture
def glass(bench: Bench) -> Iterator[Glass]:
    ours, theirs = socket.socketpair()
    where = ("--settings", str(bench.settings), "--folder", str(bench.stick))
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(theirs.fileno()), *where],
        pass_fds=(theirs.fileno(),),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    theirs.close()
    ours.settimeout(2 * SECONDS)
    yield Glass(process, ours)
    ours.close()
    if process.poll() is None:
        process.kill()
    process.wait()


def test_a_bare_machine_becomes_a_terminal_by_touch(bench: Bench, glass: Glass) -> None:
    glass.sees("本机尚未启用")
    glass.sees("已在 U 盘上找到医院的根文件")
    glass.taps("language")
    glass.sees("This terminal is not in use yet")
    glass.taps("choose_begin")
    glass.sees("Compare the fingerprint")
    assert set(grouped(bench.root.sm3)) <= set(glass.texts)
    glass.taps("choose_same")

    glass.types("item_terminal.id", "T07")
    glass.types("item_by", "IT0042")
    glass.taps("choose_onward")
    glass.sees("The hospital system does not answer as it should.")  # nobody is at that port
    glass.taps("choose_onward")

    glass.taps("item_client=request")
    glass.sees("On the USB stick")
    glass.taps("choose_code")
    glass.sees("Certificate request")
    glass.taps("choose_close", "choose_import")
    glass.sees("The certificate is not there yet.")
    (bench.stick / "T07.pem").write_bytes(_signed((bench.stick / "T07.csr").read_bytes()))
    glass.taps("choose_import")
    glass.sees(CA)
    glass.taps("choose_onward")

    glass.sees("Camera for codes")
    glass.sees(bench.scene.address)
    glass.sees_through_the_camera()
    glass.taps("choose_onward")

    glass.taps("choose_ticket")
    glass.sees("Printed: look at it")
    glass.taps("choose_report")
    assert bench.reports.wait_until(lambda: len(bench.reports.sheets) == 1, SECONDS)
    glass.taps("choose_onward")

    glass.sees("Is this right?")
    glass.taps("choose_enrol")
    glass.sees("This terminal is set up")
    glass.taps("choose_start")
    assert glass.ends() == 0
    _is_a_terminal(bench)


def _is_a_terminal(bench: Bench) -> None:
    """It can be started with what was written, and trusts what was compared."""
    written = tomllib.loads(bench.settings.read_text(encoding="utf-8"))
    assert written["terminal"] == {"id": "T07", "hospital": "示范医院"}
    assert written["report_printer"] == {"uri": bench.reports.uri}
    settings = load(bench.settings, {})
    assert settings.camera.source == f"stand-in:{bench.scene.address}"
    own = bench.settings.parent
    assert stat.S_IMODE((own / "client.key").stat().st_mode) & 0o077 == 0
    certificate = x509.load_pem_x509_certificate((own / "client.pem").read_bytes())
    assert [
        each.value for each in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    ] == ["T07"]
    assert (own / "root.json").read_bytes() == bench.root.data
    assert TrustCache(bench.storage / TRUST_FOLDER).read_root() == bench.root.data
    assert len(bench.tickets.slips) == 1


def test_a_camera_without_a_picture_and_a_printer_that_is_away_are_told(
    bench: Bench, glass: Glass
) -> None:
    bench.tickets.stop()
    bench.scene.unplug()
    glass.taps("choose_begin", "choose_same")
    glass.types("item_terminal.id", "T08")
    glass.types("item_by", "IT0042")
    glass.taps("choose_onward", "choose_onward", "choose_onward")
    glass.sees("扫码摄像头")
    glass.sees("该摄像头没有画面")
    bench.scene.plug_in()
    glass.sees_through_the_camera()
    glass.taps("item_camera.source=auto")  # there is none in this machine
    glass.sees("未找到摄像头")
    glass.taps(f"item_camera.source=stand-in:{bench.scene.address}")
    glass.sees_through_the_camera()
    glass.taps("choose_onward", "choose_ticket")
    glass.sees("请检查地址、网线、纸张和机盖。")
    glass.process.send_signal(signal.SIGTERM)
    assert glass.ends() == 1
    assert not bench.settings.exists()


def test_a_terminal_that_is_enrolled_from_a_console_keeps_no_first_start(
    bench: Bench, glass: Glass
) -> None:
    glass.sees("本机尚未启用")
    bench.settings.write_text("")
    assert glass.ends() == 0
