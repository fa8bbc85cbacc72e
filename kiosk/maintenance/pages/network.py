"""The page of the network: each port of this terminal, as it was when somebody last looked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final

from kiosk.clock import Clock
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict, not_checked
from kiosk.maintenance.network import CERTIFICATE_WARN_DAYS, check_port
from kiosk.maintenance.pages.device_words import ADDRESS, of_check, of_verdict
from kiosk.maintenance.pages.results import fact_rows, result_row
from kiosk.maintenance.pages.times import moment
from kiosk.maintenance.pages.value_words import VALUES
from kiosk.maintenance.ports import NetworkPort, Speaks, ports_of
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import Choice, Doing, Done, Look, PageId, Row, Section, Sheet, Task
from kiosk.maintenance.timed import timed
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure

if TYPE_CHECKING:
    from kiosk.settings import Settings

ALL: Final = "all"
PATIENCE: Final = 10.0
"""Seconds for all ports together."""
_STEP: Final = 1.5  # seconds, see `check_port`

CheckPort = Callable[[NetworkPort], CheckResult]

_TEST_ALL: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Test all"))
_TEST: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Test"))
_SPEAKS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Protocol"))
_NEVER: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Never tested"))
_NO_NAME: Final = QT_TRANSLATE_NOOP("Maintenance", "%1: the name is not known to the name service")
_NO_LINK: Final = QT_TRANSLATE_NOOP("Maintenance", "%1: no connection")
_SLOW: Final = QT_TRANSLATE_NOOP("Maintenance", "%1: too slow, given up")
_NO_ANSWER: Final = QT_TRANSLATE_NOOP("Maintenance", "%1: connected, but no answer")
_BARE: Final = QT_TRANSLATE_NOOP("Maintenance", "%1: %2 ms")
_SECURED: Final = QT_TRANSLATE_NOOP("Maintenance", "%1: %2 ms, certificate good for %3 days")
_TOLD: Final = QT_TRANSLATE_NOOP("Maintenance", "%1: %2 ms, clock off by %3 s")
_WHOLE: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "%1: %2 ms, certificate good for %3 days, clock off by %4 s"
)
_OWN: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "%1: the terminal's own certificate is good for %2 days"
)
_ALL_WELL: Final = QT_TRANSLATE_NOOP("Maintenance", "Ports tested: %1. All can be reached.")
_SOME: Final = QT_TRANSLATE_NOOP("Maintenance", "Ports tested: %1. Failing: %2.")
_NO_SUCH: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This terminal has no such port."))


class NetworkPage:
    """A `Page`. Looking reads what is kept; only TEST goes to the network."""

    def __init__(
        self,
        *,
        settings: Settings,
        record: CheckRecord,
        clock: Clock,
        check: CheckPort | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """`check`: of one port, None: `check_port`. `patience`: seconds for all together."""
        self._ports = ports_of(settings)
        self._zone = settings.terminal.zone
        self._record = record
        self._clock = clock
        self._check = check or partial(check_port, now=clock.now, step_seconds=_STEP)
        self._patience = patience

    def look(self, look: Look) -> Sheet | Failure:
        kept = self._record.results()
        results = {
            port.check: kept.get(port.check, not_checked(port.check)) for port in self._ports
        }
        port = next((each for each in self._ports if each.check == look.item), None)
        if port is not None:
            return self._item(port, results[port.check])
        rows = tuple(self._row(result) for result in results.values())
        choice = Choice(Task.TEST, _TEST_ALL, ALL, primary=True)
        return Sheet(PageId.NETWORK, sections=(Section(rows=rows, choices=(choice,)),))

    def do(self, doing: Doing) -> Done:
        """TEST of one port or `ALL`; at most `patience` seconds."""
        wanted = [each for each in self._ports if doing.argument in {ALL, each.check.value}]
        if doing.task is not Task.TEST or not wanted:
            return Done(_NO_SUCH, good=False)
        results = self._tested(wanted)
        self._record.keep(results)
        failing = sum(each.verdict is Verdict.FAIL for each in results)
        if len(results) == 1:
            at = moment(results[0].checked_at, self._zone)
            return Done(_summary(results[0], at), good=not failing)
        if failing:
            return Done(Said(_SOME, (str(len(results)), str(failing))), good=False)
        return Done(Said(_ALL_WELL, (str(len(results)),)))

    def _item(self, port: NetworkPort, result: CheckResult) -> Sheet:
        rows = (
            result_row(result, self._zone),
            Row(ADDRESS, f"{port.host}:{port.port}"),
            Row(_SPEAKS, "TCP" if port.speaks is Speaks.RAW else port.speaks.name),
            *fact_rows(result),
        )
        choice = Choice(Task.TEST, _TEST, port.check.value, primary=True)
        return Sheet(
            PageId.NETWORK,
            of_check(port.check),
            (Section(rows=rows, choices=(choice,)),),
            item=port.check.value,
        )

    def _row(self, result: CheckResult) -> Row:
        verdict, tone = of_verdict(result.verdict)
        at = moment(result.checked_at, self._zone) if result.checked_at else ""
        return Row(of_check(result.id), verdict, tone, _summary(result, at), result.id.value)

    def _tested(self, ports: Sequence[NetworkPort]) -> list[CheckResult]:
        """All at once; one that hangs longer than there is patience for is left behind."""
        found: dict[CheckId, CheckResult] = {}

        def test(port: NetworkPort) -> None:
            found[port.check] = timed(partial(self._check, port), self._clock)

        threads = [Thread(target=test, args=(each,), name="port", daemon=True) for each in ports]
        deadline = monotonic() + self._patience
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(max(0.0, deadline - monotonic()))
        at, took = self._clock.now(), round(1_000 * self._patience)
        late = {Fact.OUTCOME: "too_slow"}
        return [
            found.get(each.check) or CheckResult(each.check, Verdict.FAIL, late).at(at, took)
            for each in ports
        ]


def _summary(result: CheckResult, at: str) -> Said:
    """In one line. `at`: when; empty: never."""
    facts = result.facts
    if not at:
        return _NEVER
    for fact, word, words in (
        (Fact.OUTCOME, "too_slow", _SLOW),
        (Fact.DNS, "failed", _NO_NAME),
        (Fact.TCP, "failed", _NO_LINK),
    ):
        if facts.get(fact) == word:
            return Said(words, (at,))
    tls = str(facts.get(Fact.TLS, "none"))
    if tls not in {"none", "valid"}:
        return Said(VALUES.get(tls, tls))
    latency, days, offset = (
        None if (value := facts.get(fact)) is None else f"{value:g}"
        for fact in (Fact.LATENCY_MS, Fact.DAYS_LEFT, Fact.CLOCK_OFFSET_S)
    )
    own = facts.get(Fact.OWN_DAYS_LEFT)
    if isinstance(own, float) and own <= CERTIFICATE_WARN_DAYS:
        return Said(_OWN, (at, f"{max(own, 0.0):g}"))
    if facts.get(Fact.HTTP) == "no_answer" and result.verdict is not Verdict.PASS:
        return Said(_NO_ANSWER, (at,))
    if days is not None and offset is not None:
        return Said(_WHOLE, (at, latency or "-", days, offset))
    if days is not None:
        return Said(_SECURED, (at, latency or "-", days))
    if offset is not None:
        return Said(_TOLD, (at, latency or "-", offset))
    return Said(_BARE, (at, latency or "-"))
