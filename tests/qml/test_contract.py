"""What Python's values and the QML files must agree on, held together by reading both."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from kiosk.domain import StaffRole
from kiosk.maintenance.sheet import PageId, Tone
from kiosk.payment.port import Channel
from kiosk.payment.quote import InsuranceUse
from kiosk.reasons import NextStep
from kiosk.reports.report import Flag, ReportKind, ReportStatus
from kiosk.session.enrol_screens import EnrolKeys, EnrolPicture
from kiosk.session.pay_screens import PayErrand, PayPhase
from kiosk.session.report_screens import (
    PrintLineState,
    PrintMark,
    PrintPhase,
    ReportErrand,
    ReportFilter,
)
from kiosk.session.screens import (
    Action,
    Alternative,
    HelpTopic,
    PartOfDay,
    Screen,
    StaffNote,
    TicketState,
)
from kiosk.session.staff_screens import SignInPhase
from kiosk.staff.gesture import Zone
from ui.lint import QML, files, lint, unformatted
from ui.samples import samples
from ui.view_props import name_of, props_of

SCREENS = {kind.__name__ for kind in get_args(Screen)}
ALL_QML = "\n".join(path.read_text(encoding="utf8") for path in files())
ILLUSTRATIONS = Path(QML).parents[1] / "resources"


def source(screen: str) -> str:
    return (QML / "screens" / f"{screen}Screen.qml").read_text(encoding="utf8")


def component(name: str) -> str:
    return (QML / "Yima" / "Components" / f"{name}.qml").read_text(encoding="utf8")


def test_every_screen_has_a_file_and_a_sample() -> None:
    drawn = {path.stem.removesuffix("Screen") for path in (QML / "screens").glob("*.qml")}
    assert drawn == SCREENS
    assert {name_of(view.screen) for view in samples().values()} == SCREENS


@pytest.mark.parametrize("name", sorted(samples()))
def test_a_screens_properties_are_the_fields_of_its_value(name: str) -> None:
    screen = samples()[name].screen
    required = set(
        re.findall(r"^    required property \S+ (\w+)", source(name_of(screen)), re.MULTILINE)
    )
    assert required == set(props_of(screen, "en"))


def test_taps_say_nothing_that_is_not_an_action() -> None:
    said = set(re.findall(r'Terminal\.tap\("(\w+)"', ALL_QML))
    offered = set(re.findall(r'offers: \w+ \? \["(\w+)"\]', ALL_QML))
    assert said >= {"sign_in", "retry", "touch", "still_here", "language", "digit", "confirm"}
    assert said | offered <= {str(action) for action in Action}


def test_the_bottom_row_has_words_for_every_action_that_can_be_in_it() -> None:
    labelled = set(re.findall(r'case "(\w+)":', component("BottomBar")))
    elsewhere = {Action.SIGN_IN, Action.LANGUAGE, Action.STILL_HERE, Action.TOUCH}
    elsewhere |= {Action.DIGIT, Action.ERASE, Action.CONFIRM}
    elsewhere |= {Action.PAY, Action.CHOOSE_BILL, Action.CHOOSE_ALL, Action.UNFOLD_BILL}
    elsewhere |= {Action.PAY_CHOSEN, Action.PAY_BY, Action.OTHER_WAY}
    elsewhere |= {Action.REPORTS, Action.CHOOSE_REPORT, Action.CHOOSE_NEW, Action.OPEN_REPORT}
    elsewhere |= {Action.FILTER, Action.PAGE, Action.PRINT, Action.RESUME_PRINT}
    elsewhere |= {Action.SHOW_TREND, Action.SHOW_FORM, Action.ASK_ADVICE}
    elsewhere |= {Action.OPEN_PANEL, Action.CLOSE_PANEL, Action.COVER, Action.TEXT_SIZE}
    elsewhere |= {Action.THEME, Action.VOICE, Action.VOLUME, Action.LOWER}
    elsewhere |= {Action.OPEN_SERVICE, Action.SWITCH_CARD}
    elsewhere |= {Action.FINGER, Action.INVITATION, Action.RECOVERY, Action.TYPE}
    elsewhere |= {Action.OPEN_PAGE, Action.OPEN_ITEM, Action.OPEN_TOPIC, Action.CHOOSE}
    elsewhere |= {Action.SEARCH, Action.LOOK_AGAIN, Action.TOUCH_AT}
    assert labelled == {str(action) for action in Action if action not in elsewhere}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (source("Refused"), [*NextStep, *Alternative]),
        (component("StaffNote"), [*StaffNote]),
        (component("TicketStrip"), [*TicketState]),
        (component("SlipStrip"), [*TicketState]),
        (component("Channel"), [*Channel]),
        (component("PayPhase"), [*PayPhase]),
        (component("Greeting"), [*PartOfDay]),
        (source("ReportWait"), [*ReportErrand]),
        (source("Printing"), [*PrintPhase]),
        (component("PrintListRow"), [*PrintLineState]),
        (component("ReportMarks"), [*ReportStatus, *PrintMark]),
        (component("ReportFacts"), [*ReportStatus]),
        (component("KindMark"), [*ReportKind]),
        (component("Flag"), [*Flag]),
        (component("StaffTone"), [*Tone]),
        (source("StaffSignIn"), [*SignInPhase]),
        (source("StaffMenu"), [*StaffRole]),
        (source("EnrolCamera"), [*EnrolPicture]),
    ],
)
def test_cases_are_values_of_the_enumeration(text: str, values: list[StrEnum]) -> None:
    cases = set(re.findall(r'case "(\w+)":', text))
    assert cases
    assert cases <= set(map(str, values))


def test_every_page_of_maintenance_mode_has_a_name_an_icon_and_a_place_in_the_menu() -> None:
    pages = component("StaffPages")
    rows = re.findall(r'^ +"(\w+)": row\("icons/[\w-]+", qsTr\("[^"]+"\)\)', pages, re.MULTILINE)
    grouped = [
        page
        for group in re.findall(r'"pages": \[(.*?)\]', pages)
        for page in re.findall(r'"(\w+)"', group)
    ]
    assert sorted(rows) == sorted(grouped) == sorted(map(str, PageId))


def test_the_phases_of_signing_in_are_known() -> None:
    asked = set(re.findall(r'phase === "(\w+)"', source("StaffSignIn")))
    assert asked
    assert asked <= set(map(str, SignInPhase))


def test_what_a_finger_is_on_is_a_zone_of_the_gesture() -> None:
    kiosk = (QML / "Kiosk.qml").read_text(encoding="utf8")
    zone = re.search(r"function zone\(.*?\n    }", kiosk, re.DOTALL)
    assert zone is not None
    assert set(re.findall(r'"(\w+)"', zone[0])) == set(map(str, Zone))


def test_what_screens_ask_of_a_payment_is_known() -> None:
    assert set(re.findall(r'errand === "(\w+)"', source("PayWait"))) <= set(map(str, PayErrand))
    phases = set(re.findall(r'phase === "(\w+)"', source("Paying")))
    assert phases
    assert phases <= set(map(str, PayPhase))
    uses = set(re.findall(r'insurance === "(\w+)"', source("PayWays")))
    assert uses == {"needs_voucher"} < set(map(str, InsuranceUse))


def test_what_a_first_start_types_with_is_known() -> None:
    asked = set(re.findall(r'keys === "(\w+)"', source("EnrolTyping")))
    assert asked == set(map(str, EnrolKeys))


def test_every_flag_that_asks_for_care_has_words() -> None:
    told = set(re.findall(r'case "(\w+)":', component("Flag")))
    assert told == {str(flag) for flag in Flag if flag is not Flag.NONE}


def test_what_screens_ask_of_reports_is_known() -> None:
    assert set(re.findall(r'value: "(\w+)"', source("Reports"))) == set(map(str, ReportFilter))
    states = set(re.findall(r'case "(\w+)":', component("PrintListRow")))
    assert states == set(map(str, PrintLineState))
    marks = set(
        re.findall(r'mark === "(\w+)"', component("ReportActions") + component("ReportRow"))
    )
    assert marks
    assert marks <= set(map(str, PrintMark))


def test_every_screen_is_compiled_before_it_is_needed() -> None:
    kiosk = (QML / "Kiosk.qml").read_text(encoding="utf8")
    prepared = re.search(r"prepare\(kiosk.enrolling \? \[(.*?)\] : \[(.*?)\]\)", kiosk)
    assert prepared is not None
    enrolment, terminal = (set(re.findall(r'"(\w+)"', each)) for each in prepared.groups())
    assert enrolment == {each for each in SCREENS if each.startswith("Enrol")}
    assert terminal == SCREENS - enrolment - {"Attract"}


def test_topics_are_known() -> None:
    assert set(re.findall(r'topic === "(\w+)"', source("Help"))) <= set(map(str, HelpTopic))


def test_every_picture_named_exists_and_every_one_there_is_used() -> None:
    named = set(re.findall(r'"((?:illustrations|icons)/[\w-]+)"', ALL_QML))
    there = {
        f"{folder}/{path.stem}"
        for folder in ("illustrations", "icons")
        for path in (ILLUSTRATIONS / folder).glob("*.svg")
    }
    assert named == there


def test_qml_decides_nothing_it_could_not_know() -> None:
    """No import beyond Qt Quick and our own modules: no network, no storage, no controls."""
    assert set(re.findall(r"^import (\S+)", ALL_QML, re.MULTILINE)) == {
        "Dock",  # of the demo
        "QtQuick",
        "Yima",
        "Yima.Camera",
        "Yima.Codes",
        "Yima.Components",
    }


def test_qmllint_has_nothing_to_say() -> None:
    assert lint() == ""
    assert unformatted() == []
