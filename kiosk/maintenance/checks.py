"""A check and what came of it: the values that device tests, network checks and the report share.

A result holds no free text: a fact is a number, a truth value or a word of a program (`Word`), so nothing
of a patient, no address and no secret has a way into a report that leaves the hospital.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final


class CheckId(StrEnum):
    """Everything that can be checked, in the order of the report."""

    CAMERA_PICTURE = auto()
    CAMERA_FOCUS = auto()
    DECODING = auto()
    LAMP = auto()
    SCANNER = auto()
    IDENTITY_READER = auto()
    PRESENCE = auto()
    TICKET_PRINTER = auto()
    REPORT_PRINTER = auto()
    SOUND = auto()
    TOUCH = auto()
    NETWORK_HOSPITAL = auto()
    NETWORK_GATEWAY = auto()
    NETWORK_INSURANCE = auto()
    NETWORK_TENCENT = auto()
    NETWORK_PROVINCIAL = auto()
    NETWORK_VOUCHER = auto()
    NETWORK_ADVISOR = auto()
    NETWORK_TRUST = auto()
    NETWORK_TICKET_PRINTER = auto()
    NETWORK_REPORT_PRINTER = auto()
    NETWORK_IDENTITY_READER = auto()
    TRUST_LIST = auto()
    STORAGE = auto()
    TEMPERATURE = auto()
    MACHINE = auto()
    SOFTWARE = auto()


class Verdict(StrEnum):
    """What a check came to."""

    PASS = auto()
    WARN = auto()  # it works, and somebody should see to it
    FAIL = auto()
    NOT_FITTED = auto()  # this terminal has none, by its settings
    NOT_CHECKED = auto()  # nobody has, or it could not be done


class Fact(StrEnum):
    """Names of what a check measured. Units are in the catalogue (`kiosk.maintenance.wording`)."""

    STATE = auto()
    STATE_BEFORE = auto()
    OUTCOME = auto()
    WIDTH = auto()
    HEIGHT = auto()
    FRAMES_PER_SECOND = auto()
    SHARPNESS = auto()
    BRIGHTNESS = auto()
    BRIGHTNESS_BEFORE = auto()
    DARK_SHARE = auto()
    BRIGHT_SHARE = auto()
    BEST_MM = auto()
    NEAREST_MM = auto()
    FARTHEST_MM = auto()
    READ = auto()
    TRIES = auto()
    SECONDS = auto()
    PAGES = auto()
    ANSWERED_YES = auto()
    CELLS = auto()
    DEAD_CELLS = auto()
    JITTER_PX = auto()
    CHANGES = auto()
    DNS = auto()
    TCP = auto()
    TLS = auto()
    HTTP = auto()
    DAYS_LEFT = auto()
    OWN_DAYS_LEFT = auto()
    LATENCY_MS = auto()
    CLOCK_OFFSET_S = auto()
    FAILURES = auto()
    PROBLEM = auto()
    VERSION = auto()
    FREE_MB = auto()
    TOTAL_MB = auto()
    SMART = auto()
    WRITABLE = auto()
    HOTTEST_C = auto()
    SENSORS = auto()
    THROTTLED = auto()
    MEMORY_FREE_MB = auto()
    MEMORY_MB = auto()
    SWAP_MB = auto()
    UPTIME_HOURS = auto()
    LOAD = auto()
    DIGEST = auto()
    SIGNED = auto()
    FILES = auto()


FactValue = bool | int | float | str
"""A `str` has to be a `Word`."""

_WORD: Final = re.compile(r"[a-z0-9][a-z0-9_.+-]{0,63}")
_LARGEST: Final = 10**15


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What came of one check. `checked_at`: Unix seconds by this terminal's clock; 0: never."""

    id: CheckId
    verdict: Verdict
    facts: Mapping[Fact, FactValue] = field(default_factory=dict)
    checked_at: int = 0
    milliseconds: int = 0  # that it took, waiting for hands included

    def __post_init__(self) -> None:
        for name, value in self.facts.items():
            if not is_fact(value):
                raise ValueError(f"{self.id}.{name}: neither a number nor a word of a program")
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))

    def at(self, checked_at: int, milliseconds: int) -> CheckResult:
        """The same with when it was, and how long it took."""
        return CheckResult(
            self.id, self.verdict, self.facts, checked_at, max(0, min(milliseconds, _LARGEST))
        )


def is_fact(value: object) -> bool:
    """Whether `value` may stand in a result."""
    if isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return abs(value) <= _LARGEST  # which no NaN is
    return isinstance(value, str) and _WORD.fullmatch(value) is not None


def not_fitted(check: CheckId) -> CheckResult:
    return CheckResult(check, Verdict.NOT_FITTED)


def not_checked(check: CheckId, **facts: FactValue) -> CheckResult:
    """`facts`: by name in lower case."""
    return CheckResult(check, Verdict.NOT_CHECKED, {Fact(name): facts[name] for name in facts})


def worst(*verdicts: Verdict) -> Verdict:
    """FAIL before WARN before PASS; the others only where there is nothing else."""
    order = (Verdict.FAIL, Verdict.WARN, Verdict.PASS, Verdict.NOT_CHECKED)
    return next((each for each in order if each in verdicts), Verdict.NOT_FITTED)


NEEDS_HAND: Final = frozenset(
    {
        CheckId.CAMERA_FOCUS,
        CheckId.DECODING,
        CheckId.SCANNER,
        CheckId.IDENTITY_READER,
        CheckId.PRESENCE,
        CheckId.TICKET_PRINTER,
        CheckId.REPORT_PRINTER,
        CheckId.SOUND,
        CheckId.TOUCH,
        # They are the program's own while it runs: from a command line they would be taken from it.
        CheckId.CAMERA_PICTURE,
        CheckId.LAMP,
    }
)
"""Checks that want somebody in front of the terminal, and are done on the devices' pages."""
