"""What of a report there are rules for, and what of that is told together."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import Final, NamedTuple

from kiosk.reports.matching import Match, Matcher
from kiosk.reports.report import Flag, ReferenceRange, Report, Result
from kiosk.reports.rules import Analyte, Direction, Pattern, Rule
from kiosk.reports.scale import is_measurable


class Urgency(IntEnum):
    """Most urgent first."""

    NOW = 0  # the hospital calls it critical
    SOON = 1
    VISIT = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A result that needs attention, and the rule for it. `rule`: None where it is critical.

    `share_alone`: only the share is out of its range, and the count is not.
    """

    result: Result = field(repr=False)
    analyte: Analyte
    direction: Direction
    urgency: Urgency
    rule: Rule | None
    share: bool = False
    share_alone: bool = False

    @property
    def name(self) -> str:
        """As patterns call it."""
        return f"{self.analyte.id}.{self.direction}"


class Told(NamedTuple):
    """What becomes one remark: findings, the most urgent first, and the pattern that they make."""

    findings: tuple[Finding, ...]
    pattern: Pattern | None

    @property
    def urgency(self) -> Urgency:
        if self.pattern is not None and self.pattern.soon:
            return Urgency.SOON
        return self.findings[0].urgency


def findings_of(report: Report, matcher: Matcher) -> list[Finding]:
    """One of each analyte, in the report's order: the most urgent, and counts rather than shares."""
    matched = [
        (result, match)
        for result in report.results
        if (match := matcher.find(result, report)) is not None
    ]
    quiet_counts = {
        match.analyte.id
        for result, match in matched
        if not match.share and result.flag is Flag.NORMAL
    }
    best: dict[str, Finding] = {}
    for result, match in matched:
        found = _finding(result, match, quiet_counts)
        if found is not None:
            known = best.get(match.analyte.id)
            if known is None or _weight(found) < _weight(known):
                best[match.analyte.id] = found
    order = {each.id: number for number, each in enumerate(report.results)}
    return sorted(best.values(), key=lambda each: order[each.result.id])


def _weight(finding: Finding) -> tuple[bool, bool, Urgency]:
    return (finding.urgency is not Urgency.NOW, finding.share, finding.urgency)


def told_together(findings: list[Finding], patterns: tuple[Pattern, ...]) -> list[Told]:
    """Most urgent first, else in the order in which they were found.

    What is critical is never told among others, and a share alone makes no pattern.
    """
    free = {
        each.name: each
        for each in findings
        if each.urgency is not Urgency.NOW and not each.share_alone
    }
    found: list[tuple[int, Told]] = []
    place = {each.name: number for number, each in enumerate(findings)}
    for pattern in patterns:
        names = [name for name in (*pattern.needs, *pattern.takes) if name in free]
        if len(names) > 1 and all(name in free for name in pattern.needs):
            some = tuple(sorted((free.pop(name) for name in names), key=lambda one: one.urgency))
            found.append((min(place[name] for name in names), Told(some, pattern)))
    taken = {each.name for _, told in found for each in told.findings}
    found += [
        (number, Told((each,), None))
        for number, each in enumerate(findings)
        if each.name not in taken
    ]
    return [told for _, told in sorted(found, key=lambda one: (one[1].urgency, one[0]))]


_HIGH: Final = frozenset({Flag.HIGH, Flag.CRITICAL_HIGH})
_LOW: Final = frozenset({Flag.LOW, Flag.CRITICAL_LOW})
_NEGATIVE: Final = (
    "阴性",
    "未检出",
    "未见",
    "非反应",
    "无反应",
    "negative",
    "not detected",
    "non-reactive",
    "nonreactive",
    "(-)",
    "（-）",
    "（－）",
)


def _finding(result: Result, match: Match, quiet_counts: set[str]) -> Finding | None:
    """None where nothing is to be said, or there is no rule."""
    analyte = match.analyte
    if not result.flag.needs_attention:
        return None
    direction, rule = _direction(result, analyte)
    if result.flag.is_critical:
        return Finding(result, analyte, direction, Urgency.NOW, None, match.share)
    if rule is None:
        return None
    alone = match.share and analyte.id in quiet_counts
    soon = not alone and (rule.soon or _is_far(result, direction, rule))
    urgency = Urgency.SOON if soon else Urgency.VISIT
    return Finding(result, analyte, direction, urgency, rule, match.share, alone)


def _direction(result: Result, analyte: Analyte) -> tuple[Direction, Rule | None]:
    """The flag's, with the rule for it. What is "high" in words, as +++ is, has the rule of `abnormal`;
    what is "abnormal" by a number, that of the side it is out on.
    """
    if result.flag in _HIGH:
        if analyte.high is not None:
            return Direction.HIGH, analyte.high
        return Direction.ABNORMAL, analyte.abnormal
    if result.flag in _LOW:
        return Direction.LOW, analyte.low
    side = _side(result)
    if analyte.abnormal is None and side is not None:
        return side, analyte.rule(side)
    if _is_negative(result):
        return Direction.ABNORMAL, None
    return Direction.ABNORMAL, analyte.abnormal


def _is_negative(result: Result) -> bool:
    """The rules of `abnormal` are about what was found; what was not has none."""
    text = result.text.strip().casefold()
    return text in {"-", "－", "neg", "neg."} or text.startswith(_NEGATIVE)


def _side(result: Result) -> Direction | None:
    value, low, high = _numbers(result)
    if value is None:
        return None
    if high is not None and value > high:
        return Direction.HIGH
    if low is not None and value < low:
        return Direction.LOW
    return None


def _is_far(result: Result, direction: Direction, rule: Rule) -> bool:
    """Whether the value has reached the multiple of the range's end from which it should be seen soon."""
    value, low, high = _numbers(result)
    if value is None or rule.soon_at is None:
        return False
    at = Decimal(str(rule.soon_at))
    if direction is Direction.HIGH:
        return high is not None and high > 0 and value >= high * at
    return low is not None and low > 0 and value <= low * at


def _numbers(result: Result) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The value and the ends of its range; None for what is not there, or cannot be compared."""
    usual = result.range or ReferenceRange()
    value = None if result.quantity is None else result.quantity.value
    known = (
        each if each is not None and is_measurable(each) else None
        for each in (value, usual.low, usual.high)
    )
    value, low, high = known
    return value, low, high
