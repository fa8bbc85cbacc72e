"""Codes of `yima staff` on a text terminal."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from kiosk.staff.command import main
from ui.staff_codes import drawn

_LIGHT = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}


def seen(lines: list[str]) -> str:
    """What a camera reads off a terminal with a dark ground."""
    rows = [[_LIGHT[each][half] for each in line] for line in lines for half in (0, 1)]
    picture = np.kron(np.array(rows, dtype=np.uint8), np.ones((4, 4), dtype=np.uint8))
    return str(zxingcpp.read_barcodes(picture)[0].text)


@pytest.mark.parametrize("length", [20, 21, 266, 400])
def test_a_code_is_read_off_the_terminal(length: int) -> None:
    text = ("EHCK1:" + "7K3QXM2R9T" * 40)[:length]
    assert seen(drawn(text)) == text


def test_the_command_draws_what_it_prints(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    key = tmp_path / "staff.key"
    made = ["key", "--usage", "staff", "--out", str(key), "--issuer", "H", "--name", "H"]
    assert main(made) == 0
    capsys.readouterr()
    arguments = [
        "badge",
        "--key",
        str(key),
        "--issuer",
        "H",
        "--staff",
        "DEMO-1",
        "--role",
        "engineer",
    ]
    assert main(arguments, draw=drawn) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("")
    assert seen(lines[:at]) == lines[at + 1]
    assert lines[at + 1].startswith("EHCS1:")
