"""The card platform in Tencent's style: tokens, decoding, reports of use."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
from datetime import datetime
from typing import Any, Final

from aiohttp import web

from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.platforms.accounts import TENCENT
from kiosk.demo.platforms.desk import WORDS, Memory, Refusal, Refused

ROOT: Final = "/platforms/tencent"
NUMBERS: Final = {
    Refusal.MALFORMED: 40000,
    Refusal.SIGNATURE: 40001,
    Refusal.TOKEN: 40002,
    Refusal.CLOCK: 40003,
    Refusal.REPEATED: 40004,
    Refusal.WHO: 40005,
    Refusal.CODE_UNKNOWN: 40010,
    Refusal.CODE_OLD: 40011,
    Refusal.CODE_USED: 40012,
}
_TOKEN_LIFE: Final = 7_200  # seconds
_COMMON: Final = {"appToken", "requestId", "hospitalId", "channelNum", "timestamp", "sign"}
_VERIFY: Final = {
    "qrCodeText",
    "terminalId",
    "time",
    "medicalStep",
    "channelCode",
    "hospitalCode",
}
_REPORT: Final = {
    "qrCodeText",
    "time",
    "hospitalCode",
    "scene",
    "department",
    "cardType",
    "cardChannel",
}
_SCENES: Final = {"0101011", "0101012", "0101051", "0101081", "0101082"}
_SELF_SERVICE: Final = "0200"
_REQUEST_ID: Final = re.compile(r"[0-9A-F]{32}")

Fields = dict[str, Any]


class TencentStandIn:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._tokens: dict[str, int] = {}  # until when, Unix seconds

    def add_routes(self, router: web.UrlDispatcher) -> None:
        actions = {
            "/HealthOpenAuth/AuthObj/getAppToken": self._token,
            "/HealthOpenPlatform/ISVOpenObj/verifyQRCode": self._verify,
            "/HealthOpenPlatform/ISVOpenObj/reportHISData": self._report,
        }
        for path, action in actions.items():

            async def answer(
                request: web.Request, action: Any = action, path: str = path
            ) -> web.Response:
                return await self._answer(request, action, with_token="getAppToken" not in path)

            router.add_post(f"{ROOT}{path}", answer)

    def expire_tokens(self) -> None:
        self._tokens.clear()

    async def _answer(self, request: web.Request, action: Any, *, with_token: bool) -> web.Response:
        request_id, number, words, response = "", 0, "", {}
        try:
            common, asked = _envelope(await request.read())
            request_id = common["requestId"]
            self._admit(common, asked, with_token=with_token)
            response = action(asked, mixed_up=bool(request.get("mixed_up")))
        except Refused as refused:
            self._memory.note_refusal(refused.reason)
            number, words = NUMBERS[refused.reason], WORDS[refused.reason]
        out = {"requestId": request_id, "resultCode": number, "errMsg": words}
        return web.json_response({"commonOut": out, "rsp": response})

    def _admit(self, common: Fields, asked: Fields, *, with_token: bool) -> None:
        if common["hospitalId"] != TENCENT.hospital_id:
            raise Refused(Refusal.WHO)
        self._memory.check_clock(common["timestamp"])
        if not secrets.compare_digest(_signature(common, asked), common["sign"]):
            raise Refused(Refusal.SIGNATURE)
        self._memory.check_first(common["requestId"])
        if with_token and self._tokens.get(common["appToken"], 0) <= self._memory.seconds():
            raise Refused(Refusal.TOKEN)

    def _token(self, asked: Fields, *, mixed_up: bool) -> Fields:
        del mixed_up
        if asked != {"appId": TENCENT.app_id}:
            raise Refused(Refusal.WHO)
        token = secrets.token_hex(32)
        self._tokens[token] = self._memory.seconds() + _TOKEN_LIFE
        return {"appToken": token, "expiresIn": _TOKEN_LIFE}

    def _verify(self, asked: Fields, *, mixed_up: bool) -> Fields:
        _check_members(asked, _VERIFY)
        _moment(asked["time"])
        holder = self._memory.decode(asked["qrCodeText"], self._memory.book.card)
        return _person(self._memory.book.another(holder) if mixed_up else holder)

    def _report(self, asked: Fields, *, mixed_up: bool) -> Fields:
        del mixed_up
        _check_members(asked, _REPORT)
        _moment(asked["time"])
        if asked["scene"] not in _SCENES or asked["cardChannel"] != _SELF_SERVICE:
            raise Refused(Refusal.MALFORMED)
        holder = self._memory.decoded.get(asked["qrCodeText"])
        if holder is None:
            raise Refused(Refusal.CODE_UNKNOWN)
        self._memory.reports.append({**asked, "patients": list(holder.patient_ids)})
        return {"result": True}


def _envelope(body: bytes) -> tuple[Fields, Fields]:
    try:
        whole = json.loads(body)
        common, asked = whole["commonIn"], whole["req"]
        fine = (
            set(whole) == {"commonIn", "req"}
            and set(common) == _COMMON
            and isinstance(asked, dict)
            and all(isinstance(common[k], str) for k in ("appToken", "hospitalId", "sign"))
            and all(type(common[k]) is int for k in ("channelNum", "timestamp"))
            and _REQUEST_ID.fullmatch(common["requestId"]) is not None
        )
    except (ValueError, TypeError, KeyError):
        fine = False
    if not fine:
        raise Refused(Refusal.MALFORMED)
    return common, asked


def _signature(common: Fields, asked: Fields) -> str:
    pairs = []
    for name, value in sorted([*common.items(), *asked.items()]):
        if name == "sign" or value == "" or isinstance(value, dict | list | bool | None):
            continue
        pairs.append(f"{name}={value}")
    digest = hashlib.new("sha256")
    digest.update("&".join(pairs).encode("utf-8"))
    digest.update(TENCENT.secret.encode("utf-8"))
    return base64.standard_b64encode(digest.digest()).decode()


def _check_members(asked: Fields, wanted: set[str]) -> None:
    if set(asked) != wanted or not all(isinstance(v, str) and v for v in asked.values()):
        raise Refused(Refusal.MALFORMED)


def _moment(text: str) -> None:
    try:
        datetime.strptime(text, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - only its form is looked at
    except ValueError:
        raise Refused(Refusal.MALFORMED) from None


def _person(holder: CastMember) -> Fields:
    number = holder.identity_number
    return {
        "name": holder.name,
        "gender": "男" if int(number[16]) % 2 else "女",
        "birthday": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
        "idType": "01",
        "idNumber": number,
        "phone1": holder.telephone,
        "healthCardId": holder.card_id.upper(),
        "phid": holder.card_id[:16],
    }
