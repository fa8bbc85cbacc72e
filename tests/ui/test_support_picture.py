"""Pictures for support, drawn for real."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.session.screens import AppointmentCard, Choice, Offer, View
from ui.demo.recorder import Recorder
from ui.samples import HOSPITAL, samples
from ui.support_picture import KEPT, Picture, SupportPictures

NOON = datetime(2027, 1, 14, 12, 0)  # noqa: DTZ001 - the name of a file


@pytest.fixture
def pictures(qapp: QGuiApplication, tmp_path: Path) -> Iterator[SupportPictures]:  # noqa: ARG001 - Qt is up
    made = SupportPictures(tmp_path / "support")
    yield made
    made.close()


def take(pictures: SupportPictures, view: View, now: datetime = NOON) -> Path:
    taken: list[str] = []
    pictures.taken.connect(taken.append)
    pictures.take(lambda path: Picture(view, HOSPITAL, 2.0, 540, 960, "9:42", path), now)
    assert Recorder.wait_until(lambda: bool(taken), 30)
    pictures.taken.disconnect()
    assert taken[0]
    return Path(taken[0])


def test_the_screen_is_drawn_for_its_owner_alone_and_of_nobody(pictures: SupportPictures) -> None:
    view = samples()["offer-dues"]
    assert isinstance(view.screen, Offer)
    path = take(pictures, view)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    one = QImage(str(path))
    assert (one.width(), one.height()) == (540, 960)
    somebody_else = replace(view.screen, name="李*", appointment=another_appointment())
    other = take(pictures, replace(view, screen=somebody_else), NOON + timedelta(seconds=1))
    assert QImage(str(other)) == one, "two patients, one picture"


def another_appointment() -> AppointmentCard:
    several = samples()["choice-4"].screen
    assert isinstance(several, Choice)
    return several.appointments[2]


def test_old_pictures_go(pictures: SupportPictures, tmp_path: Path) -> None:
    folder = tmp_path / "support"
    folder.mkdir()
    for number in range(KEPT + 4):
        (folder / f"screen-20260101-0000{number:02}.png").touch()
    newest = take(pictures, samples()["attract"])
    left = sorted(folder.iterdir())
    assert len(left) == KEPT
    assert left[-1] == newest


def test_where_nothing_can_be_written_it_says_so(pictures: SupportPictures, tmp_path: Path) -> None:
    (tmp_path / "support").write_text("a file where the folder should be")
    taken: list[str] = []
    pictures.taken.connect(taken.append)
    view = samples()["attract"]
    pictures.take(lambda path: Picture(view, HOSPITAL, 2.0, 540, 960, "9:42", path), NOON)
    assert taken == [""]
