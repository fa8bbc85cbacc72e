"""Transactions 1101, 2206, 2207, 2208 and 2601: their inputs looked at, done on the ledger."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.platforms.accounts import INSURANCE
from kiosk.demo.platforms.desk import Memory, Refusal, Refused
from kiosk.demo.platforms.nhsa_ledger import Batch, Charge, Entry, Ledger, NotDone, Parts
from kiosk.demo.platforms.nhsa_people import EMPLOYEES, Insured

Fields = dict[str, Any]

_ID: Final = r"[0-9A-Za-z_.-]{1,30}"
_CERTIFICATE: Final = {"mdtrt_cert_type": r"01|02|03", "mdtrt_cert_no": r"\S{1,100}"}
_SETTLEMENT: Final = {
    "psn_no": _ID,
    **_CERTIFICATE,
    "med_type": r"11|12|13|14|15|16|18|19|51",
    "psn_setlway": r"01|02",
    "mdtrt_id": _ID,
    "chrg_bchno": _ID,
    "insutype": r"310|390",
    "acct_used_flag": r"0|1",
}
_FORMS: Final = {
    "1101": {
        **_CERTIFICATE,
        "card_sn": r".{0,32}",
        "begntime": r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}",
        "psn_cert_type": r"|01",
        "certno": r"[0-9X]{0,50}",
        "psn_name": r".{0,50}",
    },
    "2206": _SETTLEMENT,
    "2207": _SETTLEMENT,
    "2208": {"setl_id": _ID, "mdtrt_id": _ID, "psn_no": _ID},
    "2601": {
        "psn_no": _ID,
        "omsgid": rf"{INSURANCE.institution_code}[0-9]{{18}}",
        "oinfno": r"2207|2208",
    },
}
_AMOUNT: Final = "medfee_sumamt"


class Transactions:
    def __init__(self, memory: Memory, insured: Insured, ledger: Ledger) -> None:
        self._memory = memory
        self._insured = insured
        self._ledger = ledger

    def do(self, infno: str, msgid: str, data: Fields, *, otherwise: bool) -> Fields:
        """`output`. Raises Refused for what is malformed, NotDone for what is not done."""
        _check(infno, data)
        match infno:
            case "1101":
                return self._person(data)
            case "2206":
                batch, charge, account_used = self._asked(data)
                parts = self._ledger.quote(batch, charge, account_used=account_used)
                return self._told(batch, charge.person, parts, "", msgid)
            case "2207":
                batch, charge, account_used = self._asked(data)
                return self._entered(
                    self._ledger.settle(
                        batch, charge, msgid, account_used=account_used, otherwise=otherwise
                    )
                )
            case "2208":
                return self._entered(
                    self._ledger.reverse(data["setl_id"], data["mdtrt_id"], data["psn_no"], msgid)
                )
            case _:
                self._ledger.correct(data["psn_no"], data["omsgid"], data["oinfno"])
                return {}

    def _asked(self, data: Fields) -> tuple[Batch, Charge, bool]:
        holder = self._holder(data)
        if holder is not self._insured.person(data["psn_no"]):
            raise NotDone("就诊凭证与参保人员不符")
        if data["insutype"] != EMPLOYEES:
            raise NotDone("该险种未参保或已停保")
        charge = Charge(
            data["psn_no"], data["insutype"], data["med_type"], int(data[_AMOUNT] * 100)
        )
        return Batch(data["mdtrt_id"], data["chrg_bchno"]), charge, data["acct_used_flag"] == "1"

    def _holder(self, data: Fields) -> CastMember:
        kind, number = data["mdtrt_cert_type"], data["mdtrt_cert_no"]
        return self._insured.holder(kind, number, self._memory.seconds())

    def _person(self, data: Fields) -> Fields:
        holder = self._holder(data)
        if data["certno"] not in {"", holder.identity_number}:
            raise NotDone("证件号码与参保人员不符")
        number = holder.identity_number
        born = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
        cover = {
            "balc": _yuan(self._ledger.account(holder.insurance_number)),
            "insutype": EMPLOYEES,
            "psn_type": "11",
            "psn_insu_stas": "1",
            "cvlserv_flag": "0",
            "insuplc_admdvs": INSURANCE.region,
        }
        return {
            "baseinfo": {
                "psn_no": holder.insurance_number,
                "psn_cert_type": "01",
                "certno": number,
                "psn_name": holder.name,
                "gend": "1" if int(number[16]) % 2 else "2",
                "brdy": born,
            },
            # Whoever changed to an employer has their residents' insurance suspended.
            "insuinfo": [cover, {**cover, "insutype": "390", "psn_insu_stas": "2"}],
            "idetinfo": [],
        }

    def _entered(self, entry: Entry) -> Fields:
        return self._told(entry.batch, entry.person, entry.parts, entry.id, entry.msgid)

    def _told(self, batch: Batch, person: str, parts: Parts, setl_id: str, msgid: str) -> Fields:
        fund = {
            "fund_pay_type": "310100",
            "fund_pay_type_name": "城镇职工基本医疗保险统筹基金",
            "inscp_scp_amt": _yuan(parts.total),
            "fund_payamt": _yuan(parts.fund),
        }
        return {
            "setlinfo": {
                "mdtrt_id": batch.visit,
                "setl_id": setl_id,
                "psn_no": person,
                "setl_time": f"{self._memory.now():%Y-%m-%d %H:%M:%S}",
                _AMOUNT: _yuan(parts.total),
                "fund_pay_sumamt": _yuan(parts.fund),
                "psn_part_amt": _yuan(parts.account + parts.own),
                "acct_pay": _yuan(parts.account),
                "psn_cash_pay": _yuan(parts.own),
                "balc": _yuan(self._ledger.account(person, batch)),
                "medins_setl_id": msgid,
            },
            "setldetail": [fund],
        }


def _check(infno: str, data: Fields) -> None:
    forms, amounts = _FORMS[infno], {_AMOUNT} if _FORMS[infno] is _SETTLEMENT else set()
    fine = set(data) == {*forms, *amounts} and all(
        isinstance(data[name], str) and re.fullmatch(form, data[name])
        for name, form in forms.items()
    )
    if not fine or not all(_is_amount(data[name]) for name in amounts):
        raise Refused(Refusal.MALFORMED)


def _is_amount(value: Any) -> bool:
    """A JSON number of yuan with two decimals, at most sixteen digits (数值型 16,2)."""
    return (
        isinstance(value, Decimal)
        and re.fullmatch(r"[0-9]{1,14}\.[0-9]{2}", str(value)) is not None
    )


def _yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)
