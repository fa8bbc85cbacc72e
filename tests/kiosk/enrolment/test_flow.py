"""The screens of enrolment up to the certificate: what each wants, where each leads, what an old answer does: nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.enrolment import effects as done
from kiosk.enrolment import events as said
from kiosk.enrolment.states import (
    Client,
    Field,
    Finding,
    Machine,
    Step,
    Stick,
    Trouble,
    Work,
)
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from tests.kiosk.enrolment.glass import (
    CERTIFICATE,
    COMMON,
    REQUEST,
    ROOT,
    ROW,
    TABLES,
    TYPED,
    Glass,
    with_request,
)


@pytest.fixture
def glass() -> Glass:
    return Glass()


def test_by_hand_screen_by_screen(glass: Glass) -> None:
    glass.begin(Stick(root=ROOT))
    glass.onward(Step.ROOT)
    assert glass.do(said.Compared(same=True)).step is Step.TERMINAL
    glass.type(ID="T001", NAME="示范医院", BY="lin.0421", SITE="north", GROUPS="a, b")
    glass.onward(Step.HOSPITAL)
    glass.type(BASE_URL=TYPED[Field.BASE_URL], REPOSITORY=TYPED[Field.REPOSITORY])
    glass.onward(Step.CERTIFICATE)
    glass.onward(Step.CAMERA)
    assert glass.last(done.ShowCamera).source == "auto"
    glass.onward(Step.PRINTERS)
    assert isinstance(glass.wanted[-2], done.HideCamera)
    glass.type(TICKET_HOST="192.0.2.10")
    glass.onward(Step.SUMMARY)
    glass.onward(Step.WRITING)
    plan = glass.last(done.Apply).plan
    assert plan.tables == {
        "terminal": {"id": "T001", "hospital": "示范医院"},
        "fleet": {"site": "north", "groups": ["a", "b"]},
        "hospital": {"base_url": "https://fhir.hospital.example/r4"},
        "trust": {"repository": "https://trust.example/yima"},
        "camera": {"source": "auto"},
        "ticket_printer": {"host": "192.0.2.10", "port": 9100},
        "storage": {"folder": "/var/lib/yima-kiosk"},
    }
    assert (plan.root, plan.by, plan.certificate) == (b"root", "lin.0421", None)
    state = glass.do(said.Applied(glass.last(done.Apply).ticket))
    assert state.step is Step.DONE


def test_a_row_for_this_machine_takes_one_confirmation(glass: Glass) -> None:
    glass.begin(ROW)
    glass.onward(Step.SUMMARY)
    assert glass.last(done.CheckServers).base_url == TYPED[Field.BASE_URL]
    glass.onward(Step.WRITING)
    assert glass.last(done.Apply).plan.by == ""


def test_a_row_without_a_vouched_root_is_compared_still(glass: Glass) -> None:
    glass.begin(replace(ROW, root=ROOT))
    glass.onward(Step.ROOT)
    assert glass.do(said.Compared(same=True)).step is Step.SUMMARY


def test_a_row_with_a_wrong_address_stops_there(glass: Glass) -> None:
    tables = {**TABLES, "hospital": {"base_url": "ftp://x"}}
    glass.begin(replace(ROW, tables=tables))
    glass.onward(Step.HOSPITAL)


def test_what_is_brought_is_there_to_be_confirmed(glass: Glass) -> None:
    state = glass.begin(COMMON)
    assert state.value(Field.NAME) == "示范医院"
    assert glass.type(NAME="第一医院").value(Field.NAME) == "第一医院"


def test_nothing_goes_on_while_the_stick_is_read(glass: Glass) -> None:
    glass.do(said.MachineKnown(Machine()))
    assert glass.do(said.Continued()).step is Step.WELCOME


def test_a_root_that_differs_throws_all_away_that_came_with_it(glass: Glass) -> None:
    glass.begin(COMMON)
    glass.onward(Step.ROOT)
    state = glass.do(said.Compared(same=False))
    assert (state.step, state.stick) == (Step.WELCOME, None)
    assert glass.troubles() == [Trouble.ROOT_DIFFERS]


def test_no_root_no_going_on(glass: Glass) -> None:
    glass.begin(Stick())
    glass.onward(Step.ROOT)
    glass.do(said.Continued())
    assert (glass.state.step, glass.troubles()) == (Step.ROOT, [Trouble.ROOT_MISSING])
    glass.do(said.Compared(same=True))
    assert glass.state.step is Step.ROOT
    glass.do(said.StickWanted())
    glass.do(said.StickRead(glass.last(done.ReadStick).ticket, COMMON))
    glass.do(said.Continued())
    assert glass.troubles() == [Trouble.ROOT_NOT_COMPARED]


def test_another_root_is_to_be_compared_anew(glass: Glass) -> None:
    glass.begin(COMMON)
    glass.do(said.Continued(), said.Compared(same=True), said.Back(), said.StickWanted())
    ticket = glass.last(done.ReadStick).ticket
    assert glass.do(said.StickRead(ticket, COMMON)).is_root_compared
    glass.do(said.StickWanted())
    ticket = glass.last(done.ReadStick).ticket
    other = replace(COMMON, root=replace(ROOT, data=b"other"))
    assert not glass.do(said.StickRead(ticket, other)).is_root_compared


@pytest.mark.parametrize(
    ("of", "text", "trouble"),
    [
        (Field.ID, "", Trouble.VALUE_MISSING),
        (Field.ID, "T 1", Trouble.VALUE_WRONG),
        (Field.ID, "x" * 17, Trouble.VALUE_WRONG),
        (Field.NAME, "", Trouble.VALUE_MISSING),
        (Field.NAME, "x" * 400, Trouble.VALUE_WRONG),
        (Field.SITE, "North", Trouble.VALUE_WRONG),
        (Field.GROUPS, "a,a", Trouble.VALUE_WRONG),
        (Field.BY, "", Trouble.VALUE_MISSING),
        (Field.BY, "x", Trouble.VALUE_WRONG),
    ],
)
def test_values_that_do_not_go(glass: Glass, of: Field, text: str, trouble: Trouble) -> None:
    glass.to(Step.TERMINAL)
    glass.do(said.Entered(of, text), said.Continued())
    assert glass.state.step is Step.TERMINAL
    (found,) = glass.state.findings
    assert (found.trouble, found.field) == (trouble, of)
    assert text not in found.detail or not text


def test_a_value_put_right_is_no_trouble_any_more(glass: Glass) -> None:
    glass.to(Step.TERMINAL)
    assert glass.type(ID="T 1").findings
    assert not glass.type(ID="T1").findings


def test_addresses_are_looked_at_when_the_screen_comes(glass: Glass) -> None:
    glass.to(Step.HOSPITAL)
    ticket = glass.last(done.CheckServers).ticket
    bad = CheckResult(CheckId.NETWORK_HOSPITAL, Verdict.FAIL, {Fact.DNS: "failed"})
    late = CheckResult(CheckId.NETWORK_TRUST, Verdict.FAIL, {Fact.CLOCK_OFFSET_S: 400})
    glass.do(said.ServersChecked(ticket, (bad, late)))
    assert glass.troubles() == [Trouble.HOSPITAL_FAILS, Trouble.CLOCK_WRONG]
    assert "failed" in glass.state.findings[0].detail
    glass.onward(Step.CERTIFICATE)  # a terminal is often set up before its network is


def test_what_comes_late_is_not_told_on_another_screen(glass: Glass) -> None:
    glass.to(Step.HOSPITAL)
    ticket = glass.last(done.CheckServers).ticket
    glass.onward(Step.CERTIFICATE)
    bad = CheckResult(CheckId.NETWORK_HOSPITAL, Verdict.FAIL)
    state = glass.do(said.ServersChecked(ticket, (bad,)))
    assert (state.checks, state.findings) == ((bad,), ())


def test_an_answer_about_another_address_is_dropped(glass: Glass) -> None:
    glass.to(Step.HOSPITAL)
    ticket = glass.last(done.CheckServers).ticket
    glass.type(BASE_URL="https://other.example/r4")
    fine = CheckResult(CheckId.NETWORK_HOSPITAL, Verdict.PASS)
    assert glass.do(said.ServersChecked(ticket, (fine,))).checks == ()
    glass.do(said.CheckWanted())
    assert glass.last(done.CheckServers).base_url == "https://other.example/r4"


def test_a_request_is_made_and_its_certificate_read(glass: Glass) -> None:
    with_request(glass)
    assert glass.last(done.MakeRequest).terminal == "T001"
    assert glass.state.request == REQUEST
    assert glass.troubles() == [Trouble.NO_STICK]
    glass.do(said.Continued())
    assert glass.troubles() == [Trouble.CERTIFICATE_MISSING]
    glass.do(said.CertificateWanted())
    ticket = glass.last(done.ReadCertificate).ticket
    glass.do(said.CertificateRead(ticket, CERTIFICATE))
    glass.onward(Step.CAMERA)
    glass.onward(Step.PRINTERS)
    glass.onward(Step.SUMMARY)
    glass.onward(Step.WRITING)
    plan = glass.last(done.Apply).plan
    assert plan.certificate == b"pem"
    assert plan.tables["hospital"]["client_key"] == "client.key"


def test_a_file_that_wants_certificates_has_the_request_made_by_itself(glass: Glass) -> None:

    glass.begin(replace(ROW, client=Client.REQUEST))
    glass.onward(Step.CERTIFICATE)
    assert glass.last(done.MakeRequest).hospital == "示范医院"


def test_another_id_makes_the_certificate_nobody_s(glass: Glass) -> None:
    with_request(glass)
    glass.do(said.CertificateWanted())
    glass.do(said.CertificateRead(glass.last(done.ReadCertificate).ticket, CERTIFICATE))
    state = glass.type(ID="T002")
    assert (state.request, state.certificate) == (None, None)


def test_a_certificate_that_does_not_fit(glass: Glass) -> None:
    with_request(glass)
    glass.do(said.CertificateWanted())
    ticket = glass.last(done.ReadCertificate).ticket
    wrong = Finding(Trouble.CERTIFICATE_WRONG, detail="another_key")
    glass.do(said.Failed(ticket, Work.CERTIFICATE, wrong))
    assert glass.state.findings == (wrong,)
    assert not glass.state.is_working(Work.CERTIFICATE)
