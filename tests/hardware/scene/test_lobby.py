"""The stand-in world: what is readable in it is read, what is not is not, and it is repeatable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from hardware.decode.zxing import ZxingDecoder
from hardware.scene.lobby import Lobby, View
from hardware.scene.situations import (
    BLINDING,
    CUT_OFF,
    DIM,
    FRAMES_PER_SECOND,
    SITUATIONS,
    STEADY,
    HeldCard,
    Medium,
    Situation,
)
from tests.sampling import sampled

HealthCode = Callable[..., str]
TWO_SECONDS = range(0, int(2 * FRAMES_PER_SECOND), 2)


def read(view: View) -> tuple[str, ...]:
    grey = cv2.cvtColor(view.image, cv2.COLOR_BGR2GRAY)
    return tuple(sighting.text for sighting in ZxingDecoder().decode(np.asarray(grey, np.uint8)))


@pytest.mark.parametrize("name", sampled(SITUATIONS, one_in=3))
def test_a_situation_is_as_readable_as_it_says(name: str, health_code: HealthCode) -> None:
    situation, text = SITUATIONS[name], health_code(472)
    lobby = Lobby()
    lobby.hold_up(HeldCard(text, name="张*明"), situation)
    seen = {found for number in TWO_SECONDS for found in read(lobby.frame(number))}
    assert seen == ({text} if situation.readable else set())


@pytest.mark.parametrize("length", [120, 260, 330, 480])
@pytest.mark.parametrize("medium", Medium)
def test_every_length_of_code_is_read_from_phone_and_paper(
    length: int, medium: Medium, health_code: HealthCode
) -> None:
    text = health_code(length)
    lobby = Lobby(seed=length)
    lobby.hold_up(HeldCard(text, medium, title="就诊卡", name="李*"))
    assert read(lobby.frame(40)) == (text,)


def test_nothing_is_read_in_the_empty_lobby_and_after_the_card_is_put_away(
    health_code: HealthCode,
) -> None:
    lobby = Lobby()
    assert not any(read(lobby.frame(number)) for number in range(5))
    lobby.hold_up(HeldCard(health_code(260)), at_frame=5)
    assert read(lobby.frame(40))
    lobby.put_away()
    view = lobby.frame(41)
    assert (read(view), view.code_in_view) == ((), False)


def test_a_dynamic_code_changes_while_the_hand_stays(health_code: HealthCode) -> None:
    old, new = health_code(260, seed=1), health_code(260, seed=2)
    lobby = Lobby()
    lobby.hold_up(HeldCard(old))
    before = lobby.frame(40).image.astype(int)
    lobby.refresh(HeldCard(new))
    view = lobby.frame(40)
    assert read(view) == (new,)
    # Away from the code not a pixel moved: the hand is where it was.
    changed = np.abs(view.image.astype(int) - before).max(axis=2)
    ys, xs = np.nonzero(changed)
    assert xs.min() > 380
    assert xs.max() < 900
    assert (ys.max() - ys.min()) < 480


def test_a_frame_depends_on_seed_number_and_card_only(health_code: HealthCode) -> None:
    def frame(seed: int, number: int) -> np.ndarray:
        lobby = Lobby(seed)
        lobby.hold_up(HeldCard(health_code(260)))
        return lobby.frame(number).image

    assert np.array_equal(frame(3, 50), frame(3, 50))
    assert not np.array_equal(frame(3, 50), frame(4, 50))
    assert not np.array_equal(frame(3, 50), frame(3, 51))


def test_a_frame_is_what_a_camera_of_1280_by_720_gives(health_code: HealthCode) -> None:
    lobby = Lobby()
    lobby.hold_up(HeldCard(health_code(260)))
    image = lobby.frame(40).image
    assert (image.shape, image.dtype) == ((720, 1280, 3), np.uint8)
    assert image.flags["C_CONTIGUOUS"]
    still = lobby.frame(41).image
    noise = (image.astype(int) - still.astype(int))[600:, :200]
    assert 1.0 < noise.std() < 12.0


def test_light_and_view_are_as_the_situation_says(health_code: HealthCode) -> None:
    def view(situation: Situation) -> View:
        lobby = Lobby()
        lobby.hold_up(HeldCard(health_code(260)), situation)
        return lobby.frame(40)

    steady, dim, glaring = view(STEADY), view(DIM), view(BLINDING)
    assert dim.image.mean() < 0.5 * steady.image.mean()
    saturated = [(each.image.min(axis=2) == 255).mean() for each in (steady, glaring)]
    assert saturated[1] > saturated[0] + 0.005
    assert steady.code_in_view
    assert not view(CUT_OFF).code_in_view


def test_a_card_comes_in_from_below_and_is_seen_only_when_it_is_there(
    health_code: HealthCode,
) -> None:
    lobby = Lobby()
    lobby.hold_up(HeldCard(health_code(260)), replace(STEADY, entrance=1.0), at_frame=100)
    views = [lobby.frame(number).code_in_view for number in range(100, 135)]
    assert not views[0]
    assert views[-1]
    assert views == sorted(views)
    lobby.hold_up(HeldCard(health_code(260)), replace(STEADY, entrance=0.0), at_frame=200)
    assert lobby.frame(200).code_in_view


@pytest.mark.parametrize(
    ("text", "level"), [("", "M"), ("A" * 2332, "M"), ("中" * 425, "H"), ("A", "X")]
)
def test_what_no_code_can_hold_is_refused_at_once(text: str, level: str) -> None:
    with pytest.raises(ValueError, match=r"text is empty or longer|error level"):
        HeldCard(text, error_level=level)


def test_the_largest_text_can_be_drawn() -> None:
    lobby = Lobby()
    lobby.hold_up(HeldCard("~" * 2331, error_level="M"))
    assert lobby.frame(40).code_in_view


def test_no_code_text_is_in_the_words_for_a_log() -> None:
    assert "EHC1" not in repr(HeldCard("EHC1:SECRET"))
