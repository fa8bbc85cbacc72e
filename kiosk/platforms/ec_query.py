"""The insurance e-voucher (医保电子凭证): transaction `ec.query` in the envelope of the NHSA.

Request and reply have the members of HOSPITAL-API.md, "NHSA envelope". A query changes nothing, so
its `msgid` need not outlive it.

What is signed, where the site has a secret: all members but `cainfo`, with `input` as compact JSON
sorted by key; only strings that are not empty; `k=v` sorted by key and joined by `&`; the secret
straight after it. `cainfo` is the hexadecimal SM3 of that, in UTF-8, and `signtype` says SM3.
"""

from __future__ import annotations

import json
import re
import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import Final

from kiosk.clock import Clock
from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.domain import IdentifierSystem, PatientIdentifier
from kiosk.net import strict_json
from kiosk.net.breaker import BreakerState
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import ServerTime
from kiosk.net.strict_json import JsonObject
from kiosk.platforms import signing
from kiosk.platforms.line import JSON, PATIENCE, Line, Observer
from kiosk.platforms.online import Holder, Issuer, vouch
from kiosk.platforms.results import NO_RESULTS, ResultTable, bad_answer, result_code
from kiosk.reasons import Failure

TRANSACTION: Final = "ec.query"
_SELF_SERVICE_OPERATOR: Final = "2"
_INSTITUTION_LENGTH: Final = 12
_SEQUENCES: Final = 10_000
_PERSON_NUMBER: Final = re.compile(r"[0-9A-Za-z]{1,30}")


@dataclass(frozen=True, slots=True)
class VoucherConfig:
    """A hospital's connection to the insurance. Raises ValueError for a wrong institution code."""

    endpoint: Endpoint  # base_url takes all transactions
    institution_code: str  # 定点医药机构编号, 12 characters
    institution_name: str
    region: str  # 就医地医保区划, 6 digits
    receiver: str  # recer_sys_code: the receiving system
    terminal_id: str
    secret: str = field(default="", repr=False)  # empty: requests are not signed
    insured_region: str = ""  # insuplc_admdvs; not known before the person is
    sign_in_no: str = ""  # sign_no of the institution's sign-in, where the region wants it
    interface_version: str = "V1.0"
    business_type: str = "01101"  # 用码业务类型: registration
    department: str = "自助服务"
    issuer: str = "nhsa"
    issuer_name: str = "国家医保信息平台"
    results: ResultTable = NO_RESULTS
    patience: float = PATIENCE  # seconds for one decoding

    def __post_init__(self) -> None:
        if len(self.institution_code) != _INSTITUTION_LENGTH:
            raise ValueError("institution_code: 12 characters")


class VoucherPlatform:
    """`CardPlatform` for insurance e-vouchers. `observer` hears of the breaker's changes."""

    kinds = frozenset({Kind.INSURANCE_VOUCHER})

    def __init__(
        self, config: VoucherConfig, clock: Clock, *, observer: Observer | None = None
    ) -> None:
        self._config = config
        self._clock = clock
        self._line = Line(config.endpoint, clock, JSON, observer)
        self._lock = threading.Lock()
        # Not from zero: after a restart, and on the terminal beside this one, it would come again.
        self._sequence = secrets.randbelow(_SEQUENCES)

    @property
    def name(self) -> str:
        return self._config.issuer_name

    @property
    def breaker_state(self) -> BreakerState:
        return self._line.breaker_state

    @property
    def server_time(self) -> ServerTime | None:
        return self._line.server_time

    def verify(self, code: OnlineCode) -> VerifiedCard | Failure:
        output = self._ask(code.text)
        if isinstance(output, Failure):
            return output
        # Regions that echo the token let a mixed-up answer be noticed.
        if (output.get("ecQrCode") or code.text) != code.text:
            return bad_answer("it is about another code")
        number, name = output.get("psn_no"), output.get("userName")
        if not isinstance(number, str) or _PERSON_NUMBER.fullmatch(number) is None:
            return bad_answer("psn_no")
        if not isinstance(name, str) or not name.strip():
            return bad_answer("userName")
        holder = Holder(PatientIdentifier(IdentifierSystem.INSURANCE, number), name)
        issuer = Issuer(self._config.issuer, self._config.issuer_name)
        return vouch(code, holder, issuer, now=self._clock.now())

    def forget(self) -> None:
        self._line.forget()

    def close(self) -> None:
        self._line.close()

    def _ask(self, token: str) -> JsonObject | Failure:
        deadline = time.monotonic() + self._config.patience
        write = lambda: (None, strict_json.dumps(self._envelope(token)))  # noqa: E731 - one thought
        answered = self._line.ask("", write, deadline=deadline, tries=2)
        if isinstance(answered, Failure):
            return answered
        _, body = answered
        result = result_code(body.get("infcode"))
        if not result:
            return bad_answer("infcode")
        if result != "0":
            return self._config.results.failure(result, body.get("err_msg"))
        if not isinstance(body.get("inf_refmsgid"), str):
            return bad_answer("inf_refmsgid")
        output = body.get("output")
        return output if isinstance(output, dict) else bad_answer("output")

    def _envelope(self, token: str) -> JsonObject:
        config, now = self._config, self._clock.local()
        envelope: JsonObject = {
            "infno": TRANSACTION,
            "msgid": f"{config.institution_code}{now:%Y%m%d%H%M%S}{self._next():04d}",
            "mdtrtarea_admvs": config.region,
            "insuplc_admdvs": config.insured_region or config.region,
            "recer_sys_code": config.receiver,
            "dev_no": config.terminal_id,
            "dev_safe_info": "",
            "cainfo": "",
            "signtype": "SM3" if config.secret else "",
            "infver": config.interface_version,
            "opter_type": _SELF_SERVICE_OPERATOR,
            "opter": config.terminal_id,
            "opter_name": config.department,
            "inf_time": f"{now:%Y-%m-%d %H:%M:%S}",
            "fixmedins_code": config.institution_code,
            "fixmedins_name": config.institution_name,
            "sign_no": config.sign_in_no,
            "input": {"data": self._input(token)},
        }
        if config.secret:
            envelope["cainfo"] = sign(envelope, config.secret)
        return envelope

    def _input(self, token: str) -> JsonObject:
        return {
            "ecQrCode": token,
            "businessType": self._config.business_type,
            "deviceType": "SelfService",
            "orgId": self._config.institution_code,
            "officeId": self._config.terminal_id,
            "officeName": self._config.department,
            "operatorId": self._config.terminal_id,
            "operatorName": self._config.department,
        }

    def _next(self) -> int:
        with self._lock:
            self._sequence = (self._sequence + 1) % _SEQUENCES
            return self._sequence


def sign(envelope: JsonObject, secret: str) -> str:
    """`cainfo` of a request; see the module's text."""
    content = json.dumps(
        envelope["input"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    signed = {key: value for key, value in envelope.items() if key != "cainfo"}
    return signing.sm3_hex(signing.joined({**signed, "input": content}) + secret)
