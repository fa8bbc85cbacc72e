"""Refusals, idle, faults, equipment, and the small taps around the main errand."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.audit.catalogue import Fingerprint
from kiosk.devices import CameraState, PrinterState, TicketOutcome
from kiosk.reasons import Code, Failure
from kiosk.session import screens
from kiosk.session.effects import (
    AskHospital,
    AskPrinter,
    CheckStorage,
    CheckTrust,
    Forget,
    JudgeCode,
    Record,
)
from kiosk.session.events import (
    CameraChanged,
    CodeRead,
    Crashed,
    HospitalChanged,
    PrinterChanged,
    StorageChanged,
    TrustChanged,
)
from kiosk.session.screens import Action, HelpTopic
from kiosk.trust.health import TrustState


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EHC1:abc", Code.NOT_BASE45),
        ("134567890123456789", Code.PAYMENT_CODE),
        ("EHCS1:ABC", Code.STAFF_BADGE),
        ("https://hospital.example/", Code.UNRECOGNISED),
        ("4242345678901234567890123456", Code.NEEDS_PLATFORM),
    ],
)
def test_a_refused_code_says_why_and_leaves_by_itself(walk: Any, text: str, code: Code) -> None:
    walk.shows_code(text)
    assert walk.sees(screens.Refused).failure.code is code
    walk.passes(15)
    walk.sees(screens.Attract)


def test_from_a_refusal_straight_to_the_welcome(walk: Any) -> None:
    """The camera stays on: a refreshed code needs no tap."""
    walk.shows_code(walk.code(1, iat=1_800_000_000 - 600))
    assert walk.sees(screens.Refused).failure == Failure(Code.PRESENTATION_TOO_OLD, {"minutes": 10})
    walk.shows_code(walk.code(1))
    walk.sees(screens.Welcome)


def test_a_stray_code_disturbs_nobody_who_is_known(walk: Any) -> None:
    walk.is_offered().shows_code("134567890123456789")
    walk.sees(screens.Offer)


@pytest.mark.parametrize("done", ["finds_nothing", "has_ticket"])
@pytest.mark.parametrize(
    ("text", "code"),
    [("134567890123456789", Code.PAYMENT_CODE), ("EHC1:abc", Code.NOT_BASE45)],
)
def test_the_next_patient_hears_why_once_the_last_one_is_done(
    walk: Any, done: str, text: str, code: Code
) -> None:
    getattr(walk, done)()
    before = walk.session
    walk.shows_code(text)
    assert walk.sees(screens.Refused).failure.code is code
    assert (walk.kiosk.person, walk.session) == (None, before + 1)
    walk.asked(Forget)


def test_a_poster_in_view_takes_nobodys_screen_away(walk: Any) -> None:
    walk.has_ticket().shows_code("https://hospital.example/")
    walk.sees(screens.SignedIn)


def test_a_number_that_is_on_no_paper_stays_on_the_screen(walk: Any) -> None:
    walk.has_ticket(TicketOutcome.NOT_PRINTED).shows_code("EHC1:abc")
    walk.sees(screens.SignedIn)


def test_idle_warns_counts_down_and_wipes(walk: Any) -> None:
    walk.is_offered().passes(59)
    assert walk.view().idle_seconds == -1
    walk.passes(2)
    assert walk.view().idle_seconds == 19
    walk.sees(screens.Offer)
    walk.passes(19)
    walk.sees(screens.Attract)
    walk.asked(Forget)
    assert walk.kiosk.person is None


@pytest.mark.parametrize("action", [Action.STILL_HERE, Action.TOUCH])
def test_a_touch_answers_the_idle_warning(walk: Any, action: Action) -> None:
    walk.is_offered().passes(70).taps(action)
    assert walk.view().idle_seconds == -1
    walk.passes(30)
    walk.sees(screens.Offer)


def test_coming_back_from_help_the_screen_does_not_leave_at_once(walk: Any) -> None:
    walk.shows_code("EHC1:abc").passes(1).taps(Action.STAFF).passes(20).taps(Action.BACK)
    walk.passes(7)
    walk.sees(screens.Refused)


def test_a_touch_keeps_a_leaving_screen_a_little_longer(walk: Any) -> None:
    walk.shows_code("EHC1:abc").passes(13).taps(Action.TOUCH).passes(6)
    walk.sees(screens.Refused)
    walk.passes(3)
    walk.sees(screens.Attract)


def test_finish_wipes_at_once(walk: Any) -> None:
    walk.is_offered().taps(Action.FINISH)
    walk.sees(screens.Attract)
    assert walk.kiosk.person is None


def test_finish_without_anybody_does_nothing(walk: Any) -> None:
    walk.taps(Action.FINISH)
    assert walk.asked_nothing(Forget)


def test_a_bug_wipes_and_lands_in_the_safe_screen(walk: Any) -> None:
    walk.is_offered().happens(Crashed(Fingerprint("KeyError kiosk/x.py:1")))
    assert walk.sees(screens.Refused).failure == Failure(Code.INTERNAL_FAULT)
    assert walk.kiosk.person is None
    walk.asked(Forget)
    walk.shows_code(walk.code(2))
    walk.sees(screens.Welcome)


@pytest.mark.parametrize(
    ("broken", "mended", "code"),
    [
        (CameraChanged(CameraState.ABSENT), CameraChanged(CameraState.RUNNING), Code.CAMERA_ABSENT),
        (CameraChanged(CameraState.SILENT), CameraChanged(CameraState.RUNNING), Code.CAMERA_SILENT),
        (StorageChanged(writable=False), StorageChanged(writable=True), Code.STORAGE_FULL),
        (TrustChanged(TrustState.MISSING), TrustChanged(TrustState.FRESH), Code.TRUST_LIST_MISSING),
    ],
)
def test_out_of_service_and_back_by_itself(walk: Any, broken, mended, code: Code) -> None:
    walk.happens(broken)
    assert walk.sees(screens.OutOfService).failure.code is code
    walk.happens(CodeRead(walk.code()))
    assert walk.asked_nothing(JudgeCode)
    walk.happens(mended)
    walk.sees(screens.Attract)


def test_a_bug_in_what_a_crash_brings_about_does_not_chase_itself(walk: Any) -> None:
    """Recording or forgetting raises: the crash asks for both again."""
    walk.is_offered().happens(Crashed(Fingerprint("OSError kiosk/a.py:1")))
    walk.effects.clear()
    walk.happens(*[Crashed(Fingerprint("OSError kiosk/b.py:2"))] * 100)
    assert [type(effect) for effect in walk.effects] == [Record]
    walk.sees(screens.Refused)
    walk.passes(16)
    walk.sees(screens.Attract)


def test_a_camera_that_goes_away_does_not_take_the_patient_along(walk: Any) -> None:
    walk.is_offered().happens(CameraChanged(CameraState.ABSENT))
    walk.sees(screens.Offer)


def test_what_is_broken_is_asked_after(walk: Any) -> None:
    walk.happens(StorageChanged(writable=False)).passes(2)
    walk.asked(CheckStorage)
    walk.happens(StorageChanged(writable=True), TrustChanged(TrustState.MISSING)).passes(2)
    walk.asked(CheckTrust)
    walk.happens(TrustChanged(TrustState.FRESH), HospitalChanged(answering=False)).passes(2)
    walk.asked(AskHospital)
    walk.happens(HospitalChanged(answering=True)).passes(10)
    walk.asked(AskPrinter)


def test_the_attract_screen_says_what_does_not_work(walk: Any) -> None:
    walk.happens(HospitalChanged(answering=False), PrinterChanged(PrinterState.PAPER_OUT))
    attract = walk.sees(screens.Attract)
    assert (attract.degraded, attract.no_tickets) == (True, True)
    walk.happens(HospitalChanged(answering=True), PrinterChanged(PrinterState.PAPER_LOW))
    attract = walk.sees(screens.Attract)
    assert (attract.degraded, attract.no_tickets) == (False, False)


def test_a_full_disk_found_while_judging_is_no_fault_of_the_patient(walk: Any) -> None:
    walk.happens(CodeRead(walk.code()))
    effect = walk.asked(JudgeCode)
    judgement = walk.judged(effect.text)
    full = type(judgement)(judgement.kind, Failure(Code.STORAGE_FULL))
    from kiosk.session.events import CodeJudged  # noqa: PLC0415 - used here alone

    walk.happens(CodeJudged(effect.session, full))
    assert walk.sees(screens.OutOfService).failure.code is Code.STORAGE_FULL


def test_language_and_text_size_lapse_with_the_patient(walk: Any) -> None:
    walk.taps(Action.LANGUAGE, "en").taps(Action.ELDER_MODE)
    assert (walk.view().preferences.language, walk.view().preferences.elder) == ("en", True)
    walk.is_offered()
    assert walk.view().preferences.language == "en"
    walk.taps(Action.FINISH)
    assert (walk.view().preferences.language, walk.view().preferences.elder) == ("zh_CN", False)


def test_a_refused_code_keeps_the_language_until_nobody_is_there(walk: Any) -> None:
    walk.taps(Action.LANGUAGE, "en").shows_code("EHC1:abc").passes(16)
    walk.sees(screens.Attract)
    assert walk.view().preferences.language == "en"
    walk.passes(61)
    assert walk.view().preferences.language == "zh_CN"


def test_an_unknown_language_is_no_language(walk: Any) -> None:
    walk.taps(Action.LANGUAGE, "../../etc")
    assert walk.view().preferences.language == "zh_CN"


@pytest.mark.parametrize(
    ("action", "topic"), [(Action.NO_PHONE, HelpTopic.NO_PHONE), (Action.STAFF, HelpTopic.STAFF)]
)
def test_help_and_back(walk: Any, action: Action, topic: HelpTopic) -> None:
    walk.taps(action)
    assert walk.sees(screens.Help).topic is topic
    walk.taps(Action.BACK)
    walk.sees(screens.Attract)
    walk.taps(action).passes(30)
    walk.sees(screens.Attract)


def test_a_code_held_up_ends_the_help(walk: Any) -> None:
    walk.taps(Action.NO_PHONE).shows_code(walk.code())
    walk.sees(screens.Welcome)


def test_help_is_not_offered_in_the_middle_of_an_errand(walk: Any) -> None:
    walk.has_arrived().taps(Action.STAFF)
    walk.sees(screens.SignedIn)


def test_a_long_wait_says_so_and_offers_a_way_out(walk: Any) -> None:
    walk.shows_code(walk.code()).passes(6)
    assert walk.sees(screens.Welcome).waiting_seconds == 6
    assert Action.FINISH not in walk.view().actions
    walk.passes(25)
    assert Action.FINISH in walk.view().actions


def test_a_sign_in_that_takes_long_offers_a_way_out_and_ends_by_itself(walk: Any) -> None:
    walk.is_offered().taps(Action.SIGN_IN, "a1").passes(29)
    assert Action.FINISH not in walk.view().actions
    walk.passes(2)
    assert Action.FINISH in walk.view().actions
    walk.passes(31)
    assert walk.view().idle_seconds == 18
    walk.passes(19)
    walk.sees(screens.Attract)
    walk.asked(Forget)


def test_the_bottom_row_has_elder_mode_everywhere(walk: Any) -> None:
    walks = (walk.shows_code("EHC1:abc"), walk.is_offered(), walk.has_arrived())
    for at in walks:
        assert at.view().actions[0] is Action.ELDER_MODE
