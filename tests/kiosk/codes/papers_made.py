"""Reports of nobody, and the codes on their papers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import base45

from kiosk.codes.paper_seal import PaperSealer, SealedReport, verify_paper
from kiosk.codes.sm2_signing import SigningKey
from kiosk.demo.authority import Authority, trust_list
from kiosk.reports.report import (
    Flag,
    Holder,
    Quantity,
    ReferenceRange,
    Report,
    ReportHead,
    ReportId,
    ReportKind,
    ReportStatus,
    Result,
    Section,
)
from kiosk.trust import trust_list as trust
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
PRINTED = datetime.fromtimestamp(NOW - 3_600, UTC)
NUMBER = "YM-0720270115P004711X"
HOSPITAL = Authority.create(b"paper", issuer="H-TEST", name="测试医院", usage="report")
PROVINCE = Authority.create(b"paper", issuer="CN-TEST")
STAFF = Authority.create(b"paper", issuer="H-TEST", usage="staff")
KEY = SigningKey.from_bytes(HOSPITAL.key.private)
SEALER = PaperSealer(KEY, "H-TEST")
HOLDER = Holder("测试甲", "测*甲", "男")
CHINA = timezone(timedelta(hours=8))


def result(n: int = 0, flag: Flag = Flag.NORMAL, *, name: str = "", **changes: Any) -> Result:
    values: dict[str, Any] = {
        "id": f"o{n}",
        "name": name or f"项目{n}",
        "loinc": f"{n}-1",
        "local_code": f"L{n}",
        "quantity": Quantity(Decimal(f"{n}.50"), f"{n}.50", "10⁹/L", "10*9/L"),
        "range": ReferenceRange(Decimal("3.5"), Decimal("9.5"), "3.5–9.5"),
        "flag": flag,
    }
    return Result(**(values | changes))


def report(results: Sequence[Result] | None = None, **head: Any) -> Report:
    values: dict[str, Any] = {
        "id": ReportId("dr-1"),
        "kind": ReportKind.LABORATORY,
        "status": ReportStatus.FINAL,
        "title": "血常规",
        "number": "L20270115-0042",
        "issued": datetime(2027, 1, 15, 9, 30, tzinfo=CHINA),
        "collected": datetime(2027, 1, 15, 8, 0, tzinfo=CHINA),
        "department": "检验科",
        "doctor": "测试医生",
    }
    lines = (
        (
            result(1),
            result(2, Flag.HIGH),
            result(3, Flag.CRITICAL_LOW, name="血钾"),
            result(4, quantity=None, text="阴性", range=ReferenceRange(text="阴性")),
            result(5, quantity=None, missing="标本溶血", range=None, flag=Flag.NONE),
        )
        if results is None
        else tuple(results)
    )
    return Report(
        head=ReportHead(**(values | head)),
        results=lines,
        sections=(Section("备注", "空腹"),),
        specimen="静脉血",
        author="测试技师",
        reviewer="测试主任",
    )


def paper(
    of: Report | None = None, *, at: datetime = PRINTED, number: str = NUMBER, **holder: str
) -> str:
    return SEALER.seal(of or report(), replace(HOLDER, **holder), at, number)  # type: ignore[arg-type] # texts only


def listed(*authorities: Authority, fetched_at: int = NOW) -> TrustList:
    """The trust list of these; of the hospital alone, if none is said."""
    content = trust_list(authorities or (HOSPITAL,), issued=NOW)
    read = trust.parse(json.dumps(content).encode(), fetched_at=fetched_at)
    assert isinstance(read, TrustList)
    return read


CODE = paper()
TRUST = listed()


def raw(text: str = CODE) -> bytes:
    return bytes(base45.b45decode(text.removeprefix("EHCR1:")))


def code_of(data: bytes) -> str:
    return f"EHCR1:{base45.b45encode(data).decode()}"


def outcome(text: str = CODE, now: int = NOW, **changes: Any) -> str:
    """The reason code, or "ok"."""
    judged = verify_paper(text, changes.pop("trust", TRUST), now, **changes)
    return "ok" if isinstance(judged, SealedReport) else judged.code.value
