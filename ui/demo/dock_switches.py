"""The dock's switches: how the devices, the hospital, the gateway and the insurance are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from hardware.report_printer.standin.physical import Physical as InPrinter
from hardware.scene.faults import CameraFault
from hardware.ticket.standin.physical import Physical
from kiosk.demo.gateway.model import State
from kiosk.demo.gateway.scripts import FaultKind
from kiosk.demo.gateway.wire import Call
from kiosk.demo.hospital.faults import Kind
from kiosk.demo.platforms.nhsa_faults import Fault
from kiosk.demo.platforms.nhsa_ledger import SETTLE
from ui.demo.dock_choices import Words, World

SLOW_MS = 3_000
HALF_A_TICKET = 400  # bytes of a ticket after which the power goes; a whole one has about 1200
_NEVER = 1 << 40  # bytes that no printer lives to see: takes a power cut back
LATE_MS = 5_000


@dataclass(frozen=True, slots=True)
class Position:
    """A position of a switch; `turn` makes the world so, whatever it was before."""

    key: str
    title: Words
    turn: Callable[[World], None]
    fine: bool = False


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


def _gateway(*, on: bool = True, **manners: Any) -> Callable[[World], None]:
    return lambda world: world.set_gateway(on=on, **manners)


def _insurance(kind: str, **settings: int | str) -> Callable[[World], None]:
    return lambda world: world.set_insurance(kind, **settings)


def _report_printer(state: InPrinter = InPrinter.READY, **settings: Any) -> Callable[[World], None]:
    return lambda world: world.set_report_printer(state, **settings)


LAST_SHEET = "last_sheet"
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
GATEWAY = (
    Position("fine", Words("正常", "Answers"), _gateway(), fine=True),
    Position(
        "slow",
        Words("慢三秒", "Slow, 3 s"),
        _gateway(faults=[{"kind": FaultKind.SLOW, "times": 0, "delay_ms": SLOW_MS}]),
    ),
    # Only of what does something: were the queries lost too, it would be the same as being gone.
    Position(
        "lost",
        Words("做了却没回", "Answer lost"),
        _gateway(
            faults=[
                {"kind": FaultKind.LOST_AFTER, "call": call, "times": 0}
                for call in (Call.PLACE, Call.REVERSE)
            ]
        ),
    ),
    Position("gone", Words("连不上", "Gone"), _gateway(on=False)),
    # Twice, since a terminal does not believe it the first time.
    Position(
        "closed",
        Words("付了说没付", "Says closed"),
        _gateway(told=[State.CLOSED] * 2, told_once=State.PAID),
    ),
    Position("repeat", Words("撤销要重来", "Undo again"), _gateway(reverse_retries=2)),
    Position("late", Words("关单后到账", "Late money"), _gateway(late_ms=LATE_MS)),
)
INSURANCE = (
    Position("fine", Words("正常", "Answers"), _insurance("fine"), fine=True),
    Position(
        "lost",
        Words("丢一次回应", "Loses one"),
        _insurance(Fault.LOSE_ANSWER, infno=SETTLE, times=1),
    ),
    Position("refuse", Words("拒绝结算", "Refuses"), _insurance(Fault.REFUSE, infno=SETTLE)),
    Position("other", Words("结算不一样", "Differs"), _insurance(Fault.OTHER_SPLIT, infno=SETTLE)),
)
REPORT_PRINTER = (
    Position(InPrinter.READY, Words("正常", "Ready"), _report_printer(), fine=True),
    Position(
        InPrinter.PAPER_LOW, Words("纸将尽", "Paper low"), _report_printer(InPrinter.PAPER_LOW)
    ),
    Position(LAST_SHEET, Words("剩一张纸", "One sheet"), _report_printer(sheets=1)),
    Position(InPrinter.PAPER_OUT, Words("缺纸", "Paper out"), _report_printer(InPrinter.PAPER_OUT)),
    Position(
        InPrinter.WRONG_PAPER, Words("纸张不对", "Not A4"), _report_printer(InPrinter.WRONG_PAPER)
    ),
    Position(InPrinter.JAM, Words("卡纸", "Jam"), _report_printer(InPrinter.JAM)),
    Position(
        InPrinter.COVER_OPEN, Words("盖子打开", "Cover open"), _report_printer(InPrinter.COVER_OPEN)
    ),
    Position(InPrinter.STOPPED, Words("暂停", "Paused"), _report_printer(InPrinter.STOPPED)),
    Position(
        InPrinter.TONER_LOW, Words("粉将尽", "Toner low"), _report_printer(InPrinter.TONER_LOW)
    ),
    Position(InPrinter.TONER_OUT, Words("缺粉", "Toner out"), _report_printer(InPrinter.TONER_OUT)),
    Position(InPrinter.UNPLUGGED, Words("断电", "No power"), _report_printer(InPrinter.UNPLUGGED)),
    Position(POWER_CUT, Words("出一张断电", "Cut after one"), _report_printer(power_cut_after=1)),
    Position("silent", Words("不应答", "No answer"), _report_printer(silent=True)),
    Position("lies", Words("说谎", "Only says so"), _report_printer(lies=True)),
    Position("forgets", Words("不记任务", "Forgets jobs"), _report_printer(keeps_history=False)),
    Position("no_pdf", Words("不收 PDF", "Takes no PDF"), _report_printer(takes_pdf=False)),
)
SWITCHES: Final = {
    "printer": PRINTER,
    "report_printer": REPORT_PRINTER,
    "camera": CAMERA,
    "hospital": HOSPITAL,
    "gateway": GATEWAY,
    "insurance": INSURANCE,
}
