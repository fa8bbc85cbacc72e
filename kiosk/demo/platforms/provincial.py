"""The card platform in the provinces' style: form in, JSON out, digested and encrypted both ways."""

from __future__ import annotations

import json
import secrets
from typing import Any, Final
from urllib.parse import parse_qsl

import gmssl_pyx
from aiohttp import web

from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.platforms.accounts import PROVINCIAL
from kiosk.demo.platforms.desk import WORDS, Memory, Refusal, Refused

PATH: Final = "/platforms/provincial"
NUMBERS: Final = {
    Refusal.MALFORMED: "1001",
    Refusal.WHO: "1002",
    Refusal.CLOCK: "1003",
    Refusal.SIGNATURE: "1004",
    Refusal.CODE_UNKNOWN: "2001",
    Refusal.CODE_OLD: "2002",
    Refusal.CODE_USED: "2003",
}
_FIELDS: Final = {
    "app_id",
    "method",
    "term_id",
    "version",
    "timestamp",
    "digest_type",
    "enc_type",
    "biz_content",
    "digest",
}
_ASKED: Final = {"ehealth_code", "medstepcode", "terminalcode", "channelcode"}
_KEY: Final = PROVINCIAL.secret.encode("ascii")
_IV: Final = bytes(16)


class ProvincialStandIn:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_post(PATH, self._answer)

    async def _answer(self, request: web.Request) -> web.Response:
        try:
            fields = _form(await request.read(), request.content_type)
            asked = self._admit(fields)
            holder = self._memory.decode(asked["ehealth_code"], self._memory.book.card)
        except Refused as refused:
            self._memory.note_refusal(refused.reason)
            reason = refused.reason
            return web.json_response({"ret_code": NUMBERS[reason], "ret_msg": WORDS[reason]})
        if request.get("mixed_up"):
            holder = self._memory.book.another(holder)
        return web.json_response(self._success(_person(holder)))

    def _admit(self, fields: dict[str, str]) -> dict[str, str]:
        if fields["app_id"] != PROVINCIAL.app_id:
            raise Refused(Refusal.WHO)
        if not fields["timestamp"].isdecimal():
            raise Refused(Refusal.MALFORMED)
        self._memory.check_clock(int(fields["timestamp"]) / 1000)
        try:
            data = bytes.fromhex(fields["biz_content"])
            plain = bytes(gmssl_pyx.sm4_cbc_padding_decrypt(_KEY, _IV, data)).decode()
        except (ValueError, gmssl_pyx.GmsslInnerError):
            raise Refused(Refusal.SIGNATURE) from None
        right = _digest({**fields, "biz_content": plain})
        if not secrets.compare_digest(right, fields["digest"].upper()):
            raise Refused(Refusal.SIGNATURE)
        try:
            asked = json.loads(plain)
        except ValueError:
            raise Refused(Refusal.MALFORMED) from None
        if not isinstance(asked, dict) or set(asked) != _ASKED:
            raise Refused(Refusal.MALFORMED)
        if not all(isinstance(value, str) and value for value in asked.values()):
            raise Refused(Refusal.MALFORMED)
        return asked

    def _success(self, person: dict[str, str]) -> dict[str, str]:
        plain = json.dumps(person, ensure_ascii=False)
        fields = {
            "app_id": PROVINCIAL.app_id,
            "ret_code": "0",
            "ret_msg": "",
            "timestamp": str(self._memory.seconds() * 1000),
            "digest_type": "SM3",
            "enc_type": "SM4",
            "biz_content": plain,
        }
        sealed = bytes(gmssl_pyx.sm4_cbc_padding_encrypt(_KEY, _IV, plain.encode())).hex()
        return {**fields, "biz_content": sealed, "digest": _digest(fields)}


def _form(body: bytes, content_type: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, strict_parsing=True, max_num_fields=20
        )
    except ValueError:
        raise Refused(Refusal.MALFORMED) from None
    fields = dict(pairs)
    if (
        content_type != "application/x-www-form-urlencoded"
        or len(fields) != len(pairs)
        or set(fields) != _FIELDS
        or fields["method"] != "ehc.ehealthcode.verify"
        or (fields["digest_type"], fields["enc_type"]) != ("SM3", "SM4")
    ):
        raise Refused(Refusal.MALFORMED)
    return fields


def _digest(fields: dict[str, str]) -> str:
    text = ""
    for name in sorted(fields):
        if name != "digest":
            text += name + "=" + fields[name] + "&"
    text += "app_secret=" + PROVINCIAL.secret
    return bytes(gmssl_pyx.sm3_hash(text.encode("utf-8"))).hex().upper()


def _person(holder: CastMember) -> dict[str, Any]:
    number = holder.identity_number
    return {
        "ehealth_card_id": holder.card_id.upper(),
        "name": holder.name,
        "id_type": "01",
        "id_no": number,
        "gender": "1" if int(number[16]) % 2 else "2",
        "birthday": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
        "cellphone": holder.telephone,
    }
