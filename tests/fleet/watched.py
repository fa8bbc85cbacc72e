"""A real Prometheus on loopback, with the delivered rules on a clock two hundred times as fast."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import yaml

FASTER = 200
_LEAST = 2_500  # ms: a range needs several scrapes in it
_SCRAPE = _OFTEN = "500ms"
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_IN_EXPRESSIONS = re.compile(r"(?<=\[)\d+[smhdw](?=[\]:])|(?<=offset )\d+[smhdw]")


def quicker(duration: str, least: int = 500) -> str:
    """`duration` as Prometheus writes it, two hundred times as short, though not below `least` ms."""
    seconds = int(duration[:-1]) * _SECONDS[duration[-1]]
    return f"{max(least, seconds * 1_000 // FASTER)}ms"


def quicken(rules: dict[str, Any]) -> dict[str, Any]:
    """The rules with every duration in them shortened, each worked out often; nothing else is touched."""
    for group in rules["groups"]:
        group["interval"] = _OFTEN
        for rule in group["rules"]:
            rule["expr"] = _IN_EXPRESSIONS.sub(lambda m: quicker(m[0], _LEAST), rule["expr"])
            if "for" in rule and rule["for"] != "0m":
                rule["for"] = quicker(rule["for"])
    return rules


@dataclass
class Prometheus:
    """`start` once, `stop` once. `targets`: `host:port` with the labels of each."""

    folder: Path
    rules: Path
    targets: list[tuple[str, dict[str, str]]]
    port: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        (self.folder / "rules").mkdir()
        for file in self.rules.glob("*.yml"):
            rules = quicken(yaml.safe_load(file.read_text(encoding="utf-8")))
            (self.folder / "rules" / file.name).write_text(yaml.safe_dump(rules), encoding="utf-8")
        found = [{"targets": [target], "labels": labels} for target, labels in self.targets]
        (self.folder / "targets.json").write_text(json.dumps(found), encoding="utf-8")
        (self.folder / "prometheus.yml").write_text(
            yaml.safe_dump(self._config()), encoding="utf-8"
        )
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [
                "prometheus",
                f"--config.file={self.folder / 'prometheus.yml'}",
                f"--storage.tsdb.path={self.folder / 'data'}",
                f"--web.listen-address=127.0.0.1:{self.port}",
                "--log.level=error",
            ],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait("it is ready", self._is_ready)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()  # what it has stored is nobody's loss
            self._process.wait(10)

    def query(self, expression: str) -> list[dict[str, Any]]:
        """The result of an instant query; AssertionError with its words if it does not parse."""
        answer = self._get("query", query=expression)
        assert answer["status"] == "success", f"{expression}: {answer.get('error')}"
        result: list[dict[str, Any]] = answer["data"]["result"]
        return result

    def firing(self) -> set[tuple[str, str, str]]:
        """Alerts that fire now: name, terminal, and the port if it is of one."""
        alerts = self._get("alerts")["data"]["alerts"]
        return {
            tuple(each["labels"].get(name, "") for name in ("alertname", "terminal", "port"))
            for each in alerts
            if each["state"] == "firing"
        }

    def wait(self, what: str, is_so: Callable[[], bool], seconds: float = 45) -> None:
        until = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < until, f"never: {what}"
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, "it has ended"
        try:
            return requests.get(f"http://127.0.0.1:{self.port}/-/ready", timeout=2).ok
        except requests.ConnectionError:
            return False

    def _get(self, what: str, **parameters: str) -> dict[str, Any]:
        url = f"http://127.0.0.1:{self.port}/api/v1/{what}"
        answer: dict[str, Any] = requests.get(url, params=parameters, timeout=5).json()
        return answer

    def _config(self) -> dict[str, Any]:
        return {
            "global": {
                "scrape_interval": _SCRAPE,
                "scrape_timeout": _SCRAPE,
                "evaluation_interval": _OFTEN,
            },
            "rule_files": ["rules/*.yml"],
            "scrape_configs": [
                {"job_name": "yima", "file_sd_configs": [{"files": ["targets.json"]}]}
            ],
        }
