"""The driver against printers that answer nonsense, late, twice, or not at all."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hardware.ticket.escpos_printer import EscPosTicketPrinter
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import Ticket

PRINTED, NOT_PRINTED, UNFINISHED = TicketOutcome
STATUS = b"\x10\x04"
REPORT = b"\x1dr\x01"
FINE = b"\x16\x12\x12\x12"  # DLE EOT 1 to 4 of an idle printer

MakeTicket = Callable[..., Ticket]
MakeDriver = Callable[..., EscPosTicketPrinter]
Script = Callable[[Callable[[bytes], bytes | None]], Any]


def status_answers(data: bytes, answers: bytes = FINE) -> bytes:
    return bytes(
        answers[data[at + 2] - 1] for at in range(len(data) - 2) if data[at : at + 2] == STATUS
    )


def is_job(data: bytes) -> bool:
    return b"\x1c&" in data


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
        b"\x00" * 300,
        b"\xff",
        b"\x03\x0c\x0f\x00",
        b"\x12" * 40 + b"garbage",
    ],
)
def test_something_that_is_no_printer(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket, answer: bytes
) -> None:
    other = scripted(lambda _: answer)
    device = driver(other, timeout=0.2)
    assert device.state() in (PrinterState.ERROR, PrinterState.OFFLINE)
    assert device.print(ticket())[0] is NOT_PRINTED
    assert "心内科".encode("gb18030") not in other.received


def test_random_noise_never_counts_as_printed(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    noise = random.Random(20270115)
    other = scripted(lambda _: noise.randbytes(noise.randrange(1, 40)))
    device = driver(other, timeout=0.1, job_timeout=0.3)
    for _ in range(20):
        assert device.print(ticket())[0] is not PRINTED


def test_an_echo_is_no_printer(driver: MakeDriver, scripted: Script, ticket: MakeTicket) -> None:
    device = driver(scripted(lambda data: data), timeout=0.2)
    assert device.print(ticket()) == (NOT_PRINTED, PrinterState.ERROR)


def test_one_that_takes_everything_and_says_nothing(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    device = driver(scripted(lambda _: b""), timeout=0.2)
    assert device.state() is PrinterState.OFFLINE
    assert device.print(ticket()) == (NOT_PRINTED, PrinterState.OFFLINE)


def test_one_that_hangs_up(driver: MakeDriver, scripted: Script, ticket: MakeTicket) -> None:
    device = driver(scripted(lambda _: None))
    assert device.state() is PrinterState.OFFLINE
    assert device.print(ticket()) == (NOT_PRINTED, PrinterState.OFFLINE)


def test_one_that_works_nothing_off(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    """It says READY in real time, and its buffer stands still: no ticket is sent to it."""
    other = scripted(status_answers)
    assert driver(other, timeout=0.2).print(ticket()) == (NOT_PRINTED, PrinterState.ERROR)
    assert not is_job(other.received)


def test_one_that_stalls_after_the_job(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    def answer(data: bytes) -> bytes:
        return status_answers(data) + (b"\x00" if REPORT in data and not is_job(data) else b"")

    device = driver(scripted(answer), timeout=0.5, job_timeout=0.6)
    assert device.print(ticket()) == (UNFINISHED, PrinterState.ERROR)


def test_one_that_falls_silent_after_the_job(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    """A cut mains cable sends no goodbye."""
    alive = True

    def answer(data: bytes) -> bytes:
        nonlocal alive
        alive = alive and not is_job(data)
        return status_answers(data) + (b"\x00" if REPORT in data else b"") if alive else b""

    device = driver(scripted(answer), timeout=0.4, job_timeout=30.0)
    assert device.print(ticket()) == (UNFINISHED, PrinterState.OFFLINE)


def test_one_that_swallows_the_job_without_paper(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    """Some do not stop: they answer GS r, with the paper-end bits set."""
    printing = False

    def answer(data: bytes) -> bytes:
        nonlocal printing
        printing = printing or is_job(data)
        paper = b"\x16\x32\x12\x72" if printing else FINE
        report = b"\x0c" if printing else b"\x00"
        return status_answers(data, paper) + (report if REPORT in data else b"")

    assert driver(scripted(answer)).print(ticket()) == (
        UNFINISHED,
        PrinterState.PAPER_OUT,
    )


def test_late_status_answers_are_not_mixed_up(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    """The answer to n = 1, an idle 0x16, taken for n = 2's would read "cover open"."""
    held = b""
    printing = False
    reported = 0

    def answer(data: bytes) -> bytes:
        nonlocal held, printing, reported
        printing = printing or is_job(data)
        held += status_answers(data)
        if not printing:
            now, held = held, b""
            return now + (b"\x00" if REPORT in data else b"")
        reported += 1
        if reported == 1:
            return b""  # too late for its question
        now, held = held, b""
        return now + (b"\x00" if reported == 6 else b"")

    device = driver(scripted(answer), timeout=0.5)
    assert device.print(ticket()) == (PRINTED, PrinterState.READY)


