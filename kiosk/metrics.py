"""What an operator's Prometheus sees of a terminal, read at the moment of each scrape.

Numbers about the terminal only. A label's value is a member of an enumeration or a `Tag`, so nothing about
a person has a way in. Served on one address (loopback, unless the settings name another), or as text for
the text file collector of node_exporter (`kiosk.metrics_file`). docs/fleet.md says what to do with it.
"""

from __future__ import annotations

import logging
import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Self

from kiosk.audit.catalogue import fingerprint

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from kiosk.metrics_port import MetricsPort

_log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
PREFIX = "yima_"


class Tag(str):
    """A label that no enumeration can have: a version, or the terminal's own id."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[A-Za-z0-9._+-]{1,64}", text) is None:
            raise ValueError("no tag")
        return super().__new__(cls, text)


Labels = Mapping[str, StrEnum | Tag]
UNLABELLED: Final[Labels] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """One number, under the name that Prometheus gives it: without `yima_`, a unit at its end.

    All of one name have the same labels and are of one kind. ValueError: a label of free text.
    """

    name: str
    meaning: str
    value: float
    total: bool = False  # only ever grows while the program runs; `_total` is put to its name
    labels: Labels = field(default_factory=lambda: UNLABELLED)

    def __post_init__(self) -> None:
        if not all(isinstance(value, StrEnum | Tag) for value in self.labels.values()):
            raise ValueError(f"{self.name}: a label is a member of an enumeration")


@dataclass(frozen=True, slots=True)
class Spread:
    """How often something took how long: `counts` up to and with each of `bounds`, and beyond the last.

    Both ascend; `counts` are not summed up and there is one more of them. `total`: of all values.
    """

    name: str
    meaning: str
    bounds: Sequence[float]
    counts: Sequence[int]
    total: float


class Histogram:
    """Values as they come, in buckets. Safe to use from several threads."""

    def __init__(self, name: str, meaning: str, bounds: Sequence[float]) -> None:
        """`bounds`: upper ends of the buckets, ascending, in the unit at the end of `name`."""
        self._name, self._meaning = name, meaning
        self._bounds = tuple(bounds)
        self._counts = [0] * (len(self._bounds) + 1)
        self._total = 0.0
        self._lock = threading.Lock()

    def observe(self, value: float) -> None:
        with self._lock:
            self._counts[bisect_left(self._bounds, value)] += 1
            self._total += value

    def spread(self) -> Spread:
        with self._lock:
            counts, total = tuple(self._counts), self._total
        return Spread(self._name, self._meaning, self._bounds, counts, total)


Source = Callable[[], Iterable[Reading | Spread]]


class Metrics:
    """What its sources say, served on a port. `start` and `stop` once each.

    A source that raises is left out of the scrape, logged by place and counted: the others are wanted all
    the more then.
    """

    def __init__(self, port: int, sources: Iterable[Source], address: str = LOOPBACK) -> None:
        """`port` 0: whichever is free (see `port` once started)."""
        self.port = port
        self.address = address
        self._sources = tuple(sources)
        self._server: MetricsPort | None = None
        self._failures = 0

    def start(self) -> None:
        """Listen. A port that is taken is logged and left: a terminal serves patients first."""
        from kiosk.metrics_port import MetricsPort  # noqa: PLC0415 - cold start

        try:
            self._server = MetricsPort(self.address, self.port, self)
        except OSError as error:
            _log.warning("metrics are not served: %s", error.strerror)
            return
        self._server.start()
        self.port = self._server.port

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None

    def text(self) -> bytes:
        """All of it in the text format of Prometheus."""
        from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415 - cold start

        registry = CollectorRegistry(auto_describe=False)
        registry.register(self)
        return generate_latest(registry)

    def describe(self) -> list[Metric]:
        """Nothing: else the library asks every source when it is registered."""
        return []

    def collect(self) -> Iterator[Metric]:
        """What prometheus_client asks of a collector."""
        families: dict[str, list[Reading]] = {}
        for told in self._told():
            if isinstance(told, Spread):
                yield _histogram(told)
            else:
                families.setdefault(told.name, []).append(told)
        failures = Reading(
            "metrics_source_failures",
            "Parts of a scrape lost to a bug.",
            self._failures,
            total=True,
        )
        for readings in (*families.values(), [failures]):
            yield _family(readings)

    def _told(self) -> Iterator[Reading | Spread]:
        for source in self._sources:
            try:
                yield from tuple(source())
            except Exception as bug:  # noqa: BLE001 - see the class
                self._failures += 1
                _log.error("metrics: %s", fingerprint(bug))


def _family(readings: Sequence[Reading]) -> Metric:
    from prometheus_client.core import (  # noqa: PLC0415 - loaded by then
        CounterMetricFamily,
        GaugeMetricFamily,
    )

    first = readings[0]
    kind = CounterMetricFamily if first.total else GaugeMetricFamily
    family = kind(f"{PREFIX}{first.name}", first.meaning, labels=tuple(first.labels))
    for reading in readings:
        if tuple(reading.labels) != tuple(first.labels) or reading.total != first.total:
            raise ValueError(f"{first.name}: readings of several kinds")
        family.add_metric([str(value) for value in reading.labels.values()], reading.value)
    return family


def _histogram(spread: Spread) -> Metric:
    from prometheus_client.core import HistogramMetricFamily  # noqa: PLC0415 - loaded by then

    buckets, so_far = [], 0
    for bound, count in zip((*spread.bounds, None), spread.counts, strict=True):
        so_far += count
        buckets.append(("+Inf" if bound is None else repr(float(bound)), float(so_far)))
    return HistogramMetricFamily(
        f"{PREFIX}{spread.name}", spread.meaning, buckets=buckets, sum_value=spread.total
    )
