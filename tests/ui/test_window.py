"""The first frame, before there is a terminal behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.settings import Settings, load
from ui.stage import Stage
from ui.window import open_attract

SAMPLE = Path(__file__).parents[2] / "resources" / "settings" / "terminal.toml"


@pytest.fixture
def opened(qapp: QGuiApplication) -> Iterator[Callable[[Settings], Stage]]:  # noqa: ARG001 - Qt is up
    made: list[Stage] = []

    def open_it(settings: Settings) -> Stage:
        made.append(open_attract(settings))
        return made[-1]

    yield open_it
    for stage in made:
        stage.close()


def sample_with(monkeypatch: pytest.MonkeyPatch, **screen: str) -> Settings:
    monkeypatch.chdir(SAMPLE.parent)
    values = {f"YIMA__SCREEN__{name.upper()}": value for name, value in screen.items()}
    return load(SAMPLE, {"YIMA__SCREEN__FULLSCREEN": "false", **values})


def test_the_first_frame_looks_as_the_house_wants_it(
    opened: Callable[[Settings], Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = opened(sample_with(monkeypatch, theme="dark", text_size="3", px_per_mm="2.5"))
    shown = {name: stage.values[name] for name in ("theme", "textSize", "pxPerMm", "screen")}
    assert shown == {"theme": "dark", "textSize": 3, "pxPerMm": 2.5, "screen": "Attract"}
