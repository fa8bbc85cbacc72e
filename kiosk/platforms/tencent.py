"""Card platforms in the style of Tencent's open platform for electronic health cards.

A request is `{commonIn: {appToken, requestId, hospitalId, channelNum, timestamp, sign}, req}`, an
answer `{commonOut: {requestId, resultCode, errMsg}, rsp}` with resultCode 0 for success
(HOSPITAL-API.md, "Card platforms").

What is signed: the members of `commonIn` without `sign` and those of `req`, in one map; only strings
and whole numbers that are not empty; `k=v` sorted by key and joined by `&`; the app's secret
straight after it. Base64 of the SHA-256 of that, in UTF-8, is `sign`.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from kiosk.clock import Clock
from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.net import strict_json
from kiosk.net.breaker import BreakerState
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import ServerTime
from kiosk.net.strict_json import JsonObject
from kiosk.platforms import signing
from kiosk.platforms.card_id import card_identifier
from kiosk.platforms.line import JSON, PATIENCE, Line, Observer
from kiosk.platforms.online import Holder, Issuer, vouch
from kiosk.platforms.port import CardUse
from kiosk.platforms.results import NO_RESULTS, ResultTable, bad_answer, result_code
from kiosk.platforms.scenes import SCENES, SELF_SERVICE_CHANNEL
from kiosk.platforms.token import Token, TokenKeeper
from kiosk.reasons import Failure
from kiosk.services.access import ServiceId

_TOKEN_PATH: Final = "/HealthOpenAuth/AuthObj/getAppToken"  # noqa: S105 - an address
_VERIFY_PATH: Final = "/HealthOpenPlatform/ISVOpenObj/verifyQRCode"
_REPORT_PATH: Final = "/HealthOpenPlatform/ISVOpenObj/reportHISData"
_TOKEN_LENGTH: Final = 4_096
_OLD_TOKEN_WORDS: Final = "appToken"  # noqa: S105 - what a message about one contains


@dataclass(frozen=True, slots=True)
class TencentConfig:
    """One hospital's account at such a platform."""

    endpoint: Endpoint  # base_url up to ".../rest/auth/HealthCard"
    app_id: str
    app_secret: str = field(repr=False)
    hospital_id: str
    terminal_id: str
    hospital_code: str = ""  # in requests' bodies; empty: hospital_id
    issuer: str = "tencent"
    issuer_name: str = "电子健康卡平台"
    channel_num: int = 4  # 4: a terminal that scans codes
    medical_step: str = "010101"  # 诊疗环节: registration
    channel_code: str = SELF_SERVICE_CHANNEL
    card_type: str = "11"  # 卡类型: electronic health card
    department: str = "门诊"  # reported where the hospital names none
    scenes: Mapping[ServiceId, str] = field(default_factory=lambda: SCENES)
    kinds: frozenset[Kind] = frozenset({Kind.EHC_STATIC, Kind.EHC_DYNAMIC})
    results: ResultTable = NO_RESULTS
    token_results: frozenset[str] = frozenset()  # an appToken that is too old or unknown
    patience: float = PATIENCE  # seconds for one decoding or report, token included


@dataclass(frozen=True, slots=True)
class _Refused:
    result: str
    message: Any = field(repr=False)


