"""What the adapters make of answers that are odd, broken or hostile."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import gmssl_pyx
import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.demo.platforms import accounts
from kiosk.platforms.ec_query import VoucherConfig
from kiosk.platforms.provincial import ProvincialConfig
from kiosk.reasons import Code, Failure

CARD = "ab" * 32
STATIC = OnlineCode(Kind.EHC_STATIC, f"{CARD}:1::9999A0001")
OTHER_FORM = OnlineCode(Kind.SITE_CODE, "a form of its own")
VOUCHER = OnlineCode(Kind.INSURANCE_VOUCHER, "424" + "0" * 25)
GOOD = {"healthCardId": CARD.upper(), "name": "张小明"}
TOKEN = {"appToken": "token", "expiresIn": 7200}


def what(outcome: object) -> str:
    assert isinstance(outcome, Failure), outcome
    assert outcome.code is Code.PLATFORM_BAD_ANSWER
    return str(outcome.facts["what"])


# Tencent style


@pytest.fixture
def answered(serve, answer, tencent) -> Callable[..., Any]:
    """Verify a code with a platform whose answer to it is changed by `spoil(answer)`."""

    def ask(spoil: Any = None, rsp: Any = GOOD, token: Any = TOKEN, code: Any = STATIC) -> Any:
        def script(asked: Any) -> bytes:
            is_token = asked.target.endswith("getAppToken")
            request_id = json.loads(asked.body)["commonIn"]["requestId"]
            common = {"requestId": request_id, "resultCode": 0, "errMsg": "成功"}
            body: Any = {"commonOut": common, "rsp": token if is_token else rsp}
            spoiled = body if spoil is None or is_token else spoil(body)
            return answer(spoiled, content_type="application/json")

        return tencent(serve(script).root_url).verify(code)

    return ask


def test_a_good_answer_is_good(answered) -> None:
    assert isinstance(answered(), VerifiedCard)
    assert isinstance(answered(code=OTHER_FORM), VerifiedCard)
    assert isinstance(answered(lambda a: {**a, "more": [1.10]}), VerifiedCard)
    text_result = lambda a: {**a, "commonOut": {**a["commonOut"], "resultCode": "0"}}  # noqa: E731
    assert isinstance(answered(text_result), VerifiedCard)


def common(**changes: Any) -> Callable[[Any], Any]:
    return lambda body: {**body, "commonOut": {**body["commonOut"], **changes}}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda _: b"<h1>Please sign in</h1>", "strict JSON"),
        (lambda _: b"[]", "JSON object"),
        (lambda _: b'{"rsp":{},"rsp":{}}', "strict JSON"),
        (lambda _: b'{"a":' * 100_000, "too large"),
        (lambda _: b'{"a":' * 5_000, "strict JSON"),
        (lambda _: {}, "commonOut"),
        (lambda _: {"commonOut": []}, "commonOut"),
        (common(requestId="0" * 32), "another request"),
        (common(requestId=None), "another request"),
        (common(resultCode=None), "resultCode"),
        (common(resultCode=False), "resultCode"),
        (common(resultCode=[]), "resultCode"),
        (lambda body: {**body, "rsp": None}, "rsp"),
        (lambda body: {**body, "rsp": [GOOD]}, "rsp"),
        (lambda body: {**body, "pad": "x" * 70_000}, "too large"),
    ],
)
def test_envelopes_that_are_not_used(answered, spoil, words) -> None:
    assert words in what(answered(spoil))


@pytest.mark.parametrize(
    ("rsp", "words"),
    [
        ({**GOOD, "healthCardId": "cd" * 32}, "another card"),
        ({**GOOD, "healthCardId": CARD[1:]}, "card id"),
        ({**GOOD, "healthCardId": CARD + "\n"}, "card id"),
        ({**GOOD, "healthCardId": 7}, "card id"),
        ({"name": "张小明"}, "card id"),
        ({**GOOD, "name": None}, "name"),
        ({**GOOD, "name": " "}, "name"),
        ({**GOOD, "name": ["张小明"]}, "name"),
    ],
)
def test_holders_that_are_not_believed(answered, rsp, words) -> None:
    assert words in what(answered(rsp=rsp))


@pytest.mark.parametrize(
    "token",
    [
        {},
        {"appToken": "", "expiresIn": 7200},
        {"appToken": 7, "expiresIn": 7200},
        {"appToken": "x" * 5000, "expiresIn": 7200},
        {"appToken": "x", "expiresIn": "7200"},
        {"appToken": "x", "expiresIn": True},
        {"appToken": "x", "expiresIn": 0},
        {"appToken": "x"},
    ],
)
def test_tokens_that_are_not_used(answered, token) -> None:
    assert "appToken" in what(answered(token=token))


def test_a_platform_that_refuses_every_token_is_asked_twice(serve, answer, tencent) -> None:
    def script(asked: Any) -> bytes:
        token = asked.target.endswith("getAppToken")
        request_id = json.loads(asked.body)["commonIn"]["requestId"]
        out = {"requestId": request_id, "resultCode": 0 if token else 1, "errMsg": "appToken已过期"}
        return answer({"commonOut": out, "rsp": TOKEN if token else {}}, content_type="text/json")

    server = serve(script)
    failure = tencent(server.root_url).verify(STATIC)
    assert what(failure) == "it does not accept this terminal (result 1)"
    assert [a.target.rpartition("/")[2] for a in server.asked] == [
        "getAppToken",
        "verifyQRCode",
    ] * 2


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_http_refusals(serve, answer, tencent, status) -> None:
    server = serve(lambda _asked: answer({}, status, content_type="application/json"))
    assert what(tencent(server.root_url).verify(STATIC)) == f"HTTP {status}"


def test_redirects_are_not_followed(serve, answer, tencent) -> None:
    elsewhere = serve(lambda _asked: answer({}))
    server = serve(lambda _asked: answer(b"", 307, Location=elsewhere.root_url))
    assert what(tencent(server.root_url).verify(STATIC)) == "HTTP 307"
    assert elsewhere.asked == []


def test_no_request_is_sent_twice(serve, answer, tencent) -> None:
    """The connection breaks once on each way: what is sent again is another request."""
    seen: list[Any] = []

    def script(asked: Any) -> bytes:
        sent = json.loads(asked.body)["commonIn"]
        seen.append((asked.target, sent["requestId"], sent["sign"]))
        if [target for target, _, _ in seen].count(asked.target) == 1:
            return b""
        out = {"requestId": sent["requestId"], "resultCode": 0}
        rsp = TOKEN if asked.target.endswith("getAppToken") else GOOD
        return answer({"commonOut": out, "rsp": rsp}, content_type="application/json")

    assert isinstance(tencent(serve(script).root_url).verify(STATIC), VerifiedCard)
    assert len(seen) == 4
    assert len({request_id for _, request_id, _ in seen}) == 4


def test_nobody_there(tencent, provincial, insurance) -> None:
    for adapter, code in ((tencent, STATIC), (provincial, STATIC), (insurance, VOUCHER)):
        platform = adapter("http://no-such-host.invalid")
        assert platform.verify(code) == Failure(Code.PLATFORM_UNREACHABLE)


# Provinces


def sm3(text: str) -> str:
    return bytes(gmssl_pyx.sm3_hash(text.encode())).hex()


def sealed(
    content: Any, *, key: str = accounts.PROVINCIAL.secret, **changes: Any
) -> dict[str, Any]:
    """An answer as the province makes it, by code of the test's own."""
    plain = content if isinstance(content, str) else json.dumps(content)
    fields = {
        "app_id": accounts.PROVINCIAL.app_id,
        "digest_type": "SM3",
        "enc_type": "SM4",
        "ret_code": "0",
        "ret_msg": "",
        "timestamp": "1898906700000",
        "biz_content": plain,
        **changes,
    }
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields))
    fields["digest"] = sm3(f"{text}&app_secret={key}")
    encrypted = gmssl_pyx.sm4_cbc_padding_encrypt(key.encode(), bytes(16), plain.encode())
    return {**fields, "biz_content": bytes(encrypted).hex()}


