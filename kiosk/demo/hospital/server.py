"""The process: two listeners on loopback, the day's life, a watch on the parent."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from datetime import datetime
from typing import Final

from aiohttp import web

from kiosk.clock import SystemClock
from kiosk.demo.hospital.command import Options
from kiosk.demo.hospital.faults import Faults
from kiosk.demo.hospital.interactions import Interactions
from kiosk.demo.hospital.life import catch_up, hospital_clock
from kiosk.demo.hospital.rest import FhirApp, SwitchApp
from kiosk.demo.hospital.store import Store
from kiosk.demo.platforms.app import PlatformApp

_LOOPBACK: Final = "127.0.0.1"
_LIFE_SECONDS: Final = 15
_PARENT_SECONDS: Final = 0.5
_FAREWELL_SECONDS: Final = 0.05  # to aiohttp, 0 means for ever


def run(options: Options, announce: Callable[[dict[str, str]], None]) -> None:
    """Serve until told to stop; `announce` gets the addresses once both listeners stand."""
    asyncio.run(_serve(options, announce))


async def _serve(options: Options, announce: Callable[[dict[str, str]], None]) -> None:
    parent, stop = os.getppid(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):  # before anybody knows that it runs
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    now = hospital_clock(SystemClock(options.zone).local, options.day, options.at)
    store = Store(options.db, now().tzinfo)
    catch_up(store, options.seed, now())
    faults = Faults()
    interactions = Interactions(store, now, options.seed)
    platforms = PlatformApp(options.seed, now)
    fhir = FhirApp(interactions, faults, platforms)
    listener = Listener(
        web.AppRunner(fhir.build(), access_log=None, shutdown_timeout=0.2), options.port
    )
    switches = web.AppRunner(
        SwitchApp(interactions, faults, fhir, platforms, listener.set).build(), access_log=None
    )
    try:
        await listener.set(True)
        interactions.base = f"http://{_LOOPBACK}:{listener.port}/fhir"
        await switches.setup()
        site = web.TCPSite(switches, _LOOPBACK, 0)
        await site.start()
        switches_port = switches.addresses[0][1]
        announce(
            {
                "base_url": interactions.base,
                "switches_url": f"http://{_LOOPBACK}:{switches_port}/demo",
            }
        )
        await _until_told(stop, parent, store, options, now)
    finally:
        await listener.close()
        await switches.cleanup()
        store.close()


class Listener:
    """The FHIR endpoint, which can be taken off the network and put back on the same port."""

    def __init__(self, runner: web.AppRunner, port: int) -> None:
        self._runner = runner
        self.port = port  # 0 until the first time: then the system's choice stays
        self._site: web.TCPSite | None = None
        self._ready = False

    async def set(self, listening: bool) -> None:  # noqa: FBT001 - a switch
        if not self._ready:
            await self._runner.setup()
            self._ready = True
        if listening and self._site is None:
            self._site = web.TCPSite(self._runner, _LOOPBACK, self.port, reuse_address=True)
            await self._site.start()
            self.port = self._runner.addresses[0][1]
        elif not listening and self._site is not None:
            await self._site.stop()
            self._site = None
            if self._runner.server is not None:
                await self._runner.server.shutdown(_FAREWELL_SECONDS)  # open connections too

    async def close(self) -> None:
        await self._runner.cleanup()


async def _until_told(
    stop: asyncio.Event, parent: int, store: Store, options: Options, now: Callable[[], datetime]
) -> None:
    loop = asyncio.get_running_loop()
    next_life = loop.time() + _LIFE_SECONDS
    while not stop.is_set() and os.getppid() == parent:
        if not options.still and loop.time() >= next_life:
            catch_up(store, options.seed, now())
            next_life = loop.time() + _LIFE_SECONDS
        try:
            await asyncio.wait_for(stop.wait(), _PARENT_SECONDS)
        except TimeoutError:
            continue
