"""The stand-ins refuse what the real platforms would: asked by hand, without the adapters."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

import gmssl_pyx
import pytest
import requests

from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.demo.platforms.codes import CodeBook

NOW = int(datetime(2030, 3, 5, 2, 10, tzinfo=UTC).timestamp())
SECRET = "demo secret, opens nothing"
PROVINCE_KEY = "DemoOpensNothing"
BOOK = CodeBook(1)
SOMEBODY, OTHER = BOOK.people[0], BOOK.people[1]
NUMBERS = itertools.count()
CODE = BOOK.static(SOMEBODY)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hospital")
    with start_hospital(
        folder / "hospital.db", day=date(2030, 3, 5), at="10:10", zone="Asia/Shanghai", still=True
    ) as running:
        yield running.platforms_url


def post(url: str, **body: Any) -> dict[str, Any]:
    answer = requests.post(url, timeout=5, **body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


# Tencent style


@pytest.fixture
def ask(url: str) -> Callable[..., dict[str, Any]]:
    """Send a request as it should be, but for `changes`; `secret` signs it."""

    def send(
        path: str, req: dict[str, Any], changes: dict[str, Any] | None = None, secret: str = SECRET
    ) -> dict[str, Any]:
        common = {
            "appToken": "",
            "requestId": uuid.uuid4().hex.upper(),
            "hospitalId": "99999",
            "channelNum": 4,
            "timestamp": NOW,
            **(changes or {}),
        }
        text = "&".join(f"{k}={v}" for k, v in sorted({**common, **req}.items()) if v != "")
        digest = hashlib.sha256((text + secret).encode()).digest()
        signed = {"sign": base64.b64encode(digest).decode(), **common}
        return post(f"{url}/tencent/{path}", json={"commonIn": signed, "req": req})

    return send


GET_TOKEN = "HealthOpenAuth/AuthObj/getAppToken"
VERIFY = "HealthOpenPlatform/ISVOpenObj/verifyQRCode"
REPORT = "HealthOpenPlatform/ISVOpenObj/reportHISData"
APP = {"appId": "demo-app"}
TIME = "2030-03-05 10:10:00"
QUESTION = {
    "qrCodeText": CODE,
    "terminalId": "T",
    "time": TIME,
    "medicalStep": "010101",
    "channelCode": "0200",
    "hospitalCode": "99999",
}
USE = {
    "qrCodeText": CODE,
    "time": TIME,
    "hospitalCode": "99999",
    "scene": "0101012",
    "department": "心内科",
    "cardType": "11",
    "cardChannel": "0200",
}


@pytest.fixture
def token(ask: Any) -> dict[str, str]:
    answer = ask(GET_TOKEN, APP)
    assert answer["rsp"]["expiresIn"] == 7200
    return {"appToken": answer["rsp"]["appToken"]}


def result(answer: dict[str, Any]) -> int:
    number: int = answer["commonOut"]["resultCode"]
    assert (answer["rsp"] == {}) == (number != 0)
    return number


def test_what_is_asked_rightly_is_answered(ask, token) -> None:
    answer = ask(VERIFY, QUESTION, token)
    assert result(answer) == 0
    assert answer["rsp"]["name"] == SOMEBODY.name
    assert result(ask(REPORT, USE, token)) == 0


@pytest.mark.parametrize(
    ("req", "changes", "secret", "number"),
    [
        (APP, {}, "another", 40001),
        (APP, {"sign": "AAAA"}, SECRET, 40001),
        (APP, {"timestamp": NOW - 400}, SECRET, 40003),
        (APP, {"timestamp": NOW + 400}, SECRET, 40003),
        (APP, {"hospitalId": "1"}, SECRET, 40005),
        ({"appId": "another"}, {}, SECRET, 40005),
        (APP, {"requestId": "1"}, SECRET, 40000),
        (APP, {"timestamp": str(NOW)}, SECRET, 40000),
        (APP, {"more": "x"}, SECRET, 40000),
    ],
)
def test_tokens_are_not_for_everybody(ask, req, changes, secret, number) -> None:
    assert result(ask(GET_TOKEN, req, changes, secret)) == number


def test_a_request_is_taken_once(ask, token) -> None:
    again = {**token, "requestId": uuid.uuid4().hex.upper()}
    assert result(ask(VERIFY, QUESTION, again)) == 0
    assert result(ask(VERIFY, QUESTION, again)) == 40004


def test_a_request_that_was_not_signed_uses_up_no_number(ask, token) -> None:
    number = {**token, "requestId": uuid.uuid4().hex.upper()}
    assert result(ask(VERIFY, QUESTION, number, "another")) == 40001
    assert result(ask(VERIFY, QUESTION, number)) == 0


@pytest.mark.parametrize("text", ["", "made up"])
def test_nothing_without_a_token(ask, text) -> None:
    for path, req in ((VERIFY, QUESTION), (REPORT, USE)):
        assert result(ask(path, req, {"appToken": text})) == 40002


@pytest.mark.parametrize(
    ("path", "req", "number"),
    [
        (VERIFY, {**QUESTION, "terminalId": ""}, 40000),
        (VERIFY, {**QUESTION, "time": "yesterday"}, 40000),
        (VERIFY, {**QUESTION, "qrCodeText": BOOK.dynamic(OTHER, NOW - 999)}, 40011),
        (VERIFY, {**QUESTION, "qrCodeText": f"{CODE}x"}, 40010),
        (VERIFY, APP, 40000),
        (REPORT, {**USE, "scene": "0101099"}, 40000),
        (REPORT, {**USE, "cardChannel": "0401"}, 40000),
        (REPORT, {**USE, "qrCodeText": BOOK.static(OTHER)}, 40010),
    ],
)
def test_requests_are_looked_at(ask, token, path, req, number) -> None:
    assert result(ask(path, req, token)) == number


def test_dynamic_codes_are_taken_once(ask, token) -> None:
    req = {**QUESTION, "qrCodeText": BOOK.dynamic(SOMEBODY, NOW)}
    assert [result(ask(VERIFY, req, token)) for _ in range(2)] == [0, 40012]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"commonIn":1,"req":{}}', b"\xff"])
def test_junk_is_answered_in_form(url, body) -> None:
    assert result(post(f"{url}/tencent/{GET_TOKEN}", data=body)) == 40000
    assert post(f"{url}/nhsa", data=body)["infcode"] == -1
    assert post(f"{url}/provincial", data=body)["ret_code"] == "1001"


# Provinces


@pytest.fixture
def form(url: str) -> Callable[..., dict[str, Any]]:
    """Send a form as it should be, but for `changes` made before or `spoilt` made after digesting."""

    def send(spoilt: dict[str, str] | None = None, **changes: str) -> dict[str, Any]:
        asked = {"ehealth_code": CODE, "medstepcode": "1", "terminalcode": "T", "channelcode": "2"}
        fields = {
            "app_id": "DEMO-APP-0001",
            "method": "ehc.ehealthcode.verify",
            "term_id": "T",
            "version": "X.M.0.1",
            "timestamp": str(NOW * 1000),
            "digest_type": "SM3",
            "enc_type": "SM4",
            "biz_content": json.dumps(asked),
            **changes,
        }
        plain = fields["biz_content"].encode()
        text = "&".join(f"{k}={fields[k]}" for k in sorted(fields)) + f"&app_secret={PROVINCE_KEY}"
        fields["digest"] = bytes(gmssl_pyx.sm3_hash(text.encode())).hex()
        sealed = gmssl_pyx.sm4_cbc_padding_encrypt(PROVINCE_KEY.encode(), bytes(16), plain)
        fields["biz_content"] = bytes(sealed).hex()
        body = urlencode({**fields, **(spoilt or {})})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return post(f"{url}/provincial", data=body, headers=headers)

    return send


def test_a_form_as_it_should_be(form) -> None:
    answer = form()
    assert answer["ret_code"] == "0"
    assert SOMEBODY.name not in json.dumps(answer, ensure_ascii=False)  # it is encrypted


@pytest.mark.parametrize(
    ("spoilt", "changes", "code"),
    [
        ({}, {"app_id": "other"}, "1002"),
        ({}, {"timestamp": str((NOW - 400) * 1000)}, "1003"),
        ({}, {"timestamp": "now"}, "1001"),
        ({}, {"method": "ehc.ehealthcard.close"}, "1001"),
        ({}, {"enc_type": "NONE"}, "1001"),
        ({}, {"biz_content": "{}"}, "1001"),
        ({}, {"biz_content": "[]"}, "1001"),
        ({}, {"biz_content": "junk"}, "1001"),
        ({}, {"more": "x"}, "1001"),
        ({"digest": "0" * 64}, {}, "1004"),
        ({"term_id": "T2"}, {}, "1004"),
        ({"biz_content": "00" * 16}, {}, "1004"),
        ({"biz_content": "junk"}, {}, "1004"),
    ],
)
def test_forms_are_looked_at(form, spoilt, changes, code, capfd) -> None:
    assert form(spoilt, **changes) == {
        "ret_code": code,
        "ret_msg": form(spoilt, **changes)["ret_msg"],
    }
    capfd.readouterr()  # gmssl_pyx says on standard error what it does not like


# Insurance


@pytest.fixture
def envelope(url: str) -> Callable[..., dict[str, Any]]:
    def send(secret: str = SECRET, without: str = "", **changes: Any) -> dict[str, Any]:
        made: dict[str, Any] = {
            "infno": "ec.query",
            "msgid": f"H9999990000120300305101000{next(NUMBERS):04d}",
            "mdtrtarea_admvs": "999999",
            "insuplc_admdvs": "999999",
            "recer_sys_code": "DEMO",
            "dev_no": "T",
            "dev_safe_info": "",
            "signtype": "SM3",
            "infver": "V1.0",
            "opter_type": "2",
            "opter": "T",
            "opter_name": "自助服务",
            "inf_time": TIME,
            "fixmedins_code": "H99999900001",
            "fixmedins_name": "示范市第一人民医院",
            "sign_no": "",
            "input": {
                "data": {
                    "ecQrCode": BOOK.voucher(BOOK.people[next(NUMBERS)], NOW),
                    "businessType": "01101",
                    "deviceType": "SelfService",
                    "orgId": "H99999900001",
                    "officeId": "T",
                    "officeName": "自助服务",
                    "operatorId": "T",
                    "operatorName": "自助服务",
                }
            },
            **changes,
        }
        made.pop(without, None)
        content = json.dumps(
            made.get("input"), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        text = "&".join(f"{k}={v}" for k, v in sorted({**made, "input": content}.items()) if v)
        made["cainfo"] = bytes(gmssl_pyx.sm3_hash((text + secret).encode())).hex()
        return post(f"{url}/nhsa", json=made)

    return send


def test_an_envelope_as_it_should_be(envelope) -> None:
    answer = envelope()
    assert answer["infcode"] == 0
    assert set(answer) == {
        "infcode",
        "inf_refmsgid",
        "refmsg_time",
        "respond_time",
        "err_msg",
        "output",
    }
    assert len(answer["inf_refmsgid"]) == 30


@pytest.mark.parametrize(
    "member",
    [
        "infno",
        "msgid",
        "mdtrtarea_admvs",
        "insuplc_admdvs",
        "recer_sys_code",
        "dev_no",
        "dev_safe_info",
        "signtype",
        "infver",
        "opter_type",
        "opter",
        "opter_name",
        "inf_time",
        "fixmedins_code",
        "fixmedins_name",
        "sign_no",
        "input",
    ],
)
def test_every_member_of_the_envelope_is_missed(envelope, member) -> None:
    assert envelope(without=member)["err_msg"] == "参数错误"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"secret": "another"}, "签名错误"),
        ({"opter_type": "1"}, "参数错误"),
        ({"infno": "1101"}, "参数错误"),
        ({"msgid": "H9999990000120300305101000"}, "参数错误"),
        ({"msgid": "H99999900002" + "20300305101000" + "0001"}, "参数错误"),
        ({"inf_time": "2030-03-05 10:30:00"}, "时间戳超出允许范围"),
        ({"inf_time": "2030-13-05 10:30:00"}, "参数错误"),
        ({"fixmedins_code": "H99999900002"}, "应用不存在"),
        ({"input": {"data": {}}}, "参数错误"),
        ({"input": "text"}, "参数错误"),
    ],
)
def test_the_members_are_looked_at(envelope, changes, words) -> None:
    answer = envelope(**changes)
    assert (answer["infcode"], answer["err_msg"], answer["output"]) == (-1, words, {})


def test_a_message_number_is_taken_once(envelope) -> None:
    number = "H99999900001" + "20300305101000" + "9999"
    assert envelope(msgid=number)["infcode"] == 0
    assert envelope(msgid=number)["err_msg"] == "重复请求"


def test_the_platforms_tell_what_they_saw(tmp_path) -> None:
    with start_hospital(tmp_path / "hospital.db", still=True) as running:
        assert isinstance(running, RunningHospital)
        told = running.state()["platforms"]
        assert (told["reports"], told["decoded"], told["refused"]) == ([], 0, {})
        assert (told["insurance"]["movements"], told["insurance"]["not_done"]) == ([], {})
        post(f"{running.platforms_url}/nhsa", data=b"junk")
        assert running.state()["platforms"]["refused"] == {"malformed": 1}
        requests_seen = running.state()["requests"]
        assert requests_seen == {"POST /platforms/nhsa": 1}
