"""Where the money is in a demo world: the gateway, and the patient's phone at paying."""

from __future__ import annotations

from typing import Any, Final

from hardware.scanner.standin import StandInScanner
from hardware.scene.server import SceneServer
from hardware.scene.situations import SITUATIONS, HeldCard, Medium
from kiosk.demo.gateway.keys import TerminalKeys
from kiosk.demo.gateway.process import RunningGateway
from kiosk.demo.hospital.cast import demo_cast
from kiosk.demo.hospital.numbers import identity_number, telephone
from kiosk.demo.hospital.process import RunningHospital
from kiosk.demo.phones import Phone, Phones
from ui.demo.dock_choices import BY_SCANNER, UnplayableError

SEED: Final = 1
TERMINAL: Final = "DEMO-01"
_TITLES: Final = {"wechat": "微信付款码", "alipay": "支付宝付款码", "unionpay": "云闪付付款码"}
_OPEN: Final = frozenset({"open", "confirming"})


class PayingWorld:
    """The part of `DemoWorld` that pays. What the gateway does is `kiosk.demo.gateway.scripts`."""

    gateway: RunningGateway
    hospital: RunningHospital
    scene: SceneServer
    scanner: StandInScanner
    _phones: Phones
    _manners: dict[str, Any]  # of the gateway, until it is told otherwise

    # -- the patient's phone ---------------------------------------------------------------------

    def pay_shown(self, **scan: Any) -> dict[str, Any]:
        """Somebody scans the code on the screen with a phone: `RunningGateway.pay`.

        Raises UnplayableError where there is none.
        """
        order = self.newest_order()
        if not order:
            raise UnplayableError("屏幕上没有付款码 no code on the screen")
        return self.gateway.pay(order_no=order, **scan)

    def scan_code_of(self, order: str) -> dict[str, Any]:
        """Somebody scans a picture of this order's code, whatever is on the screen by now."""
        return self.gateway.pay(order_no=order)

    def newest_order(self) -> str:
        """The number of the order that somebody can pay by the code on the screen; else empty."""
        orders = self.gateway.state()["orders"]
        shown = [one for one in orders if one["state"] in _OPEN and one["way"] == "shown"]
        return str(shown[-1]["order_no"]) if shown else ""

    def payment_code(self, channel: str, balance: int | None = None, **behaviour: Any) -> str:
        """What the phone of a new wallet shows (`RunningGateway.wallet`). An order paid with it goes
        by `behaviour` besides what `set_gateway` has said.
        """
        if behaviour.keys() - {"code_ms"}:
            behaviour = {**self._manners, **behaviour}
        return self.gateway.wallet(channel, balance, **behaviour).payment_code

    def hold_up_payment(self, channel: str, situation: str = "steady", **wallet: Any) -> str:
        """A phone shows a payment code; the code. `wallet`: as `payment_code` has it.

        By hand it is scanned twice, as the terminal asks for.
        """
        code = self.payment_code(channel, **wallet)
        if situation == BY_SCANNER:
            self.scene.put_away()
            self.scan(code)
            self.scan(code)
        else:
            self.scene.hold_up(_phone(channel, code), SITUATIONS[situation])
        return code

    def refresh_payment(self, channel: str, **wallet: Any) -> None:
        """The phone in the hand shows another payment code."""
        self.scene.refresh(_phone(channel, self.payment_code(channel, **wallet)))

    def scan(self, text: str) -> None:
        """The hand scanner reads a code, once."""
        self.scanner.scan(text)

    # -- who pays, and for what ------------------------------------------------------------------

    def issue_bills(self, phone: str, count: int = 1, **settings: int | bool) -> list[str]:
        """More bills for whoever has this phone (`RunningHospital.add_bills`); their ids."""
        card_id = self._phones.identity(Phone(phone))[2]
        member = next(one for one in demo_cast(SEED) if one.card_id == card_id)
        added = self.hospital.add_bills(count, patient=member.patient_ids[0], **settings)
        return [bill.id for bill in added]

    def digits_of(self, phone: str) -> tuple[str, str]:
        """What whoever has this phone types as second factor: the ends of two numbers."""
        card_id = self._phones.identity(Phone(phone))[2]
        return identity_number(card_id)[-4:], telephone(card_id)[-4:]

    # -- the gateway -----------------------------------------------------------------------------

    def set_gateway(self, *, on: bool = True, **manners: Any) -> None:
        """Whether it takes connections, and how it is with every order that has no script of its own
        (`kiosk.demo.gateway.scripts.Script`); no manners: all goes well.
        """
        self._manners = manners
        self.gateway.listen(on=on)
        self.gateway.clear()
        if manners:
            self.gateway.script(**manners)

    def enrol_at_gateway(self, terminal: str) -> TerminalKeys:
        """One more terminal."""
        return self.gateway.enrol(terminal)

    def gateway_state(self) -> dict[str, Any]:
        return self.gateway.state()

    def gateway_totals(self) -> dict[str, Any]:
        return self.gateway.totals()

    def gateway_switches(self) -> str:
        return self.gateway.switches_url

    def gateway_wipe(self) -> None:
        """Empty books, all well again."""
        self.set_gateway()
        self.gateway.wipe()


def _phone(channel: str, code: str) -> HeldCard:
    return HeldCard(code, Medium.PHONE, _TITLES[channel], "")
