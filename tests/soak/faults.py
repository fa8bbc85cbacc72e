"""What breaks while patients come: how, what ends differently then, and what may be said of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from kiosk.demo.hospital.faults import Kind
from tests.soak.remote import RemoteTerminal
from tests.soak.visits import (
    CAMERA,
    CODES,
    GATEWAY,
    HOSPITAL,
    INSURANCE,
    PLATFORMS,
    PRINTER,
    READER,
    REPORT_PRINTER,
    Visit,
)
from ui.demo.dock_switches import SWITCHES

Turn = Callable[[Any, RemoteTerminal], None]

SLOW_MS: Final = 600
JUMP: Final = 3_600.0  # seconds
FAR_JUMP: Final = 3 * 3_600.0


@dataclass(frozen=True, slots=True)
class Fault:
    """`hits`: what does not work; a visit that needs none of it must end as ever. `ends`: how others may
    end besides, `explains`: lines of the event log (`tests.soak.complaints`) and `says` those on
    standard error that it accounts for. All are patterns. `stops`: such visits are not even tried.
    `leaves`: how payments may end for a while after, since an order of then still holds the bill.
    """

    name: str
    breaks: Turn
    mends: Turn
    hits: frozenset[str]
    ends: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    stops: bool = False
    leaves: tuple[str, ...] = ()
    flaps: bool = False  # breaks and mends over and over meanwhile


def _nothing(_world: Any, _terminal: RemoteTerminal) -> None:
    pass


_HOSPITAL_ENDS = (
    *("HospitalTrouble *", "Refused hospital_*", "Refused platform_*", "Refused wrong_patient"),
    *("Bills * hospital_*", "Bills hospital_*", "PayWays hospital_*", "Reports hospital_*"),
    *("Home", "SignedIn none", "SignedIn take", "no dues on *", "no reports on *"),
    *("PrintDone *", "PayReturned *", "PayUnknown *", "Bills bill_*"),
)
_HOSPITAL_EVENTS = (
    *(
        "hospital_failed *",
        "hospital_changed False",
        "payment_failed *",
        "code_refused * platform_*",
    ),
    *("code_refused * hospital_*", "order_ended *", "prints_changed *", "reports_printed *"),
    *("payments_changed *",),
)
_GATEWAY_ENDS = (
    *("PayWays payment_*", "Bills payment_*", "PayUnknown *", "PayReturned *", "Paid *"),
    *("no by_* on PayWays*", "stuck at Paying *", "nothing to pay on *"),
)
_GATEWAY_EVENTS = (
    "gateway_changed False",
    "payment_failed *",
    "order_ended *",
    "payments_changed *",
)
_BILL_HELD = ("Refused payment_bill_*", "Bills payment_bill_*", "Bills bill_*", "PayWays payment_*")
_PAPER_ENDS = ("SignedIn failed printer_*", "Paid failed printer_*", "* failed ticket_unfinished")
_PAPER_EVENTS = ("printer_changed *", "ticket_done *", "slip_done *")
_REPORT_ENDS = ("PrintDone report_*", "no print on *", "Reports report_*")
_REPORT_EVENTS = ("report_printer_changed *", "reports_printed *", "prints_changed *")


def _switch(thing: str, position: str) -> tuple[Turn, Turn]:
    """As the dock has it: how it breaks, and how it is mended."""
    by_key = {each.key: each for each in SWITCHES[thing]}
    fine = next(each for each in SWITCHES[thing] if each.fine)
    broken = by_key[position]
    return (lambda world, _: broken.turn(world)), (lambda world, _: fine.turn(world))


def _hospital(
    name: str, kind: Kind, ends: tuple[str, ...] = _HOSPITAL_ENDS, **settings: Any
) -> Fault:
    return Fault(
        f"hospital {name}",
        lambda world, _: world.set_hospital(kind, **settings),
        lambda world, _: world.set_hospital("fine"),
        frozenset({HOSPITAL}),
        ends,
        _HOSPITAL_EVENTS,
        leaves=_BILL_HELD,
    )


def _printer(position: str) -> Fault:
    hits = frozenset({PRINTER})
    return Fault(
        f"printer {position}", *_switch("printer", position), hits, _PAPER_ENDS, _PAPER_EVENTS
    )


def _report_printer(position: str) -> Fault:
    turns = _switch("report_printer", position)
    hits = frozenset({REPORT_PRINTER})
    return Fault(f"report printer {position}", *turns, hits, _REPORT_ENDS, _REPORT_EVENTS)


def _camera(position: str) -> Fault:
    turns = _switch("camera", position)
    ends = ("stuck at Attract",)  # of who must be seen by it
    return Fault(f"camera {position}", *turns, frozenset({CAMERA}), ends, ("camera_changed *",))


def _gateway(position: str) -> Fault:
    turns = _switch("gateway", position)
    hits = frozenset({GATEWAY})
    name = f"gateway {position}"
    return Fault(name, *turns, hits, _GATEWAY_ENDS, _GATEWAY_EVENTS, leaves=_BILL_HELD)


def _device(name: str, setter: str, state: str, hits: frozenset[str]) -> Fault:
    return Fault(
        f"{name} {state}",
        lambda world, _: getattr(world, setter)(state),
        lambda world, _: getattr(world, setter)("ready"),
        hits,
        explains=(f"{name}_changed *",),
        stops=True,
    )


def _flaps_down(world: Any, _terminal: RemoteTerminal) -> None:
    world.set_hospital(Kind.GONE)
    world.set_platforms(Kind.GONE)
    world.set_gateway(on=False)
    world.serve_trust(False)


def _flaps_up(world: Any, _terminal: RemoteTerminal) -> None:
    world.set_hospital("fine")
    world.set_gateway()
    world.serve_trust(True)


def _jumps(name: str, seconds: float) -> Fault:
    return Fault(
        f"clock {name}",
        lambda _, terminal: _jump(terminal, seconds),
        lambda _, terminal: _jump(terminal, 0.0),
        frozenset({CODES, HOSPITAL, GATEWAY, PLATFORMS, INSURANCE}),
        (
            "Refused *",
            "stuck at Attract",
            "HospitalTrouble *",
            *_GATEWAY_ENDS,
            *_HOSPITAL_ENDS,
            "Offer",
            "SignedIn *",
        ),
        ("trust_changed *", "code_refused *", "payment_failed *", *_HOSPITAL_EVENTS),
        ("clock: *",),
        leaves=_BILL_HELD,
    )


def _jump(terminal: RemoteTerminal, seconds: float) -> None:
    terminal.orders("jump", seconds=seconds)


FAULTS: Final = (
    _hospital("slow", Kind.SLOW, (), delay_ms=SLOW_MS),
    _hospital("in error", Kind.FAIL),
    _hospital("hangs", Kind.HANG),
    _hospital("gone", Kind.GONE),
    _hospital("answers a page", Kind.HTML),
    _hospital("malformed", Kind.MALFORMED),
    _hospital("another's record", Kind.WRONG_PATIENT),
    _hospital("loses answers", Kind.DROP_AFTER_WORK, method="POST"),
    *(_printer(each) for each in ("paper_low", "paper_out", "cover_open", "offline", "power_cut")),
    *(_report_printer(each) for each in ("paper_out", "jam", "unplugged", "toner_low")),
    *(_camera(each) for each in ("unplugged", "frozen", "black")),
    *(_gateway(each) for each in ("slow", "lost", "gone")),
    Fault(
        "insurance refuses",
        *_switch("insurance", "refuse"),
        frozenset({INSURANCE}),
        ("PayReturned *", "PayWays *", "Refused *"),
        ("order_ended *", "payments_changed *", "payment_failed *"),
        leaves=_BILL_HELD,
    ),
    Fault(
        "platforms gone",
        lambda world, _: world.set_platforms(Kind.GONE),
        lambda world, _: world.set_hospital("fine"),
        frozenset({PLATFORMS, INSURANCE}),
        (
            "Refused platform_*",
            "Refused insurance_*",
            "PayWays *",
            "PayReturned *",
            "Bills insurance_*",
        ),
        ("code_refused * platform_*", "payment_failed *", "order_ended *", "payments_changed *"),
    ),
    _device("scanner", "set_scanner", "unplugged", frozenset({"scanner"})),
    _device("reader", "set_reader", "gone", frozenset({READER})),
    _device("lamp", "set_lamp", "unplugged", frozenset({"lamp"})),
    Fault(
        "network flapping",
        _flaps_down,
        _flaps_up,
        frozenset({HOSPITAL, PLATFORMS, GATEWAY, INSURANCE}),
        (*_HOSPITAL_ENDS, *_GATEWAY_ENDS, "Paid *", "SignedIn *", "Refused platform_*"),
        (*_HOSPITAL_EVENTS, *_GATEWAY_EVENTS, "trust_changed *"),
        leaves=_BILL_HELD,
        flaps=True,
    ),
    _jumps("an hour ahead", JUMP),
    _jumps("an hour behind", -JUMP),
    _jumps("hours ahead", FAR_JUMP),
)

NEW_DAY: Final = Fault(
    "new day",
    _nothing,
    _nothing,
    frozenset({HOSPITAL}),
    (),
    ("hospital_changed False", "hospital_failed *"),
    leaves=("HospitalTrouble hospital_resting",),
)
"""The played hospital is started again, to have patients again. Who was asking it meanwhile waits a little."""


def is_played(visit: Visit, fault: Fault | None) -> bool:
    return fault is None or not (fault.stops and visit.needs & fault.hits)


class Flapping:
    """Breaks and mends all the time, on a thread, until the `with` block is left."""

    def __init__(
        self, fault: Fault, world: Any, terminal: RemoteTerminal, every: float = 0.8
    ) -> None:
        self._fault, self._world, self._terminal, self._every = fault, world, terminal, every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._flap, name="flapping", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """All is mended then."""
        self._over.set()
        self._thread.join()

    def _flap(self) -> None:
        broken = True
        while not self._over.wait(self._every):
            (self._fault.mends if broken else self._fault.breaks)(self._world, self._terminal)
            broken = not broken
        if broken:
            self._fault.mends(self._world, self._terminal)
