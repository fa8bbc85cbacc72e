"""The page of the identity card reader, over the driver and the stand-in service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hardware.identity.service_reader import ServiceReader
from hardware.identity.standin import Standing, StandInReader
from kiosk.devices import ReaderState
from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.maintenance.pages.identity_reader import IdentityReaderPage
from kiosk.maintenance.sheet import Task
from kiosk.settings.sections import IdentityReaderSettings

NUMBER, NAME = "999999194001010013", "测试者"  # region 999999 is no place


class Desk:
    """The reader as the terminal has it: its states are kept, its documents are told to the bench."""

    def __init__(self, engineer: Any, service: StandInReader) -> None:
        host, port = service.address
        self.service, self.state = service, ReaderState.NONE
        self.reader = ServiceReader(host, port)
        self.reader.start(lambda _document: engineer.bench.document_read(), self._on_state)
        self.settings = IdentityReaderSettings(host=host, port=port)

    def _on_state(self, state: ReaderState) -> None:
        self.state = state


@pytest.fixture
def desk(engineer: Any, until: Callable[[Callable[[], bool]], None]) -> Iterator[Desk]:
    with StandInReader(beat=0.2) as service:
        made = Desk(engineer, service)
        until(lambda: made.state is ReaderState.READY)
        yield made
        made.reader.stop()


def page_of(engineer: Any, desk: Desk, seconds: float = 20.0) -> IdentityReaderPage:
    return IdentityReaderPage(
        bench=engineer.bench,
        clock=engineer.clock,
        settings=desk.settings,
        state_now=lambda: desk.state,
        forget=desk.reader.forget,
        seconds=seconds,
    )


def test_a_card_that_is_read_passes_and_nothing_of_it_stays(
    engineer: Any, desk: Desk, tmp_path: Any
) -> None:
    page = page_of(engineer, desk)
    engineer.begins(page, CheckId.IDENTITY_READER)
    desk.service.lay(NUMBER, NAME)
    engineer.ends()
    assert engineer.record.results()[CheckId.IDENTITY_READER].verdict is Verdict.PASS
    kept = "".join(file.read_text() for file in tmp_path.iterdir()) + engineer.reads(page)
    assert NUMBER not in kept
    assert NAME not in kept


def test_no_card_is_no_verdict(engineer: Any, desk: Desk) -> None:
    page = page_of(engineer, desk, seconds=0.2)
    result = engineer.tests(page, CheckId.IDENTITY_READER)
    assert (result.verdict, result.facts[Fact.READ]) == (Verdict.NOT_CHECKED, 0)
    assert "Nothing came in time" in engineer.reads(page)
    engineer.do(page, Task.STOP)
    assert "Never tested" in engineer.reads(page)


def test_a_service_that_is_gone_fails(
    engineer: Any, desk: Desk, until: Callable[[Callable[[], bool]], None]
) -> None:
    desk.service.state = Standing.GONE
    until(lambda: desk.state is ReaderState.OFFLINE)
    page = page_of(engineer, desk, seconds=0.2)
    assert engineer.tests(page, CheckId.IDENTITY_READER).verdict is Verdict.FAIL
    assert "No connection" in engineer.reads(page)