def test_an_answer_to_the_last_ticket_does_not_confirm_this_one(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    """Printers without DLE DC4 8 come back to an abandoned job's GS r on the next connection."""

    def answers() -> Iterator[bytes]:
        yield b"\x00"  # first ticket: ready
        yield b""  # its job: no word
        yield b"\x00\x00"  # second ticket: the first one's word, then ready
        yield b""  # its job: no word

    script = answers()
    other = scripted(lambda data: status_answers(data) + (next(script) if REPORT in data else b""))
    device = driver(other, timeout=0.5, job_timeout=0.6)
    assert device.print(ticket())[0] is UNFINISHED
    assert device.print(ticket()) == (UNFINISHED, PrinterState.ERROR)


def test_the_remnant_of_an_unfinished_ticket_is_cut_off_first(
    driver: MakeDriver, scripted: Script, ticket: MakeTicket
) -> None:
    jobs: list[bytes] = []

    def answer(data: bytes) -> bytes:
        if is_job(data):
            jobs.append(data)
        word = REPORT in data and not (is_job(data) and len(jobs) == 1)
        return status_answers(data) + (b"\x00" if word else b"")

    device = driver(scripted(answer), timeout=0.5, job_timeout=1.0)
    assert [device.print(ticket())[0] for _ in range(3)] == [UNFINISHED, PRINTED, PRINTED]
    assert [job.count(b"\x1dVB\x00") for job in jobs] == [1, 2, 1]
    assert jobs[1].index(b"\x1dVB\x00") < jobs[1].index(b"\x1c&")


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (b"\x12\x12\x12\x12", PrinterState.READY),
        (b"\x16\x12\x12\x1e", PrinterState.PAPER_LOW),
        (b"\x1e\x32\x12\x7e", PrinterState.PAPER_OUT),
        (b"\x16\x12\x12\x72", PrinterState.PAPER_OUT),
        (b"\x1e\x16\x12\x12", PrinterState.COVER_OPEN),
        (b"\x1e\x36\x12\x72", PrinterState.COVER_OPEN),  # an open cover hides the paper
        (b"\x1e\x52\x1a\x12", PrinterState.ERROR),  # cutter
        (b"\x1e\x52\x32\x12", PrinterState.ERROR),  # beyond repair
        (b"\x16\x12\x52\x12", PrinterState.ERROR),  # head too hot
        (b"\x1e\x12\x12\x12", PrinterState.ERROR),  # off line and does not say why
    ],
)
def test_status_bytes(
    driver: MakeDriver, scripted: Script, answers: bytes, state: PrinterState
) -> None:
    assert driver(scripted(lambda data: status_answers(data, answers))).state() is state


def test_flow_control_bytes_are_passed_over(driver: MakeDriver, scripted: Script) -> None:
    device = driver(scripted(lambda data: b"\x11" + status_answers(data) + b"\x13"))
    assert device.state() is PrinterState.READY
