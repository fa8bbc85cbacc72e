"""What recorded events add up to, and how long a code is held up until it is read."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kiosk.audit.catalogue import CATALOGUE, EndCause, EventId, StaffId
from kiosk.clock import ManualClock
from kiosk.codes.classify import Kind
from kiosk.codes.identity_document import card_of
from kiosk.codes.judge import Judgement
from kiosk.devices import (
    Document,
    PrinterState,
    ScanConditions,
    ScanHint,
    TicketOutcome,
    VoiceState,
)
from kiosk.domain import Assurance
from kiosk.metrics import Reading, Spread
from kiosk.payment.order import OrderState
from kiosk.payment.port import Channel, Way
from kiosk.reasons import Code, Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.runner import Lane
from kiosk.scan_watch import ScanWatch
from kiosk.session.effects import Record
from kiosk.session.events import CodeJudged, CodeSeen, ConditionsChanged
from kiosk.tally import EventTally

READ = CodeJudged(0, Judgement(Kind.EHC1, card_of(Document("0" * 18, "测试者"))))
REFUSED = CodeJudged(0, Judgement(Kind.UNRECOGNISED, Failure(Code.UNRECOGNISED)))
TOO_FAR = ConditionsChanged(ScanConditions(ScanHint.TOO_FAR))
NOTHING = ConditionsChanged(ScanConditions())
SEEN = CodeSeen("a code")


@pytest.fixture
def tally() -> EventTally:
    return EventTally(ManualClock())


def counted(tally: EventTally) -> dict[str, float]:
    """What is not nought."""
    told: Iterable[Reading | Spread] = tally.readings()
    return {
        "/".join((each.name, *each.labels.values())): each.value
        for each in told
        if isinstance(each, Reading) and each.value
    }


def test_at_first_there_is_nothing_but_it_is_told(tally: EventTally) -> None:
    assert counted(tally) == {}
    assert len([each for each in tally.readings() if isinstance(each, Reading)]) > 40


def test_a_visit_is_counted(tally: EventTally) -> None:
    tally.recorded(EventId.CODE_REFUSED, {"kind": Kind.EHC1, "code": Code.EXPIRED})
    started = {"kind": Kind.EHC1, "assurance": Assurance.DYNAMIC}
    tally.recorded(EventId.SESSION_STARTED, started)
    tally.recorded(EventId.SECOND_FACTOR_CHECKED, {"right": False, "tries_left": 2})
    tally.recorded(EventId.SECOND_FACTOR_CHECKED, {"right": True, "tries_left": 2})
    tally.recorded(EventId.SIGNED_IN, {"milliseconds": 600})
    out = {"outcome": TicketOutcome.PRINTED, "state": PrinterState.READY}
    tally.recorded(EventId.TICKET_DONE, out)
    tally.recorded(EventId.SLIP_DONE, out)
    paid = {"state": OrderState.SETTLED, "way": Way.SHOWN, "channel": Channel.WECHAT}
    tally.recorded(EventId.ORDER_ENDED, paid)
    state = ReportPrinterState.READY
    tally.recorded(
        EventId.REPORTS_PRINTED, {"printed": 3, "doubtful": 1, "not_printed": 0, "state": state}
    )
    tally.recorded(EventId.SESSION_ENDED, {"cause": EndCause.LEFT, "seconds": 40})
    assert counted(tally) == {
        "scans/accepted": 1,
        "scans/refused": 1,
        "scan_refusals/expired": 1,
        "second_factor_checks/right": 1,
        "second_factor_checks/wrong": 1,
        "tickets/printed": 1,
        "slips/printed": 1,
        "orders_ended/settled/wechat": 1,
        "report_prints/printed": 3,
        "report_prints/doubtful": 1,
        "sessions_ended/left": 1,
        "last_accepted_scan_timestamp_seconds": 1_800_000_000,
    }
    [sign_in] = [each for each in tally.readings() if isinstance(each, Spread)]
    assert (sum(sign_in.counts), sign_in.total) == (1, 0.6)


def test_who_of_the_staff_is_nobodys_concern_here(tally: EventTally) -> None:
    tally.recorded(EventId.STAFF_LOCKED, {"staff": StaffId("nurse-7"), "tries": 15})
    assert counted(tally) == {"staff_locks": 1}


def test_the_voice_is_known_as_it_was_logged_last(tally: EventTally) -> None:
    tally.recorded(EventId.VOICE_CHANGED, {"state": VoiceState.SILENT})
    assert tally.voice is VoiceState.SILENT


def test_what_has_no_number_is_passed_over(tally: EventTally) -> None:
    tally.recorded(EventId.TERMINAL_STOPPED, {})
    tally.recorded(EventId.STORAGE_CHANGED, {"writable": False})
    assert counted(tally) == {}


def test_every_event_that_is_counted_has_the_fields_that_are_read() -> None:
    """The catalogue is another's: a field that goes or is renamed must be found here."""
    read = {
        EventId.SESSION_STARTED: {"kind"},
        EventId.CODE_REFUSED: {"kind", "code"},
        EventId.SESSION_ENDED: {"cause"},
        EventId.SECOND_FACTOR_CHECKED: {"right"},
        EventId.HOSPITAL_FAILED: {"code"},
        EventId.SIGNED_IN: {"milliseconds"},
        EventId.TICKET_DONE: {"outcome"},
        EventId.SLIP_DONE: {"outcome"},
        EventId.PAYMENT_FAILED: {"code"},
        EventId.ORDER_ENDED: {"state", "channel"},
        EventId.REPORTS_PRINTED: {"printed", "doubtful", "not_printed"},
        EventId.VOICE_CHANGED: {"state"},
    }
    for event, fields in read.items():
        assert fields <= CATALOGUE[event].fields.keys(), event


