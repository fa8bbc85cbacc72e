"""The command `yima` itself: what it says to those who ask and to those who mistype."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.__main__ import Command, main


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


def test_a_command_that_this_installation_lacks_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An installed terminal has no demo."""
    lacking = Command(("demo",), "ui.demo.no_such_module", "a terminal with a demo hospital")
    broken = Command(("broken",), "tests.kiosk.imports_what_is_not_there", "")
    monkeypatch.setattr("kiosk.__main__.COMMANDS", (lacking, broken))
    assert main(["demo", "--headless"]) == 2
    assert capsys.readouterr().err == "yima demo: not part of this installation\n"
    with pytest.raises(ModuleNotFoundError, match="no_such_dependency"):
        main(["broken"])
