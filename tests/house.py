"""A whole terminal in a played world: camera, hospital and printer as real as they get here."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.assembly.host import Host
from kiosk.clock import OffsetClock
from kiosk.demo.phones import Phone
from kiosk.demo.staff import PIN
from kiosk.maintenance.sheet import PageId, Task
from kiosk.payment.order import Order, OrderState
from kiosk.payment.progress import CashierState
from kiosk.session.events import Tapped
from kiosk.session.pay_screens import Bills, Paid, Paying, PayPhase, PayWays
from kiosk.session.screens import Action, SignedIn, TicketState
from kiosk.session.staff_screens import SignInPhase, StaffMenu, StaffPage, StaffSignIn
from kiosk.settings import load
from kiosk.staff.gesture import TOUCHES, Zone
from ui.app import App
from ui.demo.player import tap
from ui.demo.recorder import Drawn, Recorder
from ui.demo.world import TIME_ZONE, Glass, start_world, use_time_zone
from ui.run import assemble
from ui.window import open_attract

# A small window draws faster; what is tested here is not how it looks.
GLASS = Glass(540, 960, 2.0)
QUICK = {
    "YIMA__HOSPITAL__CONNECT_SECONDS": "1",
    "YIMA__HOSPITAL__READ_SECONDS": "1",
    "YIMA__PACE__PRINTER_POLL": "0.5",
    "YIMA__PACE__REPAIR_POLL": "0.5",
    # As most terminals are; a test that wants them says "serial" and "relay".
    "YIMA__SCANNER__KIND": "none",
    "YIMA__LAMP__KIND": "none",
    "YIMA__VOICE__ON": "false",
}

QUICK_PAYING = {
    "YIMA__PAYMENT__CONNECT_SECONDS": "1",
    "YIMA__PAYMENT__READ_SECONDS": "1",
    "YIMA__PAYMENT__SHOWN_POLL": "0.3",
    "YIMA__PAYMENT__SCANNED_POLL": "0.3",
    "YIMA__PAYMENT__REVERSE_NOT_BEFORE": "0.5",
    "YIMA__INSURANCE__READ_SECONDS": "1",
}
# What no setting says: how soon it is looked up again.
_REST = 2.0  # of a circuit breaker
_LOOKS = {
    "verify_after": 0.3,
    "first_retry": 0.3,
    "longest_retry": 1.0,
    "late_checks": (1.0, 1.0, 1.0),
}

ENOUGH = 2  # patients that one test may sign in


class House:
    """One terminal and the world around it."""

    def __init__(
        self, world: Any, settings_file: Path, environment: dict[str, str], ahead: float = 0.0
    ) -> None:
        """`ahead`: seconds that its clock is before the world's."""
        self.world = world
        self.stopped = False
        self.folder = settings_file.parent
        settings = load(settings_file, environment)
        self.terminal_id = settings.terminal.id
        self.folder_of_state = settings.storage.folder
        if not (settings.storage.folder / "trust").exists():
            world.enrol(settings.storage.folder)
        clock = OffsetClock(world.get_clock_offset() + ahead, ZoneInfo(TIME_ZONE))
        self.restarts = 0
        host = Host(settings_file, environment, restart=self._count_restart, supervised=True)
        self.app: App = assemble(settings, open_attract(settings), clock=clock, host=host)
        self.till = self.app.assembly.till
        self.app.assembly.hospital._client.breaker._rest = _REST
        if self.till is not None:
            self.till.gateway._line._http.breaker._rest = _REST
            cashier = self.till.cashier
            cashier._pace = cashier._steps._pace = replace(cashier._pace, **_LOOKS)  # type: ignore[arg-type] # of several types
        self.app.start()
        # Hands here never tremble, and need not read before they touch.
        self.app.stage.set_settling(0)
        self.recorder = Recorder(self.app)

    def _count_restart(self) -> None:
        self.restarts += 1

    def stop(self) -> None:
        """Harmless when repeated: a test may start the terminal anew."""
        if self.stopped:
            return
        self.stopped = True
        self.recorder.forget()
        self.app.stop()
        self.app.stage.close()

    @property
    def screen(self) -> Any:
        """What is to be shown at this moment, as a value."""
        return self.app.assembly.terminal.shown.screen

    def hold_up(self, phone: Phone, situation: str = "steady") -> None:
        self.world.hold_up(phone.value, situation)

    def sees(self, *screens: str, seconds: float = 20.0) -> Drawn:
        return self.recorder.wait_for(*screens, seconds=seconds)

    def comes(self, condition: Callable[[Any], bool], seconds: float = 20.0) -> Any:
        """Wait until `condition` holds of the screen; the screen."""
        came = Recorder.wait_until(lambda: condition(self.screen), seconds)
        assert came, self.screen
        return self.screen

    def taps(self, object_name: str) -> None:
        self.app.window.grabWindow()  # everything is where it belongs only once it is drawn
        tap(self.app.window, object_name)

    def signs_in(self, phone: Phone = Phone.ONE_APPOINTMENT) -> SignedIn:
        """From the attract screen to the ticket's outcome."""
        self.hold_up(phone)
        self.sees("Offer")
        self.world.put_away()
        self.taps("signIn")
        screen = self.comes(
            lambda shown: isinstance(shown, SignedIn) and shown.ticket is not TicketState.PRINTING
        )
        assert isinstance(screen, SignedIn)
        return screen

    # -- paying --------------------------------------------------------------------------------

    def takes_payments(self) -> None:
        """Unfinished orders are picked up, and the journal is there."""
        self.comes(lambda _: self.state.equipment.payments is CashierState.READY)

    @property
    def state(self) -> Any:
        return self.app.assembly.terminal.state

    def posts(self, action: Action, argument: str = "") -> None:
        """A tap, without looking for its button."""
        self.app.assembly.terminal.post(Tapped(action, argument))

    def owes(self, phone: Phone = Phone.NOTHING_TODAY, **bill: int | bool) -> str:
        """A new bill for whoever has this phone (`RunningHospital.add_bills`); its id."""
        (issued,) = self.world.issue_bills(phone.value, **bill)
        return str(issued)

    def shows_bills(self, *only: str, phone: Phone = Phone.NOTHING_TODAY) -> Bills:
        """From the attract screen to the patient's bills, of which these are chosen; none: all."""
        self.takes_payments()
        self.hold_up(phone)
        self.sees("Bills")
        self.world.put_away()
        return self.chooses(*only)

    def chooses(self, *only: str) -> Bills:
        cards = [bill for group in self.screen.groups for bill in group.bills]
        wanted = set(only) or {bill.id for bill in cards if bill.payable}
        for bill in cards:
            if bill.chosen is not (bill.id in wanted):
                self.posts(Action.CHOOSE_BILL, bill.id)
        screen = self.comes(lambda shown: isinstance(shown, Bills) and shown.chosen == len(wanted))
        assert isinstance(screen, Bills)
        return screen

    def shows_ways(self, *only: str, phone: Phone = Phone.NOTHING_TODAY) -> PayWays:
        """Likewise, to who pays what and by which way."""
        self.shows_bills(*only, phone=phone)
        return self.asks_ways()

    def shows_voucher(self, bill: str) -> PayWays:
        """To who pays what of this bill, for somebody known by their insurance voucher."""
        self.takes_payments()
        self.hold_up(Phone.INSURANCE_CODE)
        self.sees("Offer")
        self.world.put_away()
        self.taps("dues")
        self.sees("Bills")
        self.chooses(bill)
        return self.asks_ways()

    def asks_ways(self) -> PayWays:
        self.posts(Action.PAY_CHOSEN)
        self.sees("PayWays")
        screen = self.screen
        assert isinstance(screen, PayWays)
        return screen

    def shows_code(self, channel: str = "wechat") -> Paying:
        """A code is on the screen, for a phone to scan."""
        self.taps(f"by_{channel}")
        screen = self.comes(
            lambda shown: isinstance(shown, Paying) and shown.phase is PayPhase.SHOWN
        )
        assert isinstance(screen, Paying)
        return screen

    def is_paid(self, seconds: float = 20.0) -> Paid:
        """The money is in, and what became of the receipt is known."""
        screen = self.comes(
            lambda shown: isinstance(shown, Paid) and shown.slip is not TicketState.PRINTING,
            seconds,
        )
        assert isinstance(screen, Paid)
        return screen

    def pays(self, *only: str, channel: str = "wechat", phone: Phone = Phone.NOTHING_TODAY) -> Paid:
        """From the attract screen to the receipt's outcome, by a code on the screen."""
        self.shows_ways(*only, phone=phone)
        self.shows_code(channel)
        self.world.pay_shown()
        return self.is_paid()

    # -- staff ---------------------------------------------------------------------------------

    def opens_maintenance(self) -> StaffSignIn:
        """Five touches of the hospital's name."""
        for _ in range(TOUCHES):
            self.posts(Action.FINGER, f"1 {Zone.NAME}")
            self.posts(Action.FINGER, "1")
        screen = self.comes(lambda shown: isinstance(shown, StaffSignIn))
        assert isinstance(screen, StaffSignIn)
        return screen

    def at_pin(self, staff_id: str) -> StaffSignIn:
        """Their badge is held up, to the camera."""
        self.world.hold_up_badge(staff_id)
        screen = self.comes(
            lambda shown: isinstance(shown, StaffSignIn) and shown.phase is SignInPhase.PIN
        )
        self.world.put_away()
        assert isinstance(screen, StaffSignIn)
        return screen

    def types_pin(self, pin: str = PIN) -> None:
        for digit in pin:
            self.posts(Action.DIGIT, digit)
        self.posts(Action.CONFIRM)

    def staff_in(self, staff_id: str) -> StaffMenu:
        """From the attract screen to the menu of somebody of `kiosk.demo.staff.STAFF`."""
        self.opens_maintenance()
        self.at_pin(staff_id)
        self.types_pin()
        screen = self.comes(lambda shown: isinstance(shown, StaffMenu))
        assert isinstance(screen, StaffMenu)
        return screen

    def page(self, page: PageId) -> StaffPage:
        """From the menu to a page that was looked at."""
        self.posts(Action.OPEN_PAGE, page)
        return self.looked_at(page)

    def looked_at(self, page: PageId, item: bool = False) -> StaffPage:
        screen = self.comes(
            lambda shown: (
                isinstance(shown, StaffPage)
                and (shown.page, shown.item) == (page, item)
                and bool(shown.sections)
                and not shown.waiting
            )
        )
        assert isinstance(screen, StaffPage)
        return screen

    def chooses_task(self, task: Task, argument: str = "") -> None:
        """A button of the page that is shown."""
        found = next(
            f"{section} {choice}"
            for section, one in enumerate(self.screen.sections)
            for choice, each in enumerate(one.choices)
            if each.task is task and each.argument == argument
        )
        self.posts(Action.CHOOSE, found)

    # -- what came of it -----------------------------------------------------------------------

    def order(self, number: str) -> Order:
        """As this terminal's journal has it."""
        book = self.app.assembly._journal.orders(self.terminal_id)
        found = None if book is None else book.find(number)
        assert isinstance(found, Order), found
        return found

    def ends_as(self, number: str, state: OrderState) -> Order:
        """Wait until the order has come to this state."""
        assert Recorder.wait_until(lambda: self.order(number).state is state, 20), self.order(
            number
        )
        return self.order(number)

    def booked(self, number: str) -> dict[str, Any]:
        """Payments of this order in the hospital's books, by invoice."""
        payments = self.world.hospital_state()["payments"]
        return {bill: entry for bill, entry in payments.items() if entry["order"] == number}

    def at_gateway(self) -> list[tuple[str, str, int]]:
        """Number, state and amount of every order in the gateway's books."""
        orders = self.world.gateway_state()["orders"]
        return [(each["order_no"], each["state"], each["amount"]) for each in orders]

    def nobody_paid_twice(self) -> None:
        totals = self.world.gateway_totals()
        assert [totals[name] for name in ("overcharged", "overpaid", "unbooked")] == [[], [], []]


