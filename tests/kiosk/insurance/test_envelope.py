"""The envelope: its members, what has no room in it, its signature, and which replies are believed."""

from __future__ import annotations

import dataclasses
import re
import subprocess
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.insurance import envelope
from kiosk.insurance.envelope import Reply, Sender
from kiosk.net import strict_json

AT = datetime.fromisoformat("2030-03-05T09:08:07+08:00")
PLAIN = Sender("H99999900001", "示范市第一人民医院", "999999", "DEMO", "T-01")
GOOD: dict[str, Any] = {
    "infcode": 0,
    "inf_refmsgid": "999999" + "20300305101000" + "0000000001",
    "refmsg_time": "20300305101000000",
    "respond_time": "20300305101000001",
    "err_msg": "",
    "output": {"a": 1},
}


def test_every_member_is_there_and_says_what_it_must() -> None:
    content = {"data": {"medfee_sumamt": Decimal("25.50")}}
    sent = envelope.request(PLAIN, "2207", "M" * 30, AT, content)
    assert sent == {
        "infno": "2207",
        "msgid": "M" * 30,
        "mdtrtarea_admvs": "999999",
        "insuplc_admdvs": "999999",
        "recer_sys_code": "DEMO",
        "dev_no": "T-01",
        "dev_safe_info": "",
        "cainfo": "",
        "signtype": "",
        "infver": "V1.0",
        "opter_type": "2",
        "opter": "T-01",
        "opter_name": "自助服务",
        "inf_time": "2030-03-05 09:08:07",
        "fixmedins_code": "H99999900001",
        "fixmedins_name": "示范市第一人民医院",
        "sign_no": "",
        "input": content,
    }
    assert b'"medfee_sumamt":25.50' in strict_json.dumps(sent)


def test_what_a_region_wants_besides() -> None:
    sender = dataclasses.replace(
        PLAIN,
        insured_region="110100",
        sign_in_no="S1",
        interface_version="V2.0",
        device_safety="x",
        operator_name="自助机1号",
    )
    sent = envelope.request(sender, "2207", "M", AT, {})
    assert (sent["mdtrtarea_admvs"], sent["insuplc_admdvs"]) == ("999999", "110100")
    assert (sent["sign_no"], sent["infver"], sent["dev_safe_info"]) == ("S1", "V2.0", "x")
    assert sent["opter_name"] == "自助机1号"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("institution_code", "H9999990000"),
        ("institution_code", "H9999990000心"),
        ("region", "99999"),
        ("region", "99999x"),
        ("insured_region", "1"),
        ("institution_name", ""),
        ("institution_name", "医" * 201),
        ("receiver", "x" * 11),
        ("receiver", ""),
        ("terminal_id", "x" * 31),
        ("operator_name", ""),
        ("operator_name", "x" * 51),
        ("interface_version", "V1.0.000"),
        ("sign_in_no", "x" * 31),
        ("device_safety", "x" * 2001),
    ],
)
def test_what_has_no_room_is_named_at_once(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name) as problem:
        dataclasses.replace(PLAIN, **{name: value})
    assert not value or value not in str(problem.value)


def test_the_signature_is_openssls_over_the_digits_that_are_sent() -> None:
    sender = dataclasses.replace(PLAIN, secret="S")
    content = {"data": {"b": Decimal("25.50"), "a": "心", "c": [1, True, None]}}
    sent = envelope.request(sender, "2207", "M", AT, content)
    text = (
        "dev_no=T-01&fixmedins_code=H99999900001&fixmedins_name=示范市第一人民医院"
        "&inf_time=2030-03-05 09:08:07&infno=2207&infver=V1.0"
        '&input={"data":{"a":"心","b":25.50,"c":[1,true,null]}}'
        "&insuplc_admdvs=999999&mdtrtarea_admvs=999999&msgid=M&opter=T-01&opter_name=自助服务"
        "&opter_type=2&recer_sys_code=DEMO&signtype=SM3S"
    )
    shown = subprocess.run(
        ["openssl", "dgst", "-sm3"], input=text.encode(), capture_output=True, check=True
    ).stdout.split()[-1]
    assert sent["cainfo"] == shown.decode()
    assert "secret" not in repr(sender)


def test_a_reply() -> None:
    assert envelope.read_reply(GOOD) == Reply("0", "", {"a": 1})
    assert envelope.read_reply({**GOOD, "infcode": "0", "err_msg": None}) == Reply(
        "0", "", {"a": 1}
    )
    refused = envelope.read_reply({**GOOD, "infcode": -1, "err_msg": "不行"})
    assert refused == Reply("-1", "不行", {"a": 1})
    assert isinstance(refused, Reply)
    assert not refused.done
    minimal = {name: GOOD[name] for name in ("infcode", "inf_refmsgid")}
    assert envelope.read_reply(minimal) == Reply("0", "", None)
    assert "不行" not in repr(refused)


@pytest.mark.parametrize(
    ("changes", "member"),
    [
        *(
            ({"infcode": wrong}, "infcode")
            for wrong in (None, True, "", "ok", [], {}, Decimal("0.0"))
        ),
        *(
            ({"inf_refmsgid": wrong}, "inf_refmsgid")
            for wrong in (
                None,
                7,
                "",
                "MSG001",
                "9" * 30,  # no moment
                "999999" + "20301305101000" + "0000000001",
                "999999" + "20300305101000" + "000000001",
                "999999" + "20300305101000" + "00000000001",
                "999999" + "20300305101000" + "0000000001\n",
                "H99999900001" + "20300305101000" + "0001",  # the request's own
                "٩" * 6 + "20300305101000" + "0000000001",
            )
        ),
        ({"err_msg": ["不行"]}, "err_msg"),
        ({"refmsg_time": 20300305101000000}, "refmsg_time"),
        ({"respond_time": {}}, "respond_time"),
    ],
)
def test_replies_that_are_not_believed(changes: dict[str, Any], member: str) -> None:
    assert envelope.read_reply({**GOOD, **changes}) == member
    without = {name: value for name, value in GOOD.items() if name not in changes}
    if member in {"infcode", "inf_refmsgid"}:
        assert envelope.read_reply(without) == member


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(GOOD, JSON)))
def test_any_object_is_a_reply_or_is_not(body: dict[str, Any]) -> None:
    read = envelope.read_reply({**GOOD, **body})
    if isinstance(read, Reply):
        assert re.fullmatch(r"-?\d+", read.result)
    else:
        assert read in GOOD
