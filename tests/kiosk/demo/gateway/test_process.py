"""The gateway as a process: starting, ending, and going on where it was."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

from kiosk.demo.gateway.keys import KeyFolder


def test_killed_and_started_anew_it_goes_on_where_it_was(start, terminal_of) -> None:
    first = start()
    terminal = terminal_of(first)
    waiting, paid = terminal.order(), terminal.scanned(first.wallet("wechat").payment_code)
    first.script(order_no=waiting["order_no"], late_ms=30_000)
    terminal.place(waiting)
    terminal.place(paid)
    port = int(first.base_url.split(":")[2].split("/")[0])
    first.process.send_signal(signal.SIGKILL)
    first.process.wait()
    second = start(port=port)
    assert second.base_url == first.base_url
    assert terminal.query(paid["order_no"]).state == "paid"
    assert terminal.place(paid).status == 200
    second.set_clock(ahead=181)
    assert terminal.query(waiting["order_no"]).state == "closed"
    second.set_clock(ahead=212)
    assert terminal.query(waiting["order_no"]).state == "paid"
    assert second.totals()["charged"] == 5100
    assert second.totals()["unbooked"] == []


def test_an_order_expires_when_its_settings_say(start, terminal_of, patience) -> None:
    gateway = start(expires=0.2)
    terminal = terminal_of(gateway)
    order = terminal.order()
    terminal.place(order)
    patience(lambda: terminal.query(order["order_no"]).state == "closed")


def test_it_may_live_at_another_time(start, terminal_of) -> None:
    terminal = terminal_of(start(ahead=-86_400.0))
    terminal.ahead = -86_400
    assert terminal.place(terminal.order()).status == 201


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_even_while_somebody_hangs(start, terminal_of, ending) -> None:
    gateway = start()
    terminal = terminal_of(gateway)
    terminal.timeout = 0.1
    gateway.script(faults=[{"kind": "hang_before"}])
    with pytest.raises(TimeoutError):
        terminal.place(terminal.order())
    gateway.process.send_signal(ending)
    assert gateway.process.wait(20) == 0


def test_it_ends_with_its_parent(tmp_path) -> None:
    parent = (
        "from pathlib import Path; from kiosk.demo.gateway.process import start_gateway\n"
        f"print(start_gateway(Path({str(tmp_path / 'g.db')!r})).process.pid, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE) as process:
        pid = int(process.stdout.readline()) if process.stdout else 0
        process.wait(20)
    waiting = subprocess.run(
        ["tail", "--pid", str(pid), "-f", "/dev/null"], timeout=20, check=False
    )
    assert waiting.returncode == 0


def test_without_a_ready_file_it_tells_standard_output(tmp_path) -> None:
    command = [sys.executable, "-m", "kiosk.demo.gateway", "--db", str(tmp_path / "g.db")]
    command += ["--keys", str(tmp_path / "keys"), "--terminal", "T-1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        told = json.loads(process.stdout.readline()) if process.stdout else {}
        process.terminate()
    assert told["pid"] == process.pid
    assert set(told) == {"pid", "base_url", "switches_url"}
    assert (tmp_path / "keys/T-1.secret").stat().st_mode & 0o077 == 0
    assert (tmp_path / "keys/T-1.key").stat().st_mode & 0o077 == 0


def test_a_gateway_that_cannot_start_says_so(start, tmp_path) -> None:
    (tmp_path / "gateway.db").write_bytes(b"no database, and long enough to be seen as none" * 9)
    with pytest.raises(RuntimeError):
        start()


@pytest.mark.parametrize("name", ["", "gateway", "../T", "T" * 17, "T 1"])
def test_what_is_no_terminal_gets_no_keys(tmp_path, name) -> None:
    with pytest.raises(ValueError, match="not the id"):
        KeyFolder(tmp_path).enrol(name)
