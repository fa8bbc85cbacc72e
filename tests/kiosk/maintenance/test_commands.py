"""`yima readiness` and `yima logs`, as they are typed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.log import EventLog
from kiosk.clock import SystemClock
from kiosk.maintenance import command, logs_command
from kiosk.maintenance.checks import CheckId, CheckResult, Verdict
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sealed_log import Sealer

SETTINGS = """
[terminal]
id = "T07"
hospital = "示范医院"
[hospital]
base_url = "http://127.0.0.1:1/secret-path"
[trust]
repository = "http://127.0.0.1:1/yima"
[ticket_printer]
host = "127.0.0.1"
port = 1
[storage]
folder = "state"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    path = tmp_path / "terminal.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    return path


def test_readiness(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hand = CheckResult(CheckId.TOUCH, Verdict.PASS, {}, SystemClock().now() - 60, 9)
    CheckRecord(settings.parent / "state").keep([hand])
    assert command.main(["--settings", str(settings), "--json"]) == 1
    text = capsys.readouterr().out
    report = json.loads(text)
    checks = {each["id"]: each for each in report["checks"]}
    assert (report["terminal"], report["hospital"]) == ("T07", "示范医院")
    assert checks["network_hospital"]["verdict"] == "fail"
    assert checks["network_gateway"]["verdict"] == "not_fitted"
    assert checks["lamp"]["verdict"] == "not_fitted"
    assert checks["touch"]["verdict"] == "pass"
    assert checks["storage"]["checked_at"] > 0
    assert {"network_hospital", "network_trust", "trust_list"} <= set(report["failing"])
    assert report["software"]["signed"] == "not_signed"
    assert len(report["software"]["digest"]) == 64
    assert "secret" not in text
    kept = CheckRecord(settings.parent / "state").results()
    assert kept[CheckId.NETWORK_HOSPITAL].verdict is Verdict.FAIL
    assert kept[CheckId.TOUCH] == hand


def test_readiness_in_lines(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--settings", str(settings)])
    *lines, verdict = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CheckId)
    assert verdict == "Not ready"


def test_settings_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--settings", str(tmp_path / "none.toml")]) == 2
    assert logs_command.main(["search", "--settings", str(tmp_path / "none.toml")]) == 2
    assert "settings file: missing" in capsys.readouterr().err


def test_search(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = EventLog(settings.parent / "state" / "events", terminal="T07", clock=SystemClock())
    for number in range(60):
        log.record(EventId.TERMINAL_STARTED, {"start_ms": number})
    log.record(EventId.TERMINAL_STOPPED, {})
    where = ["--settings", str(settings)]
    assert logs_command.main(["search", *where, "--event", "terminal_started", "--last", "55"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 55
    assert lines[0].endswith('terminal_started {"start_ms": 59}')
    assert logs_command.main(["search", *where, "--until", "2020-01-01"]) == 0
    assert capsys.readouterr().out == ""


def test_an_export_without_a_vendor_key(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert logs_command.main(["export", "--settings", str(settings), "--since", "2027-01-10"]) == 1
    assert "vendor_key_file" in capsys.readouterr().err


@pytest.fixture
def key_file(tmp_path: Path, vendor: tuple[bytes, bytes]) -> Path:
    path = tmp_path / "vendor.key"
    path.write_text(vendor[0].hex())
    path.chmod(0o600)
    return path


def packed(content: bytes, recipient: bytes) -> bytes:
    pieces: list[bytes] = []
    sealer = Sealer(recipient, pieces.append)
    sealer.add(content)
    sealer.finish()
    return b"".join(pieces)


def test_opening_at_the_vendor_s(
    tmp_path: Path, key_file: Path, vendor: tuple[bytes, bytes]
) -> None:
    file, out = tmp_path / "a.yimalog", tmp_path / "a.jsonl"
    file.write_bytes(packed(gzip.compress(b"line\n" * 100_000), vendor[1]))
    words = ["open", "--key", str(key_file), "--out", str(out), str(file)]
    assert logs_command.main(words) == 0
    assert out.read_bytes() == b"line\n" * 100_000


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file[:-1],
        lambda file: file[:0],
        lambda file: file[:-3] + bytes([file[-3] ^ 1]) + file[-2:],
    ],
)
def test_what_cannot_be_opened_leaves_nothing(
    tmp_path: Path,
    key_file: Path,
    vendor: tuple[bytes, bytes],
    damage: Callable[[bytes], bytes],
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "a.yimalog"
    file.write_bytes(damage(packed(gzip.compress(b"line\n"), vendor[1])))
    before = set(tmp_path.iterdir())
    words = ["open", "--key", str(key_file), "--out", str(tmp_path / "out"), str(file)]
    assert logs_command.main(words) == 1
    assert set(tmp_path.iterdir()) == before
    assert str(file) in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", [b"no gzip", gzip.compress(b"line\n" * 99)[:-9]], ids=["no gzip", "cut off"]
)
def test_sealed_nonsense(
    tmp_path: Path, key_file: Path, vendor: tuple[bytes, bytes], content: bytes
) -> None:
    file = tmp_path / "a.yimalog"
    file.write_bytes(packed(content, vendor[1]))
    words = ["open", "--key", str(key_file), "--out", str(tmp_path / "out"), str(file)]
    assert logs_command.main(words) == 1


def test_the_pictures_of_a_recording(
    tmp_path: Path,
    key_file: Path,
    vendor: tuple[bytes, bytes],
    capsys: pytest.CaptureFixture[str],
) -> None:
    recording, out = tmp_path / "recording", tmp_path / "pictures"
    recording.mkdir()
    for number in range(3):
        whole = packed(b"picture %d" % number * 99, vendor[1])
        (recording / f"{number}.png.sealed").write_bytes(whole)
    words = ["pictures", "--key", str(key_file), "--out", str(out), str(recording)]
    assert logs_command.main(words) == 0
    assert {each.name: each.read_bytes() for each in out.iterdir()} == {
        f"{number}.png": b"picture %d" % number * 99 for number in range(3)
    }
    assert logs_command.main(words) == 2, "not over what is there"
    broken = recording / "2.png.sealed"
    broken.write_bytes(broken.read_bytes()[:-1])
    capsys.readouterr()
    assert logs_command.main([*words[:4], str(tmp_path / "again"), str(recording)]) == 1
    assert str(broken) in capsys.readouterr().err
    assert [each.name for each in sorted((tmp_path / "again").iterdir())] == ["0.png", "1.png"]


def test_a_private_key_for_everybody_is_refused(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_file.chmod(0o644)
    words = ["open", "--key", str(key_file), "--out", str(tmp_path / "o"), str(tmp_path / "f")]
    assert logs_command.main(words) == 2
    assert "everybody" in capsys.readouterr().err