PERSON = {"ehealth_card_id": CARD.upper(), "name": "张小明"}


@pytest.fixture
def province(serve, answer, provincial) -> Callable[..., Any]:
    def ask(body: Any, code: OnlineCode = STATIC) -> Any:
        server = serve(lambda _asked: answer(body, content_type="application/json"))
        return provincial(server.root_url).verify(code)

    return ask


def test_a_provinces_answer(province) -> None:
    assert isinstance(province(sealed(PERSON)), VerifiedCard)
    assert isinstance(province(sealed(PERSON, ret_code=0)), VerifiedCard)
    assert isinstance(province(sealed(PERSON), OTHER_FORM), VerifiedCard)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "ret_code"),
        ({"ret_code": "0"}, "digest_type"),
        ({**sealed(PERSON), "digest": "0" * 64}, "the digest"),
        ({**sealed(PERSON), "timestamp": "1898906700001"}, "the digest"),
        ({**sealed(PERSON), "more": "field"}, "the digest"),
        ({**sealed(PERSON), "more": {"a": 1}}, "its fields"),
        ({**sealed(PERSON), "more": None}, "its fields"),
        ({k: v for k, v in sealed(PERSON).items() if k != "digest"}, "the digest"),
        (sealed(PERSON, key="AnotherSecret001"), "decrypt"),
        ({**sealed(PERSON), "biz_content": "00"}, "decrypt"),
        ({**sealed(PERSON), "biz_content": json.dumps(PERSON)}, "decrypt"),
        ({k: v for k, v in sealed(PERSON).items() if k != "biz_content"}, "decrypt"),
        (sealed(PERSON, enc_type="NONE"), "enc_type"),
        (sealed(PERSON, app_id="OTHER"), "another app_id"),
        (sealed("not JSON"), "not JSON"),
        (sealed("[]"), "not JSON"),
        (sealed('{"name":"a","name":"b"}'), "not JSON"),
        (sealed({**PERSON, "ehealth_card_id": "cd" * 32}), "another card"),
        (sealed({"name": "张小明"}), "card id"),
        (sealed({**PERSON, "name": ""}), "name"),
    ],
)
def test_a_provinces_answers_that_are_not_used(province, body, words) -> None:
    assert words in what(province(body))


