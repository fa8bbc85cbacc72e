"""What an operator's Prometheus sees of a terminal, read at the moment of each scrape.

Numbers about the terminal only: nothing counts or names patients. Served on loopback for a local
collector; off unless the settings give a port.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prometheus_client.core import Metric

_log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Reading:
    """One number, under the name that Prometheus gives it: `yima_` and a unit at its end."""

    name: str
    meaning: str
    value: float
    total: bool = False  # only ever grows while the program runs


class Metrics:
    """Serves what its sources say. `start` and `stop` once each."""

    def __init__(self, port: int, sources: Iterable[Callable[[], Iterable[Reading]]]) -> None:
        """`port` 0: whichever is free (see `port` once started)."""
        self.port = port
        self._sources = tuple(sources)
        self._server: Any = None

    def start(self) -> None:
        """Listen. A port that is taken is logged and left: a terminal serves patients first."""
        from prometheus_client import CollectorRegistry, start_http_server  # noqa: PLC0415 - cold start

        registry = CollectorRegistry()
        registry.register(self)
        try:
            self._server, _thread = start_http_server(self.port, LOOPBACK, registry)
        except OSError as error:
            _log.warning("metrics are not served: %s", error.strerror)
            return
        self.port = self._server.server_port

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def collect(self) -> Iterator[Metric]:
        """What prometheus_client asks of a collector."""
        from prometheus_client.core import (  # noqa: PLC0415 - loaded by then
            CounterMetricFamily,
            GaugeMetricFamily,
        )

        for source in self._sources:
            for reading in source():
                family = CounterMetricFamily if reading.total else GaugeMetricFamily
                yield family(f"yima_{reading.name}", reading.meaning, reading.value)
