"""What the dock offers: phones to hold up, and ways to hold them.

Words stand here in Chinese and English side by side: a developer's desk shows both at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Any, Protocol

from hardware.scene import situations
from kiosk.demo.phones import Phone

BY_SCANNER = "by_scanner"  # not held up to the camera: the hand scanner reads it
NO_DIGITS = "", ""
# A copy opens no bills, so their holders are asked for two numbers.
_PROVEN_BY_DIGITS = frozenset({Phone.PAPER_CARD, Phone.OPAQUE_STATIC})


class World(Protocol):
    """`ui.demo.world.DemoWorld` as the dock uses it, usually by proxy from another process."""

    def hold_up(self, phone: str, situation: str) -> None: ...
    def refresh(self, phone: str) -> None: ...
    def put_away(self) -> None: ...
    def lay_document(self, phone: str) -> None: ...
    def take_document(self) -> None: ...
    def code_of(self, phone: str) -> str: ...
    def plug_camera(self, plugged: bool) -> None: ...  # noqa: FBT001 - as it is there
    def set_camera(self, fault: str) -> None: ...
    def set_printer(self, state: str) -> None: ...
    def cut_printer_power_after(self, n_bytes: int) -> None: ...
    def set_hospital(self, kind: str, **settings: int | str) -> None: ...
    def digits_of(self, phone: str) -> tuple[str, str]: ...
    def hold_up_payment(self, channel: str, situation: str, **wallet: Any) -> str: ...
    def refresh_payment(self, channel: str, **wallet: Any) -> None: ...
    def payment_code(self, channel: str, **wallet: Any) -> str: ...
    def pay_shown(self, **scan: Any) -> dict[str, Any]: ...
    def hold_up_badge(self, staff_id: str, situation: str) -> None: ...
    def hold_up_invitation(self, staff_id: str, situation: str) -> None: ...
    def badge_of(self, staff_id: str) -> str: ...
    def invitation_of(self, staff_id: str) -> str: ...
    def set_gateway(self, *, on: bool = True, **manners: Any) -> None: ...
    def set_insurance(self, kind: str, **settings: int | str) -> None: ...
    def slips(self) -> list[tuple[str, bool]]: ...
    def printer_errors(self) -> tuple[str, ...]: ...
    def set_report_printer(
        self,
        state: str,
        *,
        sheets: int | None = None,
        power_cut_after: int | None = None,
        **manners: Any,
    ) -> None: ...
    def report_tray(self) -> Tray: ...
    def release_report(self, phone: str, **settings: int | str | bool) -> str: ...
    def hospital_state(self) -> dict[str, Any]: ...
    def gateway_totals(self) -> dict[str, Any]: ...


class Tray(Protocol):
    """`ui.demo.printing_world.Tray`."""

    @property
    def state(self) -> str: ...
    @property
    def sheets(self) -> int: ...
    @property
    def papers(self) -> tuple[str, ...]: ...
    @property
    def held(self) -> int: ...
    @property
    def told(self) -> int: ...


class UnplayableError(Exception):
    """Nothing of the kind can be done just now. The text says why, in both languages."""


class Card(Protocol):
    """Something on the table that can be held up. `renews`: it shows a new code every minute."""

    @property
    def key(self) -> str: ...
    @property
    def renews(self) -> bool: ...
    def hold_up(self, world: World, manner: str) -> None: ...
    def refresh(self, world: World) -> None: ...
    def digits(self, world: World) -> tuple[str, str]:
        """What its holder types as second factor; empty where nobody asks for one."""
        ...

    def code(self, world: World) -> str:
        """For showing it on a real screen."""
        ...


class Outcome(StrEnum):
    """What the terminal makes of a phone, coarsely; the colour of its card."""

    SIGNS_IN = auto()
    PAYS = auto()
    OTHERWISE = auto()  # known, but nothing to sign in for; or there is more to do on the phone
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Words:
    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class PhoneCard:
    """A phone or paper on the table. `renews`: it shows a new code every minute."""

    phone: Phone
    outcome: Outcome
    title: Words
    then: Words
    renews: bool = True

    @property
    def key(self) -> str:
        return self.phone.value

    @property
    def paper(self) -> bool:
        return self.phone is Phone.PAPER_CARD

    def hold_up(self, world: World, manner: str) -> None:
        world.hold_up(self.key, manner)

    def refresh(self, world: World) -> None:
        world.refresh(self.key)

    def digits(self, world: World) -> tuple[str, str]:
        return world.digits_of(self.key) if self.phone in _PROVEN_BY_DIGITS else NO_DIGITS

    def code(self, world: World) -> str:
        return world.code_of(self.key)


@dataclass(frozen=True, slots=True)
class Manner:
    """A way to hold a phone: a situation of `hardware.scene.situations`."""

    situation: situations.Situation
    title: Words


def _phone(
    phone: Phone, outcome: Outcome, title: Words, then: Words, *, renews: bool = True
) -> PhoneCard:
    return PhoneCard(phone, outcome, title, then, renews)


PHONES = (
    _phone(
        Phone.ONE_APPOINTMENT,
        Outcome.SIGNS_IN,
        Words("一个预约", "One appointment"),
        Words("签到，出号票", "signs in, a ticket is printed"),
    ),
    _phone(
        Phone.TWO_APPOINTMENTS,
        Outcome.SIGNS_IN,
        Words("两个预约", "Two appointments"),
        Words("选一个再签到", "choose one, then sign in"),
    ),
    _phone(
        Phone.PAPER_CARD,
        Outcome.SIGNS_IN,
        Words("纸质卡（静态码）", "Paper card"),
        Words("静态码，也能签到", "a static code, good enough to sign in"),
        renews=False,
    ),
    _phone(
        Phone.OPAQUE_DYNAMIC,
        Outcome.SIGNS_IN,
        Words("平台动态码", "Platform, dynamic"),
        Words("平台解码，只能用一次", "its platform decodes it, once"),
    ),
    _phone(
        Phone.OPAQUE_STATIC,
        Outcome.SIGNS_IN,
        Words("平台静态码", "Platform, static"),
        Words("平台解码，也能签到", "its platform decodes it"),
        renews=False,
    ),
    _phone(
        Phone.INSURANCE_CODE,
        Outcome.SIGNS_IN,
        Words("医保电子凭证", "Insurance voucher"),
        Words("医保平台说是谁", "the insurance says whose it is"),
    ),
    _phone(
        Phone.NOTHING_TODAY,
        Outcome.OTHERWISE,
        Words("没有预约，有账单", "No appointment, bills"),
        Words("直接去缴费", "straight to the bills"),
    ),
    _phone(
        Phone.ALREADY_SIGNED_IN,
        Outcome.OTHERWISE,
        Words("已经签到", "Already signed in"),
        Words("显示排队号", "shows the place in the queue"),
    ),
    _phone(
        Phone.TOO_EARLY,
        Outcome.OTHERWISE,
        Words("还没到时间", "Too early"),
        Words("点签到后说几点再来", "told when to come back, after the tap"),
    ),
    _phone(
        Phone.UNKNOWN_HERE,
        Outcome.REFUSED,
        Words("本院没有档案", "No record here"),
        Words("请到窗口建档", "to the desk, to be registered"),
    ),
    _phone(
        Phone.AMBIGUOUS,
        Outcome.REFUSED,
        Words("两份档案", "Two records"),
        Words("请到窗口核对", "to the desk, to be told apart"),
    ),
    _phone(
        Phone.OLD_SCREENSHOT,
        Outcome.REFUSED,
        Words("旧截图", "Old screenshot"),
        Words("十分钟前的码", "the code of ten minutes ago"),
        renews=False,
    ),
    _phone(
        Phone.FORGED,
        Outcome.REFUSED,
        Words("伪造的码", "Forged code"),
        Words("签名不对", "the signature is not the issuer's"),
    ),
    _phone(
        Phone.EXPIRED,
        Outcome.REFUSED,
        Words("已过期", "Expired card"),
        Words("卡昨天到期", "the card ended yesterday"),
    ),
    _phone(
        Phone.REVOKED,
        Outcome.REFUSED,
        Words("已注销", "Revoked card"),
        Words("在注销名单上", "the card is on the revocation list"),
    ),
    _phone(
        Phone.PAYMENT_CODE,
        Outcome.REFUSED,
        Words("微信付款码", "WeChat payment"),
        Words("不是健康卡", "not a health card"),
        renews=False,
    ),
    _phone(
        Phone.WEB_PAGE,
        Outcome.REFUSED,
        Words("点餐网页", "A web page"),
        Words("不是健康卡", "not a health card"),
        renews=False,
    ),
)

IDENTITY_CARD = _phone(
    Phone.ONE_APPOINTMENT,  # whoever has this phone, without it
    Outcome.SIGNS_IN,
    Words("身份证", "Identity card"),
    Words("放在读卡器上", "laid on the reader"),
    renews=False,
)

MANNERS = (
    Manner(situations.STEADY, Words("拿稳", "Steady")),
    Manner(situations.MOVING, Words("晃动", "Moving")),
    Manner(situations.TILTED, Words("斜着", "Tilted")),
    Manner(situations.UPSIDE_DOWN, Words("倒着", "Upside down")),
    Manner(situations.DIM, Words("光线暗", "Dim")),
    Manner(situations.GLARE, Words("反光", "Glare")),
    Manner(situations.TOO_FAR, Words("太远", "Too far")),
    Manner(situations.TOO_NEAR, Words("太近", "Too near")),
    Manner(situations.CUT_OFF, Words("没放全", "Cut off")),
    Manner(situations.BLURRED, Words("模糊", "Blurred")),
    Manner(situations.TOO_DARK, Words("太暗", "Too dark")),
    Manner(replace(situations.STEADY, name=BY_SCANNER), Words("扫码枪", "Hand scanner")),
)