@contextmanager
def in_a_world(folder: Path, at: str = "09:42") -> Iterator[Any]:
    """A world of its own, and the time zone of its terminals.

    Its day begins in the morning, whatever the hour: there are patients of every kind then. At "" it has the machine's
    own time, as programs need it that cannot be told another.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        use_time_zone()
        manager, played = start_world(folder, at=at, film_every=3)
        yield played
        played.stop()
        manager.shutdown()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One world for all tests of a worker; each test finds it in order (see `house`)."""
    with in_a_world(tmp_path_factory.mktemp("world")) as played:
        yield played


@pytest.fixture
def house(qapp: Any, world: Any, tmp_path: Path) -> Iterator[Callable[..., House]]:  # noqa: ARG001 - Qt must be up
    """Starts terminals: `house(**environment)`; with `payments=False` one that takes none; with `ahead` one
    whose clock is so many seconds before the world's.
    """
    started: list[House] = []
    if world.patients_left(Phone.ONE_APPOINTMENT.value) < ENOUGH:
        world.new_day()

    def start(*, payments: bool = True, ahead: float = 0.0, **environment: str) -> House:
        settings_file = world.write_settings(GLASS, payments=payments)
        quick = {**QUICK, **QUICK_PAYING} if payments else QUICK
        storage = {"YIMA__STORAGE__FOLDER": str(tmp_path / "state")}
        started.append(House(world, settings_file, {**quick, **storage, **environment}, ahead))
        return started[-1]

    yield start
    while started:
        started.pop().stop()
    # Objects of Qt's go here, on its thread. Left to itself the collector would run on whichever
    # thread allocates next: a worker of the next terminal.
    gc.collect()
    world.put_away()
    world.take_document()
    world.set_reader("ready")
    world.plug_camera(True)
    world.set_camera("none")
    world.set_scanner("ready")
    world.set_lamp("ready")
    world.set_printer("ready")
    world.set_report_printer("ready")
    world.set_hospital("fine")
    world.set_insurance("fine")
    world.gateway_wipe()
