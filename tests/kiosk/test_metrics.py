"""Metrics over a real socket, read as Prometheus reads them."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from kiosk.metrics import LOOPBACK, Metrics, Reading


@pytest.fixture
def numbers() -> dict[str, float]:
    return {"left": 9}


@pytest.fixture
def metrics(numbers: dict[str, float]) -> Iterator[Metrics]:
    def days() -> list[Reading]:
        return [Reading("days_left", "Days.", numbers["left"])]

    def refreshes() -> list[Reading]:
        return [Reading("refreshes", "Refreshes.", 3, total=True)]

    serving = Metrics(0, [days, refreshes])
    serving.start()
    yield serving
    serving.stop()


def scrape(metrics: Metrics) -> dict[str, float]:
    answer = requests.get(f"http://{LOOPBACK}:{metrics.port}/metrics", timeout=5)
    families = text_string_to_metric_families(answer.text)
    return {sample.name: sample.value for family in families for sample in family.samples}


def test_each_scrape_reads_anew(metrics: Metrics, numbers: dict[str, float]) -> None:
    assert scrape(metrics) == {"yima_days_left": 9.0, "yima_refreshes_total": 3.0}
    numbers["left"] = 8
    assert scrape(metrics)["yima_days_left"] == 8.0


def test_it_is_not_to_be_reached_from_outside(metrics: Metrics) -> None:
    assert metrics._server.server_address[0] == LOOPBACK


def test_a_port_that_is_taken_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server((LOOPBACK, 0)) as taken:
        metrics = Metrics(taken.getsockname()[1], [])
        metrics.start()
        metrics.stop()
    assert "metrics are not served" in caplog.text
