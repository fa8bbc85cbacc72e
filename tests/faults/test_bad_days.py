"""Bad days: for each a screen that says what to do, and recovery without a restart."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.reasons import Code
from kiosk.session import screens
from kiosk.session.screens import TicketState
from ui.demo.recorder import Recorder


def sign_ins(lobby: Any) -> dict[str, int]:
    return dict(lobby.world.hospital_state()["sign_ins"])


def added(before: dict[str, int], after: dict[str, int]) -> list[int]:
    """Sign-ins of each appointment that has more than before."""
    return [count for key, count in after.items() if before.get(key) != count]


def tries_until(lobby: Any, screen: str) -> None:
    """Tap "try again" as a patient does; for a while the circuit breaker may still rest."""
    for _ in range(30):
        lobby.taps("retry")
        Recorder.pause(0.5)
        lobby.comes(lambda shown: type(shown).__name__ in (screen, "HospitalTrouble"))
        if type(lobby.screen).__name__ == screen:
            lobby.sees(screen)
            return
    pytest.fail(f"{screen} never came")


# -- camera --------------------------------------------------------------------------------------


def test_camera_absent_at_start_then_plugged_in(house: Any, world: Any) -> None:
    world.plug_camera(False)
    lobby = house()
    lobby.sees("OutOfService")
    assert lobby.screen.failure.code is Code.CAMERA_ABSENT
    world.plug_camera(True)
    lobby.sees("Attract")
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("Bills")


def test_camera_unplugged_and_back(house: Any, world: Any) -> None:
    lobby = house()
    lobby.comes(lambda shown: isinstance(shown, screens.Attract) and shown.camera_ready)
    world.plug_camera(False)
    lobby.sees("OutOfService")
    assert lobby.app.stage.feed.picture.isNull()
    world.plug_camera(True)
    lobby.sees("Attract")


def test_camera_that_hangs(house: Any, world: Any) -> None:
    lobby = house()
    lobby.comes(lambda shown: isinstance(shown, screens.Attract) and shown.camera_ready)
    world.set_camera("silent")
    lobby.sees("OutOfService")
    assert lobby.screen.failure.code is Code.CAMERA_SILENT
    world.set_camera("none")
    lobby.sees("Attract")


def test_the_cameras_process_hangs_and_is_replaced(house: Any) -> None:
    lobby = house()
    lobby.comes(lambda shown: isinstance(shown, screens.Attract) and shown.camera_ready)
    vision = lobby.app.devices.source
    vision._silence = 2.0
    os.kill(vision.pid, signal.SIGSTOP)
    lobby.sees("OutOfService")
    assert lobby.screen.failure.code is Code.CAMERA_ABSENT
    lobby.sees("Attract")
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("Bills")


def test_a_bug_contained_by_the_cameras_process_is_in_the_log(house: Any, tmp_path: Path) -> None:
    lobby = house()
    lobby.sees("Attract")
    lobby.app.devices.source.on_report("ValueError hardware/decode/scan.py:1")
    logged = lambda: "".join(  # noqa: E731 - looked at again and again
        path.read_text(encoding="utf-8") for path in (tmp_path / "state").rglob("*.jsonl")
    )
    assert Recorder.wait_until(lambda: "ValueError hardware/decode/scan.py:1" in logged(), 10)
    lobby.sees("Attract")


def test_a_code_held_up_all_along_is_taken_when_the_terminal_is_ready(
    house: Any, tmp_path: Path
) -> None:
    """Out of service when it came into view: nobody must take it away and hold it up again."""
    events = tmp_path / "state" / "events"
    events.parent.mkdir()
    events.write_text("a file where the folder should be")
    lobby = house()
    lobby.sees("OutOfService")
    lobby.hold_up(Phone.NOTHING_TODAY)
    Recorder.pause(2.0)
    events.unlink()
    lobby.sees("Bills")


# -- hospital ------------------------------------------------------------------------------------

TROUBLE = {
    "fail": (Code.HOSPITAL_ERROR, {}),
    "hang": (Code.HOSPITAL_TIMEOUT, {}),
    "gone": (Code.HOSPITAL_UNREACHABLE, {}),
}
NONSENSE = {
    "html": Code.HOSPITAL_BAD_ANSWER,
    "malformed": Code.HOSPITAL_BAD_ANSWER,
    "huge": Code.HOSPITAL_ANSWER_TOO_LARGE,
}


@pytest.mark.parametrize("fault", TROUBLE)
def test_a_hospital_that_does_not_answer_and_recovers(house: Any, world: Any, fault: str) -> None:
    code, settings = TROUBLE[fault]
    lobby = house()
    lobby.sees("Attract")
    world.set_hospital(fault, **settings)
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("HospitalTrouble")
    assert lobby.screen.failure.code is code
    world.set_hospital("fine")
    tries_until(lobby, "Bills")


@pytest.mark.parametrize("fault", NONSENSE)
def test_a_hospital_that_talks_nonsense(house: Any, world: Any, fault: str) -> None:
    lobby = house()
    lobby.sees("Attract")
    world.set_hospital(fault)
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("Refused")
    assert lobby.screen.failure.code is NONSENSE[fault]


def test_another_patients_appointment_is_never_shown(house: Any, world: Any) -> None:
    lobby = house()
    lobby.sees("Attract")
    world.set_hospital("wrong_patient", path="Appointment")
    lobby.hold_up(Phone.ONE_APPOINTMENT)
    lobby.sees("Refused")
    assert lobby.screen.failure.code is Code.WRONG_PATIENT


def test_a_slow_hospital_is_waited_for(house: Any, world: Any) -> None:
    lobby = house(YIMA__HOSPITAL__READ_SECONDS="5")
    lobby.sees("Attract")
    world.set_hospital("slow", delay_ms=700)
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("Welcome")
    lobby.sees("Bills")


def test_the_answer_to_a_sign_in_is_lost_and_it_counts_once(house: Any, world: Any) -> None:
    """The hospital does it and says nothing: the terminal looks, and finds its own sign-in."""
    lobby = house()
    before = sign_ins(lobby)
    world.set_hospital("drop_after_work", method="POST")
    done = lobby.signs_in()
    assert done.number
    assert added(before, sign_ins(lobby)) == [1]


def test_a_sign_in_of_unknown_outcome_is_tried_again_and_counts_once(
    house: Any, world: Any
) -> None:
    """The answer is lost, and looking for it fails too: the patient has it tried again."""
    lobby = house()
    before = sign_ins(lobby)
    lobby.hold_up(Phone.ONE_APPOINTMENT)
    lobby.sees("Offer")
    world.set_hospital("drop_after_work", method="POST")
    world.add_hospital_fault("fail", method="GET", path="Encounter")
    world.put_away()
    lobby.taps("signIn")
    lobby.sees("HospitalTrouble")
    after_loss = sign_ins(lobby)
    assert added(before, after_loss) == [1]
    world.set_hospital("fine")
    tries_until(lobby, "SignedIn")
    assert lobby.screen.number
    assert sign_ins(lobby) == after_loss


def test_repeated_failures_degrade_and_recover_with_nobody_there(house: Any, world: Any) -> None:
    lobby = house()
    world.set_hospital("gone")
    for _ in range(3):
        lobby.hold_up(Phone.NOTHING_TODAY)
        lobby.sees("HospitalTrouble")
        lobby.taps("action_finish")
        world.put_away()
        lobby.sees("Attract")
        Recorder.pause(2.2)  # the code must have left the view
    lobby.comes(lambda shown: isinstance(shown, screens.Attract) and shown.degraded)
    world.set_hospital("fine")
    lobby.comes(lambda shown: not shown.degraded, seconds=40)


# -- printer -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("paper_out", Code.PRINTER_PAPER_OUT),
        ("cover_open", Code.PRINTER_COVER_OPEN),
        ("offline", Code.PRINTER_OFFLINE),
        ("error", Code.PRINTER_ERROR),
    ],
)
def test_without_a_ticket_the_number_is_on_the_screen(
    house: Any, world: Any, state: str, code: Code
) -> None:
    lobby = house()
    world.set_printer(state)
    lobby.comes(lambda shown: isinstance(shown, screens.Attract) and shown.no_tickets)
    done = lobby.signs_in()
    assert (done.ticket, done.trouble.code) == (TicketState.FAILED, code)
    assert done.number
    world.set_printer("ready")
    lobby.taps("action_reprint")
    lobby.comes(lambda shown: shown.ticket is TicketState.TAKE)
    lobby.taps("action_finish")
    lobby.comes(lambda shown: isinstance(shown, screens.Attract) and not shown.no_tickets)


def test_half_a_ticket_then_unplugged(house: Any, world: Any) -> None:
    lobby = house()
    before = len(world.slips())
    world.cut_printer_power_after(520)
    done = lobby.signs_in()
    assert (done.ticket, done.trouble.code) == (TicketState.FAILED, Code.TICKET_UNFINISHED)
    assert Recorder.wait_until(lambda: len(world.slips()) > before, 10)
    assert [complete for _path, complete in world.slips()[before:]] == [False]


# -- settings, disk, trust -------------------------------------------------------------------------


def test_a_full_disk_and_room_again(house: Any, tmp_path: Path) -> None:
    """Every write of the event log answers ENOSPC, as the kernel's own full device does."""
    events = tmp_path / "state" / "events"
    events.mkdir(parents=True)
    today = events / f"events-{time.strftime('%Y-%m-%d')}.jsonl"
    today.symlink_to("/dev/full")
    lobby = house(YIMA__STORAGE__FOLDER=str(tmp_path / "state"))
    lobby.sees("OutOfService")
    assert lobby.screen.failure.code is Code.STORAGE_FULL
    today.unlink()
    lobby.sees("Attract")
    assert Recorder.wait_until(today.exists, 10)
    lines = [json.loads(line)["event"] for line in today.read_text().splitlines()]
    assert "storage_changed" in lines


def test_a_read_only_replay_memory_refuses_and_recovers(house: Any, tmp_path: Path) -> None:
    """A presentation that could not be remembered is not accepted."""
    folder = tmp_path / "state"
    (folder / "replay.db").mkdir(parents=True)  # no file can be opened here
    lobby = house(YIMA__STORAGE__FOLDER=str(folder))
    lobby.sees("Attract")
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("OutOfService")
    (folder / "replay.db").rmdir()
    lobby.sees("Attract")
    lobby.world.put_away()
    Recorder.pause(2.2)
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("Bills")
