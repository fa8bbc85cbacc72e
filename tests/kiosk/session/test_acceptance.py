"""When a decoded text counts as a code held up."""

from __future__ import annotations

from kiosk.session.acceptance import Acceptance

EHC1 = "EHC1:ABC"
PAYMENT = "134567890123456789"


def test_an_offline_code_counts_at_once_and_once_per_appearance() -> None:
    scan = Acceptance()
    assert scan.accepts(EHC1, 0.0)
    assert not any(scan.accepts(EHC1, 0.033 * n) for n in range(1, 300))


def test_it_counts_again_after_it_was_out_of_view() -> None:
    scan = Acceptance()
    assert scan.accepts(EHC1, 0.0)
    assert not scan.accepts(EHC1, 1.9)
    assert scan.accepts(EHC1, 4.0)


def test_another_code_counts_at_once() -> None:
    scan = Acceptance()
    assert scan.accepts(EHC1, 0.0)
    assert scan.accepts(EHC1 + "D", 0.03)


def test_two_codes_in_view_count_once_each() -> None:
    scan = Acceptance()
    assert scan.accepts(EHC1, 0.0)
    assert scan.accepts(EHC1 + "D", 0.03)
    assert not any(scan.accepts(EHC1 + "D" * (n % 2), 0.03 * n) for n in range(2, 300))


def test_a_code_held_up_before_the_terminal_is_ready_counts_when_it_is() -> None:
    scan = Acceptance()
    assert not any(scan.accepts(EHC1, 0.2 * n, wanted=False) for n in range(50))
    assert scan.accepts(EHC1, 10.2)
    assert not scan.accepts(EHC1, 10.4)


def test_a_code_that_was_taken_is_not_new_after_a_busy_time() -> None:
    scan = Acceptance()
    assert scan.accepts(EHC1, 0.0)
    assert not any(scan.accepts(EHC1, 0.2 * n, wanted=False) for n in range(50))
    assert not scan.accepts(EHC1, 10.2)


def test_what_cannot_prove_itself_must_be_read_twice() -> None:
    scan = Acceptance()
    assert not scan.accepts(PAYMENT, 0.0)
    assert not scan.accepts(PAYMENT[:-1] + "0", 0.1)
    assert not scan.accepts(PAYMENT, 0.2)
    assert scan.accepts(PAYMENT, 0.3)
    assert not scan.accepts(PAYMENT, 0.4)


def test_two_reads_far_apart_are_not_two_reads() -> None:
    scan = Acceptance()
    assert not scan.accepts(PAYMENT, 0.0)
    assert not scan.accepts(PAYMENT, 5.0)


def test_nothing_of_a_card_is_kept() -> None:
    scan = Acceptance()
    scan.accepts(EHC1, 0.0)
    scan.accepts(PAYMENT, 0.1)
    assert EHC1 not in repr(vars(scan))
    assert PAYMENT not in repr(vars(scan))
