"""What an enrolment has done: real files, a stick, and servers of a few lines on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509

from kiosk.enrolment.desk import EnrolDesk
from kiosk.enrolment.driving import Driver
from kiosk.enrolment.effects import CheckServers, MakeRequest, ReadCertificate
from kiosk.enrolment.events import (
    CertificateRead,
    CertificateWanted,
    Continued,
    Entered,
    Failed,
    GoneTo,
    RequestMade,
    ServersChecked,
    TrialWanted,
)
from kiosk.enrolment.states import (
    Choice,
    Field,
    Picture,
    Step,
    Stick,
    Trial,
    Trouble,
)
from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.settings import load
from tests.kiosk.enrolment.conftest import Bare, Write, row
from tests.kiosk.enrolment.test_csr import Authority
from tests.kiosk.maintenance.conftest import Server
from tests.kiosk.maintenance.test_network import certificate, dated, secured

START = Callable[..., Server]


class Bench:
    """Devices that note what was asked of them."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def cameras(self) -> tuple[Choice, ...]:
        return (Choice("/dev/video0", "Camera"),)

    def show_camera(self, source: str) -> Picture:
        self.asked.append(source)
        return Picture.LIVE

    def hide_camera(self) -> None:
        self.asked.append("hidden")

    def printers(self) -> tuple[Choice, ...]:
        return (Choice("ipp://127.0.0.1:631/printers/a4", "A4"),)

    def print_ticket(self, host: str, port: int) -> str | None:
        self.asked.append((host, port))
        return None

    def print_report(self, uri: str) -> str | None:
        return f"{uri}: out of paper"


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def desk(bare: Bare, bench: Bench) -> EnrolDesk:
    return EnrolDesk(bare.settings, bench, root=bare.root)


def test_one_confirmation_with_a_stick_that_knows_the_machine(
    bare: Bare, desk: EnrolDesk, write: Write
) -> None:
    write(row())
    driver = Driver(desk, without=(CheckServers,))
    state = driver.post(desk.begin())
    assert (state.step, state.findings) == (Step.WELCOME, ())
    assert driver.post(Continued()).step is Step.SUMMARY
    assert driver.post(Continued()).step is Step.DONE
    assert load(bare.settings, {}).terminal.id == "T001"
    again = Driver(desk, without=(CheckServers,))
    again.post(desk.begin())
    again.post(Continued())
    state = again.post(Continued())
    assert state.step is Step.SUMMARY
    assert [each.trouble for each in state.findings] == [Trouble.ALREADY_ENROLLED]


def test_the_servers_are_asked_with_the_ca_that_the_stick_brought(
    desk: EnrolDesk, server: START, tmp_path: Path
) -> None:
    ca = certificate(tmp_path)
    there = server(dated(), secured(ca))
    url = f"https://127.0.0.1:{there.port}/r4"
    tables = {"hospital": {"ca_file": "ca.pem"}, "trust": {}}
    stick = Stick(tables=tables, files={"ca.pem": ca.read_bytes()})
    answer = desk.do(CheckServers(3, url, url, stick))
    assert isinstance(answer, ServersChecked)
    hospital, trust = answer.checks
    assert (hospital.id, hospital.verdict) == (CheckId.NETWORK_HOSPITAL, Verdict.PASS)
    assert (trust.id, trust.facts[Fact.TLS]) == (CheckId.NETWORK_TRUST, "unknown_ca")
    assert answer.ticket == 3
    assert not [each for each in there.requests if b"r4" in each]


def test_a_clock_that_is_wrong_is_told(desk: EnrolDesk, server: START) -> None:
    there = server(dated(1_000))
    url = f"http://127.0.0.1:{there.port}"
    answer = desk.do(CheckServers(1, url, url, None))
    assert isinstance(answer, ServersChecked)
    assert float(answer.checks[0].facts[Fact.CLOCK_OFFSET_S]) > 900


