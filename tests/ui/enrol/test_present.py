"""From where a first start stands to its screens: every step, every trouble, every value has its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from kiosk.enrolment.going import FIELDS as OF_STEP
from kiosk.enrolment.states import (
    Choice,
    Client,
    EnrolState,
    Field,
    Finding,
    Machine,
    Picture,
    Step,
    Stick,
    Trouble,
    Work,
)
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.words import Said
from kiosk.session.enrol_screens import EnrolCamera, EnrolDone, EnrolPage, EnrolPicture, EnrolTyping
from kiosk.session.screens import Action
from ui.enrol.present import present
from ui.enrol.shown import Pad, Shown
from ui.enrol.troubles import TROUBLES, notices
from ui.enrol.words import FIELDS, STEPS, TITLES, WORKING
from ui.languages import TRANSLATIONS
from ui.samples_enrol import enrol_samples
from ui.translations import _messages


def said_in(value: object) -> Iterator[str]:
    if isinstance(value, Said):
        yield value.words
    elif isinstance(value, tuple):
        for each in value:
            yield from said_in(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from said_in(getattr(value, each.name))


def rows_of(page: object) -> list[Row]:
    assert isinstance(page, EnrolPage)
    return [row for section in page.sections for row in section.rows]


@pytest.fixture(scope="module")
def chinese() -> dict[str, str]:
    ts = Path(TRANSLATIONS / "yima_zh_CN.ts")
    found = _messages(ts)
    return {source: words for context, source, words in found if context == "Maintenance"}


@pytest.mark.parametrize("step", [*Step])
def test_every_step_has_a_screen_in_chinese(step: Step, chinese: dict[str, str]) -> None:
    view = present(Shown(EnrolState(step=step)))
    assert all(chinese.get(words) for words in said_in(view.screen))


@pytest.mark.parametrize("trouble", [*Trouble])
def test_every_trouble_says_in_chinese_what_it_is_and_what_to_do(
    trouble: Trouble, chinese: dict[str, str]
) -> None:
    assert all(chinese.get(words) for words in TROUBLES[trouble])
    assert TROUBLES.keys() == set(Trouble)


def test_a_table_has_no_gap() -> None:
    assert set(STEPS) == TITLES.keys() == set(Step) - {Step.WELCOME, Step.WRITING, Step.DONE}
    assert FIELDS.keys() == set(Field) - {Field.CLIENT, Field.CAMERA}
    assert WORKING.keys() == set(Work) - {Work.CAMERA, Work.WRITE}


@pytest.mark.parametrize("name", sorted(enrol_samples()))
def test_what_samples_say_is_said_in_chinese(name: str, chinese: dict[str, str]) -> None:
    assert all(chinese.get(words) for words in said_in(enrol_samples()[name].screen))


@pytest.mark.parametrize("step", [*STEPS])
def test_each_step_says_which_it_is_and_leads_on_and_back(step: Step) -> None:
    view = present(Shown(EnrolState(step=step)))
    top = view.screen.head  # type: ignore[union-attr]  # of every counted step
    assert (top.number, top.count) == (STEPS.index(step) + 1, 7)
    assert view.actions == (Action.BACK,)
    assert view.screen.buttons[-1].primary  # type: ignore[union-attr]  # as above


@pytest.mark.parametrize("step", [Step.WELCOME, Step.WRITING, Step.DONE])
def test_there_is_no_way_back_where_there_is_none(step: Step) -> None:
    assert present(Shown(EnrolState(step=step))).actions == ()


@pytest.mark.parametrize("step", [Step.TERMINAL, Step.HOSPITAL, Step.PRINTERS])
def test_each_value_of_a_step_has_a_line_that_opens(step: Step) -> None:
    opens = [row.opens for row in rows_of(present(Shown(EnrolState(step=step))).screen)]
    assert set(OF_STEP[step]) <= set(opens)


def test_the_summary_leads_to_every_step_before_it() -> None:
    rows = rows_of(present(Shown(EnrolState(step=Step.SUMMARY))).screen)
    assert {row.opens.partition(">")[0] for row in rows} == set(STEPS) - {Step.SUMMARY}
    assert len({row.opens for row in rows}) == len(rows)


def test_a_value_that_is_missing_or_wrong_says_so_on_its_line() -> None:
    state = EnrolState(step=Step.TERMINAL, values={Field.NAME: "x!"})
    wrong = Finding(Trouble.VALUE_WRONG, Field.NAME)
    rows = {row.opens: row for row in rows_of(present(Shown(state.but(findings=(wrong,)))).screen)}
    assert rows[Field.NAME].tone is Tone.BAD
    assert rows[Field.ID].tone is Tone.WARN
    assert rows[Field.SITE].tone is Tone.PLAIN


def test_a_warning_can_be_gone_on_with_and_looks_so() -> None:
    warning, fault = notices((Finding(Trouble.CLOCK_WRONG), Finding(Trouble.NOT_WRITTEN)))
    assert (warning.tone, fault.tone) == (Tone.WARN, Tone.BAD)


def test_a_notice_of_a_value_is_headed_by_its_name_and_keeps_the_exact_words() -> None:
    (notice,) = notices((Finding(Trouble.VALUE_WRONG, Field.ID, "terminal.id: %1"),))
    assert notice.text.words == FIELDS[Field.ID].label
    assert notice.exact == "terminal.id: %1"


def test_a_server_that_is_well_says_how_near_it_is_to_not_being_so() -> None:
    facts = {Fact.DNS: "ok", Fact.TLS: "valid", Fact.DAYS_LEFT: 12, Fact.CLOCK_OFFSET_S: 2}
    good = CheckResult(CheckId.NETWORK_HOSPITAL, Verdict.PASS, facts)
    state = EnrolState(step=Step.HOSPITAL, checks=(good,))
    values = [row.value for row in rows_of(present(Shown(state)).screen)]
    assert "12" in values
    assert "2 s" in values
    failed = replace(good, verdict=Verdict.FAIL)
    more = rows_of(present(Shown(state.but(checks=(failed,)))).screen)
    assert len(more) > len(values)
    assert Tone.BAD in {row.tone for row in more}


def test_the_chosen_camera_is_marked_and_any_other_can_be() -> None:
    cameras = (Choice("/dev/video0", "One"), Choice("/dev/video2", "Two"))
    state = EnrolState(
        step=Step.CAMERA,
        cameras=cameras,
        values={Field.CAMERA: "/dev/video2"},
        picture=Picture.LIVE,
    )
    screen = present(Shown(state)).screen
    assert isinstance(screen, EnrolCamera)
    marked = [row.opens for row in screen.rows if row.tone is Tone.GOOD]
    assert marked == ["camera.source=/dev/video2"]
    assert len(screen.rows) == 3
    assert screen.picture is EnrolPicture.LIVE


def test_a_camera_that_only_the_stick_names_is_a_line_too() -> None:
    state = EnrolState(step=Step.CAMERA, values={Field.CAMERA: "rtsp://camera.example/1"})
    screen = present(Shown(state)).screen
    assert isinstance(screen, EnrolCamera)
    assert screen.rows[0].opens == "camera.source=rtsp://camera.example/1"
    assert screen.rows[0].tone is Tone.GOOD


@pytest.mark.parametrize(
    ("of", "keys"), [(Field.ID, "code"), (Field.BASE_URL, "address"), (Field.TICKET_PORT, "digits")]
)
def test_each_value_has_the_keys_it_is_typed_with(of: Field, keys: str) -> None:
    screen = present(Shown(EnrolState(step=Step.TERMINAL), pad=Pad(of, "x"))).screen
    assert isinstance(screen, EnrolTyping)
    assert (screen.keys, screen.typed) == (keys, "x")


def test_it_counts_down_once_it_is_enrolled() -> None:
    writing = present(Shown(EnrolState(step=Step.WRITING))).screen
    done = present(Shown(EnrolState(step=Step.DONE), seconds_left=7)).screen
    assert isinstance(writing, EnrolDone)
    assert isinstance(done, EnrolDone)
    assert (writing.working, writing.buttons) == (True, ())
    assert (done.working, done.seconds) == (False, 7)


def test_what_was_put_here_beforehand_is_told_and_opens_nothing() -> None:
    tables = {
        "terminal": {"id": "YM-07"},
        "hospital": {"base_url": "https://fhir.hospital.example/r4"},
        "camera": {"source": "/dev/video2"},
        "report_printer": {"uri": "ipp://192.0.2.30/print"},
    }
    state = EnrolState(
        machine=Machine(is_set_up=True),
        stick=Stick(tables=tables, client=Client.NONE),
        cameras=(Choice("/dev/video0", "Another"), Choice("/dev/video2", "Ours")),
        printers=(Choice("ipp://192.0.2.66/print", "Another"),),
    )
    opened = {
        step: [row.opens for row in rows_of(present(Shown(state.but(step=step))).screen)]
        for step in (Step.TERMINAL, Step.HOSPITAL, Step.CERTIFICATE, Step.PRINTERS)
    }
    assert opened == {
        Step.TERMINAL: ["", *(f"{of}" for of in (Field.NAME, Field.BY, Field.SITE, Field.GROUPS))],
        Step.HOSPITAL: ["", Field.REPOSITORY],
        Step.CERTIFICATE: [""],
        Step.PRINTERS: [Field.TICKET_HOST, Field.TICKET_PORT, ""],
    }
    camera = present(Shown(state.but(step=Step.CAMERA))).screen
    assert isinstance(camera, EnrolCamera)
    assert [(row.label, row.opens) for row in camera.rows] == [("Ours", "")]
