"""What the dock offers: phones to hold up, ways to hold them, and switches of the devices.

Words stand here in Chinese and English side by side: a developer's desk shows both at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Any, Protocol

from hardware.scene import situations
from hardware.scene.faults import CameraFault
from hardware.ticket.standin.physical import Physical
from kiosk.demo.hospital.faults import Kind
from kiosk.demo.phones import Phone

SLOW_MS = 3_000
HALF_A_TICKET = 400  # bytes of a ticket after which the power goes; a whole one has about 1200
_NEVER = 1 << 40  # bytes that no printer lives to see: takes a power cut back


BY_SCANNER = "by_scanner"  # not held up to the camera: the hand scanner reads it


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
    def slips(self) -> list[tuple[str, bool]]: ...
    def printer_errors(self) -> tuple[str, ...]: ...
    def hospital_state(self) -> dict[str, Any]: ...


class Outcome(StrEnum):
    """What the terminal makes of a phone, coarsely; the colour of its card."""

    SIGNS_IN = auto()
    OTHERWISE = auto()  # known, but nothing to sign in for
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
    def paper(self) -> bool:
        return self.phone is Phone.PAPER_CARD


@dataclass(frozen=True, slots=True)
class Manner:
    """A way to hold a phone: a situation of `hardware.scene.situations`."""

    situation: situations.Situation
    title: Words


@dataclass(frozen=True, slots=True)
class Position:
    """A position of a switch; `turn` makes the world so, whatever it was before."""

    key: str
    title: Words
    turn: Callable[[World], None]
    fine: bool = False


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
        Words("今天没有预约", "No appointment today"),
        Words("告知去哪里挂号", "says where to book"),
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


def _printer(state: Physical) -> Callable[[World], None]:
    def turn(world: World) -> None:
        world.cut_printer_power_after(_NEVER)
        world.set_printer(state)

    return turn


def _cut_power_half_way(world: World) -> None:
    world.set_printer(Physical.READY)
    world.cut_printer_power_after(HALF_A_TICKET)


def _camera(fault: CameraFault = CameraFault.NONE) -> Callable[[World], None]:
    def turn(world: World) -> None:
        world.set_camera(fault)
        world.plug_camera(True)  # noqa: FBT003 - a switch is what it is

    return turn


def _unplug_camera(world: World) -> None:
    world.set_camera(CameraFault.NONE)
    world.plug_camera(False)  # noqa: FBT003 - a switch is what it is


def _hospital(kind: str, **settings: int | str) -> Callable[[World], None]:
    return lambda world: world.set_hospital(kind, **settings)


POWER_CUT, POWER_GONE = "power_cut", Physical.OFFLINE.value

PRINTER = (
    Position("ready", Words("正常", "Ready"), _printer(Physical.READY), fine=True),
    Position("paper_low", Words("纸将尽", "Paper low"), _printer(Physical.PAPER_LOW)),
    Position("paper_out", Words("缺纸", "Paper out"), _printer(Physical.PAPER_OUT)),
    Position("cover_open", Words("盖子打开", "Cover open"), _printer(Physical.COVER_OPEN)),
    Position(POWER_GONE, Words("拔掉", "Unplugged"), _printer(Physical.OFFLINE)),
    Position(POWER_CUT, Words("打印一半断电", "Power cut"), _cut_power_half_way),
)
CAMERA = (
    Position("plugged", Words("正常", "Plugged in"), _camera(), fine=True),
    Position("unplugged", Words("拔掉", "Unplugged"), _unplug_camera),
    Position("frozen", Words("卡住", "Frozen"), _camera(CameraFault.FROZEN)),
    Position("black", Words("遮住", "Covered"), _camera(CameraFault.BLACK)),
)
HOSPITAL = (
    Position("fine", Words("正常", "Answers"), _hospital("fine"), fine=True),
    Position("slow", Words("慢三秒", "Slow, 3 s"), _hospital(Kind.SLOW, delay_ms=SLOW_MS)),
    Position("fail", Words("出错", "Error 500"), _hospital(Kind.FAIL)),
    Position("hang", Words("不应答", "No answer"), _hospital(Kind.HANG)),
    Position("gone", Words("断开", "Gone"), _hospital(Kind.GONE)),
    # Only what writes: were the searches lost too, it would be the same as being gone.
    Position(
        "drop_after_work",
        Words("做了却没回", "Answer lost"),
        _hospital(Kind.DROP_AFTER_WORK, method="POST"),
    ),
)
SWITCHES = {"printer": PRINTER, "camera": CAMERA, "hospital": HOSPITAL}
