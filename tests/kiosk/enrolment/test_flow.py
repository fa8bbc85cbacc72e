"""The screens of enrolment: what each wants, where each leads, what an old answer does: nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.enrolment import effects as done
from kiosk.enrolment import events as said
from kiosk.enrolment.effects import EnrolEffect
from kiosk.enrolment.events import EnrolEvent
from kiosk.enrolment.flow import step
from kiosk.enrolment.states import (
    Certificate,
    Choice,
    Client,
    EnrolState,
    Field,
    Finding,
    Machine,
    Picture,
    Request,
    Root,
    Step,
    Stick,
    Trial,
    Trouble,
    Work,
)
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict

ROOT = Root(b"root", 1, 2_000_000_000, is_expired=False, sm3="ab" * 32, sha256="cd" * 32)
REQUEST = Request("-----BEGIN", "T001.csr", "ef" * 32)
CERTIFICATE = Certificate(b"pem", "CN=T001", "CN=CA", 2_000_000_000)
TABLES: dict[str, dict[str, object]] = {
    "terminal": {"id": "T001", "hospital": "示范医院"},
    "hospital": {"base_url": "https://fhir.hospital.example/r4"},
    "trust": {"repository": "https://trust.example/yima"},
    "ticket_printer": {"host": "192.0.2.10"},
}
COMMON = Stick(root=ROOT, tables=TABLES)
ROW = Stick(root=replace(ROOT, is_vouched=True), tables=TABLES, is_row=True)
TYPED = {
    Field.ID: "T001",
    Field.NAME: "示范医院",
    Field.BY: "lin.0421",
    Field.BASE_URL: "https://fhir.hospital.example/r4",
    Field.REPOSITORY: "https://trust.example/yima",
    Field.TICKET_HOST: "192.0.2.10",
}


class Glass:
    """Somebody before it: what the flow wants is noted in `wanted`, and answered by the test."""

    def __init__(self) -> None:
        self.state = EnrolState()
        self.wanted: list[EnrolEffect] = []

    def do(self, *events: EnrolEvent) -> EnrolState:
        for event in events:
            self.state, effects = step(self.state, event)
            self.wanted += effects
        return self.state

    def last(self, kind: type[Any]) -> Any:
        return [each for each in self.wanted if isinstance(each, kind)][-1]

    def begin(self, stick: Stick) -> EnrolState:
        self.do(said.MachineKnown(Machine("SERIAL")))
        return self.do(said.StickRead(self.last(done.ReadStick).ticket, stick))

    def type(self, **values: str) -> EnrolState:
        return self.do(*(said.Entered(Field[name], text) for name, text in values.items()))

    def onward(self, wanted: Step) -> EnrolState:
        state = self.do(said.Continued())
        assert state.step is wanted, state.findings
        return state

    def to(self, wanted: Step) -> EnrolState:
        """From WELCOME, all as it should be."""
        self.begin(COMMON)
        self.type(BY="lin.0421")
        self.do(said.Continued(), said.Compared(same=True))
        while self.state.step is not wanted:
            self.do(said.Continued())
            assert not [each for each in self.state.findings if not each.is_warning]
        return self.state

    def troubles(self) -> list[Trouble]:
        return [each.trouble for each in self.state.findings]


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


def with_request(glass: Glass) -> None:
    glass.to(Step.CERTIFICATE)
    glass.type(CLIENT="request")
    ticket = glass.last(done.MakeRequest).ticket
    no_stick = Finding(Trouble.NO_STICK)
    glass.do(said.RequestMade(ticket, REQUEST, is_written=False, finding=no_stick))


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
    from kiosk.enrolment.states import Client  # noqa: PLC0415 - the only use

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


def test_the_camera_s_picture(glass: Glass) -> None:
    glass.to(Step.CAMERA)
    cameras = (Choice("/dev/video0", "a"), Choice("/dev/video2", "b"))
    glass.do(said.CamerasListed(glass.last(done.ListCameras).ticket, cameras))
    assert glass.state.cameras == cameras
    assert glass.state.picture is Picture.WAITING
    glass.type(CAMERA="/dev/video2")
    assert glass.last(done.ShowCamera).source == "/dev/video2"
    assert glass.do(said.PictureCame("auto", Picture.LIVE)).picture is Picture.WAITING
    assert glass.do(said.PictureCame("/dev/video2", Picture.LIVE)).picture is Picture.LIVE
    glass.do(said.Back())
    assert isinstance(glass.wanted[-1], done.HideCamera)
    assert glass.state.picture is Picture.NONE


def test_a_terminal_without_a_camera_can_be_enrolled(glass: Glass) -> None:
    glass.to(Step.CAMERA)
    glass.do(said.CamerasListed(glass.last(done.ListCameras).ticket, ()))
    glass.do(said.PictureCame("auto", Picture.FAILED))
    assert glass.troubles() == [Trouble.CAMERA_MISSING, Trouble.CAMERA_FAILS]
    glass.onward(Step.PRINTERS)


def test_test_pages(glass: Glass) -> None:
    glass.to(Step.PRINTERS)
    glass.do(said.TrialWanted(Field.TICKET_HOST))
    trial = glass.last(done.PrintTrial)
    assert (trial.address, trial.port) == ("192.0.2.10", 9100)
    glass.do(said.TrialDone(trial.ticket, Field.TICKET_HOST, Trial.FAILED, "paper"))
    assert glass.troubles() == [Trouble.PRINTER_FAILS]
    glass.do(said.TrialWanted(Field.TICKET_HOST))
    trial = glass.last(done.PrintTrial)
    glass.do(said.TrialDone(trial.ticket, Field.TICKET_HOST, Trial.PRINTED))
    assert not glass.state.findings
    assert glass.state.trials == {Field.TICKET_HOST: Trial.PRINTED}
    assert glass.type(TICKET_PORT="9101").trials == {}


def test_no_page_goes_to_an_address_that_is_none(glass: Glass) -> None:
    glass.to(Step.PRINTERS)
    glass.do(said.TrialWanted(Field.REPORT_URI))
    assert glass.troubles() == [Trouble.VALUE_MISSING]
    glass.do(said.Entered(Field.TICKET_PORT, "99999"), said.TrialWanted(Field.TICKET_HOST))
    assert glass.troubles() == [Trouble.VALUE_WRONG]
    assert not [each for each in glass.wanted if isinstance(each, done.PrintTrial)]


def test_from_the_summary_to_a_line_and_back(glass: Glass) -> None:
    glass.begin(ROW)
    glass.onward(Step.SUMMARY)
    assert glass.do(said.GoneTo(Step.CAMERA)).step is Step.CAMERA
    assert glass.do(said.Continued()).step is Step.SUMMARY
    assert glass.do(said.GoneTo(Step.PRINTERS), said.Back()).step is Step.SUMMARY
    assert glass.do(said.GoneTo(Step.DONE)).step is Step.SUMMARY
    glass.do(said.GoneTo(Step.TERMINAL), said.Entered(Field.ID, "?"), said.Continued())
    assert glass.state.step is Step.TERMINAL


def test_settings_that_do_not_go_together(glass: Glass) -> None:
    tables = {**TABLES, "scanner": {"kind": "serial"}, "colour": {"red": 1}}
    glass.begin(replace(ROW, tables=tables))
    glass.onward(Step.SUMMARY)
    glass.do(said.Continued())
    assert glass.state.step is Step.SUMMARY
    assert set(glass.troubles()) == {Trouble.SETTINGS_WRONG}
    assert any("scanner.port" in each.detail for each in glass.state.findings)


def test_a_disk_that_takes_nothing(glass: Glass) -> None:
    glass.begin(ROW)
    glass.do(said.Continued(), said.Continued())
    ticket = glass.last(done.Apply).ticket
    full = Finding(Trouble.NOT_WRITTEN, detail="No space left on device")
    assert glass.do(said.Failed(ticket, Work.WRITE, full)).step is Step.SUMMARY
    assert glass.state.findings == (full,)
    glass.onward(Step.WRITING)
    assert glass.do(said.Applied(ticket)).step is Step.WRITING  # of the first try
    assert glass.do(said.Applied(glass.last(done.Apply).ticket)).step is Step.DONE


def test_nothing_is_touched_while_it_is_written(glass: Glass) -> None:
    glass.begin(ROW)
    glass.do(said.Continued(), said.Continued())
    before = glass.state
    for event in (said.Back(), said.Continued(), said.Entered(Field.ID, "X"), said.StickWanted()):
        assert glass.do(event) == before


def test_back_to_the_beginning_forgets_what_was_typed(glass: Glass) -> None:
    glass.to(Step.TERMINAL)
    glass.do(said.Back(), said.Back(), said.Back())
    assert (glass.state.step, dict(glass.state.values), glass.state.stick) == (
        Step.WELCOME,
        {},
        None,
    )
    assert glass.state.machine == Machine("SERIAL")


def test_a_draft_of_before_a_power_cut(glass: Glass) -> None:
    state = glass.do(said.MachineKnown(Machine(), {Field.ID: "T009"}))
    assert state.value(Field.ID) == "T009"


def test_what_was_put_here_beforehand_is_not_typed_over(glass: Glass) -> None:
    """Not before it is read, nor while it is put aside, either."""
    machine = Machine("SERIAL", is_set_up=True)
    glass.do(said.MachineKnown(machine, {Field.BASE_URL: "https://mine.example"}))
    glass.type(REPOSITORY="https://mine.example", SITE="north")
    glass.do(said.StickRead(glass.last(done.ReadStick).ticket, COMMON))
    state = glass.type(TICKET_HOST="192.0.2.66", BY="lin.0421")
    assert state.value(Field.BASE_URL) == TYPED[Field.BASE_URL]
    assert state.value(Field.REPOSITORY) == TYPED[Field.REPOSITORY]
    assert state.value(Field.TICKET_HOST) == "192.0.2.10"
    assert state.is_fixed(Field.TICKET_HOST)
    assert state.value(Field.SITE) == "north"  # of which the file says nothing
    assert not state.is_fixed(Field.CAMERA)


def test_what_is_fixed_is_not_even_taken_note_of(glass: Glass) -> None:
    glass.do(said.MachineKnown(Machine("SERIAL", is_set_up=True)))
    glass.do(said.StickRead(glass.last(done.ReadStick).ticket, replace(COMMON, client=Client.NONE)))
    before = glass.state
    for of, text in ((Field.TICKET_HOST, "192.0.2.66"), (Field.CLIENT, "request"), (Field.ID, "")):
        assert glass.do(said.Entered(of, text)) == before


@pytest.mark.parametrize(
    "trouble", [Trouble.FILE_WRONG, Trouble.MACHINE_TWICE, Trouble.STICK_UNREADABLE]
)
def test_a_wrong_file_put_here_beforehand_opens_nothing(glass: Glass, trouble: Trouble) -> None:
    """With it nothing would be fixed any more, and whoever stands there could type a hospital of their own."""
    wrong = Stick(root=ROOT, findings=(Finding(trouble),))
    glass.do(said.MachineKnown(Machine("SERIAL", is_set_up=True)))
    glass.do(said.StickRead(glass.last(done.ReadStick).ticket, wrong))
    state = glass.do(said.Continued())
    assert (state.step, glass.troubles()) == (Step.WELCOME, [trouble])
    glass.begin(wrong)  # of somebody's stick: then it is done by hand
    assert glass.do(said.Continued()).step is Step.ROOT


def test_a_row_is_not_what_somebody_typed_before_it_came(glass: Glass) -> None:
    """Whoever was here before with an address of their own, by hand or with a draft that was kept."""
    mine = {Field.BASE_URL: "https://mine.example", Field.REPORT_URI: "ipp://192.0.2.66/print"}
    glass.do(said.MachineKnown(Machine("SERIAL"), mine))
    glass.do(said.StickRead(glass.last(done.ReadStick).ticket, ROW))
    assert glass.onward(Step.SUMMARY).value(Field.BASE_URL) == TYPED[Field.BASE_URL]
    assert glass.state.value(Field.REPORT_URI) == ""
    glass.onward(Step.WRITING)
    assert "report_printer" not in glass.last(done.Apply).plan.tables


def test_a_row_is_not_asked_for_with_another_s_request(glass: Glass) -> None:
    glass.begin(Stick(root=ROOT))
    state = glass.state.but(request=REQUEST, certificate=CERTIFICATE, is_request_written=True)
    glass.state = state
    glass.do(said.StickWanted())
    state = glass.do(said.StickRead(glass.last(done.ReadStick).ticket, ROW))
    assert (state.request, state.certificate, state.is_request_written) == (None, None, False)


@pytest.mark.parametrize(
    "where",
    [
        *(Step.WELCOME, Step.ROOT, Step.TERMINAL, Step.HOSPITAL, Step.CERTIFICATE, Step.CAMERA),
        *(Step.PRINTERS, Step.SUMMARY),
    ],
)
def test_what_is_left_standing_is_forgotten(glass: Glass, where: Step) -> None:
    """Whoever comes next reads the stick and compares the root themselves."""
    glass.begin(COMMON)
    if where is not Step.WELCOME:
        glass.do(said.Continued())
    if where not in {Step.WELCOME, Step.ROOT}:
        glass.do(said.Compared(same=True))
        glass.type(BY="lin.0421", NAME="别的医院")
    while glass.state.step is not where:
        glass.do(said.Continued())
    begun = len(glass.wanted)
    state = glass.do(said.Left())
    assert (state.step, dict(state.values), state.stick) == (Step.WELCOME, {}, None)
    assert not state.is_root_compared
    assert state.machine == Machine("SERIAL")
    kinds = {type(each) for each in glass.wanted[begun:]}
    assert kinds == {done.ReadStick} | ({done.HideCamera} if where is Step.CAMERA else set())


def test_what_waits_for_a_certificate_is_kept(glass: Glass) -> None:
    """As it is through a power cut: with the request it went to the disk."""
    with_request(glass)
    assert glass.state.request is not None
    state = glass.do(said.Left())
    assert (state.step, state.value(Field.BY), state.request) == (Step.WELCOME, "lin.0421", None)
    assert not state.is_root_compared


def test_nobody_leaves_while_it_is_written(glass: Glass) -> None:
    glass.begin(ROW)
    glass.do(said.Continued(), said.Continued())
    before = glass.state
    assert glass.do(said.Left()) == before
    glass.do(said.Applied(glass.last(done.Apply).ticket))
    assert glass.do(said.Left()).step is Step.DONE


def test_no_a4_printer_no_table_of_one(glass: Glass) -> None:
    glass.begin(replace(ROW, tables={**TABLES, "report_printer": {"uri": "ipp://127.0.0.1/x"}}))
    glass.do(said.Continued(), said.GoneTo(Step.PRINTERS), said.Entered(Field.REPORT_URI, ""))
    glass.do(said.Continued(), said.Continued())
    assert "report_printer" not in glass.last(done.Apply).plan.tables
