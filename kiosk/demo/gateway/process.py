"""Starts the demo payment gateway as a child process and works its switches."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, Self
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from kiosk.demo.gateway.keys import TerminalKeys, terminal_keys

TERMINAL: Final = "DEMO-1"
_POLL_SECONDS: Final = 0.02
_SWITCH_SECONDS: Final = 30.0
_STOP_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class DemoWallet:
    """A payer's. `payment_code`: what the phone shows."""

    id: str
    payment_code: str


@dataclass(frozen=True, slots=True)
class RunningGateway:
    """A demo gateway that listens. Close it, or leave a `with` block.

    Behaviour is given as the members of `kiosk.demo.gateway.scripts.Script`, plain values of JSON:
    `script(order_no="…", confirms_ms=400, faults=[{"kind": "lost_after", "call": "place"}])`.
    What makes no sense raises ValueError.
    """

    process: subprocess.Popen[bytes]
    base_url: str  # for a terminal's settings
    switches_url: str
    keys_folder: Path
    scheme: str

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def keys(self, terminal: str = TERMINAL) -> TerminalKeys:
        """The files that the settings of an enrolled terminal name."""
        return terminal_keys(self.keys_folder, terminal)

    def enrol(self, terminal: str) -> TerminalKeys:
        self._switch("POST", "terminals", {"terminal": terminal})
        return self.keys(terminal)

    def script(
        self,
        *,
        order_no: str = "",
        payment_code: str = "",
        next: int = 0,  # noqa: A002 - "the next three"
        **behaviour: Any,
    ) -> None:
        """How the order with this number goes, or that with this payment code, or the next so many
        new ones; with none of these, every order that has no script.
        """
        casting = {"order_no": order_no, "payment_code": payment_code, "next": next}
        self._switch("POST", "scripts", {**casting, "script": behaviour})

    def weather(self, **weather: Any) -> None:
        """Failures by chance (`kiosk.demo.gateway.weather.Weather`): `weather(seed=1, calls=0.05)`."""
        self._switch("POST", "weather", weather)

    def clear(self) -> None:
        """All goes well again: no scripts, no weather; whoever was left hanging is hung up on."""
        self._switch("DELETE", "scripts")

    def pay(self, *, order_no: str = "", code_url: str = "", **scan: Any) -> dict[str, Any]:
        """Somebody scans the shown code of this order, or this text. `wallet`: an id; `then`: "pay",
        "give_up" or "leave"; `confirms_ms`: entering the password takes so long.

        Returns `order_no`, its `state`, and `refused`: why nothing was done, or None.
        """
        told: dict[str, Any] = self._switch(
            "POST", "pay", {"order_no": order_no, "code_url": code_url, **scan}
        )
        return told

    def wallet(
        self,
        channel: str,
        balance: int | None = None,
        *,
        code_ms: int = 120_000,
        **behaviour: Any,
    ) -> DemoWallet:
        """A wallet with so many fen (None: never empty) and its first payment code, which is good for
        `code_ms`. `behaviour`: how an order goes that is paid with this code.
        """
        new: dict[str, Any] = {"channel": channel, "balance": balance, "code_ms": code_ms}
        if behaviour:
            new["script"] = behaviour
        told = self._switch("POST", "wallets", new)
        return DemoWallet(told["wallet"], told["payment_code"])

    def payment_code(self, wallet: str, *, code_ms: int = 120_000) -> str:
        """The next code that this wallet's phone shows."""
        told = self._switch("POST", "codes", {"wallet": wallet, "code_ms": code_ms})
        return str(told["payment_code"])

    def listen(self, *, on: bool) -> None:
        """Refuse connections, or take them again at the same address."""
        self._switch("POST", "listening", {"on": on})

    def set_clock(self, *, ahead: float) -> None:
        """Set its clock so many seconds from the machine's: orders expire, bills are complete."""
        self._switch("POST", "clock", {"ahead_ms": int(ahead * 1000)})

    def state(self) -> dict[str, Any]:
        """`now`, `orders`, `movements`, `totals`; counts of `calls`, of `faults` that struck and of
        what was `refused`; `noticed_again`: notices of payments that were booked already.
        """
        state: dict[str, Any] = self._switch("GET", "state")
        return state

    def totals(self) -> dict[str, Any]:
        """`kiosk.demo.gateway.books.totals`."""
        totals: dict[str, Any] = self._switch("GET", "totals")
        return totals

    def wipe(self) -> None:
        """Empty books: no order was ever placed, no wallet made. Keys, scripts and counts stay."""
        self._switch("DELETE", "books")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _switch(self, method: str, name: str, position: dict[str, Any] | None = None) -> Any:
        request = Request(  # noqa: S310 - our own child's address
            f"{self.switches_url}/{name}",
            method=method,
            data=None if position is None else json.dumps(position).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with build_opener(ProxyHandler({})).open(request, timeout=_SWITCH_SECONDS) as answer:
                return json.load(answer)
        except HTTPError as error:
            with error:
                if error.code != HTTPStatus.BAD_REQUEST:
                    raise
                raise ValueError(error.read().decode()) from None


def start_gateway(
    db: Path,
    *,
    scheme: str = "hmac-sm3",
    terminals: Sequence[str] = (TERMINAL,),
    keys: Path | None = None,
    expires: float = 180.0,
    ahead: float = 0.0,
    zone: str = "Asia/Shanghai",
    port: int = 0,
    patience: float = 20.0,
) -> RunningGateway:
    """Start one and wait until it listens. Started anew with the same files, it goes on where it was.

    Args:
        db: its SQLite file.
        scheme: "hmac-sm3" or "sm2-sm3".
        terminals: enrolled from the start; more with `RunningGateway.enrol`.
        keys: folder of the keys, made where they are missing; None: `db` with the suffix ".keys".
        expires: seconds until an unpaid order closes.
        ahead: seconds that its clock is ahead of the machine's.
        zone: of the days of its bills.
        port: of the gateway; 0: a free one.
        patience: seconds.

    Raises:
        RuntimeError: it did not come up in time.
    """
    folder = keys if keys is not None else db.with_suffix(".keys")
    command = [sys.executable, "-m", "kiosk.demo.gateway", "--db", str(db), "--keys", str(folder)]
    for terminal in terminals:
        command += ["--terminal", terminal]
    command += ["--scheme", scheme, "--port", str(port), "--expires", str(expires)]
    command += [f"--ahead={ahead}", "--zone", zone]
    with tempfile.TemporaryDirectory(prefix="yima-demo-") as scratch:
        ready = Path(scratch) / "ready.json"
        process = subprocess.Popen(  # noqa: S603 - our own module
            [*command, "--ready-file", str(ready)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        given_up = time.monotonic() + patience
        while not ready.exists():
            if process.poll() is not None or time.monotonic() > given_up:
                process.kill()
                process.wait()
                raise RuntimeError("the demo gateway did not start")
            time.sleep(_POLL_SECONDS)
        told = json.loads(ready.read_text(encoding="utf-8"))
    return RunningGateway(process, told["base_url"], told["switches_url"], folder, scheme)
