"""The driver against a board that keeps its contacts' state."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hardware.lamp.lcus import Command
from hardware.lamp.make import make_lamp
from hardware.lamp.relay import RelayLamp
from hardware.lamp.standin import Standing, StandInRelay
from kiosk.devices import Lamp

Until = Callable[[Callable[[], bool]], None]


def lamp_of(board: StandInRelay, line: int = 1, *, active_low: bool = False) -> Lamp:
    made = make_lamp("relay", port=str(board.path), chip="", line=line, active_low=active_low)
    assert made is not None
    return made


def send(board: StandInRelay, data: bytes) -> None:
    port = os.open(board.path, os.O_RDWR | os.O_NOCTTY)
    os.write(port, data)
    os.close(port)


def test_on_and_off(board: StandInRelay) -> None:
    lamp = lamp_of(board)
    for on in (True, True, False, True):
        assert lamp.switch(on=on)
        assert board.wait_until(closed=on)
    lamp.close()
    assert board.wait_until(closed=False), "nobody is there to switch it off later"
    assert board.refused == 0


def test_each_lamp_has_its_channel(board: StandInRelay) -> None:
    lamp = lamp_of(board, line=4)
    assert lamp.switch(on=True)
    assert board.wait_until(closed=True, channel=4)
    assert not board.closed(1)
    lamp.close()


def test_on_the_contact_that_is_closed_at_rest_it_is_the_other_way_round(
    board: StandInRelay,
) -> None:
    lamp = lamp_of(board, active_low=True)
    assert lamp.switch(on=False)
    assert board.wait_until(closed=True)
    assert lamp.switch(on=True)
    assert board.wait_until(closed=False)
    lamp.close()
    assert board.wait_until(closed=True)


def test_pulled_and_plugged_again(board: StandInRelay) -> None:
    lamp = lamp_of(board)
    for _ in range(3):
        assert lamp.switch(on=True)
        assert board.wait_until(closed=True)
        board.state = Standing.UNPLUGGED
        assert not board.closed()
        assert not lamp.switch(on=True)
        assert not lamp.switch(on=False)
        board.state = Standing.READY
    lamp.close()


def test_pulled_and_plugged_between_two_switches_nobody_notices(board: StandInRelay) -> None:
    lamp = lamp_of(board)
    assert lamp.switch(on=True)
    board.state = Standing.UNPLUGGED
    board.state = Standing.READY
    assert lamp.switch(on=True)
    assert board.wait_until(closed=True)
    lamp.close()


def test_where_there_is_no_board_it_says_so_and_closes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for port in (tmp_path / "nothing", tmp_path / "file", tmp_path):
        lamp = RelayLamp(str(port))
        assert not lamp.switch(on=True)
        lamp.close()


def test_a_port_that_another_program_has_is_not_shared(board: StandInRelay) -> None:
    theirs, ours = lamp_of(board), lamp_of(board)
    assert theirs.switch(on=True)
    assert not ours.switch(on=False)
    theirs.close()
    assert ours.switch(on=True)
    ours.close()


def test_the_board_refuses_a_wrong_checksum_and_finds_the_next_frame(
    board: StandInRelay, until: Until
) -> None:
    send(board, bytes.fromhex("A0 01 01 A3"))
    until(lambda: board.refused > 0)
    assert not board.closed()
    send(board, b"\xff\xa0" + Command(1, closed=True).frame())
    assert board.wait_until(closed=True)


def test_a_board_whose_contacts_stick_takes_commands_all_the_same(
    board: StandInRelay, until: Until
) -> None:
    """Why a lamp that was switched is not yet a lamp that shines: the picture has the last word."""
    board.state = Standing.STUCK
    lamp = lamp_of(board)
    assert lamp.switch(on=True)
    send(board, bytes(4))
    until(lambda: board.refused > 0)
    assert not board.closed()
    lamp.close()


@pytest.mark.parametrize("channel", [0, 9, -1])
def test_a_channel_that_no_board_has_is_a_mistake(channel: int) -> None:
    with pytest.raises(ValueError, match="channels 1 to 8"):
        RelayLamp("", channel=channel)


def test_the_stand_in_by_hand_says_when_its_contact_moves(tmp_path: Path) -> None:
    name = tmp_path / "relay"
    with subprocess.Popen(
        [sys.executable, "-m", "hardware.lamp.standin", str(name)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == f"{name}\n"
        lamp = RelayLamp(str(name))
        assert lamp.switch(on=True)
        assert program.stdout.readline() == "closed\n"
        program.stdin.write("unplugged\n")
        assert program.stdout.readline() == "open\n"
        program.stdin.write("shine\n")
        assert "stuck" in program.stdout.readline()
        lamp.close()
        program.stdin.close()
        assert program.wait(20) == 0
    assert not name.is_symlink()
