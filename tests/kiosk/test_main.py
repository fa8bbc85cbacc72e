"""The command `yima` itself: what it says to those who ask and to those who mistype."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.__main__ import main


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["codes", "--help"]])
def test_help_goes_to_the_output(
    arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    output = capsys.readouterr()
    assert "yima codes verify" in output.out
    assert output.err == ""


@pytest.mark.parametrize("arguments", [[], ["codes"], ["codes", "forge"], ["verify"]])
def test_a_wrong_call_is_told_on_the_standard_error(
    arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "yima codes verify" in output.err
