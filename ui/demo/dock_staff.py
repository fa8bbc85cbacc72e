"""What the dock offers of staff: badges to hold up. How they come in stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.demo.staff import PIN
from ui.demo.dock_choices import NO_DIGITS, Outcome, Words, World


@dataclass(frozen=True, slots=True)
class BadgeCard:
    """The badge of somebody of `kiosk.demo.staff.STAFF`, or a letter with which they choose another PIN."""

    staff_id: str
    title: Words
    then: Words
    letter: bool = False
    outcome: Outcome = Outcome.SIGNS_IN
    renews: bool = False
    paper: bool = True

    @property
    def key(self) -> str:
        return f"{'letter' if self.letter else 'badge'}_{self.staff_id}"

    def hold_up(self, world: World, manner: str) -> None:
        if self.letter:
            world.hold_up_invitation(self.staff_id, manner)
        else:
            world.hold_up_badge(self.staff_id, manner)

    def refresh(self, world: World) -> None:
        """It is printed."""

    def digits(self, _world: World) -> tuple[str, str]:
        return NO_DIGITS

    def code(self, world: World) -> str:
        return world.invitation_of(self.staff_id) if self.letter else world.badge_of(self.staff_id)


BADGES: Final = (
    BadgeCard(
        "DEMO-OPERATOR-1",
        Words("操作员一", "Operator 1"),
        Words(f"密码 {PIN}", f"PIN {PIN}"),
    ),
    BadgeCard(
        "DEMO-OPERATOR-2",
        Words("操作员二", "Operator 2"),
        Words("碰钱要第二个人", "second person for money"),
    ),
    BadgeCard(
        "DEMO-OPERATOR-1",
        Words("操作员一的密码信", "Operator 1's letter"),
        Words("忘了密码，另设", "to choose another PIN"),
        letter=True,
        outcome=Outcome.OTHERWISE,
    ),
    BadgeCard(
        "DEMO-ENGINEER-1",
        Words("工程师一", "Engineer 1"),
        Words("设备、网络、设置", "devices, network, settings"),
    ),
    BadgeCard(
        "DEMO-ENGINEER-2",
        Words("工程师兼操作员", "Engineer and operator"),
        Words("碰密钥要第二个人", "second person for keys"),
    ),
    BadgeCard(
        "DEMO-AUDITOR-1",
        Words("审计员", "Auditor"),
        Words("只看审计日志", "the audit log alone"),
    ),
)
