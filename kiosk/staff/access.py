"""Who may do what in maintenance mode: one table. And what takes a second person."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.domain import StaffRole


class Act(StrEnum):
    """What staff do."""

    PAPER = auto()  # what the printers say, counters
    OUT_OF_SERVICE = auto()
    VOLUME = auto()
    BRIGHTNESS = auto()
    CLEANING = auto()
    REPRINT = auto()  # of a ticket that did not come out
    RESTART = auto()
    SEE_PAYMENTS = auto()
    QUERY_PAYMENT = auto()
    HAND_OVER = auto()
    REVERSE = auto()
    SETTLE = auto()

    TEST_DEVICES = auto()
    NETWORK = auto()
    REFRESH_TRUST = auto()  # from the repository of the settings
    LOAD_TRUST = auto()  # from a file that somebody brought
    STORAGE = auto()
    READINESS = auto()
    SEE_SETTINGS = auto()
    CHANGE_SETTINGS = auto()
    CHANGE_KEYS = auto()  # settings that name keys, certificates or whom to trust
    SEARCH_LOGS = auto()
    EXPORT_LOGS = auto()
    UNLOCK_BADGE = auto()

    READ_AUDIT = auto()
    VERIFY_AUDIT = auto()
    EXPORT_AUDIT = auto()

    CHANGE_PIN = auto()  # one's own
    MANUAL = auto()


_OPERATOR, _ENGINEER, _AUDITOR = (
    frozenset({StaffRole.OPERATOR}),
    frozenset({StaffRole.ENGINEER}),
    frozenset({StaffRole.AUDITOR}),
)
_ON_SITE = _OPERATOR | _ENGINEER
_EVERYBODY = _ON_SITE | _AUDITOR

# Money is the operators', devices and keys are the engineers', and who looks at the log of both is neither.
ROLES: Final[Mapping[Act, frozenset[StaffRole]]] = {
    Act.PAPER: _ON_SITE,
    Act.OUT_OF_SERVICE: _ON_SITE,
    Act.VOLUME: _ON_SITE,
    Act.BRIGHTNESS: _ON_SITE,
    Act.CLEANING: _ON_SITE,
    Act.REPRINT: _OPERATOR,
    Act.RESTART: _ON_SITE,
    Act.SEE_PAYMENTS: _OPERATOR,
    Act.QUERY_PAYMENT: _OPERATOR,
    Act.HAND_OVER: _OPERATOR,
    Act.REVERSE: _OPERATOR,
    Act.SETTLE: _OPERATOR,
    Act.TEST_DEVICES: _ENGINEER,
    Act.NETWORK: _ENGINEER,
    Act.REFRESH_TRUST: _ENGINEER,
    Act.LOAD_TRUST: _ENGINEER,
    Act.STORAGE: _ENGINEER,
    Act.READINESS: _ENGINEER,
    Act.SEE_SETTINGS: _ENGINEER,
    Act.CHANGE_SETTINGS: _ENGINEER,
    Act.CHANGE_KEYS: _ENGINEER,
    Act.SEARCH_LOGS: _ENGINEER,
    Act.EXPORT_LOGS: _ENGINEER,
    Act.UNLOCK_BADGE: _ENGINEER,
    Act.READ_AUDIT: _AUDITOR,
    Act.VERIFY_AUDIT: _AUDITOR,
    Act.EXPORT_AUDIT: _AUDITOR,
    Act.CHANGE_PIN: _EVERYBODY,
    Act.MANUAL: _EVERYBODY,
}

MONEY: Final = frozenset({Act.HAND_OVER, Act.REVERSE, Act.SETTLE})
KEYS: Final = frozenset({Act.LOAD_TRUST, Act.CHANGE_KEYS, Act.UNLOCK_BADGE})
TWO_PEOPLE: Final = MONEY | KEYS

# A badge that may have been cancelled without this terminal knowing: enough to get the list refreshed, and
# to keep patients from a terminal that cannot judge their cards.
WITH_STALE_LIST: Final = frozenset(
    {
        Act.PAPER,
        Act.OUT_OF_SERVICE,
        Act.RESTART,
        Act.TEST_DEVICES,
        Act.NETWORK,
        Act.REFRESH_TRUST,
        Act.LOAD_TRUST,
        Act.READINESS,
        Act.MANUAL,
    }
)

# By recovery nobody's PIN can be meant.
_NEEDS_BADGE: Final = frozenset({Act.CHANGE_PIN})

_FOREMOST: Final = (StaffRole.ENGINEER, StaffRole.OPERATOR, StaffRole.AUDITOR)


def may(act: Act, roles: frozenset[StaffRole], *, is_list_stale: bool, by_recovery: bool) -> bool:
    """Whether somebody with these roles may do `act`, with a second person where that takes one."""
    if is_list_stale and act not in WITH_STALE_LIST:
        return False
    if by_recovery and act in _NEEDS_BADGE:
        return False
    return bool(ROLES[act] & roles)


def needs_second(act: Act, *, by_recovery: bool) -> bool:
    """Whether `act` takes a second person.

    For keys a recovery counts as one: whoever holds the hospital's key has signed for whoever stands here.
    Money never goes without a second badge.
    """
    return act in MONEY or (act in KEYS and not by_recovery)


def foremost(roles: frozenset[StaffRole]) -> StaffRole:
    """The one role to name where there is room for one."""
    return next(role for role in _FOREMOST if role in roles)
