"""Pictures examined for as long as somebody asks, on frames that a test gives."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest

from hardware.camera.frames import Frame
from hardware.camera.mailbox import Mailbox
from hardware.checks.examiner import Examiner, png
from hardware.vision.examined import Examined
from kiosk.maintenance.camera import CardSeen, PictureFacts

PATIENCE = 10.0


class Studio:
    """Gives frames to whoever has taken a mailbox, and hears what comes of them."""

    def __init__(self, holds: float) -> None:
        self.mailboxes: list[Mailbox[Frame]] = []
        self.examined: queue.SimpleQueue[Examined] = queue.SimpleQueue()
        self.stills: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.faults: list[Exception] = []
        self.examiner = Examiner(
            self._mailbox,
            self.examined.put,
            lambda still: self.stills.put(bytes(still)),
            on_fault=self.faults.append,
            holds=holds,
        )
        self._serial = 0

    def _mailbox(self) -> Mailbox[Frame]:
        self.mailboxes.append(Mailbox())
        return self.mailboxes[-1]

    def shows(self, level: int = 90) -> None:
        self._serial += 1
        image = np.full((720, 1280, 3), level, np.uint8)
        for mailbox in self.mailboxes:
            mailbox.put(Frame(image, 2.0 * self._serial, self._serial))


@pytest.fixture
def studio() -> Iterator[Callable[..., Studio]]:
    made: list[Studio] = []

    def make(holds: float = 30.0) -> Studio:
        made.append(Studio(holds))
        return made[-1]

    yield make
    for each in made:
        each.examiner.drop()
        assert not each.faults


def ended(studio: Studio) -> None:
    """The last word is an empty picture."""
    until = time.monotonic() + PATIENCE
    while studio.stills.get(timeout=PATIENCE):
        assert time.monotonic() < until


def test_nothing_is_taken_before_somebody_asks(studio: Callable[..., Studio]) -> None:
    quiet = studio()
    assert quiet.mailboxes == []


def test_pictures_are_measured_and_one_a_second_is_shown(studio: Callable[..., Studio]) -> None:
    asked = studio()
    asked.examiner.ask()
    asked.shows(level=90)
    seen = asked.examined.get(timeout=PATIENCE)
    assert (seen.picture.width, seen.picture.height) == (1280, 720)
    assert seen.picture.brightness == pytest.approx(90, abs=1)
    assert (seen.picture.serial, seen.looked) == (1, False)
    still = cv2.imdecode(np.frombuffer(asked.stills.get(timeout=PATIENCE), np.uint8), 1)
    assert still.shape == (360, 640, 3)
    asked.examiner.ask(card=True)
    assert len(asked.mailboxes) == 1
    asked.shows()
    assert asked.examined.get(timeout=PATIENCE).looked


def test_when_nobody_asks_any_more_it_ends(studio: Callable[..., Studio]) -> None:
    brief = studio(holds=0.1)
    brief.examiner.ask()
    ended(brief)
    assert brief.mailboxes[0].closed
    brief.examiner.ask()  # and it can begin again
    assert len(brief.mailboxes) == 2


def test_dropping_ends_it_at_once(studio: Callable[..., Studio]) -> None:
    long = studio()
    long.examiner.ask()
    long.examiner.drop()
    ended(long)
    long.shows()
    assert long.examined.empty()
    long.examiner.ask()
    long.shows()
    assert long.examined.get(timeout=PATIENCE)


@pytest.mark.parametrize("card", [None, CardSeen(3.5, 120.25, 512.0)])
def test_what_was_examined_comes_through_exactly(card: CardSeen | None) -> None:
    facts = PictureFacts(3.5, 1280, 720, 101.5, 2.25, 0.125, 0.5, 77)
    examined = Examined(facts, card, card is not None)
    assert Examined.unpacked(memoryview(examined.packed())) == examined


def test_a_small_picture_is_not_made_larger() -> None:
    small = np.zeros((48, 64, 3), np.uint8)
    assert cv2.imdecode(np.frombuffer(png(small), np.uint8), 1).shape == (48, 64, 3)
