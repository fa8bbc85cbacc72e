"""Shared by the tests of cameras, decoders and scenery."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import pytest

from hardware.scene.server import SceneServer

BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


@pytest.fixture
def health_code() -> Callable[[int], str]:
    """Texts as long as an EHC1 code is, of the characters that it has."""

    def make(length: int, seed: int = 1) -> str:
        rng = random.Random(seed)
        return "EHC1:" + "".join(rng.choice(BASE45) for _ in range(length - 5))

    return make


@pytest.fixture
def scene() -> Iterator[SceneServer]:
    server = SceneServer()
    server.start()
    assert server.wait_ready(20)
    yield server
    server.stop()


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Wait for something that other threads bring about; fails when it does not come."""

    def wait(condition: Callable[[], bool], limit: float = 30.0) -> None:
        deadline = time.monotonic() + limit
        while not condition():
            assert time.monotonic() < deadline, "it did not come about"
            time.sleep(0.01)

    return wait


class InputChip:
    """A GPIO chip with one input: what it says at each look, and whether the chip is there."""

    def __init__(self) -> None:
        self.there = True
        self.active = False
        self.sparks: list[bool] = []
        self.held = 0

    def request(self) -> InputChip:
        if not self.there:
            raise OSError("no such chip")
        self.held += 1
        return self

    def is_active(self) -> bool:
        if not self.there:
            raise OSError("gone")
        return self.sparks.pop(0) if self.sparks else self.active

    def release(self) -> None:
        self.held -= 1


@pytest.fixture
def input_chip() -> Iterator[InputChip]:
    chip = InputChip()
    yield chip
    assert chip.held == 0, "whoever took the line has given it back"
