"""The stand-in, spoken to in bytes: it must understand as a printer does, and complain of the rest."""

import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hardware.ticket.standin import Physical, StandInPrinter
from hardware.ticket.standin.engine import BUFFER_BYTES

MakeStandIn = Callable[..., StandInPrinter]

START = b"\x1b@\x1c&"
CUT = b"\x1dVB\x00"
DONE = b"\x1dr\x01"
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


def chinese(text: str) -> bytes:
    return text.encode("gb18030") + b"\n"


class Host:
    """A plain connection to a printer."""

    def __init__(self, printer: StandInPrinter) -> None:
        self._socket = socket.create_connection(printer.address, 5)

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def read(self, count: int) -> bytes:
        data = b""
        while len(data) < count and (more := self._socket.recv(count - len(data))):
            data += more
        return data

    def ask(self, data: bytes, count: int = 1) -> bytes:
        self.send(data)
        return self.read(count)

    def quiet(self) -> bool:
        """Whether nothing comes; answers nothing about later."""
        self._socket.settimeout(0.15)
        try:
            return self._socket.recv(1) == b""
        except TimeoutError:
            return True
        finally:
            self._socket.settimeout(5)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def connect() -> Iterator[Callable[[StandInPrinter], Host]]:
    hosts: list[Host] = []

    def make(printer: StandInPrinter) -> Host:
        hosts.append(Host(printer))
        return hosts[-1]

    yield make
    for host in hosts:
        host.close()


Connect = Callable[[StandInPrinter], Host]


@pytest.fixture
def complaints(connect: Connect) -> Callable[[bytes], tuple[str, ...]]:
    """What the stand-in has to say about some bytes."""

    def about(data: bytes) -> tuple[str, ...]:
        with StandInPrinter() as printer:
            assert connect(printer).ask(data + b"\n" + DONE) == b"\x00"
            return printer.errors

    return about


Complaints = Callable[[bytes], tuple[str, ...]]


@pytest.mark.parametrize(
    "data",
    [
        b"\x1bi",  # ESC i, an old cut
        b"\x1bp",  # cash drawer
        b"\x1dk",  # bar code
        b"\x1fA",
        b"\x0c",
        b"\x7f",
        b"\x10\x99",
        b"\xd0\xc4",  # Chinese outside Chinese mode
        b"\x1c&\xff\xff",  # not GB18030
        b"\x1c&A\x1c.\xd0\xc4",
        b"A\x1ba\x01",  # alignment inside a line
        b"A" + CUT,
        b"\x1dVZ",
        b"\x1d!\x8f",
        b"\x1b!\x01",
        b"\x1da\xff",
        b"\x1dr\x07",
        b"\x1dv1\x00\x01\x00\x01\x00\x00",
        b"\x1d(k\x03\x001Q0",  # print a code that was never stored
        b"\x1d(k\x03\x001C\x63",
        b"\x1d(L\x02\x000\x32",
    ],
)
def test_what_it_does_not_know_is_noted(complaints: Complaints, data: bytes) -> None:
    assert complaints(data)


def test_what_it_knows_is_not(complaints: Complaints) -> None:
    known = (
        START
        + b"\x1b!\x38A\x1b!\x00\n\x1c!\x0cA\x1c!\x00\n\x1bE\x01\x1b-\x01\x1dB\x01A\x1bE\x00\x1b-\x00\x1dB\x00\n"
        + b"\x1bd\x02\x1bJ\x10\x1b3\x20\x1b2\x1bt\x00\x1db\x01\x1d!\x77A\n\x1ba\x02A\n\x1c."
        + b"\x1dv0\x03\x01\x00\x01\x00\xff\x1dV\x00\x1dVA\x08"
    )
    assert complaints(known) == ()


