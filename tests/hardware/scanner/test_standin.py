"""The stand-in by hand, as another program sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hardware.scanner.port import LineParameters, SerialPort


def test_the_command_makes_a_port_that_scans(tmp_path: Path) -> None:
    name = tmp_path / "scanner"
    command = [sys.executable, "-m", "hardware.scanner.standin", str(name)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == f"{name}\n"
        port = SerialPort(str(name), LineParameters())
        program.stdin.write("scan EHC1:ABC\nwhat\n")
        assert "unplugged" in program.stdout.readline()
        read = b""
        while not read.endswith(b"\r"):
            read += port.read()
        assert read == b"EHC1:ABC\r"
        port.close()
        program.stdin.write("unplugged\nready\ntorn\n")
        program.stdin.close()
        assert program.wait(20) == 0
    assert not name.is_symlink()
