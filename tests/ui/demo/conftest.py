"""A world that does what it is told and remembers it, and a table to play it at, without threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from hardware.report_printer.standin import Manners
from hardware.report_printer.standin import Physical as InPrinter
from hardware.scene.situations import SITUATIONS
from hardware.ticket.standin.physical import Physical
from kiosk.demo.gateway.scripts import Script
from kiosk.demo.gateway.switches import NewWallet, Scan
from kiosk.demo.hospital.faults import Fault, Kind
from kiosk.demo.hospital.report_switch import ReportOrder
from kiosk.demo.phones import Phone
from kiosk.demo.platforms.nhsa_faults import Switch
from kiosk.demo.staff import STAFF
from ui.demo.dock_choices import BY_SCANNER, UnplayableError
from ui.demo.dock_model import Board, Dock
from ui.demo.printing_world import Tray


@dataclass
class PlayedWorld:
    """The state that `ui.demo.world.DemoWorld` would be in; refuses what that would refuse."""

    held: str = ""
    situation: str = ""
    scanned: list[str] = field(default_factory=list)
    codes_made: int = 0
    camera_plugged: bool = True
    camera_fault: str = "none"
    printer: Physical = Physical.READY
    document: str = ""
    bytes_to_power_loss: int | None = None
    fault: Fault | None = None
    tickets: list[tuple[str, bool]] = field(default_factory=list)
    complaints: tuple[str, ...] = ()
    requests: int = 0
    broken: bool = False
    code_on_screen: bool = True
    scans: list[Scan] = field(default_factory=list)
    gateway: Script | None = field(default_factory=Script)  # None: it takes no connections
    insurance: Switch | None = None
    report_printer: InPrinter = InPrinter.READY
    report_manners: Manners = field(default_factory=Manners)
    sheets_left: int | None = None
    sheets_to_power_cut: int | None = None
    reports: list[str] = field(default_factory=list)
    sheets: int = 0
    releases: list[ReportOrder] = field(default_factory=list)
    takings: int = 0
    orders: dict[str, int] = field(default_factory=dict)

    def hold_up(self, phone: str, situation: str) -> None:
        self._answer()
        self.codes_made += 1
        if situation == BY_SCANNER:
            self.held = ""
            self.scanned.append(Phone(phone).value)
        else:
            self.held, self.situation = Phone(phone).value, SITUATIONS[situation].name

    def refresh(self, phone: str) -> None:
        self._answer()
        assert self.held == phone
        self.codes_made += 1

    def put_away(self) -> None:
        self._answer()
        self.held = ""

    def lay_document(self, phone: str) -> None:
        self._answer()
        self.document = Phone(phone).value

    def take_document(self) -> None:
        self._answer()
        self.document = ""

    def code_of(self, phone: str) -> str:
        self._answer()
        self.codes_made += 1
        return f"{Phone(phone)} code {self.codes_made}"

    def digits_of(self, phone: str) -> tuple[str, str]:
        assert Phone(phone)
        return "123X", "5678"

    def hold_up_payment(self, channel: str, situation: str, **wallet: Any) -> str:
        code = self.payment_code(channel, **wallet)
        if situation == BY_SCANNER:
            self.held = ""
            self.scanned.append(code)
        else:
            self.held, self.situation = code, SITUATIONS[situation].name
        return code

    def refresh_payment(self, channel: str, **wallet: Any) -> None:
        assert self.held.startswith(channel)
        self.held = self.payment_code(channel, **wallet)

    def payment_code(
        self, channel: str, balance: int | None = None, code_ms: int = 120_000, **behaviour: Any
    ) -> str:
        self._answer()
        new = {"channel": channel, "balance": balance, "code_ms": code_ms, "script": behaviour}
        msgspec.convert(new, NewWallet)
        self.codes_made += 1
        return f"{channel} {balance} {code_ms} {behaviour} #{self.codes_made}"

    def pay_shown(self, **scan: Any) -> dict[str, Any]:
        self._answer()
        if not self.code_on_screen:
            raise UnplayableError("no code on the screen")
        self.scans.append(msgspec.convert(scan, Scan))
        return {}

    def hold_up_badge(self, staff_id: str, situation: str) -> None:
        self._hold(self.badge_of(staff_id), situation)

    def hold_up_invitation(self, staff_id: str, situation: str) -> None:
        self._hold(self.invitation_of(staff_id), situation)

    def badge_of(self, staff_id: str) -> str:
        self._answer()
        assert staff_id in STAFF
        return f"badge of {staff_id}"

    def invitation_of(self, staff_id: str) -> str:
        self._answer()
        assert staff_id in STAFF
        self.codes_made += 1
        return f"letter {self.codes_made} of {staff_id}"

    def _hold(self, text: str, situation: str) -> None:
        if situation == BY_SCANNER:
            self.held = ""
            self.scanned.append(text)
        else:
            self.held, self.situation = text, SITUATIONS[situation].name

    def set_gateway(self, *, on: bool = True, **manners: Any) -> None:
        self._answer()
        self.gateway = msgspec.convert(manners, Script) if on else None

    def set_insurance(self, kind: str, **settings: Any) -> None:
        self._answer()
        self.insurance = None if kind == "fine" else Switch(kind, **settings)  # type: ignore[arg-type] # a StrEnum's value

    def gateway_totals(self) -> dict[str, Any]:
        return {"net": self.takings, "states": dict(self.orders)}

    def plug_camera(self, plugged: bool) -> None:
        self.camera_plugged = plugged

    def set_camera(self, fault: str) -> None:
        self.camera_fault = fault

    def set_printer(self, state: str) -> None:
        self._answer()
        self.printer = Physical(state)

    def cut_printer_power_after(self, n_bytes: int) -> None:
        self.bytes_to_power_loss = n_bytes

    def set_hospital(self, kind: str, **settings: Any) -> None:
        self._answer()
        self.fault = None if kind == "fine" else Fault(Kind(kind), **settings)

    def set_report_printer(
        self,
        state: str,
        *,
        sheets: int | None = None,
        power_cut_after: int | None = None,
        **manners: Any,
    ) -> None:
        self._answer()
        self.report_printer, self.report_manners = InPrinter(state), Manners(**manners)
        self.sheets_left, self.sheets_to_power_cut = sheets, power_cut_after

    def report_tray(self) -> Tray:
        return Tray(self.report_printer, self.sheets, tuple(self.reports), 1, len(self.reports))

    def release_report(self, phone: str, **settings: Any) -> str:
        self._answer()
        self.releases.append(ReportOrder(Phone(phone), **settings))
        return "r1"

    def slips(self) -> list[tuple[str, bool]]:
        return list(self.tickets)

    def printer_errors(self) -> tuple[str, ...]:
        return self.complaints

    def hospital_state(self) -> dict[str, Any]:
        self._answer()
        return {
            "now": "2027-01-15T09:42:07.5+08:00",
            "sign_ins": {"a20270115-001": 1, "a20270115-002": 1},
            "appointments": {},
            "requests": {"GET Patient": self.requests},
            "payments": {"i1": {}, "i2": {}},
        }

    def prints(self, size: int) -> None:
        """A ticket of `size` bytes comes, as the stand-in printer would take it."""
        left = self.bytes_to_power_loss
        whole = left is None or left > size
        if not whole:
            self.printer, self.bytes_to_power_loss = Physical.OFFLINE, None
        self.tickets.append((f"/slips/slip-{len(self.tickets) + 1:04}.png", whole))

    def prints_report(self, sheets: int) -> None:
        """A report comes, as the stand-in printer would put it out."""
        for left, then in (
            (self.sheets_left, InPrinter.PAPER_OUT),
            (self.sheets_to_power_cut, InPrinter.UNPLUGGED),
        ):
            if left is not None and left <= sheets:
                self.sheets, self.report_printer = self.sheets + left, then
                return
        self.sheets += sheets
        self.reports.append(f"/reports/{len(self.reports) + 1:04}-P-1.pdf")

    def _answer(self) -> None:
        if self.broken:
            raise ConnectionRefusedError


class Table:
    """A dock with its world. What is played waits until `settle`, as on the world's own thread."""

    def __init__(self, draw: Callable[[str], str] | None = None) -> None:
        self.world = PlayedWorld()
        self.now = 1_000.0
        self.boards: list[Board] = []
        self._waiting: deque[Callable[[], None]] = deque()
        self.dock = Dock(self._play, self.boards.append, lambda: self.now, draw)

    @property
    def board(self) -> Board:
        return self.dock.board

    def begin(self) -> None:
        self.dock.begin()
        self.settle()

    def taps(self, what: str, key: str = "") -> None:
        self.dock.tapped(what, key)
        self.settle()

    def passes(self, seconds: float) -> None:
        self.now += seconds
        self.dock.tick()
        self.settle()

    def settle(self) -> None:
        while self._waiting:
            self._waiting.popleft()()

    def _play(self, work: Any, done: Any, failed: Any) -> None:
        def run() -> None:
            try:
                value = work(self.world)
            except Exception as error:  # noqa: BLE001 - as ui.demo.dock_world has it
                failed(error)
            else:
                done(value)

        self._waiting.append(run)


@pytest.fixture
def table() -> Table:
    """A table with a world that is up."""
    made = Table()
    made.begin()
    return made


@pytest.fixture
def camera_table() -> Iterator[Table]:
    """The same for a real camera, which is shown "picture of" each code."""
    made = Table(lambda code: f"picture of {code}")
    made.begin()
    yield made
    assert made.world.held == ""  # the lobby's camera has no part in it
