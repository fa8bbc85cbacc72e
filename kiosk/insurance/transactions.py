"""What each transaction is asked with (`input`) and what its answer holds (`output`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from kiosk.bills import InsuredVisit
from kiosk.insurance import sums
from kiosk.insurance.port import (
    Certificate,
    CertificateType,
    InsuredPerson,
    Settlement,
    Transaction,
)
from kiosk.insurance.refusals import Refusals
from kiosk.money import Fen, to_yuan
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

_IDENTITY_CARD: Final = "01"  # psn_cert_type
_IN_FORCE: Final = "1"  # psn_insu_stas: 正常参保
_NUMBER: Final = re.compile(r"[0-9A-Za-z_-]{1,30}")  # psn_no, setl_id, mdtrt_id, ...
_INSURANCE_TYPE: Final = re.compile(r"[0-9A-Za-z]{1,6}")


@dataclass(frozen=True, slots=True)
class Practice:
    """What differs from region to region."""

    account_used: bool = True  # acct_used_flag
    settlement_way: str = "01"  # psn_setlway: 按项目结算
    refusals: Refusals = field(default_factory=Refusals)


def person_asked(certificate: Certificate, at: datetime) -> JsonObject:
    """1101."""
    by_number = certificate.type is CertificateType.IDENTITY_NUMBER
    return _data(
        mdtrt_cert_type=certificate.type.value,
        mdtrt_cert_no=certificate.number,
        card_sn="",
        begntime=f"{at:%Y-%m-%d %H:%M:%S}",
        psn_cert_type=_IDENTITY_CARD if by_number else "",
        certno=certificate.number if by_number else "",
        psn_name="",
    )


def settlement_asked(
    visit: InsuredVisit, total: Fen, certificate: Certificate, practice: Practice
) -> JsonObject:
    """2206 and 2207."""
    return _data(
        psn_no=visit.person,
        mdtrt_cert_type=certificate.type.value,
        mdtrt_cert_no=certificate.number,
        med_type=visit.medical_type,
        medfee_sumamt=to_yuan(total),
        psn_setlway=practice.settlement_way,
        mdtrt_id=visit.visit,
        chrg_bchno=visit.batch,
        insutype=visit.insurance_type,
        acct_used_flag="1" if practice.account_used else "0",
    )


def reversal_asked(visit: InsuredVisit, settlement: str) -> JsonObject:
    """2208."""
    return _data(setl_id=settlement, mdtrt_id=visit.visit, psn_no=visit.person)


def correction_asked(visit: InsuredVisit, transaction: Transaction, msgid: str) -> JsonObject:
    """2601 of what was sent with `msgid`."""
    return _data(psn_no=visit.person, omsgid=msgid, oinfno=transaction.value)


def _data(**members: Any) -> JsonObject:
    return {"data": members}


def person_told(output: Any) -> InsuredPerson | Failure:
    """Answer of 1101; covers that are suspended or over are left out."""
    if not isinstance(output, dict):
        return bad_answer("output")
    base, covers = output.get("baseinfo"), output.get("insuinfo")
    number = base.get("psn_no") if isinstance(base, dict) else None
    if not isinstance(number, str) or _NUMBER.fullmatch(number) is None:
        return bad_answer("psn_no")
    if not isinstance(covers, list) or not all(isinstance(cover, dict) for cover in covers):
        return bad_answer("insuinfo")
    types = [cover.get("insutype") for cover in covers if cover.get("psn_insu_stas") == _IN_FORCE]
    if not all(isinstance(t, str) and _INSURANCE_TYPE.fullmatch(t) for t in types):
        return bad_answer("insutype")
    return InsuredPerson(number, tuple(dict.fromkeys(types)))


def quote_told(output: Any, visit: InsuredVisit, total: Fen) -> Settlement | Failure:
    """Answer of 2206."""
    setlinfo = _setlinfo(output, visit, "")
    if isinstance(setlinfo, Failure):
        return setlinfo
    split = sums.read_split(setlinfo)
    if isinstance(split, str):
        return bad_answer(split)
    return Settlement(split) if sums.settles(split, total) else Failure(Code.INSURANCE_SUMS)


def settlement_told(
    output: Any, visit: InsuredVisit, total: Fen, msgid: str
) -> Settlement | Failure:
    """Answer of 2207."""
    return _counted(output, visit, msgid, lambda settled: sums.settles(settled.split, total))


def reversal_told(output: Any, visit: InsuredVisit, msgid: str) -> Settlement | Failure:
    """Answer of 2208: `setl_id` is the reversal's own, or the settlement's in some regions."""
    return _counted(output, visit, msgid, lambda settled: sums.reverses(settled.split))


def _counted(
    output: Any, visit: InsuredVisit, msgid: str, adds_up: Callable[[Settlement], bool]
) -> Settlement | Failure:
    setlinfo = _setlinfo(output, visit, msgid)
    if isinstance(setlinfo, Failure):
        return setlinfo
    number = setlinfo.get("setl_id")
    if not isinstance(number, str) or _NUMBER.fullmatch(number) is None:
        return bad_answer("setl_id")
    split = sums.read_split(setlinfo)
    if isinstance(split, str):
        return bad_answer(split)
    settled = Settlement(split, number)
    return settled if adds_up(settled) else bad_answer("its sums do not add up")


def _setlinfo(output: Any, visit: InsuredVisit, msgid: str) -> JsonObject | Failure:
    setlinfo = output.get("setlinfo") if isinstance(output, dict) else None
    if not isinstance(setlinfo, dict):
        return bad_answer("setlinfo")
    # What it echoes lets answers that got mixed up be noticed.
    for name, ours in (("psn_no", visit.person), ("mdtrt_id", visit.visit)):
        if (setlinfo.get(name) or ours) != ours:
            return bad_answer(f"another {name}")
    if msgid and _is_another(setlinfo.get("medins_setl_id"), msgid):
        return bad_answer("another msgid")
    return setlinfo


def _is_another(echoed: Any, msgid: str) -> bool:
    """Whether `medins_setl_id` (存放发送方报文ID) is a msgid of this institution, but not ours.

    Some regions put a number of their own there, which says nothing.
    """
    if not isinstance(echoed, str) or echoed == msgid:
        return False
    return len(echoed) == len(msgid) and echoed[:12] == msgid[:12]


def bad_answer(what: str) -> Failure:
    """`what` names members of the answer, never values."""
    return Failure(Code.INSURANCE_BAD_ANSWER, {"what": what})
