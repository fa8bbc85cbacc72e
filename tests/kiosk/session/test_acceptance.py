"""When a decoded text counts as a code held up, and what is remembered of it."""

from __future__ import annotations

import secrets

from kiosk.session.acceptance import (
    BY_HAND_TWICE_WITHIN,
    OUT_OF_VIEW,
    TWICE_WITHIN,
    Acceptance,
    digest_of,
)

SALT = secrets.token_bytes(16)
CODE, OTHER = (digest_of(text, SALT) for text in ("134567890123456789", "134567890123456780"))


def test_a_settled_code_is_known_until_it_has_left() -> None:
    scan = Acceptance().settled(CODE, 0.0)
    assert scan.now(OUT_OF_VIEW).knows(CODE)
    assert not scan.now(OUT_OF_VIEW + 0.1).knows(CODE)
    assert not scan.knows(OTHER)


def test_one_that_stays_in_view_stays_known() -> None:
    scan = Acceptance().settled(CODE, 0.0)
    for n in range(100):
        scan = scan.now(n * 1.0).settled(CODE, n * 1.0)
        assert scan.knows(CODE)
    assert len(scan.in_view) == 1


def test_two_reads_that_are_the_same_are_two() -> None:
    scan, twice = Acceptance().read(CODE, 0.0, TWICE_WITHIN)
    assert not twice
    assert scan.read(CODE, TWICE_WITHIN, TWICE_WITHIN)[1]
    assert not scan.read(CODE, TWICE_WITHIN + 0.1, TWICE_WITHIN)[1]
    assert scan.read(CODE, 4.0, BY_HAND_TWICE_WITHIN)[1]


def test_a_read_of_another_in_between_begins_anew() -> None:
    scan, _ = Acceptance().read(CODE, 0.0, TWICE_WITHIN)
    scan, twice = scan.read(OTHER, 0.1, TWICE_WITHIN)
    assert not twice
    assert not scan.read(CODE, 0.2, TWICE_WITHIN)[1]


def test_white_space_around_it_does_not_make_another_code() -> None:
    assert digest_of(" 134567890123456789\r\n", SALT) == CODE


def test_a_digest_says_nothing_without_its_salt() -> None:
    assert digest_of("134567890123456789", secrets.token_bytes(16)) != CODE


def test_in_time_nothing_is_left_and_nothing_is_printed() -> None:
    scan = Acceptance().settled(CODE, 0.0).read(OTHER, 0.0, TWICE_WITHIN)[0]
    assert scan.now(60.0) == Acceptance()
    assert CODE.hex() not in repr(scan)
    assert repr(CODE) not in repr(scan)
