"""Elements to bytes."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from hardware.ticket import encode as encoding
from hardware.ticket.encode import encode
from hardware.ticket.layout.elements import Align, Cut, Feed, Line, Qr, Rule, Span


def test_text_is_gb18030_in_chinese_mode() -> None:
    job = encode((Line((Span("心内科"),)),), 48)
    assert job.startswith(b"\x1c&")
    assert job.endswith("心内科".encode("gb18030") + b"\n")


def test_styles_are_sent_before_their_text() -> None:
    job = encode((Line((Span("A", wide=6, high=6, bold=True),), Align.CENTER),), 48)
    text = job.index(b"A\n")
    for command in (b"\x1ba\x01", b"\x1d!\x55", b"\x1bE\x01", b"\x1db\x01"):
        assert command in job[:text]


def test_feed_code_and_cut() -> None:
    job = encode((Feed(24), Qr("YQ1:A017", module=5), Cut()), 48)
    assert b"\x1bJ\x18" in job
    assert b"\x1d(k\x03\x001C\x05" in job
    assert b"YQ1:A017" in job
    assert job.endswith(b"\x1dVB\x00")


def test_a_rule_is_as_wide_as_the_paper() -> None:
    assert "─".encode("gb18030") * 24 + b"\n" in encode((Rule(),), 48)


@pytest.mark.parametrize(("columns", "high"), [(48, 1), (48, 2), (32, 2), (33, 1)])
def test_a_line_with_a_rare_character_is_a_picture(columns: int, high: int) -> None:
    job = encode((Line((Span("㐂科", wide=high, high=high),)),), columns)
    start = job.index(b"\x1dv0\x00")
    across, down = job[start + 4 : start + 6], job[start + 6 : start + 8]
    row = (columns * 12 + 7) // 8
    assert across == row.to_bytes(2, "little")
    assert down == (24 * high).to_bytes(2, "little")
    end = start + 8 + row * 24 * high
    assert any(job[start + 8 : end])
    # A picture feeds its own height; a line of text in normal size feeds 30 dots.
    assert job[end:] == (b"\x1bJ\x06" if high == 1 else b"")


def test_only_the_line_with_the_rare_character_is_a_picture() -> None:
    job = encode((Line((Span("㐂科"),)), Line((Span("心内科"),))), 48)
    assert job.count(b"\x1dv0") == 1
    assert "心内科".encode("gb18030") in job


@pytest.mark.parametrize("command", [b"\x10\x04\x01", b"\x10\x05\x02", b"\x10\x14\x08"])
def test_a_picture_holds_no_real_time_command(command: bytes) -> None:
    drawn = Image.frombytes("1", (24, 2), command + b"\xff\xff\xff")
    sent = encoding._raster(drawn)
    assert command not in sent
    changed = bytes(a ^ b for a, b in zip(sent[8:], command + b"\xff\xff\xff", strict=True))
    assert sum(byte.bit_count() for byte in changed) == 1


def test_python_escpos_comes_late_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """It is imported at the first ticket, and leaves no log handler and no temporary file."""
    program = """
import logging, sys
from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket import encode
assert not {"escpos", "PIL"} & set(sys.modules)
encode.encode((), 48)
assert "escpos" in sys.modules
assert not logging.root.handlers
"""
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        env={"TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""},
        cwd=Path(__file__).parents[3],
    )
    assert list(tmp_path.iterdir()) == []
