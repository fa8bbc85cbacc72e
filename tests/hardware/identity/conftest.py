"""A reader's service to talk to, and a terminal's end that notes what it is told."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hardware.identity.service_reader import ServiceReader
from hardware.identity.standin import StandInReader
from kiosk.devices import Document, ReaderState

SOON = 5.0  # seconds: a test that waits this long has failed
NUMBER, NAME = "999999194001010013", "测试者"


class Told:
    """A reader's driver, and what it told in its order."""

    def __init__(self, host: str, port: int, **settings: Any) -> None:
        self.documents: queue.Queue[Document] = queue.Queue()
        self.states: queue.Queue[ReaderState] = queue.Queue()
        settings = {"timeout": 1.0, "longest_pause": 0.05, **settings}
        self.reader = ServiceReader(host, port, **settings)
        self.reader.start(self.documents.put, self.states.put)

    def document(self) -> Document:
        return self.documents.get(timeout=SOON)

    def state(self) -> ReaderState:
        return self.states.get(timeout=SOON)

    def is_up(self) -> Told:
        assert [self.state(), self.state()] == [ReaderState.OFFLINE, ReaderState.READY]
        return self


@pytest.fixture
def service() -> Iterator[StandInReader]:
    with StandInReader(beat=0.05) as running:
        yield running


@pytest.fixture
def told(service: StandInReader) -> Iterator[Callable[..., Told]]:
    """`told(silence=0.3)`: connects to the service, or to where it would be."""
    made: list[Told] = []

    def connect(**settings: Any) -> Told:
        made.append(Told(*service.address, **settings))
        return made[-1]

    yield connect
    for each in made:
        each.reader.stop()
