"""Who is insured, and by what they prove it: the demo's people."""

from __future__ import annotations

import secrets
from typing import Final

from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.platforms.codes import CodeBook, Standing
from kiosk.demo.platforms.nhsa_ledger import NotDone

EMPLOYEES: Final = "310"
"""insutype that everybody here has in force."""

_VOUCHER: Final = "01"


def social_security_number(member: CastMember) -> str:
    """Number of a social-security card: a letter and eight digits."""
    return f"D{member.insurance_number[-8:]}"


class Insured:
    """Vouchers prove for as long as this process runs that somebody showed them while they were good."""

    def __init__(self, book: CodeBook) -> None:
        self._book = book
        self._by_person = {m.insurance_number: m for m in book.people}
        self._by_certificate = {
            **{("02", m.identity_number): m for m in book.people},
            **{("03", social_security_number(m)): m for m in book.people},
        }

    def token(self, member: CastMember, voucher: str) -> str:
        """The token (ecToken) that decoding a voucher gives; the voucher itself is as good."""
        token = secrets.token_hex(16).upper()
        for shown in (token, voucher):
            self._by_certificate[_VOUCHER, shown] = member
        return token

    def holder(self, kind: str, number: str, now: int) -> CastMember:
        """Whose certificate it is. Raises NotDone."""
        found = self._by_certificate.get((kind, number))
        if found is not None:
            return found
        if kind != _VOUCHER:
            raise NotDone("未查询到参保人员信息")
        known = self._book.insured(number, now)
        if known.holder is None or known.standing is not Standing.GOOD:
            raise NotDone("医保电子凭证令牌无效或已失效")
        self._by_certificate[kind, number] = known.holder
        return known.holder

    def person(self, number: str) -> CastMember:
        """Who has this psn_no. Raises NotDone."""
        found = self._by_person.get(number)
        if found is None:
            raise NotDone("未查询到参保人员信息")
        return found