def test_a_request_goes_to_the_stick_and_its_certificate_comes_back(
    bare: Bare, desk: EnrolDesk
) -> None:
    values = {Field.ID: "T001", Field.NAME: "示范医院"}
    made = desk.do(MakeRequest(1, "T001", "示范医院", values))
    assert isinstance(made, RequestMade)
    assert made.is_written
    on_stick = bare.stick.folder / "T001.csr"
    assert x509.load_pem_x509_csr(on_stick.read_bytes()).is_signature_valid
    missing = desk.do(ReadCertificate(2, "T001"))
    assert isinstance(missing, Failed)
    assert missing.finding.trouble is Trouble.CERTIFICATE_MISSING
    signer = Authority()
    days = (-2_000, 100_000)
    (bare.stick.folder / "T001.pem").write_bytes(signer.sign(made.request.text, days=days))
    found = desk.do(ReadCertificate(3, "T001"))
    assert isinstance(found, CertificateRead)
    (bare.stick.folder / "T001.pem").write_bytes(b"something else")
    wrong = desk.do(ReadCertificate(4, "T001"))
    assert isinstance(wrong, Failed)
    assert wrong.finding.detail == "not_a_certificate"
    assert not list(bare.stick.folder.glob("*.key"))


def test_a_power_cut_while_the_certificate_is_waited_for(bare: Bare, desk: EnrolDesk) -> None:
    values = {Field.ID: "T001", Field.NAME: "示范医院", Field.BY: "lin.0421"}
    first = desk.do(MakeRequest(1, "T001", "示范医院", values))
    later = EnrolDesk(bare.settings, Bench(), root=bare.root)
    assert dict(later.begin().draft) == values
    second = later.do(MakeRequest(1, "T001", "示范医院", values))
    assert isinstance(first, RequestMade)
    assert isinstance(second, RequestMade)
    assert first.request.fingerprint == second.request.fingerprint  # the key is the same
    bare.settings.with_name("draft.json").write_text('{"terminal.id": 5, "other": 1}')
    assert dict(later.begin().draft) == {Field.ID: "5"}
    bare.settings.with_name("draft.json").write_text("[torn")
    assert dict(later.begin().draft) == {}


def test_without_a_stick_there_is_the_code_on_the_screen(bare: Bare, desk: EnrolDesk) -> None:
    bare.stick.remount("rw")
    made = desk.do(MakeRequest(1, "T001", "h", {}))
    assert isinstance(made, RequestMade)
    assert not made.is_written
    assert made.finding is not None
    assert made.finding.trouble is Trouble.UNSAFE_STICK


def test_an_id_that_no_file_can_have(desk: EnrolDesk) -> None:
    made = desk.do(MakeRequest(1, "-7", "h", {}))
    assert isinstance(made, RequestMade)
    assert made.finding is not None
    assert made.finding.trouble is Trouble.STICK_NOT_WRITTEN


def test_the_whole_way_with_a_certificate(bare: Bare, desk: EnrolDesk, write: Write) -> None:
    write(row(), head='client = "request"')
    driver = Driver(desk, without=(CheckServers,))
    driver.post(desk.begin())
    state = driver.post(Continued())
    assert state.step is Step.CERTIFICATE
    assert state.request is not None
    signed = Authority().sign(state.request.text, days=(-2_000, 100_000))
    (bare.stick.folder / "T001.pem").write_bytes(signed)
    driver.post(CertificateWanted())
    assert driver.post(Continued()).step is Step.SUMMARY
    assert driver.post(Continued()).step is Step.DONE
    hospital = load(bare.settings, {}).hospital
    assert hospital.client_certificate is not None
    assert hospital.client_certificate.read_bytes() == signed
    assert not bare.settings.with_name("draft.json").exists()


def test_devices_are_asked_through_their_port(desk: EnrolDesk, bench: Bench, write: Write) -> None:
    write(row())
    driver = Driver(desk, without=(CheckServers,))
    driver.post(desk.begin())
    driver.post(Continued())
    state = driver.post(GoneTo(Step.CAMERA))
    assert state.cameras == (Choice("/dev/video0", "Camera"),)
    assert state.picture is Picture.LIVE
    driver.post(Entered(Field.CAMERA, "/dev/video0"))
    driver.post(Continued())
    assert bench.asked == ["auto", "/dev/video0", "hidden"]
    driver.post(GoneTo(Step.PRINTERS))
    driver.post(Entered(Field.REPORT_URI, driver.state.printers[0].value))
    driver.post(TrialWanted(Field.TICKET_HOST))
    state = driver.post(TrialWanted(Field.REPORT_URI))
    assert state.trials == {Field.TICKET_HOST: Trial.PRINTED, Field.REPORT_URI: Trial.FAILED}
    assert state.findings[0].detail.endswith("out of paper")
    assert bench.asked[-1] == ("192.0.2.10", 9100)