def test_what_the_log_did_not_take_is_not_counted(tally: EventTally) -> None:
    def record(_effect: Record) -> None:
        raise ValueError("not in the catalogue")

    lane = tally.listening(Lane("log", {Record: record}))
    with pytest.raises(ValueError, match="catalogue"):
        lane.handlers[Record](Record(EventId.FAULT))
    assert counted(tally) == {}


# -- the time to the first read -------------------------------------------------------------------


def times(watch: ScanWatch) -> tuple[int, float]:
    spread = watch.spread()
    return sum(spread.counts), pytest.approx(spread.total)


def test_from_the_first_hint_to_the_read() -> None:
    watch = ScanWatch()
    for event, at in ((TOO_FAR, 10.0), (SEEN, 11.0), (READ, 11.5)):
        watch.saw(event, at)
    assert times(watch) == (1, 1.5)


def test_refusals_on_the_way_belong_to_it() -> None:
    watch = ScanWatch()
    for event, at in ((SEEN, 10.0), (REFUSED, 10.2), (SEEN, 11.0), (READ, 11.2)):
        watch.saw(event, at)
    assert times(watch) == (1, 1.2)


def test_a_card_that_stays_in_the_hand_counts_once() -> None:
    watch = ScanWatch()
    for second in range(10):
        watch.saw(SEEN, 10.0 + second)
        watch.saw(READ, 10.1 + second)
    assert times(watch) == (1, 0.1)


def test_the_next_patient_is_another() -> None:
    watch = ScanWatch()
    for event, at in ((SEEN, 10.0), (READ, 10.3), (SEEN, 20.0), (READ, 20.4)):
        watch.saw(event, at)
    assert times(watch) == (2, 0.7)


def test_somebody_who_gave_up_is_not_added_to_the_next() -> None:
    watch = ScanWatch()
    for event, at in ((TOO_FAR, 10.0), (NOTHING, 14.0), (SEEN, 30.0), (READ, 30.5)):
        watch.saw(event, at)
    assert times(watch) == (1, 0.5)


def test_a_poster_before_the_lens_is_no_patient() -> None:
    watch = ScanWatch()
    for event, at in ((TOO_FAR, 10.0), (SEEN, 900.0), (READ, 900.5)):
        watch.saw(event, at)
    assert times(watch) == (0, 0)


def test_a_hand_scanner_is_not_measured() -> None:
    watch = ScanWatch()
    watch.saw(CodeSeen("a code", by_hand=True), 10.0)
    watch.saw(READ, 10.5)
    assert times(watch) == (0, 0)
