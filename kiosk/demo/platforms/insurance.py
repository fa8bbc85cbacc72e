"""The insurance's `ec.query`: vouchers decoded, once each."""

from __future__ import annotations

from typing import Any, Final

from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.platforms.accounts import INSURANCE
from kiosk.demo.platforms.desk import Memory, Refusal, Refused
from kiosk.demo.platforms.nhsa_people import Insured

QUERY: Final = "ec.query"

_DATA: Final = {
    "ecQrCode",
    "businessType",
    "deviceType",
    "orgId",
    "officeId",
    "officeName",
    "operatorId",
    "operatorName",
}


class VoucherDesk:
    def __init__(self, memory: Memory, insured: Insured) -> None:
        self._memory = memory
        self._insured = insured

    def decode(self, data: dict[str, Any], *, mixed_up: bool) -> dict[str, Any]:
        """`output`. `mixed_up`: about somebody else."""
        if (
            set(data) != _DATA
            or not all(isinstance(value, str) and value for value in data.values())
            or data["deviceType"] != "SelfService"
        ):
            raise Refused(Refusal.MALFORMED)
        text = data["ecQrCode"]
        holder = self._memory.decode(text, self._memory.book.insured)
        if mixed_up:
            holder = self._memory.book.another(holder)
            text = self._memory.book.voucher(holder, self._memory.seconds())
        return _person(holder, text, self._insured.token(holder, text))


def _person(holder: CastMember, text: str, token: str) -> dict[str, str]:
    number = holder.identity_number
    return {
        "psn_no": holder.insurance_number,
        "userName": holder.name,
        "idType": "01",
        "idNo": number,
        "ecQrCode": text,
        "ecToken": token,
        "insuOrg": INSURANCE.region,
        "gender": "男" if int(number[16]) % 2 else "女",
        "birthday": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
    }
