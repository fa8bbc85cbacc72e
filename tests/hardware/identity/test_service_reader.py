"""The driver against the stand-in, over a real socket."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from hardware.identity.protocol import LONGEST_LINE
from hardware.identity.standin import Standing, StandInReader
from kiosk.devices import Document, ReaderState

NUMBER, NAME = "999999194001010013", "测试者"
OTHER = "999999194001010101"
NOBODY_ELSES = "999999194001010021"
READY, OFFLINE = ReaderState.READY, ReaderState.OFFLINE
Connect = Callable[..., Any]


def test_a_document_is_told_when_it_is_laid_down(service: StandInReader, told: Connect) -> None:
    terminal = told().is_up()
    service.lay(NUMBER, NAME)
    assert terminal.document() == Document(NUMBER, NAME)
    service.take_away()
    service.lay(OTHER, "另一人")
    assert terminal.document() == Document(OTHER, "另一人")


def test_laid_down_again_it_is_told_again(service: StandInReader, told: Connect) -> None:
    terminal = told().is_up()
    for _ in range(3):
        service.lay(NUMBER, NAME)
        assert terminal.document() == Document(NUMBER, NAME)


def test_a_document_left_behind_is_told_once(service: StandInReader, told: Connect) -> None:
    """Not even by a service that says it over and over, or over a new connection."""
    terminal = told().is_up()
    service.lay(NUMBER, NAME)
    terminal.document()
    again = f'{{"type": "document", "number": "{NUMBER}", "name": "{NAME}"}}\n'.encode()
    service.say(again * 5)
    service.drop_connections()
    assert [terminal.state(), terminal.state()] == [OFFLINE, READY]
    service.take_away()
    service.lay(OTHER, NAME)
    assert terminal.document().number == OTHER


def test_taken_away_while_nobody_listened_it_can_be_laid_again(
    service: StandInReader, told: Connect
) -> None:
    terminal = told().is_up()
    service.lay(NUMBER, NAME)
    terminal.document()
    service.state = Standing.GONE
    assert terminal.state() is OFFLINE
    service.take_away()
    service.state = Standing.READY
    assert terminal.state() is READY
    service.lay(NUMBER, NAME)
    assert terminal.document().number == NUMBER


def test_a_misread_number_is_nobody(service: StandInReader, told: Connect) -> None:
    terminal = told().is_up()
    service.lay("999999194001010010", NAME)
    service.lay(NUMBER, NAME)
    assert terminal.document().number == NUMBER
    assert terminal.documents.empty()
    assert terminal.states.empty(), "the connection stays"


def test_states_as_the_service_tells_them(service: StandInReader, told: Connect) -> None:
    terminal = told().is_up()
    service.state = Standing.FAULT
    assert terminal.state() is OFFLINE
    service.state = Standing.READY
    assert terminal.state() is READY


def test_a_service_that_comes_later_is_found(service: StandInReader, told: Connect) -> None:
    service.state = Standing.GONE
    terminal = told()
    assert terminal.state() is OFFLINE
    service.state = Standing.READY
    assert terminal.state() is READY


def test_a_service_that_goes_and_comes_back(service: StandInReader, told: Connect) -> None:
    terminal = told().is_up()
    service.state = Standing.GONE
    assert terminal.state() is OFFLINE
    service.state = Standing.READY
    assert terminal.state() is READY
    service.lay(NUMBER, NAME)
    assert terminal.document().number == NUMBER


def test_a_service_that_hangs_is_not_waited_for(service: StandInReader, told: Connect) -> None:
    terminal = told(silence=0.3).is_up()
    service.state = Standing.SILENT
    assert terminal.state() is OFFLINE
    service.state = Standing.READY
    assert terminal.state() is READY


def test_a_service_that_hangs_from_the_start(service: StandInReader, told: Connect) -> None:
    service.state = Standing.SILENT
    terminal = told(silence=0.1)
    assert terminal.state() is OFFLINE
    service.state = Standing.READY
    assert terminal.state() is READY


@pytest.mark.parametrize(
    "garbage",
    [
        b"garbage\n",
        b"\n",
        b"\x00\xff\xfe\n",
        b'{"type": "hello", "protocol": 1}\n',
        b'{"type": "state", "state": "ready", "card": "no"}\n',
        b"[" * 3_000 + b"\n",
        b"x" * (LONGEST_LINE + 1) + b"\n",
        b"x" * (3 * LONGEST_LINE),
    ],
    ids=["words", "empty", "bytes", "greeting", "types", "nested", "long", "endless"],
)
def test_after_garbage_it_connects_anew(
    service: StandInReader, told: Connect, garbage: bytes
) -> None:
    terminal = told().is_up()
    service.say(garbage)
    assert [terminal.state(), terminal.state()] == [OFFLINE, READY]
    service.lay(NUMBER, NAME)
    assert terminal.document() == Document(NUMBER, NAME)


def test_a_line_in_pieces_and_two_at_once(service: StandInReader, told: Connect) -> None:
    terminal = told().is_up()
    laid = f'{{"type":"document","number":"{NUMBER}","name":"{NAME}"}}\n'.encode()
    away = b'{"type":"state","state":"ready","card":false}\n'
    service.state = Standing.SILENT  # so that nothing comes between
    for at in range(0, len(laid), 7):
        service.say(laid[at : at + 7])
    assert terminal.document().number == NUMBER
    service.say(away + laid.replace(NUMBER.encode(), OTHER.encode()) + away)
    assert terminal.document().number == OTHER


def test_a_line_that_dribbles_in_is_not_waited_for_without_end(
    service: StandInReader, told: Connect
) -> None:
    """Each byte comes in time, and the line does not."""
    terminal = told(silence=0.3).is_up()
    service.state = Standing.SILENT
    dribbling = threading.Event()

    def dribble() -> None:
        while not dribbling.wait(0.05):
            service.say(b" ")

    thread = threading.Thread(target=dribble)
    thread.start()
    try:
        assert terminal.state() is OFFLINE
    finally:
        dribbling.set()
        thread.join()


@pytest.mark.parametrize("standing", list(Standing))
def test_it_stops_whatever_the_service_does(
    service: StandInReader, told: Connect, standing: Standing
) -> None:
    service.state = standing
    terminal = told()
    terminal.state()
    terminal.reader.stop()
    terminal.reader.stop()
    assert not terminal.reader._thread.is_alive()
    while not terminal.states.empty():
        terminal.states.get()
    service.state = Standing.READY
    service.lay(NUMBER, NAME)
    assert terminal.documents.empty()
    assert terminal.states.empty()


def test_nothing_of_a_document_is_left_once_it_is_told(
    service: StandInReader, told: Connect
) -> None:
    terminal = told().is_up()
    service.lay(NOBODY_ELSES, NAME)
    terminal.document()
    service.take_away()
    service.state = Standing.FAULT
    terminal.state()  # so all that came before has been worked off
    terminal.reader.forget()
    gc.collect()
    documents = [each for each in gc.get_objects() if isinstance(each, Document)]
    assert NOBODY_ELSES not in {each.number for each in documents}
    assert NOBODY_ELSES not in repr(list(_held_by(terminal.reader._thread)))


def _held_by(thread: threading.Thread) -> Iterator[object]:
    """What the frames of a thread hold, and what hangs on it one step further."""
    frame: FrameType | None = sys._current_frames()[thread.ident or 0]
    while frame is not None:
        for value in frame.f_locals.values():
            yield value
            yield getattr(value, "__dict__", None)
        frame = frame.f_back


def test_a_terminal_without_a_service_tries_again_and_again_but_not_all_the_time(
    service: StandInReader, told: Connect
) -> None:
    """Attempts come further and further apart, up to the longest pause."""
    service.state = Standing.GONE
    terminal = told(longest_pause=30.0)
    assert terminal.state() is OFFLINE
    assert not service.wait_for_connections(1, 0.2)
    service.state = Standing.READY
    assert terminal.state() is READY


def test_the_stand_in_keeps_its_port_while_the_service_is_gone(service: StandInReader) -> None:
    before = service.address
    service.state = Standing.GONE
    service.state = Standing.READY
    assert service.address == before
