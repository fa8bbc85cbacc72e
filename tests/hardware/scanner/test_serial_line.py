"""The driver against a scanner on a real pseudo-terminal, and against drivers that hang."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hardware.scanner.framing import Framing
from hardware.scanner.make import make_serial_scanner
from hardware.scanner.port import LineParameters, PortError, SerialPort
from hardware.scanner.serial_line import Patience, SerialScanner
from hardware.scanner.standin import Standing, StandInScanner
from kiosk.devices import ScannerState

READY, OFFLINE = ScannerState.READY, ScannerState.OFFLINE
CODE, OTHER = "EHC1:6BF5TESTCODE", "EHC1:ANOTHER$%*+-./:"
Listen = Callable[..., Any]
Until = Callable[[Callable[[], bool]], None]


def scan_until_heard(device: StandInScanner, heard: Any, code: str) -> None:
    """As people do: a scan right behind a torn one is taken for its rest."""
    while heard.texts.empty():
        device.scan(code)
        threading.Event().wait(0.3)
    assert heard.text() == code


def test_codes_are_told_in_order(device: StandInScanner, listen: Listen) -> None:
    heard = listen()
    assert heard.state() is READY
    for code in (CODE, OTHER, CODE):
        device.scan(code)
    assert [heard.text() for _ in range(3)] == [CODE, OTHER, CODE]
    assert heard.states.empty()


def test_prefix_and_identifier_come_off(tmp_path: Path, listen: Listen) -> None:
    with StandInScanner(tmp_path / "scanner", prefix="~]Q1", suffix="\r\n") as device:
        heard = listen(prefix="~", aim_identifier=True, suffix="\r\n", baud=115_200)
        assert heard.state() is READY
        device.say(b"no prefix\r\n")
        device.scan(CODE)
        assert heard.text() == CODE


def test_without_a_scanner_it_is_offline_and_says_so_once(listen: Listen) -> None:
    heard = listen()
    assert heard.state() is OFFLINE
    threading.Event().wait(0.3)
    assert heard.states.empty()


def test_pulled_and_plugged_again_for_ever(device: StandInScanner, listen: Listen) -> None:
    heard = listen()
    for number in range(4):
        assert heard.state() is READY
        device.scan(f"CODE-{number}")
        assert heard.text() == f"CODE-{number}"
        device.state = Standing.UNPLUGGED
        assert heard.state() is OFFLINE
        device.state = Standing.READY
    assert heard.state() is READY


def test_pulled_in_the_middle_of_a_code_there_is_none(
    device: StandInScanner, listen: Listen
) -> None:
    heard = listen()
    assert heard.state() is READY
    device.state = Standing.TORN
    device.scan(CODE)
    device.state = Standing.UNPLUGGED
    assert heard.state() is OFFLINE
    device.state = Standing.READY
    assert heard.state() is READY
    scan_until_heard(device, heard, OTHER)


def test_noise_is_no_code(device: StandInScanner, listen: Listen) -> None:
    heard = listen()
    assert heard.state() is READY
    device.state = Standing.GARBLED
    device.scan(CODE)
    device.say(bytes(range(256)) * 8)
    device.state = Standing.READY
    device.say(b"\r")
    device.scan(CODE)
    assert heard.text() == CODE


def test_a_flood_is_read_and_what_is_no_code_of_it_goes(
    device: StandInScanner, listen: Listen
) -> None:
    heard = listen(baud=115_200)
    assert heard.state() is READY
    device.say(b"A" * 300_000 + b"\r")
    device.say(b"".join(b"CODE-%05d\r" % n for n in range(5_000)))
    assert [heard.text() for _ in range(5_000)] == [f"CODE-{n:05}" for n in range(5_000)]


def test_what_is_forgotten_is_dropped_with_its_other_half(
    device: StandInScanner, listen: Listen, until: Until
) -> None:
    heard = listen()
    assert heard.state() is READY
    device.say(b"EHC1:FIRST-HALF")
    until(lambda: heard.scanner._lines._rest == b"EHC1:FIRST-HALF")
    heard.scanner.forget()
    assert heard.scanner._lines._rest == b""
    device.say(b"THE-OTHER-HALF\r" + CODE.encode() + b"\r")
    assert heard.text() == CODE


def test_a_code_that_waits_while_the_session_ends_is_dropped(
    device: StandInScanner, until: Until
) -> None:
    scanner = make_serial_scanner(port=str(device.path))
    texts: list[str] = []
    busy, go_on, opened = threading.Event(), threading.Event(), threading.Event()

    def on_text(text: str) -> None:
        texts.append(text)
        busy.set()
        go_on.wait()

    scanner.start(on_text, lambda _state: opened.set())
    assert opened.wait(20)
    device.scan(CODE)
    assert busy.wait(20)
    device.scan(OTHER)
    until(lambda: any(chunk.data for chunk in list(scanner._reader._chunks.queue)))  # type: ignore[union-attr]  # it runs
    scanner.forget()
    device.scan("LAST-CODE")
    go_on.set()
    until(lambda: len(texts) == 2)
    scanner.stop()
    assert texts == [CODE, "LAST-CODE"]


def test_a_port_that_another_program_has_is_not_shared(
    device: StandInScanner, listen: Listen
) -> None:
    theirs = SerialPort(str(device.path), LineParameters())
    heard = listen()
    assert heard.state() is OFFLINE
    theirs.close()
    assert heard.state() is READY


def test_another_device_under_the_name_is_noticed(tmp_path: Path) -> None:
    """Though the old one, still open, says nothing: not every driver does."""
    with StandInScanner(tmp_path / "one") as one, StandInScanner(tmp_path / "two") as two:
        name = tmp_path / "scanner"
        name.symlink_to(one.path)
        port = SerialPort(str(name), LineParameters())
        assert port.read() == b""
        name.unlink()
        name.symlink_to(two.path)
        with pytest.raises(PortError):
            port.read()
        port.close()


@pytest.mark.parametrize("content", [None, b"", b"a file"])
def test_what_is_no_port_does_not_open(tmp_path: Path, content: bytes | None) -> None:
    name = tmp_path / "scanner"
    if content is not None:
        name.write_bytes(content)
    with pytest.raises(PortError):
        SerialPort(str(name), LineParameters())


def test_stopped_it_ends_its_threads_and_lets_go_of_the_port(
    device: StandInScanner, listen: Listen
) -> None:
    heard = listen()
    assert heard.state() is READY
    heard.scanner.stop()
    heard.scanner.stop()
    assert not heard.scanner._thread.is_alive()
    assert not heard.scanner._reader.is_alive()
    SerialPort(str(device.path), LineParameters()).close()
    assert heard.states.empty(), "stopped is not lost"


def test_stopped_before_it_was_started_it_does_nothing(tmp_path: Path) -> None:
    SerialScanner(lambda: SerialPort(str(tmp_path), LineParameters()), Framing()).stop()


class StuckDriver:
    """Opens, gives `data` once, and then hangs in the call named, until it is let go."""

    def __init__(self, hangs_in: str) -> None:
        self.hangs_in = hangs_in
        self.go = threading.Event()
        self.opened = 0
        self.closed = 0

    def open(self) -> StuckDriver:
        self.opened += 1
        self._hang("open")
        return self

    def read(self) -> bytes:
        self._hang("read")
        self.go.wait(0.01)
        return CODE.encode() + b"\r" if self.hangs_in == "" else b""

    def close(self) -> None:
        self._hang("close")
        self.closed += 1

    def _hang(self, call: str) -> None:
        if self.hangs_in == call:
            self.go.wait()


@pytest.mark.parametrize("call", ["open", "read"])
def test_a_driver_that_hangs_is_left_behind_and_tried_again(
    call: str, listen: Listen, until: Until
) -> None:
    driver = StuckDriver(call)
    patience = Patience(silence=0.1, first_pause=0.01, longest_pause=0.02, last_words=0.02)
    heard = listen(SerialScanner(driver.open, Framing(), patience=patience))
    if call == "read":
        assert heard.state() is READY
    assert heard.state() is OFFLINE
    until(lambda: driver.opened == 3)
    threading.Event().wait(0.5)
    assert driver.opened == 3, "no more threads than that are given to it"
    driver.hangs_in = ""
    driver.go.set()
    while heard.state() is not READY:
        pass
    assert heard.text() == CODE
    until(lambda: driver.closed >= 3)


def test_a_driver_that_hangs_does_not_hold_up_the_stop(listen: Listen) -> None:
    driver = StuckDriver("read")
    heard = listen(SerialScanner(driver.open, Framing()))
    assert heard.state() is READY
    heard.scanner.stop()
    assert not heard.scanner._thread.is_alive()
    driver.go.set()


def test_a_listener_with_a_bug_does_not_end_the_scanner(
    device: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bug goes where those of threads go, and the next code is told."""
    thrown: queue.Queue[type[BaseException]] = queue.Queue()
    monkeypatch.setattr(threading, "excepthook", lambda args: thrown.put(args.exc_type))
    told: queue.Queue[str] = queue.Queue()
    states: queue.Queue[ScannerState] = queue.Queue()

    def listen(text: str) -> None:
        if text == "FIRST-CODE":
            raise RuntimeError("a bug of whoever listens")
        told.put(text)

    scanner = make_serial_scanner(
        port=str(tmp_path / "scanner"), patience=Patience(first_pause=0.02, longest_pause=0.05)
    )
    scanner.start(listen, states.put)
    try:
        assert states.get(timeout=20) is ScannerState.READY
        device.scan("FIRST-CODE")
        assert thrown.get(timeout=20) is RuntimeError
        assert states.get(timeout=20) is ScannerState.OFFLINE
        assert states.get(timeout=20) is ScannerState.READY
        device.scan("SECOND-CODE")
        assert told.get(timeout=20) == "SECOND-CODE"
    finally:
        scanner.stop()
