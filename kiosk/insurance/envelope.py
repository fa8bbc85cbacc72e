"""The envelope of the NHSA's transactions (定点医药机构接口规范): what is sent, what comes back.

Members, lengths and codes as public integrations of the interface have them:

    request  infno 10, msgid 30, mdtrtarea_admvs 6, insuplc_admdvs 6, recer_sys_code 10, dev_no 100,
             dev_safe_info 2000, cainfo 1024, signtype 10, infver 6, opter_type 3, opter 30,
             opter_name 50, inf_time 19, fixmedins_code 12, fixmedins_name 200, sign_no 30, input
    reply    infcode (0: done), inf_refmsgid 30, refmsg_time 17, respond_time 17, err_msg 200, output

What is signed, where the site has a secret: all members but `cainfo`, with `input` as compact JSON
sorted by key, numbers with the digits that are sent; only strings that are not empty; `k=v` sorted by
key and joined by `&`; the secret straight after it. `cainfo` is the hexadecimal SM3 of that, in UTF-8,
and `signtype` says SM3.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from kiosk.codes import sm3
from kiosk.net.strict_json import JsonObject

DONE: Final = "0"
"""`infcode` of a transaction that was done."""

_SELF_SERVICE: Final = "2"  # opter_type
_REGION: Final = re.compile(r"[0-9]{6}")
_INFCODE: Final = re.compile(r"-?[0-9]{1,9}")
# The receiver's region (6), its time (14) and a serial number (10).
_REFERENCE: Final = re.compile(r"[0-9]{6}([0-9]{14})[0-9A-Za-z]{10}")
_MOMENT: Final = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Sender:
    """A terminal of an institution, as the insurance knows it.

    Raises ValueError, naming the member, for what the envelope has no room for.
    """

    institution_code: str  # fixmedins_code, 定点医药机构编号: 12 letters and digits
    institution_name: str  # fixmedins_name
    region: str  # mdtrtarea_admvs, 就医地医保区划: 6 digits
    receiver: str  # recer_sys_code
    terminal_id: str  # dev_no and opter
    secret: str = field(default="", repr=False)  # empty: requests are not signed
    operator_name: str = "自助服务"  # opter_name
    insured_region: str = ""  # insuplc_admdvs, 参保地医保区划; empty: the institution's own
    sign_in_no: str = ""  # sign_no of the institution's sign-in (9001), where the region wants it
    interface_version: str = "V1.0"  # infver
    device_safety: str = ""  # dev_safe_info

    def __post_init__(self) -> None:
        if re.fullmatch(r"[0-9A-Za-z]{12}", self.institution_code) is None:
            raise ValueError("institution_code: 12 characters")
        for name, region in (("region", self.region), ("insured_region", self.insured_region)):
            if (region or name == "region") and _REGION.fullmatch(region) is None:
                raise ValueError(f"{name}: 6 digits")
        for name, longest in (
            ("institution_name", 200),
            ("receiver", 10),
            ("terminal_id", 30),
            ("operator_name", 50),
            ("interface_version", 6),
        ):
            if not 1 <= len(getattr(self, name)) <= longest:
                raise ValueError(f"{name}: 1 to {longest} characters")
        for name, longest in (("sign_in_no", 30), ("device_safety", 2000)):
            if len(getattr(self, name)) > longest:
                raise ValueError(f"{name}: at most {longest} characters")


def request(
    sender: Sender,
    transaction: str,
    msgid: str,
    at: datetime,
    content: JsonObject,
    *,
    insured_region: str = "",
) -> JsonObject:
    """The whole request for `transaction` (infno), signed where there is a secret.

    `at` is the terminal's local time. Amounts in `content` (input) are Decimals, which
    `strict_json.dumps` writes digit by digit. `insured_region`: the person's, where it is known.
    """
    envelope: JsonObject = {
        "infno": transaction,
        "msgid": msgid,
        "mdtrtarea_admvs": sender.region,
        "insuplc_admdvs": insured_region or sender.insured_region or sender.region,
        "recer_sys_code": sender.receiver,
        "dev_no": sender.terminal_id,
        "dev_safe_info": sender.device_safety,
        "cainfo": "",
        "signtype": "SM3" if sender.secret else "",
        "infver": sender.interface_version,
        "opter_type": _SELF_SERVICE,
        "opter": sender.terminal_id,
        "opter_name": sender.operator_name,
        "inf_time": f"{at:%Y-%m-%d %H:%M:%S}",
        "fixmedins_code": sender.institution_code,
        "fixmedins_name": sender.institution_name,
        "sign_no": sender.sign_in_no,
        "input": content,
    }
    if sender.secret:
        envelope["cainfo"] = sign(envelope, sender.secret)
    return envelope


def sign(envelope: JsonObject, secret: str) -> str:
    """`cainfo` of a request; see the module's text."""
    signed = {name: value for name, value in envelope.items() if name != "cainfo"}
    signed["input"] = _canonical(envelope["input"])
    text = "&".join(f"{name}={signed[name]}" for name in sorted(signed) if signed[name])
    return sm3.digest((text + secret).encode()).hex()


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply of the right form. `words` and `output` are as they came: not cleaned, not checked."""

    result: str  # infcode
    words: str = field(repr=False)  # err_msg
    output: Any = field(repr=False)

    @property
    def done(self) -> bool:
        return self.result == DONE


def read_reply(body: JsonObject) -> Reply | str:
    """The reply, or the name of the member for which it cannot be used.

    A reply whose `inf_refmsgid` is missing or has another form comes from something between (a
    gateway, a login page) and says nothing about what the insurance has done.
    """
    result = infcode(body)
    if not result:
        return "infcode"
    reference = body.get("inf_refmsgid")
    if not isinstance(reference, str) or not _is_reference(reference):
        return "inf_refmsgid"
    for name in ("refmsg_time", "respond_time", "err_msg"):
        if not isinstance(body.get(name, ""), str | None):
            return name
    return Reply(result, body.get("err_msg") or "", body.get("output"))


def infcode(body: JsonObject) -> str:
    """`infcode` as text, whether it was sent as a number or a string; "" for anything else."""
    value = body.get("infcode")
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or _INFCODE.fullmatch(text.strip()) is None:
        return ""
    return str(int(text))


def _is_reference(text: str) -> bool:
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return False
    try:
        datetime.strptime(found[1], _MOMENT)  # noqa: DTZ007 - only whether it is a moment
    except ValueError:
        return False
    return True


def _canonical(value: Any) -> str:
    match value:
        case dict():
            members = (f"{_canonical(name)}:{_canonical(value[name])}" for name in sorted(value))
            return f"{{{','.join(members)}}}"
        case list():
            return f"[{','.join(map(_canonical, value))}]"
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value, ensure_ascii=False)