def test_a_swapped_body_is_noticed(province) -> None:
    """Two honest answers, cut and joined."""
    other = sealed({**PERSON, "name": "李四"})
    assert what(province({**sealed(PERSON), "biz_content": other["biz_content"]})) == "the digest"


def test_a_province_that_attaches_the_secret_without_a_name_and_uses_ecb(
    serve, answer, provincial
) -> None:
    from gmssl import sm4  # noqa: PLC0415 - the test's own cipher

    cipher = sm4.CryptSM4()
    key = accounts.PROVINCIAL.secret
    forms: list[dict[str, list[str]]] = []

    def script(asked: Any) -> bytes:
        forms.append(parse_qs(asked.body.decode(), keep_blank_values=True))
        fields = sealed(PERSON)
        del fields["digest"]
        plain = json.dumps(PERSON)
        text = "&".join(f"{n}={v}" for n, v in sorted({**fields, "biz_content": plain}.items()))
        cipher.set_key(key.encode(), sm4.SM4_ENCRYPT)
        body = {
            **fields,
            "biz_content": cipher.crypt_ecb(plain.encode()).hex(),
            "digest": sm3(text + key),
        }
        return answer(body, content_type="application/json")

    platform = provincial(serve(script).root_url, secret_field="", cipher_mode="ecb")
    assert isinstance(platform.verify(STATIC), VerifiedCard)
    (form,) = forms
    cipher.set_key(key.encode(), sm4.SM4_DECRYPT)
    plain = cipher.crypt_ecb(bytes.fromhex(form["biz_content"][0])).decode()
    assert json.loads(plain)["ehealth_code"] == STATIC.text
    text = "&".join(
        f"{name}={plain if name == 'biz_content' else form[name][0]}"
        for name in sorted(form)
        if name != "digest"
    )
    assert form["digest"] == [sm3(text + key)]


def test_a_secret_that_is_no_key_is_named_at_once(provincial) -> None:
    with pytest.raises(ValueError, match="secret"):
        provincial("http://127.0.0.1", secret="short")
    assert ProvincialConfig.__dataclass_fields__["secret"].repr is False


