"""Codes of the demo platforms: of the right forms, each its holder's, and fresh for a while."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.codes.classify import Kind, classify
from kiosk.demo.platforms.codes import GOOD_FOR, CodeBook, Standing

NOW = int(datetime(2030, 3, 5, 2, 10, tzinfo=UTC).timestamp())
BOOK = CodeBook(1)
SOMEBODY = BOOK.people[0]


def test_codes_have_the_forms_that_are_classified() -> None:
    for text, kind in (
        (BOOK.static(SOMEBODY), Kind.EHC_STATIC),
        (BOOK.dynamic(SOMEBODY, NOW), Kind.EHC_DYNAMIC),
        (BOOK.voucher(SOMEBODY, NOW), Kind.INSURANCE_VOUCHER),
        (BOOK.mini_programme_voucher(SOMEBODY, NOW), Kind.INSURANCE_VOUCHER),
    ):
        assert classify(text) is kind


def test_each_code_is_its_holders_while_it_is_fresh() -> None:
    assert CodeBook(1).voucher(SOMEBODY, NOW) == BOOK.voucher(SOMEBODY, NOW)
    assert CodeBook(2).static(CodeBook(2).people[0]) != BOOK.static(SOMEBODY)
    for member in BOOK.people[::37]:
        for made, known in (
            (BOOK.dynamic, BOOK.card),
            (BOOK.voucher, BOOK.insured),
            (BOOK.mini_programme_voucher, BOOK.insured),
        ):
            text = made(member, NOW)
            assert known(text, NOW).holder == member
            assert known(text, NOW + GOOD_FOR).standing is Standing.GOOD
            assert known(text, NOW + GOOD_FOR + 1).standing is Standing.OLD
            assert known(text, NOW - 60).standing is Standing.OLD
    for text in ("", "424", "opc", "opc9999" + "0" * 32, "4249999" + "0" * 21, ":1::", "opc٣٣٣٣x"):
        assert BOOK.card(text, NOW).holder is None
        assert BOOK.insured(text, NOW).holder is None
