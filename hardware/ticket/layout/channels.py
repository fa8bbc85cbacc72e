"""What the channels are called on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.payment.port import Channel

NAMES: Final[Mapping[Channel, str]] = {
    Channel.WECHAT: "微信支付 WeChat Pay",
    Channel.ALIPAY: "支付宝 Alipay",
    Channel.UNIONPAY: "银联云闪付 UnionPay",
    Channel.NONE: "",
}
