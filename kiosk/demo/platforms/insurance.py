"""The insurance's `ec.query`: an envelope whose every member is looked at."""

from __future__ import annotations

import json
import re
import secrets
from datetime import datetime
from typing import Any, Final

import gmssl_pyx
from aiohttp import web

from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.platforms.accounts import INSURANCE
from kiosk.demo.platforms.desk import WORDS, Memory, Refusal, Refused

PATH: Final = "/platforms/nhsa"

# Every member of a request but `input`, and the form it must have.
_FORMS: Final = {
    "infno": r"ec\.query",
    "msgid": r"[A-Za-z0-9]{12}\d{14}\d{4}",
    "mdtrtarea_admvs": r"\d{6}",
    "insuplc_admdvs": r"\d{6}",
    "recer_sys_code": r".{1,10}",
    "dev_no": r".{1,100}",
    "dev_safe_info": r".{0,2000}",
    "cainfo": r"[0-9a-f]{64}",
    "signtype": r"SM3",
    "infver": r"V\d\.\d",
    "opter_type": r"2",
    "opter": r".{1,30}",
    "opter_name": r".{1,50}",
    "inf_time": r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}",
    "fixmedins_code": r"[A-Za-z0-9]{12}",
    "fixmedins_name": r".{1,200}",
    "sign_no": r".{0,30}",
}
_DATA: Final = {
    "ecQrCode",
    "businessType",
    "deviceType",
    "orgId",
    "officeId",
    "officeName",
    "operatorId",
    "operatorName",
}


class InsuranceStandIn:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._answers = 0

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_post(PATH, self._answer)

    async def _answer(self, request: web.Request) -> web.Response:
        code, words, output = 0, "", {}
        try:
            envelope = _envelope(await request.read())
            self._admit(envelope)
            text = envelope["input"]["data"]["ecQrCode"]
            holder = self._memory.decode(text, self._memory.book.insured)
            if request.get("mixed_up"):
                holder = self._memory.book.another(holder)
                text = self._memory.book.voucher(holder, self._memory.seconds())
            output = _person(holder, text)
        except Refused as refused:
            self._memory.note_refusal(refused.reason)
            code, words = -1, WORDS[refused.reason]
        self._answers += 1
        now = f"{self._memory.now():%Y%m%d%H%M%S}"
        reply = {
            "infcode": code,
            "inf_refmsgid": f"{INSURANCE.region}{now}{self._answers:010d}",
            "refmsg_time": f"{now}000",
            "respond_time": f"{now}000",
            "err_msg": words,
            "output": output,
        }
        return web.json_response(reply)

    def _admit(self, envelope: dict[str, Any]) -> None:
        if envelope["fixmedins_code"] != INSURANCE.institution_code:
            raise Refused(Refusal.WHO)
        sent = datetime.strptime(envelope["inf_time"], "%Y-%m-%d %H:%M:%S").replace(
            tzinfo=self._memory.now().tzinfo
        )
        self._memory.check_clock(sent.timestamp())
        if not secrets.compare_digest(_signature(envelope), envelope["cainfo"]):
            raise Refused(Refusal.SIGNATURE)
        if envelope["msgid"][:12] != INSURANCE.institution_code:
            raise Refused(Refusal.MALFORMED)
        self._memory.check_first(envelope["msgid"])


def _envelope(body: bytes) -> dict[str, Any]:
    try:
        envelope = json.loads(body)
        data = envelope["input"]["data"]
        fine = (
            set(envelope) == {*_FORMS, "input"}
            and all(re.fullmatch(form, envelope[name]) for name, form in _FORMS.items())
            and set(data) == _DATA
            and all(isinstance(value, str) and value for value in data.values())
            and data["deviceType"] == "SelfService"
        )
        datetime.strptime(envelope["inf_time"], "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - its form
    except (ValueError, TypeError, KeyError):
        fine = False
    if not fine:
        raise Refused(Refusal.MALFORMED)
    return dict(envelope)


def _signature(envelope: dict[str, Any]) -> str:
    content = json.dumps(
        envelope["input"], separators=(",", ":"), sort_keys=True, ensure_ascii=False
    )
    parts = []
    for name in sorted(envelope):
        value = content if name == "input" else envelope[name]
        if name != "cainfo" and value:
            parts.append(name + "=" + value)
    return bytes(gmssl_pyx.sm3_hash(("&".join(parts) + INSURANCE.secret).encode())).hex()


def _person(holder: CastMember, text: str) -> dict[str, str]:
    number = holder.identity_number
    return {
        "psn_no": holder.insurance_number,
        "userName": holder.name,
        "idType": "01",
        "idNo": number,
        "ecQrCode": text,
        "ecToken": secrets.token_hex(16).upper(),
        "insuOrg": INSURANCE.region,
        "gender": "男" if int(number[16]) % 2 else "女",
        "birthday": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
    }
