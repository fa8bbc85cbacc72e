"""When a decoded text counts as a code held up."""

from __future__ import annotations

import threading

import pytest

from kiosk.session.acceptance import BY_HAND_TWICE_WITHIN, Acceptance, Verdict

EHC1 = "EHC1:ABC"
PAYMENT = "134567890123456789"


@pytest.fixture
def scan() -> Acceptance:
    return Acceptance()


def passed(scan: Acceptance, text: str, times: list[float]) -> list[float]:
    """When it was passed on, of all the times that it was read."""
    return [at for at in times if scan.accepts(text, at) in {Verdict.TRIAL, Verdict.TAKEN}]


def test_an_offline_code_is_tried_at_once_and_then_it_is_not_new(scan: Acceptance) -> None:
    assert scan.accepts(EHC1, 0.0) is Verdict.TRIAL
    scan.proven(EHC1, 0.01)
    assert passed(scan, EHC1, [0.033 * n for n in range(1, 300)]) == []


def test_one_that_is_not_proven_counts_with_its_second_read(scan: Acceptance) -> None:
    assert scan.accepts(EHC1, 0.0) is Verdict.TRIAL
    assert scan.accepts(EHC1, 0.2) is Verdict.TAKEN
    assert passed(scan, EHC1, [0.2 * n for n in range(2, 50)]) == []


def test_two_different_bad_reads_do_not_make_one(scan: Acceptance) -> None:
    reads = (EHC1, EHC1 + "X", EHC1, EHC1 + "Y")
    assert {scan.accepts(text, 0.1 * n) for n, text in enumerate(reads)} == {Verdict.TRIAL}


def test_it_counts_again_after_it_was_out_of_view(scan: Acceptance) -> None:
    scan.accepts(EHC1, 0.0)
    scan.accepts(EHC1, 0.1)
    assert scan.accepts(EHC1, 2.0) is Verdict.NO
    assert scan.accepts(EHC1, 4.1) is Verdict.TRIAL


def test_another_code_counts_at_once(scan: Acceptance) -> None:
    scan.accepts(EHC1, 0.0)
    scan.proven(EHC1, 0.0)
    assert scan.accepts(EHC1 + "D", 0.03) is Verdict.TRIAL


def test_two_codes_in_view_count_once_each(scan: Acceptance) -> None:
    for text in (EHC1, EHC1 + "D"):
        assert scan.accepts(text, 0.0) is Verdict.TRIAL
        scan.proven(text, 0.01)
    assert not any(
        scan.accepts(EHC1 + "D" * (n % 2), 0.03 * n) is not Verdict.NO for n in range(2, 300)
    )


def test_a_code_held_up_before_the_terminal_is_ready_counts_when_it_is(scan: Acceptance) -> None:
    assert {scan.accepts(EHC1, 0.2 * n, wanted=False) for n in range(50)} == {Verdict.NO}
    assert scan.accepts(EHC1, 10.2) is Verdict.TRIAL


def test_a_code_that_was_taken_is_not_new_after_a_busy_time(scan: Acceptance) -> None:
    scan.accepts(EHC1, 0.0)
    scan.proven(EHC1, 0.1)
    assert {scan.accepts(EHC1, 0.2 * n, wanted=False) for n in range(1, 50)} == {Verdict.NO}
    assert scan.accepts(EHC1, 10.2) is Verdict.NO


def test_the_code_of_a_session_is_not_read_twice_in_it(scan: Acceptance) -> None:
    scan.accepts(EHC1, 0.0)
    scan.proven(EHC1, 0.0)
    assert scan.accepts(EHC1, 60.0) is Verdict.NO
    assert scan.accepts(EHC1, 60.1, again=True) is Verdict.TRIAL
    scan.proven(EHC1, 60.1)
    assert scan.accepts(EHC1, 90.0) is Verdict.NO


def test_the_next_session_may_begin_with_the_same_code(scan: Acceptance) -> None:
    scan.accepts(EHC1, 0.0)
    scan.proven(EHC1, 0.0)
    scan.forget()
    assert scan.accepts(EHC1, 1.0) is Verdict.NO  # it was never taken down
    assert scan.accepts(EHC1, 60.0) is Verdict.TRIAL


def test_what_cannot_prove_itself_must_be_read_twice(scan: Acceptance) -> None:
    assert scan.accepts(PAYMENT, 0.0) is Verdict.ONCE
    assert scan.accepts(PAYMENT[:-1] + "0", 0.1) is Verdict.ONCE
    assert scan.accepts(PAYMENT, 0.2) is Verdict.ONCE
    assert scan.accepts(PAYMENT, 0.3) is Verdict.TAKEN
    assert scan.accepts(PAYMENT, 0.4) is Verdict.NO


def test_two_reads_far_apart_are_not_two_reads(scan: Acceptance) -> None:
    assert scan.accepts(PAYMENT, 0.0) is Verdict.ONCE
    assert scan.accepts(PAYMENT, 5.0) is Verdict.ONCE


def test_a_hand_scanner_is_given_the_time_of_a_hand(scan: Acceptance) -> None:
    def read(at: float) -> Verdict:
        return scan.accepts(PAYMENT, at, twice_within=BY_HAND_TWICE_WITHIN)

    assert read(0.0) is Verdict.ONCE
    assert read(4.0) is Verdict.TAKEN


def test_white_space_around_it_does_not_make_another_code(scan: Acceptance) -> None:
    """A scanner's line and the camera's text are the same code."""
    assert scan.accepts(PAYMENT, 0.0) is Verdict.ONCE
    assert scan.accepts(f" {PAYMENT}\r\n", 0.1) is Verdict.TAKEN


def test_nothing_of_a_card_is_kept(scan: Acceptance) -> None:
    scan.accepts(EHC1, 0.0)
    scan.proven(EHC1, 0.0)
    scan.accepts(PAYMENT, 0.1)
    assert EHC1 not in repr(vars(scan))
    assert PAYMENT not in repr(vars(scan))


def test_camera_and_scanner_at_once_pass_one_code_on_once(scan: Acceptance) -> None:
    together = threading.Barrier(4)
    verdicts: list[Verdict] = []

    def read() -> None:
        together.wait()
        verdicts.append(scan.accepts(PAYMENT, 1.0))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verdicts.count(Verdict.TAKEN) == 1
