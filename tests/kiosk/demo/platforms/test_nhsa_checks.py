"""The insurance refuses what the real one would: asked by hand, without the adapter."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import gmssl_pyx
import pytest
import requests

from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.demo.platforms.codes import CodeBook
from kiosk.demo.platforms.nhsa_people import social_security_number

NOW = int(datetime(2030, 3, 5, 2, 10, tzinfo=UTC).timestamp())
SECRET = "demo secret, opens nothing"
BOOK = CodeBook(1)
SOMEBODY, OTHER = BOOK.people[0], BOOK.people[1]
NUMBERS = itertools.count()
MALFORMED = "参数错误"

SETTLEMENT = {
    "psn_no": SOMEBODY.insurance_number,
    "mdtrt_cert_type": "02",
    "mdtrt_cert_no": SOMEBODY.identity_number,
    "med_type": "11",
    "medfee_sumamt": "100.00",
    "psn_setlway": "01",
    "mdtrt_id": "M1",
    "chrg_bchno": "B1",
    "insutype": "310",
    "acct_used_flag": "0",
}
INPUTS: dict[str, dict[str, Any]] = {
    "1101": {
        "mdtrt_cert_type": "02",
        "mdtrt_cert_no": SOMEBODY.identity_number,
        "card_sn": "",
        "begntime": "2030-03-05 10:10:00",
        "psn_cert_type": "01",
        "certno": SOMEBODY.identity_number,
        "psn_name": "",
    },
    "2206": SETTLEMENT,
    "2207": SETTLEMENT,
    "2208": {"setl_id": "S1", "mdtrt_id": "M1", "psn_no": SOMEBODY.insurance_number},
    "2601": {
        "psn_no": SOMEBODY.insurance_number,
        "omsgid": "H99999900001" + "20300305101000" + "0000",
        "oinfno": "2207",
    },
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHospital]:
    folder = tmp_path_factory.mktemp("hospital")
    with start_hospital(
        folder / "hospital.db", day=date(2030, 3, 5), at="10:10", zone="Asia/Shanghai", still=True
    ) as started:
        yield started


Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(running: RunningHospital) -> Ask:
    """Send a request as it should be, but for changes of `data` and of the envelope; `spoil` is
    replaced after signing.
    """

    def send(
        infno: str,
        data: dict[str, Any] | None = None,
        spoil: tuple[bytes, bytes] = (b"", b""),
        **changes: Any,
    ) -> dict[str, Any]:
        envelope: dict[str, Any] = {
            "infno": infno,
            "msgid": f"H9999990000120300305101000{next(NUMBERS):04d}",
            "mdtrtarea_admvs": "999999",
            "insuplc_admdvs": "999999",
            "recer_sys_code": "DEMO",
            "dev_no": "T-01",
            "dev_safe_info": "",
            "signtype": "SM3",
            "infver": "V1.0",
            "opter_type": "2",
            "opter": "T-01",
            "opter_name": "自助服务",
            "inf_time": "2030-03-05 10:10:00",
            "fixmedins_code": "H99999900001",
            "fixmedins_name": "示范市第一人民医院",
            "sign_no": "",
            **changes,
        }
        members = {**INPUTS[infno], **(data or {})}
        members = {name: value for name, value in members.items() if value != "missing"}
        content = f'{{"data":{_written(members)}}}'
        text = "&".join(
            f"{name}={value}"
            for name, value in sorted({**envelope, "input": content}.items())
            if value != ""
        )
        envelope["cainfo"] = bytes(gmssl_pyx.sm3_hash((text + SECRET).encode())).hex()
        head = json.dumps(envelope, ensure_ascii=False)[:-1]
        body = f'{head},"input":{content}}}'.encode().replace(*spoil, 1)
        answer = requests.post(f"{running.platforms_url}/nhsa", data=body, timeout=5)
        found: dict[str, Any] = answer.json()
        return found

    return send


def _written(members: dict[str, Any]) -> str:
    """JSON, sorted; an amount is written as it stands."""
    parts = []
    for name, value in sorted(members.items()):
        plain = name == "medfee_sumamt" and isinstance(value, str)
        parts.append(f'"{name}":{value if plain else json.dumps(value, ensure_ascii=False)}')
    return f"{{{','.join(parts)}}}"


def refusal(answer: dict[str, Any]) -> str:
    assert (answer["infcode"], answer["output"]) == (-1, {})
    words: str = answer["err_msg"]
    return words


def settlement(number: int, **changes: Any) -> dict[str, Any]:
    return {"mdtrt_id": f"M{number}", "chrg_bchno": f"B{number}", **changes}


def test_what_is_asked_rightly_is_done(ask: Ask) -> None:
    person = ask("1101")["output"]
    assert person["baseinfo"]["psn_no"] == SOMEBODY.insurance_number
    assert [(i["insutype"], i["psn_insu_stas"]) for i in person["insuinfo"]] == [
        ("310", "1"),
        ("390", "2"),
    ]
    for infno in ("2206", "2207"):
        info = ask(infno, settlement(1_000))["output"]["setlinfo"]
        assert (info["medfee_sumamt"], info["fund_pay_sumamt"], info["psn_cash_pay"]) == (
            100.0,
            60.0,
            40.0,
        )
    back = ask("2208", {"setl_id": info["setl_id"], "mdtrt_id": "M1000"})["output"]["setlinfo"]
    assert (back["medfee_sumamt"], back["psn_cash_pay"]) == (-100.0, -40.0)
    put_right = ask("2601", {"omsgid": back["medins_setl_id"], "oinfno": "2208"})
    assert (put_right["infcode"], put_right["output"]) == (0, {})
    assert len(put_right["inf_refmsgid"]) == 30


@pytest.mark.parametrize(
    ("infno", "member"), [(infno, member) for infno, data in INPUTS.items() for member in data]
)
@pytest.mark.parametrize("wrong", ["missing", None, 7, [], "x" * 101])
def test_every_member_is_looked_at(ask: Ask, infno: str, member: str, wrong: Any) -> None:
    assert refusal(ask(infno, {member: wrong})) == MALFORMED


@pytest.mark.parametrize("infno", INPUTS)
def test_nothing_more_is_taken(ask: Ask, infno: str) -> None:
    assert refusal(ask(infno, {"more": "x"})) == MALFORMED


@pytest.mark.parametrize(
    ("infno", "changes"),
    [
        ("1101", {"mdtrt_cert_type": "04"}),
        ("1101", {"psn_cert_type": "2"}),
        ("1101", {"begntime": "2030-03-05"}),
        *(
            ("2207", changes)
            for changes in (
                {"med_type": "99"},
                {"insutype": "311"},
                {"psn_setlway": "1"},
                {"acct_used_flag": "2"},
                {"acct_used_flag": ""},
                {"mdtrt_id": ""},
                {"chrg_bchno": "x" * 31},
                {"medfee_sumamt": "100"},
                {"medfee_sumamt": "100.0"},
                {"medfee_sumamt": "100.001"},
                {"medfee_sumamt": "-100.00"},
                {"medfee_sumamt": "1E+2"},
                {"medfee_sumamt": '"100.00"'},
            )
        ),
        ("2601", {"oinfno": "2206"}),
        ("2601", {"omsgid": "H99999900002" + "20300305101000" + "0000"}),
        ("2601", {"omsgid": "short"}),
    ],
)
def test_codes_and_forms(ask: Ask, infno: str, changes: dict[str, Any]) -> None:
    assert refusal(ask(infno, changes)) == MALFORMED


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"opter_type": "1"}, MALFORMED),
        ({"opter_type": 2}, MALFORMED),
        ({"infver": "1.0"}, MALFORMED),
        ({"signtype": "SM2"}, MALFORMED),
        ({"recer_sys_code": "OTHER"}, MALFORMED),
        ({"mdtrtarea_admvs": "110100"}, MALFORMED),
        ({"dev_no": ""}, MALFORMED),
        ({"opter": "x" * 31}, MALFORMED),
        ({"opter_name": "x" * 51}, MALFORMED),
        ({"fixmedins_name": "x" * 201}, MALFORMED),
        ({"sign_no": "x" * 31}, MALFORMED),
        ({"dev_safe_info": "x" * 2_001}, MALFORMED),
        ({"msgid": "H99999900001" + "20301305101000" + "0000"}, MALFORMED),
        ({"msgid": "H99999900001" + "20300305101000" + "00000"}, MALFORMED),
        ({"msgid": "H99999900002" + "20300305101000" + "0000"}, MALFORMED),
        ({"fixmedins_code": "H99999900002"}, "应用不存在"),
        ({"inf_time": "2030-03-05 11:10:00"}, "时间戳超出允许范围"),
        ({"more": "x"}, MALFORMED),
    ],
)
def test_the_envelope_of_a_settlement(ask: Ask, changes: dict[str, Any], words: str) -> None:
    assert refusal(ask("2207", settlement(2_000), **changes)) == words


def test_a_message_number_is_taken_once(ask: Ask) -> None:
    msgid = "H99999900001" + "20300305101001" + "0000"
    assert ask("2207", settlement(3_000), msgid=msgid)["infcode"] == 0
    assert refusal(ask("2207", settlement(3_001), msgid=msgid)) == "重复请求"


@pytest.mark.parametrize("other", [b"900.00", b"100.000", b"1E+2"])
def test_signed_amounts_cannot_be_changed(ask: Ask, other: bytes) -> None:
    assert refusal(ask("2207", settlement(4_000), (b"100.00", other))) == "签名错误"


@pytest.mark.parametrize(
    ("infno", "changes", "words"),
    [
        ("1101", {"mdtrt_cert_no": "nobody", "certno": ""}, "未查询到参保人员信息"),
        ("1101", {"certno": OTHER.identity_number}, "证件号码与参保人员不符"),
        ("2207", {"psn_no": OTHER.insurance_number}, "就诊凭证与参保人员不符"),
        ("2207", {"psn_no": "nobody"}, "未查询到参保人员信息"),
        ("2207", {"insutype": "390"}, "该险种未参保或已停保"),
        ("2207", {"medfee_sumamt": "0.00"}, "结算信息与上传的费用明细不符"),
        ("2208", {"setl_id": "none"}, "未查询到该结算信息"),
    ],
)
def test_what_is_not_done(ask: Ask, infno: str, changes: dict[str, Any], words: str) -> None:
    data = settlement(5_000, **changes) if infno == "2207" else changes
    assert refusal(ask(infno, data)) == words


def test_a_voucher_proves_while_it_is_fresh_and_once_shown_for_good(ask: Ask) -> None:
    def certificate(number: str) -> dict[str, Any]:
        return {"mdtrt_cert_type": "01", "mdtrt_cert_no": number, "certno": ""}

    assert ask("1101", certificate(BOOK.voucher(SOMEBODY, NOW)))["infcode"] == 0
    old = BOOK.voucher(SOMEBODY, NOW - 400)
    assert refusal(ask("1101", certificate(old))) == "医保电子凭证令牌无效或已失效"
    assert refusal(ask("1101", certificate("token"))) == "医保电子凭证令牌无效或已失效"
    card = {"mdtrt_cert_type": "03", "mdtrt_cert_no": social_security_number(SOMEBODY)}
    assert ask("1101", card)["output"]["baseinfo"]["psn_no"] == SOMEBODY.insurance_number


def test_switches(running: RunningHospital) -> None:
    url = f"{running.switches_url}/platforms/nhsa"
    assert requests.post(url, json={"kind": "refuse", "times": 2}, timeout=5).json() == [
        {"kind": "refuse", "infno": "", "times": 2}
    ]
    for wrong in ({"kind": "x"}, [], "x"):
        assert requests.post(url, json=wrong, timeout=5).status_code == 400
    assert requests.delete(url, timeout=5).json() == requests.get(url, timeout=5).json() == []
    running.insurance_fault("refuse")
    running.clear_faults()
    assert requests.get(url, timeout=5).json() == []
