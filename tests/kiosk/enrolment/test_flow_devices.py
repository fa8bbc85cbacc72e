"""The screens of enrolment from the camera on: trials, the summary, what is written, and what is left standing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.enrolment import effects as done
from kiosk.enrolment import events as said
from kiosk.enrolment.states import (
    Choice,
    Client,
    Field,
    Finding,
    Machine,
    Picture,
    Step,
    Stick,
    Trial,
    Trouble,
    Work,
)
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
