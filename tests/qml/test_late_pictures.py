"""What the soak found: pictures of another theme, drawn by Python, are never asked for on Qt's own thread.

There the provider would wait for the interpreter while Qt's reader is locked, and the GUI thread, which
has the interpreter, for that reader: a patient who chose the dark theme stopped the terminal for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject

from kiosk.session.preferences import ColourTheme, Preferences
from kiosk.session.screens import Attract, View
from ui.art import ArtProvider
from ui.demo.recorder import Recorder
from ui.stage import Stage


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the threads on which pictures were drawn."""
    found: set[str] = set()
    draws = ArtProvider.requestImage

    def noted(provider: ArtProvider, *asked: Any) -> Any:
        found.add(threading.current_thread().name)
        return draws(provider, *asked)

    monkeypatch.setattr(ArtProvider, "requestImage", noted)
    return found


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage("示范医院", 2.0)  # animated, as in a hall
    yield made
    made.close()


@pytest.mark.usefixtures("qapp")
def test_pictures_of_another_theme_are_drawn_where_they_are_asked_for(
    threads: set[str], stage: Stage
) -> None:
    light = View(Attract(), actions=())
    stage.load(light).resize(540, 960)
    pictures = [each for each in _below(stage) if each.property("mayBeLate") is not None]
    assert any(each.property("asynchronous") for each in pictures), "there are some that come late"
    for theme in (ColourTheme.DARK, ColourTheme.LIGHT, ColourTheme.HIGH_CONTRAST):
        stage.show(replace(light, preferences=Preferences(theme=theme)))
        Recorder.pause(0.2)
        for each in pictures:
            assert not (each.property("hues") and each.property("asynchronous"))
            assert str(each.property("source").toString()) or not each.property("name")
    assert threads == {threading.main_thread().name}


def _below(stage: Stage) -> list[QObject]:
    found: list[Any] = []
    assert stage.window is not None
    waiting = [stage.window.contentItem()]
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting += item.childItems()
    return found
