"""The process: two listeners on loopback, a clock of its own, a watch on the parent."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from typing import Final

from aiohttp import web

from kiosk.demo.gateway.casting import Scripts
from kiosk.demo.gateway.command import Options
from kiosk.demo.gateway.desk import Desk
from kiosk.demo.gateway.keys import KeyFolder
from kiosk.demo.gateway.rest import ROOT, GatewayApp
from kiosk.demo.gateway.signing import Guard
from kiosk.demo.gateway.store import Store
from kiosk.demo.gateway.switches import ROOT as SWITCHES_ROOT
from kiosk.demo.gateway.switches import SwitchApp
from kiosk.demo.hospital.server import Listener

_LOOPBACK: Final = "127.0.0.1"
_TICK_SECONDS: Final = 0.02


class GatewayClock:
    """The machine's clock, set forward or back by `ahead_ms`."""

    def __init__(self, ahead_ms: int) -> None:
        self.ahead_ms = ahead_ms

    def milliseconds(self) -> int:
        """Unix time."""
        return time.time_ns() // 1_000_000 + self.ahead_ms

    def seconds(self) -> int:
        return self.milliseconds() // 1_000

    def set_ahead(self, milliseconds: int) -> None:
        self.ahead_ms = milliseconds


def run(options: Options, announce: Callable[[dict[str, str]], None]) -> None:
    """Serve until told to stop; `announce` gets the addresses once both listeners stand."""
    asyncio.run(_serve(options, announce))


async def _serve(options: Options, announce: Callable[[dict[str, str]], None]) -> None:
    parent = os.getppid()
    clock = GatewayClock(options.ahead_ms)
    guard = Guard(options.scheme, KeyFolder(options.keys), clock.seconds)
    for terminal in options.terminals:
        guard.enrol(terminal)
    store, scripts = Store(options.db), Scripts()
    desk = Desk(store, clock.milliseconds, expires_ms=options.expires_ms, zone=options.zone)
    gateway = GatewayApp(desk, guard, scripts)
    listener = Listener(_runner(gateway.build()), options.port)
    switches = _runner(
        SwitchApp(
            desk, guard, scripts, gateway, set_listening=listener.set, set_clock=clock.set_ahead
        ).build()
    )
    try:
        await listener.set(True)
        await switches.setup()
        await web.TCPSite(switches, _LOOPBACK, 0).start()
        announce(
            {
                "base_url": f"http://{_LOOPBACK}:{listener.port}{ROOT}",
                "switches_url": f"http://{_LOOPBACK}:{switches.addresses[0][1]}{SWITCHES_ROOT}",
            }
        )
        await _until_told(parent, desk)
    finally:
        gateway.answers.mend()
        await listener.close()
        await switches.cleanup()
        store.close()


def _runner(app: web.Application) -> web.AppRunner:
    return web.AppRunner(app, access_log=None, shutdown_timeout=0.2)


async def _until_told(parent: int, desk: Desk) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    while not stop.is_set() and os.getppid() == parent:
        desk.catch_up()  # also while nobody asks: what is due falls due at its time
        try:
            await asyncio.wait_for(stop.wait(), _TICK_SECONDS)
        except TimeoutError:
            continue