# Insurance


@pytest.fixture
def insured(serve, answer, insurance) -> Callable[..., Any]:
    def ask(**changes: Any) -> Any:
        body = {
            "infcode": 0,
            "inf_refmsgid": "9" * 30,
            "refmsg_time": "20300305101000000",
            "respond_time": "20300305101000000",
            "err_msg": "",
            "output": {"psn_no": "9999990001", "userName": "张小明"},
            **changes,
        }
        server = serve(lambda _asked: answer(body, content_type="application/json"))
        return insurance(server.root_url).verify(VOUCHER)

    return ask


def test_an_insurance_answer(insured) -> None:
    assert isinstance(insured(), VerifiedCard)
    assert isinstance(insured(infcode="0"), VerifiedCard)
    echoed = {"psn_no": "9999990001", "userName": "张小明", "ecQrCode": VOUCHER.text}
    assert isinstance(insured(output=echoed), VerifiedCard)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"infcode": None}, "infcode"),
        ({"inf_refmsgid": None}, "inf_refmsgid"),
        ({"output": None}, "output"),
        ({"output": "encrypted"}, "output"),
        ({"output": {}}, "psn_no"),
        ({"output": {"psn_no": "a|b", "userName": "x"}}, "psn_no"),
        ({"output": {"psn_no": "9" * 31, "userName": "x"}}, "psn_no"),
        ({"output": {"psn_no": 9, "userName": "x"}}, "psn_no"),
        ({"output": {"psn_no": "9", "userName": ""}}, "userName"),
        ({"output": {"psn_no": "9", "userName": "x", "ecQrCode": "4249"}}, "another code"),
        ({"output": {"psn_no": "9", "userName": "x", "ecQrCode": 7}}, "another code"),
    ],
)
def test_insurance_answers_that_are_not_used(insured, changes, words) -> None:
    assert words in what(insured(**changes))


def test_every_request_has_its_own_number(serve, answer, insurance) -> None:
    server = serve(lambda _asked: answer({"infcode": -1}, content_type="application/json"))
    platform = insurance(server.root_url, secret="")
    for _ in range(20):
        platform.verify(VOUCHER)
    sent = [json.loads(asked.body) for asked in server.asked]
    numbers = [envelope["msgid"] for envelope in sent]
    assert len(set(numbers)) == 20
    assert {number[:26] for number in numbers} == {
        f"{accounts.INSURANCE.institution_code}20300305101000"
    }
    assert {(e["opter_type"], e["signtype"], e["cainfo"]) for e in sent} == {("2", "", "")}


@pytest.mark.parametrize("words", ["重复请求", "报文ID重复", "msgid已存在"])
def test_a_number_that_was_there_is_asked_with_others_but_not_for_ever(
    serve, answer, insurance, words
) -> None:
    refusal = {"infcode": -1, "err_msg": words}
    server = serve(lambda _asked: answer(refusal, content_type="application/json"))
    outcome = insurance(server.root_url).verify(VOUCHER)
    assert isinstance(outcome, Failure)
    assert outcome.code in {Code.PLATFORM_BAD_ANSWER, Code.PLATFORM_REFUSED}
    numbers = [json.loads(asked.body)["msgid"] for asked in server.asked]
    assert len(numbers) == 3
    assert len(set(numbers)) == 3


def test_numbers_are_of_the_range_that_the_site_dealt_out(serve, answer, insurance) -> None:
    server = serve(lambda _asked: answer({"infcode": -1}, content_type="application/json"))
    platform = insurance(server.root_url, sequences=range(4_200, 4_205))
    for _ in range(10):
        platform.verify(VOUCHER)
    numbers = [json.loads(asked.body)["msgid"][26:] for asked in server.asked]
    assert set(numbers) == {f"{number}" for number in range(4_200, 4_205)}


def test_an_institution_code_of_another_length_is_named_at_once(insurance) -> None:
    with pytest.raises(ValueError, match="institution_code"):
        insurance("http://127.0.0.1", institution_code="H1")
    assert VoucherConfig.__dataclass_fields__["secret"].repr is False