class TencentPlatform:
    """`CardPlatform` and `UseReporter`. `observer` hears of the breaker's changes."""

    def __init__(
        self, config: TencentConfig, clock: Clock, *, observer: Observer | None = None
    ) -> None:
        self._config = config
        self._clock = clock
        self._line = Line(config.endpoint, clock, JSON, observer)
        # With a breaker of its own: reports that fail must not keep a patient's code from being asked.
        self._reports = Line(config.endpoint, clock, JSON, None)
        self._tokens = TokenKeeper(clock, self._fetch_token)

    @property
    def name(self) -> str:
        return self._config.issuer_name

    @property
    def kinds(self) -> frozenset[Kind]:
        return self._config.kinds

    @property
    def breaker_state(self) -> BreakerState:
        return self._line.breaker_state

    @property
    def server_time(self) -> ServerTime | None:
        return self._line.server_time

    def verify(self, code: OnlineCode) -> VerifiedCard | Failure:
        request = {
            "qrCodeText": code.text,
            "terminalId": self._config.terminal_id,
            "time": self._time(self._clock.now()),
            "medicalStep": self._config.medical_step,
            "channelCode": self._config.channel_code,
            "hospitalCode": self._hospital_code,
        }
        answer = self._call(_VERIFY_PATH, request, tries=2)
        return answer if isinstance(answer, Failure) else self._card(code, answer)

    def report(self, use: CardUse) -> Failure | None:
        scene = self._config.scenes.get(use.service)
        # What another platform decoded is a card of somebody else's: its token is not told here.
        if scene is None or use.kind not in self._config.kinds:
            return None
        request = {
            "qrCodeText": use.code,
            "time": self._time(use.used_at),
            "hospitalCode": self._hospital_code,
            "scene": str(scene),
            "department": use.department or self._config.department,
            "cardType": self._config.card_type,
            "cardChannel": SELF_SERVICE_CHANNEL,
        }
        # Once: whoever keeps the outbox tries again, and later.
        answer = self._call(_REPORT_PATH, request, tries=1)
        return answer if isinstance(answer, Failure) else None

    def forget(self) -> None:
        self._line.forget()
        self._reports.forget()

    def close(self) -> None:
        self._line.close()
        self._reports.close()

    def _card(self, code: OnlineCode, answer: JsonObject) -> VerifiedCard | Failure:
        identifier = card_identifier(answer.get("healthCardId"), code.text)
        if isinstance(identifier, str):
            return bad_answer(identifier)
        name = answer.get("name")
        if not isinstance(name, str) or not name.strip():
            return bad_answer("the name")
        issuer = Issuer(self._config.issuer, self._config.issuer_name)
        return vouch(code, Holder(identifier, name), issuer, now=self._clock.now())

    def _call(self, path: str, request: JsonObject, *, tries: int) -> JsonObject | Failure:
        """Ask with the token at hand; when that is not accepted, once more with a new one."""
        deadline = time.monotonic() + self._config.patience
        for last in (False, True):
            token = self._tokens.current(deadline)
            if isinstance(token, Failure):
                return token
            answer = self._ask(path, token, request, deadline, tries)
            if not isinstance(answer, _Refused):
                return answer
            if last or not self._is_about_token(answer):
                return self._config.results.failure(answer.result, answer.message)
            self._tokens.drop(token)
        raise AssertionError("the last try returns")

    def _is_about_token(self, refused: _Refused) -> bool:
        message = refused.message if isinstance(refused.message, str) else ""
        return refused.result in self._config.token_results or _OLD_TOKEN_WORDS in message

    def _fetch_token(self, deadline: float) -> Token | Failure:
        request = {"appId": self._config.app_id}
        answer = self._ask(_TOKEN_PATH, "", request, deadline, tries=2)
        if isinstance(answer, Failure):
            return answer
        if isinstance(answer, _Refused):
            # No card has been asked about yet: whatever the result is, it is about this terminal.
            told = ResultTable(terminal=frozenset({answer.result}))
            return told.failure(answer.result, "")
        text, lives = answer.get("appToken"), answer.get("expiresIn")
        if not isinstance(text, str) or not 0 < len(text) <= _TOKEN_LENGTH:
            return bad_answer("the appToken")
        if type(lives) is not int or lives <= 0:
            return bad_answer("the appToken's expiresIn")
        return Token(text, lives)

    def _ask(
        self, path: str, token: str, request: JsonObject, deadline: float, tries: int
    ) -> JsonObject | _Refused | Failure:
        def write() -> tuple[str, bytes]:
            envelope = self._envelope(token, request)
            return envelope["commonIn"]["requestId"], strict_json.dumps(envelope)

        line = self._reports if path == _REPORT_PATH else self._line
        answered = line.ask(path, write, deadline=deadline, tries=tries)
        if isinstance(answered, Failure):
            return answered
        request_id, body = answered
        common = body.get("commonOut")
        if not isinstance(common, dict):
            return bad_answer("commonOut")
        if common.get("requestId") != request_id:
            return bad_answer("it is the answer to another request")
        result = result_code(common.get("resultCode"))
        if not result:
            return bad_answer("resultCode")
        if result != "0":
            return _Refused(result, common.get("errMsg"))
        response = body.get("rsp")
        return response if isinstance(response, dict) else bad_answer("rsp")

    def _envelope(self, token: str, request: JsonObject) -> JsonObject:
        common: JsonObject = {
            "appToken": token,
            "requestId": uuid.uuid4().hex.upper(),
            "hospitalId": self._config.hospital_id,
            "channelNum": self._config.channel_num,
            "timestamp": self._clock.now(),
        }
        common["sign"] = sign(common, request, self._config.app_secret)
        return {"commonIn": common, "req": request}

    @property
    def _hospital_code(self) -> str:
        return self._config.hospital_code or self._config.hospital_id

    def _time(self, moment: int) -> str:
        zone = self._clock.local().tzinfo
        return datetime.fromtimestamp(moment, zone).strftime("%Y-%m-%d %H:%M:%S")


def sign(common: JsonObject, request: JsonObject, secret: str) -> str:
    """`commonIn.sign` of a request; see the module's text."""
    fields = {**request, **{key: value for key, value in common.items() if key != "sign"}}
    return signing.sha256_base64(signing.joined(fields) + secret)