def test_bytes_may_come_one_at_a_time(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    host = connect(printer)
    job = START + "心内科A017㐂".encode("gb18030") + b"\n\x1dv0\x00\x01\x00\x02\x00\x80\x01" + CUT
    for byte in job:
        host.send(bytes([byte]))
    assert host.ask(DONE) == b"\x00"
    assert printer.slips[0].lines == ("心内科A017㐂",)


def test_a_long_line_wraps_at_the_papers_edge(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    connect(printer).ask(START + chinese("院" * 30) + CUT + DONE)
    assert printer.slips[0].lines == ("院" * 24, "院" * 6)


def test_the_drawn_code_can_be_scanned(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    code = b"YQ1:A017:T07"
    job = b"\x1ba\x01\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1"
    job += b"\x1d(k" + (len(code) + 3).to_bytes(2, "little") + b"1P0" + code + b"\x1d(k\x03\x001Q0"
    connect(printer).ask(START + job + CUT + DONE)
    (slip,) = printer.slips
    assert [found.text for found in zxingcpp.read_barcodes(slip.image)] == [code.decode()]


def test_a_picture_is_burnt_dot_for_dot(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    rows = bytes([0b10110001, 0b00001111, 0xAA])
    connect(printer).ask(START + b"\x1dv0\x00\x01\x00\x03\x00" + rows + CUT + DONE)
    dots = printer.slips[0].dots
    left, top, right, bottom = dots.getbbox() or (0, 0, 0, 0)
    assert (right - left, bottom - top) == (8, 3)
    assert dots.crop((left, top, right, bottom)).convert("1").tobytes() == rows


def test_size_and_alignment_are_drawn(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    host = connect(printer)
    boxes = []
    for style in (b"\x1d!\x00\x1ba\x00", b"\x1d!\x33\x1ba\x01", b"\x1d!\x00\x1ba\x02"):
        host.ask(START + style + chinese("院") + CUT + DONE)
        boxes.append(printer.slips[-1].dots.getbbox() or (0, 0, 0, 0))
    left, centre, right = boxes
    assert left[0] < 64
    assert right[2] > 640 - 64
    assert abs((centre[0] + centre[2]) / 2 - 320) < 8
    assert (centre[3] - centre[1]) > 3.5 * (left[3] - left[1])


def test_the_process_id_comes_back(stand_in: MakeStandIn, connect: Connect) -> None:
    host = connect(stand_in())
    assert host.ask(START + chinese("院") + b"\x1d(H\x06\x0000T017", 7) == b"\x37\x22T017\x00"


def test_a_stopped_printer_answers_status_but_not_the_buffer(
    stand_in: MakeStandIn, connect: Connect
) -> None:
    printer = stand_in()
    host = connect(printer)
    printer.state = Physical.COVER_OPEN
    host.send(START + chinese("心内科") + CUT + DONE)
    assert host.quiet()
    assert host.ask(b"\x10\x04\x02") == b"\x16"
    assert printer.slips == ()
    printer.state = Physical.READY
    assert host.read(1) == b"\x00"
    assert printer.slips[0].lines == ("心内科",)
    assert printer.slips[0].complete


def test_a_stopped_printer_forgets_when_told(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    host = connect(printer)
    printer.state = Physical.PAPER_OUT
    host.send(START + chinese("心内科") + CUT + DONE)
    assert host.ask(CLEAR, 3) == b"\x37\x25\x00"
    printer.state = Physical.READY
    assert host.ask(DONE) == b"\x00"
    assert host.quiet()
    assert printer.slips == ()


def test_without_a_clearing_the_rest_comes_on_the_new_roll(
    stand_in: MakeStandIn, connect: Connect
) -> None:
    printer = stand_in(paper_mm_left=20.0)
    host = connect(printer)
    host.send(START + b"".join(chinese(f"第{n}行") for n in range(8)) + CUT + DONE)
    first = printer.wait_for_slip(5)
    assert first is not None
    assert printer.state is Physical.PAPER_OUT
    printer.load_paper()
    assert host.read(1) == b"\x00"
    second = printer.wait_for_slip(5)
    assert second is not None
    assert first.lines + second.lines == tuple(f"第{n}行" for n in range(8))
    assert not first.complete
    assert not second.complete


@pytest.mark.parametrize(
    ("state", "answers", "report"),
    [
        (Physical.READY, b"\x16\x12\x12\x12", b"\x00"),
        (Physical.SLOW, b"\x16\x12\x12\x12", b"\x00"),
        (Physical.PAPER_LOW, b"\x16\x12\x12\x1e", b"\x03"),
        (Physical.PAPER_OUT, b"\x1e\x32\x12\x7e", b""),
        (Physical.COVER_OPEN, b"\x1e\x16\x12\x12", b""),
        (Physical.ERROR, b"\x1e\x52\x1a\x12", b""),
    ],
)
def test_status_bytes(
    stand_in: MakeStandIn, connect: Connect, *, state: Physical, answers: bytes, report: bytes
) -> None:
    printer = stand_in()
    host = connect(printer)
    printer.state = state
    asked = b"".join(host.ask(b"\x10\x04" + bytes([n])) for n in (1, 2, 3, 4))
    assert asked == answers
    host.send(DONE)
    assert host.read(1) == report if report else host.quiet()


def test_a_status_request_inside_a_picture_is_answered_too(
    stand_in: MakeStandIn, connect: Connect
) -> None:
    """As real printers do; a driver must not send one by accident."""
    host = connect(stand_in())
    assert host.ask(START + b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x04") == b"\x12"


def test_a_short_roll_runs_low_before_it_is_out(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in(paper_mm_left=500.0)
    assert connect(printer).ask(b"\x10\x04\x04") == b"\x1e"


def test_without_power_connections_break_and_are_refused(
    stand_in: MakeStandIn, connect: Connect
) -> None:
    printer = stand_in()
    address = printer.address
    host = connect(printer)
    host.ask(START + chinese("心内科") + DONE)
    printer.state = Physical.OFFLINE
    with pytest.raises(ConnectionResetError):
        host.read(1)
    with pytest.raises(ConnectionRefusedError):
        connect(printer)
    torn = printer.wait_for_slip(5)
    assert torn is not None
    assert not torn.complete
    printer.state = Physical.READY
    assert printer.address == address
    assert connect(printer).ask(b"\x10\x04\x01") == b"\x16"


def test_one_connection_at_a_time(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    first, second = connect(printer), connect(printer)
    second.send(b"\x10\x04\x01")
    assert first.ask(b"\x10\x04\x01") == b"\x16"
    assert second.quiet()
    first.close()
    assert second.read(1) == b"\x16"


def test_a_blank_piece_is_no_slip(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    connect(printer).ask(START + b"\x1bd\x05" + CUT + DONE)
    assert printer.slips == ()
    assert printer.wait_for_slip(0) is None


def test_slips_are_written_as_pictures(
    stand_in: MakeStandIn, connect: Connect, tmp_path: Path
) -> None:
    printer = stand_in(folder=tmp_path / "slips")
    host = connect(printer)
    for text in ("第一张", "第二张"):
        host.ask(START + chinese(text) + CUT + DONE)
    files = sorted((tmp_path / "slips").iterdir())
    assert [file.name for file in files] == ["slip-0001.png", "slip-0002.png"]
    assert [slip.path for slip in printer.slips] == files
    with Image.open(files[0]) as picture:
        assert picture.size == printer.slips[0].image.size


def test_a_full_buffer_holds_the_host_back(stand_in: MakeStandIn, connect: Connect) -> None:
    printer = stand_in()
    host = connect(printer)
    printer.state = Physical.COVER_OPEN
    picture = b"\x1dv0\x00" + struct.pack("<HH", 72, 200) + bytes(72 * 200)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(host.send, START + picture * 12 + chinese("末行") + CUT + DONE)
        give_up = time.monotonic() + 10
        while printer._engine.has_room and time.monotonic() < give_up:
            time.sleep(0.005)
        assert BUFFER_BYTES <= len(printer._engine._received) < BUFFER_BYTES + 8192
        printer.state = Physical.READY
        sent.result(20)
    assert host.read(1) == b"\x00"
    assert printer.slips[0].lines == ("末行",)
    assert printer.slips[0].dots.height > 12 * 200


def test_stopping_twice_and_unstarted() -> None:
    printer = StandInPrinter()
    printer.state = Physical.PAPER_OUT
    printer.stop()
    printer.stop()


def test_by_hand(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "hardware.ticket.standin", "--out", str(tmp_path), "--paper", "58"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        host, port = process.stdout.readline().strip().split(":")
        with socket.create_connection((host, int(port)), 5) as connection:
            connection.sendall(START + chinese("心内科") + CUT + DONE)
            assert connection.recv(1) == b"\x00"
            assert process.stdout.readline().startswith("complete slip: ")
            process.stdin.write("what\npaper_out\n")
            process.stdin.flush()
            assert process.stdout.readline().startswith("states: ready,")
            status = b""
            give_up = time.monotonic() + 10
            while status != b"\x7e" and time.monotonic() < give_up:
                connection.sendall(b"\x10\x04\x04")
                status = connection.recv(1)
            assert status == b"\x7e"
        process.stdin.close()
        assert process.wait(10) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["slip-0001.png"]
