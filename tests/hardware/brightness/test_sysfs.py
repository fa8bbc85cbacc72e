"""Backlights in a folder that stands in for /sys/class/backlight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hardware.brightness.sysfs import find_panel, make_backlight

MakePanel = Callable[..., Path]


@pytest.fixture
def panel(tmp_path: Path) -> MakePanel:
    def make(name: str = "panel", most: int = 255, kind: str = "raw") -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "max_brightness").write_text(f"{most}\n")
        (folder / "brightness").write_text(f"{most}\n")
        (folder / "type").write_text(f"{kind}\n")
        return folder

    return make


def left_at(folder: Path, *percent: int) -> str:
    """What the panel is at after these, one after the other."""
    backlight = make_backlight(folder.parent)
    assert backlight is not None
    for each in percent:
        backlight.set(each)
    backlight.close()
    return (folder / "brightness").read_text().strip()


@pytest.mark.parametrize(
    ("percent", "step"),
    [(100, "255"), (50, "128"), (20, "51"), (0, "51"), (-5, "51"), (400, "255")],
)
def test_percent_of_what_the_panel_can_and_never_dark(
    panel: MakePanel, percent: int, step: str
) -> None:
    assert left_at(panel(), percent) == step


def test_a_panel_of_few_steps_is_never_dark(panel: MakePanel) -> None:
    assert left_at(panel(most=3), 20) == "1"


def test_the_last_one_counts(panel: MakePanel) -> None:
    assert left_at(panel(), 100, 40, 60) == "153"


def test_the_firmware_s_panel_goes_before_the_driver_s(panel: MakePanel) -> None:
    panel("a_raw", kind="raw")
    folder = panel("b_firmware", kind="firmware")
    panel("c_odd", kind="?")
    assert find_panel(folder.parent) == folder


def test_a_machine_without_one_has_none(tmp_path: Path) -> None:
    (tmp_path / "not a panel").mkdir()
    assert make_backlight(tmp_path) is None
    assert make_backlight(tmp_path / "missing") is None


def test_a_panel_that_nobody_may_set_is_told_once(
    panel: MakePanel, caplog: pytest.LogCaptureFixture
) -> None:
    folder = panel()
    (folder / "max_brightness").write_text("much\n")
    backlight = make_backlight(folder.parent)
    assert backlight is not None
    backlight.set(50)
    backlight.close()
    assert (folder / "brightness").read_text() == "255\n"
    assert [record.message for record in caplog.records] == [
        "the panel's brightness cannot be set: ValueError"
    ]


def test_a_panel_that_is_gone_ends_nothing(panel: MakePanel) -> None:
    folder = panel()
    backlight = make_backlight(folder.parent)
    assert backlight is not None
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    backlight.set(50)
    backlight.close()
    assert not folder.exists()
