"""The insurance e-voucher (医保电子凭证): transaction `ec.query` in the envelope of the NHSA.

Request and reply have the envelope's members (`kiosk.insurance.envelope`). A query changes nothing, so
its `msgid` need not outlive it. Where it has been there, because another terminal or the hospital's own
system made the same one in the same second, the query is sent again with another.
"""

from __future__ import annotations

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
from kiosk.insurance import envelope
from kiosk.insurance.envelope import Sender
from kiosk.insurance.msgid import ALL_SEQUENCES
from kiosk.insurance.refusals import number_was_there
from kiosk.net import strict_json
from kiosk.net.breaker import BreakerState
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import ServerTime
from kiosk.net.strict_json import JsonObject
from kiosk.platforms.line import JSON, PATIENCE, Line, Observer
from kiosk.platforms.online import Holder, Issuer, vouch
from kiosk.platforms.results import NO_RESULTS, ResultTable, bad_answer, result_code
from kiosk.reasons import Failure

TRANSACTION: Final = "ec.query"
_NUMBERS: Final = 3  # tried for one query
_LONGEST_TOKEN: Final = 200
_PERSON_NUMBER: Final = re.compile(r"[0-9A-Za-z]{1,30}")


@dataclass(frozen=True, slots=True)
class VoucherConfig:
    """A hospital's connection to the insurance. Raises ValueError for what no envelope has room for."""

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
    sequences: range = (
        ALL_SEQUENCES  # last four digits of its numbers, where the site deals them out
    )

    def __post_init__(self) -> None:
        self.sender()

    def sender(self) -> Sender:
        return Sender(
            institution_code=self.institution_code,
            institution_name=self.institution_name,
            region=self.region,
            receiver=self.receiver,
            terminal_id=self.terminal_id,
            secret=self.secret,
            operator_name=self.department,
            insured_region=self.insured_region,
            sign_in_no=self.sign_in_no,
            interface_version=self.interface_version,
        )


class VoucherPlatform:
    """`CardPlatform` for insurance e-vouchers. `observer` hears of the breaker's changes."""

    kinds = frozenset({Kind.INSURANCE_VOUCHER})

    def __init__(
        self, config: VoucherConfig, clock: Clock, *, observer: Observer | None = None
    ) -> None:
        self._config = config
        self._sender = config.sender()
        self._clock = clock
        self._line = Line(config.endpoint, clock, JSON, observer)
        self._lock = threading.Lock()
        # Not from zero: after a restart, and on the terminal beside this one, it would come again.
        self._place = self._anywhere()

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
        token = output.get("ecToken", "")
        if not isinstance(token, str) or len(token) > _LONGEST_TOKEN:
            return bad_answer("ecToken")
        identifier = PatientIdentifier(IdentifierSystem.INSURANCE, number)
        holder = Holder(identifier, name, voucher_token=token)
        issuer = Issuer(self._config.issuer, self._config.issuer_name)
        return vouch(code, holder, issuer, now=self._clock.now())

    def forget(self) -> None:
        self._line.forget()

    def close(self) -> None:
        self._line.close()

    def _ask(self, token: str) -> JsonObject | Failure:
        answered = self._answer(token)
        if isinstance(answered, Failure):
            return answered
        _, body = answered
        result = result_code(body.get("infcode"))
        if not result:
            return bad_answer("infcode")
        if result != envelope.DONE:
            return self._config.results.failure(result, body.get("err_msg"))
        if not isinstance(body.get("inf_refmsgid"), str):
            return bad_answer("inf_refmsgid")
        output = body.get("output")
        return output if isinstance(output, dict) else bad_answer("output")

    def _answer(self, token: str) -> tuple[None, JsonObject] | Failure:
        deadline = time.monotonic() + self._config.patience
        write = lambda: (None, strict_json.dumps(self._request(token)))  # noqa: E731 - one thought
        answered = self._line.ask("", write, deadline=deadline, tries=2)
        for _ in range(1, _NUMBERS):
            if isinstance(answered, Failure) or not _was_there(answered[1]):
                break
            with self._lock:  # whoever had this number may have those after it, too
                self._place = self._anywhere()
            answered = self._line.ask("", write, deadline=deadline, tries=2)
        return answered

    def _request(self, token: str) -> JsonObject:
        now = self._clock.local()
        msgid = f"{self._config.institution_code}{now:%Y%m%d%H%M%S}{self._next():04d}"
        content = {"data": self._input(token)}
        return envelope.request(self._sender, TRANSACTION, msgid, now, content)

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
            self._place = (self._place + 1) % len(self._config.sequences)
            return self._config.sequences[self._place]

    def _anywhere(self) -> int:
        return secrets.randbelow(len(self._config.sequences))


def _was_there(body: JsonObject) -> bool:
    words = body.get("err_msg")
    return (
        result_code(body.get("infcode")) != envelope.DONE
        and isinstance(words, str)
        and number_was_there(words)
    )
