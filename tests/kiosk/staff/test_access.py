from __future__ import annotations

import pytest

from kiosk.domain import StaffRole
from kiosk.staff.access import (
    KEYS,
    MONEY,
    ROLES,
    TWO_PEOPLE,
    WITH_STALE_LIST,
    Act,
    foremost,
    may,
    needs_second,
)


def allowed(*roles: StaffRole, stale: bool = False, recovery: bool = False) -> set[Act]:
    return {
        act for act in Act if may(act, frozenset(roles), is_list_stale=stale, by_recovery=recovery)
    }


def test_every_act_has_its_roles() -> None:
    assert set(ROLES) == set(Act)
    assert all(ROLES.values())


def test_who_touches_money_touches_no_keys_and_who_audits_touches_neither() -> None:
    operator, engineer, auditor = (allowed(role) for role in StaffRole)
    assert operator >= MONEY
    assert not operator & KEYS
    assert engineer >= KEYS
    assert not engineer & MONEY
    assert auditor == {
        Act.READ_AUDIT,
        Act.VERIFY_AUDIT,
        Act.EXPORT_AUDIT,
        Act.CHANGE_PIN,
        Act.MANUAL,
    }
    assert not (operator | engineer) & {Act.READ_AUDIT, Act.VERIFY_AUDIT, Act.EXPORT_AUDIT}


def test_two_roles_may_what_each_may() -> None:
    assert allowed(*StaffRole) == set(Act)
    assert allowed() == set()


@pytest.mark.parametrize("act", Act)
def test_money_and_keys_take_two(act: Act) -> None:
    assert needs_second(act, by_recovery=False) == (act in MONEY | KEYS) == (act in TWO_PEOPLE)
    assert needs_second(act, by_recovery=True) == (act in MONEY)


def test_a_badge_that_may_be_cancelled_touches_neither_money_nor_settings() -> None:
    stale = allowed(*StaffRole, stale=True)
    assert stale == WITH_STALE_LIST
    assert not stale & (MONEY | {Act.UNLOCK_BADGE, Act.CHANGE_KEYS, Act.CHANGE_SETTINGS})


def test_by_recovery_nobody_changes_a_pin() -> None:
    assert Act.CHANGE_PIN not in allowed(StaffRole.ENGINEER, recovery=True)


def test_one_role_is_named_for_many() -> None:
    assert foremost(frozenset(StaffRole)) is StaffRole.ENGINEER
    assert foremost(frozenset({StaffRole.AUDITOR})) is StaffRole.AUDITOR
