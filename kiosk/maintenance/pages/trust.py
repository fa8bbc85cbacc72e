"""The page of the trust list: how fresh it is, refreshing it now, and loading it from a USB stick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import tzinfo
from threading import Lock, Thread
from typing import Final

from kiosk.clock import Clock
from kiosk.maintenance.pages import stick
from kiosk.maintenance.pages.results import NOT_HERE, when
from kiosk.maintenance.pages.times import moment
from kiosk.maintenance.pages.trust_words import BROUGHT, PROBLEMS
from kiosk.maintenance.pages.value_words import VALUES
from kiosk.maintenance.sheet import (
    Choice,
    Doing,
    Done,
    Look,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
)
from kiosk.maintenance.usb import UsbProblem, UsbVolumes
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.trust.distribution.outcome import RefreshOutcome, RefreshProblem
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import TrustState
from kiosk.trust.trust_list import CARD_USAGE

REFRESH_PATIENCE: Final = 20.0
LOAD_PATIENCE: Final = 60.0
"""Seconds that a page waits; what takes longer goes on behind it."""

_STATE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "State"))
_VERSION: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Version of the list"))
_NO_LIST: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "None"))
_FETCHED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Last confirmed"))
_ISSUED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Issued"))
_DAYS_LEFT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Days left"))
_TRIED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Last refresh"))
_WELL: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Went well"))
_IN_A_ROW: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Failures in a row"))
_FILE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "File"))
_MOST_REMARKS: Final = 10
_REMARKS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Remarks on the list"))
_KEYS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Keys in the list"))
_IN_FORCE: Final = QT_TRANSLATE_NOOP("Maintenance", "%1 of %2 valid today")
_REFRESH: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Refresh now"))
_LOAD: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Load from USB stick"))
_SURE: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "The folder 'yima-trust' on the USB stick is loaded, if its signatures are right. Go on?",
    )
)
_NEWS: Final = QT_TRANSLATE_NOOP("Maintenance", "A new list is in force: version %1.")
_NO_NEWS: Final = QT_TRANSLATE_NOOP("Maintenance", "Confirmed: version %1 is the newest.")
_GOES_ON: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "It is not done yet and goes on. Look again in a minute.")
)
_USAGES: Final[Mapping[str, str]] = {
    "card": QT_TRANSLATE_NOOP("Maintenance", "Health cards"),
    "report": QT_TRANSLATE_NOOP("Maintenance", "Seals on reports"),
    "staff": QT_TRANSLATE_NOOP("Maintenance", "Staff badges"),
    "recovery": QT_TRANSLATE_NOOP("Maintenance", "Recovery without a badge"),
}

_TONES: Final = {
    TrustState.FRESH: Tone.GOOD,
    TrustState.AGEING: Tone.PLAIN,
    TrustState.STALE: Tone.BAD,
    TrustState.MISSING: Tone.BAD,
}


class TrustPage:
    """A `Page`."""

    def __init__(
        self,
        *,
        trust: TrustDistribution,
        clock: Clock,
        zone: tzinfo,
        volumes: UsbVolumes,
        refresh_patience: float = REFRESH_PATIENCE,
        load_patience: float = LOAD_PATIENCE,
    ) -> None:
        """`clock`: what `trust` goes by. `zone`: the hospital's. Patience: seconds."""
        self._trust = trust
        self._clock = clock
        self._zone = zone
        self._volumes = volumes
        self._refresh_patience = refresh_patience
        self._load_patience = load_patience
        self._lock = Lock()
        self._going: Thread | None = None

    def look(self, look: Look) -> Sheet | Failure:
        told = self._trust.status
        choices = (
            Choice(Task.REFRESH_TRUST, _REFRESH, primary=True),
            Choice(Task.LOAD_TRUST, _LOAD, sure=_SURE),
        )
        return Sheet(
            look.page,
            sections=(
                Section(rows=(*self._list(told), *self._attempt(told)), choices=choices),
                *self._keys(),
            ),
        )

    def do(self, doing: Doing) -> Done:
        match doing.task:
            case Task.REFRESH_TRUST:
                return self._done(self._trust.refresh_now, self._refresh_patience, PROBLEMS)
            case Task.LOAD_TRUST:
                return self._load()
            case _:
                return Done(NOT_HERE, good=False)

    def _load(self) -> Done:
        from kiosk.trust.distribution.brought import Brought  # noqa: PLC0415 - loads TUF

        volume = self._volumes.the_one(to_write=False)
        if isinstance(volume, UsbProblem):
            return stick.problem(volume)
        brought = Brought(volume.folder, volume.device)
        return self._done(lambda: self._trust.load(brought), self._load_patience, BROUGHT)

    def _done(
        self,
        call: Callable[[], RefreshOutcome],
        seconds: float,
        words: Mapping[RefreshProblem, str],
    ) -> Done:
        """Wait for what comes of it; what takes longer goes on behind, and nothing else is begun meanwhile."""
        with self._lock:
            if self._going is not None and self._going.is_alive():
                return Done(_GOES_ON, good=False)
            found: list[RefreshOutcome] = []
            going = Thread(target=lambda: found.append(call()), name="trust by hand", daemon=True)
            going.start()
            self._going = going
        going.join(seconds)
        if not found:
            return Done(_GOES_ON)
        outcome = found[0]
        if outcome.problem is not None:
            return Done(Said(words[outcome.problem]), good=False)
        version = str(self._trust.status.version)
        return Done(Said(_NEWS if outcome.changed else _NO_NEWS, (version,)))

    def _list(self, told: DistributionStatus) -> Iterator[Row]:
        yield Row(_STATE, Said(VALUES[told.state.value]), _TONES[told.state])
        yield Row(_VERSION, _NO_LIST if told.version is None else str(told.version))
        if told.issued is not None:
            yield Row(_ISSUED, moment(told.issued, self._zone))
        yield Row(_FETCHED, when(told.fetched_at, self._zone))
        left = Tone.BAD if not told.days_left else Tone.WARN if told.warn else Tone.PLAIN
        yield Row(_DAYS_LEFT, str(told.days_left), left)

    def _attempt(self, told: DistributionStatus) -> Iterator[Row]:
        if told.last_problem is None:
            words, tone = _WELL if told.last_attempt else "", Tone.PLAIN
            yield Row(_TRIED, when(told.last_attempt, self._zone), tone, words)
            return
        problem = Said(PROBLEMS[told.last_problem])
        yield Row(_TRIED, when(told.last_attempt, self._zone), Tone.WARN, problem)
        yield Row(_IN_A_ROW, str(told.failures), Tone.WARN)
        where = " ".join(filter(None, (told.file, str(told.http_status or ""))))
        if where:
            yield Row(_FILE, detail=where)

    def _keys(self) -> Iterator[Section]:
        """How many for which use: without those for staff nobody gets in, and so on."""
        trust = self._trust.current()
        if isinstance(trust, Failure):
            return
        now = self._clock.now()
        every = Counter(key.usage for key in trust.keys)
        valid = Counter(key.usage for key in trust.keys if key.in_force(now))
        usages = (*_USAGES, *sorted(every.keys() - _USAGES.keys()))
        rows = tuple(
            Row(
                Said(_USAGES[usage]) if usage in _USAGES else usage,
                Said(_IN_FORCE, (str(valid[usage]), str(every[usage]))),
                Tone.PLAIN if valid[usage] or usage != CARD_USAGE else Tone.BAD,
            )
            for usage in usages
        )
        yield Section(_KEYS, rows)
        if trust.remarks:
            remarks = tuple(Row("", detail=each.what) for each in trust.remarks[:_MOST_REMARKS])
            yield Section(_REMARKS, remarks)
