"""The NHSA's envelope, looked at member by member: presence, type, length, codes, form, signature."""

from __future__ import annotations

import json
import re
import secrets
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import gmssl_pyx

from kiosk.demo.platforms.accounts import INSURANCE
from kiosk.demo.platforms.desk import Memory, Refusal, Refused

Envelope = dict[str, Any]

# Every member of a request but `input`, and the form it must have.
_FORMS: Final = {
    "infno": r"ec\.query|1101|2206|2207|2208|2601",
    "msgid": r"[A-Za-z0-9]{12}[0-9]{14}[0-9]{4}",
    "mdtrtarea_admvs": r"[0-9]{6}",
    "insuplc_admdvs": r"[0-9]{6}",
    "recer_sys_code": r".{1,10}",
    "dev_no": r".{1,100}",
    "dev_safe_info": r".{0,2000}",
    "cainfo": r"[0-9a-f]{64}",
    "signtype": r"SM3",
    "infver": r"V[0-9]\.[0-9]",
    "opter_type": r"2",
    "opter": r".{1,30}",
    "opter_name": r".{1,50}",
    "inf_time": r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}",
    "fixmedins_code": r"[A-Za-z0-9]{12}",
    "fixmedins_name": r".{1,200}",
    "sign_no": r".{0,30}",
}


def read(body: bytes) -> Envelope:
    """The request, every member in its form; numbers with a point as Decimal, digits and all."""
    try:
        envelope = json.loads(body, parse_float=Decimal)
        fine = (
            set(envelope) == {*_FORMS, "input"}
            and all(re.fullmatch(form, envelope[name]) for name, form in _FORMS.items())
            and set(envelope["input"]) == {"data"}
            and isinstance(envelope["input"]["data"], dict)
        )
        datetime.strptime(envelope["inf_time"], "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - its form
        datetime.strptime(envelope["msgid"][12:26], "%Y%m%d%H%M%S")  # noqa: DTZ007 - its form
    except (ValueError, TypeError, KeyError):
        fine = False
    if not fine:
        raise Refused(Refusal.MALFORMED)
    return dict(envelope)


def admit(envelope: Envelope, memory: Memory) -> None:
    """Raise unless it is the hospital's, signed, of now, and has not been here before."""
    if envelope["fixmedins_code"] != INSURANCE.institution_code:
        raise Refused(Refusal.WHO)
    sent = datetime.strptime(envelope["inf_time"], "%Y-%m-%d %H:%M:%S").replace(
        tzinfo=memory.now().tzinfo
    )
    memory.check_clock(sent.timestamp())
    if not secrets.compare_digest(_signature(envelope), envelope["cainfo"]):
        raise Refused(Refusal.SIGNATURE)
    if (
        envelope["msgid"][:12] != INSURANCE.institution_code
        or envelope["mdtrtarea_admvs"] != INSURANCE.region
        or envelope["recer_sys_code"] != INSURANCE.receiver
    ):
        raise Refused(Refusal.MALFORMED)
    memory.check_first(envelope["msgid"])


def _signature(envelope: Envelope) -> str:
    parts = []
    for name in sorted(envelope):
        value = _sorted(envelope["input"]) if name == "input" else envelope[name]
        if name != "cainfo" and value:
            parts.append(name + "=" + value)
    return bytes(gmssl_pyx.sm3_hash(("&".join(parts) + INSURANCE.secret).encode())).hex()


def _sorted(value: Any) -> str:
    """Compact JSON sorted by key, numbers with the digits they came with."""
    numbers: dict[str, str] = {}

    def mark(number: Any) -> str:
        mark = f"@{secrets.token_hex(8)}@"
        numbers[json.dumps(mark)] = str(number)
        return mark

    text = json.dumps(
        value, separators=(",", ":"), sort_keys=True, ensure_ascii=False, default=mark
    )
    for marked, number in numbers.items():
        text = text.replace(marked, number)
    return text
