"""Card platforms in the style of the provinces' card management (省卡管).

A request is a form: `app_id, method, term_id, version, timestamp, digest_type=SM3, enc_type=SM4,
biz_content, digest` (HOSPITAL-API.md, "Card platforms"). Its answer is a JSON object of `ret_code`
("0" for success), `ret_msg` and the same fields.

What is digested: all fields but `digest`, empty ones too, with `biz_content` in plain text (compact
JSON): `k=v` sorted by key and joined by `&`, then `&app_secret=` and the secret; some provinces attach
the secret without a name (`secret_field` empty). `digest` is the hexadecimal SM3 of that, in UTF-8.
Only then `biz_content` is encrypted: SM4 with the secret as key (`kiosk.platforms.sm4`), hexadecimal.

Answers are made likewise and checked the other way round: decrypt, digest, compare.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

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
from kiosk.platforms.line import FORM, PATIENCE, Line, Observer
from kiosk.platforms.online import Holder, Issuer, vouch
from kiosk.platforms.results import NO_RESULTS, ResultTable, bad_answer, result_code
from kiosk.platforms.sm4 import BLOCK, Cipher, Mode, key_from_secret
from kiosk.reasons import Failure

VERIFY_METHOD: Final = "ehc.ehealthcode.verify"
_SUCCESS: Final = "0"


@dataclass(frozen=True, slots=True)
class ProvincialConfig:
    """One hospital's account there. Raises ValueError when the secret makes no key."""

    endpoint: Endpoint  # base_url of the one address that takes all methods
    app_id: str
    secret: str = field(repr=False)  # 16 characters, or 32 hexadecimal digits: also the SM4 key
    terminal_id: str
    issuer: str = "provincial"
    issuer_name: str = "居民健康卡管理平台"
    version: str = "X.M.0.1"
    medical_step: str = "010101"  # 诊疗环节代码: registration
    channel_code: str = "02"  # 刷卡终端类型: the province's number for self-service
    secret_field: str = "app_secret"  # noqa: S105 - the name it goes by in what is digested
    cipher_mode: Mode = Mode.CBC
    cipher_iv: bytes = bytes(BLOCK)
    kinds: frozenset[Kind] = frozenset({Kind.EHC_STATIC, Kind.EHC_DYNAMIC})
    results: ResultTable = NO_RESULTS
    patience: float = PATIENCE  # seconds for one decoding

    def __post_init__(self) -> None:
        self.cipher()

    def cipher(self) -> Cipher:
        return Cipher(key_from_secret(self.secret), self.cipher_mode, self.cipher_iv)


class ProvincialPlatform:
    """`CardPlatform`. `observer` hears of the breaker's changes."""

    def __init__(
        self, config: ProvincialConfig, clock: Clock, *, observer: Observer | None = None
    ) -> None:
        self._config = config
        self._clock = clock
        self._cipher = config.cipher()
        self._line = Line(config.endpoint, clock, FORM, observer)

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
            "ehealth_code": code.text,
            "medstepcode": self._config.medical_step,
            "terminalcode": self._config.terminal_id,
            "channelcode": self._config.channel_code,
        }
        answer = self._ask(request)
        if isinstance(answer, Failure):
            return answer
        identifier = card_identifier(answer.get("ehealth_card_id"), code.text)
        if isinstance(identifier, str):
            return bad_answer(identifier)
        name = answer.get("name")
        if not isinstance(name, str) or not name.strip():
            return bad_answer("the name")
        issuer = Issuer(self._config.issuer, self._config.issuer_name)
        return vouch(code, Holder(identifier, name), issuer, now=self._clock.now())

    def forget(self) -> None:
        self._line.forget()

    def close(self) -> None:
        self._line.close()

    def _ask(self, request: JsonObject) -> JsonObject | Failure:
        deadline = time.monotonic() + self._config.patience
        write = lambda: (None, self._form(request))  # noqa: E731 - the two belong together
        answered = self._line.ask("", write, deadline=deadline, tries=2)
        if isinstance(answered, Failure):
            return answered
        _, body = answered
        result = result_code(body.get("ret_code"))
        if not result:
            return bad_answer("ret_code")
        if result != _SUCCESS:
            # Not digested where the platform does not know who asks; it opens nothing.
            return self._config.results.failure(result, body.get("ret_msg"))
        return self._opened(body)

    def _form(self, request: JsonObject) -> bytes:
        plain = strict_json.dumps(request).decode("ascii")
        fields = {
            "app_id": self._config.app_id,
            "method": VERIFY_METHOD,
            "term_id": self._config.terminal_id,
            "version": self._config.version,
            "timestamp": str(self._clock.now() * 1000),
            "digest_type": "SM3",
            "enc_type": "SM4",
            "biz_content": plain,
        }
        fields["digest"] = digest(fields, self._config.secret, self._config.secret_field)
        fields["biz_content"] = self._cipher.encrypt(plain)
        return urlencode(fields).encode("ascii")

    def _opened(self, body: JsonObject) -> JsonObject | Failure:
        """The content of an answer, decrypted, its digest found right."""
        if any(type(value) not in {str, int} for value in body.values()):
            return bad_answer("its fields")
        fields = {key: str(value) for key, value in body.items()}
        if (fields.get("digest_type"), fields.get("enc_type")) != ("SM3", "SM4"):
            return bad_answer("digest_type or enc_type")
        try:
            plain = self._cipher.decrypt(fields.get("biz_content", ""))
        except ValueError:
            return bad_answer("biz_content does not decrypt")
        ours = digest(
            {**fields, "biz_content": plain}, self._config.secret, self._config.secret_field
        )
        if not signing.same_digest(ours, fields.get("digest", "")):
            return bad_answer("the digest")
        if fields.get("app_id") != self._config.app_id:
            return bad_answer("it is for another app_id")
        try:
            content = strict_json.loads(plain.encode())
        except ValueError:
            content = None
        return content if isinstance(content, dict) else bad_answer("biz_content is not JSON")


def digest(fields: dict[str, str], secret: str, secret_field: str) -> str:
    """`digest` of a request or an answer whose `biz_content` is plain; see the module's text."""
    digested = {key: value for key, value in fields.items() if key != "digest"}
    attached = f"&{secret_field}={secret}" if secret_field else secret
    return signing.sm3_hex(signing.joined(digested, empty=True) + attached)
