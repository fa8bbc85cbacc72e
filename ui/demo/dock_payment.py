"""What the dock offers of paying: payment codes on phones, and phones that scan the terminal's code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final

from kiosk.demo.gateway.scripts import Then
from ui.demo.dock_choices import NO_DIGITS, Outcome, Words, World

PASSWORD_MS: Final = 5_000
_CHANNELS: Final = {
    "wechat": Words("微信", "WeChat"),
    "alipay": Words("支付宝", "Alipay"),
    "unionpay": Words("云闪付", "UnionPay"),
}


@dataclass(frozen=True, slots=True)
class WalletCard:
    """A phone with a payment code. `wallet`: whose, and how it pays (`RunningGateway.wallet`)."""

    channel: str
    manner: str
    outcome: Outcome
    title: Words
    then: Words
    wallet: Mapping[str, Any] = field(default_factory=dict)
    renews: bool = True
    paper: bool = False

    @property
    def key(self) -> str:
        return f"{self.channel}_{self.manner}"

    def hold_up(self, world: World, manner: str) -> None:
        world.hold_up_payment(self.channel, manner, **self.wallet)

    def refresh(self, world: World) -> None:
        world.refresh_payment(self.channel, **self.wallet)

    def digits(self, _world: World) -> tuple[str, str]:
        return NO_DIGITS

    def code(self, world: World) -> str:
        return world.payment_code(self.channel, **self.wallet)


@dataclass(frozen=True, slots=True)
class ScanCard:
    """A phone that scans the code on the terminal's screen. `scan`: as `RunningGateway.pay` has it."""

    key: str
    outcome: Outcome
    title: Words
    scan: Mapping[str, Any]

    def play(self, world: World) -> None:
        world.pay_shown(**self.scan)


@dataclass(frozen=True, slots=True)
class _Manner:
    key: str
    outcome: Outcome
    then: Words
    wallet: Mapping[str, Any]
    renews: bool = True


_MANNERS: Final = (
    _Manner("at_once", Outcome.PAYS, Words("直接付款", "pays at once"), {}),
    _Manner(
        "password",
        Outcome.OTHERWISE,
        Words("输密码五秒", "password, 5 s"),
        {"confirms_ms": PASSWORD_MS},
    ),
    _Manner("poor", Outcome.REFUSED, Words("余额不足", "too little"), {"balance": 1}),
    _Manner(
        "expired",
        Outcome.REFUSED,
        Words("付款码过期", "expired code"),
        {"code_ms": 0},
        renews=False,
    ),
)
WALLETS: Final = tuple(
    WalletCard(
        channel=channel,
        manner=manner.key,
        outcome=manner.outcome,
        title=Words(words.chinese, f"{words.english}: {manner.then.english}"),
        then=manner.then,
        wallet=manner.wallet,
        renews=manner.renews,
    )
    for manner, (channel, words) in product(_MANNERS, _CHANNELS.items())
)
SCANS: Final = (
    ScanCard("pays", Outcome.PAYS, Words("直接付款", "Pays at once"), {}),
    ScanCard(
        "password",
        Outcome.OTHERWISE,
        Words("输密码五秒", "Password, 5 s"),
        {"confirms_ms": PASSWORD_MS},
    ),
    ScanCard(
        "gives_up",
        Outcome.REFUSED,
        Words("中途放弃", "Gives up"),
        {"confirms_ms": PASSWORD_MS, "then": Then.GIVE_UP.value},
    ),
)
