"""What a tap on a first start's glass means, without a glass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.enrolment.events import (
    Back,
    CertificateWanted,
    CheckWanted,
    Compared,
    Continued,
    Entered,
    GoneTo,
    Left,
    RequestWanted,
    StickWanted,
    TrialWanted,
)
from kiosk.enrolment.states import EnrolState, Field, Machine, Request, Step, Stick
from ui.enrol.shown import LEFT_SECONDS, Meant, Pad, Shown, after_a_second, meant
from ui.enrol.words import FIELDS

AT = Shown(EnrolState(step=Step.TERMINAL, values={Field.ID: "YM-07"}))
REQUEST = Request("PEM", "YM-07.csr", "ab")


def taps(shown: Shown, *each: tuple[str, str]) -> Meant:
    last = Meant(shown)
    for action, argument in each:
        last = meant(last.shown, action, argument)
    return last


@pytest.mark.parametrize(
    ("button", "event"),
    [
        ("begin", Continued()),
        ("onward", Continued()),
        ("enrol", Continued()),
        ("stick", StickWanted()),
        ("same", Compared(same=True)),
        ("different", Compared(same=False)),
        ("check", CheckWanted()),
        ("request", RequestWanted()),
        ("import", CertificateWanted()),
        ("ticket", TrialWanted(Field.TICKET_HOST)),
        ("report", TrialWanted(Field.REPORT_URI)),
    ],
)
def test_a_button_is_an_event(button: str, event: object) -> None:
    assert meant(AT, "choose", button) == Meant(AT, (event,))  # type: ignore[arg-type]  # one of them


def test_a_line_opens_the_keys_with_what_it_has() -> None:
    opened = meant(AT, "open_item", "terminal.id")
    assert opened.shown.pad == Pad(Field.ID, "YM-07")
    assert opened.events == ()


def test_what_is_typed_reaches_the_flow_once_it_is_confirmed() -> None:
    typed = taps(
        AT, ("open_item", "terminal.id"), ("erase", ""), ("type", "8"), ("type", "A"), ("type", " ")
    )
    assert typed.shown.pad == Pad(Field.ID, "YM-08A ")
    assert typed.events == ()
    done = meant(typed.shown, "confirm", "")
    assert done == Meant(AT, (Entered(Field.ID, "YM-08A"),))


def test_back_leaves_a_value_as_it_was() -> None:
    assert taps(AT, ("open_item", "terminal.id"), ("type", "9"), ("back", "")) == Meant(AT)


def test_while_something_is_typed_nothing_else_is_meant() -> None:
    opened = meant(AT, "open_item", "terminal.id").shown
    for action, argument in (("choose", "onward"), ("open_item", "fleet.site"), ("sign_in", "x")):
        assert meant(opened, action, argument) == Meant(opened)


@pytest.mark.parametrize("of", sorted(FIELDS))
def test_the_keys_take_no_more_than_a_value_may_have(of: Field) -> None:
    full = replace(AT, pad=Pad(of, ""))
    for _ in range(FIELDS[of].longest + 5):
        full = meant(full, "type", "a").shown
    assert full.pad == Pad(of, "a" * FIELDS[of].longest)


@pytest.mark.parametrize("text", ["\n", "\x00", "\x1b"])
def test_what_is_no_letter_is_not_typed(text: str) -> None:
    opened = meant(AT, "open_item", "terminal.id").shown
    assert meant(opened, "type", text) == Meant(opened)


def test_a_line_of_a_list_is_a_value_and_may_hold_any_sign() -> None:
    chosen = meant(AT, "open_item", "report_printer.uri=ipp://[fe80::1]:631/a=b>c")
    assert chosen.events == (Entered(Field.REPORT_URI, "ipp://[fe80::1]:631/a=b>c"),)
    assert meant(AT, "open_item", "report_printer.uri=").events == (Entered(Field.REPORT_URI, ""),)


def test_a_line_of_the_summary_goes_to_its_step() -> None:
    assert meant(AT, "open_item", "camera>").events == (GoneTo(Step.CAMERA),)
    assert meant(AT, "open_item", "terminal>terminal.id").events == (GoneTo(Step.TERMINAL),)


@pytest.mark.parametrize(
    ("action", "argument"),
    [
        ("open_item", "payment.key_file"),
        ("open_item", "nowhere>"),
        ("open_item", "nobody=1"),
        ("choose", "reverse"),
        ("choose", "start"),
        ("touch", ""),
        ("finger", "0 name"),
        ("type", "a"),
        ("confirm", ""),
    ],
)
def test_what_has_no_meaning_here_does_nothing(action: str, argument: str) -> None:
    assert meant(AT, action, argument) == Meant(AT)


def test_the_language_changes_and_nothing_else() -> None:
    assert meant(AT, "language", "en") == Meant(replace(AT, language="en"))
    typing = taps(AT, ("open_item", "terminal.id"), ("language", "en")).shown
    assert (typing.language, typing.pad) == ("en", Pad(Field.ID, "YM-07"))


def test_the_request_is_shown_as_a_code_where_there_is_one() -> None:
    at = Shown(EnrolState(step=Step.CERTIFICATE))
    assert not meant(at, "choose", "code").shown.is_code
    made = at.now(at.state.but(request=REQUEST))
    opened = meant(made, "choose", "code").shown
    assert opened.is_code
    assert meant(opened, "back", "") == Meant(made)
    assert meant(opened, "choose", "close") == Meant(made)
    assert meant(made, "back", "").events == (Back(),)


def test_another_step_has_nothing_over_it() -> None:
    over = replace(AT, pad=Pad(Field.ID, "Y"), is_code=True)
    moved = over.now(AT.state.but(step=Step.ROOT))
    assert (moved.pad, moved.is_code) == (None, False)
    same = over.now(AT.state.but(tickets=3))
    assert (same.pad, same.is_code) == (over.pad, True)


def test_it_is_over_once_it_is_enrolled_and_somebody_has_read_so() -> None:
    done = Shown(EnrolState(step=Step.DONE))
    assert meant(done, "choose", "start").is_over
    assert not meant(AT, "choose", "start").is_over


def test_what_is_left_standing_is_left_with_the_keys_and_the_language() -> None:
    shown = replace(AT, language="en", pad=Pad(Field.NAME, "half a na"))
    for _ in range(LEFT_SECONDS - 1):
        passed = after_a_second(shown)
        assert (passed.shown, passed.events) == (shown, ())
        shown = passed.shown
    touched = meant(shown, "type", "m").shown
    assert after_a_second(touched).events == ()
    left = after_a_second(shown)
    assert left.events == (Left(),)
    assert (left.shown.pad, left.shown.language) == (None, "zh_CN")
    assert after_a_second(left.shown).events == ()


def test_the_time_starts_what_is_enrolled() -> None:
    shown = replace(AT, state=EnrolState(step=Step.DONE), seconds_left=2)
    said = []
    for _ in range(3):
        passed = after_a_second(shown)
        said.append((passed.shown.seconds_left, passed.is_over, passed.events))
        shown = passed.shown
    assert said == [(1, False, ()), (0, False, ()), (0, True, ())]


def test_what_was_put_here_beforehand_opens_no_keys() -> None:
    stick = Stick(tables={"terminal": {"id": "YM-07"}})
    state = EnrolState(step=Step.TERMINAL, machine=Machine(is_set_up=True), stick=stick)
    assert meant(Shown(state), "open_item", "terminal.id").shown.pad is None
    assert meant(Shown(state), "open_item", "terminal.hospital").shown.pad is not None
