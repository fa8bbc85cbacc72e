"""Device tests over ports: what each says, and that none passes without proof."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.devices import (
    CameraState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScannerState,
    TicketOutcome,
    VoiceState,
)
from kiosk.maintenance.camera import (
    CardSeen,
    PictureFacts,
    judge_camera,
    judge_decoding,
    judge_focus,
)
from kiosk.maintenance.checks import Fact, Verdict
from kiosk.maintenance.device_checks import (
    check_lamp,
    check_ticket_printer,
    judge_identity_reader,
    judge_presence,
    judge_scanner,
    judge_sound,
)
from kiosk.maintenance.read_trial import ReadTrial
from kiosk.maintenance.trial_codes import PREFIX, fresh_code

GOOD = PictureFacts(0.0, 1280, 720, 118.0, 9.0, 0.01, 0.01)


def film(picture: PictureFacts, rate: float = 30.0) -> list[PictureFacts]:
    return [replace(picture, at=number / rate) for number in range(30)]


@pytest.mark.parametrize(
    ("picture", "rate", "verdict"),
    [
        (GOOD, 30.0, Verdict.PASS),
        (replace(GOOD, sharpness=0.3), 30.0, Verdict.WARN),
        (replace(GOOD, bright_share=0.5), 30.0, Verdict.WARN),
        (replace(GOOD, dark_share=0.9), 30.0, Verdict.FAIL),
        (GOOD, 8.0, Verdict.WARN),
        (GOOD, 2.0, Verdict.FAIL),
        (replace(GOOD, width=320, height=240), 30.0, Verdict.WARN),
    ],
)
def test_the_camera(picture: PictureFacts, rate: float, verdict: Verdict) -> None:
    result = judge_camera(film(picture, rate), CameraState.RUNNING)
    assert result.verdict is verdict
    assert result.facts[Fact.FRAMES_PER_SECOND] == rate


def test_a_frozen_camera_fails_however_sharp() -> None:
    assert judge_camera(film(GOOD), CameraState.FROZEN).verdict is Verdict.FAIL
    assert judge_camera([], CameraState.RUNNING).verdict is Verdict.FAIL


def test_focus_is_told_by_where_the_card_was_sharpest() -> None:
    seen = [CardSeen(0, mm, 900 - abs(mm - 120)) for mm in range(60, 300, 20)]
    result = judge_focus(seen, 40)
    assert result.verdict is Verdict.PASS
    assert result.facts[Fact.BEST_MM] == 120
    assert judge_focus(seen[6:], 40).verdict is Verdict.WARN  # not read near the glass
    assert judge_focus([], 40).verdict is Verdict.FAIL


def test_decoding() -> None:
    assert judge_decoding(10, 10, 2.0, 5.0).verdict is Verdict.PASS
    assert judge_decoding(10, 10, 9.0, 5.0).verdict is Verdict.WARN
    assert judge_decoding(5, 10, 5.0, 5.0).verdict is Verdict.WARN
    assert judge_decoding(4, 10, 5.0, 5.0).verdict is Verdict.FAIL


class FakeLamp:
    def __init__(self, gain: float = 30.0, *, works: bool = True, hall: float = 80.0) -> None:
        self.is_on, self.works, self.gain, self.hall = True, works, gain, hall

    def switch(self, *, on: bool) -> bool:
        self.is_on = on
        return self.works

    def close(self) -> None:
        """Nothing to let go of."""

    def brightness(self) -> float | None:
        return self.hall + (self.gain if self.is_on else 0.0)


def test_a_lamp_passes_only_if_the_picture_gets_brighter() -> None:
    lamp = FakeLamp()
    result = check_lamp(lamp, lamp.brightness, settle=lambda _seconds: None)
    assert result.verdict is Verdict.PASS
    assert (result.facts[Fact.BRIGHTNESS_BEFORE], result.facts[Fact.BRIGHTNESS]) == (80.0, 110.0)
    assert not lamp.is_on
    in_the_sun = FakeLamp(gain=3.0, hall=160.0)
    assert check_lamp(in_the_sun, in_the_sun.brightness, settle=bool).verdict is Verdict.WARN
    burnt_out = FakeLamp(gain=0.0)
    assert check_lamp(burnt_out, burnt_out.brightness, settle=bool).verdict is Verdict.FAIL
    stuck = FakeLamp(works=False)
    assert check_lamp(stuck, stuck.brightness, settle=bool).verdict is Verdict.FAIL
    assert check_lamp(FakeLamp(), lambda: None, settle=bool).verdict is Verdict.WARN
    assert check_lamp(None, lambda: None, settle=bool).verdict is Verdict.NOT_FITTED


class FakePrinter:
    def __init__(self, outcome: TicketOutcome, after: PrinterState) -> None:
        self.outcome, self.after, self.pages = outcome, after, 0

    def state(self) -> PrinterState:
        return PrinterState.READY

    def print_test_page(self) -> tuple[TicketOutcome, PrinterState]:
        self.pages += 1
        return self.outcome, self.after


@pytest.mark.parametrize(
    ("outcome", "after", "verdict"),
    [
        (TicketOutcome.PRINTED, PrinterState.READY, Verdict.PASS),
        (TicketOutcome.PRINTED, PrinterState.PAPER_LOW, Verdict.WARN),
        (TicketOutcome.UNFINISHED, PrinterState.PAPER_OUT, Verdict.FAIL),
        (TicketOutcome.NOT_PRINTED, PrinterState.OFFLINE, Verdict.FAIL),
    ],
)
def test_the_ticket_printer(outcome: TicketOutcome, after: PrinterState, verdict: Verdict) -> None:
    result = check_ticket_printer(FakePrinter(outcome, after), None)
    assert result.verdict is verdict
    assert result.facts[Fact.OUTCOME] == outcome.value


def test_what_the_engineer_sees_on_the_page_decides() -> None:
    printer = FakePrinter(TicketOutcome.PRINTED, PrinterState.READY)
    assert check_ticket_printer(printer, False).verdict is Verdict.FAIL
    assert check_ticket_printer(printer, True).verdict is Verdict.PASS
    assert printer.pages == 0


def test_the_scanner_reads_the_code_and_nothing_but_it() -> None:
    code = fresh_code()
    assert code.startswith(PREFIX)
    ready = ScannerState.READY
    assert judge_scanner(ready, (code,), code).verdict is Verdict.PASS
    assert judge_scanner(ready, (f"]Q1{code}",), code).verdict is Verdict.FAIL
    assert judge_scanner(ready, (), code).verdict is Verdict.NOT_CHECKED
    assert judge_scanner(ScannerState.OFFLINE, (), code).verdict is Verdict.FAIL
    assert judge_scanner(ScannerState.NONE, (), code).verdict is Verdict.NOT_FITTED


def test_sound_is_what_the_engineer_heard() -> None:
    assert judge_sound(VoiceState.READY, heard=None).verdict is Verdict.NOT_CHECKED
    assert judge_sound(VoiceState.READY, heard=True).verdict is Verdict.PASS
    assert judge_sound(VoiceState.READY, heard=False).verdict is Verdict.FAIL
    assert judge_sound(VoiceState.SILENT, heard=None).verdict is Verdict.FAIL


def test_presence_needs_somebody_and_nobody() -> None:
    here, away, gone = PresenceState.PRESENT, PresenceState.ABSENT, PresenceState.OFFLINE
    assert judge_presence([here, away, here], 10).verdict is Verdict.PASS
    assert judge_presence([here, here], 10).verdict is Verdict.FAIL
    assert judge_presence([here, away, gone], 10).verdict is Verdict.FAIL
    assert judge_presence([here, gone, away], 10).verdict is Verdict.WARN
    assert judge_presence([], 10).verdict is Verdict.NOT_FITTED


def test_the_identity_reader() -> None:
    assert judge_identity_reader(ReaderState.READY, read=True).verdict is Verdict.PASS
    assert judge_identity_reader(ReaderState.READY, read=False).verdict is Verdict.NOT_CHECKED
    assert judge_identity_reader(ReaderState.OFFLINE, read=False).verdict is Verdict.FAIL


def test_the_decode_trial_counts_its_own_code_from_the_first_read_on() -> None:
    trial = ReadTrial("MINE", wanted=3, allowed=2.0)
    assert trial.result(50.0).verdict is Verdict.FAIL
    assert not trial.add("EHC1:SOMEBODY'S", 100.0)
    assert not trial.add("MINE", 100.5)
    assert trial.result(102.0).facts[Fact.READ] == 1
    assert not trial.add("MINE", 101.0)
    assert trial.add("MINE", 101.5)
    result = trial.result(200.0)
    assert (result.verdict, result.facts[Fact.SECONDS]) == (Verdict.PASS, 1.0)
