"""Metrics over a real socket, read as Prometheus reads them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from kiosk.metrics import LOOPBACK, Histogram, Metrics, Reading, Source, Tag
from kiosk.metrics_file import MetricsFile
from kiosk.readings import Port
from kiosk.trust.health import TrustState


@pytest.fixture
def numbers() -> dict[str, float]:
    return {"left": 9}


@pytest.fixture(name="serve")
def fixture_serve() -> Iterator[Callable[..., Metrics]]:
    serving: list[Metrics] = []

    def serve(*sources: Source, address: str = LOOPBACK) -> Metrics:
        serving.append(Metrics(0, sources, address))
        serving[-1].start()
        return serving[-1]

    yield serve
    for metrics in serving:
        metrics.stop()


@pytest.fixture
def metrics(numbers: dict[str, float], serve: Callable[..., Metrics]) -> Metrics:
    def days() -> list[Reading]:
        return [Reading("days_left", "Days.", numbers["left"])]

    def refreshes() -> list[Reading]:
        return [Reading("refreshes", "Refreshes.", 3, total=True)]

    return serve(days, refreshes)


def scrape(metrics: Metrics) -> dict[str, float]:
    """Every sample by its name and the values of its labels, but for what the metrics say of themselves."""
    answer = requests.get(f"http://{LOOPBACK}:{metrics.port}/metrics", timeout=5)
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    return {
        "/".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if family.name != "yima_metrics_source_failures"
    }


def test_each_scrape_reads_anew(metrics: Metrics, numbers: dict[str, float]) -> None:
    assert scrape(metrics) == {"yima_days_left": 9.0, "yima_refreshes_total": 3.0}
    numbers["left"] = 8
    assert scrape(metrics)["yima_days_left"] == 8.0


def test_it_is_not_to_be_reached_from_outside(metrics: Metrics) -> None:
    assert metrics._server is not None
    assert metrics._server.address == LOOPBACK


def test_the_sixth_version_of_addresses(serve: Callable[..., Metrics]) -> None:
    metrics = serve(address="::1")
    answer = requests.get(f"http://[::1]:{metrics.port}/metrics", timeout=5)
    assert "yima_metrics_source_failures_total 0.0" in answer.text


def test_a_port_that_is_taken_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server((LOOPBACK, 0)) as taken:
        metrics = Metrics(taken.getsockname()[1], [])
        metrics.start()
        metrics.stop()
    assert "metrics are not served" in caplog.text


def test_an_address_of_another_machine_stops_nothing(
    serve: Callable[..., Metrics], caplog: pytest.LogCaptureFixture
) -> None:
    serve(address="192.0.2.1")
    assert "metrics are not served" in caplog.text


def test_labels_of_one_name_are_one_family(serve: Callable[..., Metrics]) -> None:
    def states() -> list[Reading]:
        return [
            Reading("state", "States.", state is TrustState.FRESH, labels={"state": state})
            for state in TrustState
        ]

    told = scrape(serve(states))
    assert {name for name, value in told.items() if value == 1.0} == {"yima_state/fresh"}
    assert len(told) == len(TrustState)


@pytest.mark.parametrize("text", ["张三", "a b", "", "x" * 65, 'a"b', "a\nb"])
def test_free_text_is_no_label(text: str) -> None:
    with pytest.raises(ValueError, match="no tag"):
        Tag(text)
    with pytest.raises(ValueError, match="enumeration"):
        Reading("n", "N.", 1, labels={"who": text})  # type: ignore[dict-item] # as somebody might


def test_a_reading_stays_what_it_was() -> None:
    reading = Reading("n", "N.", 1, labels={"port": Port.CAMERA})
    with pytest.raises(FrozenInstanceError):
        reading.value = 2  # type: ignore[misc] # it is frozen


def test_a_histogram_adds_up(serve: Callable[..., Metrics]) -> None:
    times = Histogram("took_seconds", "Took.", (0.5, 1.0))
    for value in (0.1, 0.5, 0.7, 9.0):
        times.observe(value)
    assert scrape(serve(lambda: [times.spread()])) == {
        "yima_took_seconds_bucket/0.5": 2.0,
        "yima_took_seconds_bucket/1.0": 3.0,
        "yima_took_seconds_bucket/+Inf": 4.0,
        "yima_took_seconds_count": 4.0,
        "yima_took_seconds_sum": pytest.approx(10.3),
    }


def test_a_source_with_a_bug_costs_only_itself(
    serve: Callable[..., Metrics], caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> list[Reading]:
        raise KeyError("110101199003070000")

    metrics = serve(broken, lambda: [Reading("well", "Well.", 1)])
    assert scrape(metrics) == {"yima_well": 1.0}
    text = requests.get(f"http://{LOOPBACK}:{metrics.port}/metrics", timeout=5).text
    assert "yima_metrics_source_failures_total 2.0" in text
    assert "KeyError" in caplog.text
    assert "110101199003070000" not in caplog.text + text


def test_whoever_calls_and_says_nothing_keeps_nobody_out(
    metrics: Metrics, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.metrics_port._Handler.timeout", 0.5)
    silent = [socket.create_connection((LOOPBACK, metrics.port)) for _ in range(12)]
    try:
        for each in silent:  # those too many are turned away at once, the others after a while
            each.settimeout(10)
            assert each.recv(1) == b""
        assert scrape(metrics)["yima_days_left"] == 9.0
    finally:
        for each in silent:
            each.close()


@pytest.mark.parametrize("path", ["/../etc/passwd", "/metric", "/metrics/x"])
def test_there_is_nothing_else(metrics: Metrics, path: str) -> None:
    with socket.create_connection((LOOPBACK, metrics.port), timeout=5) as caller:
        caller.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        assert b" 404 " in caller.recv(200)


def test_nothing_can_be_sent_there(metrics: Metrics) -> None:
    answer = requests.post(f"http://{LOOPBACK}:{metrics.port}/metrics", data=b"x", timeout=5)
    assert answer.status_code == 501


# -- the text file --------------------------------------------------------------------------------


def test_the_file_is_whole_and_anybody_may_read_it(tmp_path: Path) -> None:
    file = MetricsFile(tmp_path / "yima.prom")
    assert file.write(b"yima_up 1\n")
    assert file.write(b"yima_up 2\n")
    assert [each.name for each in tmp_path.iterdir()] == ["yima.prom"]
    assert (tmp_path / "yima.prom").read_bytes() == b"yima_up 2\n"
    assert (tmp_path / "yima.prom").stat().st_mode & 0o777 == 0o644
    file.remove()
    file.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = MetricsFile(tmp_path / "none" / "yima.prom")
    assert not file.write(b"x")
    assert not file.write(b"x")
    assert caplog.text.count("metrics are not written") == 1
    (tmp_path / "none").mkdir()
    assert file.write(b"x")


def test_a_link_laid_in_its_way_is_not_followed(tmp_path: Path) -> None:
    """The collector's folder is another account's: what it lays there must not have us write elsewhere."""
    (tmp_path / "victim").write_text("kept", encoding="utf-8")
    (tmp_path / ".yima.prom.part").symlink_to(tmp_path / "victim")
    (tmp_path / "yima.prom").symlink_to(tmp_path / "victim")
    MetricsFile(tmp_path / "yima.prom").write(b"x")
    assert (tmp_path / "victim").read_text(encoding="utf-8") == "kept"
