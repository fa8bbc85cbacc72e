"""Counts of uses as a table for a spreadsheet, and as lines for a person at a terminal."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from kiosk.codes.classify import Kind
from kiosk.services.access import ServiceId
from kiosk.usage.use import ALL_DAY, Outcome, Use, in_order

_BOM: Final = "\ufeff"
"""Without it Excel in China takes UTF-8 for GBK; other spreadsheets pass it by."""
_HEADS: Final = {
    "en": ("terminal", "day", "hour", "service", "code", "outcome", "sessions"),
    "zh_CN": ("终端", "日期", "时段", "服务", "卡码类型", "结果", "次数"),
}
_WORDS: Final[Mapping[str, str]] = {
    ServiceId.IDENTIFY: "身份识别",
    ServiceId.CHECKIN: "签到",
    ServiceId.QUEUE: "候诊查询",
    ServiceId.PAY: "缴费",
    ServiceId.REPORTS: "报告查询与打印",
    Kind.EHC1: "电子健康卡离线码",
    Kind.EHC_STATIC: "电子健康卡静态码",
    Kind.EHC_DYNAMIC: "电子健康卡动态码",
    Kind.INSURANCE_VOUCHER: "医保电子凭证",
    Kind.SOCIAL_SECURITY: "电子社保卡",
    Kind.WECHAT_PAY: "微信付款码",
    Kind.ALIPAY_PAY: "支付宝付款码",
    Kind.UNIONPAY_PAY: "云闪付付款码",
    Kind.STAFF_BADGE: "工作人员证",
    Kind.STAFF_PASS: "工作人员临时通行码",
    Kind.REPORT_PAPER: "报告单验真码",
    Kind.SITE_CODE: "院内码",
    Kind.IDENTITY_DOCUMENT: "居民身份证",
    Kind.UNRECOGNISED: "无法识别",
    Outcome.DONE: "完成",
    Outcome.FAILED: "未完成",
}
_OTHER: Final = {"en": "other", "zh_CN": "其他"}
_ALL_DAY: Final = {"en": "all day", "zh_CN": "全天"}


def as_csv(cells: Mapping[Use, int], terminal: str, language: str) -> bytes:
    """A row for each cell, UTF-8 with a mark, lines as RFC 4180 has them.

    `language`: "zh_CN", any other is English. In English words are those of the metrics.
    """
    chinese = "zh_CN" if language == "zh_CN" else "en"
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_HEADS[chinese])
    for use, count in in_order(cells):
        hour = _ALL_DAY[chinese] if use.hour == ALL_DAY else f"{use.hour:02}:00"
        kind = _OTHER[chinese] if use.kind is None else _word(use.kind, chinese)
        service, outcome = _word(use.service, chinese), _word(use.outcome, chinese)
        rows.writerow((terminal, use.day.isoformat(), hour, service, kind, outcome, count))
    return (_BOM + text.getvalue()).encode()


def _word(name: str, language: str) -> str:
    return _WORDS[name] if language == "zh_CN" else str(name)


def as_lines(cells: Mapping[Use, int], since: date, until: date) -> tuple[str, ...]:
    """Sums by service, by kind of code and by hour."""
    lines = [f"{since} to {until}: sessions in which a service was used"]
    services = Counter[tuple[ServiceId, Outcome]]()
    kinds, hours = Counter[Kind | None](), Counter[int]()
    for use, count in cells.items():
        services[use.service, use.outcome] += count
        if use.service is ServiceId.IDENTIFY and use.outcome is Outcome.DONE:
            kinds[use.kind] += count
            hours[use.hour] += count
    lines += [
        f"  {service:20} {services[service, Outcome.DONE]:7} done {services[service, Outcome.FAILED]:7} failed"
        for service in ServiceId
    ]
    lines.append("by kind of code")
    lines += [f"  {kind or 'other':20} {count:7}" for kind, count in kinds.most_common()]
    lines.append("by hour")
    lines += [
        f"  {'all day' if hour == ALL_DAY else f'{hour:02}:00':20} {count:7}"
        for hour, count in sorted(hours.items())
    ]
    return tuple(lines)
