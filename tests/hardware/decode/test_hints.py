"""Hints on generated frames: the right one when it is needed, and none when nobody needs one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from hardware.decode.hints import HintFinder
from hardware.decode.look import Glance
from hardware.decode.scan import Scanner
from hardware.decode.sightings import Sighting
from hardware.scene import situations
from hardware.scene.lobby import Lobby
from hardware.scene.situations import HeldCard, Medium, Situation
from kiosk.devices import ScanHint
from tests.sampling import sampled

Grey = NDArray[np.uint8]
Timed = tuple[float, ScanHint, bool]

TEXT = "a code of about three hundred characters " * 7
EVERY = 3  # frames of the lobby's 30 a second
HELD_AT = 1.0  # seconds after the camera began
SEEDS = (7, 3)  # of two lobbies; each situation in one of them
VERY_BLURRED = Situation("very blurred", readable=False, defocus=8.0)
CUT_BELOW = Situation("cut below", readable=False, down=50.0)
STEEP_PITCH = Situation("steep pitch", readable=False, pitch=66.0, yaw=15.0)
SOFT_AND_NEAR = Situation("soft and near", readable=False, distance=90.0, defocus=5.0)
NO_CARD = Situation("somebody without a card", readable=False, across=5000.0)


def glance(grey: Grey, at: float, *read: Sighting, several: bool = False) -> Glance:
    foremost = read[0] if read and not several else None
    return Glance(grey, at, read, foremost, several, ())


def clip(
    situation: Situation | None,
    *,
    seconds: float = 4.5,
    put_away: float = np.inf,
    seed: int = 7,
    medium: Medium = Medium.PHONE,
) -> Iterator[tuple[float, Grey]]:
    """A lobby; after a second a card is held up. Times in seconds, and grey frames."""
    lobby = Lobby(seed)
    for number in range(0, int(seconds * 30), EVERY):
        if situation is not None and number == HELD_AT * 30:
            lobby.hold_up(HeldCard(TEXT, medium), situation, at_frame=number)
        if number / 30 >= put_away:
            lobby.put_away()
        yield number / 30, cv2.cvtColor(lobby.frame(number).image, cv2.COLOR_BGR2GRAY)  # type: ignore[misc] # a MatLike


def unread(frames: Iterable[tuple[float, Grey]], finder: HintFinder | None = None) -> list[Timed]:
    """What is said of frames that no decoder can read."""
    finder = finder or HintFinder()
    said = []
    for at, grey in frames:
        conditions = finder.look(glance(grey, at))
        said.append((at, conditions.hint, conditions.dark))
    return said


def hints(said: Iterable[Timed]) -> set[ScanHint]:
    return {hint for _, hint, _ in said} - {ScanHint.NONE}


@pytest.mark.parametrize(
    ("situation", "hint"),
    sampled(
        [
            (situations.TOO_FAR, ScanHint.TOO_FAR),
            (situations.TOO_NEAR, ScanHint.TOO_NEAR),
            (SOFT_AND_NEAR, ScanHint.TOO_NEAR),
            (situations.CUT_OFF, ScanHint.CUT_OFF),
            (CUT_BELOW, ScanHint.CUT_OFF),
            (situations.BLURRED, ScanHint.OUT_OF_FOCUS),
            (VERY_BLURRED, ScanHint.OUT_OF_FOCUS),
            (situations.BLINDING, ScanHint.OVEREXPOSED),
            (situations.WHITED_OUT, ScanHint.OVEREXPOSED),
            (situations.TOO_STEEP, ScanHint.TILTED),
            (STEEP_PITCH, ScanHint.TILTED),
            (situations.TOO_DARK, ScanHint.TOO_DARK),
            (situations.DIM, ScanHint.TOO_DARK),
        ],
        one_in=3,
    ),
    ids=lambda each: each.name if isinstance(each, Situation) else "",
)
def test_each_trouble_has_its_hint(situation: Situation, hint: ScanHint) -> None:
    said = unread(clip(situation, seed=SEEDS[len(situation.name) % len(SEEDS)]))
    assert hints(said) == {hint}
    first = next(at for at, each, _ in said if each is hint)
    assert HELD_AT + 1.5 <= first <= HELD_AT + 2.5
    assert all(each is hint for at, each, _ in said if at > first)


@pytest.mark.parametrize(
    ("situation", "hint"),
    [
        (situations.TOO_FAR, ScanHint.TOO_FAR),
        (situations.CUT_OFF, ScanHint.CUT_OFF),
        (situations.BLURRED, ScanHint.OUT_OF_FOCUS),
    ],
    ids=lambda each: each.name if isinstance(each, Situation) else "",
)
def test_paper_is_told_of_as_phones_are(situation: Situation, hint: ScanHint) -> None:
    assert hints(unread(clip(situation, medium=Medium.PAPER))) == {hint}


@pytest.mark.parametrize("size", [(640, 360), (1920, 1080)])
def test_cameras_of_other_sizes(size: tuple[int, int]) -> None:
    for situation, hint in (
        (situations.CUT_OFF, ScanHint.CUT_OFF),
        (situations.TOO_NEAR, ScanHint.TOO_NEAR),
        (VERY_BLURRED, ScanHint.OUT_OF_FOCUS),
    ):
        frames = ((at, cv2.resize(grey, size)) for at, grey in clip(situation))
        assert hints(unread(frames)) == {hint}  # type: ignore[arg-type] # a MatLike


def test_a_hint_goes_soon_after_the_code_is_put_away() -> None:
    said = unread(clip(situations.BLURRED, put_away=4.0, seconds=7.0))
    assert hints(said) == {ScanHint.OUT_OF_FOCUS}
    assert {hint for at, hint, _ in said if at >= 4.5} == {ScanHint.NONE}


def test_a_hint_goes_when_the_code_is_read() -> None:
    finder = HintFinder()
    frames = list(clip(situations.BLURRED))
    assert unread(frames, finder)[-1][1] is ScanHint.OUT_OF_FOCUS
    at, grey = frames[-1]
    corners = ((470.0, 190.0), (810.0, 190.0), (810.0, 530.0), (470.0, 530.0))
    after = finder.look(glance(grey, at + 0.1, Sighting("read", corners, "zxing")))
    assert after.hint is ScanHint.NONE


def test_what_is_put_away_before_its_time_gives_no_hint() -> None:
    assert hints(unread(clip(situations.BLURRED, put_away=2.2, seconds=6.0))) == set()


def test_two_codes_that_are_both_read() -> None:
    finder = HintFinder()
    frames = clip(situations.STEADY)
    said = [finder.look(glance(grey, at, several=at > HELD_AT)).hint for at, grey in frames]
    assert set(said) == {ScanHint.NONE, ScanHint.SEVERAL_CODES}
    assert said[-1] is ScanHint.SEVERAL_CODES


def test_the_end_of_a_session_ends_its_hint() -> None:
    finder = HintFinder()
    frames = list(clip(situations.BLURRED))
    unread(frames, finder)
    finder.forget()
    at, grey = frames[-1]
    assert finder.look(glance(grey, at + 0.1)).hint is ScanHint.NONE


@pytest.mark.parametrize("seed", [7, 3])
def test_an_empty_lobby_gives_no_hint(seed: int) -> None:
    said = unread(clip(None, seconds=10.0, seed=seed))
    assert hints(said) == set()
    assert not any(dark for _, _, dark in said)


def test_somebody_who_stands_there_without_a_card_gives_no_hint() -> None:
    assert hints(unread(clip(NO_CARD, put_away=5.0, seconds=8.0))) == set()


def test_a_lobby_at_night_gives_no_hint_but_wants_the_lamp() -> None:
    noise = np.random.default_rng(5)

    def at_night() -> Iterator[tuple[float, Grey]]:
        for at, grey in clip(None, seconds=8.0):
            yield at, np.clip(grey * 0.05 + noise.normal(0, 5, grey.shape), 0, 255).astype(np.uint8)

    said = unread(at_night())
    assert hints(said) == set()
    assert all(dark for at, _, dark in said if at > 1.2)


def test_codes_that_are_read_give_no_hint_with_the_real_reader() -> None:
    scanner, finder = Scanner(), HintFinder()
    for situation in (situations.STEADY, situations.MOVING, situations.TILTED):
        for at, grey in clip(situation, seconds=4.0, put_away=3.4):
            assert finder.look(scanner.look(grey, at)).hint is ScanHint.NONE
        finder, scanner = HintFinder(), Scanner()


def test_codes_that_cannot_be_read_with_the_real_reader() -> None:
    for situation, hint in (
        (situations.CUT_OFF, ScanHint.CUT_OFF),
        (VERY_BLURRED, ScanHint.OUT_OF_FOCUS),
    ):
        scanner, finder = Scanner(), HintFinder()
        said = [finder.look(scanner.look(grey, at)).hint for at, grey in clip(situation)]
        assert said[-1] is hint


@pytest.fixture
def with_poster(picture: Callable[..., Grey]) -> Callable[[float, Grey], Grey]:
    """A poster with a code on the wall, from the start; people walk in front of it."""
    poster = picture("https://example.invalid/follow-us", scale=4)

    def hang(_at: float, grey: Grey) -> Grey:
        grey = grey.copy()
        wall = grey[30 : 30 + poster.shape[0], 1000 : 1000 + poster.shape[1]]
        np.copyto(wall, poster // 2 + 40)
        return grey

    return hang


def test_a_poster_gives_no_hint_not_even_when_somebody_hid_it(with_poster) -> None:
    def frames() -> Iterator[tuple[float, Grey]]:
        for at, grey in clip(None, seconds=12.0):
            shown = with_poster(at, grey)
            if 2 <= at < 8:
                shown[:, 900:1280] = 90  # a coat
            yield at, shown

    assert hints(unread(frames())) == set()


def test_a_poster_that_is_read_all_the_time_does_not_silence_a_hint(with_poster) -> None:
    finder = HintFinder()
    corners = ((1016.0, 46.0), (1100.0, 46.0), (1100.0, 130.0), (1016.0, 130.0))
    poster = Sighting("https://example.invalid/follow-us", corners, "zxing")
    shown = [
        finder.look(glance(with_poster(at, grey), at, poster)).hint
        for at, grey in clip(situations.BLURRED)
    ]
    assert shown[-1] is ScanHint.OUT_OF_FOCUS


def test_a_new_poster_is_learnt_in_the_end(with_poster) -> None:
    def frames() -> Iterator[tuple[float, Grey]]:
        _, wall = next(clip(None, seconds=0.1))
        for tenth in range(1200):
            at = tenth / 4
            yield at, with_poster(at, wall) if at > 2 else wall

    said = unread(frames())
    assert {hint for at, hint, _ in said if at > 240} == {ScanHint.NONE}


def test_a_plaid_shirt_is_no_code() -> None:
    check = np.kron(np.indices((24, 20)).sum(axis=0) % 2, np.ones((22, 22))) * 150 + 50

    def frames() -> Iterator[tuple[float, Grey]]:
        for at, grey in clip(None, seconds=5.0):
            shown = grey.copy()
            if at > 1:
                shift = round(6 * np.sin(at))
                shown[120 : 120 + 528, 400 + shift : 840 + shift] = check.astype(np.uint8)
            yield at, shown

    assert hints(unread(frames())) == set()


def test_prints_that_pass_by_are_not_held_up(picture: Callable[..., Grey]) -> None:
    printed = cv2.GaussianBlur(picture("x" * 60, scale=9), (0, 0), 4)

    def frames() -> Iterator[tuple[float, Grey]]:
        for at, grey in clip(None, seconds=5.0):
            shown = grey.copy()
            left = round(600 * at) % (1280 - printed.shape[1])
            if at > 1:
                shown[300 : 300 + printed.shape[0], left : left + printed.shape[1]] = printed
            yield at, shown

    assert hints(unread(frames())) == set()


def test_a_camera_that_was_gone_starts_anew() -> None:
    finder = HintFinder()
    frames = list(clip(situations.BLURRED))
    unread(frames, finder)
    at, grey = frames[-1]
    assert finder.look(glance(grey, at + 30)).hint is ScanHint.NONE


def test_the_lamp_is_wanted_when_it_is_dark_whoever_is_there() -> None:
    dim = replace(NO_CARD, gain=0.1)
    said = unread(clip(dim, put_away=4.0, seconds=9.0))
    dark = [at for at, _, dark in said if dark]
    assert 1.9 <= dark[0] <= 2.3
    assert 6.8 <= dark[-1] <= 7.2
    assert hints(said) <= {ScanHint.TOO_DARK}
