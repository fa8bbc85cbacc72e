"""A visit, and what the insurance says of it when all is well."""

from __future__ import annotations

from typing import Any

from kiosk.bills import InsuredVisit, Split
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.money import Fen

VISIT = InsuredVisit("9" * 24, "M1", "B1", "310", "11")
VOUCHER = Certificate(CertificateType.VOUCHER, "token")
SPLIT = Split(Fen(100_00), Fen(60_00), Fen(15_50), Fen(24_50))
MSGID = "H99999900001" + "20300305101000" + "0042"
SETLINFO = {
    "psn_no": VISIT.person,
    "mdtrt_id": "M1",
    "setl_id": "S1",
    "medfee_sumamt": 100.00,
    "fund_pay_sumamt": 60,
    "acct_pay": "15.50",
    "psn_cash_pay": 24.5,
    "balc": 0,
    "medins_setl_id": MSGID,
}
PERSON = {
    "baseinfo": {"psn_no": "P1", "psn_name": "张三"},
    "insuinfo": [
        {"insutype": "310", "psn_insu_stas": "1"},
        {"insutype": "390", "psn_insu_stas": "2"},
        {"insutype": "310", "psn_insu_stas": "1"},
    ],
}


def reply(output: Any, **changes: Any) -> dict[str, Any]:
    return {
        "infcode": 0,
        "inf_refmsgid": "999999" + "20300305101000" + "0000000001",
        "refmsg_time": "20300305101000000",
        "respond_time": "20300305101000000",
        "err_msg": "",
        "output": output,
        **changes,
    }
